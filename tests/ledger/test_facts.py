"""What tenures, vacancies and disagreements say of a day, and which claims they name."""

import datetime as dt

import pytest

from incumbent.ledger.deriving.facts import (
    LEFT_AFTER,
    Bound,
    Disagreement,
    Fact,
    Limits,
    Tenure,
    Vacancy,
    latest_first,
)

DAY = dt.date.fromisoformat


def bound(day, *claims, why="is told"):
    return Bound(DAY(day), claims or ("a",), why) if day else None


def limits(first, last):
    return Limits(bound(first), bound(last))


def tenure(start=(None, None), end=(None, None), ended=False, **fields):
    return Tenure(
        "o", "p", "Ann Aster", limits(*start), limits(*end), ended, bound(end[0]), False, "asserted", (), **fields
    )


HELD = tenure(("2018-01-05", "2018-01-10"), ("2020-03-01", "2020-03-09"), True)


@pytest.mark.parametrize(
    ("held", "day", "answer"),
    [
        (HELD, "2018-01-04", "no"),
        (HELD, "2018-01-05", "possible"),
        (HELD, "2018-01-09", "possible"),
        (HELD, "2018-01-10", "yes"),
        (HELD, "2020-03-01", "yes"),
        (HELD, "2020-03-02", "possible"),
        (HELD, "2020-03-09", "possible"),
        (HELD, "2020-03-10", "no"),
        (tenure((None, "2018-01-10"), ("2020-03-01", None)), "1990-01-01", "possible"),
        (tenure((None, "2018-01-10"), ("2020-03-01", None)), "2030-01-01", "possible"),
        (tenure((None, "2018-01-10"), ("2020-03-01", "2020-03-09"), False), "2030-01-01", "possible"),
        (tenure((None, "2020-01-10"), ("2018-03-01", None)), "2019-01-01", "possible"),  # the bounds agree on no day
        (tenure((None, "2018-01-10"), ("2018-01-10", None)), "2018-01-10", "yes"),
        (tenure(), "2018-01-10", "possible"),
    ],
)
def test_who_holds_an_office_on_a_day(held, day, answer):
    assert held.holds_on(DAY(day)) == answer


def test_days_that_are_certain():
    assert HELD.certain == (HELD.first_day, HELD.last_day) == (DAY("2018-01-10"), DAY("2020-03-01"))
    assert tenure((None, "2020-01-10"), ("2018-03-01", None)).certain == (None, None)
    assert tenure((None, "2020-01-10")).certain == tenure((None, None), ("2018-03-01", None)).certain == (None, None)
    assert tenure().first_day is None and tenure().last_day is None


def test_what_is_rather_true_than_not_is_believed():
    assert tenure(belief=0.5).believed and not tenure(belief=0.49).believed and tenure().believed


def test_limits_are_stated_where_both_are():
    assert HELD.start.stated and not limits(None, "2020-01-01").stated and not limits("2020-01-01", None).stated


def test_the_claims_of_bounds_are_named_once_each():
    made = Tenure(
        "o", "p", "Ann Aster", Limits(bound("2018-01-05", "b"), bound("2018-01-10", "a", "b")), Limits(None, bound("2020-01-01", "c")),
        True, None, False, "asserted", ("z",),
    )  # fmt: skip
    assert made.claims_of_bounds == ("a", "b", "c") and tenure().claims_of_bounds == ()


def test_those_of_whom_no_claim_says_when_come_last():
    former = Tenure(
        "o", "p", "Bob Birch", Limits(None, bound("2019-01-01", why=LEFT_AFTER)), limits(None, "2019-01-02"), True, None, False,
        "asserted", (),
    )  # fmt: skip
    begun, over, by = (
        tenure(("2018-01-05", None)),
        tenure((None, None), ("2020-01-01", None)),
        tenure((None, "2018-01-05")),
    )
    assert [t.dated for t in (former, begun, over, by, tenure())] == [False, True, True, True, False]
    assert latest_first([begun, former, over]) == [over, begun, former]


def test_since_when_an_office_is_vacant():
    left = Vacancy("o", limits("2020-01-01", "2020-01-05"), None, ())
    assert [left.since_before(DAY(d)) for d in ("2020-01-04", "2020-01-05", "2020-01-06")] == [False, True, True]
    assert not Vacancy("o", limits("2020-01-01", None), None, ()).since_before(DAY("2030-01-01"))


@pytest.mark.parametrize(
    ("first", "last", "day", "about"),
    [
        ("2020-01-01", "2020-01-05", "2019-12-31", False),
        ("2020-01-01", "2020-01-05", "2020-01-01", True),
        ("2020-01-01", "2020-01-05", "2020-01-05", True),
        ("2020-01-01", "2020-01-05", "2020-01-06", False),
        (None, "2020-01-05", "1990-01-01", True),
        ("2020-01-01", None, "2090-01-01", True),
    ],
)
def test_which_days_a_disagreement_is_about(first, last, day, about):
    days = [DAY(d) if d else None for d in (first, last)]
    assert Disagreement("o", "date", "", (), *days).touches(DAY(day)) is about


def test_a_copy_comes_from_its_original_and_an_article_without_a_day_speaks_when_it_was_read():
    read = DAY("2021-01-01")
    fact = Fact("a", "one", "hold", "Ann Aster", "ann", "chief", None, read)
    assert (fact.source, fact.anchor) == ("one", read)
    copy = Fact("a", "one", "hold", "Ann Aster", "ann", "chief", DAY("2020-02-02"), read, copy_of="two")
    assert (copy.source, copy.anchor) == ("two", DAY("2020-02-02"))
