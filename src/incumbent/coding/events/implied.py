"""Implied: sources and targets that the sentence leaves out because the article has told them.

"The embassy declined the request": the target is whoever asked. "He criticised the move": whoever made it.
"""

from __future__ import annotations

from incumbent.coding.events.actors import Actor, Actors
from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.grammar import Grammar
from incumbent.coding.events.makers import Makers, others
from incumbent.language import Analysis

_DEALT = frozenset({"SANCTION", "ACCUSE", "COERCE"})
_OPPOSED = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_ASKING = frozenset({"REQUEST", "ACCUSE", "COERCE", "PROTEST", "THREATEN"})
_REACH = 3  # sentences back in which an antecedent act is looked for
_MOVES = frozenset(
    "attempt result proclamation process investigation inquiry vote outcome idea remark comment situation "
    "claim immunity move decision action step announcement plan measure order proposal policy ruling "
    "statement change act policies measures law bill resolution deal agreement conclusion suggestion call "
    "withdrawal offer demand ".split()
)
_ACTS = frozenset("COERCE SANCTION CONCEDE RETREAT OFFICE MOBILIZE ASSAULT REJECT AGREE COOPERATE AID SUPPORT".split())
_YIELD_TO = frozenset(
    "refuse decline deny reject dismiss rebuff concede endorse recognize recognise resist defy refute rule".split()
)
_CHARGES = frozenset({"allegation", "charge", "accusation", "claim", "case", "complaint"})
_DENIED = frozenset(
    "allegation accusation claim charge involvement responsibility wrongdoing role part it them link".split()
)
_SILENCE = frozenset(
    "say comment name answer discuss elaborate disclose confirm identify reveal explain respond specify speculate".split()
)
_BLOWS = frozenset(
    "attack strike airstrike operation offensive killing raid bombing assault violence invasion war".split()
)
_SHARED = frozenset(
    {"tie", "relation", "relationship", "cooperation", "integration", "alliance", "friendship", "partnership"}
)
_STEM = 5  # letters by which a noun and a verb count as one word: withdraw, withdrawal
_JUDGED = frozenset({"convict", "sentence", "jail", "acquit", "clear", "fine", "find", "order"})
_PLACED = frozenset("appoint name replace promote demote drop axe reassign hand give dismiss sack fire move".split())
_ARMED = frozenset({"military", "police", "rebels"})


