"""What each parameter of the public ledger does, and what it is where it is left out."""

from __future__ import annotations

import datetime as dt
import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import Story, ledger_of, reshuffle

from incumbent import InputError, Ledger, LedgerError, NothingFound, read_articles
from incumbent.python.reading import UnreadableInput, as_list

DEFAULTS: dict[str, dict[str, Any]] = {
    "open": {"create": False},
    "read": {"published": None, "publisher": None, "fields": None, "model": None, "workers": 1, "again": False},
    "who": {"country": None, "on": None, "known_on": None, "min_confidence": 0.5, "at_least": 1},
    "office": {"country": None, "known_on": None, "limit": None, "min_confidence": 0.5, "at_least": 1},
    "person": {"known_on": None, "min_confidence": 0.5, "at_least": 1},
    "changes": {"country": None, "since": None, "until": None, "limit": None, "min_confidence": 0.5, "at_least": 1, "told": "dated"},
    "events": {
        **dict.fromkeys(("actor", "source", "target", "country", "source_country", "target_country", "type", "quad", "status", "place")),
        **dict.fromkeys(("since", "until", "known_on")), "grouped": True, "limit": None, "min_confidence": 0.5, "at_least": 1,
    },
    "statements": {"speaker": None, "about": None, "since": None, "until": None, "limit": None},
    "disagreements": {"country": None, "limit": None, "min_confidence": 0.5, "at_least": 1},
    "search": {"kinds": ("statement", "article"), "since": None, "until": None, "limit": 50},
    "cite": {"format": "text"}, "sql": {"parameters": ()}, "articles": {}, "article": {}, "counts": {}, "close": {},
}  # fmt: skip


def test_what_is_left_out_is_this() -> None:
    for name, wanted in DEFAULTS.items():
        parameters = inspect.signature(getattr(Ledger, name)).parameters.values()
        assert {p.name: p.default for p in parameters if p.default is not p.empty} == wanted, name


@pytest.fixture
def told(tmp_path: Path, path: Path) -> Iterator[Ledger]:
    """Two papers on one meeting, one on another thing, and a rumour."""
    one, two = (
        Story("wire-5", published="2020-10-05", publisher="A"),
        Story("wire-6", published="2020-10-06", publisher="B"),
    )
    for story in (one, two):
        story.event("CONSULT", "met", "Ann Aster met them on 5 October.", ["Ann Aster"])
    two.event("ASSAULT", "hit", "Ann Aster hit Bo.", ["Ann Aster"])
    two.claim("start", "Ann Aster", "ombudsman", country="UKR", date="2020-10-01", confidence=0.3)
    two.statement("Ann Aster", "“An early election,” she said.").statement("Bo Berg", "“No such thing.”")
    file = tmp_path / "told.sqlite"
    ledger_of(file, reshuffle("wire-1"), one, two).close()
    with Ledger.open(file) as opened:
        yield opened


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ({}, ["ASSAULT", "CONSULT", "CONSULT"]), ({"type": "assault"}, ["ASSAULT"]),
        ({"type": ["assault", "CONSULT"]}, ["ASSAULT", "CONSULT", "CONSULT"]),
        ({"type": []}, ["ASSAULT", "CONSULT", "CONSULT"]), ({"quad": "mx"}, ["ASSAULT"]), ({"quad": ("VC", "VX")}, ["CONSULT", "CONSULT"]),
        ({"quad": "MC"}, []),
        ({"status": "ASSERTED"}, ["ASSAULT", "CONSULT", "CONSULT"]), ({"status": ["planned", "reported"]}, []),
        ({"actor": "Aster", "type": "ASSAULT"}, ["ASSAULT"]), ({"source": "Aster", "type": "ASSAULT"}, ["ASSAULT"]), ({"target": "Aster"}, []),
        ({"place": "Minsk"}, []), ({"country": "Belarus"}, []), ({"source_country": "BLR"}, []), ({"target_country": "BLR"}, []),
        ({"since": "2020-10-06"}, ["ASSAULT", "CONSULT"]), ({"until": dt.date(2020, 10, 5)}, ["CONSULT"]),
        ({"known_on": dt.datetime(2020, 10, 5, 12)}, ["CONSULT"]), ({"at_least": 2}, []),
        ({"min_confidence": 0}, ["ASSAULT", "CONSULT", "CONSULT"]),
    ],
)  # fmt: skip
def test_each_word_of_a_question_about_events(told: Ledger, words: dict[str, Any], types: list[str]) -> None:
    assert sorted(e.type for e in told.events(grouped=False, **words)) == types


