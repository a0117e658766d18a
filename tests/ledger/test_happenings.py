"""Grouping: one act told by several outlets counts once, and two acts never become one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from incumbent.ledger.asking.events import Actor, StoredEvent
from incumbent.ledger.asking.happenings import alone, group
from incumbent.records import PartialDate, Span

LEE = Actor("Ada Lee", "person", "GBR", "GOV", "Q1")
ROE = Actor("Jo Roe", "person", "FRA", "GOV", "Q2")


def event(number: int, **changes: object) -> StoredEvent:
    base = StoredEvent(
        id=f"a{number}/v1", article=f"a{number}", type="CONSULT", mode=None, contexts=(), date=PartialDate.parse("2021-03-02"),
        place="Oslo", status="asserted", said_by=None, size=None, trigger=Span(10, 13, "met"), evidence=Span(0, 20, "x" * 20),
        confidence=1.0, sources=(LEE,), targets=(ROE,), url=None, title="T", publisher="P", published=f"2021-03-0{2 + number % 3}",
        duplicate_of=None,
    )  # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]


def test_two_outlets_tell_one_meeting() -> None:
    [happening] = group([event(1), event(2, sources=(Actor("Lee", "person"),), date=PartialDate.parse("2021-03-03"))])
    assert happening.articles == 2
    assert (
        happening.why[1]
        == "same type CONSULT; source Ada Lee = Lee; target Jo Roe; dates 2021-03-02 and 2021-03-03; place Oslo"
    )


def test_spellings_of_one_name() -> None:
    a = event(1, sources=(Actor("Alexander Lukashenko", "person"),))
    b = event(2, sources=(Actor("Aliaksandr Lukashenka", "person"),))
    assert len(group([a, b])) == 1


def test_what_keeps_events_apart() -> None:
    base = event(1)
    for other in (
        event(2, type="AID"),
        event(2, targets=(Actor("Kim Oh", "person"),)),
        event(2, date=PartialDate.parse("2021-03-09")),
        event(2, place="Rome"),
        event(2, status="planned"),
        event(2, sources=(Actor("Bob Lee", "person"),)),
        event(2, sources=(), targets=()),
        event(2, article="a1"),
    ):
        assert len(group([base, other])) == 2, other


def test_states_and_their_governments() -> None:
    russia, kremlin = Actor("Russia", "state", "RUS"), Actor("Kremlin", "organization", "RUS", "GOV")
    assert len(group([event(1, sources=(russia,)), event(2, sources=(kremlin,))])) == 1
    police = Actor("Russian police", "organization", "RUS", "COP")
    assert len(group([event(1, sources=(russia,)), event(2, sources=(police,))])) == 2


def test_copies_are_no_independent_word() -> None:
    [happening] = group([event(1), event(2, duplicate_of="a1")])
    assert (happening.articles, happening.independent) == (2, 1)


@given(st.permutations(list(range(6))))
def test_order_of_input_changes_nothing(order: list[int]) -> None:
    events = [event(n, place=None if n % 2 else "Oslo", sources=(LEE,) if n < 4 else (ROE,)) for n in range(6)]
    found = group([events[i] for i in order])
    assert [(h.id, [e.id for e in h.events]) for h in found] == [
        (h.id, [e.id for e in h.events]) for h in group(events)
    ]
    assert sum(len(h.events) for h in found) == 6
    assert len(alone(events)) == 6
