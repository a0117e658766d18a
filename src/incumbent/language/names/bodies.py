"""Which names of bodies, states, groups and places are one: equal names, countries, acronyms and shortened forms."""

from __future__ import annotations

from dataclasses import dataclass, field

from incumbent.knowledge import Place
from incumbent.language.names.candidates import Candidate, Reading
from incumbent.records import EntityKind

_SKIPPED = frozenset(("of", "the", "and", "for", "on", "in", "to", "de", "&", "a", "an", "by", "against"))
_OPTIONAL = frozenset(
    (
        "inc",
        "inc.",
        "corp",
        "corp.",
        "ltd",
        "ltd.",
        "co",
        "co.",
        "plc",
        "llc",
        "group",
        "company",
        "corporation",
        "party",
        "air",
        "airlines",
        "airways",
        "newspaper",
        "agency",
        "islands",
        "city",
        "province",
        "county",
        "state",
        "island",
        "river",
    )
)


@dataclass(slots=True)
class Thing:
    """One body, state, group or place and all candidates that name it."""

    kind: EntityKind
    key: str
    members: list[Candidate] = field(default_factory=list)
    place: Place | None = None


def link_things(reading: Reading, candidates: list[Candidate]) -> list[Thing]:
    """Things named by the candidates of every kind but persons, in order of first mention."""
    things: dict[tuple[str, str], Thing] = {}
    homonyms = _homonyms(reading, candidates)
    for c in candidates:
        if c.kind is None or c.kind == "person":
            continue
        text = reading.analysis.text(c.start, c.end)
        place = reading.knowledge.place(text)
        kind = c.kind
        key = c.key.removeprefix("the ")
        if key in homonyms:
            kind, place = "place", homonyms[key]
        if place is not None and place.role == "name" and kind in ("state", "place", "organization"):
            kind, key = "state", place.country
        elif place is not None and place.role == "demonym":
            kind, key = "group", place.country
        elif place is not None and place.role == "igo":
            kind, key = "organization", place.name.lower()
        family = "group" if kind == "group" else "thing"
        thing = things.get((family, key))
        if thing is None:
            thing = things[(family, key)] = Thing(kind, key, place=place)
        thing.members.append(c)
    merged = _merge(reading, list(things.values()))
    for thing in merged:
        thing.members.sort(key=lambda c: c.start)
    merged.sort(key=lambda t: t.members[0].start)
    return merged


def _homonyms(reading: Reading, candidates: list[Candidate]) -> dict[str, Place]:
    """Names of states that mean part of another state here: "Georgia" beside "Ohio" and without Georgians."""
    areas: set[str] = set()
    nations: set[str] = set()
    torn: dict[str, tuple[str, Place]] = {}
    for c in candidates:
        if c.kind not in ("place", "state", "organization"):
            continue
        readings = reading.knowledge.places(reading.analysis.text(c.start, c.end))
        if not readings:
            continue
        if readings[0].role == "area":
            areas.add(readings[0].country)
        elif readings[0].role in ("demonym", "capital"):
            nations.add(readings[0].country)
        elif readings[0].role == "name":
            other = next((r for r in readings[1:] if r.role == "area"), None)
            if other is not None:
                torn[c.key.removeprefix("the ")] = (readings[0].country, other)
    return {key: area for key, (state, area) in torn.items() if area.country in areas and state not in nations}


def _merge(reading: Reading, things: list[Thing]) -> list[Thing]:
    """Join acronyms to what they stand for and shortened forms to full ones."""
    defined = _definitions(reading, things)
    by_initials: dict[str, list[Thing]] = {}
    by_tail: dict[str, list[Thing]] = {}
    for thing in things:
        words = thing.key.split(" ")
        if thing.kind in ("organization", "place", "group") and len(words) > 1:
            for initials in _initials(words):
                by_initials.setdefault(initials, []).append(thing)
            head = next((i for i, w in enumerate(words) if i and w in _SKIPPED), len(words))
            for cut in range(1, head):
                by_tail.setdefault(" ".join(words[cut:]), []).append(thing)
            if words[-1] in _OPTIONAL:
                by_tail.setdefault(" ".join(words[:-1]), []).append(thing)
    target: dict[int, Thing] = {}
    for thing in things:
        if thing.kind == "state":
            continue
        home = defined.get(id(thing))
        if home is None and _acronym(reading, thing):
            choices = by_initials.get(thing.key.replace(".", ""), [])
            home = choices[0] if choices else None
        if home is None:
            choices = [t for t in by_tail.get(thing.key, []) if _shortens(reading, thing, t)]
            home = choices[0] if len(choices) == 1 else None
        if home is not None and home is not thing:
            target[id(thing)] = home
    kept = []
    for thing in things:
        home = _root(thing, target)
        if home is thing:
            kept.append(thing)
        else:
            home.members.extend(thing.members)
            home.place = home.place or thing.place
            if home.kind == "place" and thing.kind == "organization":
                home.kind = "organization"
    return kept


def _root(thing: Thing, target: dict[int, Thing]) -> Thing:
    seen = {id(thing)}
    while id(thing) in target:
        following = target[id(thing)]
        if id(following) in seen:
            return min((thing, following), key=lambda t: t.members[0].start)
        seen.add(id(following))
        thing = following
    return thing


def _initials(words: list[str]) -> list[str]:
    strict = "".join(w[0] for w in words if w not in _SKIPPED)
    loose = "".join(w[0] for w in words)
    short = strict[:-1] if words[-1] in _OPTIONAL or words[-1] == "union" else ""
    return [s for s in dict.fromkeys((strict, loose, short)) if len(s) > 1]


def _acronym(reading: Reading, thing: Thing) -> bool:
    text = reading.analysis.text(thing.members[0].start, thing.members[0].end).replace(".", "")
    return 2 <= len(text) <= 7 and text.isupper()


def _shortens(reading: Reading, short: Thing, full: Thing) -> bool:
    """Whether "Foreign Ministry" may be "Russian Foreign Ministry", "Mahan" be "Mahan Air"."""
    if full.kind == "state" or (full.place is not None and full.place.role == "seat"):
        return False
    if short.place is not None and short.place.role != "igo":
        return False
    if short.kind == "group" and full.kind != "group":
        return False
    words = short.key.split(" ")
    if full.key.startswith(short.key + " "):
        return short.members[0].label != "SMALL" and (len(words) > 1 or words[-1] not in reading.lexicon.bodies)
    if len(words) > 1:
        return True
    return words[0] in reading.lexicon.bodies and short.members[0].label != "SMALL"


def _definitions(reading: Reading, things: list[Thing]) -> dict[int, Thing]:
    """Things defined in brackets right after a full name: "Moro Islamic Liberation Front (MILF)"."""
    tokens = reading.analysis.tokens
    owner: dict[int, Thing] = {}
    for thing in things:
        for c in thing.members:
            owner[c.end] = thing
    found: dict[int, Thing] = {}
    for thing in things:
        for c in thing.members:
            if c.start >= 2 and tokens[c.start - 1].text == "(" and c.end < len(tokens) and tokens[c.end].text in "),;":
                full = owner.get(c.start - 1)
                if (
                    full is not None
                    and full is not thing
                    and tokens[c.start].text[:1].isupper()
                    and c.end - c.start == 1
                ):
                    if full.key[0] == thing.key[0] or tokens[c.start].text[-1:].isupper():
                        if full.kind in ("organization", "group") and thing.kind not in ("state", "place"):
                            found[id(thing)] = full
    return found
