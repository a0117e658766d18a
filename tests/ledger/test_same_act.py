"""When two tellings are of one act: its sides, its days and its place; and how many independent articles tell it."""

from dataclasses import replace

import pytest
from builders import Story, ledger_of

from incumbent.ledger.asking.events import Actor, EventQuestion, StoredEvent, events_where
from incumbent.ledger.asking.happenings import (
    alone,
    enough,
    first_telling,
    group,
    id_of,
    same_actor,
    stable_id,
)
from incumbent.records import PartialDate, Span

ADA = Actor("Ada Lee", "person", "GBR", "GOV")
JO = Actor("Jo Roe", "person", "FRA", "GOV")


def event(number, date="2021-03-02", published="2021-03-03", **changes):
    base = StoredEvent(
        id=f"a{number}/v1", article=f"a{number}", type="CONSULT", mode=None, contexts=(),
        date=PartialDate.parse(date) if date else None, place=None, status="asserted", said_by=None, size=None,
        trigger=Span(10, 13, "met"), evidence=Span(0, 20, "x" * 20), confidence=0.8, sources=(ADA,), targets=(JO,), url=None,
        title="T", publisher="P", published=published, duplicate_of=None,
    )  # fmt: skip
    return replace(base, **changes)


def why(one, other):
    """Why the second event is the first, or None."""
    found = group([one, other])
    return found[0].why[1] if len(found) == 1 else None


RUSSIA, KREMLIN = Actor("Russia", "state", "RUS"), Actor("Kremlin", "organization", "RUS", "GOV")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Actor("Ada Lee", "person", known_as="Q1"), Actor("Jo Roe", "person", known_as="Q1"), True),
        (Actor("Ada Lee", "person", known_as="Q1"), Actor("Ada Lee", "person", known_as="Q2"), False),
        (Actor("Ada Lee", "person", known_as="Q1"), Actor("Lee", "person"), True),
        (Actor("Ada Lee", "person"), Actor("A. Lee", "person"), True),
        (Actor("Ada Lee", "person"), Actor("Bob Lee", "person"), False),
        (Actor("Ada Lee", "person"), Actor("Ada Roe", "person"), False),
        (Actor("Ada Lee", "person"), Actor("Lee"), True),
        (Actor("Lee"), Actor("Ada Lee", "person"), True),
        (Actor("", "person"), Actor("Ada Lee", "person"), False),
        (Actor("Ada Lee", "person"), Actor("…", "person"), False),
        (RUSSIA, KREMLIN, True),
        (RUSSIA, Actor("Russian police", "organization", "RUS", "COP"), False),
        (Actor("Russian police", "organization", "RUS", "COP"), RUSSIA, False),
        (RUSSIA, Actor("Russian Federation", "state", None), False),
        (Actor("Ministry of Defence", "organization", "RUS"), Actor("Ministry of Defence", "organization", "FRA"), False),
        (Actor("Ministry of Defence", "organization", "RUS"), Actor("Defence Ministry", "organization"), True),
        (Actor("police officials"), Actor("police"), False),  # too weak a word
        (Actor("police"), Actor("police"), True),
        (Actor("farmers union"), Actor("farmers"), True),
        (Actor("farmers"), Actor("miners"), False),
        (Actor("Kremlin", "organization", None, "GOV"), Actor("Cabinet", "organization", None, "GOV"), False),
    ],
)  # fmt: skip
def test_whether_words_of_two_articles_can_mean_one_actor(one, other, same):
    assert same_actor(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (("2021-03-02", "2021-03-03"), ("2021-03-02", "2021-03-09"), "date 2021-03-02"),
        (("2021-03-02", "2021-03-03"), ("2021-03-03", "2021-03-03"), "dates 2021-03-02 and 2021-03-03"),
        (("2021-03-02", "2021-03-03"), ("2021-03-04", "2021-03-04"), None),
        (("2021-03", "2021-03-03"), ("2021-03-20", "2021-03-21"), "dates 2021-03 and 2021-03-20"),
        (("2021-03", "2021-03-03"), ("2021-04-01", "2021-04-01"), "dates 2021-03 and 2021-04-01"),
        (("2021-03", "2021-03-03"), ("2021-04-02", "2021-04-03"), None),
        (("2021", "2021-12-31"), ("2021-03-02", "2021-03-03"), None),  # a year is too wide for one act
        (("2021", "2022-01-05"), ("2021-12-27", "2021-12-28"), "told within 4 days"),
        (("2021", "2022-01-05"), ("2021-12-26", "2021-12-28"), None),
        (("2021-01-01/2021-02-15", "2021-03-03"), ("2021-01-02", "2021-03-03"), "dates 2021-01-01/2021-02-15 and 2021-01-02"),
        (("2021-01-01/2021-02-16", "2021-03-03"), ("2021-01-02", "2021-03-03"), None),
        ((None, "2021-03-05"), ("2021-03-02", "2021-03-03"), "told within 4 days"),
        ((None, "2021-03-05"), ("2021-03-01", "2021-03-03"), "told within 4 days"),
        ((None, "2021-03-05"), ("2021-02-28", "2021-03-03"), None),
        ((None, "2021-03-05"), (None, "2021-03-09"), "told within 4 days"),
        ((None, "2021-03-05"), (None, "2021-03-10"), None),
        ((None, None), (None, "2021-03-05"), None),
        ((None, None), ("2021-03-02", "2021-03-05"), None),
        ((None, "0001-01-02"), ("0001-01-01", None), "told within 4 days"),
    ],
)  # fmt: skip
def test_days_that_can_be_of_one_act(one, other, reason):
    told = why(event(1, *one), event(2, *other))
    assert told == (f"same type CONSULT; source Ada Lee; target Jo Roe; {reason}" if reason else None)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Oslo", "Oslo", "; place Oslo"),
        ("Oslo", "Oslo, Norway", "; place Oslo"),
        ("Oslo, Norway", "oslo", "; place Oslo, Norway"),
        ("Oslo", "Rome", None),
        (None, "Rome", ""),
        ("Oslo", None, ""),
    ],
)
def test_places_that_can_be_one(one, other, reason):
    told = why(event(1, place=one), event(2, place=other))
    assert told == (
        f"same type CONSULT; source Ada Lee; target Jo Roe; date 2021-03-02{reason}" if reason is not None else None
    )


