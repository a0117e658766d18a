"""What a stream is: told by its first bytes, and by its name only where they leave it open."""

from __future__ import annotations

import pytest

from incumbent.errors import InputError
from incumbent.reading.kinds import Kind, kind_of, looks_lines, looks_table, may_be_article, plain_name

PROSE = "The minister left on Friday. "
LENGTH = "LENGTH: 60 words"
CODE = "Document POST000020210302eh3200001"


def kind(text: str | bytes, name: str = "unnamed", *, whole: bool = True) -> Kind:
    return kind_of(text.encode() if isinstance(text, str) else text, name, "here", whole=whole)


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        (b"PK\x05\x06", "a", Kind.ZIP), (b"\0" * 257 + b"ustar\0", "a", Kind.TAR), (b"x" * 1019 + b"%PDF-", "a", Kind.PDF), (b"x" * 1020 + b"%PDF-", "a", Kind.TEXT),
        (b"WARC/1.1", "a", Kind.WARC), (b"WARC/x", "a", Kind.TEXT),
        ("<rss/>", "a", Kind.FEED), ("<?xml version='1.0'?><!-- x --><rdf:RDF>", "a", Kind.FEED), ("<feed>", "a", Kind.FEED), ("<channel>", "a", Kind.FEED), ("<opml>", "a.html", Kind.OPML),
        ("<nitf>", "a", Kind.NITF), ("<NewsItem>", "a", Kind.NEWSML), ("<x:newsMessage>", "a", Kind.NEWSML), ("\ufeff \n<html>", "a", Kind.HTML),
        ("<!doctype html>\n<x>", "a", Kind.HTML), ("<div><b>", "a", Kind.HTML), ("<!-- x -->words", "a", Kind.HTML), ("<!DOCTYPE x [<!ENTITY y 'z'>]><nitf>", "a", Kind.NITF),
        ("<x>words", "a", Kind.TEXT), ("<x>words", "a.html", Kind.HTML), ("words", "a.htm", Kind.HTML), ("words", "a.xhtml.xz", Kind.HTML), ("words < words", "a", Kind.TEXT),
        ("words", "a.jsonl", Kind.JSON_LINES), ("words", "a.ndjson.bz2", Kind.JSON_LINES), ('{"a": 1}', "a", Kind.JSON), ("[1]", "a", Kind.JSON), ("words", "a.json", Kind.JSON),
        ('{"a": 1}\n{"a": 2}', "a", Kind.JSON_LINES), ('[{"a": 1}]\n{"a": 2}', "a", Kind.JSON), ('{"a": 1}\n{"a": 2}', "a.json", Kind.JSON_LINES), ('{\n"a": 1\n}\n', "a", Kind.JSON),
        ('x\n{"a": 1}\n{"a": 2}', "a", Kind.JSON_LINES), ('x\n{"a": 1}\n{"a": 2}', "a.txt", Kind.TEXT),
        ("From a@b.example Tue Mar  2 18:00:00 2021\n", "a", Kind.MAILBOX), ("From - x", "a", Kind.MAILBOX), ("From the capital of the land.", "a", Kind.TEXT),
        ("From: a\nTo: b\n\nwords", "a", Kind.MAIL), ("From: a\n\nTo: b\n", "a", Kind.TEXT), ("Subject: a\n b\nDate: c\n", "a", Kind.MAIL), ("b\nSubject: a\nDate: c\n", "a", Kind.TEXT),
        ("From: a\nTo: b\nwords", "a", Kind.TEXT), ("From: a\nTo: b\nDate: c\nwords", "a", Kind.MAIL), ("Subject: a\nwords", "a", Kind.TEXT), ("words\nSubject: a\nDate: c\nTo: d", "a", Kind.TEXT),
        ("title,text\n", "a", Kind.TABLE), ("words", "a.csv", Kind.TABLE), ("words", "a.tsv.gz", Kind.TABLE),
        (f"{LENGTH}\n{LENGTH}\n", "a", Kind.EXPORT), (f"{LENGTH}\n", "a", Kind.TEXT), (f"Load-Date: x\n{PROSE}", "a", Kind.EXPORT), (f"{LENGTH}\nEnd of Document\n", "a", Kind.EXPORT),
        ("End of Document\n", "a", Kind.TEXT), (f"60 words\n{CODE}\n", "a", Kind.EXPORT), (f"{PROSE}\n{CODE}\n", "a", Kind.EXPORT), (PROSE, "a", Kind.TEXT), (PROSE, "b.md", Kind.TEXT),
    ],
)  # fmt: skip
def test_what_a_stream_is(text: str | bytes, name: str, found: Kind) -> None:
    assert kind(text, name) is found