class Implied:
    """Fills what is left out, in place, candidate by candidate in text order."""

    def __init__(self, analysis: Analysis, grammar: Grammar, actors: Actors) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.grammar = grammar
        self.actors = actors
        self.makers = Makers(analysis, grammar, actors)

    def fill(self, found: list[Candidate]) -> None:
        """Complete the candidates."""
        for k, c in enumerate(found):
            if c.origin != "lexicon" or (c.under >= 0 and c.type not in _OPPOSED):
                continue
            earlier = found[:k]
            if c.by_party and not c.source:
                c.source = self.makers.party(c)
            if not c.source and c.type == "CONCEDE":
                c.source = next((e.source for e in reversed(earlier) if e.type == "CONCEDE" and e.source), [])
            if not c.source and c.target and c.word in _JUDGED:
                c.source = self.makers.judge()
            if not c.source and c.target and c.type == "OFFICE" and c.word in _PLACED:
                c.source = self.makers.maker(c, earlier)
            if not c.target and c.source and c.type == "CONCEDE" and c.word == "concede":
                c.target = self.makers.winner(c, found)
            if not c.source and c.type == "MOBILIZE" and c.form == "verb" and self.grammar.passive(c.anchor):
                c.source = [a for a in self.actors.of(self.grammar.patients(c.anchor)) if a.group in _ARMED]
            if not c.source and c.target and c.type in _DEALT:
                c.source = self.makers.source(c, earlier)
            if not c.target and c.source and c.word == "pressure" and c.undergoer >= 0:
                noun = self.tokens[c.undergoer].lemma.lower()
                taken = (
                    e.source
                    for e in reversed(earlier)
                    if e.source and self.tokens[e.anchor].lemma[:_STEM] == noun[:_STEM]
                )
                c.target = others(next(taken, []), {a.name for a in c.source})
            if not c.target and c.source and self._mutual(c):
                c.target = self._counterpart(c.source)
            if c.type == "OFFICE" and c.source and self.makers.takes_over(c):
                c.source, c.target = [], c.source
            if c.source and len(c.source) == len(c.target) == 1 and c.source[0].name == c.target[0].name:
                c.source = []  # nobody does this to themselves: the reading of the source is wrong
            if not c.target and c.source and c.type in _OPPOSED:
                c.target = self._target(c, earlier)

    def _mutual(self, c: Candidate) -> bool:
        """Whether an act is about what two states share ("hailed closer ties", "we agreed")."""
        if c.type == "AGREE" and c.word == "agree":
            subject = self.grammar.surface_subject(c.anchor)
            return subject is not None and self.tokens[subject].lower == "we"
        if c.type not in ("SUPPORT", "REQUEST", "AGREE", "COOPERATE") or c.target_head < 0:
            return False
        inside = self.analysis.subtree(c.target_head)
        return any(self.tokens[i].lemma in _SHARED for i in inside) and len(inside) < 12

    def _counterpart(self, source: list[Actor]) -> list[Actor]:
        """The other of the two states that the article is about."""
        countries = {self._country(a) for a in source} - {None}
        states = [e for e in self.analysis.entities if e.kind == "state" and e.country]
        states = sorted(states, key=lambda e: (-len(e.mentions), e.i))[:2]
        others = [e for e in states if e.country not in countries]
        if len(states) < 2 or len(others) != 1:
            return []
        return [Actor(others[0].name, others[0].i, "state", True, self.analysis.mentions[others[0].mentions[0]].head)]

    def _country(self, a: Actor) -> str | None:
        return None if a.entity is None else self.analysis.entities[a.entity].country

    def _target(self, c: Candidate, earlier: list[Candidate]) -> list[Actor]:
        names = {a.name for a in c.source}
        where = self.tokens[c.anchor].sent
        near = [e for e in reversed(earlier) if where - self.tokens[e.anchor].sent <= _REACH and e.anchor != c.anchor]
        if c.type == "REJECT" and (self._denies(c) or self._keeps_silent(c)):
            return []
        if c.type == "REJECT":
            for e in near:  # who asked, accused or pressed the one who now refuses
                if e.type in _ASKING and names & {a.name for a in e.target} and e.source:
                    return [a for a in e.source if a.name not in names]
                if e.type == "REQUEST" and e.source and others(e.source, names):
                    if self.tokens[e.anchor].sent == where or not e.target:
                        return others(e.source, names)
            return self._centre(c, names) if c.word in _YIELD_TO else []
        if c.target_head < 0:
            return []
        noun = self.tokens[c.target_head].lemma.lower()
        if noun in _CHARGES and c.type == "ACCUSE":
            accused = (e.target for e in reversed(earlier) if e.type == "ACCUSE" and e.target and e.anchor != c.anchor)
            return others(next(accused, []), names)
        for e in earlier:  # the act that the noun takes up
            if e.source and e.anchor != c.anchor and not names & {a.name for a in e.source} and self._takes_up(noun, e):
                return e.source
        told = self._told_before(c, noun, names)
        if told or noun not in _MOVES | _BLOWS:
            return told
        return self._centre(c, names)

    def _denies(self, c: Candidate) -> bool:
        """Whether what is rejected is a charge: a denial is aimed at nobody."""
        objects = self.grammar.patients(c.anchor) if c.form == "verb" else []
        if not objects:
            return c.word == "deny"
        return any(self.tokens[o].lemma.lower() in _DENIED for o in objects)

    def _keeps_silent(self, c: Candidate) -> bool:
        """Whether what is refused is an answer: "declined to comment"."""
        return any(
            self.tokens[j].dep in ("xcomp", "ccomp") and self.tokens[j].lemma in _SILENCE
            for j in self.tokens[c.anchor].children
        )

    def _told_before(self, c: Candidate, noun: str, names: set[str]) -> list[Actor]:
        """Whose thing it was when the article spoke of it before ("the agreement between Chad and Niger")."""
        for i in range(c.target_head - 1, 0, -1):
            if self.tokens[i].lemma == noun and self.tokens[i].tag[:2] == "NN":
                found = others(self.actors.owner_of(i), names)
                if found and not self.actors.suffered(i, found):
                    return found
        return []

    def _centre(self, c: Candidate, names: set[str]) -> list[Actor]:
        """Whom the talk is of: the subject of the clause around, else of the sentence before."""
        t = self.tokens[c.anchor]
        verbs = []
        if t.dep in ("advcl", "conj", "ccomp", "relcl") and t.head != t.i:
            verbs.append(t.head)
        where = t.sent
        sentences = self.analysis.sentences
        for back in range(where - 1, max(0, where - _REACH), -1):
            if sentences[back].paragraph > 0:
                verbs.append(sentences[back].root)
        for verb in verbs:
            subject = self.grammar.surface_subject(verb) if self.grammar.is_verb(verb) else None
            actor = None if subject is None else self.actors.at(subject)
            if (
                actor is not None
                and actor.political
                and actor.group not in ("thing", "place")
                and actor.name not in names
            ):
                return [actor]
        return []

    def _takes_up(self, noun: str, e: Candidate) -> bool:
        word = self.tokens[e.anchor].lemma.lower()
        if word[:_STEM] == noun[:_STEM]:
            return True
        if noun in _MOVES:
            return e.type in _ACTS and e.origin != "speech" and not e.negated
        return noun in _BLOWS and e.type in ("ASSAULT", "MOBILIZE", "COERCE")
