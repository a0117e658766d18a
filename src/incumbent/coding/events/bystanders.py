"""Bystanders: experts, journalists and private persons whom an article quotes; what they say is no act of politics."""

from __future__ import annotations

from incumbent.coding.events.actors import Actor
from incumbent.coding.events.candidate import Candidate
from incumbent.language import Analysis

_TRADES = frozenset(
    "analyst expert scholar professor journalist reporter correspondent columnist commentator author writer historian "
    "economist scientist researcher academic lecturer strategist pollster biographer sociologist student resident "
    "novelist photographer eyewitness witness bystander shopkeeper typographer worker teacher fellow blogger".split()
)
_TRADES_MANY = frozenset(
    "analysts experts scholars professors observers commentators historians economists scientists researchers "
    "academics pollsters witnesses eyewitnesses".split()
)
_POSTS = frozenset(
    "minister president premier chancellor secretary governor mayor ambassador envoy senator congressman congresswoman "
    "representative leader chairman chairwoman chief spokesman spokeswoman spokesperson commissioner general lawmaker mp "
    "deputy prosecutor judge official director head king queen prime activist candidate member former".split()
)
_SAYING = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "AGREE", "CONSULT", "REJECT", "THREATEN", "CONCEDE"})
_TIES = ("appos", "compound", "amod", "nmod", "attr")


class Bystanders:
    """Answers about one analysed article."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self._known: dict[int, bool] = {}

    def only(self, c: Candidate) -> bool:
        """Whether nobody but bystanders does what a candidate tells."""
        return c.type in _SAYING and bool(c.source) and all(self._is(a) for a in c.source)

    def _is(self, a: Actor) -> bool:
        if a.entity is None:
            words = a.name.lower().split(" of ")[0].split(" at ")[0].split()
            return 0 < len(words) <= 3 and (words[-1] in _TRADES_MANY or words[-1] in _TRADES)
        if a.entity not in self._known:
            self._known[a.entity] = self._describe(a.entity)
        return self._known[a.entity]

    def _describe(self, entity: int) -> bool:
        node = self.analysis.entities[entity]
        if node.kind != "person":
            return False
        said: set[str] = set()
        for m in node.mentions:
            mention = self.analysis.mentions[m]
            if mention.form != "name":
                continue
            head = mention.head
            said |= {self.tokens[j].lemma.lower() for j in self.tokens[head].children if self._ties(head, j)}
            t = self.tokens[head]
            if t.dep == "appos" and t.head != head:  # "a journalist, Anna Berg"
                said.add(self.tokens[t.head].lemma.lower())
            if t.dep == "nsubj" and self.tokens[t.head].lemma == "be":  # "Anna Berg is a journalist"
                said |= {
                    self.tokens[j].lemma.lower() for j in self.tokens[t.head].children if self.tokens[j].dep == "attr"
                }
        return bool(said & _TRADES) and not said & _POSTS

    def _ties(self, head: int, j: int) -> bool:
        return self.tokens[j].dep in _TIES and self.tokens[j].tag[:2] == "NN" and j != head