@pytest.mark.parametrize(
    ("fields", "found"), [(39, Kind.MAIL), (40, Kind.TEXT)], ids=["in the first forty lines", "after forty lines"]
)
def test_fields_of_mail_are_looked_for_in_forty_lines(fields: int, found: Kind) -> None:
    assert kind("Subject: a\n" + " b\n" * (fields - 1) + "Date: c\n") is found


@pytest.mark.parametrize(
    ("text", "whole", "lines"),
    [
        ('{"a": 1}', True, False), ('{"a": 1}', False, True), ('{"a": 1}\n{"a": 2', True, True), ('{"a": 1}\n{"a": 2', False, True), ('{"a": 1', False, False),
        ('x\n{"a": 1}', True, True), ('x\n{"a": 1}', False, False), ('x\ny\n{"a": 1}', True, False), ('x\ny\n{"a": 1}\n{"b": 2}\n{"c', True, False), ('x\ny\n{"a": 1}\n{"b": 2}\n{"c', False, True),
        ("x\ny", True, False), ("", True, False), ("\n \n", False, False), ('\n\n{"a": 1}\n\n{"a": 2}\n', True, True), ("{x}\ny", True, False), ("[1]\n[2]", True, False),
        ("x\n" * 30 + '{"a": 1}\n' * 30, True, True), ("x\n" * 31 + '{"a": 1}\n' * 40, True, False), ('{"a": ' + "[" * 100_000 + "}\nx", True, False), ('"{"\n"}"', True, False),
    ],
)  # fmt: skip
def test_lines_of_json_are_told_by_the_first_or_by_most_of_them(text: str, whole: bool, lines: bool) -> None:
    assert looks_lines(text, whole) is lines


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("title,text", True), ("title;date", True), ("title\tid", True), ("text|id", True), ("date,id", False), ("title", False), ("title,x", False), ("sep=;\n", True), ("sep=;x\n", False),
        ("x\ntitle,text", False), ("title,text\rA,B", True), ("title,date," + "x" * 80, True), ("date,title" + " " * 60, False), ("", False), ("Date, title and text of it all", False),
        ("x," * 9_999 + "title,text", False),
    ],
)  # fmt: skip
def test_tables_are_told_by_the_names_in_their_first_line(text: str, table: bool) -> None:
    assert looks_table(text) is table


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "input-empty", "the file is empty"), (b"GIF89a", "input-format", "a picture"), (b"Rar!x", "input-format", "unpack it first"), (b"MZ\x90\0", "input-format", "a program"),
        (b"<urlset>", "input-format", "sitemap"), (b"<sitemapindex>", "input-format", "sitemap"), (b"<?xml version='1.0'?><stock>", "input-format", "(<stock>)"),
        (b"<?xml version='1.0'?><" + b"s" * 60 + b">", "input-format", "(<" + "s" * 40 + ">)"), (b"\x00\x01\x02\x03" * 50, "input-binary", "binary data"),
    ],
)  # fmt: skip
def test_what_is_not_read(data: bytes, code: str, words: str) -> None:
    with pytest.raises(InputError) as told:
        kind(data)
    assert told.value.code == code and words in str(told.value)


@pytest.mark.parametrize(
    ("name", "plain"), [("A.TXT.GZ", "a.txt"), ("a.csv.xz", "a.csv"), ("a.md.bz2", "a.md"), ("gz", "gz"), ("a.gz.txt", "a.gz.txt")]
)  # fmt: skip
def test_names_without_what_says_how_they_are_packed(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize("name", ["a.txt", "a.TEXT", "a.md.gz", "a.markdown"])
def test_text_in_a_folder_is_read_under_these_names(name: str) -> None:
    assert may_be_article(name, Kind.TEXT) and not may_be_article(name + ".log", Kind.TEXT)
    assert may_be_article(name + ".log", Kind.JSON)
