import pytest

from incumbent.knowledge.spelling import fold
from incumbent.ledger.deriving.titles import canonical, entries


@pytest.mark.parametrize("entry", entries(), ids=lambda e: e.name)
def test_every_entry_has_an_example_that_uses_one_of_its_words(entry):
    sentence = f" {fold(entry.example)} "
    assert any(f" {fold(word)} " in sentence for word in entry.words), entry.example


def test_head_chief_chairman_and_director_of_one_body_are_one_post():
    assert {canonical(t, body="KGB").name for t in ("head", "chief", "chairman", "director", "leader")} == {"head"}


def test_a_party_has_a_chair_beside_its_leader():
    assert canonical("leader", body="Conservative Party").name != canonical("chairman", body="Conservative Party").name


def test_leader_of_a_country_is_no_single_post():
    assert canonical("strongman").seats == "many"


def test_acting_is_set_aside_and_remembered():
    title = canonical("Acting Prime Minister")
    assert (title.name, title.acting) == ("prime minister", True)


@pytest.mark.parametrize(
    ("title", "area", "seats"),
    [
        ("governor", None, "many"),
        ("governor", "Texas", "one"),
        ("senator", "Texas", "many"),
        ("president", None, "one"),
    ],
)
def test_a_post_has_one_seat_only_where_the_claim_says_which(title, area, seats):
    assert canonical(title, area=area).seats == seats


def test_minister_of_and_ministry_first_are_one_title():
    assert canonical("minister of justice").name == canonical("justice minister").name


def test_a_secretary_of_state_keeps_the_name():
    assert canonical("Secretary of State").name == "secretary of state"
    assert canonical("secretary of defense").name == "defense secretary"
