"""Modes, contexts and sizes of events, each entry of the data by its own sentence."""

import re
import tomllib
from importlib.resources import files

import pytest
from hand import Hand

from incumbent.coding.shades import Shades
from incumbent.coding.sizes import counts, size_of
from incumbent.coding.stems import stems
from incumbent.reader import Anchor
from incumbent.records import Size
from incumbent.records.ontology import ontology


def data(name: str) -> dict:
    return tomllib.loads(files("incumbent.coding").joinpath(name).read_text(encoding="utf-8"))


MODES = data("modes.toml")["mode"]
CONTEXTS = data("contexts.toml")


def marked(kind: str, sentence: str) -> tuple[Hand, Anchor]:
    """A sentence whose trigger stands in brackets."""
    trigger = re.search(r"\[(.+?)\]", sentence)
    assert trigger is not None
    hand = Hand(sentence.replace("[", "").replace("]", ""))
    return hand, hand.anchor(kind, (trigger[1], sentence[: trigger.start()].count(trigger[1])))


@pytest.mark.parametrize("entry", MODES, ids=lambda e: f"{e['type']}-{e['mode']}")
def test_the_example_of_a_mode(entry: dict) -> None:
    hand, a = marked(entry["type"], entry["example"])
    assert Shades(hand.page).mode(a, a.roles["trigger"][0]) == entry["mode"]


def test_modes_are_those_of_the_ontology() -> None:
    assert {(e["type"], e["mode"]) for e in MODES} <= {(t.name, m) for t in ontology().types.values() for m in t.modes}
    told = {(e["type"], e["mode"]) for e in MODES}
    assert {(t.name, m) for t in ontology().types.values() for m in t.modes} <= told


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("ASSAULT", "The army [attacked] the town."),
        ("CONSULT", "The ministers [met] on Monday."),
        ("OFFICE", "The king [appointed] a premier by phone."),
        ("REQUEST", "After the talks ended he [asked] for patience."),
        ("COERCE", "The party [pressured] the governor."),
        ("ASSAULT", "Rebels [hit] the town, and after the talks and the meals and all that it had a drone."),
    ],
)
def test_no_mode_where_the_words_tell_none(kind: str, sentence: str) -> None:
    hand, a = marked(kind, sentence)
    assert Shades(hand.page).mode(a, a.roles["trigger"][0]) is None


def test_words_of_another_sentence_tell_no_mode() -> None:
    hand, a = marked("ASSAULT", "The drone flew on. The army [attacked] the town. It has drones.")
    assert Shades(hand.page).mode(a, a.roles["trigger"][0]) is None


@pytest.mark.parametrize("name", CONTEXTS)
def test_the_example_of_a_context(name: str) -> None:
    entry = CONTEXTS[name]
    hand = Hand(entry["example"])
    assert Shades(hand.page).sentences[0].get(name, 0) >= 1
    assert name in ontology().contexts


def test_contexts_count_the_sentence_double_and_the_paragraph_once() -> None:
    text = "Title\n{} The minister spoke. {}\n\nVoters came to the ballot."
    one = "The general accused him of a lie about the army."
    hand = Hand(text.format(one, ""))
    assert Shades(hand.page).contexts(hand.anchor("ACCUSE", "accused")) == (
        "military",
    )  # general, army; minister is one
    hand = Hand(text.format("The army accused him.", "The officer left."))
    assert Shades(hand.page).contexts(hand.anchor("ACCUSE", "accused")) == ()
    hand = Hand(text.format("The army accused him.", "A soldier left."))
    assert Shades(hand.page).contexts(hand.anchor("ACCUSE", "accused")) == ("military",)


def test_at_most_three_contexts_the_strongest_first() -> None:
    words = "The election vote, the army troops, the court judge trial and the bank tax budget"
    hand = Hand(f"{words} accused him.")
    assert Shades(hand.page).contexts(hand.anchor("ACCUSE", "accused")) == ("economic", "legal", "election")


def test_a_type_adds_its_own_context() -> None:
    hand = Hand("The king named him.")
    assert Shades(hand.page).contexts(hand.anchor("OFFICE", "named")) == ("executive",)


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("12 people", (12, 12)),
        ("at least 12 people", (12, 24)),
        ("more than 1,500 people", (1500, 3000)),
        ("over 40 men", (40, 80)),
        ("up to 200 men", (1, 200)),
        ("about 50 men", (45, 55)),
        ("fewer than twenty men", (1, 20)),
        ("tens of thousands", (20_000, 99_999)),
        ("hundreds of thousands", (200_000, 999_999)),
        ("dozens of students", (24, 99)),
        ("several hundred students", (200, 999)),
        ("a few thousand students", (2000, 9999)),
        ("two dozen students", (24, 24)),
        ("a dozen students", (12, 12)),
        ("half a million people", (500_000, 500_000)),
        ("1.5 million people", (1_500_000, 1_500_000)),
        ("two hundred and", (200, 200)),
        ("twenty-one men", (21, 21)),
        ("between 10 and 20 men", (10, 20)),
        ("10 to 20 men", (10, 20)),
        ("2,011 men", (2011, 2011)),
    ],
)
def test_numbers(words: str, size: tuple[int, int]) -> None:
    [found] = counts(words.lower().split())
    assert found.size == size


