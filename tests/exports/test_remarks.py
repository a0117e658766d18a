"""Rows and notes made from answers put together by hand: which claims are cited, what is noted and how much of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from incumbent.exports.tables import Table, ask, make
from incumbent.exports.tables.html import Words
from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.asking.answers import (
    Career,
    Change,
    DisagreementAnswer,
    Holder,
    OfficeAnswer,
    PersonAnswer,
    WhoAnswer,
)
from incumbent.ledger.asking.events import Actor, StoredEvent
from incumbent.ledger.asking.find import OfficeFound, PersonFound
from incumbent.ledger.asking.happenings import Happening
from incumbent.ledger.asking.sayings import Saying
from incumbent.ledger.asking.search import Hit
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.facts import Bound, Disagreement, Limits, Side, Tenure, Vacancy
from incumbent.records import Claim, PartialDate, Span

DAY = dt.date.fromisoformat
OFFICE = OfficeFound("o", "chief", "BLR", "Q7", "one", 3)
ROW = Listed("Q7", "Chief", "Q8", "Bo Birch", "BLR", PartialDate.parse("2017"), None, "a list", "CC0")


def stored(id: str = "w/c1", **fields: Any) -> StoredClaim:
    own = {k: fields.pop(k) for k in ("kind", "person", "how", "by", "date", "status", "said_by") if k in fields}
    claim = Claim(
        id, **{"kind": "end", "person": "Ann Aster", "title": "chief", "evidence": Span(3, 11, "Ann left"), **own}
    )
    base = StoredClaim(
        claim, "w", "A headline", "https://a.example", "2020-05-04T10:00", "Wire", None, "2021-01-01T00:00:00Z", "o", "p", None, "m",
        "On Monday Ann left.",
    )  # fmt: skip
    return replace(base, **fields)


def by_id(*claims: StoredClaim) -> dict[str, StoredClaim]:
    return {c.claim.id: c for c in claims}


def bound(day: str, *claims: str) -> Bound:
    return Bound(DAY(day), claims or ("w/c1",), "is told as the end")


def tenure(**fields: Any) -> Tenure:
    base = Tenure(
        "o", "p", "Ann Aster", Limits(None, bound("2018-01-10")), Limits(bound("2020-05-04"), bound("2020-05-06")), True, bound("2020-05-03"),
        False, "asserted", ("w/c1",), why="1 article",
    )  # fmt: skip
    return replace(base, **fields)


def answer(**fields: Any) -> OfficeAnswer:
    return replace(OfficeAnswer(OFFICE, None, None, (), None, (), (), (), (), by_id(stored())), **fields)


def told(*answers: OfficeAnswer, others: tuple[OfficeFound, ...] = ()) -> Table[Any]:
    return ask._of_offices(WhoAnswer("chief", None, None, None, answers, others))


UNLIKELY = Holder(tenure(), "yes", 0)


@pytest.mark.parametrize(
    ("fields", "notes"),
    [
        ({}, ()),
        ({"vacancy": Vacancy("o", Limits(bound("2020-05-04"), bound("2020-05-04")), "Ann", ("w/c1",))},
         ("chief: vacated, successor not stated: Ann left on 4 May 2020",)),
        ({"vacancy": Vacancy("o", Limits(None, bound("2020-05-04")), None, ())},
         ("chief: vacated, successor not stated: its holder, whom no claim names, left by 4 May 2020",)),
        ({"chosen": ("w/c1", "w/c2", "w/c3", "w/c9"), "claims": by_id(stored(), stored("w/c2", person=None), stored("w/c3"))},
         ("chief: chosen or due, not said to be in office: Ann Aster, not named",)),
        ({"chosen": ("w/c9",)}, ()),
        ({"planned": ("w/c1",) * 4}, ("chief: planned: Ann Aster is to leave office on a day that is not stated, told on 4 May 2020",) * 3),
        ({"unlikely": (UNLIKELY,) * 4, "left_out": 5},
         (*("chief: unlikely: Ann Aster, by 10 January 2018, ended between 4 May 2020 and 6 May 2020 (1 article)",) * 3,
          "chief: 5 unlikely left out")),
        ({"listed": (ROW, replace(ROW, person_name="Cy"))},
         ("a list lists Cy, 2017 – end not given (CC0)", "a list lists Bo Birch, 2017 – end not given (CC0)")),
        ({"listed": (ROW, replace(ROW, person_name="Cy")), "on": DAY("2020-01-01")},
         ("a list lists Bo Birch, 2017 – end not given (CC0)", "a list lists Cy, 2017 – end not given (CC0)")),
    ],
)  # fmt: skip
def test_what_is_noted_with_an_office(fields: dict[str, Any], notes: tuple[str, ...]) -> None:
    assert told(answer(**fields)).notes == notes


def test_of_many_only_the_first_are_noted() -> None:
    rows = tuple(replace(ROW, person_name=f"Person {n:02}") for n in range(14))
    notes = told(answer(listed=rows)).notes
    assert (
        len(notes) == 12
        and notes[0].startswith("a list lists Person 13,")
        and notes[-1].startswith("a list lists Person 02,")
    )
    assert len(told(answer(listed=rows, on=DAY("2020-01-01"))).notes) == 14
    differ = tuple(Disagreement("o", "date", f"point {n}", ()) for n in range(6))
    assert told(answer(disagreements=differ)).notes == tuple(f"Disagreement: point {n}" for n in range(5))
    others = tuple(replace(OFFICE, name=f"post {n}", country="BLR" if n else None) for n in range(9))
    assert told(answer(), others=others).notes == (
        "These words may also mean: post 0; " + "; ".join(f"post {n} (BLR)" for n in range(1, 8)),
    )


def test_the_rows_of_an_office_say_which_day_was_asked_about() -> None:
    holders = (Holder(tenure(), "possible", 3), Holder(tenure(name="Bo"), "yes", 0))
    assert [(r.person, r.on_that_day) for r in told(answer(holders=holders, on=DAY("2020-01-01")))] == [
        ("Ann Aster", "possible"),
        ("Bo", "yes"),
    ]
    table = told(answer(holders=holders))
    assert [r.on_that_day for r in table] == [None, None]
    assert table._words is not None
    assert table._words(table[0]) == [
        Words((("On Monday ", False), ("Ann left", True), (".", False)), "Wire, 2020-05-04", "w/c1")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "source"),
    [
        ({}, "Wire, 2020-05-04"), ({"publisher": None}, "A headline, 2020-05-04"), ({"published": None}, "Wire"),
        ({"publisher": None, "headline": "", "published": None}, ""),
    ],
)  # fmt: skip
def test_whose_words_a_claim_are(fields: dict[str, Any], source: str) -> None:
    assert ask._of_claim(stored(**fields)).source == source


def person(
    name: str = "Ann Aster", key: str = "p", careers: tuple[Career, ...] = (), listed: tuple[Listed, ...] = ()
) -> PersonAnswer:
    return PersonAnswer(PersonFound(key, name, (key,), (name,), None), careers, listed, by_id(stored()))


def test_what_is_noted_with_a_person() -> None:
    assert ask._career_remarks(person()) == []
    envoy = replace(OFFICE, name="envoy")
    careers = (
        Career(OFFICE, (), ("w/c1",), unlikely=(tenure(),)), Career(envoy, (), ("w/c1",), unlikely=(tenure(),) * 3),
        Career(replace(OFFICE, name="head"), (tenure(),), ()),
    )  # fmt: skip
    notes = ask._career_remarks(person(careers=careers, listed=(ROW,)))
    assert notes[0] == "Ann Aster: chosen or due, not said to be in office: chief, envoy"
    assert [n.partition(": unlikely: ")[0] for n in notes[1:4]] == ["chief", "envoy", "envoy"]
    assert notes[4:] == [
        "Ann Aster: 4 unlikely left out",
        "a list lists Ann Aster as Chief, 2017 – end not given (CC0)",
    ]
    rows = tuple(replace(ROW, office_name=f"Post {n:02}") for n in range(14))
    listed = ask._career_remarks(person(listed=rows))
    assert len(listed) == 12 and " as Post 13, " in listed[0] and " as Post 02, " in listed[-1]


def test_people_of_one_name_are_noted() -> None:
    here, there = (Career(replace(OFFICE, country=c), (tenure(),), ()) for c in ("BLR", "UKR"))
    people = [person(careers=(here, there)), person(key="q"), person("Bo", "r", careers=(here,))]
    assert ask._namesakes(people) == [
        "2 people are called Ann Aster, told apart by person_id: p (BLR, UKR); q (no country told)"
    ]
    assert ask._namesakes(people[1:]) == []


def test_a_tenure_as_a_row() -> None:
    claims = by_id(stored(), stored("w/c2", url=None), stored("w/c3", url="https://b.example"))
    row = make.tenure_row(OFFICE, tenure(claims=("w/c1", "w/c2", "w/c3")), claims, "yes")
    assert (row.office, row.office_id, row.office_known_as, row.country, row.person, row.person_id, row.person_known_as) == (
        "chief", "o", "Q7", "BLR", "Ann Aster", "p", None
    )  # fmt: skip
    assert (row.start_earliest, row.start_latest, row.end_earliest, row.end_latest, row.last_confirmed) == (
        None, DAY("2018-01-10"), DAY("2020-05-04"), DAY("2020-05-06"), DAY("2020-05-03")
    )  # fmt: skip
    assert (row.ended, row.acting, row.standing, row.on_that_day, row.why) == (
        True,
        False,
        "asserted",
        "yes",
        "1 article",
    )
    assert (row.claims, row.quotes, row.urls) == (("w/c1",), ("Ann left",), ("https://a.example",))
    unbound = tenure(
        start=Limits(), end=Limits(), last_confirmed=None, claims=("w/c3", "w/c9", "w/c2", "w/c1"), keys=("x", "Q9")
    )
    row = make.tenure_row(replace(OFFICE, known="list-1", country=""), unbound, claims)
    assert (row.claims, row.quotes, row.urls) == (
        ("w/c3", "w/c2", "w/c1"),
        ("Ann left",),
        ("https://b.example", "https://a.example"),
    )
    assert (row.office_known_as, row.country, row.person_known_as, row.on_that_day) == (None, None, "Q9", None)


def test_a_change_as_a_row() -> None:
    claims = (
        stored(person_key="x"),
        stored("b/c1", how="resigned", person_key="Q4"),
        stored("d/c1", how="dismissed", by="Bo", person_key="Q5"),
    )
    change = Change(
        "end",
        DAY("2020-05-04"),
        PartialDate.parse("2020-05"),
        "Ann Aster",
        OFFICE,
        "reported",
        claims,
        2,
        0.75,
        "2 articles",
        True,
    )
    row = make.change_row(change)
    assert (row.day, row.date, row.kind, row.status, row.person, row.person_known_as) == (
        DAY("2020-05-04"), "2020-05", "end", "reported", "Ann Aster", "Q4"
    )  # fmt: skip
    assert (row.office, row.office_known_as, row.country, row.how, row.by, row.sources, row.belief, row.why, row.background) == (
        "chief", "Q7", "BLR", "resigned", "Bo", 2, 0.75, "2 articles", True
    )  # fmt: skip
    assert (row.claims, row.quote, row.sentence, row.publisher, row.published, row.url) == (
        ("w/c1", "b/c1", "d/c1"), "Ann left", "On Monday Ann left.", "Wire", DAY("2020-05-04"), "https://a.example"
    )  # fmt: skip
    bare = make.change_row(
        replace(change, date=None, day=None, claims=(stored(published=None),), office=replace(OFFICE, country=None))
    )
    assert (bare.date, bare.day, bare.how, bare.by, bare.published, bare.country, bare.person_known_as) == (None,) * 7


def test_a_claim_as_a_row() -> None:
    row = make.claim_row(stored(date=PartialDate.parse("2020-05"), person_key="Q4", review="accept", duplicate_of="v"))
    assert (row.claim_id, row.date, row.date_earliest, row.date_latest) == (
        "w/c1",
        "2020-05",
        DAY("2020-05-01"),
        DAY("2020-05-31"),
    )
    assert (row.start, row.end, row.quote, row.review, row.duplicate_of, row.published) == (
        3,
        11,
        "Ann left",
        "accept",
        "v",
        DAY("2020-05-04"),
    )
    assert (row.person_known_as, row.office_id, row.article_id) == ("Q4", "o", "w")
    bare = make.claim_row(stored(published=None))
    assert (bare.date, bare.date_earliest, bare.date_latest, bare.published, bare.person_known_as) == (None,) * 5


def event(n: int, **fields: Any) -> StoredEvent:
    base = StoredEvent(
        f"a{n}/v1", f"a{n}", "CONSULT", None, (), None, None, "asserted", None, None, Span(5, 8, "met"), Span(0, 9, "they met."), 0.9,
        (Actor("Ann", "person", "BLR", "GOV", "Q1", "she"), Actor("Bo")), (Actor("Cy", "state", "XKX"),), None, "A headline", "Wire", None, None,
    )  # fmt: skip
    return replace(base, **fields)


def test_mentions_and_actors_of_a_happening() -> None:
    h = Happening(
        [event(1), event(2, date=PartialDate.parse("2020-05"), published="2020-05-04", duplicate_of="a1", sources=())],
        ["first", "same"],
    )
    one, two = make.mention_rows(h)
    assert one.event_id == two.event_id == f"E{h.id}"
    assert (one.mention_id, one.date, one.published, one.why, one.trigger_start, one.trigger_end, one.quote_start, one.quote_end) == (
        "a1/v1", None, None, "first", 5, 8, 0, 9
    )  # fmt: skip
    assert (two.date, two.published, two.duplicate_of, two.why) == ("2020-05", DAY("2020-05-04"), "a1", "same")
    rows = list(make.actor_rows(h))
    assert [(a.mention_id, a.role, a.position, a.name, a.told, a.country, a.iso_numeric, a.cow, a.sector, a.known_as) for a in rows] == [
        ("a1/v1", "source", 0, "Ann", "she", "BLR", 112, 370, "GOV", "Q1"), ("a1/v1", "source", 1, "Bo", None, None, None, None, None, None),
        ("a1/v1", "target", 0, "Cy", None, "XKX", None, 347, None, None), ("a2/v1", "target", 0, "Cy", None, "XKX", None, 347, None, None),
    ]  # fmt: skip


def test_disagreements_one_side_a_row() -> None:
    sides = (Side("Ann: 2018", ("w/c1", "w/c9")), Side("Bo: 2017", (), "a list", "CC0"))
    one = DisagreementAnswer(OFFICE, Disagreement("o", "date", "they differ", sides), by_id(stored()))
    rows = list(make.disagreement_rows([one, replace(one, office=replace(OFFICE, country=""))]))
    assert [(r.disagreement, r.says, r.source, r.licence, r.claims, r.quotes, r.country) for r in rows] == [
        (1, "Ann: 2018", "the press", None, ("w/c1", "w/c9"), ("Ann left",), "BLR"), (1, "Bo: 2017", "a list", "CC0", (), (), "BLR"),
        (2, "Ann: 2018", "the press", None, ("w/c1", "w/c9"), ("Ann left",), None), (2, "Bo: 2017", "a list", "CC0", (), (), None),
    ]  # fmt: skip


def test_a_statement_as_a_row() -> None:
    said = Saying(
        "a/s1",
        "a",
        "Ann",
        "Q2",
        "direct",
        Span(4, 9, "“Yes”"),
        "said",
        "Bo",
        "letter",
        0.9,
        "T",
        None,
        "Wire",
        "2020-05-04T10:00",
        "b",
    )
    row = make.statement_row(said)
    assert (row.speaker_known_as, row.start, row.end, row.published, row.duplicate_of) == (
        "Q2",
        4,
        9,
        DAY("2020-05-04"),
        "b",
    )
    bare = make.statement_row(replace(said, known_as="usa-ann", published=None))
    assert (bare.speaker_known_as, bare.published) == (None, None)


def test_the_words_of_a_hit() -> None:
    hit = Hit(
        "statement",
        "a/s1",
        "a",
        "Ann",
        "Yes, yes, no.",
        0,
        (Span(0, 3, "Yes"), Span(5, 8, "yes")),
        "T",
        None,
        "2020",
        None,
    )
    parts = (("", False), ("Yes", True), (", ", False), ("yes", True), (", no.", False))
    assert (
        ask._of_hit(hit) == Words(parts, "T", "a/s1") and ask._of_hit(replace(hit, publisher="Wire")).source == "Wire"
    )
    assert ask._of_hit(replace(hit, found=())).parts == (("Yes, yes, no.", False),)


@pytest.mark.parametrize(
    ("ids", "found"),
    [((), None), ((None, ""), None), (("usa-x", "Q1", "Q2"), "Q1"), (("Q", "Qx", "1"), None), ((None, "Q12"), "Q12")],
)
def test_the_first_id_that_is_wikidatas(ids: tuple[str | None, ...], found: str | None) -> None:
    assert make.wikidata(*ids) == found
