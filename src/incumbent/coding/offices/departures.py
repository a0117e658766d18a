"""Frames of departure: somebody leaves a post, is put out of it, dies, loses it, or is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incumbent.coding.offices.changes import Cue
from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.orphans import UNTOLD, is_named
from incumbent.coding.offices.people import Holder
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.coding.offices.roles import agent, is_passive, object_of, possessor, prepositional, subject
from incumbent.coding.offices.same import is_ruler, same_post
from incumbent.coding.offices.succession import Succession

_WORKPLACES = frozenset({"force", "government", "cabinet", "ministry", "bench"})
_ANY = ("hold", "start", "held", "chosen")
_SEATS = frozenset(
    {
        "seat",
        "reelection",
        "re-election",
        "election",
        "office",
        "post",
        "power",
        "presidency",
        "governorship",
        "leadership",
        "race",
        "bid",
        "job",
        "majority",
    }
)


_GROUPS = frozenset(
    {"party", "caucus", "group", "union", "country", "chamber", "school", "prison", "team", "list", "ballot"}
)


class Departures(Succession):
    """leave, oust, swap, die, kill, lose."""

    def leave(self, cue: Cue, i: int) -> Iterator[Draft]:
        if cue.word == "vacate" and self.tokens[i].dep == "acl" and is_passive(self.analysis, i):
            yield from self._vacated(cue, i)
            return
        who = self.noun_owner(i) if cue.noun else subject(self.analysis, i)
        holders = self.posts.holders_at(who) if who is not None else []
        holders = holders or self.inverted(i)
        if not holders and who is not None and self.posts.phrase_at(who) is not None:
            holders = self.included(i)
        if not holders and not cue.noun and who is not None:
            yield from self._unnamed(cue, i, who)
        for holder, phrase in holders:
            yield from self._leaves(cue, i, who, holder, phrase)

    def _vacated(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "the Senate seat vacated by A"."""
        holder, target = self.who(prepositional(self.analysis, i, "by")), self.tokens[i].head
        being = any(self.tokens[c].lower == "being" for c in self.tokens[i].children)
        for post in self.posts.by_noun(target, holder)[:1] if holder is not None else ():
            if not being:
                yield self.draft(cue, i, holder, post, target, i + 1)

    def _leaves(
        self, cue: Cue, i: int, who: int | None, holder: Holder, phrase: OfficePhrase | None
    ) -> Iterator[Draft]:
        told = self.posts.told(i, holder, become=cue.word == "cease")
        for post, _, start, end in told:
            yield self.draft(cue, i, holder, post, start, end)
        if told:
            return
        target = prepositional(self.analysis, i, "from") if cue.needs != "post" else None
        target = target if target is not None else object_of(self.analysis, i)
        named: list[Post] = []
        end = i + 1
        if target is not None and not cue.noun:
            named = self.posts.by_noun(target, holder)
            anaphoric = self.posts.is_post_word(target) or self.tokens[target].lower in _WORKPLACES
            member = None if named else self.posts.seats.member_of(target, target + 1, holder)
            if not named and member is not None:
                named = [member]
            if not named and not anaphoric:
                return
            end = target + 1
        elif cue.needs == "post":
            return
        if not named:
            named = self._predecessor(who) or self.current(holder, phrase, i, former=False)[:1]
        if not named and cue.how == "resigned" and is_named(self.analysis, holder):
            named = self._lacking(i)
        if not named and cue.how == "resigned" and is_named(self.analysis, holder):
            named = [UNTOLD]
        for post in named:
            yield self.draft(cue, i, holder, post, i, end)

    def _lacking(self, i: int) -> list[Post]:
        """ "the coalition lost its interior minister when A resigned": the one post of the sentence without a holder."""
        free = [
            p for p in self.posts.by_sentence.get(self.tokens[i].sent, ())
            if p.first < i and p.fit and not p.plural and p.determiner in ("its", "the", "'s", "a")
            and not self.posts.holders.get(p.first) and p.sort in ("portfolio", "executive", "head", "local", "law")
        ]  # fmt: skip
        return [Post.of(free[0])] if len(free) == 1 else []

    def _unnamed(self, cue: Cue, i: int, who: int) -> Iterator[Draft]:
        """ "Norway's finance minister resigned": an end without a name, where the words say which post it is."""
        phrase = self.posts.phrase_at(who)
        if (
            phrase is None
            or phrase.bare
            or phrase.country is None
            or not phrase.determiner
            or phrase.sort == "legislator"
        ):
            return
        if self.people.at(who) is None:
            for post, bound, start, end in self.posts.unnamed(who):
                if bound is None:
                    yield self.draft(cue, i, None, post, start, end)

    def _predecessor(self, who: int | None) -> list[Post]:
        """ "her predecessor, A, resigned": the post is hers."""
        if who is None or self.tokens[who].lower != "predecessor":
            return []
        return self.posts.main(self.who(possessor(self.analysis, who)), who, ("start", "end", "hold"))[:1]

    def oust(self, cue: Cue, i: int) -> Iterator[Draft]:
        target = self.target_of(cue, i)
        source = prepositional(self.analysis, i, "from")
        if cue.particle == "out" and not cue.noun:
            source = source or self._out_of(i)
        listed = target is not None and self.posts.phrase_at(target) is not None and not self.posts.holders_at(target)
        also = self.inverted(i) or (self.included(i) if listed else [])
        for holder, phrase in also if cue.needs != "incumbent" else ():
            for post in self.current(holder, phrase, former=False)[:1]:
                yield self.draft(cue, i, holder, post, holder.start, holder.end)
        if target is None or (source is not None and self.tokens[source].lower in _GROUPS):
            return
        if cue.needs == "cabinet" and (
            source is None or self.tokens[source].lower not in _WORKPLACES | {"post", "job"}
        ):
            return
        seat = self._parliament_seat(source, target) if cue.needs != "incumbent" else None
        if seat is not None and (ousted := self.who(target)) is not None:
            yield self.draft(cue, i, ousted, seat, i, (source or i) + 1)
            return
        beaten = list(self._beaten(cue, i, target)) if cue.needs == "incumbent" else []
        yield from beaten or self._out(cue, i, target)

    def _out_of(self, i: int) -> int | None:
        """ "thrown out of parliament": the noun after "out of"."""
        near = range(i + 1, min(i + 5, len(self.tokens) - 1))
        of = next((k for k in near if self.tokens[k].lower == "of" and self.tokens[k - 1].lower == "out"), None)
        return (
            next((c for c in self.tokens[of].children if self.tokens[c].dep == "pobj"), None)
            if of is not None
            else None
        )

    def _parliament_seat(self, source: int | None, target: int | None) -> Post | None:
        """ "expelled from parliament": the seat there, of whom no other post is known."""
        holder = self.who(target) if target is not None else None
        if source is None or holder is None or self.current(holder, None, former=False):
            return None
        seat = self.posts.seats.member_of(source, source + 1, holder)
        return seat if seat is not None and seat.title in ("member", "senator") else None

    def _beaten(self, cue: Cue, i: int, target: int) -> Iterator[Draft]:
        """ "defeated the incumbent, A, in the presidential runoff": A leaves, and the victor is chosen."""
        holder = self.who(target)
        near = self.tokens[i + 1 : (holder.start if holder is not None else target) + 1]
        if holder is None:
            return
        _, phrase = self.posts.holder_at(holder.end - 1)
        ruler = phrase is not None and phrase.sort == "executive" and phrase.fit and not phrase.marks
        if not any(t.lower == "incumbent" for t in near) and not (ruler and self.tokens[i].tag[0] == "V"):
            return
        known = self.current(holder, phrase, former=False)[:1]
        contest = next((k for k in range(target, min(target + 14, len(self.tokens))) if self._is_contest(k)), None)
        if ruler and contest is None:
            return
        if not known and contest is not None and self.tokens[contest].sent == self.tokens[i].sent:
            known = self.posts.contested(contest)
        victor = self.who(subject(self.analysis, i)) if not is_passive(self.analysis, i) else None
        for post in known:
            yield self.draft(cue, i, holder, post, i, holder.end)
            if victor is not None and victor.key != holder.key and contest is not None:
                yield replace(self.draft(cue, i, victor, post, i, holder.end), kind="chosen", how="elected")

    def _is_contest(self, k: int) -> bool:
        return self.tokens[k].lower in ("election", "runoff", "run-off", "vote", "poll", "race", "elections")

    def _out(self, cue: Cue, i: int, target: int) -> Iterator[Draft]:
        several = self.posts.holders_at(target)
        for at in self.posts.all_objects(target):
            holder, phrase = self.posts.holder_at(at)
            if len(several) > 1 and phrase is not None and phrase.plural:
                continue  # each of the list below
            if holder is None and self.tokens[at].lower in ("government", "cabinet", "administration"):
                holder = self.who(prepositional(self.analysis, at, "of") or possessor(self.analysis, at))
                if holder is not None and not any(is_ruler(p) for p in self.posts.main(holder, i, _ANY)):
                    continue
            if holder is None:
                for post, bound, start, end in self.posts.unnamed(at):
                    yield self.draft(cue, i, bound, post, start, end)
                continue
            if cue.needs == "incumbent" and not (phrase is not None and phrase.marks & {"now", "then"}):
                continue
            told = [] if cue.noun else self.posts.told(i, holder)
            posts = [t[0] for t in told] or self._predecessor(at) or self.current(holder, phrase)[:1]
            time = self.dating.expression(i)
            if phrase is not None and phrase.fit and "past" in phrase.marks and not told and not cue.noun:
                if time is not None and self.dating.is_old(time.value):
                    posts = [Post.of(phrase)]  # "ex-president A, ousted in 2009"
            if cue.needs == "cabinet" and (phrase is None or "past" in phrase.marks):
                posts = self._cabinet_seat(i, holder) or posts
            for post in posts:
                yield self.draft(cue, i, holder, post, holder.start, holder.end)
            if cue.word == "unseat" and posts:
                yield from self._victor(cue, i, holder, posts[0])
        for holder, phrase in several if len(several) > 1 and not cue.needs else ():
            if phrase is not None and phrase.fit and not phrase.marks & {"past"}:
                yield self.draft(cue, i, holder, Post.of(phrase), holder.start, holder.end)

    def _cabinet_seat(self, i: int, holder: Holder) -> list[Post]:
        """ "the former housing minister was dropped from the cabinet": a seat there, where no other post is held."""
        own = self.posts.known.get(holder.key, ())
        if any(d.kind in ("hold", "start") and not d.marks & {"past", "late"} for d in own):
            return []
        source = prepositional(self.analysis, i, "from")
        seat = self.posts.seats.member_of(source, source + 1, holder) if source is not None else None
        return [seat] if seat is not None else []

    def _lost_to(self, cue: Cue, i: int, holder: Holder, winner: Holder) -> Iterator[Draft]:
        """ "Mayor A lost to B in the 2011 election": A leaves what the title says, and B begins it."""
        contest = next((k for k in range(i + 1, min(i + 14, len(self.tokens))) if self._is_contest(k)), None)
        _, phrase = self.posts.holder_at(holder.end - 1)
        if contest is None or self.tokens[contest].sent != self.tokens[i].sent or phrase is None or not phrase.fit:
            return
        if any(t.lower in ("primary", "primaries", "nomination", "presidential") for t in self.tokens[i:contest]):
            return
        if phrase.sort in ("local", "legislator", "executive") and not phrase.marks & {"past", "late", "chosen"}:
            yield self.draft(cue, i, holder, Post.of(phrase), i, contest + 1)
            yield replace(self.draft(cue, i, winner, Post.of(phrase), i, contest + 1), kind="start", how="elected")

    def _victor(self, cue: Cue, i: int, beaten: Holder, post: Post) -> Iterator[Draft]:
        """ "B unseated A": B begins what A leaves."""
        victor = self.who(agent(self.analysis, i))
        if victor is not None and victor.key != beaten.key and post.sort in ("legislator", "local", "executive"):
            yield replace(self.draft(cue, i, victor, post, i, beaten.end), kind="start", how="elected", by=None)

    def die(self, cue: Cue, i: int) -> Iterator[Draft]:
        who = self.noun_owner(i) if cue.noun else subject(self.analysis, i)
        if who is not None:
            yield from self._dead(cue, i, who)

    def kill(self, cue: Cue, i: int) -> Iterator[Draft]:
        target = subject(self.analysis, i) if is_passive(self.analysis, i) else self.nearby_object(i)
        for holder, _ in self.inverted(i):
            yield from self._dead(cue, i, holder.end - 1)
        if target is not None:
            yield from self._dead(cue, i, target)

    def _dead(self, cue: Cue, i: int, who: int) -> Iterator[Draft]:
        for at in self.posts.all_objects(who):
            holder = self.who(at)
            if holder is None:
                if not cue.noun:
                    yield from self._unnamed(cue, i, at)
                continue
            known = self.posts.known.get(holder.key, ())
            last = self.posts.changes[-1] if self.posts.changes else None
            if not known and not cue.noun and last is not None and last.kind == "start" and last.holder is not None:
                after = any(self.tokens[c].lower in ("after", "when") for c in self.tokens[i].children)
                if after and last.trigger == self.tokens[i].head and is_named(self.analysis, holder):
                    yield self.draft(cue, i, holder, UNTOLD, i, i + 1)
            gone = [d.post for d in known if d.kind == "held" and d.marks & {"past", "late"}]
            for draft in known:
                right_here = cue.noun and draft.tie == "title" and not draft.explicit and draft.holder == holder
                if any(same_post(draft.post, post) for post in gone) or not (right_here or self._holds_still(draft, i)):
                    continue
                start = draft.start if self.tokens[draft.start].sent == self.tokens[i].sent else i
                yield self.draft(cue, i, holder, draft.post, start, i + 1)

    def _holds_still(self, draft: Draft, i: int) -> bool:
        """Whether somebody who dies at token `i` held this post until then."""
        if draft.kind == "hold":
            return True
        if draft.kind == "held" and draft.tie == "title" and not draft.explicit and not draft.marks & {"past", "late"}:
            return self.tokens[draft.start].sent == self.tokens[i].sent
        if draft.kind != "held" or draft.tie != "be" or draft.date is not None:
            return False
        sentences = self.analysis.sentences
        there, here = sentences[self.tokens[draft.start].sent], sentences[self.tokens[i].sent]
        return there.paragraph == here.paragraph and not self.dating.in_the_past(draft.start)

    def lose(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "lost her seat to B", "losing reelection to B in 2014": out goes the subject, in comes B."""
        holder = self.who(subject(self.analysis, i))
        target = object_of(self.analysis, i)
        if target is not None and [t.lower for t in self.tokens[target : target + 2]] == ["re", "-"]:
            target += 2
        winner = self.who(prepositional(self.analysis, i, "to"))
        if winner is None and target is not None:
            winner = self.who(prepositional(self.analysis, target, "to"))
        if holder is not None and target is None and winner is not None and winner.key != holder.key:
            yield from self._lost_to(cue, i, holder, winner)
        if holder is None or target is None or self.tokens[target].lower not in _SEATS:
            return
        named = [t[0] for t in self.posts.told(i, holder)][:1]
        named = named or self.posts.by_noun(target, holder) or self.posts.main(holder, i)[:1]
        if self.tokens[target].lower in ("seat", "majority"):
            named = [p for p in named if p.sort == "legislator"]
            mine = self.tokens[target - 1].tag == "PRP$"
            if not named and mine and is_named(self.analysis, holder):
                named = [Post("member", "parliament", None, None, "legislator")]
        for post in named:
            yield self.draft(cue, i, holder, post, i, target + 1)
            if winner is not None:
                yield replace(self.draft(cue, i, winner, post, i, target + 1), kind="start", how="elected")
