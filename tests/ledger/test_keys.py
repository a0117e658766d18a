"""Keys and names of offices and people, made from the words of a claim and from what lists know."""

import pytest
from builders import HandKnowledge

from incumbent.knowledge import Body, Office, Person, Tenure
from incumbent.ledger.deriving.keys import Keyer, PersonKey, is_vague, mark_of, office_name, wording_of
from incumbent.records import Claim, PartialDate, Span


def claim(title="chief", body=None, country="BLR", area=None, person="Ann Aster", kind="hold", date=None, **fields):
    when = PartialDate.parse(date) if date else None
    return Claim("c1", kind, person, title, Span(0, 1, "x"), body=body, country=country, area=area, date=when, **fields)


def tenure(person, office, name, country, start=None, end=None):
    return Tenure(
        office,
        name,
        person,
        person,
        country,
        *(PartialDate.parse(d) if d else None for d in (start, end)),
        "list",
        "CC0",
    )


PRESIDENT = Office("Q5", "President of Belarus", "BLR", "list")
ROWS = [
    tenure("Q9", "Q5", "President of Belarus", "BLR", "2010", "2015"),
    tenure("Q9", "Q6", "Vice President of Belarus", "BLR", "2005", "2010"),
    tenure("Q8", "Q7", "Prime Minister of Russia", "RUS", "2010", "2015"),
    tenure("Q7", "Q5", "President of Belarus", "BLR", "2010", "2015"),
    tenure("Q7", "Q4", "Prime Minister of Belarus", "BLR", "2012", "2013"),
]


class Lists(HandKnowledge):
    """Some people and offices more."""

    def person(self, name, *, office=None, country=None, on=None):
        known = {
            "Zed Zorn": Person("Q9", "Zed Zorn", "BLR"),
            "Zorn": Person("Q9", "Zed Zorn", "BLR"),
            "Amy Zorn": Person("Q3", "Amy Zorn", "BLR"),
        }
        return known.get(name)

    def known_person(self, id):
        return {"Q9": Person("Q9", "Zed Zorn", "BLR"), "Q8": Person("Q8", "Yan Yew", "RUS")}.get(id)

    def known_office(self, id):
        return {"Q5": PRESIDENT}.get(id, super().known_office(id))

    def office(self, title, *, body=None, country=None, area=None):
        if title == "president" and country == "BLR" and not body:
            return PRESIDENT
        return super().office(title, body=body, country=country, area=area)

    def body(self, text, country=None):
        bodies = {
            "Green": None,
            "Green Party": Body("B1", "Green Party of Belarus", "BLR", "PTY", "list"),
            "Border Guard": Body("B2", "Border Guards", "BLR", "MIL", "list"),
            "White House Party": Body("B3", "Sea Party", "BLR", "PTY", "list"),
            "Farmers Party": Body("B4", "Farmers Party", "RUS", "PTY", "list"),
        }
        return bodies.get(text)

    def home(self, text):
        return {"Hezbollah": "LBN", "NATO": "IGO"}.get(text)

    def tenures(self, *, office=None, person=None):
        return [r for r in ROWS if office in (None, r.office) and person in (None, r.person)]


@pytest.fixture(scope="module")
def keyer():
    return Keyer(Lists())


@pytest.mark.parametrize(
    ("told", "key", "name", "seats"),
    [
        (claim("president"), "Q5", "President of Belarus", "one"),
        (claim("president", country="UKR"), "president||UKR|", "president", "one"),
        (claim("president", country=None), "president|||", "president", "many"),
        (claim("chief", "Trade Office"), "head|trade office|BLR|", "chief of the Trade Office", "one"),
        (
            claim("deputy chief", "Trade Office"),
            "deputy head|trade office|BLR|",
            "deputy head of the Trade Office",
            "many",
        ),
        (claim("chairman", "KGB"), "Q1", "Chairman of the State Security Committee", "one"),
        (claim("chief", "KGB"), "Q1", "Chairman of the State Security Committee", "one"),
        (claim("chief", "KGB", area="Minsk"), "Q1@minsk", "Chairman of the State Security Committee", "one"),
        (claim("governor", area="Texas", country="USA"), "governor||USA|texas", "governor of Texas", "one"),
        (
            claim("chief", "Texas Rangers", area="Texas", country="USA"),
            "head|texas rangers|USA|",
            "chief of the Texas Rangers",
            "one",
        ),
        (claim("chief", "Border Guard"), "head|B2|BLR|", "chief of the Border Guards", "one"),
        (claim("leader", "Green"), "head|B1|BLR|", "leader of the Green Party of Belarus", "one"),
        (claim("leader", "Farmers"), "head|farmers|BLR|", "leader of Farmers", "one"),  # a party of another country
        (claim("leader", "White House"), "head|white house|BLR|", "leader of the White House", "one"),  # no party
        (claim("leader", "party"), "head|~party|BLR|", "leader of a party", "many"),
        (claim("head", "agency"), "head|~agency|BLR|", "head of an agency", "many"),
        (claim("leader", "Hezbollah", "ISR"), "head|hezbollah|LBN|", "leader of Hezbollah", "one"),
        (
            claim("secretary general", "NATO", "USA"),
            "secretary general|nato|USA|",
            "secretary-general of the NATO",
            "one",
        ),
        (claim("foreign secretary", country="IND"), "minister foreign||IND|", "foreign secretary", "one"),
        (claim("chairman"), "head||BLR|", "chairman", "many"),
        (claim("kgb spokesman"), None, "KGB spokesman", None),
        (claim("ambassador to denmark", country="USA"), None, "ambassador to denmark", None),
    ],
)
def test_an_office_has_a_key_and_a_name(keyer, told, key, name, seats):
    found = keyer.office(told)
    assert (key or found.key, found.name, seats or found.seats) == (found.key, name, found.seats)


