"""Frames of allotment: who is given which field of government."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incumbent.coding.offices.changes import Cue
from incumbent.coding.offices.drafts import Draft
from incumbent.coding.offices.fields import fields_at, of_cabinet
from incumbent.coding.offices.people import Holder
from incumbent.coding.offices.roles import subject
from incumbent.coding.offices.tools import FrameTools
from incumbent.records import ClaimKind

_AFTER_VERB = frozenset({"up", "on", "over", "after", "back", "in", "out"})
_JOINS = frozenset({",", ";", "and", "while", "with"})


class Allotments(FrameTools):
    """allot."""

    def allot(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "A gets defence, B police and C justice"; "A keeps the health portfolio"; "look after communities"."""
        if not of_cabinet(self.analysis, i):
            return
        holder = self._receiver(i)
        if holder is None:
            return
        at = i + 1
        while at < len(self.tokens) and self.tokens[at].lower in _AFTER_VERB and at < i + 3:
            at += 1
        yield from self._fields(cue, i, holder, at)

    def _receiver(self, i: int) -> Holder | None:
        """The subject; by its place right before the verb where the parse has none."""
        who = subject(self.analysis, i)
        holder = self.who(who) if who is not None else None
        return holder or self.people.ending(i)

    def _fields(self, cue: Cue, i: int, holder: Holder, at: int) -> Iterator[Draft]:
        """The fields from token `at` on, then "B police and C justice" after them."""
        tokens = self.tokens
        kind: ClaimKind = "chosen" if cue.kind == "start" and self.swearing_ahead() else cue.kind
        for _ in range(12):
            posts, end = fields_at(self.analysis, at)
            if not posts or tokens[end - 1].sent != tokens[i].sent:
                return
            if end < len(tokens) and tokens[end].tag.startswith("NN") and tokens[end].sent == tokens[i].sent:
                return  # "health care", "police protection"
            for post in posts:
                yield replace(self.draft(cue, i, holder, post, at, end), kind=kind)
            at = end
            while at < len(tokens) and tokens[at].lower in _JOINS and at - end < 3:
                at += 1
            named = self.people.starting(at) if at > end and at < len(tokens) else None
            if named is None:
                return
            holder, at = named, named.end

    def shift(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "A moves from health to education", "switched to the defence portfolio"."""
        holder = self._receiver(i) if of_cabinet(self.analysis, i) else None
        if holder is None:
            return
        end = self.analysis.sentences[self.tokens[i].sent].end
        for k in range(i + 1, min(end, i + 14)):
            word = self.tokens[k].lower
            posts = fields_at(self.analysis, k + 1)[0] if word in ("from", "to") else []
            kind: ClaimKind = "end" if word == "from" else "chosen" if self.swearing_ahead() else "start"
            for post in posts:
                yield replace(self.draft(cue, i, holder, post, i, k + 2), kind=kind)
