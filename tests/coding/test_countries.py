"""Which country a post belongs to: what is nearest first."""

from hand import RAW, Hand

from incumbent.coding.cast import Cast
from incumbent.coding.claims import find_claims
from incumbent.coding.dates import Dates
from incumbent.knowledge import Knowledge


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
