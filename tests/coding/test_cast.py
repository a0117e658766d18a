"""Who the names, pronouns and noun phrases of an article are."""

import pytest
from hand import Hand, Words, marked

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


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("They saw {Anna Berg}, {Ola Lie} and {Dahl}.", "Anna Berg, Ola Lie and Dahl", ["Anna Berg", "Ola Lie", "Dahl"]),
        ("They saw {Anna Berg}, {Ola Lie}.", "Anna Berg, Ola Lie", ["Anna Berg"]),
        ("They saw {Anna Berg} or {Ola Lie}.", "Anna Berg or Ola Lie", ["Anna Berg", "Ola Lie"]),
        ("They saw {Anna Berg} / {Ola Lie}.", "Anna Berg / Ola Lie", ["Anna Berg", "Ola Lie"]),
        ("They saw {Anna Berg}; {Ola Lie}.", "Anna Berg; Ola Lie", ["Anna Berg", "Ola Lie"]),
        ("They saw {Anna Berg} and and {Ola Lie}.", "Anna Berg and and Ola Lie", ["Anna Berg", "Ola Lie"]),
        ("They saw {Anna Berg} and.", "Anna Berg and", ["Anna Berg"]),
        ("They saw and {Anna Berg}.", "and Anna Berg", ["Anna Berg"]),
        ("They saw the old big house, car and dog.", "the old big house, car and dog", ["old big house", "car", "dog"]),
        ("They saw the {o Ministry of Trade and Labour} and {o KGB}.", "the Ministry of Trade and Labour and KGB",
         ["Ministry of Trade and Labour", "KGB"]),
        ("They saw the head of {o KGB}.", "the head of KGB", ["head of KGB"]),
        ("They saw the man whose {Berg} barks.", "the man whose Berg barks", ["man whose Berg barks"]),
        ("They saw the man near {s Norway}.", "the man near Norway", ["man near Norway"]),
        ('They saw "{Berg}\'s".', '"Berg\'s"', ["Berg"]),
        ("They saw {Berg}' house.", "Berg'", ["Berg"]), ("They saw {Berg}' house.", "Berg' house", ["Berg' house"]),
        ("They saw ( the man ) .", "( the man )", ["man"]), ("They saw all the men.", "all the men", ["men"]),
        ("They saw the a the.", "the a the", ["the"]), ("They saw their own man.", "their own man", ["own man"]),
        ("They saw {g Biden} aides.", "Biden aides", ["Biden aides"]), ("They saw old {g Democrats}.", "old Democrats", ["old Democrats"]),
        ("They saw old {o KGB}.", "old KGB", ["old KGB"]), ("They saw old {s Norway}.", "old Norway", ["Norway"]),
        ("They saw old {Anna Berg}.", "old Anna Berg", ["Anna Berg"]), ("They saw {Anna Berg} President.", "Anna Berg President", ["Anna Berg"]),
        ("They saw {Anna Berg} and his men.", "Anna Berg and his men", ["Anna Berg", "men"]),
        ("They saw {Anna Berg} {Ola Lie} himself.", "Anna Berg Ola Lie himself", []),
        ("They saw {Anna Berg} the very Great.", "Anna Berg the very Great", ["Anna Berg the very Great"]),
        ("They saw what.", "what", []),
    ],
)  # fmt: skip
def test_whom_words_stand_for(knowledge: Knowledge, text: str, words: str, found: list[str]) -> None:
    assert labels(marked(text), knowledge, words) == found


