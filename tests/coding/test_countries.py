"""Which country a post belongs to: what is nearest first."""

from dataclasses import replace

import pytest
from hand import RAW, Hand

from incumbent.coding.cast import Cast
from incumbent.coding.claims import find_claims
from incumbent.coding.dates import Dates
from incumbent.knowledge import Knowledge
from incumbent.records import PartialDate


def country(hand: Hand, knowledge: Knowledge, person: str = "Zub Karva") -> str | None:
    cast = Cast(hand.reading, knowledge, None)
    found = find_claims(hand.reading, cast, Dates(hand.page, None), knowledge, RAW)
    return next(c.country for c in found if c.person == person)


def held(text: str, title: str = "minister", **roles: str) -> Hand:
    hand = Hand(text).names(person=["Zub Karva"])
    hand.anchor("hold", "Zub Karva", title=title, **roles)
    return hand


def test_the_place_before_the_title(knowledge: Knowledge) -> None:
    assert country(held("Polish minister Zub Karva spoke.").names(group=["Polish"]), knowledge) == "POL"


def test_the_place_after_the_title(knowledge: Knowledge) -> None:
    assert country(held("Zub Karva, minister of Ghana, spoke.").names(state=["Ghana"]), knowledge) == "GHA"


def test_the_nearest_place_before_another_further_off(knowledge: Knowledge) -> None:
    text = "In Ghana the Polish minister Zub Karva spoke."
    assert country(held(text).names(state=["Ghana"], group=["Polish"]), knowledge) == "POL"


def test_the_area_before_the_focus(knowledge: Knowledge) -> None:
    hand = held("Ghana and Ghana. Governor Zub Karva of Ohio spoke.", "Governor", area="Ohio")
    assert country(hand.names(state=[("Ghana", 0), ("Ghana", 1)], place=["Ohio"]), knowledge) == "USA"


def test_the_body(knowledge: Knowledge) -> None:
    hand = held("Zub Karva, director at the Bank of Ghana, spoke.", "director", body="Bank of Ghana")
    assert country(hand.names(organization=["Bank of Ghana"]), knowledge) == "GHA"


def test_the_persons_other_posts(knowledge: Knowledge) -> None:
    hand = Hand("Polish minister Zub Karva spoke.\n\nKarva was a mayor. Ghana, Ghana, Ghana.").names(
        group=["Polish"], person=["Zub Karva", ("Karva", 1)], state=[("Ghana", 0), ("Ghana", 1), ("Ghana", 2)]
    )
    hand.anchor("hold", "Zub Karva", title="minister")
    hand.anchor("held", ("Karva", 1), title="mayor")
    cast = Cast(hand.reading, knowledge, None)
    found = find_claims(hand.reading, cast, Dates(hand.page, None), knowledge, RAW)
    assert {c.title: c.country for c in found} == {"minister": "POL", "mayor": "POL"}


def test_the_focus_of_the_article_last(knowledge: Knowledge) -> None:
    hand = held("It rained in all of Ghana on that day. The minister Zub Karva spoke.")
    assert country(hand.names(state=["Ghana"]), knowledge) == "GHA"
    assert country(held("The minister Zub Karva spoke."), knowledge) is None


def test_a_senator_of_nowhere_is_american(knowledge: Knowledge) -> None:
    assert country(held("Senator Zub Karva spoke.", "Senator"), knowledge) == "USA"


def test_a_union_of_states_is_no_country(knowledge: Knowledge) -> None:
    hand = held("NATO chief Zub Karva spoke.", "chief", body="NATO").names(organization=["NATO"])
    assert country(hand, knowledge) == "IGO"


