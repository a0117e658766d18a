"""Who the names, pronouns and noun phrases of an article are."""

import pytest
from hand import Hand, Words

from incumbent.coding.cast import Actor, Cast, bare
from incumbent.knowledge import Knowledge
from incumbent.reader import Run


def labels(hand: Hand, knowledge: Knowledge, words: Words) -> list[str]:
    return [a.label for a in Cast(hand.reading, knowledge, None).actors(hand.run(words))]


TEXT = "Berg wins\nAnna Berg of Norway met Ola Lie. She thanked him, and Berg's ministers left."


def berg() -> Hand:
    names: list[Words] = [("Berg", 0), "Anna Berg", "Ola Lie", ("Berg", 2)]
    return Hand(TEXT).names(person=names, state=["Norway"]).refer("She", "Anna Berg").refer("him", "Ola Lie")


def test_names_of_one_person_are_one_entity_under_the_fullest_form(knowledge: Knowledge) -> None:
    cast = Cast(berg().reading, knowledge, None)
    assert [m.name for m in cast.members] == ["Anna Berg", "Norway", "Ola Lie"]
    assert cast.members[0].names == [0, 1, 4]
    assert cast.members[1].country == "NOR"
    assert cast.members[1].sector == "GOV"
    assert cast.focus == "NOR"


def test_pronouns_are_those_they_stand_for(knowledge: Knowledge) -> None:
    hand = berg()
    assert labels(hand, knowledge, "She") == ["Anna Berg"]
    assert labels(hand, knowledge, "him") == ["Ola Lie"]
    members = Cast(hand.reading, knowledge, None).members
    assert [form for *_, form in members[0].others] == ["pronoun"]


def test_a_pronoun_of_nobody_is_nobody(knowledge: Knowledge) -> None:
    hand = Hand("He left. The minister stayed with Ola Lie.").names(person=["Ola Lie"])
    assert labels(hand, knowledge, "He") == []
    hand.refer("minister", "Ola Lie", p=0.45)
    assert labels(hand, knowledge, "The minister") == ["minister"]
    hand.refer("minister", "Ola Lie", p=0.55).refer("He", "Ola Lie", p=0.3)
    assert labels(hand, knowledge, "The minister") == ["Ola Lie"]
    assert labels(hand, knowledge, "He") == ["Ola Lie"]
    hand.refer("He", "Ola Lie", p=0.2)
    assert labels(hand, knowledge, "He") == []


def test_a_possessive_is_no_part_of_a_name(knowledge: Knowledge) -> None:
    hand = berg()
    assert labels(hand, knowledge, "Berg's") == ["Anna Berg"]
    assert labels(hand, knowledge, "Berg's ministers") == ["Berg's ministers"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Anna Berg, Ola Lie and the Polish envoy", ["Anna Berg", "Ola Lie", "Polish envoy"]),
        ("Ministry of Trade and Labour", ["Ministry of Trade and Labour"]),
        ("the heads of the Ministry of Trade and Labour", ["heads of the Ministry of Trade and Labour"]),
        ("President Anna Berg", ["Anna Berg"]),
        ("Anna Berg of Norway", ["Anna Berg"]),
        ("Anna Berg aides", ["Anna Berg aides"]),
        ("Anna Berg herself", ["Anna Berg"]),
        ("Polish envoy", ["Polish envoy"]),
        ("( Norway )", ["Norway"]),
        ("Norway and Norway", ["Norway"]),
        ("the two London-based protesters in Norway", ["two London-based protesters in Norway"]),
        ("a crowd of 300", ["crowd of 300"]),
        ("Poles", ["Poles"]),
    ],
)
def test_phrases(knowledge: Knowledge, words: str, found: list[str]) -> None:
    hand = Hand(f"They saw {words}.")
    text = hand.page.text
    for kind, all_of in {
        "person": ["Anna Berg", "Ola Lie"],
        "state": ["Norway"],
        "group": ["Polish", "Poles"],
        "organization": ["Ministry of Trade and Labour"],
    }.items():
        hand.names(**{kind: [(w, n) for w in all_of for n in range(text.count(w))]})
    assert labels(hand, knowledge, words) == found


def test_marks_alone_are_nobody(knowledge: Knowledge) -> None:
    hand = Hand('He said " , " twice.')
    assert labels(hand, knowledge, '" , "') == []


def test_a_weak_word_is_widened_to_its_name_or_the_names_before_it(knowledge: Knowledge) -> None:
    hand = Hand("The Polish police met Anna Berg.").names(group=["Polish"], person=["Anna Berg"])
    cast = Cast(hand.reading, knowledge, None)
    assert cast.widened(hand.run("Berg")) == hand.run("Anna Berg")
    assert cast.widened(hand.run("police")) == hand.run("Polish police")
    assert cast.widened(hand.run("met")) == hand.run("met")


