"""How many, and whether behind or ahead: what words before a unit of time and around an act tell."""

import datetime as dt

import pytest

from incumbent.language.times.atoms import Atoms
from incumbent.language.times.periods import moved
from incumbent.language.times.quantities import FEW, duration, quantity_left
from incumbent.language.times.tense import tense_at
from incumbent.language.undated import in_background
from incumbent.language.words import words


@pytest.mark.parametrize(
    ("text", "number", "opens"),
    [
        ("ran a", 1, 1), ("ran half an", 0.5, 1), ("ran a single", 1, 1), ("ran two and a half", 2.5, 1),
        ("ran few", FEW, 1), ("ran a few", FEW, 1), ("ran a couple", 2, 1), ("ran the dozen", 12, 1),
        ("ran couple", 2, 1), ("ran a couple of", 2, 1), ("ran dozens of", FEW, 1), ("ran a number of", FEW, 1),
        ("ran lots of", None, 3), ("ran twenty-one", 21, 1), ("ran ten-one", 1, 3), ("ran seven", 7, 1), ("ran 1,500", 1500, 1),
        ("ran 2.5", 2.5, 1), ("ran 123456", 123456, 1), ("ran 1234567", None, 2), ("ran fast", None, 2),
        ("ran two more", 2, 1), ("ran more than two", 2, 1), ("ran less than two", 2, 1), ("ran later than two", 2, 3),
        ("ran at least two", 2, 1), ("ran at last two", 2, 3), ("ran the most two", 2, 3), ("ran nearly two", 2, 1),
        ("ran some two", 2, 1), ("ran just about two", 2, 1), ("ran up several", FEW, 2), ("ran two -", 2, 1),
    ],
)  # fmt: skip
def test_quantities(text: str, number: float | None, opens: int) -> None:
    found = words(text)
    atoms = Atoms(text, found, 0, len(found))
    assert quantity_left(atoms, len(atoms) - 1) == (number, opens)


def test_durations() -> None:
    assert [duration(u, n) for u, n in (("year", 27), ("M", 30), ("year", FEW), ("H", FEW), ("decade", 3))] == [
        "P27Y", "PT30M", "PXY", "PTXH", "P30Y",
    ]  # fmt: skip
    assert [duration(u, 2) for u in ("century", "fortnight", "night", "day", "week", "weekend", "month", "quarter")] == [
        "P200Y", "P4W", "P2D", "P2D", "P2W", "P2WE", "P2M", "P2Q",
    ]  # fmt: skip
    assert duration("year", 1.5) == "P1.5Y" and duration("decade", 2.5) == "P25Y"


@pytest.mark.parametrize(
    ("unit", "day"),
    [
        ("S", "2020-01-31"), ("M", "2020-01-31"), ("H", "2020-01-31"), ("day", "2020-02-02"), ("night", "2020-02-02"),
        ("week", "2020-02-14"), ("fortnight", "2020-02-28"), ("weekend", "2020-02-14"), ("month", "2020-03-31"),
        ("quarter", "2020-07-31"), ("year", "2022-01-31"), ("decade", "2040-01-31"), ("century", "2220-01-31"),
    ],
)  # fmt: skip
def test_two_units_on(unit: str, day: str) -> None:
    assert moved(dt.date(2020, 1, 31), unit, 2) == dt.date.fromisoformat(day)


def test_what_is_no_unit_and_what_leaves_the_calendar() -> None:
    assert moved(dt.date(2020, 1, 31), "moon", 2) is None
    assert moved(dt.date(1, 12, 31), "year", -1) is None and moved(dt.date(9999, 1, 1), "year", 1) is None
    assert moved(dt.date(2, 1, 1), "year", -1) == dt.date(1, 1, 1)
    assert moved(dt.date(9998, 12, 31), "year", 1) == dt.date(9999, 12, 31)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("they met on @", "past"), ("they will meet on @", "future"), ("they have met since @", "perfect"),
        ("they are here on @", "present"), ("they are meeting on @", "future"), ("they agreed on @", "past"),
        ("a red bed on @", ""), ("the vote is set for @", "future"), ("they had hoped for @", "past"),
        ("they are to meet on @", "future"), ("the road to peace on @", ""), ("they plan to meet on @", "future"),
        ("they may have met by @", "past"), ("it has been set for @", "future"), ("it has not already met since @", "perfect"),
        ("it has a date @", "present"), ("it has been long since @", "perfect"), ("to have met on @", "past"),
        ("he said that on @", ""), ("he met them , who on @", ""), ("on @ they met", "past"), ("on @ , they will meet", "future"),
        ("on @ ) they met", "past"), ("on @ that they met", "past"), ("on @ he met her , who will go", "past"),
        ("on @ a a a a a a that met", "past"), ("on @ a a a a a a a that met", ""), ("he met her on @ and will go", "past"),
        ("on @", ""), ("going by @", "future"), ("it is n't held on @", "past"), ("it was formally held on @", "past"),
    ],
)  # fmt: skip
def test_tense_around_words_of_time(text: str, tense: str) -> None:
    lower = text.split()
    at = lower.index("@")
    assert tense_at(lower, 0, len(lower), at, at + 1) == tense


def test_a_verb_too_far_away_tells_nothing() -> None:
    near, far = ["a"] * 24, ["a"] * 25
    assert tense_at(["met", *near, "@"], 0, 26, 25, 26) == "past" and tense_at(["met", *far, "@"], 0, 27, 26, 27) == ""
    assert tense_at(["@", *near, "met"], 0, 26, 0, 1) == "past" and tense_at(["@", *far, "met"], 0, 27, 0, 1) == ""


def test_a_change_that_other_news_follows_on() -> None:
    def background(text: str) -> bool:
        lower = text.split()
        return in_background(lower, 0, lower.index("lie"))

    assert background("the vote follows the early resignation of lie")
    assert background("after resignation lie") and not background("after one two three resignation lie")
    assert not background("the vote follows the election of lie") and not background("the resignation of lie follows")
    assert background("after resignation 2 3 4 5 6 7 8 9 10 lie") and not background(
        "after resignation 2 3 4 5 6 7 8 9 10 11 lie"
    )
