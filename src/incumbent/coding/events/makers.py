"""Makers: who acted where the sentence leaves it out: the judge, the party, the one who changes the posts."""

from __future__ import annotations

from incumbent.coding.events.actors import Actor, Actors
from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.grammar import Grammar
from incumbent.language import Analysis

_SOLEMN = frozenset({"hold", "impeach", "censure", "acquit"})
_BENCH = frozenset({"judge", "justice", "magistrate"})
_RULERS = frozenset("president premier minister chancellor king queen emir sultan governor".split())
_SPAN = 2  # sentences back in which the maker of an appointment is looked for


def others(found: list[Actor], names: set[str]) -> list[Actor]:
    """Those that are not among these names."""
    return [a for a in found if a.name not in names]


class Makers:
    """Finds sources of acts in one article."""

    def __init__(self, analysis: Analysis, grammar: Grammar, actors: Actors) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.grammar = grammar
        self.actors = actors

    def judge(self) -> list[Actor]:
        """The one judge whom the article names."""
        benches: dict[int, Actor] = {}
        for m in self.analysis.mentions:
            if m.form == "name" and m.kind == "person" and m.entity >= 0:
                near = [j for j in self.tokens[m.head].children if self.tokens[j].dep in ("compound", "appos")]
                near += range(max(0, m.start - 1), m.head)
                if any(self.tokens[j].lemma.lower() in _BENCH for j in near):
                    node = self.analysis.entities[m.entity]
                    benches[m.entity] = Actor(node.name, node.i, "person", True, m.head)
        return list(benches.values()) if len(benches) == 1 else []

    def maker(self, c: Candidate, earlier: list[Candidate]) -> list[Actor]:
        """Who made the changes of office told just before."""
        names, where = {a.name for a in c.target}, self.tokens[c.anchor].sent
        for e in reversed(earlier):
            if where - self.tokens[e.anchor].sent > _SPAN:
                break
            if e.type == "OFFICE" and e.source and e.anchor != c.anchor:
                return others(e.source, names)
        return []

    def winner(self, c: Candidate, found: list[Candidate]) -> list[Actor]:
        """To whom an election is conceded: who won it."""
        names = {a.name for a in c.source}
        for e in found:
            if e.type == "OFFICE" and e.target and not names & {a.name for a in e.target}:
                return e.target[:1] if e.target[0].group == "person" else []
        return []

    def source(self, c: Candidate, earlier: list[Candidate]) -> list[Actor]:
        """Who dealt before with the same target in the same way; who impeaches is the parliament."""
        told = range(c.trigger[0], c.trigger[1] + 1)
        if any(self.tokens[i].lemma.lower().startswith("impeach") for i in told):
            bodies = [e for e in self.analysis.entities if self.actors.group_of(e) == "parliament"]
            if bodies:
                best = max(bodies, key=lambda e: (len(e.mentions), -e.i))
                return [Actor(best.name, best.i, "parliament", True, c.anchor)]
        names, where = {a.name for a in c.target}, self.tokens[c.anchor].sent
        for e in reversed(earlier):
            if e.sense == c.sense and c.word in _SOLEMN and e.source and where - self.tokens[e.anchor].sent <= 1:
                return others(e.source, names)
        for e in reversed(earlier):
            if (
                e.type == c.type
                and e.source
                and where - self.tokens[e.anchor].sent <= 1
                and names & {a.name for a in e.target}
            ):
                return [a for a in e.source if a.name not in names]
        return []

    def party(self, c: Candidate) -> list[Actor]:
        """Whose primary or caucus a candidate won."""
        for j in self.analysis.subtree(c.anchor):
            t = self.tokens[j]
            if t.lower in ("democratic", "republican", "labour", "conservative", "liberal", "socialist", "party"):
                node = self.analysis.entity_at(j)
                if node is not None and node.kind == "organization":
                    return [Actor(node.name, node.i, "party", True, j)]
                if t.lower != "party":
                    return [Actor(f"{t.text} Party", None, "party", True, j)]
        parties = [e for e in self.analysis.entities if e.name.endswith("Party")]
        if parties:
            best = max(parties, key=lambda e: (len(e.mentions), -e.i))
            return [Actor(best.name, best.i, "party", True, c.anchor)]
        return []

    def takes_over(self, c: Candidate) -> bool:
        """Whether the one who "replaces" somebody takes the post and does not give it: "Berg succeeded Dahl"."""
        people = [*c.source, *c.target]
        if any(a.group != "person" for a in people) or len(c.source) != 1:
            return False
        if c.source[0].name in {a.name for a in c.target}:
            return len(c.target) > 1
        if c.word not in ("replace", "succeed") or c.form != "verb" or self.grammar.passive(c.anchor):
            return False
        node = None if c.source[0].entity is None else self.analysis.entities[c.source[0].entity]
        rules = node is not None and any(set(title.split()) & _RULERS for title in node.titles)
        return not rules and len(c.target) == 1 and not self.grammar.verb_prep(c.anchor, "with", "by")
