"""Bind office phrases to the persons who hold them: a name after the title, beside it, or joined by a verb of being."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incumbent.coding.offices.complements import ComplementReader, in_area, set_place
from incumbent.coding.offices.lists import ListTies
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.people import Holder, People
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.coding.offices.ties import Binding, SyntaxTies
from incumbent.knowledge.entries import Place
from incumbent.language import Analysis

_RANKS = frozenset("retired general lieutenant major brigadier colonel admiral vice rear captain field marshal".split())
_CLOSERS = frozenset((",", ".", "(", ")", "—", "–", ";", ":", "-", '"', "”", "'s", "’s", "of", "from"))
_PARTY_WORDS = frozenset(
    "republican democrat democratic independent labour conservative liberal socialist party".split()
)
_QUIET = frozenset(
    "currently formerly previously still now then also both himself herself once until recently the a an who is was".split()
)


class Binder:
    """Binds the phrases of one article."""

    def __init__(self, analysis: Analysis, people: People, names: Names) -> None:
        self.analysis, self.tokens = analysis, analysis.tokens
        self.people, self.names = people, names
        self._lists = ListTies(analysis, people, names)
        self._syntax = SyntaxTies(analysis, people, names)
        self._complements = ComplementReader(analysis, people.titles, names)

    def bind(self, phrases: list[OfficePhrase]) -> list[Binding]:
        found: list[Binding] = []
        by_start = {p.start: p for p in phrases}
        by_first = {p.first: p for p in phrases}
        last_of_sentence: OfficePhrase | None = None
        pending: list[OfficePhrase] = []
        waiting: list[tuple[OfficePhrase, str]] = []
        for phrase in phrases:
            if last_of_sentence is not None and last_of_sentence.sent != phrase.sent:
                last_of_sentence, pending = None, []
            if phrase.possessor is not None and phrase.body is None and not self._serves(phrase, found):
                waiting.append((phrase, phrase.possessor.key))
            if phrase.title == "deputy" and (phrase.possessor is not None or phrase.determiner in ("his", "her")):
                self._deputises(phrase, found)
            if phrase.country is None and (phrase.possessor is not None or phrase.determiner in ("his", "her")):
                self._of_chief(phrase, found)
            if phrase.determiner in ("his", "her") and (phrase.sort == "aide" or "spokes" in phrase.title):
                chief = self.people.at(phrase.start)
                if chief is not None and self.tokens[phrase.start - 1].lower != "as":
                    waiting.append((phrase, chief.key))
            if last_of_sentence is not None and phrase.country is None:
                self._inherit(phrase, last_of_sentence)
            if pending and not 0 <= phrase.start - pending[-1].end <= 1:
                pending = []
            if phrase.sort == "like":
                self._become_like(phrase, found)
            bound = list(self._bind(phrase, by_start, by_first))
            bound += [replace(b, phrase=other) for b in bound[:1] for other in self._missions(phrase)]
            for binding in bound:
                if binding.tie == "beside":
                    self.people.described(phrase.first, binding.holder)
                for other in pending:
                    found.append(replace(binding, phrase=other, start=min(other.start, binding.start)))
                found.append(binding)
            if bound:
                pending = []
            elif phrase.end in by_start or phrase.end in by_first or self._and_title(phrase, by_start):
                pending.append(phrase)
            last_of_sentence = phrase
        holders = {b.holder.key for b in found if b.phrase.fit and b.phrase.sort != "aide"}
        for phrase, key in waiting:  # "his press secretary": no public post where the article gives "him" none
            phrase.fit = phrase.fit and key in holders and "past" not in phrase.marks
        return found

    def _missions(self, phrase: OfficePhrase) -> list[OfficePhrase]:
        """ "ambassador to Senegal, Djibouti and France": the posts in the further countries."""
        title, to, _ = phrase.title.partition(" to ")
        if phrase.sort != "envoy" or not to or phrase.plural:
            return []
        found: list[OfficePhrase] = []
        tokens, i, last = self.tokens, phrase.end, False
        while not last and i + 1 < len(tokens) and tokens[i].sent == phrase.sent and tokens[i].lower in (",", "and"):
            last = tokens[i].lower == "and"
            place = self.names.place_at(i + 1, i + 5, skip=True)
            if place is None or place[1].role not in ("name", "igo") or self.people.starting(i + 1) is not None:
                break
            found.append(
                replace(phrase, title=f"{title} to {self.analysis.text(i + 1, place[0]).removeprefix('the ')}")
            )
            i = place[0]
        return found if last else []  # without an "and" it is no list

    def _serves(self, phrase: OfficePhrase, found: list[Binding]) -> bool:
        """ "Chancellor Ida Holm's spokesman": the post is beside the chancellor's. False where that is not told yet."""
        for other in reversed(found[-4:]):
            if phrase.possessor is not None and other.holder.start == phrase.possessor.start and other.tie == "title":
                phrase.body, phrase.fit = other.phrase.title.title(), True
                phrase.country = phrase.country or other.phrase.country
                phrase.start = min(phrase.start, other.phrase.start)
                return True
        return "spokes" not in phrase.title and phrase.sort != "aide"

    def _of_chief(self, phrase: OfficePhrase, found: list[Binding]) -> None:
        """ "Chancellor Ida Holm's minister", "his envoy": of the same country as the post of the one they serve."""
        chief = phrase.possessor or self.people.at(phrase.start)
        if chief is None or phrase.sort not in ("portfolio", "aide", "envoy", "head", "executive"):
            return
        for other in reversed(found):
            if other.holder.key == chief.key and other.phrase.country and other.phrase.sort in ("executive", "head"):
                phrase.country = other.phrase.country
                return

    def _deputises(self, phrase: OfficePhrase, found: list[Binding]) -> None:
        """ "the speaker's deputy", "her deputy": the deputy of the post that the person holds."""
        chief = phrase.possessor or self.people.at(phrase.start)
        for other in reversed(found):
            known = other.phrase
            if (
                chief is not None
                and other.holder.key == chief.key
                and known.fit
                and not known.title.startswith("deputy")
            ):
                if known.sort in ("executive", "portfolio", "head", "chair", "local", "law"):
                    phrase.title, phrase.sort, phrase.fit = f"deputy {known.title}", known.sort, True
                    phrase.body, phrase.country, phrase.area = known.body, known.country, known.area
                    return

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
                if previous.country != "IGO" or phrase.sort == "head":
                    phrase.country = previous.country

    def _and_title(self, phrase: OfficePhrase, by_start: dict[int, OfficePhrase]) -> bool:
        """ "president and commander-in-chief Ana Silva": the first title waits for the second's holder."""
        tokens = self.tokens
        if phrase.end + 1 >= len(tokens) or tokens[phrase.end].lower != "and":
            return False
        after = by_start.get(phrase.end + 1)
        return after is not None and not after.determiner and after.sent == phrase.sent

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
            yield from self._lists.read(phrase)
            return
        # a name right after
        if not phrase.beside and (phrase.determiner not in ("a", "an") or phrase.last != phrase.end):
            for at in dict.fromkeys((phrase.last, end)):
                if at < n and tokens[at].sent == phrase.sent:
                    holder = self.people.after_title(at, alone=at == phrase.last)
                    if holder is not None:
                        if not self._mocks(phrase, holder):
                            yield self._titled(phrase, holder)
                        return
        if phrase.sort == "legislator" and phrase.first == phrase.start and tokens[phrase.first].text.isupper():
            before = self.people.ending(phrase.first)  # "Ana Lima MP"
            if before is not None:
                yield Binding(before, phrase, before.start, phrase.end, "title")
                return
        # a name after a comma: "the mayor of London, Sadiq Khan,"
        definite = phrase.determiner or phrase.possessor or not phrase.bare
        end = self._place_passed(phrase, end)
        at = self._quotes_passed(phrase, end)
        if (definite and at > end) or (definite and end < n and tokens[end].text in (",", "—", "–", "(")):
            after = max(at, end + 1)
            holder = self.people.starting(after) or self._honoured(after) or self._shaped(after)
            if holder is None and after in by_start and not by_start[after].determiner:
                holder = self._second_title(by_start[after])
            theirs = phrase.determiner in ("his", "her", "their")  # "A, his minister, B": B is the minister
            if holder is not None and self._closes(holder) and (theirs or not self._left_person(phrase)):
                yield Binding(holder, phrase, phrase.start, holder.end, "beside")
                return
        # a name before: "Sadiq Khan, the mayor of London"
        left = self._left_person(phrase)
        if left is not None:
            yield Binding(left, phrase, left.start, phrase.end, "beside")
            return
        beside = self._with(phrase)
        if beside is not None:
            yield Binding(beside, phrase, beside.start, phrase.end, "beside")
            return
        if self.people.ending(phrase.start) is None:  # "A becomes mayor, B governor"
            yield from self._syntax.read(phrase)

    def _with(self, phrase: OfficePhrase) -> Holder | None:
        """ "with Ana Lima as interior minister"."""
        tokens, at = self.tokens, phrase.start - 1
        if at < 2 or tokens[at].lower != "as" or tokens[at].sent != phrase.sent:
            return None
        if tokens[at - 1].text == "," and phrase.end < len(tokens) and tokens[phrase.end].text == ",":
            return self.people.ending(at - 1)  # "Ana Lima, as president of Congress, was next in line"
        holder = self.people.ending(at)
        return holder if holder is not None and tokens[holder.start - 1].lower == "with" else None

    def _mocks(self, phrase: OfficePhrase, holder: Holder) -> bool:
        """Whether title and name stand alone in quotation marks: they called him "President Evil"."""
        tokens = self.tokens
        closing = [t.text for t in tokens[holder.end : holder.end + 2]]
        opened = phrase.start > 0 and tokens[phrase.start - 1].text in ('"', "“", "‘", "``")
        return opened and (
            closing[:1] in (['"'], ["”"], ["’"]) or closing in ([".", '"'], [",", '"'], [".", "”"], [",", "”"])
        )

    def _quotes_passed(self, phrase: OfficePhrase, end: int) -> int:
        """ "prime minister at the time, Silvio Bruni"; the head of the "Bureau," Ana Lima: where the name can begin."""
        tokens = self.tokens
        words = [t.lower for t in tokens[end : end + 4]]
        if words[:3] in (["at", "the", "time"], ["of", "the", "day"], ["of", "the", "time"]) and words[3:] in (
            [","],
            ["."],
        ):
            phrase.marks |= {"then"}
            return end + 4
        if len(words) > 1 and (
            (words[0] in ('"', "”") and words[1] == ",") or (words[0] == "," and words[1] in ('"', "”"))
        ):
            return end + 2
        return end

    def _place_passed(self, phrase: OfficePhrase, end: int) -> int:
        """Where "in London" ends, which stands between a post abroad and the comma before the name."""
        abroad = phrase.sort in ("envoy", "like") or phrase.title == "high commissioner"
        if not abroad or end + 2 >= len(self.tokens) or self.tokens[end].lower not in ("in", "to", "at"):
            return end
        place = self.names.place_at(end + 1, end + 5, skip=True)
        return place[0] if place is not None and self.tokens[place[0]].text == "," else end

    def _second_title(self, other: OfficePhrase) -> Holder | None:
        """ "its chairwoman, Green MP Ana Lima": the name after the second title."""
        if other.plural or "never" in other.marks or other.last != other.end:
            return None
        return self.people.starting(other.end)

    def _honoured(self, i: int) -> Holder | None:
        """The name after "Baroness", "Lieutenant General" and the like."""
        k = i
        while k < len(self.tokens) and self.tokens[k].text in _RANKS:
            k += 1
        if k > i:
            return self.people.starting(k)
        if i >= len(self.tokens) or not self.people.is_honorific(i):
            return None
        holder = self.people.after_title(i, alone=False)
        return holder if holder is not None and holder.start > i else None

    def _shaped(self, i: int) -> Holder | None:
        """A name of two words and more that the names room passed over, between a title's comma and another."""
        if i >= len(self.tokens) or self.tokens[i].mention >= 0:
            return None
        holder = self.people.after_title(i, alone=False)
        closed = (
            holder is not None and holder.end < len(self.tokens) and self.tokens[holder.end].text in (",", ".", ")")
        )
        return holder if closed else None

    def _titled(self, phrase: OfficePhrase, holder: Holder) -> Binding:
        end = self._place_after(phrase, holder)
        return Binding(holder, phrase, phrase.start, end, "title")

    def _place_after(self, phrase: OfficePhrase, holder: Holder) -> int:
        """ "Senator Amy Chu of Minnesota", "Rep. Dan Cole (R-Texas)": the place after the name tells the area."""
        tokens, end = self.tokens, holder.end
        if end + 1 < len(tokens) and tokens[end].lower in ("of", "from") and tokens[end].sent == phrase.sent:
            place = self.names.place_at(end + 1, end + 6, skip=True)
            inside = place is not None and any(t.lower in ("court", "tribunal") for t in tokens[end + 1 : place[0] + 2])
            if place is not None and phrase.sort == "court" and inside:
                self._complements.read_after(phrase, end)  # "Judge Ana Lima of the US District Court"
                return max(end, phrase.end)
            if place is not None and phrase.sort in ("chair", "head") and phrase.body and place[1].role == "area":
                phrase.country = phrase.country or place[1].country  # the seat is of Utah, and not the committee
                return place[0]
            if place is not None and phrase.sort != "envoy":
                area = (
                    in_area(self.names, place[1].name, self.names.home)
                    if place[1].role == "name" and phrase.body
                    else None
                )
                self._set_place(phrase, area or place[1])
                return place[0]
            if phrase.sort in ("head", "legislator") and phrase.body is None:
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

    def _past_until(self, phrase: OfficePhrase, i: int) -> int:
        """Where "until December" begins, which stands between a name's comma and the post that ends then."""
        k = i
        while k > 0 and k - 1 in self.names.timed and i - k < 5:
            k -= 1
        if k < i and self.tokens[k - 1].lower == "until":
            k -= 1
        if k < i and self.tokens[k].lower == "until":
            phrase.marks |= {"until"}
            return k
        return i

    def _past_label(self, comma: int) -> Holder | None:
        """The person before a party label that ends at token `comma`: "Ray Holt, R-Ohio, the chairman"."""
        tokens = self.tokens
        for k in range(comma - 1, max(comma - 8, 0), -1):
            if tokens[k].sent != tokens[comma].sent or (
                tokens[k].tag.startswith(("VB", "W", "MD")) and tokens[k].lower not in ("known", "nicknamed")
            ):
                return None
            if tokens[k].text == ",":
                letter = tokens[k + 1].lower in ("r", "d", "i") and tokens[k + 2].text in ("-", "–")
                party = tokens[comma - 1].lower in _PARTY_WORDS or tokens[k + 1].lower in _PARTY_WORDS
                called = "known" in (tokens[k + 1].lower, tokens[k + 2].lower) or tokens[k + 1].lower == "nicknamed"
                return self.people.ending(k) if letter or party or called else None
        return None

    def _left_person(self, phrase: OfficePhrase) -> Holder | None:
        """The person to whom this phrase is an apposition, by shape: "Name, 67, currently the mayor of"."""
        tokens = self.tokens
        i = phrase.start
        steps = 0
        while i - 1 >= 0 and tokens[i - 1].sent == phrase.sent and steps < 3:
            token = tokens[i - 1]
            if token.lower in _QUIET and token.tag in ("RB", "DT", "IN", "JJ", "PRP"):
                i -= 1
                steps += 1
                continue
            break
        i = self._past_until(phrase, i)
        if i - 1 < 0 or tokens[i - 1].sent != phrase.sent or tokens[i - 1].text not in (",", "(", "—", "–", "-"):
            return None
        if tokens[i - 1].text == "-" and i - 2 >= 0 and tokens[i - 2].end == tokens[i - 1].start:
            return None
        holder = self.people.before(i - 1)
        if holder is not None:
            return holder
        if i - 4 >= 0 and tokens[i - 2].tag == "CD" and tokens[i - 3].text in (",", "("):
            return self.people.ending(i - 3)
        labelled = self._past_label(i - 1)
        if labelled is not None:
            return labelled
        if i - 3 >= 0 and tokens[i - 2].text == ")":
            k = i - 2
            while k > 0 and tokens[k].text != "(" and i - k < 10:
                k -= 1
            return self.people.ending(k)
        return None