def test_what_is_known_of_the_person_where_it_fits_the_article(knowledge: Knowledge) -> None:
    def merkel(text: str) -> Hand:
        hand = Hand(text).names(person=["Angela Merkel"], state=[s for s in ("Ghana", "Germany") if s in text])
        hand.anchor("hold", "Angela Merkel", title="chancellor")
        return hand

    assert country(merkel("The chancellor Angela Merkel spoke."), knowledge, "Angela Merkel") == "DEU"
    text = "It rained in Germany and Ghana on that day. The chancellor Angela Merkel spoke."
    assert country(merkel(text), knowledge, "Angela Merkel") == "DEU"
    text = "It rained in all of Ghana on that day. The chancellor Angela Merkel spoke."
    assert country(merkel(text), knowledge, "Angela Merkel") == "DEU"  # the lists have her in this office


def test_a_body_of_a_union_before_the_country_it_works_in(knowledge: Knowledge) -> None:
    hand = held("The head of the EU mission to Ghana, Zub Karva, left.", "head", body="EU mission", area="Ghana")
    assert country(hand.names(organization=["EU"], state=["Ghana"]), knowledge) == "IGO"


def test_who_is_sent_is_of_the_country_that_sent_him(knowledge: Knowledge) -> None:
    hand = held("The consul general of Ghana in Ohio, Zub Karva, left.", "consul general", area="Ohio")
    assert country(hand.names(state=["Ghana"], place=["Ohio"]), knowledge) == "GHA"
    text = "In Ghana it rained all day. The ambassador to Poland Zub Karva left."
    hand = held(text, "ambassador").names(state=["Ghana", "Poland"])
    assert country(hand, knowledge) != "POL"


def test_an_ambassador_of_one_state_to_another(knowledge: Knowledge) -> None:
    text = "Zub Karva, ambassador of Ghana to Poland, left."
    hand = held(text, "ambassador of").names(state=["Ghana", "Poland"])
    assert country(hand, knowledge) == "GHA"
    hand = held("It rained in Ghana. Zub Karva, ambassador to Poland, left Ghana.", "ambassador to Poland")
    assert country(hand.names(state=[("Ghana", 0), ("Ghana", 1), "Poland"]), knowledge) == "GHA"


def test_a_union_in_the_name_of_a_portfolio_is_not_whose_post_it_is(knowledge: Knowledge) -> None:
    title = "minister of state for foreign and Commonwealth affairs"
    hand = held(f"Britain's {title} Zub Karva left.", title)
    assert country(hand.names(state=["Britain"], organization=["Commonwealth"]), knowledge) == "GBR"


def test_the_congo_of_the_press_is_that_of_kinshasa(knowledge: Knowledge) -> None:
    hand = held("Congo's minister Zub Karva spoke.")
    assert country(hand.names(state=["Congo"]), knowledge) == "COD"
    hand = held("Congo-Brazzaville's minister Zub Karva spoke.")
    assert country(hand.names(state=["Congo-Brazzaville"]), knowledge) == "COG"


def test_no_union_has_a_president_without_a_body(knowledge: Knowledge) -> None:
    hand = held("He spoke to the UN president Zub Karva. Ghana and Ghana.", "president")
    assert country(hand.names(organization=["UN"], state=[("Ghana", 0), ("Ghana", 1)]), knowledge) == "GHA"


def test_a_parliament_is_that_of_the_country_and_not_of_the_area_of_its_name(knowledge: Knowledge) -> None:
    hand = held("Georgia's parliament speaker Zub Karva spoke.", "speaker", body="parliament", area="Georgia")
    assert country(hand.names(state=["Georgia"]), knowledge) == "GEO"
    hand = held("Georgia's Senate speaker Zub Karva spoke.", "speaker", body="Senate", area="Georgia")
    assert country(hand.names(place=["Georgia"]), knowledge) == "USA"


