"""Actors under one name with what lists know of them, whatever an article calls them."""

import pytest
from builders import Story, ledger_of

from incumbent.knowledge import Knowledge
from incumbent.ledger.asking.events import EventQuestion, events_where
from incumbent.ledger.deriving.identify import Identifier, Identity


@pytest.fixture(scope="module")
def identifier():
    return Identifier(Knowledge.load())


def test_one_person_is_one_row_with_country_and_id(identifier):
    found = {
        identifier.find(Identity(n, "person"), 2019) for n in ("Donald Trump", "Donald J. Trump", "Mr Donald Trump")
    }
    [trump] = found
    assert (trump.name, trump.country, trump.known_as) == ("Donald Trump", "USA", "Q22686")


@pytest.mark.parametrize(
    ("words", "country"),
    [("Russia", "RUS"), ("Belarusian police", "BLR"), ("Moscow authorities", "RUS"), ("the rioters", None)],
)
def test_words_for_a_country_give_it(identifier, words, country):
    assert identifier.find(Identity(words), 2019).country == country


@pytest.mark.parametrize(
    ("name", "country", "whole"),
    [
        ("Lukashenko", None, "Alexander Lukashenko"),  # leads a state in that year
        ("Pompeo", "USA", "Mike Pompeo"),  # of a told country
        ("Pompeo", None, "Pompeo"),
        ("Shein", None, "Shein"),  # a firm; a deputy prime minister bears the name
        ("Estyn", None, "Estyn"),  # an inspectorate; a foreign minister's name is near
        ("Estyn", "POL", "Estyn"),
    ],
)
def test_one_word_alone_is_a_leader_or_somebody_of_a_told_country(identifier, name, country, whole):
    assert identifier.find(Identity(name, "person", country), 2019).name == whole


def test_what_the_article_says_stays(identifier):
    told = Identity("Ann Nobodyknown", "person", "FRA", "GOV", None)
    assert identifier.find(told, 2019) == told


def test_events_are_found_under_the_name_and_under_the_articles_words(tmp_path):
    story = Story("a").event("CONSULT", "met", "Belarus met its neighbours.", source=["Belarus"])
    with ledger_of(tmp_path / "l.sqlite", story) as ledger:
        [event] = events_where(ledger.store, EventQuestion(actor="belarus"))
        assert event.sources[0].country == "BLR"
        assert [e.id for e in events_where(ledger.store, EventQuestion(country="BLR"))] == ["a/v1"]
