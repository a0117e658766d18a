"""Frames of standing: verbs and nouns by which somebody is said to have a post."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incumbent.coding.offices.changes import Cue
from incumbent.coding.offices.drafts import Draft
from incumbent.coding.offices.idioms import Idioms
from incumbent.coding.offices.people import Holder
from incumbent.coding.offices.roles import conjuncts, is_passive, object_of, possessor, prepositional, subject
from incumbent.coding.offices.same import is_ruler
from incumbent.records import ClaimKind

_MINISTRIES = frozenset("ministry department office government team delegation administration".split())


class Standing(Idioms):
    """lead, sit, hold, seat."""

    def seat(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "A's former Senate seat"."""
        owner = self.who(possessor(self.analysis, i))
        words = {self.tokens[k].lower for k in range(max(0, i - 5), i)}
        if owner is None or not words & {"former", "old", "previous"}:
            return
        post = self.posts.seats.member_of(i - 1, i, owner)
        if post is not None:
            yield self.draft(cue, i, owner, post, i - 1, i + 1)

    def hold(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "held the post of X"; "the seat formerly held by A"."""
        token = self.tokens[i]
        if is_passive(self.analysis, i):
            holder, target = self.who(prepositional(self.analysis, i, "by")), subject(self.analysis, i)
        else:
            holder, target = self.who(subject(self.analysis, i)), object_of(self.analysis, i)
        if holder is None or target is None:
            return
        named = self.posts.by_noun(target, holder)
        if not named and token.tag == "VBD" and self.tokens[target].lower == "it":
            yield from self._held_it(cue, i, holder)
            return
        if not named and self.posts.is_post_word(target):
            named = [t[0] for t in self.posts.told(i, holder)]
        for post in named:
            kind: ClaimKind = "hold" if token.tag in ("VBZ", "VBP") or cue.word == "keep" else "held"
            yield replace(self.draft(cue, i, holder, post, min(i, target), max(i, target) + 1), kind=kind)

    def _held_it(self, cue: Cue, i: int, holder: Holder) -> Iterator[Draft]:
        """ "won the seat in 1983. He held it until 2001": what the words just before give him."""
        last = self.posts.changes[-1] if self.posts.changes else None
        if last is None or last.kind != "start" or last.holder is None or last.holder.key != holder.key:
            return
        if not self.tokens[i].sent - 1 <= self.tokens[last.trigger].sent <= self.tokens[i].sent:
            return
        times = [t for _, t in self.dating.by_sentence.get(self.tokens[i].sent, ()) if i < t.start <= i + 6]
        until = next((t for t in times if t.role == "until" and t.value is not None), None)
        if until is not None:
            yield self.draft(cue, i, holder, last.post, i, until.end)
            yield replace(self.draft(cue, i, holder, last.post, i, until.end), kind="end", date=until.value)

    def lead(self, cue: Cue, i: int) -> Iterator[Draft]:
        holder = self.who(subject(self.analysis, i))
        target = object_of(self.analysis, i)
        put = self.put_for(i)
        chosen = self.who(put) if put is not None else None
        if chosen is not None and target is not None and self.tokens[i].tag == "VB":
            post = self.posts.seats.headship(cue.word, target)
            named = self.tokens[self.tokens[i].head].lemma in ("name", "appoint", "elect")
            if post is not None:
                begun: ClaimKind = "start" if named else "chosen"
                yield replace(self.draft(cue, i, chosen, post, i, target + 1), kind=begun)
            return
        passive = is_passive(self.analysis, i)
        if cue.word == "preside":
            target = prepositional(self.analysis, i, "over")
        if passive and self.tokens[i].dep == "acl":  # "the League, led by Ana Lima"
            holder, target = self.who(prepositional(self.analysis, i, "by")), self.tokens[i].head
            target = max(k for k in conjuncts(self.analysis, target) if k < i) if target < i else target
            target = self._described(target, i)
        elif passive:
            holder, target = self.who(prepositional(self.analysis, i, "by")), subject(self.analysis, i)
            helpers = {
                self.tokens[c].lower for c in self.tokens[i].children if self.tokens[c].dep in ("aux", "auxpass")
            }
            passive = bool(helpers & {"is", "are", "now"})
        if cue.word in ("rule", "govern", "lead") and holder is not None and not passive:
            yield from self.begun(cue, i, holder)
        if holder is None or target is None or self.tokens[i].tag == "VB":
            return
        post = self.posts.seats.headship(cue.word, target)
        if post is None:
            return
        known = self.posts.main(holder, i)
        ministry = _MINISTRIES & set((post.body or "ministry").lower().split())
        if any((p.sort in ("portfolio", "law") and ministry) or p.body == post.body for p in known):
            return
        if post.body is None and any(is_ruler(p) for p in known):
            return
        has = any(self.tokens[c].lower in ("has", "have") for c in self.tokens[i].children)
        kind: ClaimKind = "hold" if has or passive or self.tokens[i].tag in ("VBZ", "VBP", "VBG") else "held"
        yield replace(self.draft(cue, i, holder, post, min(i, target), max(i, target) + 1), kind=kind)
        if has:
            yield from self.since(cue, i, holder, post)
        until = self.dating.expression(i)
        if until is not None and until.role == "until":
            yield replace(self.draft(cue, i, holder, post, i, target + 1), kind="end")

    def _described(self, i: int, verb: int) -> int:
        """The body that an apposition speaks of: "the Rapid Forces, a group commanded by Ana Lima"."""
        tokens = self.tokens
        before = self.analysis.mention_at(verb - 2) if tokens[verb - 1].text == "," else None
        if before is not None and before.kind == "organization" and before.form == "name" and before.end == verb - 1:
            inner = [j for j in range(before.start, before.end) if tokens[j].lower == "of"]
            return (inner[0] if inner else before.end) - 1  # "members of the Reform Party, led by"
        start = i - self.posts.seats.left_of(i)
        if tokens[i].text[0].isupper() or tokens[start].lower not in ("a", "an") or tokens[start - 1].text != ",":
            return i
        sentence = self.analysis.sentences[tokens[i].sent].start
        for k in range(start - 2, max(sentence, start - 8) - 1, -1):
            mention = self.analysis.mention_at(k)
            if mention is not None and mention.kind == "organization" and mention.form == "name":
                inner = [j for j in range(mention.start, mention.end) if tokens[j].lower == "of"]
                return (inner[0] if inner else mention.end) - 1
        return i

    def precede(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "his predecessor, Ana Lima": she held his post before him."""
        owner = self.who(possessor(self.analysis, i))
        before, named = self.relation(i)
        if before is None or (owner is not None and before.key == owner.key):
            return
        for post in named or self.posts.main(owner, i, ("start", "hold", "chosen"))[:1]:
            yield self.draft(cue, i, before, post, i, before.end)

    def sit(self, cue: Cue, i: int) -> Iterator[Draft]:
        holder = self.who(subject(self.analysis, i))
        target = prepositional(self.analysis, i, "in", "on")
        if holder is not None and target is None and (time := self.dating.of(i, ("between",))) is not None:
            for post in self.posts.main(holder, i, ("held",))[:1]:
                yield replace(self.draft(cue, i, holder, post, i, time.end), kind="held", date=time.value)
        if holder is None or target is None:
            return
        member = self.posts.seats.member_of(target, target + 1, holder)
        if member is None:
            return
        kind: ClaimKind = "hold" if self.tokens[i].tag in ("VBZ", "VBP", "VBG") else "held"
        yield replace(self.draft(cue, i, holder, member, i, target + 1), kind=kind)