@pytest.mark.parametrize(
    ("word", "p", "found"),
    [("him", 0.26, ["Berg"]), ("him", 0.25, ["Berg"]), ("him", 0.24, []), ("minister", 0.51, ["Berg"]),
     ("minister", 0.5, ["Berg"]), ("minister", 0.49, ["minister"])],
)  # fmt: skip
def test_from_where_on_a_word_stands_for_a_name(knowledge: Knowledge, word: str, p: float, found: list[str]) -> None:
    hand = marked("They saw him as minister. {Berg} left.").refer(word, "Berg", p)
    assert labels(hand, knowledge, word) == found
    mentions = [len(m.others) for m in Cast(hand.reading, knowledge, None).members]
    assert mentions == [1 if found == ["Berg"] else 0]


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        ("The {g Polish} {o police} chief met {Berg}.", "chief", "Polish police chief"), ("{Berg} chief met.", "chief", "chief"),
        ("{g Polish} old chief met.", "chief", "chief"), ("{g Polish} old chief met.", "old", "Polish old"),
        ("A {l Lima} chief.", "chief", "chief"), ("It fell. {s Norway} chief.", "chief", "Norway chief"),
        ("It saw {s Norway}. Chief fell.", "Chief", "Chief"), ("The {o Green Party} met.", "Party", "Green Party"),
    ],
)  # fmt: skip
def test_what_a_weak_word_is_widened_to(knowledge: Knowledge, text: str, word: str, whole: str) -> None:
    hand = marked(text)
    run = Cast(hand.reading, knowledge, None).widened(hand.run(word))
    assert hand.page.quote(run.first, run.end) == whole


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("{s Norway}, {s Norway} met {s Poland}.", "NOR"), ("{s Norway}, {s Norway}, {s Norway} met {s Poland}, {s Poland}.", "NOR"),
        ("{s Norway}, {s Norway}, {s Norway}, {s Norway} met {s Poland}, {s Poland}, {s Poland}.", None),
        ("{s Norway}, {s Norway}, {s Norway} met {s Poland}, {s Poland}, {s Oman}.", "NOR"),
        ("{s Norway}, {s Norway}, {s Norway} met {s Poland}, {s Poland}, {s Oman}, {s Chad}.", None),
        ("{s Norway} met {o NATO}.", "NOR"), ("{o NATO} met.", None), ("It rained.", None), ("{Angela Merkel} met {s Norway}.", "NOR"),
        ("{Angela Merkel} met {s Germany}.", "DEU"), ("{Angela Merkel} rests.", "DEU"),
    ],
)  # fmt: skip
def test_the_country_that_an_article_is_about(knowledge: Knowledge, text: str, focus: str | None) -> None:
    assert Cast(marked(text).reading, knowledge, None).focus == focus


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("It fell. {s Norway} slept.", ["NOR", "NOR"]), ("{l Oslo} met {g Poles}. It rained.", [None, None]),
        ("{s Norway} slept. {s Poland} slept. It rained.", ["NOR", "POL", None]), ("{o NATO} met. {o Bundestag} met.", [None, None]),
        ("{s Norway} slept.\n\nIt rained.", ["NOR", None]), ("{Berg} met {g Poles}.", ["POL"]),
    ],
)  # fmt: skip
def test_the_country_around_a_word(knowledge: Knowledge, text: str, around: list[str | None]) -> None:
    cast = Cast(marked(text).reading, knowledge, None)
    assert [cast.country_around(s.first) for s in cast.page.sentences] == around


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{l Oslo} met.", ("place", "Oslo", "NOR", None, None)), ("{s Norway} met.", ("state", "Norway", "NOR", "GOV", None)),
        ("{l Kremlin} met.", ("place", "Kremlin", "RUS", "GOV", None)),
        ("{o White House} met.", ("organization", "White House", "USA", "GOV", None)),
        ("{o Norway} met.", ("organization", "Norway", None, None, None)), ("{o NATO} met.", ("organization", "NATO", "IGO", "IGO", None)),
        ("{o Bundestag} met.", ("organization", "Bundestag", "DEU", "LEG", None)),
        ("{o Green Party} met.", ("organization", "Green Party", None, "PTY", None)),
        ("{o police} met.", ("organization", "police", None, "COP", None)),
        ("{Merkel} met.", ("person", "Merkel", None, None, None)),
        ("{Angela Merkel} met.", ("person", "Angela Merkel", "DEU", None, "deu-angela-merkel")),
        ("{Berg} met {Anna Berg} and {Anna Maria Berg}.", ("person", "Anna Maria Berg", None, None, None)),
        ("{Anna Berg} and {Dr. Anna Berg} slept.", ("person", "Anna Berg", None, None, None)),
        ("{Anna Berg}, {Anna\nBerg} slept.", ("person", "Anna Berg", None, None, None)),
    ],
)  # fmt: skip
def test_what_a_name_is_an_entity_of(knowledge: Knowledge, text: str, wanted: tuple[str | None, ...]) -> None:
    [m] = Cast(marked(text).reading, knowledge, None).members
    assert (m.kind, m.name, m.country, m.sector, m.known_as) == wanted
