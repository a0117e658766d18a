"""Counterparts: the other side of an act that the sentence leaves out, by the quarrel or the dealings told around it.

"The minister condemned the violence": those whose violence the article tells. "He threatened to sue": his opponent.
"""

from __future__ import annotations

from incumbent.coding.events.actors import Actor, Actors
from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.grammar import Grammar
from incumbent.language import Analysis

_FORCE = frozenset(
    "attack strike airstrike operation offensive killing raid bombing assault violence invasion war force crackdown "
    "repression brutality shooting murder assassination takeover coup incursion aggression abduction kidnapping arrest "
    "detention blast explosion shelling massacre".split()
)
_FORCIBLE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_VERDICTS = frozenset("verdict ruling judgment judgement sentence conviction acquittal punishment".split())
_CHARGES = frozenset("allegation accusation claim charge complaint report".split())
_HOSTILE = frozenset("ACCUSE REJECT THREATEN SANCTION COERCE ASSAULT PROTEST".split())
_AIMED = frozenset({"ACCUSE", "THREATEN"})  # hardly ever without somebody at whom they are aimed
_NOBODY = frozenset({"thing", "facility"})
_FREEDOM = frozenset({"release", "freedom", "liberation", "reinstatement", "safety", "protection"})
_WISHES = frozenset({"wish", "congratulation", "greeting", "blessing"})
_ANSWERS = frozenset("REJECT AGREE CONCEDE SUPPORT".split())
_BACK = 4  # sentences in which a counterpart is looked for