def test_a_minister_is_of_the_country_around_him_and_not_of_another_ones(knowledge: Knowledge) -> None:
    text = "British prime minister Anna Berg spoke. In Romania the prime minister Zub Karva lost a vote."
    hand = Hand(text).names(group=["British"], person=["Anna Berg", "Zub Karva"], state=["Romania"])
    hand.anchor("hold", "Anna Berg", title=("prime minister", 0))
    hand.anchor("hold", "Zub Karva", title=("prime minister", 1))
    assert country(hand, knowledge, "Zub Karva") == "ROU"


def test_the_country_of_whoever_moves_him(knowledge: Knowledge) -> None:
    def moved(by: str) -> str | None:
        hand = Hand("In Ghana, so they say, interior minister Zub Karva was fired by the premier, a Polish one.").names(
            person=["Zub Karva"], state=["Ghana"], group=["Polish"]
        )
        roles = {"by": by} if by else {}
        hand.anchor("end", "Zub Karva", title="interior minister", how="dismissed", **roles)
        return country(hand, knowledge)

    assert (moved(""), moved("premier"), moved("Polish one")) == (None, None, "POL")


def test_an_ambassador_is_of_whoever_appoints_him(knowledge: Knowledge) -> None:
    hand = Hand("Ghana's president appointed Zub Karva as ambassador to Oman.").names(
        person=["Zub Karva"], state=["Ghana", "Oman"]
    )
    hand.anchor("start", "Zub Karva", title="ambassador to Oman", how="appointed", edge={"by": ("president", 0.3)})
    assert country(hand, knowledge) == "GHA"


def test_an_ambassador_is_not_of_the_state_that_receives_him(knowledge: Knowledge) -> None:
    hand = held("Zub Karva, ambassador to Chile, spoke in Chile.", "ambassador to")
    hand.names(state=[("Chile", 0), ("Chile", 1)])
    cast = Cast(hand.reading, knowledge, None)
    [c] = find_claims(hand.reading, cast, Dates(hand.page, None), knowledge, RAW)
    assert (c.title, c.country) == ("ambassador to chile", None)
    hand = held("Ghana's ambassador to Chile, Zub Karva, spoke.", "ambassador").names(state=["Ghana", "Chile"])
    assert country(hand, knowledge) == "GHA"


def on(hand: Hand, knowledge: Knowledge, day: str, person: str = "Zub Karva") -> str | None:
    """The country, of an article of that day."""
    published = PartialDate.parse(day)
    cast = Cast(hand.reading, knowledge, published)
    found = find_claims(hand.reading, cast, Dates(hand.page, published), knowledge, RAW)
    return next(c.country for c in found if c.person == person)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Poland saw Ghana's Zub Karva, the president.", "GHA"),
        ("The president met his Ghanaian counterpart Zub Karva of late.", "GHA"),
        ("The president met his Ghanaian counterpart, Zub Karva.", "GHA"),
        ("President Zub Karva of Ghana met Poland.", "GHA"),
        ("Poland and Poland. President Zub Karva of Fame spoke.", "POL"),
        ("Poland's men met the president, Zub Karva.", "POL"),
    ],
)
def test_the_place_that_stands_with_the_name(knowledge: Knowledge, text: str, wanted: str) -> None:
    hand = held(text, "president" if "president" in text else "President")
    states: list[tuple[str, int]] = [
        (s, n) for s in ("Poland", "Ghana") for n in range(text.replace("Ghanaian", "").count(s))
    ]
    hand.names(state=states, group=[g for g in ("Ghanaian",) if g in text])
    assert country(hand, knowledge) == wanted


def test_a_place_tied_to_another_word_by_a_hyphen_is_not_that_of_the_post(knowledge: Knowledge) -> None:
    def said(text: str) -> str | None:
        return country(held(text, "prime minister").names(state=["Pakistan"], place=["Warsaw"]), knowledge)

    assert said("In all of Pakistan they heard the Warsaw prime minister Zub Karva.") == "POL"
    assert said("In all of Pakistan they heard the Warsaw-friendly prime minister Zub Karva.") != "POL"


