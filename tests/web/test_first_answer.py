"""What a page of an office or a person says first, and what lists have beside it."""

import datetime as dt
from types import SimpleNamespace

import pytest

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.asking.answers import Career, Holder, OfficeAnswer, PersonAnswer
from incumbent.ledger.asking.find import OfficeFound, PersonFound
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.facts import LEFT_AFTER, Bound, Limits, Tenure, Vacancy
from incumbent.records import Claim, PartialDate, Span
from incumbent.web.pages import answered, office, person
from incumbent.web.pages.answered import of_office, of_person
from incumbent.web.services import extend

DAY = dt.date.fromisoformat
KNOWLEDGE = SimpleNamespace(
    country_name=lambda code: {"BLR": "Belarus"}[code], country=lambda text: {"Belarus": "BLR"}.get(text)
)
WIKIDATA = "a list of 2022-08-03"


def bound(day, why="is told"):
    return Bound(DAY(day), ("c",), why) if day else None


def tenure(start=("2018-01-10", "2018-01-10"), end=("2020-05-04", None), name="Ann Aster", **fields):
    s, e = Limits(*map(bound, start)), Limits(*map(bound, end))
    base = {
        "office": "o", "person": fields.pop("person", name.lower()), "name": name, "start": s, "end": e, "ended": end[1] is not None,
        "last_confirmed": None if end[1] else e.earliest, "acting": False, "standing": "asserted", "claims": ("c",), "why": "1 article",
    }  # fmt: skip
    return Tenure(**{**base, **fields})


def row(start, end, name="Ann Aster", office="Q1"):
    begun, over = (PartialDate.parse(d) if d else None for d in (start, end))
    return Listed(office, "Chief", f"q-{name}", name, "BLR", begun, over, WIKIDATA, "CC0")


FOUND = OfficeFound("o", "chief of the Trade Office", "BLR", "Q1", "one", 3)


def claim(id="c", who="Ann Aster"):
    return StoredClaim(
        Claim(id, "chosen", who, "chief", Span(0, 1, "x")),
        "a",
        "T",
        None,
        "2020-05-05",
        "P",
        None,
        "2021",
        "o",
        "p",
        None,
        "m",
        "s",
    )


def answer(*tenures, office=FOUND, on=None, vacancy=None, listed=(), chosen=(), claims=None):
    holders = tuple(Holder(t, "yes", 0) for t in tenures)
    return OfficeAnswer(office, on, None, holders, vacancy, (), chosen, listed, (), claims or {})


def said(*tenures, **fields):
    found = of_office(answer(*tenures, **fields), KNOWLEDGE)
    return found["kind"], found["text"]


VACANT = Vacancy("o", Limits(bound("2020-05-04"), bound("2020-05-04")), "Ann Aster", ("c",))
LEFT = tenure(end=("2020-05-04", "2020-05-04"))
UNTOLD = Tenure(
    "o",
    "p",
    "Cy Cedar",
    Limits(None, bound("2019-01-01", LEFT_AFTER)),
    Limits(None, bound("2019-01-02")),
    True,
    None,
    False,
    "asserted",
    (),
)


@pytest.mark.parametrize(
    ("tenures", "fields", "kind", "text"),
    [
        ((tenure(),), {}, "in_office", "Ann Aster since 10 January 2018, last confirmed on 4 May 2020; 1 article"),
        ((LEFT,), {}, "left", "Ann Aster since 10 January 2018, until 4 May 2020; 1 article"),
        (
            (LEFT,),
            {"vacancy": VACANT},
            "vacant",
            "Vacated: Ann Aster left on 4 May 2020; no article names a successor.",
        ),
        (
            (LEFT,),
            {"vacancy": Vacancy("o", VACANT.since, None, ())},
            "vacant",
            "Vacated: the holder left on 4 May 2020; no article names a successor.",
        ),
        ((UNTOLD,), {}, "former", "Only called a former holder, with no day."),
        ((), {}, "none", "No article read here says who holds this office."),
        (
            (),
            {"chosen": ("x", "c"), "claims": {"c": claim()}},
            "chosen",
            "Ann Aster: chosen or due, not said to be in office.",
        ),
        (
            (),
            {"chosen": ("c",), "claims": {"c": claim(who=None)}},
            "chosen",
            "Somebody not named: chosen or due, not said to be in office.",
        ),
        (
            (),
            {"listed": (row("2019", None, "Bo Birch"), row("2015", "2019", "Cy Cedar"))},
            "lists",
            "No article read here names a holder; lists have Bo Birch, 2019 – end not given.",
        ),
        ((), {"listed": (row(None, "2019"),)}, "none", "No article read here says who holds this office."),
        (
            (),
            {"on": DAY("2020-01-01"), "vacancy": VACANT},
            "vacant",
            "Vacated: Ann Aster left on 4 May 2020; no article names a successor.",
        ),
        ((UNTOLD,), {"on": DAY("2019-01-01")}, "in_office", "Cy Cedar start not stated, ended by 2 January 2019; "),
        ((), {"on": DAY("2019-01-01")}, "none", "No article read here says who holds this office."),
    ],
)
def test_what_the_page_of_an_office_says_first(tenures, fields, kind, text):
    assert said(*tenures, **fields) == (kind, text)


