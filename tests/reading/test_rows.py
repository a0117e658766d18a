"""Tables, line by line: what stands in which cell, what is told of a row with a fault, and where reading goes on."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from incumbent.errors import InputError
from incumbent.reading.raw import RawArticle
from incumbent.reading.rows import Lines, _delimiter, _lenient, read_table

HEAD = "id,title,text\n"


def read(table: str) -> list[RawArticle | InputError]:
    found = list(read_table(iter(table.splitlines(keepends=True)), "here"))
    return [f for f in found if isinstance(f, (RawArticle, InputError))]


def cells(found: Iterable[RawArticle | InputError]) -> list[str]:
    """Each article by its cells and its line; each error by what it says first."""
    return [
        f"{f.id}|{f.title}|{f.text}|{f.where}" if isinstance(f, RawArticle) else str(f).partition(";")[0] for f in found
    ]


UNCLOSED = "a quotation mark opens a field and is not closed"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("1,A,One\n2,B,Two\n", ["1|A|One|line 2", "2|B|Two|line 3"]), ("1,A,One", ["1|A|One|line 2"]),
        ("\n , \n1,A,One\n\n", ["1|A|One|line 4"]), ("1,A\n", ["1|A||line 2"]), ("1,A,One, ,\n", ["1|A|One|line 2"]),
        ("1,A,One,x\n2,B,Two\n", ["here line 2: 4 cells under 3 names", "2|B|Two|line 3"]),
        ('1,A,"One\nmore"\n2,B,Two\n', ["1|A|One\nmore|line 2", "2|B|Two|line 4"]), ('1,"A ""b""","One, more"\n', ['1|A "b"|One, more|line 2']),
        ('1,A,"One\n2,B,Two\n', [f"here line 2: {UNCLOSED}", "2|B|Two|line 3"]), ('1,A "b" c,One\n', ['1|A "b" c|One|line 2']),
        ('1,"A" b,One\n2,B,Two\n', ['1|"A" b|One|line 2', "2|B|Two|line 3"]), ('1,"A "b" c","One"\n', ['1|A "b" c|One|line 2']),
        ('1,A,5" gun\n2,B,Two\n', ['1|A|5" gun|line 2', "2|B|Two|line 3"]),
        ('1,"A "b",One\n2,B,Two\n', ['1|A "b|One|line 2', "2|B|Two|line 3"]),
        ('1,A,One\n2,"B,x,Two\n3,"C",Three\n', ["1|A|One|line 2", f"here line 3: {UNCLOSED}", "3|C|Three|line 4"]),
        ('1,"A \\"b\\"",One\n2,B,Two\n', ['1|A "b"|One|line 2', "2|B|Two|line 3"]),
        ('1,"A \\"b\\", c",One\n2,B,Two\n', ['1|A "b", c|One|line 2', "2|B|Two|line 3"]),
        ('1,A,"C:\\"\n2,B,Two\n', ["1|A|C:\\|line 2", "2|B|Two|line 3"]),
        ('1,"A \\"b",One,x\n2,B,Two\n', [f"here line 2: {UNCLOSED}", "2|B|Two|line 3"]), ('1,A" b,"One\n2,B,Two\n', ['1|A" b|"One|line 2', "2|B|Two|line 3"]),
        ("1,A\0,One\n", ["1|A|One|line 2"]),
        ("", ["here: holds no articles: there is no row under the header"]), (" , ,\n", ["here: holds no articles: there is no row under the header"]),
        ("1,A,One,x\n", ["here line 2: 4 cells under 3 names"]), ('1,A,"One\n', [f"here line 2: {UNCLOSED}"]),
    ],
)  # fmt: skip
def test_rows_of_a_table(rows: str, found: list[str]) -> None:
    assert cells(read(HEAD + rows)) == found


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("", ["here: holds no articles"]), ("\n \n\t\n", ["here: holds no articles"]), ("sep=;\n", ["here: holds no articles"]),
        ("sep=;\nid;title;text\n1;A, B;One\n", ["1|A, B|One|line 3"]), (" sep=# \nid#title#text\n1#A#One\n", ["1|A|One|line 3"]),
        ("\ufeffsep=,\n\nid,title,text\n1,A,One\n", ["1|A|One|line 4"]), ("sep=;x\n1,2\n", ["here line 2: no text field found (fields: sep=)"]),
        ("\ufeff\n\nid,title,text\n1,A,One\n", ["1|A|One|line 4"]), ('\ufeff"id","title","text"\n1,A,One\n', ["1|A|One|line 2"]),
        ("id\ttitle\ttext\n1\tA, B\tOne\n", ["1|A, B|One|line 2"]), ("id|title|text\n1|A|One\n", ["1|A|One|line 2"]),
        ('"id,title\n1,A\n', [f"here line 1: {UNCLOSED}"]),
        ("id,title,text,title,,Unnamed: 0\n1,A,One,B,C,D\n", ["1|A|One|line 2"]), (" id , title , text \n1,A,One\n", ["1|A|One|line 2"]),
    ],
)  # fmt: skip
def test_headers_of_a_table(table: str, found: list[str]) -> None:
    assert cells(read(table)) == found