def test_a_body_that_every_state_has_tells_no_country(knowledge: Knowledge) -> None:
    for body in ("foreign ministry", "army", "national security council"):
        text = f"Russia and Russia met Ghana. Ghana's spokesman at the {body}, Zub Karva, spoke."
        hand = held(text, "spokesman", body=body).names(
            state=[("Russia", 0), ("Russia", 1), ("Ghana", 0), ("Ghana", 1)]
        )
        assert country(hand, knowledge) == "GHA", body


def test_a_body_of_one_country_alone_is_before_the_place_beside_it(knowledge: Knowledge) -> None:
    hand = held("In Israel Hezbollah leader Zub Karva spoke.", "leader", body="Hezbollah")
    assert country(hand.names(state=["Israel"], organization=["Hezbollah"]), knowledge) == "LBN"


def test_an_envoy_is_not_of_where_he_is_sent(knowledge: Knowledge) -> None:
    for title in ("special envoy for Syria", "envoy for Syria", "special representative for Syria"):
        hand = held(f"America and America. The {title} Zub Karva spoke in Syria.", title)
        assert country(hand.names(state=["Syria", ("America", 0), ("America", 1)]), knowledge) != "SYR", title


def test_a_state_without_such_an_office_is_not_guessed(knowledge: Knowledge) -> None:
    said = lambda title, state: country(  # noqa: E731
        held(f"It rained in all of {state} on that day. The {title} Zub Karva spoke.", title).names(state=[state]),
        knowledge,
    )
    assert (said("king", "Belgium"), said("king", "France")) == ("BEL", None)
    assert (said("prime minister", "Pakistan"), said("prime minister", "America")) == ("PAK", None)
    assert said("acting prime minister", "America") is None
    assert said("mayor", "France") == "FRA"


def test_a_state_whose_office_somebody_else_holds_then_is_not_guessed(knowledge: Knowledge) -> None:
    hand = held("It rained in all of France on that day. The president Zub Karva spoke.", "president").names(
        state=["France"]
    )
    assert on(hand, knowledge, "2019-05-01") is None
    hand = Hand("It rained in all of France on that day. The president Emmanuel Macron spoke.").names(
        state=["France"], person=["Emmanuel Macron"]
    )
    hand.anchor("hold", "Emmanuel Macron", title="president")
    assert on(hand, knowledge, "2019-05-01", "Emmanuel Macron") == "FRA"
    hand = held("It rained in all of France on that day. The former president Zub Karva spoke.", "president")
    hand.reading.claims[0] = replace(hand.reading.claims[0], kind="held")
    assert on(hand.names(state=["France"]), knowledge, "2019-05-01") == "FRA"


def test_who_is_listed_in_such_an_office_is_of_its_country_wherever_he_is_told_of(knowledge: Knowledge) -> None:
    for title, wanted in (("president", "FRA"), ("mayor", None)):
        hand = Hand(f"It rained in Peru. The {title} Emmanuel Macron spoke.").names(
            state=["Peru"], person=["Emmanuel Macron"]
        )
        hand.anchor("hold", "Emmanuel Macron", title=title)
        assert on(hand, knowledge, "2019-05-01", "Emmanuel Macron") == (wanted or "PER")
    hand = Hand("Russian president Emmanuel Macron spoke.").names(group=["Russian"], person=["Emmanuel Macron"])
    hand.anchor("hold", "Emmanuel Macron", title="president")
    assert on(hand, knowledge, "2019-05-01", "Emmanuel Macron") == "FRA"


def test_a_post_that_no_state_has_alone_is_of_the_country_told_of_most(knowledge: Knowledge) -> None:
    text = "Ghana and Ghana and Ghana. Men of Poland met late in May the spokesman Zub Karva."
    hand = held(text, "spokesman").names(state=[("Ghana", 0), ("Ghana", 1), ("Ghana", 2), "Poland"])
    assert country(hand, knowledge) == "GHA"