@pytest.mark.parametrize(
    ("sources", "targets", "reason"),
    [
        ((ADA,), (), "source Ada Lee; date 2021-03-02"),
        ((), (JO,), "target Jo Roe; date 2021-03-02"),
        ((Actor("Lee", "person"),), (), "source Ada Lee = Lee; date 2021-03-02"),
        ((JO, ADA), (JO,), "source Ada Lee; target Jo Roe; date 2021-03-02"),
        ((JO,), (JO,), None),
        ((ADA,), (ADA,), None),
        ((), (), None),
    ],
)
def test_a_side_left_open_agrees_and_one_that_is_another_does_not(sources, targets, reason):
    told = why(event(1), event(2, sources=sources, targets=targets))
    assert told == (f"same type CONSULT; {reason}" if reason else None)


def test_what_is_done_is_reported_or_asserted():
    assert why(event(1), event(2, status="reported"))
    assert why(event(1, status="planned"), event(2, status="planned"))
    assert not why(event(1), event(2, status="not_done")) and not why(event(1, status="planned"), event(2))


def test_happenings_stand_in_the_order_of_their_days_and_events_in_that_of_their_articles():
    one, late, none = event(1, "2021-03-09"), event(2, "2021-03-02", "2021-03-08"), event(3, None, None)
    early = event(4, "2021-03-02", "2021-03-03")
    found = group([none, one, late, early])
    assert [[e.id for e in h.events] for h in found] == [["a4/v1", "a2/v1"], ["a1/v1"], ["a3/v1"]]
    assert [h.why[0] for h in found] == ["first told"] * 3


def test_the_latest_happening_that_fits_takes_a_further_telling():
    first, second = (
        event(1, "2021-03-01/2021-03-20"),
        event(2, "2021-03-25", sources=(ADA,), targets=(Actor("Kim", "person"),)),
    )
    third = event(3, "2021-03-10", "2021-03-28", targets=())
    assert [[e.id for e in h.events] for h in group([first, second, third])] == [["a1/v1", "a3/v1"], ["a2/v1"]]


def test_copies_and_further_tellings_of_one_article_count_once():
    [one] = group([event(1), event(2, duplicate_of="a1"), event(3, duplicate_of="a1")])
    assert (one.articles, one.independent, one.belief) == (3, 1, 0.8)
    [two] = group([event(1), event(2, publisher="Q")])
    assert (two.articles, two.independent, two.belief) == (2, 2, 0.96)
    [copies] = group([event(2, duplicate_of="a1")])
    assert copies.independent == 1


def test_ungrouped_every_event_is_its_own():
    assert [(h.events[0].id, h.why) for h in alone([event(1), event(2)])] == [
        ("a1/v1", ["not grouped"]), ("a2/v1", ["not grouped"])
    ]  # fmt: skip


def test_an_id_is_of_fifteen_digits_and_depends_on_all_that_it_is_made_of():
    ids = {
        id_of(*parts)
        for parts in (
            ("a", "AID", 1, 2),
            ("b", "AID", 1, 2),
            ("a", "YIELD", 1, 2),
            ("a", "AID", 2, 2),
            ("a", "AID", 1, 3),
        )
    }
    assert len(ids) == 5 and all(len(i) == 15 and i.isdigit() for i in ids)
    assert stable_id(event(1)) == id_of("a1", "CONSULT", 10, 0) == group([event(1), event(2)])[0].id


def test_a_happening_is_found_by_its_id(tmp_path):
    story = (
        Story("a")
        .event("CONSULT", "met", "Aster met Birch.", ["Ann Aster"])
        .event("AID", "paid", "Aster paid Birch.", ["Ann Aster"])
    )
    with ledger_of(tmp_path / "l.sqlite", story) as ledger:
        for found in events_where(ledger.store, EventQuestion()):
            assert first_telling(ledger.store, stable_id(found)) == found.id
        assert first_telling(ledger.store, "1") is None


def test_how_many_events_are_looked_at():
    assert enough(EventQuestion(), 10) == 60
    assert enough(EventQuestion(), None) is None
    for named in ({"actor": "Lee"}, {"source": "Lee"}, {"target": "Lee"}):
        assert enough(EventQuestion(**named), 10) is None
