"""Frames of arrival: somebody is put into a post, takes it, or is chosen to follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incumbent.coding.offices.changes import Cue
from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.orphans import UNTOLD
from incumbent.coding.offices.outlook import outlook
from incumbent.coding.offices.people import Holder
from incumbent.coding.offices.roles import agent, is_passive, object_of, possessor, prepositional, subject
from incumbent.coding.offices.same import is_ruler, same_post
from incumbent.coding.offices.telling import Told
from incumbent.coding.offices.tools import FrameTools
from incumbent.records import Status

_TAKEN = frozenset("office power oath charge command helm reins seat post role job place control duties".split())
_SHAPED = frozenset("elected designated chosen nominated newly incoming likely possible potential eventual".split())
_HAD = ("hold", "held", "start")


class Arrivals(FrameTools):
    """put, take, follow."""

    def put(self, cue: Cue, i: int) -> Iterator[Draft]:
        target = self.target_of(cue, i)
        holder = self.who(target)
        if holder is None and target is not None:
            holder = self.posts.person_before(target)
        if holder is None:
            yield from self._unnamed_put(cue, i, target)
            return
        told = self.posts.told(i, holder, become=True)
        for post, phrase, start, end in told:
            if (
                cue.how == "nominated"
                and post.title in ("president", "vice president", "governor")
                and phrase is not None
            ):
                continue
            draft = self.draft(cue, i, holder, post, start, end)
            if phrase is not None and "chosen" in phrase.marks and cue.how != "sworn_in":
                draft.kind = "chosen"
            if cue.how == "appointed" and draft.kind == "start" and self._to_come(i):
                draft.kind = "chosen"
            if any(t.lower in ("himself", "herself") for t in self.tokens[i + 1 : i + 3]):
                draft.kind, draft.how = "start", None
            yield draft
        if cue.word == "promote":
            yield from self._promoted_from(cue, i, holder)
        if told:
            yield from self.gapped(cue, i, told[-1][3])
            return
        seat = self.posts.seat_of_other(i) if cue.how in ("appointed", "elected") else None
        if seat is not None:
            other, post, at = seat
            yield self.draft(cue, i, holder, post, i, at + 1)
            yield replace(self.draft(cue, i, other, post, i, at + 1), kind="end", how=None, by=None)
            return
        inner = prepositional(self.analysis, i, "to", "into")
        if inner is None and target is not None:
            inner = prepositional(self.analysis, target, "to")
        if inner is None and self._as_successor(i, target):
            for post in self.posts.vacated(i, self.who(subject(self.analysis, i)))[:1]:
                yield self.draft(cue, i, holder, post, i, i + 1)
            return
        if inner is not None:
            member = self.posts.seats.member_of(inner, inner + 1, holder)
            named = self.posts.by_noun(inner, holder)
            if named:
                yield self.draft(cue, i, holder, named[0], i, inner + 1)
                return
            if member is not None:
                yield self.draft(cue, i, holder, member, i, inner + 1)
                return
            if self.tokens[inner].lower in ("post", "position", "role", "office", "job"):
                for post in self.posts.main(holder, i)[:1]:
                    yield self.draft(cue, i, holder, post, i, inner + 1)
                return
            phrase = self.posts.phrase_at(inner)
            named_so = phrase and self.posts.settled((Post.of(phrase), phrase, phrase.start, phrase.end), holder)
            if named_so:
                yield self.draft(cue, i, holder, named_so[0], named_so[2], named_so[3])
                return
        owned = cue.noun and possessor(self.analysis, i) is not None and self.dating.expression(i) is not None
        made = cue.how == "appointed" and not cue.noun and is_passive(self.analysis, i) and inner is None
        if any(self.tokens[c].dep in ("oprd", "attr") for c in self.tokens[i].children):
            return  # "was elected one of five chairs": some other post
        if (cue.how in ("elected", "sworn_in") or made) and (owned or not cue.needs):
            kinds = ("hold", "start", "held", "chosen")
            if cue.how == "sworn_in":
                kinds = ("chosen", "hold", "start", "held")
            for post in self.posts.main(holder, i, kinds)[:1]:
                yield self.draft(cue, i, holder, post, i, i + 1)

    def _promoted_from(self, cue: Cue, i: int, holder: Holder) -> Iterator[Draft]:
        """ "promoted from deputy chief to chief": leaves the first."""
        inner = prepositional(self.analysis, i, "from")
        phrase = self.posts.phrase_at(inner) if inner is not None else None
        if phrase is not None and phrase.fit and not phrase.plural:
            left = self.draft(cue, i, holder, Post.of(phrase), i, phrase.end)
            yield replace(left, kind="end", how="transferred")

    def _to_come(self, i: int) -> bool:
        """Whether who chooses has not begun: "chosen by President-elect Ana Lima as her adviser"."""
        chooser = agent(self.analysis, i)
        _, phrase = self.posts.holder_at(chooser) if chooser is not None else (None, None)
        return phrase is not None and "chosen" in phrase.marks

    def _unnamed_put(self, cue: Cue, i: int, target: int | None) -> Iterator[Draft]:
        """ "will name a new adviser next week": a start without a person, for what is still to come."""
        phrase = self.posts.phrase_at(target) if target is not None else None
        if (
            phrase is None
            or not phrase.fit
            or phrase.plural
            or ("new" not in phrase.marks and phrase.determiner not in ("a", "an"))
        ):
            return
        if outlook(self.analysis, i) == "planned" and cue.how == "appointed":
            yield self.draft(cue, i, None, Post.of(phrase), phrase.start, phrase.end)

    def _as_successor(self, i: int, target: int | None) -> bool:
        """ "appointed B as his successor", "named B to replace him"."""
        for at in (i, target):
            inner = prepositional(self.analysis, at, "as") if at is not None else None
            if inner is not None and self.tokens[inner].lower in ("successor", "replacement"):
                return True
        return False

    def take(self, cue: Cue, i: int) -> Iterator[Draft]:
        if cue.word == "take" and self.tokens[i].dep == "acl" and is_passive(self.analysis, i):
            yield from self._taken_by(cue, i)
            return
        put = self.put_for(i)
        holder = self.who(put if put is not None else subject(self.analysis, i))
        if holder is None or (is_passive(self.analysis, i) and cue.word != "become"):
            return
        if put is not None and self.tokens[self.tokens[i].head].lemma in ("pick", "choose", "select", "nominate"):
            cue = replace(cue, kind="chosen")
        if cue.needs == "success":
            yield from self._run(cue, i, holder)
            return
        told = self.posts.told(i, holder) if cue.needs != "body" else []
        if cue.word == "take" and cue.particle == "over":
            yield from self._taken_from(cue, i, told)
        if cue.word in ("win", "take", "gain") and not any(self._direct(i, t[2]) for t in told):
            told = []
        if cue.word == "take" and not cue.particle:  # "took a governor hostage"
            target = object_of(self.analysis, i)
            told = told if target is not None and self.tokens[target].lower in _TAKEN else []
        for post, _, start, end in told:
            yield self.draft(cue, i, holder, post, start, end)
        if told:
            if cue.word == "become":
                yield from self.gapped(cue, i, told[-1][3])
            return
        target = object_of(self.analysis, i)
        if target is None:
            target = prepositional(self.analysis, i, "to", "into")
        if target is None:
            return
        named = self.posts.by_noun(target, holder)
        if not named and cue.word in ("take", "assume"):
            named = self._taken_place(target)
        if (
            not named
            and cue.word in ("take", "assume", "enter", "return", "come", "rise", "sweep", "seize")
            and self.tokens[target].lower in ("office", "power", "role", "post")
        ):
            named = self.posts.main(holder, i, ("chosen", "hold", "start", "held"))
            if not named and cue.word == "seize":
                named = self._seized(i)
            if self.tokens[target].lower == "power":
                named = [p for p in named if is_ruler(p) and "vice" not in p.title and "deputy" not in p.title]
            named = named[:1]
        if not named and cue.word == "win":
            named = self._election(target)
            if named:
                time = self.dating.expression(i)
                if time is not None and self.dating.is_old(time.value):
                    yield self.draft(cue, i, holder, named[0], i, target + 1)
                elif not any(same_post(named[0], d.post) for d in self.posts.known.get(holder.key, ())):
                    yield replace(self.draft(cue, i, holder, named[0], i, target + 1), kind="chosen")
                return
        if not named and (cue.needs == "body" or cue.word == "enter"):
            member = self.posts.seats.member_of(target, target + 1, holder)
            named = [member] if member is not None else []
        for post in named:
            yield self.draft(cue, i, holder, post, i, target + 1)

    def _seized(self, i: int) -> list[Post]:
        """ "seized power in Chad": the leader of the country."""
        inner = prepositional(self.analysis, i, "in") or prepositional(
            self.analysis, object_of(self.analysis, i) or i, "in"
        )
        place = (
            self.posts.names.place_at(inner - self.posts.seats.left_of(inner), inner + 1) if inner is not None else None
        )
        country = place[1].country if place is not None and place[1].role == "name" else self.posts.names.home
        return [Post("leader", None, country, None, "executive")] if country else []

    def _taken_by(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "A, previously in charge of health, a job now taken by B": the post told just before is B's now."""
        newcomer = self.who(prepositional(self.analysis, i, "by"))
        job = self.tokens[i].head
        if newcomer is None or self.tokens[job].lower not in _TAKEN:
            return
        told = [d for own in self.posts.known.values() for d in own] + self.posts.changes
        near = [d for d in told if self.tokens[d.start].sent == self.tokens[i].sent and d.end <= job + 1]
        for draft in sorted(near, key=lambda d: d.end)[-1:]:
            if draft.holder is not None and draft.holder.key != newcomer.key and draft.post != UNTOLD:
                begun = self.draft(cue, i, newcomer, draft.post, job, newcomer.end)
                yield replace(begun, kind="chosen") if self.swearing_ahead() else begun

    def _taken_place(self, target: int) -> list[Post]:
        """ "took her place": the post that was hers; "took command of the army"."""
        word = self.tokens[target].lower
        if word == "place":
            owner = self.who(possessor(self.analysis, target))
            left = [
                d.post
                for d in self.posts.changes
                if d.kind == "end" and d.holder and owner and d.holder.key == owner.key
            ]
            return [p for p in left[-1:] if p != UNTOLD] or self.posts.main(owner, target, _HAD)[:1]
        inner = prepositional(self.analysis, target, "of") if word in ("command", "charge", "helm", "reins") else None
        word = "lead" if word in ("helm", "reins") else word
        post = self.posts.seats.headship(word, inner) if inner is not None else None
        return [post] if post is not None else []

    def _election(self, target: int) -> list[Post]:
        """ "won Slovakia's presidential election": chosen for the post that the election fills."""
        if self.tokens[target].lower not in ("election", "runoff", "run-off", "vote", "poll", "elections", "race"):
            return []
        return self.posts.contested(target)

    def _run(self, cue: Cue, i: int, holder: Holder) -> Iterator[Draft]:
        """ "successfully ran for a seat in the Senate", "ran successfully to be mayor"."""
        if not any(self.tokens[c].lower in ("successfully", "unopposed") for c in self.tokens[i].children):
            return
        told = self.posts.told(i, holder, become=True)
        target = prepositional(self.analysis, i, "for")
        seats = [] if told else self.posts.by_noun(target, holder)
        for post in [t[0] for t in told] + seats:
            yield self.draft(cue, i, holder, post, i, (target or i) + 1)

    def _taken_from(self, cue: Cue, i: int, told: list[Told]) -> Iterator[Draft]:
        """ "took over from A as X": A leaves it."""
        before = self.who(prepositional(self.analysis, i, "from"))
        if before is None:
            return
        newcomer = self.who(subject(self.analysis, i))
        own = [t[0] for t in told] or self.posts.main(newcomer, i, ("start", "chosen", "hold"))[:1]
        begun = bool(told) or bool(self.posts.main(newcomer, i, ("start", "hold")))
        posts = own or self.posts.main(before, i)[:1] or [UNTOLD]
        for post in posts:
            status: Status = "asserted" if begun else "planned"
            yield replace(self.draft(cue, i, before, post, i, i + 1), kind="end", how="replaced", status=status)
            if begun and not told and post != UNTOLD and newcomer is not None and newcomer.key != before.key:
                yield replace(self.draft(cue, i, newcomer, post, i, i + 1), kind="start", how="replaced")

    def _direct(self, i: int, start: int) -> bool:
        return start - i <= 3 or any(t.lower == "as" for t in self.tokens[i + 1 : start])

    def follow(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "his elected successor, B": B is chosen for the post of him who holds it still."""
        modifiers = {self.tokens[c].lower for c in self.tokens[i].children}
        owner = self.who(possessor(self.analysis, i))
        chosen, named = self.relation(i)
        if named and chosen is not None:
            yield replace(self.draft(cue, i, chosen, named[0], i, chosen.end), kind="hold", how=None)
            if owner is not None and owner.key != chosen.key:
                yield replace(self.draft(cue, i, owner, named[0], i, chosen.end), kind="held", how=None, explicit=False)
            return
        if owner is not None and chosen is not None and chosen.key != owner.key and not modifiers & _SHAPED:
            held = [d for d in self.posts.known.get(owner.key, ()) if d.kind in ("held", "end", "hold", "start")]
            gone = [*held, *(d for d in self.posts.changes if d.holder is not None and d.holder.key == owner.key)]
            ended = [d.post for d in gone if d.kind == "end" and d.status == "asserted"]
            if ended and ended[-1] != UNTOLD:
                yield replace(self.draft(cue, i, chosen, ended[-1], i, chosen.end), kind="hold", how=None)
                return
        if owner is None or not modifiers & {"elected", "designated", "chosen", "nominated", "newly", "incoming"}:
            return
        if chosen is None or chosen.key == owner.key:
            return
        for post in self.posts.main(owner, i)[:1]:
            yield self.draft(cue, i, chosen, post, i, chosen.end)
