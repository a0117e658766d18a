"""What a page of an office or a person says first, and the small rules by which pages choose what to show."""

import datetime as dt
from types import SimpleNamespace

import pytest

from incumbent.errors import InputError
from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.asking.answers import Career, Holder, OfficeAnswer, PersonAnswer
from incumbent.ledger.asking.find import OfficeFound, PersonFound
from incumbent.ledger.deriving.belief import EVERYTHING, Seen
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.facts import LEFT_AFTER, Bound, Limits, Tenure, Vacancy
from incumbent.records import Claim, PartialDate, Span
from incumbent.web.pages import answered, country, listing, office, people, person
from incumbent.web.pages.answered import of_office, of_person
from incumbent.web.pages.believed import left_out, seen
from incumbent.web.params import Query
from incumbent.web.services import candidates, entries, extend, reconcile

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


def told_row(**fields):
    base = {
        "office": "o", "office_name": "chief", "person": "p", "name": "Ann Aster", "start_earliest": "2018-01-10", "start_latest": "2018-01-10",
        "end_earliest": "2020-05-04", "end_latest": None, "last_confirmed": "2020-05-04", "acting": 0, "standing": "asserted",
        "why": "1 article",
        "seen_last": "2020-05-04", "sources": 1,
    }  # fmt: skip
    return {**base, **fields}


def test_the_tenure_told_last():
    assert listing._tenure(told_row())["in_words"] == "since 10 January 2018, last confirmed on 4 May 2020"
    ended = listing._tenure(told_row(end_latest="2020-05-04"))
    assert ended["in_words"] == "since 10 January 2018, until 4 May 2020"
    assert (
        listing._tenure(told_row(acting=1, start_earliest=None))["in_words"]
        == "by 10 January 2018, last confirmed on 4 May 2020, acting"
    )
    over, there, other = (
        told_row(end_latest="2020-05-04"),
        told_row(seen_last="2019-01-01"),
        told_row(seen_last="2018-12-31", sources=9),
    )
    assert listing._last([over, there, other], "office") is there and listing._last([over], "office") is over
    assert listing._last([over, there, other], "person") is other
    old = told_row(seen_last="2018-05-04", sources=9)
    assert listing._last([there, old], "person") is old
    assert listing._last([told_row(seen_last="2020-05-05"), old], "person")["seen_last"] == "2020-05-05"  # 732 days
    assert listing._last([told_row(seen_last="2020-05-04"), old], "person") is old
    vague = told_row(start_earliest=None, end_earliest=None, end_latest="2021-01-01", seen_last="2021-01-01")
    assert listing._last([vague, there], "person") is there and listing._last([vague], "person") is vague
    assert listing._last([over], "person") is over


@pytest.mark.parametrize(
    ("sources", "targets", "pairs"),
    [
        (["a", "b"], ["c"], [("a", "c"), ("b", "c")]),
        (["a", "b", "c"], [], [("a", "b"), ("a", "c"), ("b", "c")]),
        (["a"], ["a", "b", "b"], [("a", "b")]),
        (["a"], [], []),
        ([], ["a"], []),
    ],
)
def test_who_met_whom_in_one_event(sources, targets, pairs):
    assert country._met(sources, targets) == pairs


def test_of_a_crowd_the_first_six_met():
    crowd = list("abcdefgh")
    assert len(country._met(crowd, crowd[::-1])) == 36 - 4 and len(country._met(crowd, [])) == 15


def test_meetings_are_counted_for_those_who_met_most(monkeypatch):
    events = [(["a"], ["b"])] * 3 + [(["b"], ["a"])] + [(["c"], ["a"])] * 2 + [([f"x{n}"], [f"y{n}"]) for n in range(9)]
    monkeypatch.setattr(country, "pairs_of", lambda store, question, limit: events)
    from incumbent.ledger.asking.events import EventQuestion

    found = country._meetings(SimpleNamespace(store=None), EventQuestion())
    assert found["counted"] == 15 and found["who"] == ["a", "b", "c", "x0", "y0", "x1", "y1", "x2", "y2"]
    assert found["pairs"][:2] == [{"one": "a", "other": "b", "meetings": 4}, {"one": "a", "other": "c", "meetings": 2}]
    assert len(found["pairs"]) == 5


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


@pytest.mark.parametrize(
    ("values", "shows"),
    [
        ({}, Seen()),
        ({"all": "yes"}, EVERYTHING),
        ({"all": "yes", "at_least": 3}, EVERYTHING),
        ({"at_least": 3}, Seen(articles=3)),
        ({"min_confidence": 0.0}, Seen(0.0)),
        ({"min_confidence": 0.9, "at_least": 2}, Seen(0.9, 2)),
    ],
)
def test_how_far_what_a_page_shows_must_be_believed(values, shows):
    assert seen(Query(values)) == shows


