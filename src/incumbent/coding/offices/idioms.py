"""Frames of fixed turns: "in office since 2007", "has ruled since 2012", "her term ends on June 20", "made way for B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incumbent.coding.offices.changes import Cue
from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.kinds import edge
from incumbent.coding.offices.people import Holder
from incumbent.coding.offices.roles import possessor, prepositional, subject
from incumbent.coding.offices.tools import FrameTools

_TERMS = frozenset({"term", "mandate", "tenure", "stint"})
_RULED = frozenset({"executive", "monarch", "local", "portfolio"})


class Idioms(FrameTools):
    """tenure, lapse, cede."""

    def tenure(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "Ana Lima, in office since 2007": a start of the post that she is told to have."""
        if self.tokens[i - 1].lower != "in":
            return
        yield from self.begun(cue, i, self._in_office(i))

    def begun(self, cue: Cue, i: int, holder: Holder | None) -> Iterator[Draft]:
        """The start that a "since" gives, of a ruler's, minister's, governor's or mayor's post known of the holder."""
        sentence = self.tokens[i].sent
        since = [t for _, t in self.dating.by_sentence.get(sentence, ()) if t.role == "since" and i < t.start <= i + 3]
        if holder is None or not since or since[0].value is None:
            return
        posts = [p for p in self.posts.main(holder, i, ("hold", "start", "held")) if p.sort in _RULED]
        for post in posts[:1]:
            began = edge(since[0].value, last=False)
            yield replace(self.draft(cue, i, holder, post, i, since[0].end), kind="start", how=None, date=began)

    def _in_office(self, i: int) -> Holder | None:
        """Who is in office: the name before the comma, else the subject of the clause."""
        if i >= 2 and self.tokens[i - 2].text == ",":
            names = (self.people.ending(k) for k in range(i - 2, max(i - 7, 0), -1))
            return next((n for n in names if n is not None and self.tokens[n.start].sent == self.tokens[i].sent), None)
        return self.who(subject(self.analysis, self.dating.clause(i)))

    def lapse(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "his term as mayor expires on June 20", "whose mandate ended in 2015"."""
        term = subject(self.analysis, i)
        if term is None or self.tokens[term].lower not in _TERMS or self.dating.expression(i) is None:
            return
        owner = possessor(self.analysis, term)
        if owner is not None and self.tokens[owner].lower == "whose":
            owner = self.tokens[i].head if self.tokens[i].dep == "relcl" else None
        holder = self.who(owner)
        inner = prepositional(self.analysis, term, "as")
        phrase = self.posts.phrase_at(inner) if inner is not None else None
        if holder is None:
            return
        posts = (
            [Post.of(phrase)] if phrase is not None and phrase.fit else self.posts.main(holder, i, ("hold", "start"))
        )
        for post in posts[:1]:
            yield self.draft(cue, i, holder, post, term, i + 1)

    def cede(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "A made way for B": A leaves the post, B begins it."""
        out = subject(self.analysis, i)
        holder, phrase = self.posts.holder_at(out) if out is not None else (None, None)
        way = next((k for k in range(i + 1, min(i + 4, len(self.tokens))) if self.tokens[k].lower == "way"), i)
        newcomer = self.who(prepositional(self.analysis, way, "for") or prepositional(self.analysis, i, "for"))
        if holder is None or newcomer is None:
            return
        for post in self.current(holder, phrase, i)[:1]:
            yield self.draft(cue, i, holder, post, i, way + 1)
            yield replace(self.draft(cue, i, newcomer, post, i, newcomer.end), kind="start")
