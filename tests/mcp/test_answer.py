"""Answers stay small: empty cells are left out, long words cut, and what does not fit is counted."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Annotated, Any

import pytest
from builders import HandKnowledge, Story, ledger_of, reshuffle

from incumbent.errors import InputError
from incumbent.exports.tables import Table
from incumbent.mcp.answer import LISTED, MOST, NOTE, NOTES, QUOTE, ROOM, answer, cut, nothing
from incumbent.mcp.tools import Tools


@dataclass(frozen=True)
class Row:
    name: Annotated[str, "who"]
    day: Annotated[dt.date | None, "when"] = None
    parts: Annotated[tuple[str, ...], "of what"] = ()
    count: Annotated[int | None, "how many"] = None
    sure: Annotated[bool | None, "whether"] = None


def told(*rows: Row, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        answer(Table.of(Row, rows, **more), ("name", "day", "parts", "count", "sure"), "ask less")
    )
    return found


def test_a_row_is_told_without_what_is_empty() -> None:
    full = Row("Ann", dt.date(2021, 3, 2), ("a", "b"), 0, False)
    assert told(full, Row("Bo"), Row("")) == {
        "rows": [{"name": "Ann", "day": "2021-03-02", "parts": ["a", "b"], "count": 0, "sure": False}, {"name": "Bo"}, {}],
        "shown": 3, "total": 3,
    }  # fmt: skip
    table = Table.of(Row, [full])
    assert json.loads(answer(table, ("day",), "x"))["rows"] == [{"day": "2021-03-02"}]
    assert answer(table, ("name",), "x") == '{"rows":[{"name":"Ann"}],"shown":1,"total":1}'


def test_more_is_said_where_rows_are_left_out() -> None:
    assert told(Row("Ann"), total=2) == {"rows": [{"name": "Ann"}], "shown": 1, "total": 2, "more": "ask less"}
    assert "more" not in told(Row("Ann"))


@pytest.mark.parametrize(("length", "shown"), [(QUOTE - 1, QUOTE - 1), (QUOTE, QUOTE), (QUOTE + 1, QUOTE)])
def test_a_long_text_is_cut(length: int, shown: int) -> None:
    name = told(Row("é" * length))["rows"][0]["name"]
    assert len(name) == shown and name.endswith("…") == (length > QUOTE) and name[:-1] == "é" * (shown - 1)


def test_a_text_is_cut_without_a_space_at_its_end_and_is_of_one_line() -> None:
    assert told(Row("a" * (QUOTE - 2) + " bcd"))["rows"][0]["name"] == "a" * (QUOTE - 2) + "…"
    assert told(Row("a\n\tb"))["rows"][0]["name"] == "a b"


@pytest.mark.parametrize("count", [LISTED - 1, LISTED, LISTED + 1, LISTED + 9])
def test_a_long_list_is_counted(count: int) -> None:
    parts = told(Row("Ann", parts=tuple(map(str, range(count)))))["rows"][0]["parts"]
    more = [f"… and {count - LISTED} more"] if count > LISTED else []
    assert parts == [*map(str, range(min(count, LISTED))), *more]


def test_notes_are_few_and_short() -> None:
    notes = told(Row("Ann"), notes=["n" * (NOTE + 1), *map(str, range(20))])["notes"]
    assert notes == ["n" * (NOTE - 1) + "…", *map(str, range(NOTES - 1))]
    assert told(Row("Ann"), notes=["n" * NOTE])["notes"] == ["n" * NOTE]
    assert "notes" not in told(Row("Ann"))


def test_as_many_rows_as_fit_are_told() -> None:
    size = len('{"name":""}') + 100 + 1  # with the comma behind it
    fit = (ROOM - len("[]")) // size
    rows = [Row(f"{n:0100d}") for n in range(fit + 3)]
    found = answer(Table.of(Row, rows), ("name",), "ask less")
    assert json.loads(found)["shown"] == fit and json.loads(found)["more"] == "ask less" and len(found) <= MOST
    noted = answer(Table.of(Row, rows, notes=["n" * 200]), ("name",), "ask less")
    assert json.loads(noted)["shown"] == (ROOM - 204) // size
    exact = [Row("a" * 100)] * (fit - 1) + [Row("b" * 320)]
    assert json.loads(answer(Table.of(Row, exact), ("name",), "x"))["shown"] == fit - 1


def test_a_text_of_any_length_is_cut_to_what_an_answer_may_have() -> None:
    assert cut("a" * MOST) == "a" * MOST
    assert cut("a" * (MOST + 1)) == "a" * (MOST - 8) + " … [cut]" and len(cut("a" * 2 * MOST)) == MOST


def test_nothing_says_what_was_looked_for_and_what_is_near() -> None:
    assert json.loads(nothing("no\nKGP", [])) == {"rows": [], "shown": 0, "total": 0, "notes": ["no KGP"]}
    assert json.loads(nothing("x", ["n" * 301, *"abcdef"]))["near"] == ["n" * 299 + "…", "a", "b", "c", "d"]
    assert json.loads(nothing("m" * 1001, []))["notes"] == ["m" * 999 + "…"]
    assert json.loads(nothing("m" * 1000, []))["notes"] == ["m" * 1000]


@pytest.fixture
def tools(tmp_path: Any) -> Tools:
    story = Story("wire-2", published="2020-10-02", publisher="Other")
    for n in range(120):
        story.claim("start", f"Guest Number{n}", "governor", "G.", body=f"Region {n}", date="2020-10-01")
    story.claim("start", "Ann Aster", "ombudsman", country="UKR", date="2020-10-03", confidence=0.3)
    story.statement("Lukashenko", "“No early election.”").statement("Ann Aster", "“An early election.”")
    story.event("AID", "helped", "Lukashenko helped.", ["Lukashenko"]).event(
        "CONSULT", "met", "Ann met.", ["Ann Aster"]
    )
    path = tmp_path / "l.sqlite"
    ledger_of(path, reshuffle("wire-1"), story).close()
    return Tools(path, HandKnowledge())


def count(found: str) -> int:
    total: int = json.loads(found)["total"]
    return total


def test_a_limit_is_one_at_least_and_a_hundred_at_most(tools: Tools) -> None:
    assert [count(tools.changes(limit=n)) for n in (-1, 0, 1, 2, 100, 101, 1000)] == [1, 1, 1, 2, 100, 100, 100]
    assert count(tools.changes()) == 20
    assert "Earlier changes are left out by the limit." in json.loads(tools.changes())["notes"]
    assert [count(tools.statements(limit=n)) for n in (1, 2, 3)] == [2, 2, 2]
    assert [json.loads(tools.statements(limit=n))["shown"] for n in (1, 2, 3)] == [1, 2, 2]


def test_how_sure_a_row_must_be(tools: Tools) -> None:
    def ukrainian(sure: float) -> int:
        return count(tools.changes(country="Ukraine", min_confidence=sure))

    assert [ukrainian(s) for s in (-5, 0, 1, 7)] == [1, 1, 0, 0]
    assert count(tools.changes(country="Ukraine")) == 0
    assert json.loads(tools.changes(country="Ukraine"))["notes"] == ["1 unlikely left out"]
    every = count(tools.disagreements(min_confidence=0, limit=100))
    assert every > 0 and count(tools.disagreements(min_confidence=0, at_least=0, limit=100)) == every
    assert count(tools.disagreements(min_confidence=0, at_least=50, limit=100)) == 0


def test_each_word_of_a_question_narrows_it(tools: Tools) -> None:
    def types(**words: Any) -> list[str]:
        return sorted(row["type"] for row in json.loads(tools.events(**words))["rows"])

    assert types() == ["AID", "CONSULT"] and types(type="aid, consult") == ["AID", "CONSULT"]
    assert types(type="aid") == types(actor="Lukashenko") == types(source="Lukashenko") == ["AID"]
    for none in ({"target": "Lukashenko"}, {"place": "Minsk"}, {"since": "2020-10-03"}, {"until": "2020-10-01"}, {"country": "Belarus"},
                 {"source_country": "Belarus"}, {"target_country": "Belarus"}):  # fmt: skip
        assert types(**none) == []
    assert types(since="2020-10-02", until="2020-10-02") == ["AID", "CONSULT"]
    assert [r["speaker"] for r in json.loads(tools.statements(about="early", speaker="Aster"))["rows"]] == ["Ann Aster"]
    assert (
        count(tools.search("election", until="2020-10-01")) == 0 < count(tools.search("election", since="2020-10-02"))
    )
    assert count(tools.changes(since="2020-10-01")) > 10 and count(tools.changes(until="2020-09-02")) == 0
    known = json.loads(tools.who("KGB", country="Belarus", known_on="2020-01-01"))
    assert "Ivan Tertel" not in json.dumps(known["rows"])
    for tool in (tools.who, tools.office):
        assert json.loads(tool("KGB", country="BLR"))["rows"][0]["person"] == "Ivan Tertel"
    assert [r["person_id"] for r in json.loads(tools.person("Tertel"))["rows"]]
    assert "wire-1/c2" in tools.cite("wire-1/c2") and tools.cite("wire-1/c2", "bibtex").startswith("@misc")


def test_the_tools_say_what_types_there_are_and_what_a_day_is(tools: Tools) -> None:
    names = [tool.__name__ for tool in tools.every()]
    assert names == ["who", "office", "person", "changes", "events", "statements", "disagreements", "search", "cite"]
    assert "AGREE CONSULT" in (tools.events.__doc__ or "") and "{types}" not in (tools.events.__doc__ or "")
    with pytest.raises(InputError, match="'soon' is not a day of the calendar") as error:
        tools.changes(since="soon")
    assert error.value.code == "input-day"
    missing = json.loads(tools.who("KGP", country="Belarus"))
    assert missing["rows"] == [] and "KGP" in missing["notes"][0]
