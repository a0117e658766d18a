"""Owners: whom an abstract thing belongs to, or who made it."""

from __future__ import annotations

from incumbent.coding.events.actors.actor import Actor
from incumbent.coding.events.actors.several import Several
from incumbent.coding.events.actors.words import OWNING, SUFFERED


class Actors(Several):
    """Reads head words of one article as actors."""

    def owner_of(self, head: int, deep: bool = True) -> list[Actor]:
        """Whom an abstract thing belongs to: "Trump's decision", "the plans of the cabinet", "the US strike"."""
        grammar, tokens = self.grammar, self.analysis.tokens
        owner = grammar.analysis.child(head, "poss")
        found: list[Actor] = []
        for words in OWNING:
            heads = [owner] if owner is not None else grammar.prep(head, *words)
            named = self.of(heads)
            found = [a for a in named if a.group not in ("thing", "place")]
            if not found and named and deep:
                found = self.owner_of(named[0].head, deep=False)
            if found or owner is not None:
                break
        if not found and owner is None:
            found = [a for a in self.of(self._makers(head)) if a.group not in ("thing", "place")]
        if not found:
            for j in tokens[head].children:
                if tokens[j].dep in ("compound", "amod", "nmod"):
                    actor = self.modifier(j)
                    if actor is not None:
                        return [actor]
        return found

    def suffered(self, noun: int, found: list[Actor]) -> bool:
        """Whether these are the victims of what a noun names: "the attack on the envoy"."""
        if self.analysis.tokens[noun].lemma.lower() not in SUFFERED or self.grammar.prep(noun, "by"):
            return False
        inside = self.grammar.prep(noun, "of", "on", "against")
        return bool(found) and any(a.head in inside for a in found)

    def _makers(self, head: int) -> list[int]:
        """Who made a thing, by the clause around it: "sent a letter urging ..."."""
        tokens = self.analysis.tokens
        found = self._drawn_by(head)
        if not found and tokens[head].dep == "dobj":
            agent = self.grammar.agent(tokens[head].head)
            return [] if agent is None else [agent]
        return found

    def _drawn_by(self, head: int) -> list[int]:
        """Who made a thing, by the clause that tells of it: "the order Trump signed", "the map drawn by the council"."""
        tokens = self.analysis.tokens
        for j in tokens[head].children:
            if tokens[j].dep == "relcl" or (tokens[j].dep == "acl" and tokens[j].tag == "VBN"):
                agent = self.grammar.agent(j)
                if agent is not None and agent != head:
                    return [agent]
        return []
