"""The posts that the words after a cue name: "as finance minister", "head of the army", "acting chief"."""

from __future__ import annotations

from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.people import Holder
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.coding.offices.same import canonical
from incumbent.coding.offices.ties import Binding
from incumbent.language import Analysis
from incumbent.language.analysis import Token

TODAY = frozenset({"now", "currently", "today"})
_PARTY_POSTS = frozenset(
    {"leader", "deputy leader", "chairman", "chairwoman", "chair", "interim leader", "acting leader"}
)
_PARTIES = frozenset(
    {"party", "democrats", "conservatives", "greens", "liberals", "socialists", "republicans", "congress"}
)
Told = tuple[Post, OfficePhrase | None, int, int]  # a post, its phrase, its token range


class Telling:
    """What a cue is told to be about, over one article; `Posts` fills in what it looks up."""

    analysis: Analysis
    tokens: list[Token]
    names: Names
    by_sentence: dict[int, list[OfficePhrase]]
    holders: dict[int, list[Binding]]
    known: dict[str, list[Draft]]
    changes: list[Draft]

    def told(
        self, cue: int, holder: Holder | None, become: bool = False
    ) -> list[tuple[Post, OfficePhrase | None, int, int]]:
        """The posts that the words after a cue name, each with its phrase and its token range."""
        tokens = self.tokens
        found: list[tuple[Post, OfficePhrase | None, int, int]] = []
        for phrase in self.by_sentence.get(tokens[cue].sent, ()):
            if phrase.first <= cue or "never" in phrase.marks or phrase.plural:
                continue
            if not phrase.fit and phrase.sort != "head":
                continue
            if (found and phrase.start - found[-1][3] <= 2 and self._listed(found[-1][3], phrase.start)) or (
                not found and self._complements(cue, holder, phrase, become)
            ):
                found.append((Post.of(phrase), phrase, phrase.start, phrase.end))
        return [post for f in found if (post := self.settled(f, holder)) is not None]

    def settled(self, told: Told, holder: Holder | None) -> Told | None:
        """What is told, if it is a post; "became leader" is of the body that the person is known to lead."""
        post, phrase, start, end = told
        if phrase is None or phrase.fit:
            return told
        party = self._party_beside(phrase) if post.body is None and post.title in _PARTY_POSTS else None
        if party is not None:
            return Post(post.title, party[0], party[1], None, "head"), phrase, start, end
        if post.body is None and (left := self._just_left(phrase)) is not None:
            return Post(post.title, left.body, left.country, left.area, left.sort), phrase, start, end
        if holder is None or post.body is not None:
            return None
        for draft in self.known.get(holder.key, ()):
            known = draft.post
            told_here = canonical(known.title) == canonical(post.title) and known.body
            if known.sort == "head" and (told_here or canonical(post.title) in canonical(known.title).split()[:1]):
                return known, phrase, start, end
        return None

    def _just_left(self, phrase: OfficePhrase) -> Post | None:
        """ "after the police chief resigned, Ana Lima was named acting chief": the post that somebody has just left."""
        word = phrase.title.split()[-1]
        for change in reversed(self.changes):
            if self.tokens[change.trigger].sent < phrase.sent - 1:
                return None
            if change.kind == "end" and change.post.title.split()[-1:] == [word]:
                return change.post
        return None

    def _party_beside(self, phrase: OfficePhrase) -> tuple[str, str | None] | None:
        """The one party that the sentence names: "the Liberal Party ousted Ana Lima as leader"."""
        found: dict[str, str | None] = {}
        sentence = self.analysis.sentences[phrase.sent]
        for mention in self.analysis.mentions:
            if mention.kind != "organization" or not sentence.start <= mention.start < sentence.end:
                continue
            words = {t.lower for t in self.tokens[mention.start : mention.end]}
            if mention.form == "name" and words & _PARTIES:
                body, country, _ = self.names.body_of(mention.start, mention.end)
                if body is not None:
                    found[body] = country
        return next(iter(found.items())) if len(found) == 1 else None

    def _listed(self, end: int, start: int) -> bool:
        return any(self.tokens[k].lower == "and" for k in range(end, start)) and start - end <= 2

    def _complements(self, cue: int, holder: Holder | None, phrase: OfficePhrase, become: bool) -> bool:
        """Whether the phrase says which post the cue is about."""
        tokens = self.tokens
        bound = self.holders.get(phrase.first)
        if phrase.marks & {"past", "late"} or any(tokens[k].text in (";", ":") for k in range(cue, phrase.start)):
            return False
        if bound and holder is not None and bound[0].holder.key != holder.key and bound[0].tie == "title":
            return False
        if (
            bound
            and bound[0].tie == "title"
            and bound[0].holder.start >= phrase.last
            and holder is not None
            and bound[0].holder.key == holder.key
        ):
            return False
        i = phrase.start - 1
        if bound and tokens[i].lower in TODAY:
            return False
        while i > cue and tokens[i].tag in ("DT", "RB", "JJ", "PRP$"):
            i -= 1
        before = tokens[i]
        if i == cue:
            return True
        if tokens[cue].tag[0] == "V" and before.head == cue and before.dep in ("prt", "auxpass"):
            return True
        if (
            before.lower == "as" or (become and before.lower in ("become", "becoming", "be"))
        ) and phrase.start - cue <= 30:
            return (holder is not None and i == holder.end) or self._hangs(i, cue, holder)
        if holder is not None and holder.end == phrase.start and holder.start > cue:
            return True
        head = tokens[phrase.last - 1]
        return head.dep in ("oprd", "attr", "dobj") and head.head == cue

    def _hangs(self, i: int, cue: int, holder: Holder | None) -> bool:
        """Whether the "as" at `i` belongs to the cue: directly, or through its object."""
        at = i
        for _ in range(4):
            head = self.tokens[at].head
            if head == cue or (holder is not None and holder.start <= head < holder.end):
                return True
            if head == at or (self.tokens[head].tag[0] == "V" and self.tokens[head].lower not in ("be", "become")):
                return False
            at = head
        return False
