"""Expressions of time and the acts they date: tables of sentences of our own, and hostile input."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incumbent.language.analysis import Analysis, Sentence, Token
from incumbent.language.syntax import Syntax
from incumbent.language.times import find_times, news_window, when, when_expression
from incumbent.language.times.atoms import Atoms
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
from incumbent.records import Article

HERE = Path(__file__).resolve().parent
PUBLISHED = "2020-09-03"


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((HERE / name).read_text(encoding="utf-8"))["case"])


def examples() -> list[dict[str, Any]]:
    """The example sentences that stand beside the words of time themselves."""
    raw = tomllib.loads((files("incumbent.language.times") / "words.toml").read_text(encoding="utf-8"))
    return [*raw["feast"], *raw["window"]]


@cache
def syntax() -> Syntax:
    return Syntax()


def analyse(text: str, published: str = PUBLISHED) -> Analysis:
    """A body paragraph below a title, as articles have it."""
    article = Article(id="a", text=f"Court news\n{text}", title="Court news", published=published or None)
    parsed = next(iter(syntax().parse([article.text])))
    analysis = Analysis(article, parsed.tokens, parsed.sentences)
    analysis.times = find_times(analysis)
    return analysis


@pytest.mark.parametrize("case", cases("times.toml"), ids=lambda c: c["text"][:60])
def test_expression(case: dict[str, Any]) -> None:
    analysis = analyse(case["text"], case.get("published", PUBLISHED))
    found = {analysis.text(t.start, t.end): t for t in analysis.times}
    if not case["words"]:
        assert not found
        return
    assert case["words"] in found
    expression = found[case["words"]]
    assert str(expression.value or "none") == case["value"]
    assert expression.role == case.get("role", expression.role)
    assert expression.timex == case.get("timex", expression.timex)


@pytest.mark.parametrize("row", examples(), ids=lambda r: r["example"][:60])
def test_example_beside_the_word(row: dict[str, Any]) -> None:
    values = [str(t.value) for t in analyse(row["example"]).times]
    assert row["value"] in values


@pytest.mark.parametrize("case", cases("when.toml"), ids=lambda c: f"{c['act']}: {c['text'][:50]}")
def test_when(case: dict[str, Any]) -> None:
    analysis = analyse(case["text"])
    act = next(t.i for t in analysis.tokens if t.text == case["act"])
    assert str(when(analysis, act) or "none") == case["value"]
    expression = when_expression(analysis, act)
    assert (expression is None) == (case["value"] == "none")


def test_publication_window_only_on_request() -> None:
    analysis = analyse("The king handed the crown to his son. He left the palace on Tuesday.")
    act = next(t.i for t in analysis.tokens if t.text == "handed")
    assert when(analysis, act) is None
    assert str(when(analysis, act, publication=True)) == "2020-09-01/2020-09-03"
    assert news_window(analyse("The king will hand over the crown.", PUBLISHED), 5) is None


def test_publication_window_without_a_publication_date() -> None:
    analysis = analyse("The king handed the crown to his son.", "")
    act = next(t.i for t in analysis.tokens if t.text == "handed")
    assert when(analysis, act, publication=True) is None


def test_ends_of_a_range_are_kept() -> None:
    (expression,) = analyse("She was mayor from 1977 to 1995.").times
    assert [str(p.value) for p in expression.parts] == ["1977", "1995"]


def test_odd_tokens_read_like_even_ones() -> None:
    """Digits and hyphens are cut alike whether the tokeniser cut them or not."""
    one = token_soup(["mid-2017", "26-year", "1980–1987"], PUBLISHED)
    many = token_soup(["mid", "-", "2017", "26", "-", "year", "1980", "–", "1987"], PUBLISHED)
    words = [Atoms(a.tokens, 0, len(a.tokens)).word for a in (one, many)]
    assert words[0] == words[1]
    assert [str(t.value) for t in find_times(one)] == [str(t.value) for t in find_times(many)]


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


def token_soup(words: list[str], published: str | None, heads: list[int] | None = None) -> Analysis:
    """An analysis of one sentence made of any words under any tree."""
    tokens, at = [], 0
    tags = ("NN", "NNP", "VBD", "VB", "IN", "CD", "JJ", "MD", "NNS", "VBN")
    deps = ("pobj", "prep", "npadvmod", "nsubj", "ROOT", "advcl", "ccomp", "conj", "nummod", "relcl")
    for i, word in enumerate(words):
        head = heads[i % len(heads)] % len(words) if heads else i
        tokens.append(
            Token(
                i,
                word,
                word.lower(),
                tags[(i * 7 + head) % 10],
                deps[(i * 3 + head) % 10],
                head,
                at,
                at + len(word),
                0,
                "",
            )
        )
        at += len(word) + 1
    for t in tokens:
        if t.head != t.i:
            tokens[t.head].children.append(t.i)
    article = Article(id="soup", text=" ".join(words), published=published)
    sentence = Sentence(0, 0, len(tokens), 0, max(at - 1, 0), 0, 1)
    return Analysis(article, tokens, [sentence] if tokens else [])


def vocabulary() -> list[str]:
    words = lexicon()
    plain = (
        "the of in on since until by from to between and a , . - ' : / % $ ago later earlier last next this that same"
    )
    numbers = "0 1 2 9 15 15th 30 31 99 1500 1994 2014 2020 9999 0800 1990s 70s '82 9/11/01 2020-02-30 2020-09-03 26-year 1e9 ²"
    return sorted(
        {*words.triggers, *plain.split(), *numbers.split(), *words.numbers, *words.ordinals, "Monday", "May", "March 9"}
        | {w.capitalize() for w in words.months}
        | {"two", "few", "several", "recent", "coming", "half", "first", "utc", "p.m.", "'s", "s", "–", "٣", "１９９４"}
    )


@settings(max_examples=300, deadline=None)
@given(
    words=st.lists(st.one_of(st.sampled_from(vocabulary()), st.text(min_size=1, max_size=6)), max_size=25),
    published=st.one_of(st.none(), st.dates().map(lambda d: d.isoformat())),
    heads=st.lists(st.integers(0, 30), min_size=1, max_size=25),
)
def test_never_raises(words: list[str], published: str | None, heads: list[int]) -> None:
    analysis = token_soup(words, published, heads)
    analysis.times = find_times(analysis)
    previous = 0
    for t in analysis.times:
        assert previous <= t.start < t.end <= len(words)
        previous = t.start
        assert t.role in ("at", "since", "until", "between", "span", "recur")
    for i in range(len(words)):
        when(analysis, i, publication=True)
    assert find_times(analysis) == analysis.times


def test_a_broken_tree_ends() -> None:
    """Heads that run in a circle, as no parser should give them, end the search instead of trapping it."""
    analysis = token_soup(["met", "on", "Monday"], PUBLISHED, heads=[1, 2, 1])
    for t in analysis.tokens:
        t.dep, t.tag = "pobj", "IN"
    analysis.times = find_times(analysis)
    assert [when(analysis, i) for i in range(3)] == [None, None, analysis.times[0].value]


@pytest.mark.parametrize("published", ["0001-01-01", "0001-12-31", "9999-01-01", "9999-12-31"])
def test_edges_of_the_calendar(published: str) -> None:
    words = "last week next decade two centuries ago the next few years by December on Monday in 15 years".split()
    analysis = token_soup(words, published)
    analysis.times = find_times(analysis)
    assert analysis.times
    assert when(analysis, 0, publication=True) is None or published