def names(*tenures, **fields):
    return [t["person"] for t in of_office(answer(*tenures, **fields), KNOWLEDGE)["told"]]


def seen_on(name, day):
    return tenure(end=(day, None), name=name)


def test_who_is_told_beside_the_last_holder():
    last, near, far = seen_on("Ann", "2020-07-02"), seen_on("Bo", "2020-01-01"), seen_on("Cy", "2019-12-31")
    assert names(far, near, last) == ["Ann", "Bo"]  # 183 days
    many = OfficeFound("o", "senator", "BLR", None, "many", 3)
    assert names(far, near, last, office=many) == ["Ann", "Bo", "Cy"]
    four = [seen_on(n, "2020-07-02") for n in "abcd"]
    assert len(names(*four)) == len(names(*four, office=many)) == len(names(*four, on=DAY("2020-07-02"))) == 3
    assert names(LEFT, last) == ["Ann"]
    early = tenure(end=("2019-05-04", "2019-05-04"), name="Bo")
    assert names(early, LEFT) == names(LEFT, early) == ["Ann Aster"]
    assert names(UNTOLD, LEFT) == ["Ann Aster"] and names(UNTOLD) == ["Cy Cedar"]


def text(tenure_, *rows):
    return of_office(answer(tenure_, listed=rows), KNOWLEDGE)["told"][0]["in_words"]


VAGUE = (None, "2018-03-01")


@pytest.mark.parametrize(
    ("held", "rows", "words"),
    [
        (
            tenure(VAGUE, lists="agree"),
            [row("2018-01-10", None)],
            "since 10 January 2018 by the lists, last confirmed on 4 May 2020",
        ),
        (tenure(VAGUE, lists="silent"), [row("2018-01-10", None)], "by 1 March 2018, last confirmed on 4 May 2020"),
        (
            tenure(VAGUE, lists="agree", acting=True),
            [row("2018-01-10", None)],
            "by 1 March 2018, last confirmed on 4 May 2020, acting",
        ),
        (tenure(VAGUE, lists="agree"), [row("2018", None)], "by 1 March 2018, last confirmed on 4 May 2020"),
        (tenure(VAGUE, lists="agree"), [], "by 1 March 2018, last confirmed on 4 May 2020"),
        (tenure(lists="agree"), [row("2018-01-12", None)], "since 10 January 2018, last confirmed on 4 May 2020"),
        (
            tenure(VAGUE, ("2020-05-04", "2020-06-30"), lists="agree"),
            [row("2018-01-10", "2020-05-20")],
            "since 10 January 2018 by the lists, until 20 May 2020 by the lists",
        ),
        (
            tenure(end=("2020-05-04", "2020-06-30"), lists="agree"),
            [row("2018-01-10", "2020-05-20")],
            "since 10 January 2018, until 20 May 2020 by the lists",
        ),
        (
            tenure(VAGUE, ("2020-05-04", "2020-05-04"), lists="agree"),
            [row("2018-01-10", "2020-05-20")],
            "since 10 January 2018 by the lists, until 4 May 2020",
        ),
        (
            tenure(VAGUE, lists="agree"),
            [row("2018-01-10", "2020-05-20")],
            "since 10 January 2018 by the lists, last confirmed on 4 May 2020",
        ),
        (
            tenure(VAGUE, lists="agree"),
            [row("2012-01-10", "2016-01-10"), row("2016-04-11", None)],
            "since 10 January 2012 by the lists, last confirmed on 4 May 2020",
        ),  # 92 days between two terms
        (
            tenure(VAGUE, lists="agree"),
            [row("2012-01-10", "2016-01-10"), row("2016-04-12", None)],
            "since 12 April 2016 by the lists, last confirmed on 4 May 2020",
        ),
        (
            tenure(VAGUE, lists="agree"),
            [row("2020-05-05", None)],
            "by 1 March 2018, last confirmed on 4 May 2020",
        ),  # a later term
        (
            tenure(VAGUE, lists="agree"),
            [row("2018-01-10", "2020-01-01")],
            "by 1 March 2018, last confirmed on 4 May 2020",
        ),
    ],
)
def test_a_day_that_lists_alone_know(held, rows, words):
    assert text(held, *rows) == words


