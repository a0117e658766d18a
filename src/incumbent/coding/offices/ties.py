"""What ties a person to a post: the value, and the ties that only syntax shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from incumbent.coding.offices.changes import load_cues
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.people import Holder, People
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.coding.offices.roles import is_passive, possessor
from incumbent.language import Analysis

_BE = frozenset({"be", "remain", "stay"})
_SEEN_AS = frozenset(
    "see regard view describe know recognise recognize treat accept endorse back support nominate introduce identify label "
    "brand call refer portray dress pose campaign stand run seek interview consider want use have install recommend offer "
    "count cite list present hail style favour favor eye float tip begin start emerge train study qualify sign register "
    "think imagine depict denounce reject oppose perceive anoint vote need help be".split()
)
_TENURES = frozenset("tenure time stint spell career days years term terms".split())
_SERVE = frozenset({"serve", "act", "work", "continue", "remain", "stay", "double", "post", "accredit", "station"})


@dataclass(slots=True)
class Binding:
    """A person and the post that the text gives them. Tokens [start, end) are the words that show it.

    `tie` says how they are joined: title (before the name), beside (apposition), be, serve, list, possessive.
    `verb` is the joining verb for be and serve.
    """

    holder: Holder
    phrase: OfficePhrase
    start: int
    end: int
    tie: str
    verb: int = -1


class SyntaxTies:
    """Ties by apposition, by a verb of being, by "serve as"."""

    def __init__(self, analysis: Analysis, people: People, names: Names) -> None:
        self.analysis, self.tokens = analysis, analysis.tokens
        self.people, self.names = people, names

    def read(self, phrase: OfficePhrase) -> Iterator[Binding]:
        tokens = self.tokens
        head = title_head(self.analysis, phrase)
        token = tokens[head]
        for _ in range(4):
            if token.dep == "conj" and token.head != token.i:
                token = tokens[token.head]
            else:
                break
        governor = tokens[token.head]
        if token.dep == "appos" and governor.i != token.i:
            holder = self._person(governor.i, phrase)
            if holder is not None and self._parted(holder.end, phrase.start):
                yield self._spanned(holder, phrase, "beside")
                return
        if token.dep == "nsubj" and governor.lemma in _BE:
            yield from self._inverted(phrase, governor.i)
            return
        if token.dep in ("attr", "oprd", "acomp") and governor.lemma in _BE:
            if phrase.superlative:
                return
            holder = subject_of(self.analysis, self.people, governor.i)
            if holder is not None:
                yield self._spanned(holder, phrase, "be", governor.i)
            return
        if token.dep == "pobj" and governor.lower == "as":
            while governor.dep == "conj" and tokens[governor.head].tag == "IN":
                governor = tokens[governor.head]
            verb = tokens[governor.head]
            if verb.lower in _TENURES:
                yield from self._tenured(phrase, verb.i)
                return
            if verb.lemma in _SERVE:
                holder = subject_of(self.analysis, self.people, verb.i)
                if holder is not None:
                    yield self._spanned(holder, phrase, "serve", verb.i)
            elif self._acts_as(phrase, verb.i):
                holder = subject_of(self.analysis, self.people, verb.i)
                if holder is not None:
                    yield self._spanned(holder, phrase, "as", verb.i)
            return
        if token.dep == "appos" or token.dep == "conj":
            return

    def _tenured(self, phrase: OfficePhrase, noun: int) -> Iterator[Binding]:
        """ "served two terms as governor", "her tenure as governor": told of the subject, or of whose tenure it is."""
        tokens = self.tokens
        owner = possessor(self.analysis, noun)
        holder = self.people.at(owner) if owner is not None else None
        verb = tokens[noun].head
        if holder is None and tokens[verb].tag[0] == "V" and tokens[verb].lemma in ("serve", "spend", "do", "complete"):
            holder = subject_of(self.analysis, self.people, verb)
            if holder is not None and tokens[verb].tag != "VBG":
                yield self._spanned(holder, phrase, "serve", verb)
                return
        if holder is not None and tokens[noun].lower not in ("term", "terms"):
            yield self._spanned(holder, phrase, "as", noun)

    def _acts_as(self, phrase: OfficePhrase, verb: int) -> bool:
        """ "who met him as prime minister", "took bribes as governor": told of the subject, of a time gone by."""
        token = self.tokens[verb]
        if phrase.determiner or token.tag not in ("VBD", "VBN", "VBG") or phrase.sort in ("aide", "like", "legislator"):
            return False
        things = {self.tokens[c].lower for c in token.children if self.tokens[c].dep == "dobj"}
        takes = (
            token.lemma == "take"
            and things
            and not things & {"office", "power", "oath", "post", "job", "seat", "place"}
        )
        if (
            (token.lemma in load_cues().verbs and not takes)
            or token.lemma in _SEEN_AS
            or is_passive(self.analysis, verb)
        ):
            return False
        head = self.tokens[title_head(self.analysis, phrase)]
        near = [h for k in range(verb + 1, head.i) if (h := self.people.ending(k)) is not None and h.start > verb]
        return not any(h.end in (phrase.start - 1, phrase.start) for h in near)  # "with Ana Lima as minister"

    def _parted(self, end: int, start: int) -> bool:
        return any(self.tokens[k].text in (",", "(", "—", "–", "-", ";", ":") for k in range(end, start))

    def _inverted(self, phrase: OfficePhrase, verb: int) -> Iterator[Binding]:
        """ "the minister is Ana Lima"; "the army, whose commander is Ana Lima"."""
        tokens = self.tokens
        for child in tokens[verb].children:
            if tokens[child].dep == "attr" and child > verb:
                holder = self.people.at(child)
                if holder is None or tokens[holder.start].sent != phrase.sent:
                    continue
                start = phrase.start
                if phrase.determiner == "whose" and phrase.body is None:
                    start = self._whose(phrase, verb)
                yield Binding(holder, phrase, start, holder.end, "be", verb)
                return

    def _whose(self, phrase: OfficePhrase, verb: int) -> int:
        antecedent = relative_head(self.analysis, verb)
        if antecedent >= phrase.start or phrase.country:
            return phrase.start
        left = antecedent
        while (
            left > 0
            and self.tokens[left - 1].tag in ("NNP", "JJ", "NN", "DT")
            and self.tokens[left - 1].head == antecedent
        ):
            left -= 1
        body, country, _ = self.names.body_of(left, antecedent + 1)
        phrase.body, phrase.fit = body, bool(body)
        phrase.country = phrase.country or country
        return left

    def _spanned(self, holder: Holder, phrase: OfficePhrase, tie: str, verb: int = -1) -> Binding:
        marks = [holder.start, phrase.start] if holder.start >= 0 else [phrase.start]
        if verb >= 0:
            marks.append(verb)
        return Binding(holder, phrase, min(marks), max(phrase.end, holder.end, verb + 1), tie, verb)

    def _person(self, i: int, phrase: OfficePhrase) -> Holder | None:
        holder = self.people.at(i)
        if holder is None or phrase.first <= i < phrase.end:
            return None
        return holder


def subject_of(analysis: Analysis, people: People, verb: int) -> Holder | None:
    """The person who is subject of a verb: through auxiliaries, conjunctions, controlled and relative clauses."""
    tokens = analysis.tokens
    for _ in range(5):
        token = tokens[verb]
        for child in token.children:
            if tokens[child].dep in ("nsubj", "nsubjpass"):
                if tokens[child].lower in ("who", "that", "which"):
                    return people.at(relative_head(analysis, verb))
                return people.at(child)
        if token.dep in ("relcl", "acl"):
            return people.at(token.head)
        if token.dep in ("conj", "xcomp", "advcl", "aux", "pcomp", "prep", "ccomp") and token.head != verb:
            verb = token.head
            continue
        return None
    return None


def relative_head(analysis: Analysis, verb: int) -> int:
    """The noun that a relative clause describes; the verb itself where there is none."""
    tokens = analysis.tokens
    at = verb
    for _ in range(4):
        if tokens[at].dep in ("relcl", "acl"):
            return tokens[at].head
        if tokens[at].head == at:
            break
        at = tokens[at].head
    return verb


def title_head(analysis: Analysis, phrase: OfficePhrase) -> int:
    """The token of the title that governs the rest."""
    tokens = analysis.tokens
    for k in range(phrase.first, phrase.last):
        if not phrase.first <= tokens[k].head < phrase.last or tokens[k].head == k:
            return k
    return phrase.last - 1