@pytest.mark.parametrize(
    "words",
    ["12 years", "$ 12 million", "12 percent", "12 % of voters", "aged 12", "12 may", "may 12", "in 2011 they", "no. 10",
     "including 3 children", "one of the men", "several men", "12 cities", "a man", "0 men", "ten days"],
)  # fmt: skip
def test_numbers_that_count_no_people(words: str) -> None:
    assert counts(words.split()) == []


@pytest.mark.parametrize(
    ("kind", "sentence", "size"),
    [
        ("ASSAULT", "At least 12 people were [killed] and 30 wounded in the raid.", Size(killed=(12, 24), injured=(30, 30))),
        ("ASSAULT", "The rebels [killed] dozens.", Size(killed=(24, 99))),
        ("ASSAULT", "The [attack] left three people dead on Monday.", Size(killed=(3, 3))),
        ("ASSAULT", "The [blast] killed 12 soldiers and wounded at least 30 others.", Size(killed=(12, 12), injured=(30, 60))),
        ("ASSAULT", "The [raid] claimed the lives of men; the toll stood at 12 dead.", Size(killed=(12, 12))),
        ("ASSAULT", "Two officers and three civilians were [killed].", Size(killed=(5, 5))),
        ("ASSAULT", "Rebels [killed] two officers and three civilians.", Size(killed=(5, 5))),
        ("ASSAULT", "Five gunmen [killed] the judge.", None),
        ("ASSAULT", "The mayor, 45, was [killed] in 2011.", None),
        ("ASSAULT", "Twelve people, including three children, were [killed].", Size(killed=(12, 12))),
        ("ASSAULT", "The [shelling] caused the deaths of 12 miners.", Size(killed=(12, 12))),
        ("ASSAULT", "The army [bombed] 12 villages.", None),
        ("COERCE", "Police [arrested] 40 protesters.", Size(arrested=(40, 40))),
        ("COERCE", "About 40 people were [detained] on Sunday.", Size(arrested=(36, 44))),
        ("COERCE", "Police [banned] a march of 40 people.", None),
        ("PROTEST", "Tens of thousands [marched] in Lima.", Size(people=(20_000, 99_999))),
        ("PROTEST", "Some 500 students [rallied] and 40 were arrested.", Size(people=(450, 550), arrested=(40, 40))),
        ("PROTEST", "Workers [marched] for 12 days.", None),
        ("PROTEST", "A [protest] by 3,000 farmers blocked the road.", Size(people=(3000, 3000))),
        ("CONSULT", "The king [met] 40 miners.", None),
        ("ASSAULT", "[Killed] 12 miners where they were", Size(killed=(12, 12))),
    ],
)  # fmt: skip
def test_sizes(kind: str, sentence: str, size: Size | None) -> None:
    hand, a = marked(kind, sentence)
    assert size_of(hand.page, a, a.roles["trigger"][0]) == size


def test_the_number_nearest_the_act_counts() -> None:
    text = "In Lima 40 people were killed and in Cusco a blast [killed] 3 people."
    hand, a = marked("ASSAULT", text)
    assert size_of(hand.page, a, a.roles["trigger"][0]) == Size(killed=(3, 3))


def test_a_source_that_is_a_number_is_the_crowd() -> None:
    hand = Hand("There were 3,000 at the gates who chanted against the king.")
    a = hand.anchor("PROTEST", "chanted", source="3,000")
    assert size_of(hand.page, a, a.roles["trigger"][0]) == Size(people=(3000, 3000))


@pytest.mark.parametrize(
    ("word", "stem"),
    [("Bombings", "bomb"), ("bombing", "bombing"), ("denied", "deny"), ("parties", "party"), ("seized", "seize"),
     ("stabbed", "stab"), ("stabbing", "stab"), ("women", "woman"), ("shot", "shoot"), ("churches", "church"),
     ("dying", "die"), ("committees", "committee"), ("taking", "take"), ("died", "die")],
)  # fmt: skip
def test_stems(word: str, stem: str) -> None:
    assert stem in stems(word)


@pytest.mark.parametrize(
    ("word", "no"), [("mine", "mining"), ("press", "pres"), ("executive", "execution"), ("gas", "ga"), ("red", "r")]
)
def test_no_stems(word: str, no: str) -> None:
    assert no not in stems(word)


@pytest.mark.parametrize(
    ("kind", "sentence", "mode"),
    [
        ("ASSAULT", "The mob [set fire] to the mosque on Monday.", "destroy"),
        ("ASSAULT", "A drone [killed] twelve soldiers.", "drone"),
        ("RETREAT", "The rebels [kept] the ceasefire and freed two men.", "ceasefire"),
        ("COERCE", "Police [arrested] the hackers of the ministry.", "arrest"),
        ("CONSULT", "The president [called] the summit.", "multilateral"),
        ("REQUEST", "After talks he [asked] for aid.", "assist"),
    ],
)
def test_the_special_before_the_general(kind: str, sentence: str, mode: str) -> None:
    hand, a = marked(kind, sentence)
    assert Shades(hand.page).mode(a, a.roles["trigger"][0]) == mode
