"""Which post a change is about: told beside the cue, by a noun such as "presidency", by a body, or known from elsewhere."""

from __future__ import annotations

from incumbent.coding.offices.bodies import Bodies
from incumbent.coding.offices.constituencies import constituency
from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.fields import fields_at
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.people import Holder, People
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.coding.offices.roles import conjuncts, possessor, prepositional
from incumbent.coding.offices.same import RULERS
from incumbent.coding.offices.seats import ANY_POST, Seats
from incumbent.coding.offices.series import Series
from incumbent.coding.offices.telling import TODAY, Telling
from incumbent.coding.offices.ties import Binding
from incumbent.language import Analysis

_FIELDS = frozenset({"foreign", "economic", "interior", "social"})
_NO_FIELDS = frozenset({"cabinet", "government", "investment", "stock", "ministerial"})

_ELECTIONS = {"presidential": "president", "mayoral": "mayor", "gubernatorial": "governor"}


class Posts(Telling):
    """Looks up posts around the cues of one article. `known` holds what the bindings have told of each person."""

    def __init__(
        self,
        analysis: Analysis,
        people: People,
        names: Names,
        bodies: Bodies,
        phrases: list[OfficePhrase],
        bindings: list[Binding],
        drafts: list[Draft],
        nouns: dict[str, str],
    ) -> None:
        self.analysis, self.tokens = analysis, analysis.tokens
        self.people, self.names, self.bodies, self.nouns = people, names, bodies, nouns
        self.by_sentence: dict[int, list[OfficePhrase]] = {}
        self._at: dict[int, OfficePhrase] = {}
        for phrase in phrases:
            self.by_sentence.setdefault(phrase.sent, []).append(phrase)
            for i in range(phrase.first, phrase.last):
                self._at[i] = phrase
        self.holders: dict[int, list[Binding]] = {}
        for binding in bindings:
            self.holders.setdefault(binding.phrase.first, []).append(binding)
        self.known: dict[str, list[Draft]] = {}
        for draft in drafts:
            if draft.holder is not None:
                self.known.setdefault(draft.holder.key, []).append(draft)
        self.changes: list[Draft] = []  # what the frames have told so far
        self.seats = Seats(analysis, names, bodies, self.known)
        self.series = Series(analysis, people, bindings)

    def phrase_at(self, i: int) -> OfficePhrase | None:
        """The office phrase whose title includes token `i`."""
        return self._at.get(i)

    def holder_at(self, i: int) -> tuple[Holder | None, OfficePhrase | None]:
        """The person, and the office phrase with them, that token `i` stands for."""
        if self.tokens[i].tag in ("NN", "NNP"):  # "her predecessor, Ana Lima"
            for child in self.tokens[i].children:
                named = (
                    self.people.at(child)
                    if self.tokens[child].dep == "appos" and self.tokens[child].tag == "NNP"
                    else None
                )
                if named is not None and i not in self._at and self.people.starting(named.start) is not None:
                    if not named.start <= i < named.end and self.tokens[i].text[0].islower():
                        return named, None
        phrase = self._at.get(i)
        if phrase is not None:
            bound = self.holders.get(phrase.first)
            return (bound[0].holder if bound else None), phrase
        holder = self.people.at(i)
        if holder is None and self.tokens[i].dep == "appos":  # "Ana Lima, the Democrat who chairs the committee"
            holder = self.people.at(self.tokens[i].head)
        if holder is None:
            return None, None
        before = self._at.get(holder.start - 1)
        if before is None:
            # a title right before the name goes before what is said farther off: "the coordinator, ex-president Ana Lima"
            near = sorted(self.by_sentence.get(self.tokens[i].sent, ()), key=lambda p: p.end != holder.start)
            for candidate in near:
                bound = self.holders.get(candidate.first)
                if self.tokens[candidate.start - 1].lower in TODAY:
                    continue
                if bound and any(b.holder.start == holder.start and b.tie in ("title", "beside") for b in bound):
                    return holder, candidate
        return holder, before

    def holders_at(self, i: int) -> list[tuple[Holder, OfficePhrase | None]]:
        """All persons that token `i` and what is coordinated with it stand for: "the lawmakers A, B and C", "A and B"."""
        found: dict[str, tuple[Holder, OfficePhrase | None]] = {}
        for at in conjuncts(self.analysis, i):
            beside = [c for c in self.tokens[at].children if self.tokens[c].dep == "appos" and c > at]
            for k in (at, *beside):
                phrase = self._at.get(k)
                if phrase is not None and phrase.plural:
                    for b in self.holders.get(phrase.first, ()):
                        found.setdefault(b.holder.key, (b.holder, b.phrase))
            holder, phrase = self.holder_at(at)
            if holder is not None and not (phrase is not None and phrase.plural):
                found.setdefault(holder.key, (holder, phrase))
        for holder, phrase in self.series.at(i):
            if phrase is not None or holder.key in found:
                found.setdefault(holder.key, (holder, phrase))
        return list(found.values())

    def person_before(self, i: int) -> Holder | None:
        """ "appointed Ana Cruz finance minister", read as one noun: the person right before the post at token `i`."""
        phrase = self._at.get(i)
        return self.people.ending(phrase.start) if phrase is not None and phrase.start > 0 else None

    def told_of(self, holder: Holder, i: int) -> list[Post]:
        """The post that the same sentence, before token `i`, gives this person: the last one told."""
        own = [
            d for d in self.known.get(holder.key, ()) if self.tokens[d.start].sent == self.tokens[i].sent and d.end <= i
        ]
        return [own[-1].post] if own and own[-1].kind in ("hold", "held", "start") else []

    def vacated(self, i: int, owner: Holder | None = None) -> list[Post]:
        """The post whose holder the same sentence, or the one before, puts out: what a successor takes."""
        sent = self.tokens[i].sent
        found: list[Post] = []
        own = [c for c in self.changes if c.holder is not None and owner is not None and c.holder.key == owner.key]
        for change in reversed([*self.changes, *own]):
            if change.kind == "end" and sent - 1 <= self.tokens[change.trigger].sent <= sent:
                return [change.post]
        for s in (sent, sent - 1):
            for phrase in reversed(self.by_sentence.get(s, [])):
                if (
                    phrase.first < i
                    and phrase.fit
                    and phrase.sort not in ("executive", "monarch", "like")
                    and not phrase.plural
                ):
                    found.append(Post.of(phrase))
        return found

    def by_noun(self, i: int | None, holder: Holder | None) -> list[Post]:
        """The post that a noun names: "the presidency", "a Senate seat", "his post", "the role of chair"."""
        if i is None:
            return []
        token = self.tokens[i]
        title = self.nouns.get(token.lower)
        if title is None and i > 0:
            title = self.nouns.get(f"{self.tokens[i - 1].lower} {token.lower}")
        if title is not None:
            post = self.seats.place_of(i, title)
            own = self.main(holder, i) if title == "leader" and post.body is None and post.country is None else []
            return [p for p in own if p.sort == "head" and p.title.endswith(title)][:1] or [post]
        if token.lower in ("portfolio", "ministry", "brief"):
            fields = self._fields_before(i)
            if fields:
                return fields
        seat = constituency(self.analysis, self.names, i, self.known.get(holder.key, ()) if holder else ())
        if seat is not None:
            return [seat]
        if token.lower in ANY_POST:
            inner = prepositional(self.analysis, i, "of", "as", "in", "on")
            if inner is None and i + 1 < len(self.tokens) and self.tokens[i + 1].lower in ("in", "on"):
                inner = next((k for k in self.tokens[i + 1].children if self.tokens[k].dep == "pobj"), None)
            if inner is not None and self._at.get(inner) is not None:
                return [Post.of(self._at[inner])]
            seat = self.seats.member_of(i - 1, i, holder) if token.lower in ("seat", "place") and i > 0 else None
            if seat is None and inner is not None:
                seat = self.seats.member_of(inner, inner + 1, holder)
            if seat is not None:
                return [seat]
            phrase = next(
                (p for p in self.by_sentence.get(token.sent, ()) if p.end in (i, i - 1) and p.sort != "like"), None
            )
            if phrase is not None and "never" in phrase.marks:
                return [Post.of(phrase)]
            return []
        return []

    def _fields_before(self, i: int) -> list[Post]:
        """ "the foreign affairs portfolio": the posts of the fields right before the noun."""
        before = self.tokens[i - 1]
        for k in range(max(0, i - 5), i):
            posts, end = fields_at(self.analysis, k)
            if posts and end == i + 1 and self.tokens[k].lower not in ("the", "his", "her", "a"):
                return posts
        if self.tokens[i].lower != "portfolio" or before.lower in _NO_FIELDS:
            return []
        if before.lower in _FIELDS or before.tag in ("NN", "NNS"):
            return [Post(f"{before.lower} minister", None, None, None, "portfolio")]
        return []

    def main(
        self, holder: Holder | None, before: int, kinds: tuple[str, ...] = ("hold", "held"), former: bool = True
    ) -> list[Post]:
        """The posts of a person that the article has told, those held now first; committee seats come last.

        Without `former`, what the article calls a former post is left out.
        """
        if holder is None:
            return []
        own = [
            d for d in self.known.get(holder.key, ()) if d.kind in kinds and (former or not d.marks & {"past", "late"})
        ]
        own.sort(
            key=lambda d: (
                kinds.index(d.kind),
                d.post.title in ("member", *RULERS),
                d.post.body is not None and d.post.sort == "head",
                d.start,
            )
        )
        found: list[Post] = []
        for draft in own:
            if draft.post not in found:
                found.append(draft.post)
        return found

    def unnamed(self, i: int) -> list[tuple[Post, Holder | None, int, int]]:
        """The posts of an object that names offices: "the heads of A, B and C", "his vice president"."""
        phrase = self._at.get(i)
        if phrase is None or phrase.sort == "like" or "never" in phrase.marks:
            return []
        bound = self.holders.get(phrase.first)
        if bound:
            return [(Post.of(b.phrase), b.holder, b.start, b.end) for b in bound]
        if not phrase.plural:
            if not phrase.determiner or phrase.determiner in ("a", "an") or not phrase.fit:
                return []
            return [(Post.of(phrase), None, phrase.start, phrase.end)]
        return self._heads_of(phrase)

    def _heads_of(self, phrase: OfficePhrase) -> list[tuple[Post, Holder | None, int, int]]:
        """ "the heads of the KGB security service, the security council and the state control committee"."""
        tokens, i = self.tokens, phrase.last
        if i >= len(tokens) or tokens[i].lower not in ("of", "for"):
            return []
        found: list[tuple[Post, Holder | None, int, int]] = []
        i += 1
        while i < len(tokens) and tokens[i].sent == phrase.sent:
            span = self.names.noun_phrase(i)
            if span is None:
                break
            body, country, area = self.names.body_of(*span)
            if body and self.bodies.is_public(body, self.names.knowledge, country):
                found.append(
                    (
                        Post(phrase.title, body, country or phrase.country, area, phrase.sort),
                        None,
                        phrase.start,
                        span[1],
                    )
                )
            i = span[1]
            moved = i
            while moved < len(tokens) and tokens[moved].lower in (",", "and"):
                moved += 1
            if moved == i:
                break
            i = moved
        return found if len(found) > 1 else []

    def contested(self, i: int) -> list[Post]:
        """The post that the election at token `i` fills: "Slovakia's presidential election"."""
        for k in self.tokens[i].children:
            title = _ELECTIONS.get(self.tokens[k].lower)
            if title is not None:
                return [self.seats.place_of(i, title)]
        return []

    def seat_of_other(self, verb: int) -> tuple[Holder, Post, int] | None:
        """ "appointed to fill Hillary Clinton's Senate seat": whose seat, which, and where it is told."""
        tokens = self.tokens
        for i in range(verb + 1, min(verb + 14, len(tokens))):
            if tokens[i].lower in ("seat", "term", "vacancy") and tokens[i].sent == tokens[verb].sent:
                owner = possessor(self.analysis, i) or prepositional(self.analysis, i, "of")
                holder = self.people.at(owner) if owner is not None else None
                if holder is None:
                    continue
                seat = self.seats.member_of(i - 1, i, holder)
                if seat is not None:
                    return holder, seat, i
        return None

    def all_objects(self, i: int) -> list[int]:
        """Token `i` and all that is coordinated with it."""
        return conjuncts(self.analysis, i)

    def is_post_word(self, i: int) -> bool:
        """Whether token `i` is a word such as "office", "post", "power" that means a post told elsewhere."""
        return self.tokens[i].lower in ANY_POST