def test_what_a_page_leaves_out():
    from incumbent.ledger.asking.left_out import LeftOut

    assert left_out(LeftOut(3, True)) == {"left_out": 3, "left_out_at_least": True}


def test_the_last_office_of_somebody_in_a_list_of_people():
    ledger = SimpleNamespace(knowledge=KNOWLEDGE)
    one = {"id": "p", "name": "Ann Aster", "country": "BLR", "claims": 2, "keys": []}
    shown = people._shown(ledger, one, [{"n": 1, "seen_last": "2019-01-01"}, {"n": 2, "seen_last": "2020-01-01"}])
    assert shown["last"] == {"n": 2} and shown["country_name"] == "Belarus" and "keys" not in shown
    assert people._shown(ledger, {**one, "country": None}, [])["last"] is None
    assert people._shown(ledger, {**one, "country": None}, [])["country_name"] is None


def test_ids_of_entries_that_differ():
    def entry(id):
        return entries.Entry(id, "/a", "t", "w", "2020")

    assert [e.id for e in entries._apart([entry("a"), entry("b"), entry("a"), entry("a")])] == ["a", "b", "a:2", "a:3"]


def test_when_a_change_was():
    def change(date, day):
        return SimpleNamespace(date=PartialDate.parse(date) if date else None, day=DAY(day) if day else None)

    assert entries.when(change("2020-09", "2020-09-01")) == "September 2020"
    assert (
        entries.when(change(None, "2020-09-03")) == "by 3 September 2020"
        and entries.when(change(None, None)) == "day not stated"
    )


@pytest.mark.parametrize(
    "text",
    ["", "x", "[]", "1", "null", "{" * 100_000, '{"a": ', str({f"q{n}": {} for n in range(51)}).replace("'", '"')],
)
def test_batches_that_are_none(text):
    with pytest.raises(InputError) as refused:
        reconcile.read_batch(text)
    assert refused.value.code == "web-reconcile"


def test_batches_that_are_read():
    full = str({f"q{n}": {} for n in range(50)}).replace("'", '"')
    assert len(reconcile.read_batch(full)) == 50 and reconcile.read_batch('{"q": {"query": "x"}}') == {
        "q": {"query": "x"}
    }


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("a", ["a"]),
        (" a ", ["a"]),
        ("", []),
        (None, []),
        (["a", "", None, 3], ["a", "3"]),
        ({"id": "x", "name": "y"}, ["x"]),
        ({"name": "y"}, ["y"]),
        ({}, []),
        ([{"id": "x"}, "b"], ["x", "b"]),
        (0, ["0"]),
    ],
)
def test_what_a_value_of_a_query_names(value, ids):
    assert reconcile._ids(value) == ids


@pytest.mark.parametrize(
    ("properties", "countries"),
    [
        (None, None),
        ("x", None),
        ([], None),
        ([{"pid": "name", "v": "Belarus"}], None),
        (["x"], None),
        ([{"pid": "country", "v": ""}], None),
        ([{"pid": "country", "v": "Belarus"}], ["BLR"]),
        ([{"pid": "country", "v": ["Nowhere", {"id": "Belarus"}]}], ["BLR"]),
        ([{"pid": "country", "v": "Nowhere"}], []),
    ],
)
def test_the_countries_that_a_query_names(properties, countries):
    assert reconcile._countries(SimpleNamespace(knowledge=KNOWLEDGE), properties) == countries


def found(monkeypatch, query, *scored):
    """Candidates with these scores; "p" people, "o" offices."""
    given = {"people": [], "offices": []}
    for n, (kind, score) in enumerate(scored):
        given["people" if kind == "p" else "offices"].append({"id": f"{kind}{n}", "score": score, "match": False})
    monkeypatch.setattr(reconcile, "people", lambda ledger, text, countries: [dict(c) for c in given["people"]])
    monkeypatch.setattr(reconcile, "offices", lambda ledger, text, countries: [dict(c) for c in given["offices"]])
    made = reconcile.candidates(SimpleNamespace(knowledge=KNOWLEDGE), query)
    return [c["id"] for c in made], [c["id"] for c in made if c["match"]]


