"""Implied: sources and targets that the sentence leaves out because the article has told them.

"The embassy declined the request": the target is whoever asked. "He criticised the move": whoever made it.
"""

from __future__ import annotations

from incumbent.coding.events.actors import Actor, Actors
from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.grammar import Grammar
from incumbent.language import Analysis

_OPPOSED = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_ASKING = frozenset({"REQUEST", "ACCUSE", "COERCE", "PROTEST", "THREATEN"})
_REACH = 3  # sentences back in which an antecedent act is looked for
_STEM = 5  # letters by which a noun and a verb count as one word: withdraw, withdrawal


class Implied:
    """Fills what is left out, in place, candidate by candidate in text order."""

    def __init__(self, analysis: Analysis, grammar: Grammar, actors: Actors) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.grammar = grammar
        self.actors = actors

    def fill(self, found: list[Candidate]) -> None:
        """Complete the candidates."""
        for k, c in enumerate(found):
            if c.origin != "lexicon" or c.under >= 0 and c.type not in _OPPOSED:
                continue
            earlier = found[:k]
            if c.by_party and not c.source:
                c.source = self._party(c)
            if not c.source and c.type == "CONCEDE":
                c.source = next((e.source for e in reversed(earlier) if e.type == "CONCEDE" and e.source), [])
            if not c.target and c.source and c.type in _OPPOSED:
                c.target = self._target(c, earlier)

    def _target(self, c: Candidate, earlier: list[Candidate]) -> list[Actor]:
        names = {a.name for a in c.source}
        where = self.tokens[c.anchor].sent
        near = [e for e in reversed(earlier) if where - self.tokens[e.anchor].sent <= _REACH and e.anchor != c.anchor]
        if c.type == "REJECT":
            for e in near:  # who asked, accused or pressed the one who now refuses
                if e.type in _ASKING and names & {a.name for a in e.target} and e.source:
                    return [a for a in e.source if a.name not in names]
        if c.target_head < 0 and c.type != "REJECT":
            return []
        noun = self.tokens[c.target_head].lemma[:_STEM] if c.target_head >= 0 else ""
        for e in near:  # the act that the noun takes up
            if noun and e.source and not names & {a.name for a in e.source} and self.tokens[e.anchor].lemma[:_STEM] == noun:
                return e.source
        return self._protagonist(names)

    def _protagonist(self, others: set[str]) -> list[Actor]:
        """Whom the article is about: the person, state or body named most, the headline's first of equals."""
        nodes = [e for e in self.analysis.entities if e.kind in ("person", "state", "organization") and e.name not in others]
        if not nodes:
            return []
        best = max(nodes, key=lambda e: (len(e.mentions), -e.i))
        return [Actor(best.name, best.i, "person", True, self.analysis.mentions[best.mentions[0]].head)]

    def _party(self, c: Candidate) -> list[Actor]:
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