def test_what_is_told_of_a_tenure():
    [told] = of_office(answer(tenure(belief=0.7, lists="agree")), KNOWLEDGE)["told"]
    assert (told["person"], told["person_id"], told["belief"], told["lists"], told["why"]) == (
        "Ann Aster",
        "ann aster",
        0.7,
        "agree",
        "1 article",
    )
    assert told["office"]["country_name"] == "Belarus"


def career(*tenures, name="chief of the Trade Office", country="BLR", known=None, chosen=()):
    return Career(OfficeFound(name, name, country, known, "one", 1), tenures, chosen)


def told_of(*careers, on=None, listed=()):
    found = PersonAnswer(PersonFound("p", "Ann Aster", ("p",), ("Ann Aster",), None), careers, listed, {})
    made = of_person(found, KNOWLEDGE, on)
    return made["kind"], made["text"]


@pytest.mark.parametrize(
    ("careers", "fields", "kind", "text"),
    [
        (
            [career(tenure())],
            {},
            "in_office",
            "Chief of the Trade Office, Belarus since 10 January 2018, last confirmed on 4 May 2020; 1 article",
        ),
        (
            [career(tenure(), name="President of Belarus")],
            {},
            "in_office",
            "President of Belarus since 10 January 2018, last confirmed on 4 May 2020; 1 article",
        ),
        (
            [career(tenure(), country=None)],
            {},
            "in_office",
            "Chief of the Trade Office since 10 January 2018, last confirmed on 4 May 2020; 1 article",
        ),
        (
            [career(LEFT)],
            {},
            "left",
            "Chief of the Trade Office, Belarus since 10 January 2018, until 4 May 2020; 1 article",
        ),
        (
            [career(UNTOLD)],
            {},
            "former",
            "Chief of the Trade Office, Belarus start not stated, ended by 2 January 2019; ",
        ),
        (
            [career(chosen=("c",))],
            {},
            "chosen",
            "Chosen or due as chief of the Trade Office, Belarus, not said to be in office.",
        ),
        (
            [],
            {"listed": (row("2019", None), row("2021", None))},
            "lists",
            "No article read here gives an office; lists have Chief, 2021 – end not given.",
        ),
        ([], {}, "none", "No article read here puts this person in an office."),
        ([career(LEFT)], {"on": DAY("2020-05-05")}, "none", "No article read here puts this person in an office."),
        (
            [career(LEFT)],
            {"on": DAY("2020-05-04")},
            "in_office",
            "Chief of the Trade Office, Belarus since 10 January 2018, until 4 May 2020; 1 article",
        ),
        (
            [career(tenure((None, "2018-03-01"), lists="agree"), known="Q1")],
            {"listed": (row("2018-01-10", None),)},
            "in_office",
            "Chief of the Trade Office, Belarus since 10 January 2018 by the lists, last confirmed on 4 May 2020; 1 article",
        ),
        (
            [career(tenure((None, "2018-03-01"), lists="agree"), known="Q2")],
            {"listed": (row("2018-01-10", None),)},
            "in_office",
            "Chief of the Trade Office, Belarus by 1 March 2018, last confirmed on 4 May 2020; 1 article",
        ),
    ],
)
def test_what_the_page_of_a_person_says_first(careers, fields, kind, text):
    assert told_of(*careers, **fields) == (kind, text)


