"""Bind office phrases to the persons who hold them: a name after the title, beside it, or joined by a verb of being."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from incumbent.coding.offices.complements import ComplementReader, in_area, set_place
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.people import Holder, People
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.coding.offices.roles import conjuncts
from incumbent.knowledge.entries import Place
from incumbent.language import Analysis

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2}
_CLOSERS = frozenset((",", ".", "(", ")", "—", "–", ";", ":", "-", '"', "”", "'s", "’s", "of", "from"))
_BE = frozenset({"be", "remain", "stay"})
_SERVE = frozenset({"serve", "act", "work", "continue", "remain", "return"})
_QUIET = frozenset(
    {
        "currently",
        "formerly",
        "previously",
        "now",
        "then",
        "also",
        "both",
        "himself",
        "herself",
        "once",
        "until",
        "recently",
        "the",
        "a",
        "an",
        "who",
        "is",
        "was",
    }
)


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


class Binder:
    """Binds the phrases of one article."""

    def __init__(self, analysis: Analysis, people: People, names: Names) -> None:
        self.analysis, self.tokens = analysis, analysis.tokens
        self.people, self.names = people, names
        self._complements = ComplementReader(analysis, people.titles, names)

    def bind(self, phrases: list[OfficePhrase]) -> list[Binding]:
        found: list[Binding] = []
        by_start = {p.start: p for p in phrases}
        by_first = {p.first: p for p in phrases}
        last_of_sentence: OfficePhrase | None = None
        pending: list[OfficePhrase] = []
        for phrase in phrases:
            if last_of_sentence is not None and last_of_sentence.sent != phrase.sent:
                last_of_sentence, pending = None, []
            if phrase.possessor is not None and phrase.body is None:
                self._serves(phrase, found)
            if last_of_sentence is not None and phrase.country is None:
                self._inherit(phrase, last_of_sentence)
            if pending and not 0 <= phrase.start - pending[-1].end <= 1:
                pending = []
            if phrase.sort == "like":
                self._become_like(phrase, found)
            bound = list(self._bind(phrase, by_start, by_first))
            for binding in bound:
                for other in pending:
                    found.append(replace(binding, phrase=other, start=min(other.start, binding.start)))
                found.append(binding)
            if bound:
                pending = []
            elif phrase.end in by_start or phrase.end in by_first or self._and_title(phrase, by_start):
                pending.append(phrase)
            last_of_sentence = phrase
        return found

    def _serves(self, phrase: OfficePhrase, found: list[Binding]) -> None:
        """ "Chancellor Ida Holm's spokesman": the post is beside the chancellor's."""
        for other in reversed(found[-4:]):
            if phrase.possessor is not None and other.holder.start == phrase.possessor.start and other.tie == "title":
                phrase.body, phrase.fit = other.phrase.title.title(), True
                phrase.country = phrase.country or other.phrase.country
                phrase.start = min(phrase.start, other.phrase.start)
                return
        if "spokes" in phrase.title or phrase.sort == "aide":
            phrase.fit = False

    def _become_like(self, phrase: OfficePhrase, found: list[Binding]) -> None:
        """ "his Greek counterpart": the post is that of the one bound before, in the other country."""
        for other in reversed(found[-6:]):
            known = other.phrase
            if known.sent in (phrase.sent, phrase.sent - 1) and known.sort != "like" and known.fit:
                phrase.title, phrase.sort, phrase.body = (
                    known.title,
                    known.sort,
                    None if phrase.countries else known.body,
                )
                phrase.bare = False
                return
        phrase.fit = False

    def _inherit(self, phrase: OfficePhrase, previous: OfficePhrase) -> None:
        """ "Israeli prime minister A and energy minister B": the country carries over within a list."""
        between = self.tokens[previous.end : phrase.start]
        if phrase.sort in ("portfolio", "executive", "head") and phrase.body is None and len(between) <= 6:
            if any(t.lower == "and" or t.text == "," for t in between) and not any(
                t.tag.startswith("V") for t in between
            ):
                phrase.country = previous.country

    def _and_title(self, phrase: OfficePhrase, by_start: dict[int, OfficePhrase]) -> bool:
        """ "president and commander-in-chief Ana Silva": the first title waits for the second's holder."""
        tokens = self.tokens
        if phrase.end + 1 >= len(tokens) or tokens[phrase.end].lower != "and":
            return False
        after = by_start.get(phrase.end + 1)
        return after is not None and not after.determiner and after.sent == phrase.sent

    # each way in turn

    def _bind(
        self, phrase: OfficePhrase, by_start: dict[int, OfficePhrase], by_first: dict[int, OfficePhrase]
    ) -> Iterator[Binding]:
        if "never" in phrase.marks:
            return
        tokens, end = self.tokens, phrase.end
        n = len(tokens)
        if end < n and tokens[end].tag == "POS":
            return
        if phrase.plural:
            yield from self._bind_list(phrase)
            return
        # a name right after
        if not phrase.beside and (phrase.determiner not in ("a", "an") or phrase.last != phrase.end):
            for at in dict.fromkeys((phrase.last, end)):
                if at < n and tokens[at].sent == phrase.sent:
                    holder = self.people.after_title(at, alone=at == phrase.last)
                    if holder is not None:
                        yield self._titled(phrase, holder)
                        return
        # a name after a comma: "the mayor of London, Sadiq Khan,"
        definite = phrase.determiner or phrase.possessor or not phrase.bare
        at = self._quotes_passed(phrase, end)
        if (definite and at > end) or (definite and end < n and tokens[end].text in (",", "—", "–", "(")):
            holder = self.people.starting(max(at, end + 1))
            if holder is not None and self._closes(holder) and not self._left_person(phrase):
                yield Binding(holder, phrase, phrase.start, holder.end, "beside")
                return
        # a name before: "Sadiq Khan, the mayor of London"
        left = self._left_person(phrase)
        if left is not None:
            yield Binding(left, phrase, left.start, phrase.end, "beside")
            return
        yield from self._by_syntax(phrase)

    def _quotes_passed(self, phrase: OfficePhrase, end: int) -> int:
        """ "prime minister at the time, Silvio Bruni"; the head of the "Bureau," Ana Lima: where the name can begin."""
        tokens = self.tokens
        words = [t.lower for t in tokens[end : end + 4]]
        if words[:3] == ["at", "the", "time"] and words[3:] in ([","], ["."]):
            phrase.marks |= {"then"}
            return end + 4
        if len(words) > 1 and (
            (words[0] in ('"', "”") and words[1] == ",") or (words[0] == "," and words[1] in ('"', "”"))
        ):
            return end + 2
        return end

    def _titled(self, phrase: OfficePhrase, holder: Holder) -> Binding:
        end = self._place_after(phrase, holder)
        return Binding(holder, phrase, phrase.start, end, "title")

    def _place_after(self, phrase: OfficePhrase, holder: Holder) -> int:
        """ "Senator Amy Chu of Minnesota", "Rep. Dan Cole (R-Texas)": the place after the name tells the area."""
        tokens, end = self.tokens, holder.end
        if end + 1 < len(tokens) and tokens[end].lower in ("of", "from") and tokens[end].sent == phrase.sent:
            place = self.names.place_at(end + 1, end + 6, skip=True)
            if place is not None and phrase.sort != "envoy":
                area = (
                    in_area(self.names, place[1].name, self.names.home)
                    if place[1].role == "name" and phrase.body
                    else None
                )
                self._set_place(phrase, area or place[1])
                return place[0]
            if phrase.sort == "head" and phrase.body is None:
                self._complements.read_after(phrase, end)
                return max(end, phrase.end)
        if end + 2 < len(tokens) and tokens[end].text == "(" and phrase.sort == "legislator":
            for k in range(end + 1, min(end + 6, len(tokens))):
                place = self.names.place_at(k, k + 3)
                if place is not None:
                    self._set_place(phrase, place[1])
                    return end
        return end

    def _set_place(self, phrase: OfficePhrase, place: Place) -> None:
        phrase.bare = False
        set_place(phrase, place, self.names)

    def _closes(self, holder: Holder) -> bool:
        """An apposition ends as it began: with a comma, a bracket, or the sentence."""
        if holder.end >= len(self.tokens):
            return True
        token = self.tokens[holder.end]
        return token.text in _CLOSERS or token.tag.startswith(("VB", "MD", "CC"))

    def _left_person(self, phrase: OfficePhrase) -> Holder | None:
        """The person to whom this phrase is an apposition, by shape: "Name, 67, currently the mayor of"."""
        tokens = self.tokens
        i = phrase.start
        steps = 0
        while i - 1 >= 0 and tokens[i - 1].sent == phrase.sent and steps < 3:
            token = tokens[i - 1]
            if token.lower in _QUIET and token.tag in ("RB", "DT", "IN", "JJ"):
                i -= 1
                steps += 1
                continue
            break
        if i - 1 < 0 or tokens[i - 1].sent != phrase.sent or tokens[i - 1].text not in (",", "(", "—", "–", "-"):
            return None
        if tokens[i - 1].text == "-" and i - 2 >= 0 and tokens[i - 2].end == tokens[i - 1].start:
            return None
        holder = self.people.before(i - 1)
        if holder is not None:
            return holder
        if i - 4 >= 0 and tokens[i - 2].tag == "CD" and tokens[i - 3].text in (",", "("):
            return self.people.ending(i - 3)
        if i - 3 >= 0 and tokens[i - 2].text == ")":
            k = i - 2
            while k > 0 and tokens[k].text != "(" and i - k < 10:
                k -= 1
            return self.people.ending(k)
        return None

    def _by_syntax(self, phrase: OfficePhrase) -> Iterator[Binding]:
        tokens = self.tokens
        head = self._head(phrase)
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
            holder = self._subject(governor.i, phrase)
            if holder is not None:
                yield self._spanned(holder, phrase, "be", governor.i)
            return
        if token.dep == "pobj" and governor.lower == "as":
            verb = tokens[governor.head]
            if verb.lemma in _SERVE:
                holder = self._subject(verb.i, phrase)
                if holder is not None:
                    yield self._spanned(holder, phrase, "serve", verb.i)
            return
        if token.dep == "appos" or token.dep == "conj":
            return

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

    def _head(self, phrase: OfficePhrase) -> int:
        """The token of the title that governs the rest."""
        tokens = self.tokens
        for k in range(phrase.first, phrase.last):
            if not phrase.first <= tokens[k].head < phrase.last or tokens[k].head == k:
                return k
        return phrase.last - 1

    def _spanned(self, holder: Holder, phrase: OfficePhrase, tie: str, verb: int = -1) -> Binding:
        marks = [holder.start, phrase.start] if holder.start >= 0 else [phrase.start]
        if verb >= 0:
            marks.append(verb)
        return Binding(holder, phrase, min(marks), max(phrase.end, holder.end, verb + 1), tie, verb)

    def _subject(self, verb: int, phrase: OfficePhrase) -> Holder | None:
        return subject_of(self.analysis, self.people, verb)

    def _person(self, i: int, phrase: OfficePhrase) -> Holder | None:
        holder = self.people.at(i)
        if holder is None or phrase.first <= i < phrase.end:
            return None
        return holder

    # lists

    def _bind_list(self, phrase: OfficePhrase) -> Iterator[Binding]:
        """ "Senators A of X, B of Y and C"; "presidents: A and B"; "his Greek and French counterparts, A and B"."""
        tokens, n = self.tokens, len(self.tokens)
        holders: list[tuple[Holder, Place | None]] = []
        for at in dict.fromkeys((phrase.last, phrase.end)):
            if phrase.sort == "aide" and at != phrase.last:
                continue
            i = at
            if i < n and tokens[i].text in (",", ":", "—", "–", "-"):
                i += 1
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
                    self._set_place(one, place)
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
        head = self.tokens[self._head(phrase)]
        if head.dep != "attr" or self.tokens[head.head].lemma not in _BE:
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
            moved = i
            while moved < n and tokens[moved].text in (",", "and", "&") and moved - i < 3:
                moved += 1
            if moved == i:
                break
            i = moved
        return found


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
