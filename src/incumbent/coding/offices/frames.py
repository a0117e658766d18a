"""Changes of office: each cue's frame says who takes or leaves which post, by whom, when, and whether it happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incumbent.coding.offices.changes import Cue, Cues
from incumbent.coding.offices.dating import Dating
from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.outlook import Outlook, outlook
from incumbent.coding.offices.people import Holder, People
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.coding.offices.posts import Posts, Told
from incumbent.coding.offices.settle import is_ruler, same_post
from incumbent.coding.offices.roles import agent, is_passive, object_of, possessor, prepositional, subject
from incumbent.language import Analysis
from incumbent.records import ClaimKind, How, PartialDate

_SEATS = frozenset({"seat", "reelection", "re-election", "election", "office", "post", "power", "presidency", "governorship", "leadership", "race", "bid", "job", "majority"})
_NEWS_PARAGRAPHS = 3


class ChangeReader:
    """Reads the changes of one article."""

    def __init__(self, analysis: Analysis, people: People, posts: Posts, dating: Dating, cues: Cues) -> None:
        self.analysis, self.tokens = analysis, analysis.tokens
        self.people, self.posts, self.dating, self.cues = people, posts, dating, cues
        self._frames = {
            "put": self._put, "take": self._take, "leave": self._leave, "oust": self._oust, "swap": self._swap,
            "die": self._die, "kill": self._kill, "lead": self._lead, "sit": self._sit,
            "lose": self._lose, "hold": self._hold, "follow": self._follow, "seat": self._seat,
        }  # fmt: skip
        self._news: dict[str, tuple[PartialDate, str | None]] = {}

    def _note_news(self, cue: Cue, i: int) -> None:
        """Remember when, and by whom, the first recent change of this manner is told, whatever its posts."""
        time = self.dating.expression(i)
        if cue.how and cue.how not in self._news and time is not None and time.value and self.dating.is_near(time.value):
            by = agent(self.analysis, i) if not cue.noun else None
            holder = self._who(by)
            self._news[cue.how] = (time.value, holder.name if holder is not None else None)

    def read(self) -> list[Draft]:
        found: list[Draft] = []
        self._news.clear()
        for token in self.tokens:
            cue = self._cue(token.i)
            if cue is None:
                continue
            result = "done" if cue.frame == "seat" else outlook(self.analysis, token.i)
            if result == "none":
                continue
            if result == "done":
                self._note_news(cue, token.i)
            for draft in self._frames[cue.frame](cue, token.i):
                dressed = self._dress(draft, cue, token.i, result)
                if dressed is not None:
                    found.append(dressed)
        self._share_news(found)
        return found

    def _share_news(self, found: list[Draft]) -> None:
        """A change told again without a date ("the replacement of A with B") is the dated one told before it."""
        for draft in found:
            news = self._news.get(draft.how or "")
            if news is None or draft.date is not None or draft.status != "asserted" or draft.kind not in ("start", "end"):
                continue
            if self._paragraph(draft) <= _NEWS_PARAGRAPHS or draft.how == "replaced":
                draft.date = news[0]
                if draft.by is None and (draft.holder is None or news[1] != draft.holder.name):
                    draft.by = news[1]

    def _paragraph(self, draft: Draft) -> int:
        return self.analysis.sentences[self.tokens[draft.start].sent].paragraph

    def _cue(self, i: int) -> Cue | None:
        token = self.tokens[i]
        tag = token.tag[0]
        if tag == "V" and (token.dep not in ("aux", "auxpass", "amod", "compound") or token.tag == "VBD"):
            for cue in self.cues.verbs.get(token.lemma, ()):
                if not cue.particle or self._followed(i, cue.particle):
                    if i >= 2 and self.tokens[i - 1].text == "-" and self.tokens[i - 2].lower == "re":
                        return None
                    return cue
        elif tag == "N" and token.dep != "compound":
            if i and self.tokens[i - 1].lower in ("second", "third", "fourth", "re", "-"):
                return None
            return self.cues.nouns.get(token.lower)
        return None

    def _followed(self, i: int, particle: str) -> bool:
        words = particle.split()
        for k in range(i + 1, min(i + 4, len(self.tokens))):
            if [t.lower for t in self.tokens[k : k + len(words)]] == words:
                return True
        return False

    # roles

    def _who(self, i: int | None) -> Holder | None:
        return self.posts.holder_at(i)[0] if i is not None else None

    def _nearby_object(self, verb: int) -> int | None:
        """The object, or where the parse has none, the first name within a few words of an active verb."""
        found = object_of(self.analysis, verb)
        if found is not None:
            return found
        for k in range(verb + 1, min(verb + 8, len(self.tokens))):
            if self.tokens[k].sent != self.tokens[verb].sent or self.tokens[k].text in (",", ";") or self.tokens[k].tag in ("IN", "TO", "VBD"):
                return None
            holder = self.people.starting(k)
            if holder is not None:
                return holder.end - 1
        return None

    def _noun_owner(self, noun: int) -> int | None:
        """Whose appointment or resignation it is: in "Trump's nomination of B", B's."""
        of = prepositional(self.analysis, noun, "of")
        if of is not None and self._who(of) is not None:
            return of
        owner = possessor(self.analysis, noun)
        return owner if owner is not None else of if of is not None else prepositional(self.analysis, noun, "by")

    # frames

    def _put(self, cue: Cue, i: int) -> Iterator[Draft]:
        target = self._target(cue, i)
        holder = self._who(target)
        if holder is None and target is not None:
            holder = self.posts.person_before(target)
        if holder is None:
            yield from self._unnamed_put(cue, i, target)
            return
        told = self.posts.told(i, holder, become=True)
        for post, phrase, start, end in told:
            if cue.how == "nominated" and post.title in ("president", "vice president", "governor") and phrase is not None:
                continue
            draft = self._draft(cue, i, holder, post, start, end)
            if phrase is not None and "chosen" in phrase.marks and cue.how != "sworn_in":
                draft.kind = "chosen"
            yield draft
        if told:
            return
        seat = self.posts.seat_of_other(i) if cue.how in ("appointed", "elected") else None
        if seat is not None:
            other, post, at = seat
            yield self._draft(cue, i, holder, post, i, at + 1)
            yield replace(self._draft(cue, i, other, post, i, at + 1), kind="end", how=None, by=None)
            return
        inner = prepositional(self.analysis, i, "to", "into")
        if inner is None and target is not None:
            inner = prepositional(self.analysis, target, "to")
        if inner is None and self._as_successor(i, target):
            for post in self.posts.vacated(i)[:1]:
                yield self._draft(cue, i, holder, post, i, i + 1)
            return
        if inner is not None:
            member = self.posts.member_of(inner, inner + 1, holder)
            named = self.posts.by_noun(inner, holder)
            if named:
                yield self._draft(cue, i, holder, named[0], i, inner + 1)
                return
            if member is not None:
                yield self._draft(cue, i, holder, member, i, inner + 1)
                return
            if self.tokens[inner].lower in ("post", "position", "role", "office", "job"):
                for post in self.posts.main(holder, i)[:1]:
                    yield self._draft(cue, i, holder, post, i, inner + 1)
                return
            phrase = self.posts.phrase_at(inner)
            if phrase is not None and phrase.fit:
                yield self._draft(cue, i, holder, Post.of(phrase), phrase.start, phrase.end)
                return
        owned = cue.noun and possessor(self.analysis, i) is not None and self.dating.expression(i) is not None
        if cue.how in ("elected", "sworn_in") and (owned or not cue.needs):
            for post in self.posts.main(holder, i, ("hold", "start", "held", "chosen"))[:1]:
                yield self._draft(cue, i, holder, post, i, i + 1)

    def _unnamed_put(self, cue: Cue, i: int, target: int | None) -> Iterator[Draft]:
        """"will name a new adviser next week": a start without a person, for what is still to come."""
        phrase = self.posts.phrase_at(target) if target is not None else None
        if phrase is None or not phrase.fit or phrase.plural or "new" not in phrase.marks and phrase.determiner != "a":
            return
        if outlook(self.analysis, i) == "planned" and cue.how == "appointed":
            yield self._draft(cue, i, None, Post.of(phrase), phrase.start, phrase.end)

    def _as_successor(self, i: int, target: int | None) -> bool:
        """"appointed B as his successor", "named B to replace him"."""
        for at in (i, target):
            inner = prepositional(self.analysis, at, "as") if at is not None else None
            if inner is not None and self.tokens[inner].lower in ("successor", "replacement"):
                return True
        return False

    def _target(self, cue: Cue, i: int) -> int | None:
        if cue.noun:
            return self._noun_owner(i)
        if is_passive(self.analysis, i) or (cue.kind == "chosen" and cue.how == "elected"):
            return subject(self.analysis, i)
        return self._nearby_object(i)

    def _take(self, cue: Cue, i: int) -> Iterator[Draft]:
        holder = self._who(subject(self.analysis, i))
        if holder is None or (is_passive(self.analysis, i) and cue.word != "become"):
            return
        if cue.needs == "success":
            yield from self._run(cue, i, holder)
            return
        told = self.posts.told(i, holder) if cue.needs != "body" else []
        if cue.word == "take" and cue.particle == "over":
            yield from self._taken_from(cue, i, told)
        if cue.word in ("win", "take", "gain") and not any(self._direct(i, t[2]) for t in told):
            told = []
        for post, _, start, end in told:
            yield self._draft(cue, i, holder, post, start, end)
        if told:
            return
        target = object_of(self.analysis, i)
        if target is None:
            target = prepositional(self.analysis, i, "to", "into")
        if target is None:
            return
        named = self.posts.by_noun(target, holder)
        if not named and cue.word in ("take", "assume", "enter", "return") and self.tokens[target].lower in ("office", "power", "role", "post"):
            named = self.posts.main(holder, i, ("hold", "start", "chosen", "held"))[:1]
        if not named and cue.needs == "body":
            member = self.posts.member_of(target, target + 1, holder)
            named = [member] if member is not None else []
        for post in named:
            yield self._draft(cue, i, holder, post, i, target + 1)

    def _run(self, cue: Cue, i: int, holder: Holder) -> Iterator[Draft]:
        """"successfully ran for a seat in the Senate", "ran successfully to be mayor"."""
        if not any(self.tokens[c].lower in ("successfully", "unopposed") for c in self.tokens[i].children):
            return
        told = self.posts.told(i, holder, become=True)
        target = prepositional(self.analysis, i, "for")
        seats = [] if told else self.posts.by_noun(target, holder)
        for post in [t[0] for t in told] + seats:
            yield self._draft(cue, i, holder, post, i, (target or i) + 1)

    def _taken_from(self, cue: Cue, i: int, told: list[Told]) -> Iterator[Draft]:
        """"took over from A as X": A leaves it."""
        before = self._who(prepositional(self.analysis, i, "from"))
        if before is None:
            return
        posts = [t[0] for t in told] or self.posts.main(before, i)[:1]
        for post in posts:
            yield replace(self._draft(cue, i, before, post, i, i + 1), kind="end", how="replaced")

    def _direct(self, i: int, start: int) -> bool:
        return start - i <= 3 or any(t.lower == "as" for t in self.tokens[i + 1 : start])

    def _leave(self, cue: Cue, i: int) -> Iterator[Draft]:
        who = self._noun_owner(i) if cue.noun else subject(self.analysis, i)
        holder, phrase = self.posts.holder_at(who) if who is not None else (None, None)
        if holder is None:
            return
        told = self.posts.told(i, holder)
        for post, _, start, end in told:
            yield self._draft(cue, i, holder, post, start, end)
        if told:
            return
        target = prepositional(self.analysis, i, "from") if cue.needs != "post" else None
        target = target if target is not None else object_of(self.analysis, i)
        named: list[Post] = []
        end = i + 1
        if target is not None and not cue.noun:
            named = self.posts.by_noun(target, holder)
            anaphoric = self.posts.is_post_word(target)
            member = None if named else self.posts.member_of(target, target + 1, holder)
            if not named and member is not None and self._consistent(member, holder):
                named = [member]
            if not named and not anaphoric:
                return
            end = target + 1
        elif cue.needs == "post":
            return
        if not named:
            named = self._current(holder, phrase)[:1]
        for post in named:
            yield self._draft(cue, i, holder, post, i, end)

    def _consistent(self, post: Post, holder: Holder) -> bool:
        return True

    def _current(self, holder: Holder, phrase: OfficePhrase | None) -> list[Post]:
        """The posts that "he resigned" or "her dismissal" can mean: the one told right there, else the known ones."""
        if phrase is not None and phrase.fit and not phrase.plural and phrase.sort != "like" and not phrase.marks & {"past"}:
            return [Post.of(phrase)]
        return self.posts.main(holder, 0, ("hold", "start", "held"))

    def _oust(self, cue: Cue, i: int) -> Iterator[Draft]:
        target = self._target(cue, i)
        if target is None:
            return
        yield from self._out(cue, i, target)

    def _out(self, cue: Cue, i: int, target: int) -> Iterator[Draft]:
        for at in self.posts.all_objects(target):
            holder, phrase = self.posts.holder_at(at)
            if holder is None:
                for post, bound, start, end in self.posts.unnamed(at):
                    yield self._draft(cue, i, bound, post, start, end)
                continue
            if cue.needs == "incumbent" and not (phrase is not None and phrase.marks & {"now", "then"}):
                continue
            told = [] if cue.noun else self.posts.told(i, holder)
            posts = [t[0] for t in told] or self._current(holder, phrase)[:1]
            for post in posts:
                yield self._draft(cue, i, holder, post, holder.start, holder.end)

    def _swap(self, cue: Cue, i: int) -> Iterator[Draft]:
        if cue.noun:
            out, into = prepositional(self.analysis, i, "of"), prepositional(self.analysis, i, "with", "by")
        elif is_passive(self.analysis, i):
            out, into = subject(self.analysis, i), prepositional(self.analysis, i, "by", "with")
        else:
            out, into = self._nearby_object(i), prepositional(self.analysis, i, "with")
            if into is None and out is not None:
                into = prepositional(self.analysis, out, "with")
            if into is None:
                into = subject(self.analysis, i)
                if self._agent_replaces(into, out):
                    into = None
        if out is None:
            return
        newcomer = self._who(into)
        holder, phrase = self.posts.holder_at(out)
        if holder is None and newcomer is None:
            unnamed = self.posts.unnamed(out)
            for post, bound, start, end in unnamed:
                yield replace(self._draft(cue, i, bound, post, start, end), kind="end", how="replaced")
            return
        told = self.posts.told(i, newcomer if newcomer is not None else holder)
        posts = [t[0] for t in told]
        if not posts and holder is not None:
            posts = self._current(holder, phrase)[:1]
        if not posts and holder is None and phrase is not None and phrase.fit:
            posts = [Post.of(phrase)]
        if not posts and newcomer is not None:
            posts = self.posts.main(newcomer, i, ("hold", "start"))[:1]
        end_how: How = "replaced"
        for post in posts:
            if holder is not None or phrase is not None:
                yield replace(self._draft(cue, i, holder, post, out, out + 1), kind="end", how=end_how)
            if newcomer is not None:
                yield replace(self._draft(cue, i, newcomer, post, out, out + 1), kind="start")

    def _agent_replaces(self, into: int | None, out: int | None) -> bool:
        """"Lukashenko replaced his security chiefs": the subject is the one who appoints, not the successor."""
        if into is None or out is None:
            return False
        holder = self._who(into)
        if holder is None:
            return True
        if any(p.sort in ("executive", "monarch") for p in self.posts.main(holder, 0)):
            _, phrase = self.posts.holder_at(out)
            return phrase is None or phrase.sort not in ("executive", "monarch")
        return self.posts.phrase_at(out) is not None and self._who(out) is None

    def _die(self, cue: Cue, i: int) -> Iterator[Draft]:
        who = self._noun_owner(i) if cue.noun else subject(self.analysis, i)
        if who is not None:
            yield from self._dead(cue, i, who)

    def _kill(self, cue: Cue, i: int) -> Iterator[Draft]:
        target = subject(self.analysis, i) if is_passive(self.analysis, i) else self._nearby_object(i)
        if target is not None:
            yield from self._dead(cue, i, target)

    def _dead(self, cue: Cue, i: int, who: int) -> Iterator[Draft]:
        for at in self.posts.all_objects(who):
            holder = self._who(at)
            if holder is None:
                continue
            known = self.posts.known.get(holder.key, ())
            gone = [d.post for d in known if d.kind == "held" and d.marks & {"past", "late"}]
            for draft in known:
                if any(same_post(draft.post, post) for post in gone) or not self._holds_still(draft, i):
                    continue
                start = draft.start if self.tokens[draft.start].sent == self.tokens[i].sent else i
                yield self._draft(cue, i, holder, draft.post, start, i + 1)

    def _holds_still(self, draft: Draft, i: int) -> bool:
        """Whether somebody who dies at token `i` held this post until then."""
        if draft.kind == "hold":
            return True
        if draft.kind != "held" or draft.tie != "be" or draft.date is not None:
            return False
        sentences = self.analysis.sentences
        there, here = sentences[self.tokens[draft.start].sent], sentences[self.tokens[i].sent]
        return there.paragraph == here.paragraph and not self.dating.in_the_past(draft.start)

    def _lose(self, cue: Cue, i: int) -> Iterator[Draft]:
        """"lost her seat to B", "losing reelection to B in 2014": out goes the subject, in comes B."""
        holder = self._who(subject(self.analysis, i))
        target = object_of(self.analysis, i)
        winner = self._who(prepositional(self.analysis, i, "to"))
        if winner is None and target is not None:
            winner = self._who(prepositional(self.analysis, target, "to"))
        if holder is None or target is None or self.tokens[target].lower not in _SEATS:
            return
        named = self.posts.by_noun(target, holder) or self.posts.main(holder, i)[:1]
        for post in named:
            yield self._draft(cue, i, holder, post, i, target + 1)
            if winner is not None:
                yield replace(self._draft(cue, i, winner, post, i, target + 1), kind="start", how="elected")

    def _follow(self, cue: Cue, i: int) -> Iterator[Draft]:
        """"his elected successor, B": B is chosen for the post of him who holds it still."""
        modifiers = {self.tokens[c].lower for c in self.tokens[i].children}
        owner = self._who(possessor(self.analysis, i))
        if owner is None or not modifiers & {"elected", "designated", "chosen", "nominated", "newly", "incoming"}:
            return
        after = i + 2 if i + 2 < len(self.tokens) and self.tokens[i + 1].text == "," else i + 1
        chosen = self.people.starting(after)
        if chosen is None or chosen.key == owner.key:
            return
        for post in self.posts.main(owner, i)[:1]:
            yield self._draft(cue, i, chosen, post, i, chosen.end)

    def _seat(self, cue: Cue, i: int) -> Iterator[Draft]:
        """"A's former Senate seat"."""
        owner = self._who(possessor(self.analysis, i))
        words = {self.tokens[k].lower for k in range(max(0, i - 5), i)}
        if owner is None or not words & {"former", "old", "previous"}:
            return
        post = self.posts.member_of(i - 1, i, owner)
        if post is not None:
            yield self._draft(cue, i, owner, post, i - 1, i + 1)

    def _hold(self, cue: Cue, i: int) -> Iterator[Draft]:
        """"held the post of X"; "the seat formerly held by A"."""
        token = self.tokens[i]
        if is_passive(self.analysis, i):
            holder, target = self._who(prepositional(self.analysis, i, "by")), subject(self.analysis, i)
        else:
            holder, target = self._who(subject(self.analysis, i)), object_of(self.analysis, i)
        if holder is None or target is None:
            return
        named = self.posts.by_noun(target, holder)
        if not named and self.posts.is_post_word(target):
            named = [t[0] for t in self.posts.told(i, holder)]
        for post in named:
            kind: ClaimKind = "hold" if token.tag in ("VBZ", "VBP") else "held"
            yield replace(self._draft(cue, i, holder, post, min(i, target), max(i, target) + 1), kind=kind)

    def _lead(self, cue: Cue, i: int) -> Iterator[Draft]:
        holder = self._who(subject(self.analysis, i))
        target = object_of(self.analysis, i)
        if holder is None or target is None or is_passive(self.analysis, i) or self.tokens[i].tag == "VB":
            return
        post = self.posts.headship(cue.word, target)
        if post is None:
            return
        known = self.posts.main(holder, i)
        if any(p.sort in ("portfolio", "law") or p.body == post.body for p in known):
            return
        if post.body is None and any(is_ruler(p) for p in known):
            return
        has = any(self.tokens[c].lower in ("has", "have") for c in self.tokens[i].children)
        kind: ClaimKind = "hold" if has or self.tokens[i].tag in ("VBZ", "VBP", "VBG") else "held"
        yield replace(self._draft(cue, i, holder, post, i, target + 1), kind=kind)
        until = self.dating.expression(i)
        if until is not None and until.role == "until":
            yield replace(self._draft(cue, i, holder, post, i, target + 1), kind="end")

    def _sit(self, cue: Cue, i: int) -> Iterator[Draft]:
        holder = self._who(subject(self.analysis, i))
        target = prepositional(self.analysis, i, "in", "on")
        if holder is None or target is None:
            return
        member = self.posts.member_of(target, target + 1, holder)
        if member is None:
            return
        kind: ClaimKind = "hold" if self.tokens[i].tag in ("VBZ", "VBP", "VBG") else "held"
        yield replace(self._draft(cue, i, holder, member, i, target + 1), kind=kind)

    # finishing

    def _draft(self, cue: Cue, i: int, holder: Holder | None, post: Post, start: int, end: int) -> Draft:
        first, last = min(i, start), max(i + 1, end)
        if holder is not None and self.tokens[holder.start].sent == self.tokens[i].sent:
            first, last = min(first, holder.start), max(last, holder.end)
        return Draft(
            cue.kind, holder, post, first, last, trigger=i, how=cue.how, group=i, strength=5, confidence=0.8, tie="change"
        )  # fmt: skip

    def _dress(self, draft: Draft, cue: Cue, i: int, result: Outlook) -> Draft | None:
        """Add date, agent, status; a start that is still to come is a `chosen`."""
        time = self.dating.expression(i)
        if time is not None and draft.kind in ("start", "end", "chosen"):
            draft.date = time.value
            if self.tokens[time.start].sent == self.tokens[i].sent:
                if max(draft.end, time.end) - min(draft.start, time.start) < 45:
                    draft.start, draft.end = min(draft.start, time.start), max(draft.end, time.end)
        elif draft.kind in ("start", "end") and result == "done":
            draft.date = self.dating.news(i)
        if cue.frame in ("die", "kill", "put", "oust", "leave") and not self._is_news(draft, cue, i):
            return None
        by = agent(self.analysis, i) if not cue.noun and cue.frame in ("put", "oust", "swap", "kill") else None
        if by is not None and cue.frame != "kill":
            draft.by = self._name_of(by, draft)
        if draft.kind in ("hold", "held"):
            if result not in ("done", "reported"):
                return None
            draft.status = "reported" if result == "reported" else "asserted"
            return draft
        draft.begins = cue.how == "sworn_in" or (cue.word in ("take", "assume", "enter") and draft.kind == "start")
        if cue.word == "project":
            result = "reported"
        if result == "planned":
            if draft.kind == "start" and draft.holder is not None:
                draft.kind = "chosen"
            elif draft.kind != "chosen":
                draft.status = "planned"
        elif result == "not_done":
            if draft.kind != "end":
                return None
            draft.status = "not_done"
        elif result == "reported":
            draft.status = "reported"
            if draft.kind == "start" and cue.how == "elected":
                draft.kind = "chosen"
        if draft.kind == "chosen" and draft.how == "nominated" and self.dating.is_old(draft.date):
            draft.kind = "start"
        return draft

    def _is_news(self, draft: Draft, cue: Cue, i: int) -> bool:
        """A death needs a name; a noun of change a name with its title, a date, or a place near the head of the article."""
        if draft.holder is None:
            return True
        named = self.tokens[draft.holder.start].tag.startswith("NNP") or draft.holder.end - draft.holder.start > 1
        if cue.frame in ("die", "kill"):
            return named or self._paragraph(draft) <= 1
        if not cue.noun or draft.date is not None or draft.status != "asserted":
            return True
        titled = self.posts.holder_at(draft.holder.end - 1)[1] is not None
        return titled or self._paragraph(draft) <= _NEWS_PARAGRAPHS

    def _name_of(self, i: int, draft: Draft) -> str | None:
        holder = self._who(i)
        if holder is not None:
            return None if draft.holder is not None and holder.key == draft.holder.key else holder.name
        mention = self.analysis.mention_at(i)
        if mention is not None and mention.entity >= 0:
            return self.analysis.entities[mention.entity].name
        if self.tokens[i].tag in ("NN", "NNS") and self.tokens[i].lower not in ("who", "which", "it", "they"):
            return self.tokens[i].lower
        return None