def test_an_office_not_told_of_for_long_after_another_is_no_answer():
    def offices(first, second):
        kind, told = told_of(
            career(seen_on("Ann", first), name="post one"), career(seen_on("Ann", second), name="post two")
        )
        return kind, [n for n in ("one", "two") if f"ost {n}" in told]

    assert offices("2018-01-01", "2020-01-02") == ("in_office", ["one", "two"])  # 731 days
    assert offices("2018-01-01", "2020-01-03") == ("in_office", ["two"])
    last = told_of(career(tenure(end=("2010-01-01", None)), name="post one"), career(LEFT, name="post two"))
    assert last[0] == "left" and "post two" in last[1].lower() and "post one" not in last[1].lower()
    many = told_of(*(career(tenure(), name=f"post {n}") for n in range(5)))[1]
    assert many.count("ost ") == 3


def test_the_order_of_careers():
    assert answered.told_last(career(LEFT, UNTOLD)) == (True, DAY("2020-05-04"))
    assert answered.told_last(career(UNTOLD)) == (False, DAY("2019-01-02")) and answered.told_last(career()) == (
        False,
        dt.date.min,
    )


@pytest.mark.parametrize(
    ("start", "end", "day", "covers"),
    [
        ("2018-01-10", "2020-05-04", "2018-01-09", False),
        ("2018-01-10", "2020-05-04", "2018-01-10", True),
        ("2018-01-10", "2020-05-04", "2020-05-04", True),
        ("2018-01-10", "2020-05-04", "2020-05-05", False),
        (None, "2020", "2020-12-31", True),
        ("2018", None, "2018-01-01", True),
    ],
)
def test_a_row_of_a_list_covers_its_days(start, end, day, covers):
    assert person._covers(row(start, end), DAY(day)) is covers


def test_the_names_by_which_a_person_is_looked_for():
    def spelled(*spellings):
        return person._names(PersonAnswer(PersonFound("p", spellings[0], ("p",), spellings, None), (), (), {}))

    assert spelled("Ann Aster", "Aster", "A. Aster") == ["Ann Aster", "A. Aster"] and spelled("Aster") == ["Aster"]
    assert len(spelled(*(f"Ann Aster {n}" for n in range(60)))) == 50


def test_a_vacancy_with_whom_lists_have_afterwards():
    rows = (
        row("2020-05-04", None, "Bo Birch"),
        row("2018", "2020-05-04", "Cy Cedar"),
        row("2019", None),
        row("2018", "2020-05-05", "Di Dane"),
    )
    found = office._vacancy(answer(vacancy=VACANT, listed=rows))
    assert [r["person"] for r in found["in_lists"]] == ["Bo Birch", "Di Dane"]
    assert office._vacancy(answer(listed=rows)) is None
    unknown = office._vacancy(answer(vacancy=Vacancy("o", Limits(), None, ()), listed=rows))
    assert unknown["in_lists"] == []


def test_what_a_column_says():
    ann = PersonAnswer(
        PersonFound("p", "Ann Aster", ("p",), ("Ann Aster", "A. Aster"), "Q9"),
        (career(LEFT, name="chief"), career(tenure(), name="head", country=None), career(name="envoy")), (), {},
    )  # fmt: skip
    said = {p.id: p.of_person(ann) for p in extend.PROPERTIES if p.of_person}
    assert (
        said["name"] == [{"str": "Ann Aster"}]
        and said["known_as"] == [{"str": "Q9"}]
        and said["country"] == [{"str": "BLR"}]
    )
    assert said["spellings"] == [{"str": "Ann Aster"}, {"str": "A. Aster"}]
    assert said["offices"][0] == {"id": "office:chief", "name": "chief"} and len(said["offices"]) == 3
    assert [w["str"] for w in said["career"]] == [
        "chief: since 10 January 2018, until 4 May 2020", "head: since 10 January 2018, last confirmed on 4 May 2020"
    ]  # fmt: skip
    trade = answer(LEFT, tenure(name="Bo Birch"), LEFT)
    said = {p.id: p.of_office(trade) for p in extend.PROPERTIES if p.of_office}
    assert said["holders"] == [
        {"id": "person:ann aster", "name": "Ann Aster"},
        {"id": "person:bo birch", "name": "Bo Birch"},
    ]
    assert (
        said["history"][1] == {"str": "Bo Birch: since 10 January 2018, last confirmed on 4 May 2020"}
        and len(said["history"]) == 2
    )
