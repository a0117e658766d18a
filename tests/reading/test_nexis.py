"""Exports of press archives: where a document begins and ends, and what each of its lines is."""

from __future__ import annotations

import pytest

from incumbent.errors import InputError
from incumbent.reading.nexis import read_export
from incumbent.reading.raw import RawArticle

FIRST = "The finance minister of Ruritania resigned on Tuesday after eleven months in office."
SECOND = "The premier named a deputy to succeed her until parliament has met."
POST, PAPER = "POST000020210302eh3200001", "PAPER00020210303eh3200002"


def read(text: str) -> list[RawArticle | InputError]:
    return [f for f in read_export(text, "here") if isinstance(f, (RawArticle, InputError))]


def lexis(*lines: str, body: str = FIRST, end: str = "LOAD-DATE: March 3, 2021") -> RawArticle:
    [found] = read("\n".join(["1 of 1 DOCUMENTS", "", *lines, "", body, "", end, ""]))
    assert isinstance(found, RawArticle), found
    return found


@pytest.mark.parametrize(
    ("lines", "title", "publisher", "published"),
    [
        (("The Post", "March 2, 2021 Tuesday", "Minister quits", "LENGTH: 60 words"), "Minister quits", "The Post", "March 2, 2021 Tuesday"),
        (("Minister quits", "The Post", "March 2, 2021 Tuesday", "LENGTH: 60 words"), "Minister quits", "The Post", "March 2, 2021 Tuesday"),
        (("The Post", "March 2, 2021", "HEADLINE: Minister quits", "Length: 60 words"), "Minister quits", "The Post", "March 2, 2021"),
        (("The Post", "Section", "March 2, 2021", "HEADLINE: Minister quits", "BODY:"), "Minister quits", "The Post", "March 2, 2021"),
        (("The Post", "March 2, 2021", "LENGTH: 60 words"), None, "The Post", "March 2, 2021"),
        (("The Post", "Minister quits", "LENGTH: 60 words"), "Minister quits", "The Post", "March 3, 2021"),
        (("The Post", "Copyright 2021 The Post", "Page 1", "March 2, 2021", "Minister quits", "All Rights Reserved", "LENGTH: 60 words"), "Minister quits", "The Post", "March 2, 2021"),
        (("LENGTH: 60 words",), None, None, "March 3, 2021"),
        (("March 2, 2021", "The Post", "Minister quits", "LENGTH: 60 words"), "Minister quits", "The Post", "March 2, 2021"),
    ],
)  # fmt: skip
def test_the_head_of_a_document(
    lines: tuple[str, ...], title: str | None, publisher: str | None, published: str | None
) -> None:
    found = lexis(*lines)
    assert (found.title, found.publisher, found.published, found.text) == (title, publisher, published, FIRST)
    assert (found.where, found.id) == ("", None)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{SECOND}"), (f"Copyright 2021 The Post\n\nBody\n\n{FIRST}", FIRST), (f"    {SECOND}\n{FIRST}", FIRST), (f"{FIRST}\n    {SECOND}", f"{FIRST}\n    {SECOND}"),
        (f"{FIRST}\nSECTION: the second of three", f"{FIRST}\nSECTION: the second of three"), (f"{FIRST}\nSUBJECT: MINISTERS\nwords\nSECTION: x\nmore", FIRST), (f"LANGUAGE: English\nURL: https://x.example\n{FIRST}", FIRST),
        (f"Body\n    {FIRST}", FIRST), (f"{FIRST}\nBody\n{SECOND}", f"{FIRST}\n{SECOND}"), (f"{FIRST}\ncopyright law was changed", f"{FIRST}\ncopyright law was changed"),
    ],
)  # fmt: skip
def test_the_body_of_a_document(body: str, text: str) -> None:
    assert lexis("The Post", "March 2, 2021", "Minister quits", "LENGTH: 60 words", body=body).text == text


