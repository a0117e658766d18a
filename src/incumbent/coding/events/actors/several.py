"""Several: a head word and what is coordinated with it -> all the actors meant."""

from __future__ import annotations

from incumbent.coding.events.actors.actor import Actor
from incumbent.coding.events.actors.single import Single
from incumbent.coding.events.actors.words import COUNTRIES, DELEGATES, PAIRED, SIDES


class Several(Single):
    """Reads plurals, pairs and lists."""

    def of(self, heads: list[int]) -> list[Actor]:
        """The actors that these heads and what is coordinated with them name, each once, in text order."""
        found: list[Actor] = []
        for head in heads:
            both = self._joined(head) or self._both(head) or self._members(head) or self._listed(head)
            if both:
                found.extend(pair for pair in both if all(pair.name != a.name for a in found))
                continue
            for h in self._all(head):
                actor = self.at(h)
                if actor is not None and all(actor.name != a.name for a in found):
                    found.append(actor)
        return found

    def _joined(self, head: int) -> list[Actor]:
        """ "They" after "Berg and Dahl": each of them."""
        mention = self.analysis.mention_at(head)
        if mention is None or mention.entity < 0 or mention.form != "pronoun":
            return []
        node = self.analysis.entities[mention.entity]
        members = [self.analysis.entities[i] for i in node.members]
        return [Actor(e.name, e.i, self.group_of(e), True, head) for e in members] if len(members) > 1 else []

    def _both(self, head: int) -> list[Actor]:
        """ "The two countries": the two states that the article names most."""
        tokens = self.analysis.tokens
        if tokens[head].lower == "both" and not self.grammar.prep(head, "of"):
            return self._last_two(head)
        if tokens[head].lower in PAIRED and any(tokens[j].lower in ("two", "both") for j in tokens[head].children):
            return self._named_pair(head)
        if tokens[head].lower not in COUNTRIES | SIDES or not any(
            tokens[j].lower in ("two", "both") for j in tokens[head].children
        ):
            return []
        states = sorted((e for e in self.analysis.entities if e.kind == "state"), key=lambda e: (-len(e.mentions), e.i))
        return [Actor(e.name, e.i, "state", True, head) for e in states[:2]] if len(states) > 1 else []

    def _named_pair(self, head: int) -> list[Actor]:
        """ "The two leaders": the two persons whom the sentences before name, if they name two."""
        sentences, where = self.analysis.sentences, self.analysis.tokens[head].sent
        if self.grammar.prep(head, "of", "from"):
            return []
        found: list[Actor] = []
        for i in range(head - 1, sentences[max(0, where - 2)].start - 1, -1):
            if self.is_name(i, "person"):
                node = self.analysis.entity_at(i)
                if node is not None and all(a.entity != node.i for a in found):
                    found.insert(0, Actor(node.name, node.i, "person", True, head))
        return found if len(found) == 2 else []

    def _last_two(self, head: int) -> list[Actor]:
        """ "Both were acquitted": the names coordinated last before it."""
        for i in range(head - 1, max(0, head - 60), -1):
            if self.is_name(i, "person") and self.analysis.tokens[i].dep != "conj":
                pair = [a for a in (self.at(h) for h in self.grammar.conjuncts(i)) if a is not None]
                if len(pair) == 2:
                    return pair
        return []

    def _listed(self, head: int) -> list[Actor]:
        """ "The two ministers, Anna Berg and Jon Dahl": those named."""
        tokens = self.analysis.tokens
        if tokens[head].tag != "NNS":
            return []
        first = next((i for i in self._asides(head) if self.is_name(i, "person")), -1)
        if first < 0 or tokens[first].sent != tokens[head].sent:
            return []
        found = [a for a in (self.at(h) for h in self.grammar.conjuncts(first)) if a is not None]
        return found if len(found) > 1 and all(a.group == "person" for a in found) else []

    def _asides(self, head: int) -> list[int]:
        """Heads of names that stand after a plural and its "of": "ministers of the day, Anna Berg and Jon Dahl"."""
        tokens = self.analysis.tokens
        near = [head, *self.grammar.prep(head, "of")]
        found = [j for i in near for j in tokens[i].children if tokens[j].dep == "appos"]
        if head + 2 < len(tokens) and tokens[head + 1].text in (",", "("):
            mention = self.analysis.mention_at(head + 2)
            if mention is not None and tokens[mention.head].dep in ("appos", "conj", "nsubj"):
                found.insert(0, mention.head)
        return found

    def _members(self, head: int) -> list[Actor]:
        """ "The leaders of Chad and Niger": the states themselves."""
        if self.analysis.tokens[head].lower not in DELEGATES:
            return []
        inside = [h for i in self.grammar.prep(head, "of", "from") for h in self.grammar.conjuncts(i)]
        if len(inside) == 1 and self.analysis.tokens[inside[0]].lower in DELEGATES:
            return self._members(inside[0])  # "envoys of the governments of Chad and Niger"
        found = [
            a
            for a in (self.at(h) for h in inside)
            if a is not None and a.group in ("state", "government", "organisation")
        ]
        return found if len(found) > 1 else []

    def _all(self, head: int) -> list[int]:
        """A head and its fellows; names that the parser hid inside the phrase ("President A and President B met")."""
        heads = self.grammar.conjuncts(head)
        tokens = self.analysis.tokens
        inside, k = [j for j in tokens[head].children if tokens[j].dep == "compound" and j < head], 0
        while k < len(inside):
            inside.extend(
                j
                for j in tokens[inside[k]].children
                if j not in inside and tokens[j].dep in ("appos", "conj", "compound")
            )
            k += 1
        hidden = [j for j in inside if tokens[j].dep in ("appos", "conj") and self.is_name(j, "person")]
        first = heads[0]  # "Turkey | and Libya signed": the first of two names cut off as a sentence of its own
        if first > 1 and tokens[first - 1].lower == "and" and tokens[first - 1].dep == "cc" and self.is_name(first - 2):
            if tokens[first - 2].sent != tokens[first].sent and tokens[first - 2].dep == "ROOT":
                hidden.append(first - 2)
        return [*sorted(hidden), *heads] if hidden else heads
