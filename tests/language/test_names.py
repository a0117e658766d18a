"""Which names are one: people, bodies and states, and articles made to be slow."""

from __future__ import annotations

import time
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incumbent.knowledge import Knowledge
from incumbent.language.chains import Name, chain, name_key, person_key, same_person
from incumbent.records import EntityKind

KINDS: dict[str, EntityKind] = {"p": "person", "o": "organization", "s": "state", "g": "group", "l": "place"}


@cache
def knowledge() -> Knowledge:
    return Knowledge.load()


def groups(line: str, known: bool = True) -> str:
    """The names of a line "p Ada Holm | p Holm" by entity, as "Ada Holm = Holm"; [..] are words in front."""
    names = []
    for part in line.split(" | "):
        kind, _, text = part.partition(" ")
        before, _, rest = text.rpartition("] ")
        names.append(Name(rest, KINDS[kind], before.removeprefix("[")))
    numbers = chain(names, knowledge() if known else None)
    assert numbers == sorted(numbers, key=lambda n: numbers.index(n)) or max(numbers) < len(names)
    found = [[n.text for n, k in zip(names, numbers, strict=True) if k == e] for e in range(max(numbers) + 1)]
    return "; ".join(" = ".join(group) for group in found)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("p Ada Holm | p Holm | p Ms Holm", "Ada Holm = Holm = Ms Holm"),
        ("p Ines Macron | p [said President] Macron | p Macron", "Ines Macron; Macron = Macron"),
        ("p Emmanuel Macron | p Ines Macron | p [President] Macron", "Emmanuel Macron = Macron; Ines Macron"),
        ("p Ines Macron | p [President] Macron | p Mrs Macron", "Ines Macron = Mrs Macron; Macron"),
        ("p Ines Holm | p [President] Holm", "Ines Holm = Holm"),
        ("p Holm | p Ada Holm", "Holm = Ada Holm"),
        ("p Robert Holm | p Bob Holm | p Robert J. Holm", "Robert Holm = Bob Holm = Robert J. Holm"),
        ("p Ada Holm | p Jon Holm | p Ada Holm | p Holm", "Ada Holm = Ada Holm = Holm; Jon Holm"),
        ("p Jon Holm | p Ada Holm | p Mrs Holm", "Jon Holm; Ada Holm = Mrs Holm"),
        ("p Jon Holm | p Ada Holm | p [Mr] Holm", "Jon Holm = Holm; Ada Holm"),
        ("p Kim Jong Un | p Kim", "Kim Jong Un = Kim"),
        (
            "p Mohammed bin Rashid | p Mohamed bin Rashid | p bin Rashid",
            "Mohammed bin Rashid = Mohamed bin Rashid = bin Rashid",
        ),
        ("p Carla Ruiz | p Carlo Vega | p Carla", "Carla Ruiz = Carla; Carlo Vega"),
        ("p Holm | p Ruiz | p Holm", "Holm = Holm; Ruiz"),
        ("o European Commission | o the Commission", "European Commission = the Commission"),
        (
            "o European Commission | o Election Commission | o the Commission",
            "European Commission; Election Commission; the Commission",
        ),
        ("o Ministry of Trade | o MOT | o the Ministry", "Ministry of Trade = MOT = the Ministry"),
        ("o KGB | o K.G.B. | o FSB", "KGB = K.G.B.; FSB"),
        ("l Karachi | o Karachi University", "Karachi; Karachi University"),
        ("s U.S. | s the United States | s America", "U.S. = the United States = America"),
        ("s North Korea | s South Korea | s the North", "North Korea = the North; South Korea"),
        ("s Russia | g Russians | s Moscow", "Russia; Russians; Moscow"),
        ("o European Union | o EU", "European Union = EU"),
        ("p Paris Holm | l Paris", "Paris Holm; Paris"),
        ("l Gaza Strip | l Gaza", "Gaza Strip = Gaza"),
        ("l Hudson Bay | l Hudson", "Hudson Bay; Hudson"),
        ("o Reform Front | o Reform", "Reform Front = Reform"),
    ],
)
def test_chain(line: str, wanted: str) -> None:
    assert groups(line) == wanted


def test_keys() -> None:
    assert name_key("the U.S.'s") == ("us",)
    assert person_key("Former President Ada Holm Jr.") == ("ada", "holm")
    assert not same_person(("bill", "holm"), ("hillary", "holm"))
    assert same_person(("joe", "holm"), ("joseph", "r", "holm"))


NAMES = st.lists(
    st.builds(Name, st.text(alphabet="AaBb .-'’é中", max_size=12), st.sampled_from(tuple(KINDS.values()))), max_size=30
)


@given(NAMES)
@settings(max_examples=300, deadline=None)
def test_any_names_have_numbers_in_order(names: list[Name]) -> None:
    numbers = chain(names)
    assert len(numbers) == len(names)
    seen = -1
    for number in numbers:
        assert 0 <= number <= seen + 1
        seen = max(seen, number)
    assert numbers == chain(names)


def test_thousands_of_one_surname_take_seconds() -> None:
    names = [Name(f"X{i} Holm", "person") for i in range(3000)] + [Name("Holm", "person")] * 3000
    began = time.process_time()
    assert len(chain(names)) == 6000
    assert time.process_time() - began < 10