@pytest.mark.parametrize(
    ("line", "authors"), [("BYLINE: By Ann Lee", ("Ann Lee",)), ("Byline: Ann Lee", ("Ann Lee",)), ("BYLINE:", ()), ("SECTION: A", ())]
)  # fmt: skip
def test_who_wrote_a_document(line: str, authors: tuple[str, ...]) -> None:
    assert lexis("The Post", "March 2, 2021", "Minister quits", line, "LENGTH: 60 words").authors == authors


def test_the_first_of_two_fields_of_one_name_counts() -> None:
    assert lexis("The Post", "HEADLINE: One", "HEADLINE: Two", "LENGTH: 60 words").title == "One"


PART = f"The Post\nMarch 2, 2021\nMinister quits\nLENGTH: 60 words\n{FIRST}\nLOAD-DATE: x\n"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (f"1 of 2 DOCUMENTS\n{PART}2 of 2 DOCUMENTS\n{PART}", ["document 1", "document 2"]), (f"Document 1 of 1\r\n{PART}", [""]), (f"{PART}End of Document\n{PART}End of Document\n", ["document 1", "document 2"]),
        (f"Search: ministers of Ruritania, all dates, everything that was found in all of the sources\n1 of 1 DOCUMENTS\n{PART}", [""]),
        (f"1 of 1 DOCUMENTS\n{PART}End of Document\n", [""]), (f"{PART}1 of 1 DOCUMENTS\n{PART}", ["document 1", "document 2"]), ("1 of 1 DOCUMENTS\nToo short\n", []), (f"1 of 1 DOCUMENTS\n{'x' * 80}\n", []),
        (f"1 of 1 DOCUMENTS\n{'x' * 81}\n", ["input-empty"]), (f"2 of 2 DOCUMENTS\n{'x' * 90}\n1 of 2 DOCUMENTS\n{PART}", [""]), (PART, [""]), ("", []),
        (f"{'x' * 90}\n1 of 1 DOCUMENTS\n \n", ["input-empty"]),
    ],
)  # fmt: skip
def test_where_documents_begin_and_end(text: str, places: list[str]) -> None:
    found = read(text)
    assert [f.where if isinstance(f, RawArticle) else f.code for f in found] == places
    assert all(f.text == FIRST for f in found if isinstance(f, RawArticle))


def test_a_document_without_a_body_is_told_by_its_number() -> None:
    empty = "Only a headline of the paper\n" + "LENGTH: 60 words\n" * 5
    _, error = read(f"1 of 2 DOCUMENTS\n{PART}2 of 2 DOCUMENTS\n{empty}")
    assert isinstance(error, InputError) and str(error).startswith("here document 2: no body found")
    [alone] = read(f"1 of 1 DOCUMENTS\n{empty}")
    assert isinstance(alone, InputError) and str(alone).startswith("here: no body found")


def factiva(*lines: str, body: str = FIRST) -> RawArticle:
    [found] = read("\n".join([*lines, body, "", f"Document {POST}", ""]))
    assert isinstance(found, RawArticle), found
    assert found.id == POST
    return found


AFTER = ("2 March 2021", "18:00", "The Post", "POST", "A1", "12", "English", "(c) 2021 The Post")


