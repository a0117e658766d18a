"""The area of a local office, from what stands beside the title or the name."""

import pytest
from hand import RAW, Hand

from incumbent.coding.areas import is_local
from incumbent.coding.cast import Cast
from incumbent.coding.claims import find_claims
from incumbent.coding.dates import Dates
from incumbent.knowledge import Knowledge


def area(knowledge: Knowledge, text: str, title: str, **names: list[str]) -> tuple[str | None, str | None]:
    hand = Hand(text).names(person=["Anna Berg"], **names)
    hand.anchor("hold", "Anna Berg", title=title)
    cast = Cast(hand.reading, knowledge, None)
    [claim] = find_claims(hand.reading, cast, Dates(hand.page, None), knowledge, RAW)
    return claim.area, claim.country


def test_before_the_title(knowledge: Knowledge) -> None:
    assert area(knowledge, "Ohio Gov. Anna Berg spoke.", "Gov.", place=["Ohio"]) == ("Ohio", "USA")


def test_after_of(knowledge: Knowledge) -> None:
    assert area(knowledge, "Anna Berg, mayor of Lugano, spoke.", "mayor", place=["Lugano"])[0] == "Lugano"


def test_behind_the_name(knowledge: Knowledge) -> None:
    assert area(knowledge, "Sen. Anna Berg, R-Ky., spoke.", "Sen.") == ("Kentucky", "USA")


def test_georgia_is_the_american_state_for_a_local_office(knowledge: Knowledge) -> None:
    assert area(knowledge, "Georgia Gov. Anna Berg spoke.", "Gov.", state=["Georgia"]) == ("Georgia", "USA")


def test_a_national_office_has_no_area(knowledge: Knowledge) -> None:
    assert area(knowledge, "Ohio was praised by President Anna Berg.", "President", place=["Ohio"])[0] is None


@pytest.mark.parametrize(("title", "local"), [("lord mayor", True), ("district attorney", True), ("president", False)])
def test_which_offices_are_local(title: str, local: bool) -> None:
    assert is_local(title) is local