def test_lists_say_of_what_a_leader_is_the_head(keyer):
    zed = PersonKey("Q9", "Zed Zorn", "BLR", "Q9")
    day = PartialDate.parse
    assert keyer.office(claim("leader"), zed, day("2012-05-01")).key == "Q5"
    assert keyer.office(claim("leader", date="2012-05"), zed, day("2020-05-01")).key == "Q5"
    assert keyer.office(claim("leader"), zed, day("2016-05-01")).key == "leader||BLR|"
    assert keyer.office(claim("leader"), zed, day("2008-05-01")).key == "leader||BLR|"  # a deputy
    assert keyer.office(claim("leader"), zed).key == "Q5" and keyer.office(claim("leader")).key == "leader||BLR|"
    assert keyer.office(claim("leader", country="UKR"), zed, day("2012-05-01")).key == "leader||UKR|"
    assert keyer.office(claim("leader", "Trade Office"), zed, day("2012-05-01")).key == "head|trade office|BLR|"
    assert keyer.office(claim("chairman"), zed, day("2012-05-01")).key == "head||BLR|"
    two = PersonKey("Q7", "Tom Tarn", "BLR", "Q7")
    assert (
        keyer.office(claim("leader"), two, day("2012-05-01")).key == "leader||BLR|"
    )  # of two offices nobody can say which
    assert keyer.office(claim("leader"), two, day("2014-05-01")).key == "Q5"
    unknown = PersonKey("x", "X Y", "BLR", None)
    assert keyer.office(claim("leader"), unknown, day("2012-05-01")).key == "leader||BLR|"


def test_lists_say_in_which_country_somebody_holds_the_same_post(keyer):
    yan, day = PersonKey("Q8", "Yan Yew", "RUS", "Q8"), PartialDate.parse
    assert keyer.office(claim("prime minister"), yan, day("2012-05-01")).country == "RUS"
    for told, on in (
        (claim("prime minister"), "2016-05-01"),
        (claim("president", country="UKR"), "2012-05-01"),
        (claim("prime minister", "Cabinet"), "2012-05-01"),
        (claim("prime minister", area="Minsk"), "2012-05-01"),
        (claim("prime minister", date="2018"), "2012-05-01"),
    ):
        assert keyer.office(told, yan, day(on)).country == told.country, told
    assert keyer.office(claim("prime minister", country=None), yan, day("2012-05-01")).country is None
    assert keyer.office(claim("prime minister"), yan).country == "BLR"
    here = PersonKey("Q7", "Tom Tarn", "BLR", "Q7")
    assert keyer.office(claim("prime minister"), here, day("2012-05-01")).country == "BLR"


@pytest.mark.parametrize(
    ("told", "known_as", "key", "name", "known"),
    [
        (claim(person="Ann Aster"), None, "an aster|BLR", "Ann Aster", None),
        (claim(person="Mr. Ann Aster"), None, "an aster|BLR", "Ann Aster", None),
        (claim(person="Ann Aster", country=None), None, "an aster|", "Ann Aster", None),
        (claim(person="Zed Zorn"), None, "Q9", "Zed Zorn", "Q9"),
        (claim(person="Zed Zornhas"), None, "Q9", "Zed Zorn", "Q9"),
        (claim(person="Somebody"), "Q9", "Q9", "Zed Zorn", "Q9"),
        (claim(person="Somebody Else"), "Q77", "Q77", "Somebody Else", "Q77"),
    ],
)
def test_a_person_has_a_key_and_a_name(keyer, told, known_as, key, name, known):
    found = keyer.person(told, known_as, PartialDate.parse("2012-05-01"))
    assert (found.key, found.name, found.known) == (key, name, known)


def test_a_claim_that_names_nobody_has_no_person(keyer):
    assert keyer.person(claim(person=None), None, None) is None and keyer.person(claim(person=""), None, None) is None