@pytest.mark.parametrize(
    ("scored", "order", "match"),
    [
        ([("p", 100.0), ("o", 100.0)], ["o1", "p0"], []),
        ([("p", 100.0), ("o", 96.0)], ["p0", "o1"], ["p0"]),
        ([("p", 96.0), ("o", 90.0)], ["p0", "o1"], ["p0"]),
        ([("p", 95.0), ("o", 94.9)], ["p0", "o1"], ["p0"]),
        ([("p", 94.9), ("o", 80.0)], ["p0", "o1"], []),
        ([("p", 96.0), ("o", 97.0)], ["o1", "p0"], []),
    ],
)
def test_a_candidate_is_the_one_that_is_meant_where_there_is_no_doubt(monkeypatch, scored, order, match):
    assert found(monkeypatch, {"query": "x"}, *scored) == (order, match)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ({"query": "x", "type": "person"}, ["p0"]),
        ({"query": "x", "type": {"id": "office"}}, ["o1"]),
        ({"query": "x", "type": ["person", "office"]}, ["p0", "o1"]),
        ({"query": "x", "type": "thing"}, []),
        ({"query": "x", "type": None}, ["p0", "o1"]),
        ({"query": "x", "limit": 1}, ["p0"]),
        ({"query": "x", "limit": 2}, ["p0", "o1"]),
        ({"query": "x", "limit": 0}, ["p0", "o1"]),
        ({"query": "x", "limit": True}, ["p0", "o1"]),
        ({"query": "x", "limit": "1"}, ["p0", "o1"]),
        ({"query": " "}, []),
        ({"query": 3}, []),
        ({}, []),
        ("x", []),
        (None, []),
        ({"query": "x" * 301}, []),
        ({"query": "x" * 300}, ["p0", "o1"]),
        ({"query": "x", "properties": [{"pid": "country", "v": "Nowhere"}]}, []),
    ],
)
def test_what_a_query_may_ask_for(monkeypatch, query, ids):
    assert found(monkeypatch, query, ("p", 90.0), ("o", 80.0))[0] == ids


def test_how_many_candidates_are_given(monkeypatch):
    many = [("p", 50.0)] * 60
    for limit, number in ((None, 10), (50, 50), (51, 10), (1, 1)):
        assert len(found(monkeypatch, {"query": "x", "limit": limit}, *many)[0]) == number


def test_ids_are_names_too():
    assert candidates._is_id("person:p", "person", "p", None) and candidates._is_id("p", "person", "p", None)
    assert candidates._is_id("Q1", "person", "p", "Q1") and not candidates._is_id("p", "person", "p", "Q1")
    assert not candidates._is_id("office:p", "person", "p", None)
    one = candidates._candidate("office", "o", "chief", "BLR", 1, 90.0)
    assert (one["id"], one["description"], one["match"]) == ("office:o", "1 claim, BLR", False)
    assert candidates._candidate("person", "p", "Ann", None, 2, 90.0)["description"] == "2 claims"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            '{"ids": ["person:p"], "properties": [{"id": "name"}, {"id": "career"}, {"id": "name"}]}',
            (["person:p"], ["name", "career"]),
        ),
        ('{"ids": [], "properties": []}', ([], [])),
        ('{"ids": ["x"], "properties": [{"id": "nothing"}]}', None),
        ('{"ids": ["x"], "properties": ["name"]}', None),
        ('{"ids": ["x"]}', None),
        ('{"ids": [3], "properties": []}', None),
        ('{"ids": "x", "properties": []}', None),
        ('{"properties": []}', None),
        ("[]", None),
        ("x", None),
        (str({"ids": ["x"] * 50, "properties": []}).replace("'", '"'), (["x"] * 50, [])),
        (str({"ids": ["x"] * 51, "properties": []}).replace("'", '"'), None),
        (str({"ids": ["x" * 300], "properties": []}).replace("'", '"'), (["x" * 300], [])),
        (str({"ids": ["x" * 301], "properties": []}).replace("'", '"'), None),
    ],
)
def test_requests_for_columns(text, read):
    if read is None:
        with pytest.raises(InputError) as refused:
            extend.read_request(text)
        assert refused.value.code == "web-reconcile"
    else:
        ids, columns = extend.read_request(text)
        assert (ids, [c.id for c in columns]) == read


def test_the_columns_of_each_type_of_entity():
    assert [p["id"] for p in extend.proposed("person")] == [
        "name",
        "country",
        "known_as",
        "spellings",
        "offices",
        "career",
    ]
    assert [p["id"] for p in extend.proposed("office")] == ["name", "country", "known_as", "holders", "history"]
    assert len(extend.proposed(None)) == len(extend.proposed("thing")) == 8


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
