"""Titles, areas and bodies as the codebook writes them."""

import pytest

from incumbent.coding.titles import area_of, body_of, is_office, singular, title_of


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Prime Minister", "prime minister"),
        ("the former Prime Minister", "prime minister"),
        ("then-", ""),
        ("Sens.", "senator"),
        ("Rep.", "representative"),
        ("Sen. Sen.", "senator"),
        ("Gov", "governor"),
        ("PM", "prime minister"),
        ("Lt. Gov.", "lieutenant governor"),
        ("Atty. Gen.", "attorney general"),
        ("MPs", "mp"),
        ("heads", "head"),
        ("foreign ministers", "foreign minister"),
        ("secretaries of state", "secretary of state"),
        ("deputies", "deputy"),
        ("congressmen", "congressman"),
        ("attorneys general", "attorney general"),
        ("ministers for women", "minister for women"),
        ("minister of foreign affairs", "minister of foreign affairs"),
        ("minister of sports", "minister of sports"),
        ("chief of", "chief"),
        ("  first \n deputy  premier ", "first deputy premier"),
        ("strongman", "leader"),
        ("boss", "boss"),
        ("charge", "head"),
        ("took charge of", "head"),
        ("in charge", "head"),
        ("home affairs", "home affairs"),
        ("", ""),
        ("-", ""),
        ("acting president", "acting president"),
        ("major general", "major general"),
        ("General", ""),
        ("counterpart", ""),
        ("Del.", "delegate"),
        ("state Del.", "state delegate"),
    ],
)
def test_titles(words: str, title: str) -> None:
    assert title_of(words) == title


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("finance minister", True), ("attorney general", True), ("executive officer", True), ("chief of staff", True),
        ("lawyer for the president", False), ("ceo", False), ("army officer", False), ("major general", False),
        ("general secretary", True), ("president", True), ("opposition politician", False),
    ],
)  # fmt: skip
def test_what_is_an_office(title: str, office: bool) -> None:
    assert is_office(title) is office


def test_one_holder_of_a_plural() -> None:
    assert [singular(w) for w in ("women", "judges", "congress", "gas", "house of commons")] == [
        "woman", "judge", "congress", "gas", "house of commons"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("D-Calif.", "California"),
        ("R-Va.", "Virginia"),
        ("R-Va", "Virginia"),
        ("(R) Fla.", "Florida"),
        ("N.Y.", "New York"),
        ("NY", "New York"),
        ("TX", "Texas"),
        ("Va", "Va"),
        ("La", "La"),
        ("the Bronx", "Bronx"),
        ("Ohio's", "Ohio"),
        ("Rivers\nState,", "Rivers State"),
    ],
)
def test_areas(words: str, area: str) -> None:
    assert area_of(words) == area


@pytest.mark.parametrize(
    ("words", "body"),
    [("the Senate's", "Senate"), ("his cabinet", "cabinet"), ("The Hague court", "Hague court"), ("Reuters'", "Reuters"),
     ("Bank  of\nGhana,", "Bank of Ghana"), ("Theatre Board", "Theatre Board")],
)  # fmt: skip
def test_bodies(words: str, body: str) -> None:
    assert body_of(words) == body


def test_a_ruler_is_a_leader_and_a_dictator_is_called_one() -> None:
    assert title_of("strongman") == title_of("the ruler") == "leader"
    assert title_of("dictator") == "dictator"


def test_who_sends_an_ambassador_is_no_part_of_his_title() -> None:
    assert title_of("Ambassador of Qatar to Kenya") == "ambassador to kenya"
    assert title_of("deputy ambassador of the United States to the UN") == "deputy ambassador to the un"
    assert title_of("ambassador of Qatar") == "ambassador of qatar"
