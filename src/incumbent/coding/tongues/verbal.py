"""Posts told by a verb, read by grammar: "назначен председателем", "Министром стал Иванов", "ушёл с поста президента".

A title in the instrumental, or in the genitive behind "пост", with the verb that governs it in its clause; who takes or leaves
the post is the subject of some verbs and the object of others. The reader finds most of these; which way it goes it tells wrong
where the case decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from incumbent.coding.tongues.apposed import FARTHEST, SURE, Apposed, Post
from incumbent.coding.tongues.dates import TongueDates
from incumbent.knowledge.cyrillic import is_title
from incumbent.language.tongues import words_of
from incumbent.reader import Anchor, Run
from incumbent.reader.schema import CLAIM_ROLES

PARTED = 6  # words that a comma or "и" between a verb and a name is as far as
REACH = 10  # words between a verb and the title it governs, and between it and whoever it is told of
_MARKS = frozenset(".;:!?()[]…")
_DASHES = frozenset("—–")
_PARTS = frozenset(";:")  # what no subject stands beyond
_ACTING = re.compile(r"(?:им|ім|ем|ам|ом|ой|ою|ай|аю|ей|ею)\Z")  # how an instrumental ends
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb tells of a post: the kind of the claim, how, and whether it is told of its object rather than its subject."""

    kind: str
    how: str
    of_object: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A post with the verb that governs it, and the word of whoever it is told of."""

    post: Post
    verb: Verb
    at: int  # the word of the verb
    person: int


@cache
def _verbs(language: str) -> tuple[tuple[re.Pattern[str], Verb], ...]:
    """The [verbal] verbs of a language's file."""
    told = words_of(language)["verbal"]["verbs"]
    return tuple(
        (re.compile(pattern), Verb(kind, "" if how == "-" else how, side == "object"))
        for kind, how, side, pattern in told
    )


