"""One happening, many articles: events of the same type with compatible actors, dates and places are grouped.

Nothing is merged away: a happening lists its events, and why each was joined. Two events of one article are never one
happening, since an article's record holds each distinct event once.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from incumbent.knowledge.spelling import fold, key
from incumbent.ledger.asking.events import Actor, EventQuestion, StoredEvent
from incumbent.ledger.deriving.belief import Telling, believed, weight_of
from incumbent.ledger.file.store import Store

NEAR = dt.timedelta(days=1)  # outlets in other time zones date one day apart
REPORTING = dt.timedelta(days=4)  # an undated event is taken to lie at most so long before its article
TELLINGS = 6  # events looked at for each happening to be shown: few acts are told by more articles at a time
_DONE = {"asserted": "done", "reported": "done", "planned": "planned", "not_done": "not_done"}
_WEAK = frozenset(
    "government official officials police people protesters leader leaders minister ministers president party".split()
)


def enough(question: EventQuestion, happenings: int | None) -> int | None:
    """How many of the latest events to look at for so many happenings; None for all of them.

    Of a name all are looked at: they are few, and the latest may be of the other side.
    """
    named = question.actor or question.source or question.target
    return None if happenings is None or named else happenings * TELLINGS


@dataclass(slots=True)
class Happening:
    """What one or several articles tell of one act. `events[0]` is the earliest told; `why[i]` says why `events[i]` is here."""

    events: list[StoredEvent]
    why: list[str] = field(default_factory=list)

    @property
    def first(self) -> StoredEvent:
        return self.events[0]

    @property
    def id(self) -> str:
        """The same for the same first telling, in every run."""
        return stable_id(self.first)

    @property
    def articles(self) -> int:
        return len({e.article for e in self.events})

    @property
    def belief(self) -> float:
        """How likely it is, by the probabilities of its tellings: copies count once."""
        return believed(
            Telling(e.duplicate_of or e.article, e.publisher, weight_of(e.confidence, "asserted", None, None))
            for e in self.events
        )

    @property
    def independent(self) -> int:
        """Articles that are no copies of others."""
        return len({e.article for e in self.events if e.duplicate_of is None}) or 1


def stable_id(event: StoredEvent) -> str:
    """An id made of what the event is and where it stands, 15 decimal digits as text."""
    return id_of(event.article, event.type, event.trigger.start, event.evidence.start)


def id_of(article: str, type: str, trigger: int, evidence: int) -> str:
    """The id of the event of this type in an article, by the offsets of its trigger and its evidence."""
    parts = f"{article}\x1f{type}\x1f{trigger}\x1f{evidence}"
    return str(int(hashlib.sha256(parts.encode()).hexdigest()[:12], 16)).zfill(15)


def first_telling(store: Store, happening: str) -> str | None:
    """The id of the event that told a happening first, by the happening's id, which is made of it."""
    rows = store.rows("SELECT id, article, type, trigger_start, start FROM events")
    return next((r[0] for r in rows if id_of(r[1], r[2], r[3], r[4]) == happening), None)


def alone(events: Iterable[StoredEvent]) -> list[Happening]:
    """Grouping switched off: every event its own happening."""
    return [Happening([e], ["not grouped"]) for e in events]


def group(events: Iterable[StoredEvent]) -> list[Happening]:
    """Happenings in the order of their first events."""
    ordered = sorted(events, key=lambda e: (e.published or "9999", e.article, e.trigger.start, e.id))
    found: list[Happening] = []
    blocks: dict[tuple[str, str, str], list[Happening]] = defaultdict(list)
    for event in ordered:
        keys = [(event.type, _DONE[event.status], k) for k in _keys(event)]
        seen: set[int] = set()
        home = None
        for block in keys:
            for happening in reversed(blocks[block][-40:]):
                if id(happening) in seen:
                    continue
                seen.add(id(happening))
                if why := _same(happening, event):
                    home = happening
                    home.events.append(event)
                    home.why.append(why)
                    break
            if home:
                break
        if home is None:
            home = Happening([event], ["first told"])
            found.append(home)
        for block in keys:
            if not blocks[block] or blocks[block][-1] is not home:
                blocks[block].append(home)
    found.sort(key=lambda h: (h.first.day or dt.date.max, h.first.published or "9999", h.first.id))
    return found


