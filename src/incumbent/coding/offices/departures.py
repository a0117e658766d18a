"""Frames of departure: somebody leaves a post, is put out of it, dies, loses it, or is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incumbent.coding.offices.changes import Cue
from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.orphans import UNTOLD, is_named, plain
from incumbent.coding.offices.people import Holder
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.coding.offices.roles import is_passive, object_of, possessor, prepositional, subject
from incumbent.coding.offices.same import is_ruler, same_post
from incumbent.coding.offices.tools import FrameTools
from incumbent.records import ClaimKind

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


class Departures(FrameTools):
    """leave, oust, swap, die, kill, lose."""

    def leave(self, cue: Cue, i: int) -> Iterator[Draft]:
        who = self.noun_owner(i) if cue.noun else subject(self.analysis, i)
        holders = self.posts.holders_at(who) if who is not None else []
        holders = holders or self.inverted(i)
        if not holders and who is not None and self.posts.phrase_at(who) is not None:
            holders = self.included(i)
        if not holders and not cue.noun and who is not None:
            yield from self._unnamed(cue, i, who)
        for holder, phrase in holders:
            yield from self._leaves(cue, i, who, holder, phrase)

    def _leaves(
        self, cue: Cue, i: int, who: int | None, holder: Holder, phrase: OfficePhrase | None
    ) -> Iterator[Draft]:
        told = self.posts.told(i, holder)
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
        listed = target is not None and self.posts.phrase_at(target) is not None and not self.posts.holders_at(target)
        also = self.inverted(i) or (self.included(i) if listed else [])
        for holder, phrase in also if cue.needs != "incumbent" else ():
            for post in self.current(holder, phrase, former=False)[:1]:
                yield self.draft(cue, i, holder, post, holder.start, holder.end)
        if target is None or (source is not None and self.tokens[source].lower in _GROUPS):
            return
        beaten = list(self._beaten(cue, i, target)) if cue.needs == "incumbent" else []
        yield from beaten or self._out(cue, i, target)

    def _beaten(self, cue: Cue, i: int, target: int) -> Iterator[Draft]:
        """ "defeated the incumbent, A, in the presidential runoff": A leaves, and the victor is chosen."""
        holder = self.who(target)
        near = self.tokens[i + 1 : (holder.start if holder is not None else target) + 1]
        if holder is None or not any(t.lower == "incumbent" for t in near):
            return
        _, phrase = self.posts.holder_at(holder.end - 1)
        known = self.current(holder, phrase, former=False)[:1]
        contest = next((k for k in range(target, min(target + 14, len(self.tokens))) if self._is_contest(k)), None)
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
            for post in posts:
                yield self.draft(cue, i, holder, post, holder.start, holder.end)
        for holder, phrase in several if len(several) > 1 and not cue.needs else ():
            if phrase is not None and phrase.fit and not phrase.marks & {"past"}:
                yield self.draft(cue, i, holder, Post.of(phrase), holder.start, holder.end)

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
        if draft.kind != "held" or draft.tie != "be" or draft.date is not None:
            return False
        sentences = self.analysis.sentences
        there, here = sentences[self.tokens[draft.start].sent], sentences[self.tokens[i].sent]
        return there.paragraph == here.paragraph and not self.dating.in_the_past(draft.start)

    def lose(self, cue: Cue, i: int) -> Iterator[Draft]:
        """ "lost her seat to B", "losing reelection to B in 2014": out goes the subject, in comes B."""
        holder = self.who(subject(self.analysis, i))
        target = object_of(self.analysis, i)
        winner = self.who(prepositional(self.analysis, i, "to"))
        if winner is None and target is not None:
            winner = self.who(prepositional(self.analysis, target, "to"))
        if holder is None or target is None or self.tokens[target].lower not in _SEATS:
            return
        named = self.posts.by_noun(target, holder) or self.posts.main(holder, i)[:1]
        if self.tokens[target].lower in ("seat", "majority"):
            named = [p for p in named if p.sort == "legislator"]
            mine = self.tokens[target - 1].tag == "PRP$"
            if not named and mine and is_named(self.analysis, holder):
                named = [Post("member", "parliament", None, None, "legislator")]
        for post in named:
            yield self.draft(cue, i, holder, post, i, target + 1)
            if winner is not None:
                yield replace(self.draft(cue, i, winner, post, i, target + 1), kind="start", how="elected")
