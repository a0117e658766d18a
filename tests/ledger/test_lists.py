"""What lists have of an office: whom, up to which day they can know it, and which days they exclude."""

import datetime as dt

import pytest

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.deriving.lists import (
    as_of,
    closed,
    covers,
    end_is_derived,
    filled,
    in_year,
    listed_tenures,
    near,
    readable,
    returns,
    rows_of_person,
    speaks_of,
    until,
    verdict,
)
from incumbent.records import PartialDate

DAY = dt.date.fromisoformat
WIKIDATA = "everypolitician belarus-ministers 2022-08-03 (3edd7c7), from Wikidata"
FACTBOOK = "The World Factbook of 2024"


def row(start, end, source=WIKIDATA, person="Ann Aster", id=None):
    begun, over = (PartialDate.parse(d) if d else None for d in (start, end))
    return Listed("Q1", "Minister", id or f"Q-{person}", person, "BLR", begun, over, source, "CC0-1.0")


TERM = row("2018-01-10", "2021-05-05")


@pytest.mark.parametrize(
    ("source", "day"),
    [
        (WIKIDATA, "2022-08-03"),
        ("a list of 2021-03", "2021-03-01"),
        ("read 2020-01-02, again 2021-12-31", "2021-12-31"),
        ("offices 1998 to 2019", "2019-01-01"),
        ("The World Factbook", "2024-07-01"),
        ("The World Factbook of 2019-01-01", "2024-07-01"),
        ("a list without a day", "9999-12-31"),
        ("table 1850", "9999-12-31"),
    ],
)
def test_until_when_a_list_can_know_anything(source, day):
    assert as_of(source) == DAY(day)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (WIKIDATA, "Wikidata list of August 2022 (belarus ministers)"),
        ("Peppercat 2025-01-02 (abc)", "Wikidata list of January 2025"),
        (
            "us-executive (unitedstates/congress-legislators)",
            "list of presidents and vice presidents of unitedstates/congress-legislators",
        ),
        ("a list", "a list"),
    ],
)
def test_what_a_list_is_called_for_people(source, words):
    assert readable(source) == words


@pytest.mark.parametrize(
    ("term", "day", "there"),
    [
        (TERM, "2018-01-10", False),  # the day of the change
        (TERM, "2018-01-11", True),
        (TERM, "2021-05-04", True),
        (TERM, "2021-05-05", False),
        (row(None, "2021-05-05"), "1950-01-01", True),
        (row("2018-01-10", None), "2050-01-01", True),
        (row(None, None), "2020-01-01", True),
    ],
)
def test_whom_a_row_has_in_office_on_a_day(term, day, there):
    assert covers(term, DAY(day)) is there


def test_slack_widens_a_term_at_both_ends():
    week = dt.timedelta(days=7)
    days = ("2018-01-03", "2018-01-04", "2021-05-11", "2021-05-12")
    assert [covers(TERM, DAY(d), week) for d in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("term", "year", "there"),
    [
        (TERM, 2017, False),
        (TERM, 2018, True),
        (TERM, 2021, True),
        (TERM, 2022, False),
        (row(None, "2021-05-05"), 1990, True),
        (row("2018-01-10", None), 2040, True),
    ],
)
def test_in_which_years_a_row_has_its_person_in_office(term, year, there):
    assert in_year(term, year) is there


def test_a_list_speaks_of_no_day_after_its_own_unless_it_has_an_end():
    open_row = row("2018-01-10", None)
    assert [speaks_of(open_row, DAY(d)) for d in ("2022-08-03", "2022-08-04", "2018-01-09")] == [True, False, False]
    ahead = row("2018-01-10", "2026-01-10")
    assert speaks_of(ahead, DAY("2025-01-01")) and not speaks_of(ahead, DAY("2026-02-01"))


def test_only_the_ends_of_the_factbook_are_worked_out():
    assert end_is_derived(row("2018-01-10", "2021-05-05", FACTBOOK))
    assert not end_is_derived(row("2018-01-10", None, FACTBOOK)) and not end_is_derived(TERM)


@pytest.mark.parametrize(
    ("term", "last"),
    [
        (TERM, "2021-05-05"),
        (row("2018-01-10", "2021"), "2021-01-01"),
        (row("2018-01-10", None), "2022-08-03"),
        (row("2018-01-10", "2021-05-05", FACTBOOK), "2019-01-11"),  # vouched for during a year
        (row("2018-01-10", "2018-05-05", FACTBOOK), "2018-05-05"),
        (row(None, "2018-05-05", FACTBOOK), "2018-05-05"),
        (row("9999-01-10", "9999-12-31", FACTBOOK), "9999-12-31"),
    ],
)
def test_until_when_a_list_vouches_for_somebody(term, last):
    assert until(term) == DAY(last)