@pytest.mark.parametrize(
    ("lines", "title", "publisher", "published", "authors"),
    [
        (("Minister quits", "By Ann Lee", "60 words", *AFTER), "Minister quits", "The Post", "2 March 2021", ("Ann Lee",)), (("Minister quits over budget", "1,060 words", *AFTER), "Minister quits over budget", "The Post", "2 March 2021", ()),
        (("World News", "Minister quits over budget", "By Ann Lee", "60 words", *AFTER), "Minister quits over budget", "The Post", "2 March 2021", ("Ann Lee",)),
        (("Minister quits over budget", "Ann Lee", "60 words", *AFTER), "Minister quits over budget", "The Post", "2 March 2021", ()), (("Minister quits over budget", "The premier has named a deputy", "60 words", *AFTER), "Minister quits over budget", "The Post", "2 March 2021", ()),
        (("Minister quits", "60 words", *AFTER), "Minister quits", "The Post", "2 March 2021", ()), (("60 words", *AFTER), None, "The Post", "2 March 2021", ()), (("By Ann Lee", "60 words", *AFTER), None, "The Post", "2 March 2021", ()),
        (("Minister quits over budget", "60 words", "The Post", "(c) 2021"), "Minister quits over budget", "The Post", None, ()), (("Minister quits over budget", "60 words", "POST", "2 March 2021", "The Post"), "Minister quits over budget", "The Post", "2 March 2021", ()),
        (("Minister quits over budget", "60 words", "2 March 2021", "The Post", "The Post, page of the capital and its suburbs", "(c) 2021"), "Minister quits over budget", "The Post", "2 March 2021", ()),
        (("Minister quits over budget", "60 words", "2 March 2021", "x" * 79), "Minister quits over budget", "x" * 79, "2 March 2021", ()),
        (("World News", "Minister quits over", "60 words", *AFTER), "World News", "The Post", "2 March 2021", ()),
        (("The Old World News", "Minister quits over budget", "By Ann Lee", "60 words", *AFTER), "The Old World News", "The Post", "2 March 2021", ("Ann Lee",)),
    ],
)  # fmt: skip
def test_the_head_of_an_article_of_factiva(
    lines: tuple[str, ...], title: str | None, publisher: str | None, published: str | None, authors: tuple[str, ...]
) -> None:
    found = factiva(*lines)
    assert (found.title, found.publisher, found.published, found.authors) == (title, publisher, published, authors)
    assert found.text == FIRST


def test_lines_of_the_body_are_not_taken_for_its_head() -> None:
    head = ("Minister quits over budget", "60 words", "2 March 2021", "The Post")
    assert factiva(*head, "x" * 80).text == f"{'x' * 80}\n{FIRST}"
    assert factiva("Minister quits over budget", "60 words", "2 March 2021", "x" * 80).text == f"{'x' * 80}\n{FIRST}"
    assert factiva(*head, "It is over.").text == f"It is over.\n{FIRST}"
    assert factiva(*head, "y" * 59).text == FIRST
    assert factiva(*head, "y" * 60).text == f"{'y' * 60}\n{FIRST}"
    assert factiva(*head, *["Ruritania"] * 7).text == FIRST
    assert factiva(*head, *["Ruritania"] * 9).text == f"Ruritania\nRuritania\n{FIRST}"
    assert factiva("Minister quits over budget", "60 words", *["Ruritania now"] * 6, "2 March 2021").published is None


def test_articles_of_factiva_end_with_their_numbers() -> None:
    one = f"Minister quits\n60 words\n2 March 2021\nThe Post\n(c) 2021\n{FIRST}\n\nDocument {POST}\n"
    two = f"Speaker quits\n30 words\n3 March 2021\nThe Paper\n(c) 2021\n{SECOND}\n\nAN Document {PAPER}\n\nsearch summary\n"
    found = read(one + "\n" + two)
    assert [(f.id, f.where, f.text) for f in found if isinstance(f, RawArticle)] == [
        (POST, "document 1", FIRST),
        (PAPER, "document 2", SECOND),
    ]
    assert [f.where for f in read(one) if isinstance(f, RawArticle)] == [""]
    [error] = read(f"No number of words\n\nDocument {POST}\n")
    assert isinstance(error, InputError) and error.code == "input-empty"


def test_fields_under_codes_are_as_long_as_the_lines_until_the_next() -> None:
    found = factiva(
        "HD Minister",
        "quits",
        "BY  Ann Lee",
        "PD 2 March 2021",
        "SN The Post",
        "LP",
        body=f"{FIRST}\n\nTD\n{SECOND}\n\nCO",
    )
    assert (found.title, found.authors, found.published, found.publisher) == (
        "Minister\nquits",
        ("Ann Lee",),
        "2 March 2021",
        "The Post",
    )
    assert found.text.split("\n\n")[0].strip() == FIRST and found.text.strip().endswith(SECOND)
    [error] = read(f"before\nHD \nXX\n\nDocument {POST}\n")
    assert isinstance(error, InputError) and error.code == "input-empty"
