"""Find the events of an article: candidates from the lexicon, from speech and from office claims, judged and merged."""

from __future__ import annotations

from incumbent.coding.events.actors import Actors
from incumbent.coding.events.bystanders import Bystanders
from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.content import Content
from incumbent.coding.events.contexts import ContextReader
from incumbent.coding.events.counterparts import Counterparts
from incumbent.coding.events.domains import elsewhere
from incumbent.coding.events.evidence import evidence_of, trigger_of
from incumbent.coding.events.features import features
from incumbent.coding.events.grammar import Grammar
from incumbent.coding.events.implied import Implied
from incumbent.coding.events.judge import Judge, probability
from incumbent.coding.events.merge import distinct
from incumbent.coding.events.modality import Modality
from incumbent.coding.events.offices import joined, office_changes
from incumbent.coding.events.places import place_of
from incumbent.coding.events.reshuffles import fill_makers
from incumbent.coding.events.scan import Scanner
from incumbent.coding.events.sizes import size_of
from incumbent.coding.events.slots import Slots
from incumbent.coding.events.speech import read_speech
from incumbent.coding.events.speechacts import SpeechActs
from incumbent.knowledge import Knowledge
from incumbent.language import Analysis
from incumbent.language.times import when
from incumbent.records import Claim, Event, Statement

NEAR = 250  # candidates on either side that a candidate is compared with: all of them, but in the longest articles


def find_events(
    analysis: Analysis, knowledge: Knowledge, claims: list[Claim], statements: list[Statement]
) -> list[Event]:
    """Distinct events in text order, each with exact trigger and evidence."""
    reading = Reading(analysis, knowledge, claims, statements)
    judge = Judge.load()
    for k, c in enumerate(reading.proposed):
        near = reading.proposed[max(0, k - NEAR) : k + NEAR + 1]
        c.score = judge.score(features(analysis, reading.speech, c, near))
    counted = distinct(analysis, reading.proposed, judge.threshold)
    contexts = ContextReader(analysis)
    return [_event(reading, contexts, c, n) for n, c in enumerate(counted)]


class Reading:
    """One article as the readers see it: `proposed` holds every candidate, unjudged, in text order."""

    def __init__(
        self, analysis: Analysis, knowledge: Knowledge, claims: list[Claim], statements: list[Statement]
    ) -> None:
        self.analysis = analysis
        self.knowledge = knowledge
        self.grammar = Grammar(analysis)
        self.speech = read_speech(analysis, statements)
        actors = Actors(analysis, knowledge, self.grammar, self.speech)
        slots = Slots(self.grammar, actors, self.speech)
        modality = Modality(analysis, self.grammar, self.speech)
        found = Scanner(analysis, self.grammar, actors, slots, modality).scan()
        found += SpeechActs(analysis, self.grammar, actors, self.speech).read()
        found = joined(found, office_changes(analysis, claims))
        found.sort(key=lambda c: (c.anchor, c.type, c.origin))
        anchors = {c.anchor: c for c in found if c.origin == "lexicon"}
        for c in found:
            c.date = when(analysis, c.anchor)
            if c.origin != "claim":
                modality.settle(c)
            c.under = _above(analysis, c, anchors)
        Implied(analysis, self.grammar, actors).fill(found)
        Counterparts(analysis, self.grammar, actors).fill(found)
        fill_makers(analysis, found)
        content, bystanders = Content(analysis, self.grammar), Bystanders(analysis)
        self.proposed = [
            c for c in found if not (elsewhere(analysis, c) or content.only_thought(c) or bystanders.only(c))
        ]


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


def _event(reading: Reading, contexts: ContextReader, c: Candidate, number: int) -> Event:
    analysis = reading.analysis
    return Event(
        id=f"v{number + 1}",
        type=c.type,
        mode=c.mode,
        contexts=contexts.of(c),
        trigger=trigger_of(analysis, c),
        evidence=evidence_of(analysis, c),
        source=tuple(a.name for a in c.source),
        source_entities=tuple(None if a.entity is None else f"e{a.entity + 1}" for a in c.source),
        target=tuple(a.name for a in c.target),
        target_entities=tuple(None if a.entity is None else f"e{a.entity + 1}" for a in c.target),
        date=c.date,
        place=place_of(analysis, reading.grammar, reading.knowledge, c),
        status=c.status,
        said_by=c.said_by,
        size=size_of(analysis, reading.grammar, c),
        confidence=probability(c.score),
    )