def test_which_rows_are_about_one_person():
    other = row("2010-01-10", "2018-01-10", person="Bob Birch")
    known = row("2000-01-10", "2010-01-10", person="Cy Cedar")
    rows = [TERM, other, known]
    assert rows_of_person(rows, {"Q-Bob Birch"}, iter(["Anne Aster", "Cy Cedar"])) == [TERM, other, known]
    assert rows_of_person(rows, set(), ["Cy Cedar"]) == [known]
    assert rows_of_person(rows, set(), []) == []


def test_a_person_comes_back_after_a_gap_of_a_season():
    first = row("2000-01-10", "2004-01-01")
    assert returns([row("2004-04-02", None), first]) == []  # 92 days
    assert returns([row("2004-04-03", None), first]) == [DAY("2004-04-03")]
    assert returns([row("2009-04-03", None), row("2000-01-10", None)]) == []  # still there
    within = row("2001-01-10", "2002-01-01")
    assert returns([first, within, row("2004-02-01", None)]) == []  # the longer of the two counts
    assert returns([row(None, "2004-01-01"), row("2009-01-01", None)]) == []
    assert returns([first, row("2009-01-01", "2010-01-01"), row("2012-01-01", None)]) == [
        DAY("2009-01-01"),
        DAY("2012-01-01"),
    ]


@pytest.mark.parametrize(
    ("first", "last", "is_near"),
    [
        ("2017-12-01", "2017-12-09", False),
        ("2017-12-01", "2017-12-10", True),  # 31 days before the term
        ("2021-06-05", "2021-06-10", True),  # 31 days after it
        ("2021-06-06", "2021-06-10", False),
        ("2019-01-01", "2019-01-01", True),
        ("0001-01-01", "9999-12-31", True),
    ],
)
def test_a_stretch_near_to_a_term(first, last, is_near):
    assert near([TERM], DAY(first), DAY(last)) is is_near
    assert not near([], DAY(first), DAY(last))


def test_an_open_term_is_near_to_all_that_lies_on_its_open_side():
    assert near([row(None, "2021-05-05")], DAY("1900-01-01"), DAY("1900-01-01"))
    assert near([row("2018-01-10", None)], DAY("2100-01-01"), DAY("2100-01-01"))
    assert near([row("0001-01-03", "9999-12-30")], DAY("0001-01-01"), DAY("0001-01-01"))
    assert near([row("0001-01-03", "9999-12-30")], DAY("9999-12-31"), DAY("9999-12-31"))


@pytest.mark.parametrize(
    ("first", "last", "whole"),
    [
        ("2018-02-10", "2020-01-01", False),
        ("2018-02-11", "2020-01-01", True),
        ("2020-01-01", "2021-04-03", True),
        ("2020-01-01", "2021-04-04", False),
    ],
)
def test_a_term_fills_what_lies_well_within_it(first, last, whole):
    assert filled([row(None, "2021-05-05"), TERM], DAY(first), DAY(last)) == (TERM if whole else None)


def test_a_term_without_an_end_fills_nothing_beyond_the_day_of_its_list():
    open_row = row("2018-01-10", None)
    assert filled([open_row], DAY("2022-07-02"), DAY("2022-07-02")) == open_row
    assert filled([open_row], DAY("2022-07-03"), DAY("2022-07-03")) is None


def test_what_lists_say_of_a_stretch():
    day = DAY("2019-05-01")
    assert verdict([TERM], [], day, day) == "agree" and verdict([], [TERM], day, day) == "exclude"
    assert (
        verdict([], [], day, day) == "silent" and verdict([], [TERM], DAY("2030-01-01"), DAY("2030-01-01")) == "silent"
    )
    assert verdict([TERM], [], None, day) == verdict([TERM], [], day, None) == "agree"
    assert verdict([], [TERM], None, None) == "silent"
    outside = DAY("2030-01-01")
    assert verdict([TERM], [row("2025-01-01", "2035-01-01")], outside, outside) == "exclude"


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        (row("2018-02-10", "2021-05-05"), False),  # 31 days apart
        (row("2018-02-11", "2021-05-05"), True),
        (row(None, "2021-05-05"), True),
        (row("2018-01-10", None), True),
        (row("2018-01-10", "2021-05-05", FACTBOOK), True),  # its end is no word of the list
        (row("2018-01-10", "2021-05-05", person="Bob Birch"), True),
    ],
)
def test_an_open_row_goes_where_another_tells_its_end(other, kept):
    opened = row("2018-01-10", None)
    assert closed([opened, other]) == ([opened, other] if kept else [other])
    without = row(None, None)
    assert closed([without, other]) == [without, other]


def test_an_office_of_many_seats_or_of_no_list_has_no_rows():
    class Known:
        def tenures(self, office):
            return [TERM] if office == "Q1" else []

    assert listed_tenures(Known(), "Q1") == [TERM]
    assert listed_tenures(Known(), "Q1", "many") == listed_tenures(Known(), None) == []
