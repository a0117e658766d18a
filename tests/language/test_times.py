"""Expressions of time and the dates that marked words tell: tables of sentences of our own, and hostile input."""

from __future__ import annotations

import datetime as dt
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incumbent.language.times import TimeExpression, Times, find_times
from incumbent.language.times.lexicon import lexicon
from incumbent.language.times.periods import (
    easter,
    moved,
    nth_weekday,
    part_of,
    quarter_period,
    week_period,
    year_period,
)
from incumbent.language.undated import undated
from incumbent.language.words import Word, sentences, words
from incumbent.records import PartialDate

HERE = Path(__file__).resolve().parent
PUBLISHED = "2020-09-03"


def table(name: str) -> Any:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def read(text: str, published: str | None = PUBLISHED) -> tuple[str, list[Word], Times]:
    """A body paragraph below a title, as articles have it."""
    whole = f"Court news\n{text}"
    found = words(whole)
    day = PartialDate.parse(published) if published else None
    return whole, found, Times(whole, found, sentences(whole, found), day)


def expressions(text: str, published: str | None = PUBLISHED) -> dict[str, TimeExpression]:
    whole, found, times = read(text, published)
    return {whole[found[t.start].start : found[t.end - 1].end]: t for t in times.found}


@pytest.mark.parametrize("case", table("times.toml")["case"], ids=lambda c: c["text"][:60])
def test_expression(case: dict[str, Any]) -> None:
    found = expressions(case["text"], case.get("published", PUBLISHED))
    if not case["words"]:
        assert not found
        return
    expression = found[case["words"]]
    assert str(expression.value or "none") == case["value"]
    assert expression.role == case.get("role", expression.role)
    assert expression.timex == case.get("timex", expression.timex)


@pytest.mark.parametrize(("text", "told"), table("told.toml").items())
def test_all_that_a_sentence_tells(text: str, told: dict[str, str]) -> None:
    found = expressions(text).items()
    assert {w: f"{t.value or 'none'}{'' if t.role == 'at' else f' {t.role}'}" for w, t in found} == told


@pytest.mark.parametrize(("text", "value"), table("feasts_and_windows.toml")["examples"].items())
def test_feast_or_window(text: str, value: str) -> None:
    assert value in [str(t.value) for t in expressions(text).values()]


def test_every_feast_and_window_has_an_example() -> None:
    text = " ".join(table("feasts_and_windows.toml")["examples"]).lower().replace("'s", " 's")
    feasts = [f for group in lexicon().feasts.values() for f in group]
    assert [f for f in feasts if f.words[-1] not in text] == []
    assert [unit for unit in lexicon().windows if f"{unit}s" not in text] == []


@pytest.mark.parametrize(
    ("text", "marked", "ahead", "value"),
    [
        ("The minister resigned on Friday.", "on Friday", None, "2020-08-28"),
        ("The minister will resign on Friday.", "on Friday", None, "2020-09-04"),
        ("The minister's resignation, on Friday.", "on Friday", True, "2020-09-04"),
        ("The talks, on Friday.", "on Friday", False, "2020-08-28"),
        ("He has ruled since 1994.", "since 1994", None, "1994"),
        ("They have marched for weeks.", "for weeks", None, "2020-07-23/2020-09-03"),
        ("He meets the envoy in the next few weeks.", "in the next few weeks", True, "2020-09-03/2020-10-15"),
        ("He quit three days after taking office.", "three days after", False, "2020-08-31"),
        ("On Tuesday, a day before the vote, he quit.", "a day before", False, "2020-09-02"),
        ("He quit shortly after.", "shortly after", False, "None"),
        ("He leads the court every Monday.", "every Monday", None, "None"),
    ],
)
def test_what_marked_words_tell(text: str, marked: str, ahead: bool | None, value: str) -> None:
    whole, found, times = read(text)
    at = whole.index(marked)
    inside = [i for i, w in enumerate(found) if at <= w.start and w.end <= at + len(marked)]
    assert str(times.resolve(inside[0], inside[-1] + 1, ahead)) == value


@pytest.mark.parametrize(
    ("text", "status", "dated"),
    [
        ("Dutch minister Ada Holm resigns", "asserted", True),
        ("Ada Holm is sworn in as president, succeeding Jo Ruiz", "asserted", True),
        ("Ada Holm resigned", "asserted", False),
        ("Ada Holm , who resigned", "asserted", False),
        ("Parliament names Ada Holm , who resigned", "asserted", False),
        ("Parliament names Ada Holm", "asserted", True),
        ("Ada Holm left as parliament sat", "asserted", False),
        ("Ada Holm resign", "asserted", True),
        ("Ada Holm is chosen mayor", "asserted", True),
        ("Ada Holm is dismissed", "asserted", True),
        ("Ada Holm is red", "asserted", False),
        ("Ada Holm will resign", "asserted", False),
        ("The cabinet meets after the dismissal of Ada Holm", "asserted", False),
        ("Ada Holm resigns", "planned", False),
        ("Lawmakers weighed the president's pick.", "asserted", False),
    ],
)
def test_changes_without_words_of_time(text: str, status: str, dated: bool) -> None:
    whole, found, _ = read(text)
    day = PartialDate.parse(PUBLISHED)
    told = undated(whole, found, sentences(whole, found), day, 2, len(found), status)
    assert told == (day if dated else None)
    assert undated(whole, found, sentences(whole, found), None, 2, len(found), status) is None


