"""Who said what: by name in any spelling, by words, since a day; copies are left out."""

import datetime as dt

import pytest
from builders import Story, ledger_of

from incumbent.errors import NothingFound
from incumbent.ledger.asking.sayings import said, who_said


@pytest.fixture
def store(tmp_path):
    old = Story("old", published="2020-01-01").statement("Ada Lee", "“The old budget is dead,”")
    new = (
        Story("new", published="2020-06-01")
        .statement("Ada Lee", "“Élections will be held in May,”")
        .statement("Volodymyr Zelenskiy", "talks had failed")
        .statement("Bob Lee", "nothing was wrong with the budget")
    )
    copy = Story("copy", published="2020-06-02", duplicate_of="new").statement(
        "Ada Lee", "“Élections will be held in May,”"
    )
    with ledger_of(tmp_path / "l.sqlite", old, new, copy) as opened:
        yield opened.store


def test_by_name_latest_first(store):
    found, total = said(store, "Ada Lee")
    assert [(s.article, s.content.quote) for s in found] == [
        ("new", "“Élections will be held in May,”"),
        ("old", "“The old budget is dead,”"),
    ]
    assert total == 2


def test_a_surname_means_all_who_bear_it_and_a_spelling_means_the_same(store):
    assert {s.speaker for s in said(store, "lee")[0]} == {"Ada Lee", "Bob Lee"}
    assert [s.speaker for s in said(store, "Volodymyr Zelenskyy")[0]] == ["Volodymyr Zelenskiy"]


def test_about_since_until_limit(store):
    assert [s.article for s in said(store, "Lee", about="budget")[0]] == ["new", "old"]
    assert [s.article for s in said(store, "Lee", about="budget", since=dt.date(2020, 2, 1))[0]] == ["new"]
    assert [s.article for s in said(store, "Lee", until=dt.date(2020, 2, 1))[0]] == ["old"]
    found, total = said(store, "Lee", limit=1)
    assert (len(found), total) == (1, 3)


def test_words_with_and_without_accents_and_query_syntax(store):
    assert [s.speaker for s in who_said(store, "elections may")[0]] == ["Ada Lee"]
    assert [s.speaker for s in who_said(store, 'talks" (failed*')[0]] == ["Volodymyr Zelenskiy"]


@pytest.mark.parametrize("words", ['talks" OR "x', "NEAR(", "*", "talks AND nothing", "“”"])
def test_query_syntax_is_only_words(store, words):
    with pytest.raises(NothingFound):
        who_said(store, words)


def test_nothing_found_says_what_was_looked_for(store):
    with pytest.raises(NothingFound) as error:
        said(store, "Ada Leigh")
    assert "Ada Lee" in error.value.near
    with pytest.raises(NothingFound, match="Ada Lee said nothing about 'war'"):
        said(store, "Ada Lee", about="war")
