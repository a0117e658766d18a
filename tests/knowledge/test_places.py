"""Words for countries: every kind of word, every way of writing it, and words that only look like one."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incumbent.knowledge import Knowledge
from incumbent.knowledge.compiling.places import plurals, read_facts
from incumbent.knowledge.places import place_key


@pytest.mark.parametrize(
    ("word", "role", "country", "name"),
    [
        ("Belarus", "name", "BLR", "Belarus"),
        ("the U.S.", "name", "USA", "United States"),
        ("US", "name", "USA", "United States"),
        ("America's", "name", "USA", "United States"),
        ("Burma", "name", "MMR", "Myanmar"),
        ("DR Congo", "name", "COD", "Democratic Republic of the Congo"),
        ("Côte d’Ivoire", "name", "CIV", "Ivory Coast"),
        ("the Islamic Republic of Iran", "name", "IRN", "Iran"),
        ("THE UNITED KINGDOM", "name", "GBR", "United Kingdom"),
        ("Belarussian", "demonym", "BLR", "Belarus"),
        ("Frenchmen", "demonym", "FRA", "France"),
        ("Syrians", "demonym", "SYR", "Syria"),
        ("Filipino", "demonym", "PHL", "Philippines"),
        ("Minsk", "capital", "BLR", "Minsk"),
        ("Kiev", "capital", "UKR", "Kyiv"),
        ("the Kremlin", "seat", "RUS", "Kremlin"),
        ("Downing Street", "seat", "GBR", "Downing Street"),
        ("Élysée", "seat", "FRA", "Élysée"),
        ("Foggy Bottom", "seat", "USA", "Foggy Bottom"),
        ("Zhongnanhai", "seat", "CHN", "Zhongnanhai"),
        ("Texas", "area", "USA", "Texas"),
        ("Scottish", "area", "GBR", "Scotland"),
        ("Hong Kong's", "area", "CHN", "Hong Kong"),
        ("Puerto Rico", "area", "USA", "Puerto Rico"),
        ("Bavaria", "area", "DEU", "Bavaria"),
        ("NATO", "igo", "IGO", "North Atlantic Treaty Organization"),
        ("Nato", "igo", "IGO", "North Atlantic Treaty Organization"),
    ],
)
def test_word_names_a_place(knowledge: Knowledge, word: str, role: str, country: str, name: str) -> None:
    place = knowledge.place(word)
    assert place is not None
    assert (place.role, place.country, place.name) == (role, country, name)


@pytest.mark.parametrize(
    "word", ["us", "who", "un", "polish", "Us", "Who", "Tertel", "", " ", "the", "'s", "....", "Nice"]
)
def test_word_names_no_place(knowledge: Knowledge, word: str) -> None:
    assert knowledge.place(word) is None


def test_a_word_of_two_readings_has_both(knowledge: Knowledge) -> None:
    assert [(p.role, p.country) for p in knowledge.places("Georgia")] == [("name", "GEO"), ("area", "USA")]
    assert [(p.role, p.country) for p in knowledge.places("Washington")] == [("capital", "USA"), ("area", "USA")]


@pytest.mark.parametrize(("typed", "code"), [("blr", "BLR"), ("belarus", "BLR"), ("uk", "GBR"), ("kremlin", "RUS")])
def test_users_need_no_capitals(knowledge: Knowledge, typed: str, code: str) -> None:
    assert knowledge.country(typed) == code


def test_every_state_answers_to_its_name_demonym_and_capital(knowledge: Knowledge) -> None:
    for code, state in read_facts("states").items():
        assert knowledge.country_name(code) == state["name"]
        for word in (state["name"], *state.get("also", ()), *state["demonyms"]):
            readings = knowledge.places(word)
            assert any(place.country == code for place in readings), (code, word)


def test_unknown_code_is_its_own_name(knowledge: Knowledge) -> None:
    assert knowledge.country_name("XYZ") == "XYZ"


def test_plurals() -> None:
    assert plurals("Syrian") == ["Syrians"]
    assert plurals("Iraqi") == ["Iraqis"]
    assert plurals("Chinese") == []
    assert plurals("Danish") == []


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_looked_up_without_error(text: str) -> None:
    knowledge = _shared()
    assert all(len(place.country) == 3 for place in knowledge.places(text))
    assert place_key(place_key(text)) == place_key(place_key(place_key(text)))


_LOADED: list[Knowledge] = []


def _shared() -> Knowledge:
    if not _LOADED:
        _LOADED.append(Knowledge.load())
    return _LOADED[0]


def test_loading_is_quick() -> None:
    least = min(_load_time() for _ in range(3))
    assert least < 0.2


def _load_time() -> float:
    began = time.perf_counter()
    Knowledge.load()
    return time.perf_counter() - began
