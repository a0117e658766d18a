"""Public bodies by name, acronym and country."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incumbent.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "country", "name", "of", "sector"),
    [
        ("KGB", "BLR", "State Security Committee", "BLR", "SPY"),
        ("KGB", None, "Committee for State Security", "SUN", "SPY"),
        ("Belarusian KGB", None, "State Security Committee", "BLR", "SPY"),
        ("State Department", None, "Department of State", "USA", "GOV"),
        ("the US State Department", None, "Department of State", "USA", "GOV"),
        ("Russian Foreign Ministry", None, "Ministry of Foreign Affairs", "RUS", "GOV"),
        ("FBI", "BLR", "Federal Bureau of Investigation", "USA", "COP"),
        ("Knesset", None, "Knesset", "ISR", "LEG"),
        ("Verkhovna Rada", None, "Verkhovna Rada", "UKR", "LEG"),
        ("Daesh", None, "Islamic State", "IRQ", "REB"),
        ("Taliban", "USA", "Taliban", "AFG", "REB"),
        ("WHO", None, "World Health Organization", "IGO", "IGO"),
        ("Labour Party", "GBR", "Labour Party", "GBR", "PTY"),
        ("Supreme Court", "IND", "supreme court", "IND", "JUD"),
        ("Supreme Court of Canada", None, "supreme court", "CAN", "JUD"),
        ("Serbian police", None, "police", "SRB", "COP"),
        ("parliament", "TON", "parliament", "TON", "LEG"),
    ],
)
def test_body_is_known(knowledge: Knowledge, text: str, country: str | None, name: str, of: str, sector: str) -> None:
    body = knowledge.body(text, country)
    assert body is not None
    assert (body.name, body.country, body.sector) == (name, of, sector)


def test_a_court_of_no_known_country_has_none(knowledge: Knowledge) -> None:
    body = knowledge.body("Supreme Court")
    assert body is not None
    assert body.country is None


def test_a_plain_word_names_a_body_only_at_home(knowledge: Knowledge) -> None:
    at_home = knowledge.body("League", "ITA")
    assert at_home is not None
    assert at_home.sector == "PTY"
    assert knowledge.body("League", "USA") is None
    assert knowledge.body("Citizens") is None


@pytest.mark.parametrize("text", ["who", "is", "Ivan Tertel", "", "Belarusian", "a very long name of nothing at all"])
def test_body_is_unknown(knowledge: Knowledge, text: str) -> None:
    assert knowledge.body(text) is None


def test_sector_of_an_unknown_body(knowledge: Knowledge) -> None:
    assert knowledge.sector("Ministry of Magic") == "GOV"
    assert knowledge.sector("Court of Auditors") == "JUD"
    assert knowledge.sector("Ivan Tertel") is None


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_looked_up_without_error(text: str) -> None:
    body = _KNOWLEDGE.body(text)
    assert body is None or body.sector


_KNOWLEDGE = Knowledge.load()
