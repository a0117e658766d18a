"""Find the events of an article: candidates from the lexicon, from speech and from office claims, judged and merged."""

from __future__ import annotations

from incumbent.coding.events.actors import Actors
from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.features import features
from incumbent.coding.events.grammar import Grammar
from incumbent.coding.events.judge import Judge, probability
from incumbent.coding.events.merge import distinct
from incumbent.coding.events.modality import Modality
from incumbent.coding.events.scan import Scanner
from incumbent.coding.events.slots import Slots
from incumbent.coding.events.speech import Speech, find_speech
from incumbent.coding.events.speechacts import SpeechActs
from incumbent.knowledge import Knowledge
from incumbent.language import Analysis
from incumbent.records import Claim, Event, Span


def find_events(analysis: Analysis, knowledge: Knowledge, claims: list[Claim]) -> list[Event]:
    """Distinct events in text order, each with exact trigger and evidence."""
    proposed, speech = candidates(analysis, knowledge, claims)
    judge = Judge.load()
    counted = []
    for c in proposed:
        c.score = judge.score(features(analysis, speech, c, proposed))
        if c.score >= judge.threshold:
            counted.append(c)
    return [_event(analysis, c, n) for n, c in enumerate(distinct(analysis, counted))]


def candidates(analysis: Analysis, knowledge: Knowledge, claims: list[Claim]) -> tuple[list[Candidate], Speech]:
    """Everything that the readers propose, unjudged, in text order; and who says what."""
    grammar = Grammar(analysis)
    actors = Actors(analysis, knowledge, grammar)
    speech = find_speech(analysis, grammar)
    actors.speakers.update((i, said.speaker) for i, said in speech.at.items())
    slots = Slots(grammar, actors, speech)
    modality = Modality(analysis, grammar, speech)
    found = Scanner(analysis, grammar, actors, slots, modality).scan()
    found += SpeechActs(analysis, grammar, actors, speech).read()
    found.sort(key=lambda c: (c.anchor, c.type))
    anchors = {c.anchor: c for c in found if c.origin == "lexicon"}
    for c in found:
        modality.settle(c)
        c.under = _above(analysis, c, anchors)
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
    tokens, text = analysis.tokens, analysis.article.text
    first, last = c.trigger
    t0, t1 = tokens[first].start, tokens[last].end
    s = analysis.sentences[tokens[c.anchor].sent]
    e0, e1 = s.char_start, min(s.char_end, s.char_start + 300)
    if t1 > e1:
        e0, e1 = t0, t1
    return Event(
        id=f"v{number + 1}",
        type=c.type,
        trigger=Span(t0, t1, text[t0:t1]),
        evidence=Span(e0, e1, text[e0:e1]),
        mode=c.mode,
        source=tuple(a.name for a in c.source),
        source_entities=tuple(None if a.entity is None else f"e{a.entity + 1}" for a in c.source),
        target=tuple(a.name for a in c.target),
        target_entities=tuple(None if a.entity is None else f"e{a.entity + 1}" for a in c.target),
        status=c.status,
        said_by=c.said_by,
        confidence=probability(c.score),
    )
