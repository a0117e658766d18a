"""Tables: what their cells become in a file and in a notebook, and what their notes say."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar

import pyarrow.parquet as pq
import pytest
from builders import Story, ledger_of, namesakes, reshuffle

from incumbent.errors import InputError
from incumbent.exports.tables import Table, ask, columns_of
from incumbent.exports.tables.columns import Column, column_of_values
from incumbent.exports.tables.files import cell, csv_cell, write_csv, write_jsonl, write_parquet
from incumbent.exports.tables.frames import library
from incumbent.exports.tables.html import QUOTES, ROWS, Words, within
from incumbent.ledger import Ledger
from incumbent.ledger.asking.events import EventQuestion
from incumbent.ledger.deriving.belief import EVERYTHING, Seen


@dataclass(frozen=True)
class Row:
    """A row of every kind of column."""

    name: Annotated[str, "who"]
    count: Annotated[int | None, "how many"] = None
    share: Annotated[float | None, "how much"] = None
    sure: Annotated[bool | None, "whether"] = None
    day: Annotated[dt.date | None, "when"] = None
    parts: Annotated[tuple[str, ...], "of what"] = ()
    SHOWN: ClassVar[tuple[str, ...]] = ("name", "parts", "day")


FULL = Row("Ann", 3, 0.25, True, dt.date(2021, 3, 2), ("a", "b"))


def test_columns_know_their_kinds_and_whether_they_may_be_empty() -> None:
    assert [(c.name, c.kind, c.about, c.required) for c in columns_of(Row)] == [
        ("name", "string", "who", True), ("count", "integer", "how many", False), ("share", "number", "how much", False),
        ("sure", "boolean", "whether", False), ("day", "date", "when", False), ("parts", "list", "of what", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "kind"),
    [([1, 2], "integer"), ([1, None], "integer"), ([1, 1.5], "number"), ([1.5, None], "number"), ([None], "string"), ([], "string"),
     ([1, "a"], "string"), (["a"], "string"), ([b"a"], "string")],
)  # fmt: skip
def test_a_column_of_values_is_of_their_kind(values: list[Any], kind: str) -> None:
    assert column_of_values("x", values) == Column("x", kind, "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "plain", "in_csv"),
    [
        (None, "", ""), (True, "true", "true"), (False, "false", "false"), (1, "1", "1"), (-1, "-1", "-1"), (2.0, "2", "2"),
        (-0.125, "-0.125", "-0.125"), ((), "", ""), (("a", "b\nc"), "a | b c", "a | b c"), (["-a", "b"], "-a | b", "'-a | b"),
        (dt.date(2021, 3, 2), "2021-03-02", "2021-03-02"), ("=1+1", "=1+1", "'=1+1"),
        ("+49 30", "+49 30", "'+49 30"), ("-12.5", "-12.5", "-12.5"),
        ("@x", "@x", "'@x"), ("a\tb\x00c\u202e", "a b c", "a b c"),
    ],
)  # fmt: skip
def test_a_value_as_a_cell(value: Any, plain: str, in_csv: str) -> None:
    assert (cell(value), csv_cell(value)) == (plain, in_csv)


def test_files_of_every_kind_hold_the_same_rows(tmp_path: Path) -> None:
    rows = [tuple(getattr(r, c.name) for c in columns_of(Row)) for r in (FULL, Row("Bo"))]
    assert write_csv(tmp_path / "r.csv", columns_of(Row), rows) == 2
    assert (
        tmp_path / "r.csv"
    ).read_text() == "name,count,share,sure,day,parts\nAnn,3,0.25,true,2021-03-02,a | b\nBo,,,,,\n"
    assert write_jsonl(tmp_path / "r.jsonl", columns_of(Row), rows) == 2
    full = {"name": "Ann", "count": 3, "share": 0.25, "sure": True, "day": "2021-03-02", "parts": ["a", "b"]}
    bare = {"name": "Bo", "count": None, "share": None, "sure": None, "day": None, "parts": []}
    assert [json.loads(line) for line in (tmp_path / "r.jsonl").read_text().splitlines()] == [full, bare]
    assert write_parquet(tmp_path / "r.parquet", columns_of(Row), rows) == 2
    found = pq.read_table(tmp_path / "r.parquet")
    assert found.to_pylist() == [full | {"day": dt.date(2021, 3, 2)}, bare]
    assert found.schema.field("count").metadata == {b"description": b"how many"}


def test_a_row_that_has_not_the_columns_is_no_row(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        write_jsonl(tmp_path / "r.jsonl", columns_of(Row), [("Ann", 3)])
    assert not (tmp_path / "r.jsonl").exists()


def test_parquet_of_many_rows_has_them_all(tmp_path: Path) -> None:
    columns = [Column("n", "integer", "")]
    assert write_parquet(tmp_path / "n.parquet", columns, ((n,) for n in range(45_000))) == 45_000
    assert pq.read_table(tmp_path / "n.parquet").column("n").to_pylist() == list(range(45_000))


def test_a_library_that_is_missing_says_how_to_get_it() -> None:
    with pytest.raises(InputError, match="pip install no_such_library") as error:
        library("no_such_library")
    assert error.value.code == "export-library"


def test_a_table_is_a_sequence_with_a_total() -> None:
    table = Table.of(Row, [Row(str(n)) for n in range(3)], notes=["a note"], total=7)
    assert (len(table), table.total, table.notes, table[1].name, [r.name for r in table[1:]]) == (
        3,
        7,
        ("a note",),
        "1",
        ["1", "2"],
    )
    assert repr(table) == "<3 of 7 rows: name, count, share, sure, day, parts>"
    assert (table[:2].total, table[:2].notes) == (2, ("a note",))
    assert repr(Table.of(Row, [FULL])) == "<1 rows: name, count, share, sure, day, parts>"
    assert Table.of(Row, [FULL], total=0).total == 1
    assert Table.of(Row, [FULL]).to_dicts()[0]["parts"] == ["a", "b"]


def test_a_notebook_shows_some_rows_and_counts_the_others() -> None:
    rows = [Row(f"n{n}.", parts=("x", "y")) for n in range(ROWS + 5)]
    html = Table.of(Row, rows, notes=["see <here>"])._repr_html_()
    assert f"n{ROWS - 1}." in html and f"n{ROWS}." not in html
    assert "<p>… and 5 more rows</p>" in html and "<p>see &lt;here&gt;</p>" in html
    assert "<bdi>x; y</bdi>" in html and ">parts<" in html and ">count<" not in html and "in these words" not in html
    assert "more rows" not in Table.of(Row, rows[:ROWS])._repr_html_()
    assert "… and 1,234 more rows" in Table.of(Row, rows[:1], total=1235)._repr_html_()


def test_a_notebook_shows_the_sentences_with_their_words_marked() -> None:
    words = [
        Words(((f"So {n} ", False), ("left & went", True), (" home.", False)), "The\nPaper", f"a/c{n}")
        for n in range(QUOTES + 1)
    ]
    html = Table.of(Row, [FULL], words=lambda row: words)._repr_html_()
    assert "<bdi>So 0 <mark>left &amp; went</mark> home.</bdi> <small>The Paper [a/c0]</small><br>" in html
    assert "in these words" in html and "So 1 " in html and "So 2 " not in html
    assert Table.of(Row, [FULL], words=lambda row: words)[:1]._repr_html_().count("<mark>") == QUOTES


@pytest.mark.parametrize(
    ("sentence", "quote", "parts"),
    [
        ("Kim left on Monday.", "left", (("Kim ", False), ("left", True), (" on Monday.", False))),
        ("Kim left on Monday.", "gone", (("", False), ("gone", True), ("", False))),
        ("left and left", "left", (("", False), ("left", True), (" and left", False))),
    ],
)  # fmt: skip
def test_a_quote_where_it_stands(sentence: str, quote: str, parts: tuple[tuple[str, bool], ...]) -> None:
    assert within(sentence, quote, "P", "a/c1") == Words(parts, "P", "a/c1")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    visit = Story("wire-2", published="2020-09-05", url="https://wire.example/2", title="A trip to Moscow")
    visit.statement("Alexander Lukashenko", "“There will be no early election,” Lukashenko said.")
    visit.event("CONSULT", "met", "Lukashenko met Putin in Moscow.", ["Alexander Lukashenko"])
    unlikely = Story("wire-3", published="2020-09-06").claim("hold", "Ann Aster", "chief", body="KGB", confidence=0.2)
    unlikely.claim("chosen", "Bea Bell", "head", body="Security Council", date="2020-12-01")
    with ledger_of(
        tmp_path / "l.sqlite", reshuffle(url="https://wire.example/1"), visit, unlikely, *namesakes()
    ) as opened:
        yield opened


def test_who_held_an_office_with_what_the_lists_have(ledger: Ledger) -> None:
    found = ask.who(ledger, "KGB", country="Belarus", on=dt.date(2020, 9, 4))
    [row] = found
    assert (row.office_known_as, row.country, row.person, row.start_earliest, row.start_latest) == (
        "Q1", "BLR", "Ivan Tertel", dt.date(2020, 9, 3), dt.date(2020, 9, 3)
    )  # fmt: skip
    assert (row.end_earliest, row.ended, row.sources, row.claims, row.urls) == (
        dt.date(2020, 9, 3),
        False,
        1,
        ("wire-1/c2",),
        ("https://wire.example/1",),
    )
    assert row.quotes == ("Lukashenko put Ivan Tertel in the place of KGB chief Valery Vakulchik.",)
    assert row.on_that_day is not None and any("lists Ivan Tertel" in n and "(CC0)" in n for n in found.notes)
    assert [r.on_that_day for r in ask.office(ledger, "KGB", country="BLR")] == [None, None]


def test_the_notes_of_an_office(ledger: Ledger) -> None:
    notes = ask.office(ledger, "KGB", country="BLR").notes
    listed = [n.split(" lists ")[1].split(",")[0] for n in notes if " lists " in n]
    assert listed == ["Ivan Tertel", "Andrei Ravkov"]
    assert any("unlikely: Ann Aster" in n for n in notes) and any(n.endswith("1 unlikely left out") for n in notes)
    assert not any("unlikely" in n for n in ask.office(ledger, "KGB", country="BLR", seen=EVERYTHING).notes)
    council = ask.office(ledger, "Security Council", country="BLR").notes
    assert any("vacated, successor not stated: its holder, whom no claim names, left" in n for n in council)
    assert any("chosen or due, not said to be in office: Bea Bell" in n for n in council)


def test_people_who_share_a_name(ledger: Ledger) -> None:
    found = ask.person(ledger, "Jane Doe")
    assert found.notes[0].startswith("2 people are called Jane Doe, told apart by person_id: ")
    assert "(BLR)" in found.notes[0] and "(UKR)" in found.notes[0]
    assert {r.country for r in found} == {"BLR", "UKR"}
    one = ask.person(ledger, "Tertel")
    assert not any("people are called" in n for n in one.notes)
    assert {r.office for r in one} == {
        "Chairman of the State Security Committee",
        "head of the State Control Committee",
    }
    assert any("Bea Bell: chosen or due" in n for n in ask.person(ledger, "Bea Bell").notes)
    assert any(n == "Ann Aster: 1 unlikely left out" for n in ask.person(ledger, "Ann Aster").notes)


def test_a_limit_says_what_it_leaves_out(ledger: Ledger) -> None:
    every = ask.changes(ledger)
    assert len(every) > 2 and not every.notes
    cut = ask.changes(ledger, limit=2)
    assert list(cut) == list(every[:2]) and cut.notes == ("Earlier changes are left out by the limit.",)
    assert not ask.changes(ledger, limit=len(every)).notes
    accounts = ask.disagreements(ledger, seen=EVERYTHING)
    count = len({r.disagreement for r in accounts})
    assert accounts[0].disagreement == 1 and {r.source for r in accounts} >= {"the press"}
    assert not ask.disagreements(ledger, limit=count, seen=EVERYTHING).notes
    fewer = ask.disagreements(ledger, limit=count - 1, seen=EVERYTHING)
    assert fewer.notes[0] == "Less credible disagreements are left out by the limit."


def test_what_is_left_out_as_unlikely_is_counted(ledger: Ledger) -> None:
    strict = ask.events(ledger, EventQuestion(), seen=Seen(0.5, 2))
    assert len(strict) == 0 and strict.notes == ("1 unlikely left out",)
    assert not ask.events(ledger, EventQuestion()).notes
    assert any(n.endswith("unlikely left out") for n in ask.changes(ledger, seen=Seen(0.5, 2)).notes)
    assert any(n.endswith("unlikely left out") for n in ask.disagreements(ledger, seen=Seen(0.99, 2)).notes)


def test_statements_articles_and_hits(ledger: Ledger) -> None:
    [said] = ask.statements(ledger, speaker="Lukashenko")
    assert (said.statement_id, said.kind, said.published, said.headline) == (
        "wire-2/s1", "direct", dt.date(2020, 9, 5), "A trip to Moscow"
    )  # fmt: skip
    assert list(ask.statements(ledger, about="election")) == [said]
    assert (
        len(ask.statements(ledger, until=dt.date(2020, 9, 4)))
        == len(ask.statements(ledger, since=dt.date(2020, 9, 6)))
        == 0
    )
    [hit] = ask.search(ledger, '"early election"', kinds=["statement"])
    assert (hit.id, hit.kind, hit.found, hit.published) == (
        "wire-2/s1",
        "statement",
        ("early election",),
        dt.date(2020, 9, 5),
    )
    assert {h.kind for h in ask.search(ledger, "election")} == {"statement", "article"}
    assert len(ask.search(ledger, "nowhere")) == 0
    articles = {a.article_id: a for a in ask.articles(ledger)}
    assert (articles["wire-2"].published, articles["wire-2"].title) == (dt.date(2020, 9, 5), "A trip to Moscow")


def test_the_sentences_of_each_kind_of_row(ledger: Ledger) -> None:
    events, search = ask.events(ledger, EventQuestion()), ask.search(ledger, "election", kinds=["statement"])
    assert (
        "<mark>Lukashenko met Putin in Moscow.</mark>" in events._repr_html_()
        and "Test Wire [wire-2/v1]" in events._repr_html_()
    )
    assert "There will be no early <mark>election</mark>,” Lukashenko said." in search._repr_html_()
    assert "Test Wire, 2020-09-03 [wire-1/c2]" in ask.office(ledger, "KGB", country="BLR")._repr_html_()
    statements = ask.statements(ledger)
    ledger.close()
    assert "<mark>“There will be no early election,” Lukashenko said.</mark>" in statements._repr_html_()


@pytest.fixture
def days(tmp_path: Path) -> Iterator[Ledger]:
    """Three changes on three days, and changes that are not believed: one before all, one between the second and the third."""
    story = Story("days-1", published="2021-06-01")
    for n, (person, day, sure) in enumerate(
        (("Ann Aster", "2021-01-01", 0.2), ("Bo Birch", "2021-02-01", 0.95), ("Cy Cedar", "2021-03-01", 0.95),
         ("Di Dane", "2021-03-15", 0.2), ("Ed Elm", "2021-04-01", 0.95))
    ):  # fmt: skip
        story.claim("start", person, "chief", body=f"Office {n}", date=day, confidence=sure)
    for n in range(4):
        story.event("CONSULT", "met", f"Group {n} met.", [f"Group {n}"])
        story.statement(f"Speaker {n}", f"“The tax of {n} stands,” he said.")
    with ledger_of(tmp_path / "d.sqlite", story) as opened:
        yield opened


@pytest.mark.parametrize(
    ("asked", "people", "notes"),
    [
        ({}, ["Ed Elm", "Cy Cedar", "Bo Birch"], ("2 unlikely left out",)),
        ({"limit": 3}, ["Ed Elm", "Cy Cedar", "Bo Birch"], ("2 unlikely left out",)),
        ({"limit": 2}, ["Ed Elm", "Cy Cedar"], ("Earlier changes are left out by the limit.", "1 unlikely left out")),
        ({"limit": 1}, ["Ed Elm"], ("Earlier changes are left out by the limit.",)),
        ({"since": dt.date(2021, 3, 15)}, ["Ed Elm"], ("1 unlikely left out",)), ({"since": dt.date(2021, 3, 16)}, ["Ed Elm"], ()),
        ({"until": dt.date(2021, 3, 1)}, ["Cy Cedar", "Bo Birch"], ("1 unlikely left out",)), ({"country": "Russia"}, [], ()),
        ({"seen": EVERYTHING, "limit": 9}, ["Ed Elm", "Di Dane", "Cy Cedar", "Bo Birch", "Ann Aster"], ()), ({"told": "background"}, [], ()),
    ],
)  # fmt: skip
def test_what_is_left_out_of_changes_is_of_the_days_shown(
    days: Ledger, asked: dict[str, Any], people: list[str], notes: tuple[str, ...]
) -> None:
    table = ask.changes(days, **asked)
    assert ([r.person for r in table], table.notes, table.total) == (people, notes, len(people))
    assert all(table._words is not None and [w.id for w in table._words(r)] == list(r.claims) for r in table)


def test_events_of_a_limit_and_how_many_there_are(days: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    question = EventQuestion()
    every = ask.events(days, question, grouped=False)
    assert (len(every), every.total, every.notes) == (4, 4, ())
    two = ask.events(days, question, grouped=False, limit=2)
    assert (list(two), two.total, two.notes) == (list(every[:2]), 4, ())
    assert two._words is not None and [w.id for w in two._words(two[1])] == ["days-1/v3"]
    monkeypatch.setattr("incumbent.ledger.asking.happenings.TELLINGS", 1)
    cut = ask.events(days, question, grouped=False, limit=3)
    assert (len(cut), cut.total) == (3, 3)
    assert cut.notes == ("There are more, earlier, that were not looked at; raise the limit, or narrow the question.",)
    assert ask.events(days, question, grouped=False, limit=5).notes == ()
    shown, left_out, more = ask.happenings(days, question, grouped=False, latest=4)
    assert (len(shown), left_out, more) == (4, 0, True) and ask.happenings(days, question, latest=5)[2] is False
    assert ask.happenings(days, question, seen=Seen(0.5, 2))[:2] == ([], 4)


def test_statements_and_hits_of_a_limit_and_how_many_there_are(days: Ledger) -> None:
    for asked in ({}, {"about": "tax"}):
        table = ask.statements(days, limit=3, **asked)  # type: ignore[arg-type]
        assert (len(table), table.total) == (3, 4)
    one = ask.statements(days, speaker="Speaker 2", limit=1)
    assert (len(one), one.total, one[0].speaker) == (1, 1, "Speaker 2")
    assert one._words is not None and [(w.id, w.source) for w in one._words(one[0])] == [("days-1/s3", "Test Wire")]
    hits = ask.search(days, "tax", limit=2)
    assert ([h.kind for h in hits], hits.total) == (["statement", "statement", "article"], 5)
    assert hits._words is not None and [w.id for w in hits._words(hits[2])] == ["days-1"]
    none = ask.search(days, "nowhere")
    assert (len(none), none.total, none.notes) == (0, 0, ())


def test_the_quote_alone_is_marked_in_its_sentence(days: Ledger) -> None:
    text = days.record("days-1").article.text
    start = text.index("tax of 2")
    found = ask._in_article(days, "days-1", start, start + 8, "tax of 2", "Test Wire", "days-1/s3")
    assert found.parts == (("“The ", False), ("tax of 2", True), (" stands,” he said.", False))
    days.close()
    alone = ask._in_article(days, "days-1", start, start + 8, "tax of 2", "Test Wire", "days-1/s3")
    assert alone == Words((("", False), ("tax of 2", True), ("", False)), "Test Wire", "days-1/s3")
