"""Lists of holders: "Senators A of X, B of Y and C"; "presidents: A and B"; "A and B are members of parliament"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incumbent.coding.offices.complements import set_place
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.people import Holder, People
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.coding.offices.roles import conjuncts
from incumbent.coding.offices.ties import Binding, title_head
from incumbent.knowledge.entries import Place
from incumbent.language import Analysis

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2}


class ListTies:
    """Binds a plural title to each name of its list."""

    def __init__(self, analysis: Analysis, people: People, names: Names) -> None:
        self.analysis, self.tokens = analysis, analysis.tokens
        self.people, self.names = people, names

    def read(self, phrase: OfficePhrase) -> Iterator[Binding]:
        """ "Senators A of X, B of Y and C"; "presidents: A and B"; "his Greek and French counterparts, A and B"."""
        tokens, n = self.tokens, len(self.tokens)
        holders: list[tuple[Holder, Place | None]] = []
        for at in dict.fromkeys((phrase.last, phrase.end)):
            if phrase.sort == "aide" and at != phrase.last:
                continue
            i = at
            if i < n and tokens[i].text in (",", ":", "—", "–", "-"):
                i += 1
            if i < n and tokens[i].lower in ("including", "notably", "namely"):
                i += 1
            elif i + 1 < n and (tokens[i].lower, tokens[i + 1].lower) in (("among", "them"), ("such", "as")):
                i += 2
            holders = self._names_from(i, phrase, alone=at == phrase.last)
            if holders:
                break
        if not holders:
            yield from self._counted(phrase)
            yield from self._plural_be(phrase)
            return
        demonyms = phrase.countries
        sibling = phrase.country
        for k, (holder, place) in enumerate(holders):
            one = replace(phrase, plural=False)
            if place is not None:
                if sibling is not None and place.country != sibling and phrase.sort in ("legislator", "local", "law"):
                    one.country, one.area = sibling, place.name
                else:
                    set_place(one, place, self.names)
                    sibling = sibling if phrase.sort not in ("legislator", "local") else one.country
            elif len(demonyms) == len(holders) > 1:
                one.country = demonyms[k].country
            yield Binding(holder, one, phrase.start, holder.end, "list")

    def _counted(self, phrase: OfficePhrase) -> Iterator[Binding]:
        """ "only two presidents have been impeached: A and B": as many names as were counted, after a colon or comma."""
        count = next(
            (_COUNTS[t.lower] for t in self.tokens[max(0, phrase.first - 4) : phrase.first] if t.lower in _COUNTS), 0
        )
        end = self.analysis.sentences[phrase.sent].end
        for i in range(phrase.end, end - 1):
            if self.tokens[i].text in (":", ",", "—", "–") and count and self.people.starting(i + 1) is not None:
                holders = self._names_from(i + 1, phrase)
                if len(holders) == count:
                    past = frozenset({"past"}) if phrase.sort == "executive" else phrase.marks
                    for holder, _ in holders:
                        one = replace(phrase, plural=False, marks=past, fit=phrase.fit or bool(phrase.country))
                        yield Binding(holder, one, phrase.start, holder.end, "list")
                return

    def _plural_be(self, phrase: OfficePhrase) -> Iterator[Binding]:
        """ "Ana Lima and Rui Sá are members of parliament"."""
        head = self.tokens[title_head(self.analysis, phrase)]
        if head.dep != "attr" or self.tokens[head.head].lemma not in ("be", "remain"):
            return
        for child in self.tokens[head.head].children:
            if self.tokens[child].dep == "nsubj":
                for at in conjuncts(self.analysis, child):
                    holder = self.people.at(at)
                    if holder is not None and holder.end <= phrase.start:
                        yield Binding(holder, replace(phrase, plural=False), holder.start, phrase.end, "be", head.head)

    def _names_from(self, i: int, phrase: OfficePhrase, alone: bool = True) -> list[tuple[Holder, Place | None]]:
        tokens, n = self.tokens, len(self.tokens)
        found: list[tuple[Holder, Place | None]] = []
        final = False
        while i < n and tokens[i].sent == phrase.sent:
            holder = self.people.starting(i) if found else self.people.after_title(i, alone)
            if (
                holder is None
                and found
                and tokens[i].tag == "NNP"
                and i + 1 < n
                and tokens[i + 1].tag in ("NNP", "NNPS")
            ):
                holder = self.people.after_title(i)
            if holder is None:
                break
            end, place = holder.end, None
            if end + 1 < n and tokens[end].lower in ("of", "from"):
                at = self.names.place_at(end + 1, end + 6, skip=True)
                if at is not None:
                    end, place = at
            found.append((holder, place))
            i = end
            if i + 2 < n and tokens[i].text == "," and tokens[i + 1].lower == "in" and tokens[i + 2].tag == "CD":
                i += 3
            joined = [t.lower for t in tokens[i : i + 1]] == ["and"]
            if joined and final and place is None:
                break  # "former chancellors A and B and C": C is none
            final = final or joined
            moved = i
            while moved < n and tokens[moved].text in (",", "and", "&") and moved - i < 3:
                moved += 1
            if moved == i:
                break
            i = moved
        return found