def test_ends_of_a_range_are_kept() -> None:
    (expression,) = expressions("She was mayor from 1977 to 1995.").values()
    assert [str(p.value) for p in expression.parts] == ["1977", "1995"]


def test_without_a_day_of_publication() -> None:
    found = expressions("He quit on Monday, and was jailed on May 5, 2014.", None)
    assert [str(t.value) for t in found.values()] == ["None", "2014-05-05"]


def test_calendar_arithmetic_stays_on_the_calendar() -> None:
    assert moved(dt.date(1, 1, 1), "day", -1) is None
    assert moved(dt.date(9999, 12, 31), "month", 1) is None
    assert moved(dt.date(2020, 3, 31), "month", -1) == dt.date(2020, 2, 29)
    assert week_period(dt.date(9999, 12, 31)) is None
    assert quarter_period(2020, 0) == quarter_period(2019, 4)
    assert easter(2020) == dt.date(2020, 4, 12)
    assert nth_weekday(2020, 11, 4, 3) == dt.date(2020, 11, 26)
    year = year_period(2020)
    assert year is not None
    assert [str(part_of(year, p).date) for p in ("early", "mid", "late")] == [
        "2020-01/2020-04",
        "2020-05/2020-08",
        "2020-09/2020-12",
    ]


def vocabulary() -> list[str]:
    known = lexicon()
    plain = (
        "the of in on since until by from to between and a , . - ' : / % $ ago later earlier last next this that same "
        "after before will was has met resigns is held set to"
    )
    numbers = "0 1 2 9 15 15th 30 31 99 1500 1994 2014 2020 9999 0800 1990s 70s '82 9/11/01 2020-02-30 2020-09-03 26-year 1e9 ²"
    return sorted(
        {*known.triggers, *plain.split(), *numbers.split(), *known.numbers, *known.ordinals, "Monday", "May", "March 9"}
        | {w.capitalize() for w in known.months}
        | {"two", "few", "several", "recent", "coming", "half", "first", "utc", "p.m.", "'s", "s", "–", "٣", "１９９４"}
    )


@settings(max_examples=300, deadline=None)
@given(
    soup=st.lists(st.one_of(st.sampled_from(vocabulary()), st.text(min_size=1, max_size=6)), max_size=25),
    published=st.one_of(st.none(), st.dates().map(lambda d: d.isoformat())),
    span=st.tuples(st.integers(0, 30), st.integers(1, 5)),
    ahead=st.sampled_from((None, True, False)),
)
def test_never_raises(soup: list[str], published: str | None, span: tuple[int, int], ahead: bool | None) -> None:
    whole, found, times = read(" ".join(soup), published)
    previous = 0
    for t in times.found:
        assert previous <= t.start < t.end <= len(found)
        previous = t.start
        assert t.role in ("at", "since", "until", "between", "span", "recur")
    day = PartialDate.parse(published) if published else None
    assert find_times(whole, found, sentences(whole, found), day) == times.found
    start = min(span[0], len(found) - 1)
    assert times.resolve(start, start + span[1], ahead) == times.resolve(start, start + span[1], ahead)


@pytest.mark.parametrize("published", ["0001-01-01", "0001-12-31", "9999-01-01", "9999-12-31"])
def test_edges_of_the_calendar(published: str) -> None:
    text = "last week next decade two centuries ago the next few years by December on Monday in 15 years after"
    _, found, times = read(text, published)
    assert times.found
    for i in range(len(found)):
        value = times.resolve(i, i + 3)
        assert value is None or value.earliest <= value.latest


@pytest.mark.parametrize(
    "piece", ["May 3 in 2014 last week ", "May\n\n", "of the last ", "1 ", "He met her on Monday. "]
)
@pytest.mark.usefixtures("own_garbage")
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(n: int) -> float:
        text = piece * n
        found = words(text)
        parts = sentences(text, found)
        began = time.process_time()
        find_times(text, found, parts, PartialDate.parse(PUBLISHED))
        return time.process_time() - began

    seconds(100)
    assert seconds(8_000) < 12 * seconds(1_600) + 0.1
