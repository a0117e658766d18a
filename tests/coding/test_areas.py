"""The area of a local office, from what stands beside the title or the name."""

import pytest
from hand import RAW, Hand

from incumbent.coding.areas import area_in_body, is_local
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


def test_the_beginning_of_a_place_is_taken_with_its_end(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg of the El Paso Council became mayor.").names(
        person=["Anna Berg"], organization=["El Paso Council"]
    )
    hand.anchor("hold", "Anna Berg", title="mayor", area="El")
    assert areas(knowledge, hand) == {"Anna Berg": ("El Paso", "USA")}


def test_a_national_office_has_no_area(knowledge: Knowledge) -> None:
    assert area(knowledge, "Ohio was praised by President Anna Berg.", "President", place=["Ohio"])[0] is None


@pytest.mark.parametrize(("title", "local"), [("lord mayor", True), ("district attorney", True), ("president", False)])
def test_which_offices_are_local(title: str, local: bool) -> None:
    assert is_local(title) is local


def areas(knowledge: Knowledge, hand: Hand) -> dict[str | None, tuple[str | None, str | None]]:
    cast = Cast(hand.reading, knowledge, None)
    found = find_claims(hand.reading, cast, Dates(hand.page, None), knowledge, RAW)
    return {c.person: (c.area, c.country) for c in found}


def test_each_has_the_area_behind_his_own_name(knowledge: Knowledge) -> None:
    hand = Hand("Sens. Anna Berg, D-Ore., and Carl Diaz, R-Utah, spoke.").names(person=["Anna Berg", "Carl Diaz"])
    for person in ("Anna Berg", "Carl Diaz"):
        hand.anchor("hold", person, title="Sens.", area=["D-Ore.", "R-Utah"])
    assert areas(knowledge, hand) == {"Anna Berg": ("Oregon", "USA"), "Carl Diaz": ("Utah", "USA")}


def test_an_area_that_two_share(knowledge: Knowledge) -> None:
    hand = Hand("Sens. Anna Berg and Carl Diaz of Utah spoke.").names(person=["Anna Berg", "Carl Diaz"], place=["Utah"])
    for person in ("Anna Berg", "Carl Diaz"):
        hand.anchor("hold", person, title="Sens.", area="Utah")
    assert areas(knowledge, hand) == {"Anna Berg": ("Utah", "USA"), "Carl Diaz": ("Utah", "USA")}


def test_the_area_of_another_is_not_his(knowledge: Knowledge) -> None:
    hand = Hand("Utah Gov. Anna Berg met Mayor Carl Diaz.").names(person=["Anna Berg", "Carl Diaz"], place=["Utah"])
    hand.anchor("hold", "Carl Diaz", title="Mayor", area="Utah")
    assert areas(knowledge, hand)["Carl Diaz"][0] is None


def test_the_seat_of_a_leader_of_a_chamber_is_no_part_of_that_post(knowledge: Knowledge) -> None:
    hand = Hand("Senate Majority Leader Anna Berg (R-Utah) spoke.").names(person=["Anna Berg"])
    hand.anchor("hold", "Anna Berg", title="Majority Leader", area="R-Utah")
    assert areas(knowledge, hand)["Anna Berg"][0] is None


@pytest.mark.parametrize(
    ("text", "marked", "told"),
    [
        ("Anna Berg, mayor of Rome, Georgia, spoke.", ["Rome", "Georgia"], ("Rome", "USA")),
        ("Athens, Ohio, mayor Anna Berg spoke.", ["Ohio"], ("Athens", "USA")),
        ("The mayor of Lima's Rimac quarter, Anna Berg, spoke.", ["Lima"], ("Rimac", "PER")),
        ("Anna Berg, mayor of Washington state, spoke.", ["Washington state"], ("Washington", "USA")),
    ],
)
def test_a_city_and_what_it_lies_in(
    knowledge: Knowledge, text: str, marked: list[str], told: tuple[str, str | None]
) -> None:
    hand = Hand(text).names(person=["Anna Berg"])
    places = [p for p in ("Rome", "Georgia", "Athens", "Ohio", "Lima", "Rimac", "Washington") if p in text]
    hand.names(place=places).anchor("hold", "Anna Berg", title="mayor", area=marked)  # type: ignore[arg-type]
    assert areas(knowledge, hand)["Anna Berg"] == told


def test_a_senator_of_a_city_is_one_of_its_state(knowledge: Knowledge) -> None:
    hand = Hand("Senator Anna Berg of Athens, Ohio, spoke.").names(person=["Anna Berg"], place=["Athens", "Ohio"])
    hand.anchor("hold", "Anna Berg", title="Senator", area="Ohio")
    assert areas(knowledge, hand)["Anna Berg"] == ("Ohio", "USA")


@pytest.mark.parametrize(
    ("body", "area"),
    [
        ("Ohio Supreme Court", "Ohio"), ("New Mexico Senate", "New Mexico"), ("Labour Party of Scotland", "Scotland"),
        ("Bank of Scotland", None), ("Supreme Court", None), ("Ministry of Health", None), ("Ohio", None),
    ],
)  # fmt: skip
def test_the_area_that_a_body_is_named_by(knowledge: Knowledge, body: str, area: str | None) -> None:
    assert area_in_body(body, knowledge) == area


def test_the_place_right_before_a_local_title(knowledge: Knowledge) -> None:
    hand = Hand("Lyon Mayor Anna Berg met Nice Mayor Carl Diaz.").names(
        person=["Anna Berg", "Carl Diaz"], place=["Lyon", "Nice"]
    )
    hand.anchor("hold", "Anna Berg", title="Mayor", area="Nice")
    assert areas(knowledge, hand)["Anna Berg"] == ("Lyon", "FRA")


def test_a_country_right_before_a_local_title_is_no_area(knowledge: Knowledge) -> None:
    hand = Hand("Ghana Mayor Anna Berg spoke.").names(person=["Anna Berg"], state=["Ghana"])
    hand.anchor("hold", "Anna Berg", title="Mayor")
    assert areas(knowledge, hand)["Anna Berg"] == (None, "GHA")


def test_a_kind_of_place_is_the_end_of_a_name(knowledge: Knowledge) -> None:
    hand = Hand("Benin City mayor Anna Berg spoke.").names(person=["Anna Berg"], state=["Benin"], place=["City"])
    hand.anchor("hold", "Anna Berg", title="mayor", area="City")
    assert areas(knowledge, hand)["Anna Berg"][0] == "Benin City"


def test_the_same_post_told_again_has_the_same_area(knowledge: Knowledge) -> None:
    hand = Hand("Utah Gov. Anna Berg spoke.\n\nThen Gov. Anna Berg was replaced.")
    hand.names(person=["Anna Berg", ("Anna Berg", 1)], place=["Utah"])
    hand.anchor("hold", "Anna Berg", title="Gov.")
    hand.anchor("end", ("Anna Berg", 1), how="replaced", title=("Gov.", 1))
    cast = Cast(hand.reading, knowledge, None)
    found = find_claims(hand.reading, cast, Dates(hand.page, None), knowledge, RAW)
    assert {c.area for c in found} == {"Utah"}
