"""Frames of mandate: who represents, who won an election, who is nominated, who runs a body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incumbent.coding.offices.arrivals import Arrivals
from incumbent.coding.offices.changes import Cue
from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.people import Holder
from incumbent.coding.offices.roles import is_passive, object_of, possessor, prepositional, subject
from incumbent.coding.offices.standing import Standing
from incumbent.records import ClaimKind

_CONSTITUENCIES = frozenset({"district", "constituency", "riding", "electorate", "ward", "seat"})
_CHAMBERS = frozenset("house senate congress parliament assembly council legislature commons lords chamber".split())
_NAMED = frozenset({"portfolio", "law", "court", "head", "envoy", "aide", "chair"})


class Mandates(Arrivals):
    """represent, victor, nominee; run, with the frame of leading."""

    standing: Standing

    def run(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "runs the ministry": at its head; "ran successfully for the Senate": begins."""
        passive = is_passive(self.analysis, i)
        if (object_of(self.analysis, i) is None and not passive) or (
            passive and self.who(prepositional(self.analysis, i, "by")) is None
        ):
            yield from self.take(replace(cue, needs="success"), i)
            return
        lead = replace(cue, word="run", frame="lead", kind="held", how=None, needs="")
        yield from self.standing.lead(lead, i)

    def represent(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "who represents Toledo in the Senate": a seat in that chamber; "her district": a seat in parliament."""
        holder = self.who(subject(self.analysis, i))
        target = object_of(self.analysis, i)
        if holder is None or target is None or is_passive(self.analysis, i):
            return
        chamber = prepositional(self.analysis, i, "in") or prepositional(self.analysis, target, "in")
        post: Post | None = None
        if chamber is not None and self.tokens[chamber].lower in _CHAMBERS | {"representatives", "deputies"}:
            post = self.posts.seats.member_of(chamber, chamber + 1, holder)
        elif self.tokens[target].lower in _CONSTITUENCIES:
            post = Post("member", "parliament", None, None, "legislator")
            post = next((p for p in self.posts.main(holder, i) if p.sort == "legislator"), post)
        if post is None:
            return
        if post.area is None and self.tokens[target].tag.startswith("NNP"):
            start = target - self.posts.seats.left_of(target)
            post = replace(post, area=self.analysis.text(start, target + 1).removeprefix("the "))
        helpers = {self.tokens[c].lower for c in self.tokens[i].children}
        now = self.tokens[i].tag in ("VBZ", "VBP", "VBG") or helpers & {"has", "have"}
        kind: ClaimKind = "hold" if now else "held"
        yield replace(self.draft(cue, i, holder, post, i, target + 1), kind=kind)
        if helpers & {"has", "have"}:
            yield from self.standing.since(cue, i, holder, post)

    def victor(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "was the winner of the presidential election", "her victory in the mayoral race": old ones are beginnings."""
        contest = prepositional(self.analysis, i, "of", "in")
        time = self.dating.expression(i) or (self.dating.expression(contest) if contest is not None else None)
        if contest is None or time is None or not self.dating.is_old(time.value):
            return
        holder = self._of_victory(i) if cue.word == "victory" else self._who_won(i)
        posts = self.posts.contested(contest)
        if holder is None or not posts:
            return
        yield self.draft(cue, i, holder, posts[0], i, contest + 1)

    def _of_victory(self, i: int) -> Holder | None:
        owner = possessor(self.analysis, i)
        return self.who(owner) if owner is not None else None

    def _who_won(self, i: int) -> Holder | None:
        """Whom the noun describes: by a verb of being, or beside the name."""
        token = self.tokens[i]
        if token.dep == "attr":
            return self.who(subject(self.analysis, token.head))
        return self.who(token.head) if token.dep == "appos" else None

    def nominee(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "the president's nominee for attorney general, B", "B, his nominee to the Supreme Court"."""
        inner = prepositional(self.analysis, i, "for", "to", "as")
        if inner is None:
            return
        holder = self._nominated(i)
        if holder is None:
            return
        phrase = self.posts.phrase_at(inner)
        member = self.posts.seats.member_of(inner, inner + 1, holder) if phrase is None else None
        if phrase is not None and phrase.sort in _NAMED and phrase.fit:
            yield self.draft(cue, i, holder, Post.of(phrase), i, phrase.end)
        elif member is not None and member.title in ("justice", "judge"):
            yield self.draft(cue, i, holder, member, i, inner + 1)

    def _nominated(self, i: int) -> Holder | None:
        """The person beside the noun: before it after a comma, or after its complement."""
        token = self.tokens[i]
        if token.dep == "appos" and (holder := self.who(token.head)) is not None:
            return holder
        for child in token.children:
            if self.tokens[child].dep == "appos" and (holder := self.who(child)) is not None:
                return holder
        if token.dep == "attr":
            return self.who(subject(self.analysis, token.head))
        end = self.analysis.sentences[token.sent].end
        for k in range(i + 1, min(end, i + 12)):
            if self.tokens[k].text == "," and (named := self.people.starting(k + 1)) is not None:
                return named
        return None