def test_a_namesake_whom_lists_have_in_this_office_then_is_meant(keyer):
    def who(name, on, title="president"):
        return keyer.person(claim(title, person=name), None, PartialDate.parse(on) if on else None).key

    assert who("Amy Zorn", "2012-05-01") == "Q9"
    assert (
        who("Amy Zorn", "2016-05-01") == "Q3"
        and who("Amy Zorn", None) == "Q3"
        and who("Amy Zorn", "2012-05-01", "envoy") == "Q3"
    )
    assert who("Zed Zorn", "2012-05-01") == "Q9"


@pytest.mark.parametrize(
    ("key", "vague"),
    [
        ("Q1", False),
        ("head||USA|", True),
        ("head||USA|austin", True),
        ("head|agency|USA|", False),
        ("head|~agency|USA|", True),
        ("mayor||USA|", True),
        ("mayor||USA|austin", False),
        ("president|||", True),
        ("president|||austin", False),
        ("president||USA|", False),
        ("of state||USA|", True),
        ("of state|x|USA|austin", True),
        ("commander||USA|", True),
        ("rebel commander||USA|", True),
        ("commander army||USA|", False),
        ("governor|x||", False),
        ("senior top commander||USA|x", False),
    ],
)
def test_keys_of_which_nobody_can_say_what_they_are_at_the_head_of(key, vague):
    assert is_vague(key) is vague


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("head", "KGB", None), "head of the KGB"),
        (("leader", "Hamas", None), "leader of Hamas"),
        (("speaker", "Senate", None), "speaker of the Senate"),
        (("leader", "the Greens", None), "leader of the Greens"),
        (("leader", "The Greens", None), "leader of The Greens"),
        (("leader", "U.N.", None), "leader of the U.N."),
        (("chief", "Trade Office", None), "chief of the Trade Office"),
        (("chief", "army", None), "chief of the army"),
        (("head", "committee", None), "head of a committee"),
        (("head", "agency", None), "head of an agency"),
        (("army chief", "army", None), "army chief"),
        (("governor", None, "Texas"), "governor of Texas"),
        (("chief", "Trade Office", "Texas"), "chief of the Trade Office in Texas"),
        (("texas governor", None, "Texas"), "texas governor"),
        (("ambassador", None, "Kyiv"), "ambassador to Kyiv"),
        (("envoy", "African Union", "Kyiv"), "envoy to the African Union in Kyiv"),
        (("member of parliament", None, "Kollam"), "member of parliament for Kollam"),
        (("kgb chief", None, None), "KGB chief"),
        (("u.s. envoy", None, None), "U.S. envoy"),
        (("us-backed leader", None, None), "US-backed leader"),
        (("chief of us", None, None), "chief of US"),
    ],
)
def test_an_office_in_words(words, name):
    assert office_name(*words) == name


def test_how_a_claim_words_its_office():
    assert wording_of(claim("Acting Chief", "K.G.B.", area="Minsk")) == "chief head kgb minsk"
    assert wording_of(claim("president")) == "president"


def test_a_mark_differs_with_all_that_a_claim_says_and_with_nothing_else():
    base = claim("chief", "KGB", area="Minsk")
    others = [
        claim("head", "KGB", area="Minsk"),
        claim("chief", "Guard", area="Minsk"),
        claim("chief", "KGB"),
        claim("chief", "KGB", area="Minsk", person="Bo"),
        claim("chief", "KGB", area="Minsk", kind="end"),
        claim("chief", "KGB", area="Minsk", person=None),
    ]
    marks = {mark_of("a", c) for c in (base, *others)} | {mark_of("b", base)}
    assert len(marks) == 8 and all(len(m) == 20 for m in marks)
    for same in (
        claim("chief", "KGB", area="Minsk", date="2020", country="UKR"),
        claim("CHIEF", "kgb", area="minsk", person="ann ASTER"),
    ):
        assert mark_of("a", same) == mark_of("a", base)


def test_an_american_state_is_not_the_country_of_its_name(keyer):
    found = keyer.office(claim("governor", country="GEO"))
    assert (found.country, found.area) == ("USA", "Georgia")
    assert keyer.office(claim("governor", country="GEO", area="Georgia")).country == "USA"
    assert keyer.office(claim("governor", country="GEO", area="Kutaisi")).country == "GEO"
    assert (
        keyer.office(claim("president", country="GEO")).country == "GEO"
        and keyer.office(claim("governor", country="UKR", area="Georgia")).country == "UKR"
    )


@pytest.mark.parametrize(
    ("name", "cased"),
    [
        ("ambassador to belarus", "ambassador to Belarus"),
        ("ambassador to Belarus", "ambassador to Belarus"),
        ("minister of belarusian culture", "minister of Belarusian culture"),
        ("minister for european affairs", "minister for European affairs"),
        ("leader of the party", "leader of the party"),
        ("", ""),
    ],
)
def test_countries_and_peoples_are_written_large(keyer, name, cased):
    assert keyer._cased(name) == cased