def test_no_focus_where_two_states_are_spoken_of_alike(knowledge: Knowledge) -> None:
    hand = Hand("Norway met Poland.").names(state=["Norway", "Poland"])
    assert Cast(hand.reading, knowledge, None).focus is None


def test_actors_point_at_their_entities(knowledge: Knowledge) -> None:
    hand = berg()
    cast = Cast(hand.reading, knowledge, None)
    run = hand.run("She")
    assert cast.actors(Run(run.first, run.end, 0.9)) == [Actor("Anna Berg", 0)]
    assert cast.person_at(hand.run("Norway").first) is None
    assert cast.entity_of_word(hand.run("thanked").first) is None


def test_a_name_near_to_one_of_the_lists_is_somebody_else(knowledge: Knowledge) -> None:
    def known(text: str, name: str, **places: list[str]) -> str | None:
        return Cast(Hand(text).names(person=[name], **places).reading, knowledge, None).members[0].known_as

    assert known("Nigel Farage spoke.", "Nigel Farage") is None  # the lists have an Angelo Farrugia of Malta
    assert known("Angela Merkel spoke.", "Angela Merkel") is not None


@pytest.mark.parametrize(
    ("text", "other", "code"),
    [
        ("Congo spoke in Kinshasa.", "Kinshasa", "COD"),
        ("Congo spoke in Brazzaville.", "Brazzaville", "COG"),
        ("Georgia spoke in Ohio.", "Ohio", "USA"),
        ("Georgia spoke in Tbilisi.", "Tbilisi", "GEO"),
    ],
)
def test_a_word_for_two_countries_is_the_one_that_other_names_vouch_for(
    knowledge: Knowledge, text: str, other: str, code: str
) -> None:
    cast = Cast(Hand(text).names(place=[text.split(" ")[0], other]).reading, knowledge, None)
    assert cast.members[0].country == code


def test_small_letters_name_no_country(knowledge: Knowledge) -> None:
    cast = Cast(Hand("They ate turkey.").names(place=["turkey"]).reading, knowledge, None)
    assert cast.members[0].country is None


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Dr. Anna Berg OBE", "Anna Berg"), ("Sayyed Ali Berg", "Ali Berg"), ("Anna Berg-said", "Anna Berg"),
        ("Ali al- Berg", "Ali al-Berg"), ("Sheikh Ali Berg", "Ali Berg"), ("Anna Berg Jr.", "Anna Berg Jr."),
        ("Anna Berg-Hassan", "Anna Berg-Hassan"), ("KC Berg", "KC Berg"), ("Anna KC", "Anna KC"),
    ],
)  # fmt: skip
def test_a_name_without_what_is_no_part_of_it(name: str, told: str) -> None:
    assert bare(name) == told


def test_a_single_name_keeps_sheikh(knowledge: Knowledge) -> None:
    for text, told in (("Sheikh Karima left.", "Sheikh Karima"), ("Lady Karima left.", "Karima")):
        cast = Cast(Hand(text).names(person=["Karima"]).reading, knowledge, None)
        assert cast.members[0].name == told


def test_a_verb_that_is_stuck_to_a_name_is_no_part_of_it() -> None:
    assert [bare(n) for n in ("Florin Lordache-resigned", "Park Geun-hye-began", "Park Geun-hye")] == [
        "Florin Lordache",
        "Park Geun-hye",
        "Park Geun-hye",
    ]


def test_a_card_of_links_behind_a_name_is_no_part_of_it(knowledge: Knowledge) -> None:
    text = (
        "Sen. Ben Aster Benjamin (Ben) Karl AsterPort strike ends Ferries: report MORE met Ola Lie. "
        "Carl Diaz Carl DiazDockers march Quay opens MORE left, and READ MORE about Ola Lie."
    )
    names: list[Words] = ["Ben Aster Benjamin", ("Ola Lie", 0), "Carl Diaz Carl DiazDockers", ("Ola Lie", 1)]
    cast = Cast(Hand(text).names(person=names).reading, knowledge, None)
    assert [m.name for m in cast.members] == ["Ben Aster", "Ola Lie", "Carl Diaz"]


def test_the_full_name_on_a_card_is_a_name_of_the_same_person(knowledge: Knowledge) -> None:
    text = "Aster spoke. Ben Aster Benjamin (Ben) Karl AsterPort strike ends: report MORE left with Diaz Carl DiazDocks open MORE on Monday."
    hand = Hand(text).names(person=[("Aster", 0), ("Ben Aster", 0), "Karl AsterPort", ("Diaz", 0), "Carl DiazDocks"])
    assert [m.name for m in Cast(hand.reading, knowledge, None).members] == ["Ben Aster", "Carl Diaz"]
