"""The area of a local office from what stands beside it."""

import pytest
from hand import Hand, Words

from incumbent.coding.areas import area_beside, is_local
from incumbent.coding.cast import Cast
from incumbent.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "title", "places", "area"),
    [
        ("Ohio Gov. Zub Karva spoke.", "Gov.", ["Ohio"], "Ohio"),
        ("Zub Karva, mayor of Lugano, spoke.", "mayor", ["Lugano"], "Lugano"),
        ("Zub Karva, mayor of the city of Lugano, spoke.", "mayor", ["Lugano"], "Lugano"),
        ("Sen. Zub Karva, R-Ky., spoke.", "Sen.", [], "Kentucky"),
        ("Senator Zub Karva, Republican of Maine, spoke.", "Senator", ["Maine"], "Maine"),
        ("Senator Zub Karva, who spoke in Maine, left.", "Senator", ["Maine"], None),
        ("Senator Zub Karva spoke in Maine.", "Senator", ["Maine"], None),
        ("Ghana 's governor Zub Karva spoke.", "governor", [], None),
    ],
)
def test_areas(knowledge: Knowledge, text: str, title: Words, places: list[Words], area: str | None) -> None:
    hand = Hand(text).names(person=["Zub Karva"], place=places)
    cast = Cast(hand.reading, knowledge, None)
    assert area_beside(hand.page, cast, knowledge, hand.run(title), hand.run("Karva").first) == area


def test_a_country_is_no_area(knowledge: Knowledge) -> None:
    hand = Hand("Ghana governor Zub Karva spoke.").names(person=["Zub Karva"], state=["Ghana"])
    cast = Cast(hand.reading, knowledge, None)
    assert area_beside(hand.page, cast, knowledge, hand.run("governor"), hand.run("Karva").first) is None


def test_local_offices() -> None:
    assert [is_local(t) for t in ("mayor", "deputy mayor", "district attorney", "minister", "governor general")] == [
        True, True, True, False, False
    ]  # fmt: skip
