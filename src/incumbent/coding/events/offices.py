"""Office changes: claims that somebody takes or leaves an office, as candidates for OFFICE and RETREAT events.

So events and claims agree: what the office coder reads as a change is proposed here with the same people and date.
"""

from __future__ import annotations

from bisect import bisect_left

from incumbent.coding.events.actors import Actor
from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.senses import Lexicon
from incumbent.language import Analysis
from incumbent.records import Claim, EventType

_CHANGES = frozenset({"start", "end", "chosen"})
_RETIRE = frozenset({"retire", "retirement"})


def office_changes(analysis: Analysis, claims: list[Claim]) -> list[Candidate]:
    """One candidate a changing word; claims told by the same word share it. A death is no event."""
    lexicon = Lexicon.load()
    starts = [t.start for t in analysis.tokens]
    found: dict[tuple[int, EventType], Candidate] = {}
    for claim in claims:
        if claim.kind not in _CHANGES or claim.how == "died":
            continue
        first = bisect_left(starts, claim.evidence.start)
        last = bisect_left(starts, claim.evidence.end)
        if first >= last:
            continue
        anchor = _anchor(analysis, lexicon, first, last)
        resigned = claim.how == "resigned" and analysis.tokens[anchor].lemma not in _RETIRE
        kind: EventType = "RETREAT" if resigned else "OFFICE"
        person = _person(analysis, claim, anchor)
        candidate = found.get((anchor, kind))
        if candidate is None:
            candidate = found[anchor, kind] = Candidate(
                type=kind,
                anchor=anchor,
                trigger=(anchor, anchor),
                source=[],
                target=[],
                sense=f"claim.{claim.kind}",
                origin="claim",
                form="claim",
                word=claim.how or "unsaid",
                mode="resign" if resigned else None,
                status=claim.status,
            )
        if resigned:
            candidate.source = candidate.source or person
            continue
        candidate.target += [p for p in person if all(p.name != t.name for t in candidate.target)]
        if claim.by and not candidate.source and not claim.by.islower():
            candidate.source = [_named(analysis, claim.by, anchor)]
    return list(found.values())


def joined(found: list[Candidate], changes: list[Candidate]) -> list[Candidate]:
    """All candidates; a change that the lexicon reads at the same word lends it its people and is not kept apart."""
    read = {(c.anchor, c.type): c for c in found if c.origin == "lexicon"}
    kept = list(found)
    for change in changes:
        same = read.get((change.anchor, change.type))
        if same is None:
            kept.append(change)
            continue
        same.claimed = True
        begins = change.sense != "claim.end"
        new = {a.name for a in change.target}
        if begins and len(same.source) == 1 and same.source[0].name in new:  # "Berg replaces Dahl": Berg comes in
            same.target, same.source = list(same.source), []
            continue
        if not same.target or (begins and any(a.entity is not None for a in change.target)):
            same.target = change.target
        same.source = same.source or change.source
    return kept


def _anchor(analysis: Analysis, lexicon: Lexicon, first: int, last: int) -> int:
    """The token that tells the change: a trigger of OFFICE or RETREAT, else a verb, else the first token."""
    verb = -1
    for i in range(first, last):
        t = analysis.tokens[i]
        senses = lexicon.verbs.get(t.lemma) if t.tag.startswith("VB") else lexicon.nouns.get(t.lemma)
        if senses and any(s.type in ("OFFICE", "RETREAT") for s in senses):
            return i
        if verb < 0 and t.tag.startswith("VB") and t.lemma not in ("be", "have"):
            verb = i
    return verb if verb >= 0 else first


def _person(analysis: Analysis, claim: Claim, anchor: int) -> list[Actor]:
    if claim.person is None:
        return [Actor(claim.title, None, "official", True, anchor)]
    entity = int(claim.person_entity[1:]) - 1 if claim.person_entity else None
    head = anchor
    if entity is not None and entity < len(analysis.entities):
        sent = analysis.tokens[anchor].sent
        here = (analysis.mentions[m] for m in analysis.entities[entity].mentions)
        head = next((m.head for m in here if analysis.tokens[m.head].sent == sent), anchor)
    return [Actor(claim.person, entity, "person", True, head)]


def _named(analysis: Analysis, name: str, anchor: int) -> Actor:
    node = next((e for e in analysis.entities if e.name == name), None)
    return Actor(name, None if node is None else node.i, "person" if node is None else node.kind, True, anchor)
