"""Frames of succession: one leaves a post and another takes it; whose post it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incumbent.coding.offices.changes import Cue
from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.orphans import UNTOLD, is_named, plain
from incumbent.coding.offices.people import Holder
from incumbent.coding.offices.roles import is_passive, prepositional, subject
from incumbent.coding.offices.tools import FrameTools
from incumbent.records import ClaimKind


class Succession(FrameTools):
    """swap."""

    def swap(self, cue: Cue, i: int) -> Iterator[Draft]:
        if cue.noun:
            out, into = prepositional(self.analysis, i, "of"), prepositional(self.analysis, i, "with", "by")
        elif is_passive(self.analysis, i):
            out, into = subject(self.analysis, i), prepositional(self.analysis, i, "by", "with")
        else:
            out, into = self.nearby_object(i), prepositional(self.analysis, i, "with")
            if into is None:
                into = self.put_for(i)
            if into is None and out is not None:
                into = prepositional(self.analysis, out, "with")
            if into is None:
                into = subject(self.analysis, i)
                if cue.word != "succeed" and self._agent_replaces(into, out, i):
                    into = None
        if out is None:
            return
        chosen = into is not None and not cue.noun and into == self.put_for(i) and self._is_nominated(i)
        newcomer = self.who(into)
        holder, phrase = self.posts.holder_at(out)
        if holder is not None and newcomer is not None and holder.key == newcomer.key:
            holder, phrase = self._gone_before(i, newcomer), None
        if holder is None and newcomer is None:
            unnamed = self.posts.unnamed(out)
            for post, bound, start, end in unnamed:
                yield replace(self.draft(cue, i, bound, post, start, end), kind="end", how="replaced")
            return
        told = self.posts.told(i, newcomer if newcomer is not None else holder)
        posts = [t[0] for t in told]
        if not posts and newcomer is not None and not (phrase is not None and phrase.fit and not phrase.marks):
            posts = self._begun(newcomer, i)
        if not posts and holder is not None:
            posts = self._ended(holder) or self.current(holder, phrase, former=False)[:1]
        if not posts and holder is None and phrase is not None and phrase.fit:
            posts = [Post.of(phrase)]
        if not posts and newcomer is not None:
            posts = self._begun(newcomer, i) or self.posts.main(newcomer, i, ("start", "chosen"))[:1]
            posts = posts or self._held_elsewhere(newcomer, i, holder is not None and cue.word != "succeed")
        if not posts and holder is not None and is_named(self.analysis, holder):
            posts = [UNTOLD]
        for post in posts:
            if holder is not None or phrase is not None:
                yield replace(self.draft(cue, i, holder, post, out, out + 1), kind="end", how="replaced")
            if newcomer is not None:
                kind: ClaimKind = "chosen" if chosen else "start"
                yield replace(self.draft(cue, i, newcomer, post, out, out + 1), kind=kind)

    def _ended(self, holder: Holder) -> list[Post]:
        """The post that the article has told this person to leave: the last one."""
        known = [*self.posts.known.get(holder.key, ()), *self.posts.changes]
        ends = [d.post for d in known if d.kind == "end" and d.holder is not None and d.holder.key == holder.key]
        return [p for p in ends[-1:] if p != UNTOLD]

    def _held_elsewhere(self, newcomer: Holder, i: int, elsewhere: bool) -> list[Post]:
        """The post that the newcomer is told to hold, and where it must be, in another sentence than the change."""
        sent = self.tokens[i].sent
        own = [d for d in self.posts.known.get(newcomer.key, ()) if d.kind == "hold"]
        posts = [d.post for d in own if not elsewhere or self.tokens[d.start].sent != sent]
        return [plain(p) for p in self.posts.main(newcomer, i, ("hold",)) if p in posts][:1]

    def _is_nominated(self, i: int) -> bool:
        """ "nominated B to replace A": B is chosen, and has not begun."""
        return self.tokens[self.tokens[i].head].lemma in ("nominate", "pick", "choose", "select", "propose", "tap")

    def _gone_before(self, i: int, newcomer: Holder) -> Holder | None:
        """The person whom the same sentence, before token `i`, puts out."""
        for other in reversed(self.posts.changes):
            if other.kind == "end" and other.holder is not None and other.holder.key != newcomer.key:
                return other.holder if self.tokens[other.trigger].sent == self.tokens[i].sent else None
        return None

    def _begun(self, newcomer: Holder, i: int) -> list[Post]:
        """The post that the same sentence has just given to the newcomer."""
        sent = self.tokens[i].sent
        own = [
            d.post
            for d in self.posts.changes
            if d.kind in ("start", "chosen") and d.holder is not None and d.holder.key == newcomer.key
            and self.tokens[d.trigger].sent in (sent, sent - 1)
        ]  # fmt: skip
        return own[-1:]

    def _agent_replaces(self, into: int | None, out: int | None, i: int) -> bool:
        """ "Lukashenko replaced his security chiefs": the subject is the one who appoints, not the successor."""
        if into is None or out is None:
            return False
        holder = self.who(into)
        if holder is None:
            return True
        if any(t[0].sort in ("executive", "monarch") for t in self.posts.told(i, holder)) and self.who(out) is not None:
            return False  # "the vice president replaced A as president"
        if any(p.sort in ("executive", "monarch") for p in self.posts.main(holder, 0)):
            _, phrase = self.posts.holder_at(out)
            return phrase is None or phrase.sort not in ("executive", "monarch")
        return self.posts.phrase_at(out) is not None and self.who(out) is None
