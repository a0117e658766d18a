"""Offices from the words of articles and users, and tenures with their sources."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incumbent.knowledge import Knowledge
from incumbent.knowledge.titles import parse_title, title_facts

KGB_CHIEF = "Q4436588"


@pytest.mark.parametrize(
    ("title", "body", "country", "area", "ident"),
    [
        ("chief", "KGB", "BLR", None, KGB_CHIEF),
        ("chairman", "State Security Committee", "BLR", None, KGB_CHIEF),
        ("director", "Committee for State Security", "BLR", None, KGB_CHIEF),
        ("KGB chief", None, "BLR", None, KGB_CHIEF),
        ("head", "state control committee", "BLR", None, "Q109657173"),
        ("prime minister", None, "RUS", None, "Q842386"),
        ("president", None, "USA", None, "Q11696"),
        ("vice president", None, "USA", None, "Q11699"),
        ("foreign minister", None, "IRN", None, "Q127710"),
        ("minister of foreign affairs", None, "IRN", None, "Q127710"),
        ("secretary of state", None, "USA", None, "Q14213"),
        ("defense secretary", None, "USA", None, "Q735015"),
        ("chancellor", None, "GBR", None, "Q531471"),
        ("foreign secretary", None, "GBR", None, "Q1371091"),
        ("transport secretary", None, "GBR", None, "Q3246797"),
        ("governor", None, "USA", "Ohio", "Q17989863"),
        ("mayor", None, "GBR", "London", "Q38931"),
        ("speaker", "House of Representatives", "USA", None, "Q912994"),
        ("secretary-general", "United Nations", "IGO", None, "Q81066"),
        ("premier", None, "CHN", None, "Q4122271"),
        ("first minister", None, "GBR", "Scotland", "gbr-first-minister-of-scotland"),
        ("secretary-general", "NATO", "IGO", None, "igo-secretary-general-of-the-north-atlantic-treaty-organization"),
        ("head", "Quds Force", "IRN", None, "irn-commander-of-the-quds-force"),
        ("defence minister", None, "FRA", None, "Q15215099"),
        ("chief justice", "Supreme Court", "USA", None, "Q11147"),
        ("deputy prime minister", None, "BLR", None, "Q18690228"),
        ("acting prime minister", None, "ITA", None, "Q796897"),
        ("director", "Central Intelligence Agency", None, None, "usa-director-of-the-cia"),
        ("chief executive", None, "CHN", "Hong Kong", "chn-chief-executive-hong-kong"),
    ],
)
def test_words_name_an_office(
    knowledge: Knowledge, title: str, body: str | None, country: str | None, area: str | None, ident: str
) -> None:
    office = knowledge.office(title, body=body, country=country, area=area)
    assert office is not None
    assert office.id == ident


@pytest.mark.parametrize(
    ("title", "body", "country"),
    [
        ("minister", None, "BLR"),
        ("head", None, "BLR"),
        ("member", None, "USA"),
        ("president", None, None),
        ("president", None, "XYZ"),
        ("strongman", None, "BLR"),
        ("", None, "BLR"),
        ("deputy chief", "KGB", "BLR"),
        ("minister of magic", None, "GBR"),
    ],
)
def test_words_name_no_one_office(knowledge: Knowledge, title: str, body: str | None, country: str | None) -> None:
    assert knowledge.office(title, body=body, country=country) is None


def test_every_role_has_an_example_that_is_read_as_it() -> None:
    for role, example in title_facts().examples.items():
        assert parse_title(example).role == role, example


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minister of Foreign Affairs", "foreign minister"),
        ("Minister of Internal Affairs", "interior minister"),
        ("Secretary of Defense", "defence secretary"),
        ("Chairwoman of the Security Council", "security council chair"),
        ("First Deputy Prime Minister", "first vice premier"),
    ],
)
def test_titles_of_one_office_read_alike(one: str, other: str) -> None:
    assert parse_title(one) == parse_title(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minister of Finance", "Deputy Minister of Finance"),
        ("President", "Vice President"),
        ("Prime Minister", "Minister"),
        ("Governor of Ohio", "Governor of Iowa"),
        ("Attorney General", "Deputy Attorney General"),
        ("Senate majority leader", "Senate minority leader"),
    ],
)
def test_titles_of_two_offices_read_apart(one: str, other: str) -> None:
    assert parse_title(one) != parse_title(other)


@pytest.mark.parametrize(
    ("typed", "country", "ident"),
    [
        ("KGB", None, KGB_CHIEF),
        ("KGB", "BLR", KGB_CHIEF),
        ("foreign minister of Iran", None, "Q127710"),
        ("Iranian foreign minister", None, "Q127710"),
        ("president of belarus", None, "Q1049659"),
        ("prime minister", "RUS", "Q842386"),
        ("mayor of London", None, "Q38931"),
    ],
)
def test_users_find_offices(knowledge: Knowledge, typed: str, country: str | None, ident: str) -> None:
    assert knowledge.offices_named(typed, country)[0].id == ident


def test_tenures_keep_what_the_list_says_even_where_it_is_wrong(knowledge: Knowledge) -> None:
    rows = [(t.person_name, str(t.start), str(t.end)) for t in knowledge.tenures(office=KGB_CHIEF)]
    assert ("Andrei Ravkov", "2020-01-20", "2020-09-03") in rows
    assert rows[-1] == ("Ivan Tertel", "2020-09-03", "None")


def test_every_tenure_has_a_source_and_a_licence(knowledge: Knowledge) -> None:
    rows = knowledge.tenures(office="Q11696")
    assert rows[0].person_name == "George Washington"
    assert {row.licence for row in rows} == {"CC0-1.0", "public domain"}
    assert all(row.source for row in rows)
    starts = [row.start.earliest for row in rows if row.start]
    assert starts == sorted(starts)


def test_unknown_ids_have_no_tenures(knowledge: Knowledge) -> None:
    assert knowledge.tenures(office="nothing") == []
    assert knowledge.tenures(person="Q0") == []
    assert knowledge.tenures(person="nothing") == []
    assert knowledge.tenures() == []


@settings(deadline=None)
@given(st.text(max_size=50), st.text(max_size=20))
def test_any_words_are_asked_without_error(title: str, body: str) -> None:
    office = _KNOWLEDGE.office(title, body=body, country="USA")
    assert office is None or office.country == "USA"
    assert len(_KNOWLEDGE.offices_named(title)) <= 10


_KNOWLEDGE = Knowledge.load()