def _keys(event: StoredEvent) -> list[str]:
    """Under which actors to look for the same happening: sources first, so the likeliest is found first."""
    return list(dict.fromkeys(_actor_key(a) for a in (*event.sources, *event.targets)))


def _actor_key(actor: Actor) -> str:
    if actor.kind == "state" and actor.country:
        return actor.country
    words = fold(actor.name).split()
    if actor.kind == "person" and words:
        return key(words[-1])
    return words[-1] if words else ""


def _same(happening: Happening, event: StoredEvent) -> str | None:
    """Why the event is this happening, or None."""
    if any(e.article == event.article for e in happening.events):
        return None
    first = happening.first
    reasons = [
        _sides("source", first.sources, event.sources),
        _sides("target", first.targets, event.targets),
        _dates(first, event),
        _places(first, event),
    ]
    if any(r is None for r in reasons):
        return None
    told = [r for r in reasons if r]
    if not any(r.startswith(("source", "target")) for r in told):
        return None
    return "; ".join([f"same type {event.type}", *told])


def _sides(side: str, a: Sequence[Actor], b: Sequence[Actor]) -> str | None:
    """ "" where one telling leaves the side open, a reason where they agree, None where they do not."""
    if not a or not b:
        return ""
    for one in a:
        for other in b:
            if same_actor(one, other):
                same = one.name == other.name
                return f"{side} {one.name}" if same else f"{side} {one.name} = {other.name}"
    return None


def same_actor(a: Actor, b: Actor) -> bool:
    """Whether two articles' words can mean one actor."""
    if a.known_as and b.known_as:
        return a.known_as == b.known_as
    if a.kind == "person" or b.kind == "person":
        return _same_person(fold(a.name).split(), fold(b.name).split())
    if a.country and b.country and a.country != b.country:
        return False
    if a.country and a.country == b.country and _acts_for_state(a) and _acts_for_state(b):
        return True
    x, y = set(fold(a.name).split()), set(fold(b.name).split())
    return bool((x & y) - _WEAK) or x == y


def _acts_for_state(actor: Actor) -> bool:
    return actor.kind == "state" or actor.sector == "GOV"


def _same_person(a: list[str], b: list[str]) -> bool:
    if not a or not b or key(a[-1]) != key(b[-1]):
        return False
    return len(a) == 1 or len(b) == 1 or a[0][0] == b[0][0]


def _window(event: StoredEvent) -> tuple[dt.date, dt.date] | None:
    if event.date:
        return event.date.earliest, event.date.latest
    day = event.published_on
    if day is None:
        return None
    return day - min(REPORTING, day - dt.date.min), day


def _dates(a: StoredEvent, b: StoredEvent) -> str | None:
    x, y = _window(a), _window(b)
    if x is None or y is None:
        return None
    gap = max(x[0], y[0]) - min(x[1], y[1])
    if gap > NEAR:
        return None
    if a.date and b.date and max(a.date.latest - a.date.earliest, b.date.latest - b.date.earliest).days <= 45:
        return f"dates {a.date} and {b.date}" if str(a.date) != str(b.date) else f"date {a.date}"
    return f"told within {REPORTING.days} days" if abs((x[1] - y[1]).days) <= REPORTING.days else None


def _places(a: StoredEvent, b: StoredEvent) -> str | None:
    if not a.place or not b.place:
        return ""
    x, y = fold(a.place), fold(b.place)
    return f"place {a.place}" if x in y or y in x else None
