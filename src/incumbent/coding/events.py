"""Political events: the reader's anchors with their roles, as the codebook writes them down."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from incumbent.coding.cast import Actor, Cast
from incumbent.coding.dates import Dates
from incumbent.coding.shades import Shades
from incumbent.coding.spans import evidence_of, span
from incumbent.coding.sure import Sure
from incumbent.language.closed import AND
from incumbent.reader import Anchor, Reading, Run
from incumbent.records import Event, Status
from incumbent.records.ontology import ontology

_PLACES = frozenset(("state", "place"))
WEAK_SOURCE, WEAK_TARGET = 0.3, 0.35  # the best word for a side is taken from here on, where none is sure
AIMED = 0.2  # and for the target of a type that has one nearly always


def find_events(reading: Reading, cast_: Cast, dates: Dates, sure: Sure) -> list[Event]:
    """The events of an article in text order; one told twice is told once, where the reader is surest."""
    shades = Shades(reading.page)
    found = [
        _event(a, reading, cast_, dates, sure, shades) for a in reading.events if a.p >= sure.floor("event", a.kind)
    ]
    best: dict[tuple[object, ...], Event] = {}
    for e in (e for e in found if sure.told(e.type, e.confidence)):
        key = (
            e.type,
            frozenset(e.source),
            frozenset(e.target),
            e.trigger.quote.lower() if not (e.source and e.target) else "",
        )
        if key not in best or e.confidence > best[key].confidence:
            best[key] = e
    kept = sorted(best.values(), key=lambda e: (e.trigger.start, e.type))
    return [replace(e, id=f"v{i + 1}") for i, e in enumerate(kept)]


def _event(a: Anchor, reading: Reading, cast_: Cast, dates: Dates, sure: Sure, shades: Shades) -> Event:
    page = reading.page
    status = cast(Status, a.most("status")[0])
    if a.kind in ontology().having("refusable") and status == "asserted" and dates.undone(a.word):
        status = "not_done"
    trigger = next((r for r in a.roles["trigger"] if r.first <= a.word < r.end), None) or Run(a.word, a.word + 1, a.p)
    if status in ("asserted", "reported") and dates.denied(trigger.first, trigger.end):
        status = "not_done"
    source = _side(a, "source", cast_, WEAK_SOURCE)
    weak = AIMED if a.kind in ontology().having("aimed") else WEAK_TARGET
    target = [t for t in _side(a, "target", cast_, weak) if t not in source]
    place, said_by = a.best("place"), a.best("said_by")
    speaker = next(iter(cast_.actors(said_by)), None) if said_by is not None else None
    place_words = cast_.actor(place.first, place.end) if place is not None else None
    event = Event(
        id="",
        type=a.kind,
        trigger=span(page, trigger.first, min(trigger.end, trigger.first + 8)),
        evidence=evidence_of(page, a, [trigger]),
        source=tuple(x.label for x in source),
        source_entities=tuple(f"e{x.entity + 1}" if x.entity is not None else None for x in source),
        target=tuple(x.label for x in target),
        target_entities=tuple(f"e{x.entity + 1}" if x.entity is not None else None for x in target),
        date=dates.of(a, status),
        place=place_words.label if place_words else None,
        status=status,
        said_by=speaker.label if speaker else None,
        confidence=sure.event(a),
    )
    return shades.shade(event, a, trigger)


def _side(a: Anchor, role: str, cast_: Cast, weak: float) -> list[Actor]:
    runs = a.roles[role]
    if not runs:
        edge = a.edge.get(role)
        runs = [cast_.widened(edge)] if edge is not None and edge.p >= weak else []
    found: list[Actor] = []
    for run in [*runs, *_listed(runs, cast_)]:
        for actor in cast_.actors(run):
            if all(actor.label != f.label for f in found):
                found.append(actor)
    return found


def _listed(runs: list[Run], cast_: Cast) -> list[Run]:
    """The names of a list "A, B and C" of which the reader marked all but one."""
    names = cast_.reading.names
    marked = {k for run in runs for i in range(run.first, run.end) if (k := cast_.name_at.get(i)) is not None}
    missing: list[Run] = []
    for k in marked:
        chain = _chain(k, cast_)
        left = [j for j in chain if j not in marked]
        if len(chain) > 2 and len(left) == 1 and _tied_by_and(chain, cast_):
            run = Run(names[left[0]].first, names[left[0]].end, WEAK_SOURCE)
            if run not in missing:
                missing.append(run)
    return missing


def _tied_by_and(chain: list[int], cast_: Cast) -> bool:
    """Whether "and" stands before the last name of a list."""
    left, right = (cast_.reading.names[k] for k in chain[-2:])
    return any(cast_.page.word(i).lower() in AND for i in range(left.end, right.first))


def _chain(k: int, cast_: Cast) -> list[int]:
    """The names of the list that name `k` stands in: those of its kind that commas and "and" alone tie to it."""
    names = cast_.reading.names

    def tied(left: int) -> bool:
        words = [cast_.page.word(i).lower() for i in range(names[left].end, names[left + 1].first)]
        alike = names[left].kind == names[left + 1].kind or {names[left].kind, names[left + 1].kind} <= _PLACES
        return alike and 0 < len(words) <= 3 and all(w in (",", "the") or w in AND for w in words)

    first = last = k
    while first > 0 and tied(first - 1):
        first -= 1
    while last + 1 < len(names) and tied(last):
        last += 1
    return list(range(first, last + 1))
