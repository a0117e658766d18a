"""The words of an office: pieces of other words go, a body that is not the office's sets no office apart, and what is told of none is vague."""

import pytest

from incumbent.knowledge import Knowledge
from incumbent.ledger.deriving.keys import Keyer, is_vague
from incumbent.ledger.deriving.worded import is_anyones, tidied
from incumbent.records import Claim, Span


@pytest.fixture(scope="module")
def keyer():
    return Keyer(Knowledge.load())


def office(keyer, title, country, body=None, area=None):
    return keyer.office(Claim("c1", "hold", "Ann Aster", title, Span(0, 1, "x"), body=body, country=country, area=area))


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (("head", "Security Service in", "Kyiv"), ("head", "Security Service", "Kyiv")),
        (("deputy speaker", "of parliament", None), ("deputy speaker", "parliament", None)),
        (("member", "s House of Commons", None), ("member", "House of Commons", None)),
        (("top commander", '" battalion', None), ("top commander", "battalion", None)),
        (("mayor", None, "Mainz, "), ("mayor", None, "Mainz")),
        (("head", " of ", None), ("head", None, None)),
        (("governor governor", None, "Ohio"), ("governor", None, "Ohio")),
        (("chair representative", "Budget Committee", "Ohio"), ("chair", "Budget Committee", None)),
        (("national security advisor", "White House National Security Advisor", None), ("national security advisor", "White House", None)),
        (("senior rafah commander", "Rafah", None), ("senior Rafah commander", "Rafah", None)),
        (("head of the army", "Army", None), ("head of the Army", "Army", None)),
        (("judge", "County Circuit Court", "Mosslake"), ("judge", "Circuit Court", "Mosslake County")),
        (("officer", "District", "Mosslake"), ("officer", "District", "Mosslake")),
        (("judiciary chair", "Senate Judiciary", None), ("chair", "Senate Judiciary Committee", None)),
        (("whip", "House Democratic", None), ("democratic whip", "House", None)),
        (("speaker", "Republican House", None), ("speaker", "House", None)),
        (("speaker representative", "House of Representatives", "Ohio"), ("speaker", "House of Representatives", None)),
        (("chairman", "House of Representatives", None), ("chairman", "House of Representatives", None)),
        (("chairman", "Labour National Committee", "Ohio"), ("chairman", "Labour National Committee", None)),
        (("member", "Senate Harbours Committee", "Ohio"), ("member", "Senate Harbours Committee", None)),
        (("secretary", "harbour committee", "Ohio"), ("secretary", "harbour committee", "Ohio")),
        (("democratic congressman", None, "Ohio"), ("congressman", None, "Ohio")),
        (("democratic leader", "Senate", None), ("democratic leader", "Senate", None)),
        (("head", "city’s harbour board", None), ("head", "harbour board", None)),
        (("and rescue chief", "Coastal Search", None), ("chief", "Coastal Search and Rescue", None)),
        (("and rescue chief", None, None), ("rescue chief", None, None)),
        (("secretary", "Committee for Inland Fisheries", "Port-au-Prince"), ("secretary", "Committee for Inland Fisheries", "Port-au-Prince")),
    ],
)  # fmt: skip
def test_pieces_of_other_words_go(told, found):
    assert tidied(*told) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("senator", "USA", "Foreign Relations Committee", "Ohio"), ("senator", "USA", None, "Ohio")),
        (("representative", "USA", "Congress", "Ohio"), ("congressman", "USA", None, "Ohio")),
        (("mp", "GBR", "Conservative Party"), ("member of parliament", "GBR")),
        (("immigration minister", "DNK", "Venstre Party"), ("minister of immigration", "DNK")),
        (("minister of foreign affairs", "TUV"), ("foreign minister", "TUV")),
        (("justice secretary", "GBR"), ("secretary of state for justice", "GBR")),
        (("justice minister", "UKR"), ("minister of justice", "UKR")),
        (("u.s. ambassador", "IGO", "United Nations"), ("ambassador", "USA", "United Nations")),
        (("premiership", "CAN"), ("prime minister", "CAN")),
    ],
)  # fmt: skip
def test_one_office_has_one_key(keyer, one, other):
    assert office(keyer, *one).key == office(keyer, *other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("senator", "FRA", None, "Corsica"), ("representative", "FRA", None, "Corsica")),
        (("state senator", "USA", None, "Ohio"), ("senator", "USA", None, "Ohio")),
        (("representative", "SYR", "United Nations"), ("representative", "SYR")),
        (("mp", "IGO", "European Parliament"), ("mp", "IGO")),
        (("deputy prime minister", "FRA"), ("deputy minister", "FRA")),
        (("consul", "FRA"), ("ambassador", "FRA")),
        (("leader", "UKR", "party"), ("leader", "UKR", "rebel group")),
    ],
)
def test_two_offices_have_two_keys(keyer, one, other):
    assert office(keyer, *one).key != office(keyer, *other).key


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (("budget chief", "USA", "White House"), "budget chief of the White House"),
        (("spokesman", "RUS", "Kremlin"), "spokesperson of the Kremlin"),
        (("leader", "GBR", "Labour"), "leader of the Labour Party"),
        (("envoy", "FRA", "African Union"), "envoy to the African Union"),
        (("ambassador", "FRA", None, "Kyiv"), "ambassador to Kyiv"),
        (("brexit minister", "IRL"), "Brexit minister"),
        (("mp", "GBR"), "member of parliament"),
        (("mp", "IND", None, "Kollam"), "member of parliament for Kollam"),
        (("leader", "UKR", "party"), "leader of a party"),
        (("chairman", "USA", "intelligence committee"), "chairman of the intelligence committee"),
    ],
)
def test_what_an_office_is_called(keyer, told, name):
    assert office(keyer, *told).name == name


