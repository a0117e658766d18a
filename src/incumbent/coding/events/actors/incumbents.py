"""Incumbents: "the president" where the article only says "Berg": the one named person who then held the office."""

from __future__ import annotations

from datetime import date

from incumbent.knowledge import Knowledge
from incumbent.language import Analysis
from incumbent.language.analysis import EntityNode
from incumbent.records import PartialDate

_OFFICES = {
    "president": "President of",
    "premier": "Prime Minister of",
    "minister": "Prime Minister of",
    "chancellor": "Chancellor of",
}


class Incumbents:
    """The persons of one article by the highest offices that they held when it was published."""

    def __init__(self, analysis: Analysis, knowledge: Knowledge) -> None:
        self.analysis = analysis
        self.knowledge = knowledge
        self._known: dict[str, EntityNode | None] = {}

    def who(self, head: int) -> EntityNode | None:
        """The one whom a bare "the president", "the prime minister" means."""
        t = self.analysis.tokens[head]
        if t.lower not in _OFFICES or t.tag not in ("NN", "NNP") or not self._bare(head, t.lower):
            return None
        if t.lower not in self._known:
            holders = [e for e in self.analysis.entities if self._holds(e, _OFFICES[t.lower])]
            self._known[t.lower] = holders[0] if len(holders) == 1 else None
        return self._known[t.lower]

    def _bare(self, head: int, word: str) -> bool:
        """Whether nothing but "the" (and "prime") stands with the noun."""
        near = [self.analysis.tokens[j] for j in self.analysis.tokens[head].children]
        before = {t.lower for t in near if t.i < head}
        after = any(t.dep in ("prep", "appos", "relcl", "acl") and t.i > head and t.lower != "," for t in near)
        return not after and before == ({"the", "prime"} if word == "minister" else {"the"})

    def _holds(self, node: EntityNode, office: str) -> bool:
        published = self.analysis.article.published_on
        if node.kind != "person" or not node.named or node.known_as is None or published is None:
            return False
        day = published.earliest
        return any(
            t.office_name.startswith(office) and _begun(t.start, day) and not _ended(t.end, day)
            for t in self.knowledge.tenures(person=node.known_as)
        )


def _begun(start: PartialDate | None, day: date) -> bool:
    return start is not None and start.earliest <= day


def _ended(end: PartialDate | None, day: date) -> bool:
    return end is not None and end.latest < day