class Verbal:
    """Finds the posts of one article that verbs tell."""

    def __init__(self, apposed: Apposed, dates: TongueDates) -> None:
        self.apposed, self.page, self.cast, self.dates = apposed, apposed.page, apposed.cast, dates
        language = apposed.wording.language
        words = words_of(language)["verbal"]
        self.verbs = _verbs(language)
        self._has_verbs = language != "be"  # of Belarusian no dictionary tells what is a verb
        self._leads = [(kind, re.compile(pattern)) for kind, pattern in words["leads"].items()]
        self._so_far = re.compile(words["so_far"])
        self._not, self._until = frozenset(words["not"]), frozenset(words["until"])
        self._ends = self._not | {",", *words["ends"]}  # a post ends before them
        self.place, self.away = re.compile(words["place"]), re.compile(words["away"])

    def corrected(self, claims: list[Anchor]) -> list[Anchor]:
        """The anchors of an article's claims, with what grammar tells in the place of what contradicts it."""
        for told in self.found():
            claims = self._with(claims, told)
        return sorted(claims, key=lambda a: a.word)

    def found(self) -> Iterator[Told]:
        """Every post that a verb tells of somebody named, in text order."""
        for s in self.page.sentences:
            before: Verb | None = None
            i = s.first
            while i < s.last:
                led = self._led(i, s.last)
                if led is not None:
                    yield led
                head = self._head_at(i, s.last)
                end = self._end(head, s.last) if head is not None else i + 1
                if head is not None:
                    told = self._elliptic(head, end, s.last, before) or self._told(i, head, end, s.first, s.last)
                    if told is not None:
                        before = told.verb
                        yield told
                i = max(end, i + 1)

    def _led(self, i: int, last: int) -> Told | None:
        """A body with a verb of heading it: "возглавляет правительство", "который до сих пор возглавлял ведомство"."""
        word = self.page.word(i).lower()
        kind = next((kind for kind, pattern in self._leads if pattern.fullmatch(word)), None)
        end = self._end(i, last) if kind is not None else i + 1
        if kind is None or end == i + 1:
            return None
        s = self.page.sentences[self.page.sentence_of[i]]
        if kind == "was" and self._so_far.search(
            " ".join(self.page.word(k).lower() for k in range(max(s.first, i - 5), i))
        ):
            kind = "end"
        person = self._person(i, i, end, False)
        post = Post(Run(i, i + 1, SURE), Run(i + 1, end, SURE), None)
        return (
            Told(post, Verb(kind, "", False), i, person)
            if person is not None and not self._denied(i, s.first)
            else None
        )

    def _head_at(self, i: int, last: int) -> int | None:
        """The title of a post that begins at word `i`: in the instrumental, "исполняющим обязанности" one, or behind "пост"."""
        word = self.page.word(i).lower()
        if self.place.fullmatch(word):
            return next((k for k in range(i + 1, min(i + 5, last)) if self._is_title(k, "g")), None)
        if self.apposed.wording.around.acting.fullmatch(word) and _ACTING.search(word):
            return next((k for k in range(i + 1, min(i + 4, last)) if self._is_title(k, "gi")), None)
        return i if self._is_title(i, "i") else None

    def _is_title(self, i: int, cases: str) -> bool:
        if i in self.cast.name_at or not _LETTER.match(self.page.word(i)):
            return False
        forms = self.apposed.morphology.forms(self.page.word(i))
        return any(
            not f.plural and f.case and f.case in cases and f.gender != "n" and is_title(f.singular) for f in forms
        )

    def _end(self, head: int, last: int) -> int:
        """Where the words of a post end that stand behind its title."""
        for i in range(head + 1, min(last, head + FARTHEST)):
            word = self.page.word(i)
            k = self.cast.name_at.get(i)
            person = k is not None and self.apposed.reading.names[k].kind == "person"
            known = k is None and word.islower() and not self.apposed.cast.people.is_preposition(word)
            verb = known and (
                self._verb_at(i) is not None or (self._has_verbs and self.apposed.morphology.is_verb(word))
            )
            if person or verb or word in _MARKS | _DASHES or word in self._ends or self._leaves_post(i):
                return i
        return min(last, head + FARTHEST)

    def _leaves_post(self, i: int) -> bool:
        """Whether a preposition or number at word `i` begins something else than a portfolio."""
        word = self.page.word(i)
        return word[:1].isdigit() or (
            self.apposed.cast.people.is_preposition(word) and word.lower() not in ("по", "па")
        )

    def _verb_at(self, i: int) -> Verb | None:
        word = self.page.word(i).lower()
        return next((verb for pattern, verb in self.verbs if pattern.fullmatch(word)), None)

    def _told(self, start: int, head: int, end: int, first: int, last: int) -> Told | None:
        """The post whose words are [start, end), with its verb and its person."""
        place = self.place.fullmatch(self.page.word(start).lower()) is not None
        leaves = place and start > first and self.away.fullmatch(self.page.word(start - 1).lower()) is not None
        verbs = [(i, v) for i in self._around(start, end, first, last) if (v := self._verb_at(i)) is not None]
        if not leaves:
            verbs = [(i, v) for i, v in verbs if v.kind != "gone" and (place or v.how != "post")]
        change = [(i, v) for i, v in verbs if v.kind != "was"] or verbs
        if not change:
            return None
        at, verb = min(change, key=lambda one: min(abs(one[0] - start), abs(one[0] - end)))
        if leaves:
            verb = Verb("end", "resigned" if not verb.of_object else "dismissed", verb.of_object)
        person = self._person(at, start, end, verb.of_object)
        if person is None or (self._denied(at, first) and verb.kind != "end"):
            return None
        post = self.apposed.post_from(head, end)
        if post.title.first <= at < head:  # "избран спикером" is no speaker-elect
            post = replace(post, title=replace(post.title, first=at + 1))
        return Told(post, verb, at, person)

    def _denied(self, verb: int, first: int) -> bool:
        """Whether "не" stands before a verb, and no "пока" that makes it a time."""
        words = [self.page.word(i).lower() for i in range(max(first, verb - REACH), verb)]
        return bool(words) and words[-1] in self._not and self._until.isdisjoint(words)

    def _around(self, start: int, end: int, first: int, last: int) -> Iterator[int]:
        """The words of the clause around a post, up to a mark."""
        for i in range(start - 1, max(first, start - REACH) - 1, -1):
            if self.page.word(i) in _MARKS | _DASHES:
                break
            yield i
        for i in range(end, min(last, end + REACH)):
            if self.page.word(i) in _MARKS | _DASHES or self.page.word(i) == ",":
                break
            yield i

    def _person(self, verb: int, start: int, end: int, of_object: bool) -> int | None:
        """The word of whoever a verb tells a post of: the nearest that stands in the case of its object or subject."""
        s = self.page.sentences[self.page.sentence_of[verb]]
        parts = [i for i in range(s.first, s.last) if self.page.word(i) in _PARTS]
        first = max((i for i in parts if i < min(verb, start)), default=s.first)
        last = min((i for i in parts if i > max(verb, end - 1)), default=s.last)
        near = range(max(first, verb - REACH - 4), min(last, max(verb, end) + REACH))
        aside = self._aside(s.first, verb)
        fitting = [
            i
            for i in near
            if not (start <= i < end or i in aside) and self.cast.person_at(i) is not None and self._fits(i, of_object)
        ]
        return min(fitting, key=lambda i: self._far(i, verb, aside), default=None)

    def _aside(self, first: int, verb: int) -> range:
        """The words between two commas right before a verb: "Иванов, брат Петрова, стал"."""
        commas = [i for i in range(first, verb) if self.page.word(i) == ","]
        if len(commas) < 2 or verb - commas[-1] > 3 or self.page.word(commas[-2] + 1).lower() in self.apposed.he:
            return range(0)
        return range(commas[-2], commas[-1] + 1)

    def _far(self, i: int, verb: int, aside: range) -> int:
        """How far a word is from a verb; further where a joining word or comma stands between them."""
        lo, hi = sorted((i, verb))
        between = [k for k in range(lo + 1, hi) if k not in aside]
        parted = any(self.page.word(k).lower() in self.apposed.wording.around.joins for k in between)
        return len(between) + (PARTED if parted else 0)

    def _fits(self, i: int, of_object: bool) -> bool:
        """Whether the pronoun at a word, or the name that ends there, can be an object, or a subject."""
        k = self.cast.name_at.get(i)
        return (k is None or i == self.apposed.reading.names[k].last) and self.apposed.may_be(i, of_object)

    def _elliptic(self, head: int, end: int, last: int, before: Verb | None) -> Told | None:
        """ "..., министром обороны — Иван Иванов": the verb of the post before it."""
        if before is None or end + 1 >= last or self.page.word(end) not in _DASHES:
            return None
        k = self.cast.name_at.get(end + 1)
        if k is None or self.apposed.reading.names[k].kind != "person":
            return None
        return Told(self.apposed.post_from(head, end), before, head, self.apposed.reading.names[k].last)

    def _with(self, claims: list[Anchor], told: Told) -> list[Anchor]:
        """The claims with one more; those of the same person and post that say otherwise are left out."""
        person = self.cast.person_at(told.person)
        title = told.post.title
        since = told.verb.kind == "was"
        own: list[Anchor] = []
        rest: list[Anchor] = []
        for a in claims:
            of_post = any(r.first < title.end and title.first < r.end for r in a.roles["title"])
            (own if self.cast.person_at(a.word) == person and (of_post or self._bare(a, told)) else rest).append(a)
        when = next((a.roles["when"] for a in own if a.roles["when"]), None) or self._when(told)
        if told.verb.how == "transferred":  # the codebook: whoever is moved leaves what he held
            rest = [self._left(a, person, told) for a in rest]
        kind = told.verb.kind if not since else "start" if when and self._begins(when[0]) else "held"
        same = max((a for a in own if a.kind == kind), key=lambda a: a.p, default=None)
        roles = {role: list[Run]() for role in CLAIM_ROLES} | (same.roles if same is not None else {})
        roles |= {"title": [title], "when": when if kind in ("start", "end", "held") else []}
        for role, run in (("body", told.post.body), ("area", told.post.area)):
            behind = self.page.word(told.post.end).lower() if told.post.end < len(self.page.words) else ""
            if run is not None or behind not in self._ends - {","}:
                roles[role] = [run] if run is not None else []
        first, end = min(title.first, told.person, told.at), max(title.end, told.person + 1, told.at + 1)
        roles["evidence"] = [Run(first, end, SURE)]
        classes = {
            "status": {"asserted": 0.9, "planned": 0.1},
            "how": {told.verb.how if told.verb.how not in ("", "post") else "none": 1.0},
            "dated": {"untold": 1.0, "published": 0.0, "told": 0.0},
        }
        if same is not None:
            classes["dated"] = same.classes["dated"]
        return [*rest, Anchor(told.person, kind, max(SURE, same.p if same is not None else 0.0), roles, classes)]

    def _left(self, a: Anchor, person: int | None, told: Told) -> Anchor:
        here = self.page.sentence_of[a.word] == self.page.sentence_of[told.person]
        moved = here and self.cast.person_at(a.word) == person and a.kind in ("hold", "start")
        return replace(a, kind="end", classes=a.classes | {"how": {"transferred": 1.0}}) if moved else a

    def _bare(self, a: Anchor, told: Told) -> bool:
        """Whether an anchor of the same sentence tells no post of its own."""
        return not a.roles["title"] and self.page.sentence_of[a.word] == self.page.sentence_of[told.person]

    def _when(self, told: Told) -> list[Run]:
        """The words of time nearest to the verb in its clause."""
        s = self.page.sentences[self.page.sentence_of[told.at]]
        here = [t for t in self.dates.times.found if s.first <= t.start < s.last]
        times = [t for t in here if self._joined(told.at, t.start)] or (here if len(here) == 1 else [])
        published = self.dates.published
        if told.verb.kind == "start" and published is not None:
            times = [t for t in times if t.value is None or t.value.earliest <= published.latest]
        nearest = min(times, key=lambda t: abs(t.start - told.at), default=None)
        return [Run(nearest.start, nearest.end, SURE)] if nearest is not None else []

    def _joined(self, one: int, other: int) -> bool:
        """Whether no comma or dash parts two words."""
        lo, hi = sorted((one, other))
        return not any(self.page.word(i) in _DASHES or self.page.word(i) in (",", ";") for i in range(lo, hi))

    def _begins(self, when: Run) -> bool:
        """Whether words of time tell from when on alone: "с 2013 года", not "с 2007 по 2014 год"."""
        date = self.dates.times.resolve(when.first, when.end, False)
        near = [self.page.word(i).lower() for i in range(max(0, when.first - 1), when.first + 1)]
        return date is not None and "/" not in date.text and any(self.apposed.since.fullmatch(w) for w in near)
