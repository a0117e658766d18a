"""Find the events of an article: candidates from the lexicon, from speech and from office claims, judged and merged."""

from __future__ import annotations

from incumbent.coding.events.actors import Actors
from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.evidence import evidence_of, trigger_of
from incumbent.coding.events.features import features
from incumbent.coding.events.grammar import Grammar
from incumbent.coding.events.implied import Implied
from incumbent.coding.events.judge import Judge, probability
from incumbent.coding.events.merge import distinct
from incumbent.coding.events.modality import Modality
from incumbent.coding.events.scan import Scanner
from incumbent.coding.events.slots import Slots
from incumbent.coding.events.speech import Speech, read_speech
from incumbent.coding.events.speechacts import SpeechActs
from incumbent.knowledge import Knowledge
from incumbent.language import Analysis
from incumbent.records import Claim, Event, Statement


def find_events(
    analysis: Analysis, knowledge: Knowledge, claims: list[Claim], statements: list[Statement]
) -> list[Event]:
    """Distinct events in text order, each with exact trigger and evidence."""
    proposed, speech = candidates(analysis, knowledge, claims, statements)
    judge = Judge.load()
    counted = []
    for c in proposed:
        c.score = judge.score(features(analysis, speech, c, proposed))
        if c.score >= judge.threshold:
            counted.append(c)
    return [_event(analysis, c, n) for n, c in enumerate(distinct(analysis, counted))]


def candidates(
    analysis: Analysis, knowledge: Knowledge, claims: list[Claim], statements: list[Statement]
) -> tuple[list[Candidate], Speech]:
    """Everything that the readers propose, unjudged, in text order; and who says what."""
    grammar = Grammar(analysis)
    speech = read_speech(analysis, statements)
    actors = Actors(analysis, knowledge, grammar, speech)
    slots = Slots(grammar, actors, speech)
    modality = Modality(analysis, grammar, speech)
    found = Scanner(analysis, grammar, actors, slots, modality).scan()
    found += SpeechActs(analysis, grammar, actors, speech).read()
    found.sort(key=lambda c: (c.anchor, c.type))
    anchors = {c.anchor: c for c in found if c.origin == "lexicon"}
    for c in found:
        modality.settle(c)
        c.under = _above(analysis, c, anchors)
    Implied(analysis, grammar, actors).fill(found)
    return found, speech


def _above(analysis: Analysis, c: Candidate, anchors: dict[int, Candidate]) -> int:
    """The nearest candidate trigger that governs this one through complements, or -1."""
    i = c.anchor
    for _ in range(6):
        t = analysis.tokens[i]
        if t.head == i or t.dep in ("relcl", "advcl", "nsubj", "nsubjpass"):
            return -1
        i = t.head
        if i in anchors and i != c.anchor and t.dep != "conj":
            return i
    return -1


def _event(analysis: Analysis, c: Candidate, number: int) -> Event:
    return Event(
        id=f"v{number + 1}",
        type=c.type,
        trigger=trigger_of(analysis, c),
        evidence=evidence_of(analysis, c),
        mode=c.mode,
        source=tuple(a.name for a in c.source),
        source_entities=tuple(None if a.entity is None else f"e{a.entity + 1}" for a in c.source),
        target=tuple(a.name for a in c.target),
        target_entities=tuple(None if a.entity is None else f"e{a.entity + 1}" for a in c.target),
        status=c.status,
        said_by=c.said_by,
        confidence=probability(c.score),
    )