def test_how_sure_and_how_often_told_a_thing_must_be(told: Ledger) -> None:
    assert len(told.changes(country="Ukraine")) == 0 == len(told.person("Ann Aster"))
    assert (
        len(told.changes(country="Ukraine", min_confidence=0)) == 1 == len(told.person("Ann Aster", min_confidence=0))
    )
    assert len(told.changes(country="Ukraine", min_confidence=0, at_least=2)) == 0
    assert len(told.who("KGB", at_least=2)) == 0 < len(told.who("KGB"))
    assert len(told.office("KGB", at_least=1)) == 2 and len(told.office("KGB", at_least=2)) == 0
    for wrong in ({"min_confidence": -0.01}, {"min_confidence": 1.01}, {"at_least": 0}):
        for question in (
            lambda w: told.changes(**w),
            lambda w: told.who("KGB", **w),
            lambda w: told.disagreements(**w),
        ):
            with pytest.raises(InputError, match="min_confidence is a number from 0 to 1") as error:
                question(wrong)
            assert error.value.code == "input-threshold"


@pytest.mark.parametrize("day", ["2020-09-04", dt.date(2020, 9, 4), dt.datetime(2020, 9, 4, 23, 59)])
def test_a_day_may_be_written_or_be_one(told: Ledger, day: Any) -> None:
    assert [h.person for h in told.who("KGB", country="Belarus", on=day)] == ["Ivan Tertel"]
    assert len(told.changes(since=day)) == 0 < len(told.changes(until=day))
    assert len(told.statements(since=day)) == 2 and len(told.statements(until=day)) == 0
    assert len(told.search("election", since=day)) == 2 and len(told.search("election", until=day)) == 0
    assert "Ivan Tertel" in {h.person for h in told.office("KGB", known_on=day)}


def test_a_limit_cuts_and_the_total_stays(told: Ledger) -> None:
    assert (len(told.statements(limit=1)), told.statements(limit=1).total) == (1, 2)
    assert [len(told.office("KGB", limit=n)) for n in (1, 2)] == [1, 2]
    assert len(told.changes(limit=1)) == 1 and len(told.events(limit=1)) == 1
    assert [s.speaker for s in told.statements("Bo Berg")] == ["Bo Berg"] and len(
        told.statements(about="election")
    ) == 1
    assert {h.kind for h in told.search("early")} == {"statement", "article"}
    assert {h.kind for h in told.search("early", kinds=["article"])} == {"article"}


def test_one_article_whole_and_counted(told: Ledger, tmp_path: Path) -> None:
    record = told.article("wire-6")
    assert record.article.publisher == "B" and len(record.statements) == 2
    assert told.counts()["articles"] == 3 == len(told.articles())
    assert told.path == tmp_path / "told.sqlite" and repr(told) == f"<Ledger {tmp_path / 'told.sqlite'}>"
    assert told.sql("SELECT count(*) AS n FROM events WHERE type = ?", ["ASSAULT"])[0]["n"] == 1
    assert told.cite("wire-6/s1", "ris").startswith("TY  - NEWS")
    with pytest.raises(NothingFound):
        told.article("nowhere")


def test_a_ledger_is_made_only_where_that_is_asked_for(tmp_path: Path, path: Path) -> None:
    new = tmp_path / "new.sqlite"
    with pytest.raises(LedgerError):
        Ledger.open(new)
    assert not new.exists()
    with Ledger.open(str(new), create=True) as made:
        assert made.counts()["articles"] == 0
    with Ledger.open(path, create=True) as there:
        assert there.counts()["articles"] == 2


def test_articles_are_read_one_after_the_other(tmp_path: Path) -> None:
    words = "The minister of the republic left the government on Monday, an official said in the capital.\n"
    one, two = tmp_path / "a.txt", tmp_path / "b.json"
    one.write_text(f"Ann resigns\n\n{words}")
    two.write_text(json.dumps({"headline": "Bea resigns", "story": words}))
    (tmp_path / "c.json").write_text("{")
    assert (
        as_list("x") == ["x"]
        and as_list(Path("x")) == [Path("x")]
        and as_list(iter(["x", Path("y")])) == ["x", Path("y")]
    )
    [article] = read_articles(one, published="2021-03-02", publisher="The Paper")
    assert (article.title, article.published, article.publisher) == ("Ann resigns", "2021-03-02", "The Paper")
    found = list(read_articles([one, two], fields={"text": "story", "title": "headline"}))
    assert [a.title for a in found] == ["Ann resigns", "Bea resigns"]
    with pytest.warns(UnreadableInput, match=r"c\.json"):
        assert len(list(read_articles([tmp_path / "c.json", str(one)]))) == 1
    with pytest.raises(InputError):
        list(read_articles(tmp_path / "c.json", strict=True))


def test_what_several_papers_tell_is_one_row_unless_each_is_asked_for(told: Ledger) -> None:
    assert [len(told.events(**how)) for how in ({}, {"grouped": True}, {"grouped": False})] == [2, 2, 3]
    assert [len(told.search("early", **how)) for how in ({}, {"limit": 1})] == [2, 2]
    assert {e.articles for e in told.events()} == {1, 2}