@pytest.mark.parametrize(
    ("told", "vague"),
    [
        (("chairman", "USA"), True),
        (("deputy leader", "NGA"), True),
        (("leader", "UKR", "party"), True),
        (("chairman", "USA", "powerful committee"), True),
        (("first minister", "GBR"), True),
        (("of state", "USA"), True),
        (("top military commander", "ISR"), True),
        (("secretary general", None), True),
        (("president", None), True),
        (("deputy", "YEM"), True),
        (("commander in chief", "YEM"), False),
        (("secretary general", "IGO", "United Nations"), False),
        (("first minister", "GBR", None, "Wales"), False),
        (("leader", "UKR", "Farmers Party"), False),
        (("chief", "UKR", "army"), False),
        (("foreign minister", "UKR"), False),
    ],
)
def test_an_office_of_nobody_can_say_what_is_vague(keyer, told, vague):
    found = office(keyer, *told)
    assert is_vague(found.key) is vague
    assert found.seats == "many" or not vague


def test_a_body_with_a_name_is_not_anyones():
    assert not is_anyones("The Committee") and is_anyones("the committee") and not is_anyones("board of elections")


@pytest.mark.parametrize(
    ("told", "country"),
    [
        (("leader", "ISR", "Hezbollah"), "LBN"),
        (("spokesman", "AFG", "Pentagon"), "USA"),
        (("leader", "LBN", "Hezbollah"), "LBN"),
        (("chief executive officer", "UKR", "CPI"), "UKR"),
        (("ambassador", "USA", "Hezbollah"), "USA"),
        (("ambassador", "USA", "NATO"), "USA"),
        (("head", "UKR", "Security Service"), "UKR"),
        (("leader", "CAN", "Conservatives"), "CAN"),
    ],
)
def test_a_body_that_one_state_has_stands_in_its_country(keyer, told, country):
    assert office(keyer, *told).country == country


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (("deputy fbi director", "USA", "FBI"), "deputy head of the Federal Bureau of Investigation"),
        (("senior adviser for europe", "USA", "National Security Council"), "senior adviser for Europe of the National Security Council"),
        (("secretary of state", "USA", "Senate", "Kentucky"), "Secretary of State of Kentucky"),
        (("justice", "USA", "Republican Party"), "justice"),
    ],
)  # fmt: skip
def test_an_office_is_called_by_what_is_its_own(keyer, told, name):
    assert office(keyer, *told).name == name


@pytest.mark.parametrize(
    ("told", "other"),
    [
        (("member", "GBR", "Parliament"), "Member of the 57th Parliament of the United Kingdom"),
        (("interior minister", "DEU"), "Minister of the Interior of Bavaria"),
    ],
)
def test_an_office_is_not_that_of_a_part_of_its_country_or_of_one_parliament(keyer, told, other):
    assert office(keyer, *told).name != other and office(keyer, *told).known is None
    assert office(keyer, "mayor", "GBR", None, "London").known is not None
    assert office(keyer, "governor", "USA", None, "Ohio").name == "Governor of Ohio"