class Counterparts:
    """Fills empty targets of one article's candidates, in place."""

    def __init__(self, analysis: Analysis, grammar: Grammar, actors: Actors) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.grammar = grammar
        self.actors = actors

    def fill(self, found: list[Candidate]) -> None:
        """Complete the candidates."""
        for c in found:
            self._mend(c, found)
            if c.target or not c.source or c.origin != "lexicon":
                continue
            names = {a.name for a in c.source}
            if c.type == "ACCUSE":
                c.target = self._accused(c, names) or self._forcible(c, found, names)
            if c.type in ("SUPPORT", "ACCUSE", "REQUEST") and not c.target:
                c.target = self._bench(c, found, names)
            if c.type == "PROTEST":
                c.target = self._marched_at(c, found, names)
            if c.type == "REQUEST" and not c.target:
                c.target = self._written_to(c, names)
            if c.type == "REQUEST" and not c.target:
                c.target = self._asked(c, found, names)
            if c.type == "SUPPORT" and not c.target:
                c.target = self._wished(c, found, names)
            if c.type in _AIMED and not c.target:
                c.target = self._opponent(c, found, names)

    def _mend(self, c: Candidate, found: list[Candidate]) -> None:
        """Take away a target that only undergoes what is asked; name a counterpart by the dealings told before."""
        if c.type == "REQUEST" and c.target and c.target_head >= 0:
            t = self.tokens[c.target_head]
            above = self.tokens[self.tokens[t.head].head if t.dep == "pobj" else t.head]
            owned = t.dep in ("poss", "pobj") and above.lemma.lower() in _FREEDOM
            if owned or (t.lemma.lower() in _FREEDOM and all(a.head != t.i for a in c.target)):
                held = {a.name for a in c.target}
                captor = [e for e in found if e.type == "COERCE" and e.source and held & {a.name for a in e.target}]
                c.target = captor[0].source if captor else []
        if len(c.target) == 1 and c.target[0].entity is None and c.target[0].name.split()[-1] == "counterpart":
            names = {a.name for a in c.source}
            for e in found:
                met = [a for a in e.target if a.entity is not None and a.group == "person" and a.name not in names]
                if e.type == "CONSULT" and e is not c and met and names & {a.name for a in e.source}:
                    c.target = met
                    break

    def _asked(self, c: Candidate, found: list[Candidate], names: set[str]) -> list[Actor]:
        """Who answers what was asked: "refused him the election he sought"."""
        t = self.tokens[c.anchor]
        if t.dep != "relcl":
            return []
        above = self.tokens[t.head].head
        return next((self._others(e.source, names) for e in found if e.anchor == above and e.type in _ANSWERS), [])

    def _wished(self, c: Candidate, found: list[Candidate], names: set[str]) -> list[Actor]:
        """To whom wishes go that are sent to nobody said: to whom others sent theirs."""
        if not any(self.tokens[h].lemma.lower() in _WISHES for h in self._objects(c)):
            return []
        near = [e for e in found if e.type in ("SUPPORT", "OFFICE") and e.anchor < c.anchor]
        for e in reversed(near):
            people = [a for a in self._others(e.target, names) if a.group == "person"]
            if people:
                return people[:1]
        return []

    def _objects(self, c: Candidate) -> list[int]:
        """What the act is about: the objects of the trigger and of their "of"."""
        heads = [c.target_head] if c.target_head >= 0 else []
        if c.form == "verb":
            heads += self.grammar.patients(c.anchor)
        return heads + [k for h in heads for k in self.grammar.prep(h, "of")]

    def _accused(self, c: Candidate, names: set[str]) -> list[Actor]:
        """The subject of what is alleged: "investigates claims that Berg lied"."""
        for h in self._objects(c):
            if self.tokens[h].lemma.lower() in _CHARGES:
                for j in self.tokens[h].children:
                    if self.tokens[j].dep in ("acl", "ccomp", "relcl") and self._that(j):
                        agent = self.grammar.agent(j)
                        if agent is not None:
                            return self._others(self.actors.of([agent]), names)
        if c.word in ("investigate", "examine", "probe"):  # "is investigating whether Berg lied"
            for j in self.tokens[c.anchor].children:
                agent = self.grammar.agent(j) if self.tokens[j].dep == "ccomp" and self._that(j) else None
                if agent is not None:
                    return self._others(self.actors.of([agent]), names)
        return []

    def _marched_at(self, c: Candidate, found: list[Candidate], names: set[str]) -> list[Actor]:
        """Against whom people march: those of whom the march demands something, whose act it protests."""
        for e in found:
            t = self.tokens[e.anchor]
            if e.type in ("REQUEST", "ACCUSE") and t.dep in ("advcl", "xcomp") and t.head == c.anchor:
                return self._others(e.target, names)
        for h in self.grammar.verb_prep(c.anchor, "against"):
            owners = self._others(self.actors.owner_of(h), names)
            if owners:
                return owners
        return self._forcible(c, found, names) if c.word in ("protest", "denounce") else []

    def _that(self, clause: int) -> bool:
        return any(self.tokens[k].dep == "mark" for k in self.tokens[clause].children)

    def _forcible(self, c: Candidate, found: list[Candidate], names: set[str]) -> list[Actor]:
        """Who used the force that is spoken of, by the act of force told nearest."""
        if not any(self.tokens[h].lemma.lower() in _FORCE for h in self._objects(c)):
            return []
        near = [e for e in found if e.type in _FORCIBLE and e.anchor != c.anchor and self._others(e.source, names)]
        near.sort(key=lambda e: (e.anchor > c.anchor, abs(e.anchor - c.anchor)))
        return self._others(near[0].source, names) if near else []

    def _bench(self, c: Candidate, found: list[Candidate], names: set[str]) -> list[Actor]:
        """Who gives the verdict that is spoken of."""
        if c.target_head < 0 and c.form != "verb":
            return []
        heads = self._objects(c) + (self.grammar.verb_prep(c.anchor, "for", "against") if c.form == "verb" else [])
        if not any(self.tokens[h].lemma.lower() in _VERDICTS for h in heads):
            return []
        for h in heads:
            given = self.grammar.prep(h, "of", "by") or self.analysis.child(h, "poss") is not None
            owners = self._others(self.actors.owner_of(h), names) if given else []
            if owners and self.tokens[h].lemma.lower() in _VERDICTS:
                return owners
        for e in sorted(found, key=lambda e: (e.anchor > c.anchor, abs(e.anchor - c.anchor))):
            bench = [a for a in e.source if a.group == "court" or (e.type == "SANCTION" and a.group == "person")]
            if e.anchor != c.anchor and self._others(bench, names):
                return self._others(bench, names)
        return []

    def _written_to(self, c: Candidate, names: set[str]) -> list[Actor]:
        """ "Wrote to the embassy requesting a visa"."""
        t = self.tokens[c.anchor]
        if c.form != "verb" or t.dep not in ("advcl", "xcomp") or not self.grammar.is_verb(t.head):
            return []
        return self._others(self.actors.of(self.grammar.verb_prep(t.head, "to")), names)

    def _opponent(self, c: Candidate, found: list[Candidate], names: set[str]) -> list[Actor]:
        """With whom the source quarrels nearby."""
        where = self.tokens[c.anchor].sent
        near = [e for e in found if e.type in _HOSTILE and e.anchor != c.anchor]
        near = [e for e in near if abs(self.tokens[e.anchor].sent - where) <= _BACK]
        near.sort(key=lambda e: (e.anchor > c.anchor, abs(e.anchor - c.anchor)))
        for e in near:
            if names & {a.name for a in e.source} and self._others(e.target, names):
                return self._others(e.target, names)
            if names & {a.name for a in e.target} and self._others(e.source, names):
                return self._others(e.source, names)
        return []

    @staticmethod
    def _others(found: list[Actor], names: set[str]) -> list[Actor]:
        return [
            a for a in found if a.name not in names and a.group not in _NOBODY and (a.political or a.group != "place")
        ]
