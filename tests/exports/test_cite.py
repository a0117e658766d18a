"""Citations of claims, events, statements and articles in every form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import Story, ledger_of

from incumbent.errors import InputError, NothingFound
from incumbent.exports.cite import cite
from incumbent.exports.tables import ask
from incumbent.ledger import Ledger
from incumbent.ledger.asking.events import EventQuestion
from incumbent.ledger.deriving.decisions import Decision


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    one = Story(
        "wire-1",
        url="https://x.org/a b#{1}%",
        publisher="Wire & Co",
        published="2020-09-03T10:00:00Z",
        title="A {bold} title_1",
    )
    one.claim(
        "start", "Ann Lee", "chief", "Ann Lee became KGB chief in Minsk.", body="KGB", area="Minsk", date="2020-09", how="sworn_in",
        by="Bo", said_by="Cy", status="reported",
    )  # fmt: skip
    one.event("CONSULT", "met", "Lukashenko met Putin.", ["Alexander Lukashenko"])
    one.statement("Lukashenko", "“No early election.”")
    other = Story("wire-2", published=None, publisher=None, duplicate_of="wire-1")
    other.words("Far away. " * 3)
    other.claim("end", None, "head", "The head left.", country=None)
    for _ in range(3):
        other.words("Later. " * 40)
    with ledger_of(tmp_path_factory.mktemp("cite") / "l.sqlite", one, other) as opened:
        yield opened


def particulars(text: str) -> dict[str, str]:
    rows = (
        line.partition(":") for line in text.splitlines() if line[:10].strip().replace(" ", "").rstrip(":").isalpha()
    )
    return {name: value.strip() for name, mark, value in rows if mark}


SAYS = "Ann Lee begins as chief of KGB for Minsk (BLR); date 2020-09, sworn in, by Bo, reported, on the word of Cy"


@pytest.mark.parametrize(
    ("id", "first", "wanted"),
    [
        ("wire-1/c1", "A {bold} title_1 »Ann Lee became KGB chief in Minsk.«",
         {"claim": f"wire-1/c1: {SAYS}", "offsets": "17-51 of the cleaned text"}),
        ("wire-1/v1", "»Lukashenko met Putin.«", {"event": "wire-1/v1: CONSULT: Alexander Lukashenko"}),
        ("wire-1/s1", "»“No early election.”«", {"statement": "wire-1/s1: Lukashenko, direct", "article": "wire-1"}),
        ("wire-1", "article:   wire-1", {"article": "wire-1", "publisher": "Wire & Co", "published": "2020-09-03T10:00:00Z"}),
        ("wire-2/c1", "»The head left.«", {"claim": "wire-2/c1: somebody unnamed ends as head", "copy of": "wire-1", "published": "no date"}),
    ],
)  # fmt: skip
def test_the_words_in_their_context_and_the_particulars(
    ledger: Ledger, id: str, first: str, wanted: dict[str, str]
) -> None:
    text = cite(ledger, id)
    assert text.splitlines()[0] == first
    told = particulars(text)
    assert wanted.items() <= told.items()
    assert told["coded by"] == "incumbent 0.0, hand" and "review" not in told and len(told["read"]) == 20


def test_the_context_is_the_paragraph_as_far_as_it_is_near(tmp_path: Path) -> None:
    story = Story("a")
    words = "one " * 60 + "two " * 60 + "Ann left. " + "three " * 60 + "four " * 60
    span = story.words(words.strip())
    quote = "Ann left."
    at = span.start + words.index(quote)
    story.claim("end", "Ann", "head", "Ann was head.")
    story.claims[0] = type(story.claims[0])(
        "c1", "end", "Ann", "head", type(span)(at, at + len(quote), quote), country="BLR"
    )
    with ledger_of(tmp_path / "l.sqlite", story) as opened:
        shown = " ".join(cite(opened, "a/c1").split("\n\n")[0].split())
    before, _, after = shown.partition(" »Ann left.« ")
    assert before == "… " + " ".join(["two"] * 60)  # 240 characters
    assert after == " ".join(["three"] * 40) + " …"


def test_no_space_before_a_mark_behind_the_quote(tmp_path: Path) -> None:
    story = Story("a")
    span = story.words("So Ann left, they said.")
    story.claim("end", "Ann", "head", "x")
    story.claims[0] = type(story.claims[0])(
        "c1", "end", "Ann", "head", type(span)(span.start + 3, span.start + 11, "Ann left")
    )
    story.text = "A headline\nSo Ann left, they said."  # and nothing behind it
    with ledger_of(tmp_path / "l.sqlite", story) as opened:
        assert cite(opened, "a/c1").splitlines()[0] == "A headline So »Ann left«, they said."


def test_bibtex(ledger: Ledger) -> None:
    assert cite(ledger, "wire-1/c1", "bibtex").splitlines() == [
        "@misc{wire-1-c1,", r"  author = {{Wire \& Co}},", r"  title = {{A \{bold\} title\_1}},", r"  howpublished = {Wire \& Co},",
        "  year = {2020},", "  month = {9},", "  day = {3},", "  date = {2020-09-03},",
        r"  url = {https://x.org/a%20b\#%7B1%7D\%},", "  note = {``Ann Lee became KGB chief in Minsk.''}", "}",
    ]  # fmt: skip
    assert cite(ledger, "wire-2", "bibtex") == "@misc{wire-2,\n  title = {{A headline}}\n}"


def test_ris_and_csl(ledger: Ledger) -> None:
    ris = cite(ledger, "wire-1/c1", "ris").splitlines()
    assert [r for r in ris if not r.startswith("Y2")] == [
        "TY  - NEWS", "ID  - wire-1/c1", "TI  - A {bold} title_1", "T2  - Wire & Co", "PY  - 2020", "DA  - 2020/09/03/",
        "UR  - https://x.org/a b#{1}%", "LA  - en", "N1  - “Ann Lee became KGB chief in Minsk.”", "ER  - ",
    ]  # fmt: skip
    assert {line[:2] for line in cite(ledger, "wire-2", "ris").splitlines()} == {"TY", "ID", "TI", "LA", "Y2", "ER"}
    [item] = json.loads(cite(ledger, "wire-1/c1", "csl"))
    read = item.pop("accessed")["date-parts"]
    assert len(read) == 1 and len(read[0]) == 3
    assert item == {
        "id": "wire-1/c1", "type": "article-newspaper", "title": "A {bold} title_1", "container-title": "Wire & Co",
        "issued": {"date-parts": [[2020, 9, 3]]}, "URL": "https://x.org/a b#{1}%", "language": "en",
        "note": "“Ann Lee became KGB chief in Minsk.”",
    }  # fmt: skip
    [bare] = json.loads(cite(ledger, "wire-2", "csl"))
    assert bare.keys() == {"id", "type", "title", "accessed", "language"}


def test_a_web_annotation(ledger: Ledger) -> None:
    found = json.loads(cite(ledger, "wire-1/v1", "webannotation"))
    assert (found["id"], found["body"]["value"]) == ("urn:incumbent:event:wire-1/v1", "CONSULT: Alexander Lukashenko")
    quote, position = found["target"]["selector"]
    assert (quote["exact"], position["start"], position["end"]) == ("Lukashenko met Putin.", 53, 74)
    assert quote["prefix"] == "Lee became KGB chief in Minsk.\n\n" and quote["suffix"] == "\n\n“No early election.”\n\n"
    whole = json.loads(cite(ledger, "wire-2", "webannotation"))
    assert (whole["id"], whole["target"]) == (
        "urn:incumbent:article:wire-2",
        {"source": "urn:incumbent:article:wire-2"},
    )


def test_a_happening_is_cited_by_its_number_with_or_without_its_letter(ledger: Ledger) -> None:
    [event] = ask.events(ledger, EventQuestion())
    assert event.event_id[0] == "E"
    assert cite(ledger, event.event_id) == cite(ledger, event.event_id[1:]) == cite(ledger, "wire-1/v1")


@pytest.mark.parametrize(
    ("id", "near"),
    [
        ("wire-1/c9", ("wire-1/c1", "wire-1/v1", "wire-1/s1", "wire-1")), ("zzz", ()), ("", ()), ("E999999999999999", ()),
        ("wire", ("wire-1/c1", "wire-2/c1", "wire-1/v1", "wire-1/s1", "wire-1")), ("/c1", ("wire-1/c1", "wire-2/c1")),
    ],
)  # fmt: skip
def test_what_is_not_there_has_near_ids(ledger: Ledger, id: str, near: tuple[str, ...]) -> None:
    with pytest.raises(NothingFound) as error:
        cite(ledger, id)
    assert tuple(error.value.near) == near


def test_an_unknown_format_says_which_there_are(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="choose one of text, bibtex, csl, ris, webannotation") as error:
        cite(ledger, "wire-1", "docx")
    assert error.value.code == "export-format"


def test_a_review_is_told(tmp_path: Path) -> None:
    story = Story("a").claim("end", "Ann", "head").claim("end", "Bea", "chief")
    with ledger_of(tmp_path / "l.sqlite", story) as opened:
        opened.decide(Decision(0, "2020-09-05T10:00:00Z", "R. Viewer", "accept", claim="a/c1"))
        opened.decide(Decision(0, "2020-09-05T10:00:00Z", "R. Viewer", "reject", claim="a/c2"))
        assert particulars(cite(opened, "a/c1"))["review"] == "accepted by a reviewer"
        assert particulars(cite(opened, "a/c2"))["review"] == "rejected by a reviewer"
