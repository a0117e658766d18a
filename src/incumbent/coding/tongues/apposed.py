"""Posts that stand with a person's name ("глава МИД России Сергей Лавров"), read by grammar, as anchors beside the reader's.

From a name backwards to the title that agrees with it in case; what lies between is the portfolio, the body or the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from incumbent.coding.tongues.cast import TongueCast
from incumbent.coding.tongues.wording import OF_THE_STATE
from incumbent.knowledge.cyrillic import english_body, english_title, is_title
from incumbent.language.tongues import words_of
from incumbent.language.tongues.morphology import Form
from incumbent.reader import Anchor, Name, Reading, Run
from incumbent.reader.schema import CLAIM_ROLES

FARTHEST = 14  # words between a title and the name that it stands with
SURE = 0.8  # as sure as the reader of a post that grammar alone tells
_MARKS = frozenset(".;:!?()[]…—–")
_SERVES = re.compile(
    r"^(?:first )*(?:deputy|assistant|adviser|representative|spokesperson)\b"
)  # whoever is named behind him
_QUOTES = frozenset("«»„“”\"'")
_PLACED = frozenset(
    "president prime_minister governor mayor king queen emir sultan emperor chancellor head_of_the_republic".split()
)
_OF_TITLES = re.compile(r"^(?:first |acting )*(?:deputy|assistant|adviser|spokesperson|acting)\b")
_MINISTER = re.compile(r"\bminister$")
_LETTER = re.compile(r"[^\W\d_]")
_FROM = frozenset("от від ад".split())  # a party or a list, no body
_OF_ITSELF = re.compile(
    r"перв|перш|старш|постоянн|пастаянн|постійн|специальн|спеціальн|полномочн|повноважн|государственн|державн|дзяржаўн|официальн|"
    r"офіційн|главн|головн|галоўн|окружн|городск|міськ|гарадск|областн|обласн|абласн|районн|раённ|федеральн|региональн|верховн|вярхоўн|"
    r"генеральн|народн|чрезвычайн|надзвичайн|военн|військов|вайсков|сельск|сільськ|селищн|краев|исполнительн|муниципальн|наследн|"
    r"временн|тимчасов|действительн"
)
_AREA = re.compile(
    r"(?:\S+(?:ая|ий|ой|ый|ська|ський|ка|кі) )?(?:область|вобласць|край|район|раён|республик|рэспублік|республік|город(?!ск)|горад|місто|"
    r"автономный округ|автономная область)\w*\b",
    re.IGNORECASE,
)
_ARMED = re.compile(
    r"(?:генерал|полковник|палкоўнік|адмирал|адмірал|майор|маёр|капитан|капітан|лейтенант|маршал|подполковник|підполковник)"
)


@dataclass(frozen=True, slots=True)
class Post:
    """A title with what follows it up to a name: words of the title, of its body, of its area; whether it was."""

    title: Run
    body: Run | None
    area: Run | None

    @property
    def end(self) -> int:
        """The first word behind the post."""
        return max(run.end for run in (self.title, self.body, self.area) if run is not None)


class Apposed:
    """Finds the posts of one article that stand with names."""

    def __init__(self, reading: Reading, cast: TongueCast) -> None:
        self.reading, self.page, self.cast = reading, reading.page, cast
        self.wording, self.morphology = cast.wording, cast.wording.morphology
        self.since = re.compile(words_of(self.wording.language)["times"]["since"])
        words = words_of(self.wording.language)
        told = words["standing"]
        self.he, self.him = frozenset(words["verbal"]["he"]), frozenset(words["verbal"]["him"])
        self.replacing = re.compile(told["replacing"])
        self.leaving = (
            re.compile(rf"\b{told['leaves_before']}(?: \w+)?\Z"),
            re.compile(rf"(?:, )?{told['leaves_after']}\b"),
        )

    def may_be(self, i: int, of_object: bool) -> bool:
        """Whether the name or pronoun at a word can be an object, or a subject."""
        k = self.cast.name_at.get(i)
        if k is None:
            return self.page.word(i).lower() in (self.him if of_object else self.he)
        cases = self.cases_of(self.reading.names[k])
        return "" in cases or ("a" if of_object else "n") in cases

    def anchors(self) -> list[Anchor]:
        """The reader's claims with those that grammar tells; of both at one name, the reader's kind and grammar's words."""
        claims = list(self.reading.claims)
        for name in self.reading.names:
            if name.kind != "person":
                continue
            for post in self.posts(name):
                self._add(claims, name, post)
        for heir, gone in self._successions():
            self._succeed(claims, heir, gone)
        return sorted(claims, key=lambda a: a.word)

    def _successions(self) -> Iterator[tuple[Name, Name]]:
        """Who replaces whom, where a verb of replacing stands between their names: "Председателя КГБ A сменил B"."""
        people = [n for n in self.reading.names if n.kind == "person"]
        for one, two in pairwise(people):
            if self.page.sentence_of[one.first] != self.page.sentence_of[two.first]:
                continue
            if not any(self.replacing.fullmatch(self.page.word(i).lower()) for i in range(one.end, two.first)):
                continue
            acts = ["n" in self.cases_of(n) for n in (one, two)]
            if acts == [True, False]:
                yield one, two
            elif acts == [False, True]:
                yield two, one

    def _succeed(self, claims: list[Anchor], heir: Name, gone: Name) -> None:
        """The codebook: a replacement is an end of the one's and a start of the other's, of the post that is told."""
        post = next(self.posts(gone), None)
        if (
            post is None
            or self.wording.titled([self.page.word(i) for i in range(post.title.first, post.title.end)]).former
        ):
            return
        told = [a for a in claims if gone.first <= a.word < gone.end and a.roles["title"] == [post.title]]
        if not told:
            return
        claims[:] = [a for a in claims if not (heir.first <= a.word < heir.end and a.kind == "start")]
        end = replace(told[0], kind="end", p=max(told[0].p, SURE), classes=told[0].classes | {"how": {"replaced": 1.0}})
        evidence = [Run(min(heir.first, post.title.first), max(heir.end, gone.end), SURE)]
        start = replace(end, word=heir.last, kind="start", p=SURE, roles=end.roles | {"evidence": evidence})
        claims[claims.index(told[0])] = end
        claims.append(start)

    def _add(self, claims: list[Anchor], name: Name, post: Post) -> None:
        roles: dict[str, list[Run]] = {role: [] for role in CLAIM_ROLES}
        roles["title"] = [post.title]
        roles["body"] = [post.body] if post.body is not None else []
        roles["area"] = [post.area] if post.area is not None else []
        first = min(run.first for run in (post.title, post.body, post.area) if run is not None)
        roles["evidence"] = [Run(min(first, name.first), max(name.end, post.title.end), SURE)]
        leaves = self._leaves(first, name)
        for k, a in enumerate(claims):
            if not name.first <= a.word < name.end:
                continue
            titles = a.roles["title"]
            same = any(t.first < post.title.end and post.title.first < t.end for t in titles)
            if a.kind in ("hold", "held") and (same or not titles):
                a = replace(a, kind="end") if leaves else a
                claims[k] = replace(a, p=max(a.p, SURE), roles=a.roles | roles | {"when": a.roles["when"]})
                return
            if same or (not titles and a.kind == "end" and a.p >= 0.5):
                claims[k] = replace(a, roles=a.roles | {r: roles[r] for r in ("title", "body", "area")})
                return
        classes = {
            "status": {"asserted": 0.9, "planned": 0.1},
            "how": {"none": 1.0},
            "dated": {"untold": 1.0, "published": 0.0, "told": 0.0},
        }
        claims.append(Anchor(name.last, "end" if leaves else "hold", SURE, roles, classes))

    def _leaves(self, first: int, name: Name) -> bool:
        """Whether words right before a post or right behind its name tell that whoever is named leaves it."""
        s = self.page.sentences[self.page.sentence_of[name.first]]
        before = " ".join(self.page.word(i).lower() for i in range(max(s.first, first - 3), first))
        after = " ".join(self.page.word(i).lower() for i in range(name.end, min(s.last, name.end + 5)))
        object_ = "n" not in self.cases_of(name)
        return (object_ and self.leaving[0].search(before) is not None) or self.leaving[1].match(after) is not None

    def posts(self, name: Name) -> Iterator[Post]:
        """The posts that stand before a name, and the one behind it after a comma."""
        start = self.page.sentences[self.page.sentence_of[name.first]].first
        heads = self._heads(name, start)
        for k, head in enumerate(heads):
            end = heads[k + 1] if k + 1 < len(heads) else name.first
            yield self.post_from(head, self._trimmed(head, end))
        if not heads:
            behind = self._behind(name)
            if behind is not None:
                yield behind

    def _heads(self, name: Name, start: int) -> list[int]:
        """The titles before a name that agree with it, in text order: two that stand side by side are two posts."""
        cases = self.cases_of(name)
        found: list[int] = []
        quoted, bracketed = False, False
        for i in range(name.first - 1, max(start, name.first - FARTHEST) - 1, -1):
            word = self.page.word(i)
            if word in _QUOTES:
                quoted = not quoted
                continue
            if word in ("(", ")"):
                bracketed = word == ")"
                continue
            if bracketed:
                continue
            k = self.cast.name_at.get(i)
            if (
                word in _MARKS
                or (word == "," and not quoted)
                or (k is not None and self.reading.names[k].kind == "person")
            ):
                break
            if quoted or not _LETTER.match(word):
                continue
            if i == name.first - 1 and word.lower() in self.wording.around.joins:
                break
            if (
                k is None
                and word.islower()
                and self.morphology.is_verb(word)
                and not self.cast.people.is_preposition(word)
            ):
                break
            if self.cast.people.is_preposition(word):
                continue
            forms = self.morphology.forms(word)
            title = next((f for f in forms if is_title(f.singular) and f.gender != "n"), None)
            if title is None and "-" in word:
                title = next((f for f in forms if english_title(self.wording.titled([word]).title) is not None), None)
            if title is None or k is not None:
                continue
            agreeing = {f.case for f in forms if not f.plural and (is_title(f.singular) or "-" in word)}
            strict = _SERVES.match(english_title(title.singular) or "") is not None  # "представитель Обамы" is another
            if agreeing & cases or self._is_acting(i) or ("" in agreeing | cases and not strict):
                found.insert(0, i)
        return self._governing(found, name)

    def _is_acting(self, head: int) -> bool:
        """Whether the word before a title says that it is held for the time being: the title is in the genitive then."""
        before = self.page.word(head - 1).lower().rstrip(".") if head else ""
        return (len(before) > 1 and self.wording.around.acting.fullmatch(before) is not None) or before in ("о", "а")

    def _governing(self, heads: list[int], name: Name) -> list[int]:
        """Without those that another one governs: "заместителя председателя Иванова" is one post."""
        kept: list[int] = []
        for head in heads:
            before = kept[-1] if kept else None
            if before is not None:
                ranked = _OF_TITLES.search(english_title(self.wording.titled([self.page.word(before)]).title) or "")
                forms = [f for f in self.morphology.forms(self.page.word(head)) if not f.plural]
                oblique = not any(f.case in ("n", "") for f in forms)
                between = [self.page.word(i).lower() for i in range(before + 1, head)]
                joined = bool(between) and between[-1] in self.wording.around.joins
                if not joined and (oblique and (ranked or head - before < 3)):
                    continue
            kept.append(head)
        return kept

    def cases_of(self, name: Name) -> set[str]:
        """The cases that a name may stand in, given the dictionary form that was chosen for it."""
        chosen = self.cast.text(name).split()
        words = [self.page.word(i) for i in range(name.first, name.end) if _LETTER.match(self.page.word(i))]
        found: set[str] | None = None
        for word, nominative in zip(words, chosen, strict=False):
            readings = [r for r in self.cast.people.readings(word) if r.nominative == nominative]
            likely = max((r.weight for r in readings), default=0.0) / 2
            cases = {r.case for r in readings if r.weight > likely}
            if cases and "" not in cases:
                found = cases if found is None else (found & cases or found)
        return found if found is not None else {""}

    def _trimmed(self, head: int, end: int) -> int:
        """The end of a post without a joining word, an age or a rank before the next post or the name."""
        end = next((i for i in range(head + 1, end) if _ARMED.match(self.page.word(i).lower())), end)
        while end > head + 1 and (
            self.page.word(end - 1).lower() in self.wording.around.joins or self.page.word(end - 1)[:1].isdigit()
        ):
            end -= 1
        return end

    def post_from(self, head: int, end: int) -> Post:
        """A post whose title stands at `head` and whose words reach to `end`, or to a time: "министр с 2014 года"."""
        first = self.first_word(head)
        end = next((i for i in range(head + 1, end) if self._times_begin(i)), end)
        english = english_title(self.wording.titled([self.page.word(head)]).title) or ""
        rest_first = self._longest(head, end)
        if _OF_TITLES.search(english):
            rest_first = self._nested(head, end)
            english = english_title(self.wording.titled([self.page.word(rest_first - 1)]).title) or english
        if _MINISTER.search(english) and rest_first < end:
            at = next((i for i in range(rest_first, end) if self.page.word(i)[:1].isupper()), end)
            return Post(Run(first, at if at > rest_first else rest_first, SURE), None, None)
        title = Run(first, rest_first, SURE)
        if rest_first < end and self.page.word(rest_first).lower() in OF_THE_STATE:
            rest_first += 1
        if rest_first >= end or self.cast.people.is_preposition(self.page.word(rest_first)):
            return Post(title, None, None)
        if all(self._is_country(i) for i in range(rest_first, end)):
            return Post(Run(first, end, SURE), None, None)
        rest = Run(rest_first, end, SURE)
        if english.replace(" ", "_") in _PLACED and english_body(self.wording.body(self._words(rest))[0]) is None:
            if english in ("president", "prime minister") and not self.page.word(rest_first)[:1].isupper():
                return Post(title, None, None)
            return Post(title, None, rest)
        if self.page.word(rest.first).lower() in _FROM:
            return Post(title, None, None)
        area, body = self._told_of(rest)
        return Post(title, body, area)

    def _times_begin(self, i: int) -> bool:
        return self.since.fullmatch(self.page.word(i).lower()) is not None and self.page.word(i + 1)[:1].isdigit()

    def _longest(self, head: int, end: int) -> int:
        """Where a title ends that goes on behind its head: "глава государства", "начальник генерального штаба"."""
        first = self.wording.titled([self.page.word(head)]).title
        for size in (3, 2, 1):
            if any(self.page.word(i)[:1].isupper() for i in range(head + 1, min(end, head + 1 + size))):
                continue
            words = [first, *(self.page.word(i).lower() for i in range(head + 1, min(end, head + 1 + size)))]
            if len(words) == size + 1 and is_title(" ".join(words)):
                return head + 1 + size
        return head + 1

    def _nested(self, head: int, end: int) -> int:
        """Where the title ends that a rank stands before: "заместителя министра", "советник президента"."""
        for i in range(head + 1, min(end, head + 4)):
            if any(is_title(f.singular) for f in self.morphology.forms(self.page.word(i))):
                return i + 1
        return head + 1

    def first_word(self, head: int) -> int:
        """The first word of a title: ranks and adjectives that belong to it, "временно исполняющий обязанности" too."""
        first = head
        s = self.page.sentences[self.page.sentence_of[head]].first
        around = self.wording.around
        while first - 1 >= s:
            word = self.page.word(first - 1).lower().rstrip(".")
            forms: tuple[Form, ...] = self.morphology.forms(word) if _LETTER.match(word) else ()
            adjective = any(f.kind == "adjective" for f in forms) and _OF_ITSELF.match(word) is not None
            known = around.former.fullmatch(word) or around.elect.fullmatch(word) or around.acting.fullmatch(word)
            lone = len(word) == 1 and "." not in (self.page.word(first - 1)[-1:], self.page.word(first))
            if lone or not (known or (adjective and len(word) > 2)):
                break
            first -= 1
        return first

    def _is_country(self, i: int) -> bool:
        return any(p.role in ("name", "demonym") for p in self.cast.knowledge.places(self.page.word(i)))

    def _told_of(self, rest: Run) -> tuple[Run | None, Run | None]:
        """What follows a title as (area, body): a place is an area, everything else a body."""
        k = self.cast.name_at.get(rest.first)
        name = self.reading.names[k] if k is not None else None
        if name is not None and name.kind in ("place", "state") and name.first == rest.first and name.end >= rest.end:
            return rest, None
        words = self.wording.area(self._words(rest))
        return (rest, None) if _AREA.match(words) else (None, rest)

    def _words(self, run: Run) -> list[str]:
        return [self.page.word(i) for i in range(run.first, run.end)]

    def _behind(self, name: Name) -> Post | None:
        """ "Иван Иванов, глава ведомства,": the post between the comma behind a name and the next mark."""
        s = self.page.sentences[self.page.sentence_of[name.last]]
        at = name.end
        if at < s.last and self.page.word(at) == "(":
            at = next((i + 1 for i in range(at, min(at + 8, s.last)) if self.page.word(i) == ")"), at)
        if at + 1 >= s.last or self.page.word(at) not in (",", "—", "–"):
            return None
        head = next(
            (
                i
                for i in range(at + 1, min(at + 4, s.last))
                if any(is_title(f.singular) for f in self.morphology.forms(self.page.word(i)))
            ),
            None,
        )
        if head is None or head in self.cast.name_at or self.first_word(head) != at + 1:
            return None
        cases = self.cases_of(name) | {"n", ""}
        if not any(f.case in cases and not f.plural for f in self.morphology.forms(self.page.word(head))):
            return None
        end = next(
            (i for i in range(head + 1, s.last) if self.page.word(i) in _MARKS or self.page.word(i) == ","), s.last
        )
        return self.post_from(head, end) if end - head <= FARTHEST and end < s.last else None
