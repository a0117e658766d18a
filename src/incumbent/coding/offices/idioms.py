"""Frames of fixed turns: "in office since 2007", "has ruled since 2012", "her term ends on June 20", "made way for B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incumbent.coding.offices.changes import Cue
from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.fields import fields_at, of_cabinet
from incumbent.coding.offices.kinds import edge
from incumbent.coding.offices.people import Holder
from incumbent.coding.offices.roles import is_passive, object_of, possessor, prepositional, subject
from incumbent.coding.offices.tools import FrameTools
from incumbent.records import ClaimKind

_REINS = frozenset("power reins control presidency office baton leadership helm command job post premiership".split())
_TERMS = frozenset({"term", "mandate", "tenure", "stint"})
_RULED = frozenset({"executive", "monarch", "local", "portfolio", "head", "court", "law"})


class Idioms(FrameTools):
    """tenure, lapse, cede."""

    def tenure(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "Ana Lima, in office since 2007": a start of the post that she is told to have."""
        before = self.tokens[i - 2 if self.tokens[i - 1].lower == "the" else i - 1]
        if before.lower not in ("in", "at"):
            return
        holder = self._in_office(i)
        inner = prepositional(self.analysis, i, "of") if cue.word in ("charge", "helm") else None
        if inner is not None and holder is not None:
            yield from self._heading(cue, i, holder, inner)
            return
        if holder is not None and cue.word in ("job", "post", "office", "role", "position"):
            self._name_leaver(holder, i)
        yield from self.begun(cue, i, holder)
        time = self.dating.of(i, ("between",)) if holder is not None else None
        if time is not None and holder is not None:
            for post in self.posts.main(holder, i, ("held",))[:1]:
                yield replace(self.draft(cue, i, holder, post, i, time.end), kind="held", date=time.value)

    def _heading(self, cue: Cue, i: int, holder: Holder, inner: int) -> Iterator[Draft]:
        """ "in charge of the Electoral Commission", "at the helm of the party": its head."""
        post = self.posts.seats.headship("run" if cue.word == "charge" else "lead", inner)
        if post is None and of_cabinet(self.analysis, i):
            post = next(iter(fields_at(self.analysis, i + 2)[0]), None)
        if post is None:
            return
        verb = self.tokens[self.dating.clause(i)]
        words = {t.lower for t in self.tokens[max(0, i - 3) : i]}
        past = words & {"previously", "formerly", "once", "then"} or (
            self.tokens[i - 2].tag == "VBD" and verb.lemma == "be"
        )
        yield replace(self.draft(cue, i, holder, post, i, inner + 1), kind="held" if past else "hold", how=None)
        yield from self.since(cue, i, holder, post)

    def _name_leaver(self, holder: Holder, i: int) -> None:
        """ "dismissed the governor. Ana Lima had been in the job for a year": the one dismissed is Ana Lima."""
        if any(not d.marks & {"past", "late"} for d in self.posts.known.get(holder.key, ())):
            return
        sent = self.tokens[i].sent
        for change in reversed(self.posts.changes):
            if change.holder is None and change.kind == "end" and sent - 2 <= self.tokens[change.trigger].sent <= sent:
                change.holder = holder
                self.posts.known.setdefault(holder.key, []).append(change)
                return

    def begun(self, cue: Cue, i: int, holder: Holder | None) -> Iterator[Draft]:
        """The start that a "since" gives, of a ruler's, minister's, governor's or mayor's post known of the holder."""
        if holder is None:
            return
        posts = [
            p for p in self.posts.main(holder, i, ("hold", "start", "held")) if p.sort in _RULED and p.title != "member"
        ]
        for post in posts[:1]:
            yield from self.since(cue, i, holder, post, 3)

    def since(self, cue: Cue, i: int, holder: Holder, post: Post, reach: int = 12) -> Iterator[Draft]:
        """The start of a post that a "since" within reach of token `i` dates."""
        times = self.dating.by_sentence.get(self.tokens[i].sent, ())
        since = [t for _, t in times if t.role == "since" and i < t.start <= i + reach]
        if since and since[0].value is not None:
            began = edge(since[0].value, last=False)
            yield replace(self.draft(cue, i, holder, post, i, since[0].end), kind="start", how=None, date=began)

    def _in_office(self, i: int) -> Holder | None:
        """Who is in office: the name before the comma, else the subject of the clause."""
        comma = i - 3 if self.tokens[i - 1].lower == "the" else i - 2
        comma -= self.tokens[comma].lower in ("previously", "formerly", "now", "once", "currently", "still")
        if comma >= 0 and self.tokens[comma].text == ",":
            names = (self.people.ending(k) for k in range(comma, max(i - 7, 0), -1))
            return next((n for n in names if n is not None and self.tokens[n.start].sent == self.tokens[i].sent), None)
        return self.who(subject(self.analysis, self.dating.clause(i)))

    def lapse(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "his term as mayor expires on June 20", "whose mandate ended in 2015"."""
        term = subject(self.analysis, i)
        if term is None or self.tokens[term].lower not in _TERMS or self.dating.expression(i) is None:
            return
        owner = possessor(self.analysis, term) or prepositional(self.analysis, term, "of")
        if owner is not None and self.tokens[owner].lower == "whose":
            owner = self.tokens[i].head if self.tokens[i].dep == "relcl" else None
        holder = self.who(owner)
        inner = prepositional(self.analysis, term, "as")
        phrase = self.posts.phrase_at(inner) if inner is not None else None
        if holder is None:
            return
        posts = (
            [Post.of(phrase)]
            if phrase is not None and phrase.fit
            else self.posts.main(holder, i, ("hold", "start", "held"))
        )
        for post in posts[:1]:
            yield self.draft(cue, i, holder, post, term, i + 1)

    def cede(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "A made way for B": A leaves the post, B begins it."""
        out = subject(self.analysis, i)
        holder, phrase = self.posts.holder_at(out) if out is not None else (None, None)
        way = next((k for k in range(i + 1, min(i + 4, len(self.tokens))) if self.tokens[k].lower == "way"), i)
        newcomer = self.who(prepositional(self.analysis, way, "for") or prepositional(self.analysis, i, "for"))
        if cue.word == "hand":
            newcomer = self._handed_to(i)
        if holder is None or newcomer is None or holder.key == newcomer.key:
            return
        gone = [d.post for d in self.posts.changes if d.kind == "end" and d.holder and d.holder.key == holder.key]
        for post in gone[-1:] or self.current(holder, phrase, i)[:1]:
            yield self.draft(cue, i, holder, post, i, way + 1)
            yield replace(self.draft(cue, i, newcomer, post, i, newcomer.end), kind="start")

    def _handed_to(self, i: int) -> Holder | None:
        """ "handed over power to B", "handing the reins to B"."""
        target = object_of(self.analysis, i)
        if target is not None and self.tokens[target].lower not in _REINS:
            return None
        end = self.analysis.sentences[self.tokens[i].sent].end
        to = next((k for k in range(i + 1, min(end, i + 7)) if self.tokens[k].lower == "to"), None)
        if to is None:
            return None
        return self.who(prepositional(self.analysis, i, "to")) or self.people.after_title(to + 1, alone=False)

    def grant(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "handed the premiership to B", "the post goes to B": B begins it."""
        post, newcomer = self._given(i) if cue.word != "go" else (None, None)
        if post is not None and newcomer is not None:
            for named in (self.posts.by_noun(post, newcomer) or self._named_job(post))[:2]:
                yield self.draft(cue, i, newcomer, named, min(i, post), max(newcomer.end, post + 1))
            return
        post = subject(self.analysis, i) if cue.word == "go" else object_of(self.analysis, i)
        to = prepositional(self.analysis, i, "to")
        if to is None and post is not None:
            to = prepositional(self.analysis, post, "to")
        newcomer = self.who(to)
        if newcomer is None or post is None:
            return
        kind: ClaimKind = "chosen" if self.swearing_ahead() else "start"
        for named in self.posts.by_noun(post, newcomer)[:2]:
            yield replace(self.draft(cue, i, newcomer, named, min(i, post), newcomer.end), kind=kind)

    def _given(self, i: int) -> tuple[int | None, Holder | None]:
        """ "B was given the post", "gave B the post": the post and B."""
        children = self.tokens[i].children
        post = next((c for c in children if self.tokens[c].dep == "dobj" and c > i), None)
        if is_passive(self.analysis, i) or any(self.tokens[c].dep == "auxpass" for c in children):
            return post, self.who(subject(self.analysis, i))
        dative = next((c for c in children if self.tokens[c].dep == "dative" and self.tokens[c].tag != "IN"), None)
        return post, self.who(dative)

    def _named_job(self, i: int) -> list[Post]:
        """ "the job of finance minister"."""
        inner = prepositional(self.analysis, i, "of")
        phrase = self.posts.phrase_at(inner) if inner is not None else None
        return [Post.of(phrase)] if phrase is not None and phrase.fit and not phrase.plural else []

    def cost(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "the scandal cost the minister his job": the minister leaves it."""
        near = self.tokens[i + 1 : i + 14]
        job = next((t.i for t in near if t.lower in ("job", "post", "seat", "office", "position")), None)
        if job is None or self.tokens[job].sent != self.tokens[i].sent or self.tokens[job - 1].tag != "PRP$":
            return
        holder = next((h for k in range(job - 1, i, -1) if (h := self.people.ending(k)) is not None), None)
        if holder is None:
            return
        _, phrase = self.posts.holder_at(holder.end - 1)
        for post in self.current(holder, phrase, i)[:1]:
            yield self.draft(cue, i, holder, post, i, job + 1)

    def echo(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "as did B", "B followed suit": B leaves as the one before did."""
        tokens = self.tokens
        last = self.posts.changes[-1] if self.posts.changes else None
        if last is None or last.kind != "end" or not tokens[i].sent - 1 <= tokens[last.trigger].sent <= tokens[i].sent:
            return
        if cue.word == "do":
            who = self.posts.series.after(i, 2) if tokens[i - 1].lower in ("so", "as") else []
        else:
            target = object_of(self.analysis, i)
            subj = subject(self.analysis, i)
            alone = target is None and (i + 1 == len(tokens) or tokens[i + 1].tag in (".", ",", "IN", ":"))
            suit = target is not None and tokens[target].lower == "suit"
            who = self.posts.holders_at(subj) if subj is not None and (alone or suit) else []
        for holder, phrase in who:
            for post in self.current(holder, phrase, former=False)[:1]:
                if last.holder is None or holder.key != last.holder.key:
                    draft = self.draft(cue, i, holder, post, i, holder.end)
                    yield replace(draft, how=last.how, date=last.date, status=last.status)
