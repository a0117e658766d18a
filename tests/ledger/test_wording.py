"""Stretches of time in words that a reader understands, whatever of their bounds is known."""

import datetime as dt
from dataclasses import replace

import pytest

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.deriving.facts import LEFT_AFTER, Bound, Limits, Tenure
from incumbent.ledger.deriving.wording import beginning, ending, moment, moment_of, partial, stretch, stretch_of_row
from incumbent.records import PartialDate

DAY = dt.date.fromisoformat


def limits(first, last, why="is told"):
    return Limits(*(Bound(DAY(d), ("a",), why) if d else None for d in (first, last)))


def tenure(end, ended=True, start=(None, None), **fields):
    over = limits(*end)
    return Tenure("o", "p", "Ann Aster", limits(*start), over, ended, over.earliest, False, "asserted", (), **fields)


@pytest.mark.parametrize(
    ("date", "words", "when"),
    [
        ("2020-09-03", "3 September 2020", "on 3 September 2020"),
        ("2020-09", "September 2020", "in September 2020"),
        ("2020", "2020", "in 2020"),
        ("2018/2020", "between 2018 and 2020", "between 2018 and 2020"),
        ("2020-02/2020-03", "between February 2020 and March 2020", "between February 2020 and March 2020"),
        ("2019-03/2020-03", "between March 2019 and March 2020", "between March 2019 and March 2020"),
        ("2020-01/2020-11", "between January 2020 and November 2020", "between January 2020 and November 2020"),
        ("2020-02/2020-12", "between February 2020 and December 2020", "between February 2020 and December 2020"),
        ("2020-02-01/2020-02-28", "between 1 February 2020 and 28 February 2020", "between 1 February 2020 and 28 February 2020"),
        ("2020-02-02/2020-02-29", "between 2 February 2020 and 29 February 2020", "between 2 February 2020 and 29 February 2020"),
    ],
)  # fmt: skip
def test_a_date_as_it_is_known(date, words, when):
    assert partial(PartialDate.parse(date)) == words
    assert moment_of(PartialDate.parse(date)) == when


@pytest.mark.parametrize(
    ("first", "last", "when", "began"),
    [
        (None, None, "on a day that is not stated", "start not stated"),
        (None, "2020-05-04", "by 4 May 2020", "by 4 May 2020"),
        ("2020-05-04", None, "after 4 May 2020", "after 4 May 2020"),
        ("2020-05-04", "2020-05-04", "on 4 May 2020", "since 4 May 2020"),
        ("2020-05-01", "2020-05-31", "in May 2020", "since May 2020"),
        ("2020-05-01", "2020-05-07", "between 1 May 2020 and 7 May 2020", "between 1 May 2020 and 7 May 2020"),
    ],
)
def test_when_something_happened_and_since_when(first, last, when, began):
    assert moment(limits(first, last)) == when
    assert beginning(limits(first, last)) == began


def test_who_left_after_a_day_has_no_stated_beginning():
    assert beginning(limits(None, "2020-05-04", LEFT_AFTER)) == "start not stated"
    assert beginning(limits("2020-05-04", "2020-05-04", LEFT_AFTER)) == "since 4 May 2020"


@pytest.mark.parametrize(
    ("first", "last", "ended", "words"),
    [
        ("2020-05-04", None, False, "last confirmed on 4 May 2020"),
        (None, None, False, "no day in office confirmed"),
        (None, None, True, "end not dated"),
        (None, "2020-05-04", True, "ended by 4 May 2020"),
        ("2020-05-04", None, True, "ended after 4 May 2020"),
        ("2020-05-01", "2020-05-07", True, "ended between 1 May 2020 and 7 May 2020"),
        ("2020-05-04", "2020-05-04", True, "until 4 May 2020"),
        ("2020-01-01", "2020-12-31", True, "until 2020"),
    ],
)
def test_when_a_tenure_ended(first, last, ended, words):
    assert ending(tenure((first, last), ended)) == words


def test_a_stretch_says_what_it_is_held_as_and_on_whose_word():
    made = tenure(("2020-05-04", "2020-05-04"), start=("2019-01-01", "2019-12-31"))
    assert stretch(made) == "since 2019, until 4 May 2020"
    assert stretch(replace(made, acting=True)) == "since 2019, until 4 May 2020, acting"
    told = replace(made, acting=True, standing="reported")
    assert stretch(told) == "since 2019, until 4 May 2020, acting, only as reported"


@pytest.mark.parametrize(
    ("start", "end", "source", "words"),
    [
        ("2018-01-10", "2021", "a list", "10 January 2018 – 2021"),
        (None, None, "a list", "start not given – end not given"),
        ("2018", "2021-05", "The World Factbook", "2018 – May 2021, when it lists the next"),
        ("2018", None, "The World Factbook", "2018 – end not given"),
    ],
)
def test_a_row_of_a_list_in_words(start, end, source, words):
    begun, over = (PartialDate.parse(d) if d else None for d in (start, end))
    assert stretch_of_row(Listed("Q1", "Minister", "Q2", "Ann", "BLR", begun, over, source, "CC0")) == words