def test_an_error_of_the_header_says_that_the_rest_is_not_read() -> None:
    [error] = read('"id,title\n1,A\n')
    assert isinstance(error, InputError) and error.code == "input-csv" and "the rest is not read" in str(error)


@pytest.mark.parametrize(("faults", "all_read"), [(199, True), (200, True), (201, False)])
def test_a_table_of_faults_is_given_up_after_two_hundred(faults: int, all_read: bool) -> None:
    found = read(HEAD + '1,A,"One\n' * faults + "2,B,Two\n")
    assert cells(found)[-1:] == (
        ["2|B|Two|line " + str(faults + 2)] if all_read else [f"here line {faults + 1}: {UNCLOSED}"]
    )
    assert ("the rest is not read" in str(found[-1])) != all_read


def test_a_row_too_wide_counts_among_the_faults() -> None:
    found = read(HEAD + "1,A,One,x\n" * 200 + '1,A,"One\n' + "2,B,Two\n")
    assert "the rest is not read" in str(found[-1]) and len(found) == 201


def test_only_a_row_of_more_lines_than_any_article_has_is_a_fault() -> None:
    long = HEAD + '1,A,"' + "x\n" * 19_999 + '"\n2,B,Two\n'
    first, second = read(long)
    assert isinstance(first, RawArticle) and first.text.count("x") == 19_999
    assert cells([second]) == ["2|B|Two|line 20002"]
    assert cells(read(long.replace('"x', '"x\nx')))[0] == f"here line 2: {UNCLOSED}"


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [
        ("id,title,text", ","), ("id;title;text", ";"), ("id\ttitle\ttext", "\t"), ("id|title|text", "|"), ("title, subtitle;text;date", ";"),
        ("a;b,c;d", ";"), ("text", ","), ("title,text;text;text", ";"), ("id,title|x|y|z", "|"),
    ],
)  # fmt: skip
def test_the_delimiter_parts_the_most_names_that_are_known(header: str, delimiter: str) -> None:
    assert _delimiter(header) == delimiter


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("a,b", ["a", "b"]), ("", [""]), ("a,", ["a", ""]), (",a", ["", "a"]), ('"a","b"', ["a", "b"]), ('"a, b",c', ["a, b", "c"]), ('"a "b" c",d', ['a "b" c', "d"]),
        ('"a""b",c', ['a"b', "c"]), ('"a,b', ['"a', "b"]), ('"', ['"']), ('""', [""]), ('a"b,c"', ['a"b', 'c"']), ('a,"b"c",d', ["a", 'b"c', "d"]), ('"a",b,"c"', ["a", "b", "c"]),
    ],
)  # fmt: skip
def test_the_cells_of_a_line_with_stray_quotation_marks(line: str, found: list[str]) -> None:
    assert _lenient(line, ",") == found


def test_a_line_longer_than_two_hundred_thousand_is_taken_apart_as_tables_are() -> None:
    assert _lenient('"a "b",' + "x" * 200_000, ",") == ['a b"', "x" * 200_000]
    assert _lenient('"a "b",' + "x" * 199_993, ",") == ['a "b', "x" * 199_993]


def test_lines_are_read_when_they_are_looked_at_and_forgotten_when_done() -> None:
    rest = iter(["a\n", "b\0\n", "c"])
    lines = Lines(rest)
    assert lines.has(0) and lines[0] == "a" and lines.has(1) and lines[1] == "b"
    assert next(rest) == "c"
    lines.forget(1)
    assert lines[1] == "b" and not lines.has(2)
    lines.forget(9)
    assert not lines.has(9)
