"""Who replaces whom in a post that is not told with the name of the one who leaves: "Он сменил Иванова", "его сменил Петров"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from incumbent.coding.tongues.apposed import SURE, Apposed
from incumbent.language.tongues import words_of
from incumbent.reader import Anchor, Run

FAR = 8  # words between a verb of replacing and whoever it names
BACK = 2  # sentences back in which the heir's post may be told


@dataclass(frozen=True, slots=True)
class Heir:
    """The words of whoever comes and whoever goes."""

    comes: int
    goes: int


class Heirs:
    """Finds the replacements of one article and gives each its post: the leaver's where that is told, else the heir's."""

    def __init__(self, apposed: Apposed) -> None:
        self.apposed, self.page = apposed, apposed.page
        self._one = apposed.cast.person_at
        words = words_of(apposed.wording.language)
        self._replacing = re.compile(f"{words['standing']['replacing']}|{words['standing']['having_replaced']}")

    def completed(self, claims: list[Anchor]) -> list[Anchor]:
        """The anchors of an article's claims with the end of each who is replaced and the start of each who replaces."""
        for heir in self._found(claims):
            claims = self._with(claims, heir)
        return sorted(claims, key=lambda a: a.word)

    def _found(self, claims: list[Anchor]) -> Iterator[Heir]:
        for s in self.page.sentences:
            for i in range(s.first, s.last):
                if self._replacing.fullmatch(self.page.word(i).lower()):
                    before = range(i - 1, max(s.first, i - 2 * FAR) - 1, -1)
                    after = range(i + 1, min(s.last, i + FAR))
                    if i > s.first and self.page.word(i - 1).lower() in self.apposed.him:
                        comes, goes = self._nearest(after, False), self._before(i)
                    else:
                        took = {self._one(a.word) for a in claims if a.kind == "start" and s.first <= a.word < s.last}
                        named = [k for k in before if self._one(k) is not None and self.apposed.may_be(k, False)]
                        comes = next((k for k in named if self._one(k) in took), next(iter(named), None))
                        goes = self._nearest(after, True)
                    if comes is not None and goes is not None and self._one(comes) != self._one(goes):
                        yield Heir(comes, goes)

    def _before(self, verb: int) -> int | None:
        """Whom a pronoun before a verb stands for: as the reader says, else the person named last."""
        if self._one(verb - 1) is not None:
            return verb - 1
        s = self.page.sentences[self.page.sentence_of[verb]]
        return next((i for i in range(verb - 2, s.first - 1, -1) if self._one(i) is not None), None)

    def _nearest(self, words: range, of_object: bool) -> int | None:
        return next((i for i in words if self._one(i) is not None and self.apposed.may_be(i, of_object)), None)

    def _with(self, claims: list[Anchor], heir: Heir) -> list[Anchor]:
        comes, goes = self._one(heir.comes), self._one(heir.goes)
        here = self.page.sentence_of[heir.comes]
        left = [a for a in claims if self._one(a.word) == goes and a.roles["title"] and self._told_at(a) == here]
        came = [
            a
            for a in claims
            if self._one(a.word) == comes and a.roles["title"] and here - BACK <= self._told_at(a) <= here
        ]
        own = [a for a in left if a.kind in ("end", "hold") and not self._former(a)]
        taken = [a for a in came if a.kind == "start"]
        told = next(iter(own), None) or max(taken, key=lambda a: a.roles["title"][0].first, default=None)
        if told is None or any(a.kind == "end" and a.most("how")[0] == "replaced" for a in own):
            return claims
        post = told.roles["title"]
        evidence = [Run(min(heir.comes, heir.goes), max(heir.comes, heir.goes) + 1, SURE)]
        roles = told.roles | {"evidence": evidence}
        plain = {"status": {"asserted": 0.9, "planned": 0.1}, "dated": told.classes["dated"]}
        classes = plain | {"how": {"replaced": 1.0}}

        def contradicts(a: Anchor) -> bool:
            one, same = self._one(a.word), not a.roles["title"] or a.roles["title"] == post or self._told_at(a) == here
            return same and (
                (one == comes and a.kind == "end")
                or (one == goes and a.kind in ("start", "hold") and not self._former(a))
            )

        kept = [a for a in claims if not contradicts(a)]
        if told not in taken:
            kept = [
                a for a in kept if not (self._one(a.word) == comes and a.kind == "start" and self._told_at(a) == here)
            ]
            kept.append(Anchor(heir.comes, "start", SURE, roles, classes))
        if told in own and told.kind == "end":
            return [replace(a, classes=a.classes | {"how": {"replaced": 1.0}}) if a is told else a for a in kept]
        bare = [a for a in kept if not (self._one(a.word) == goes and a.kind == "end" and self._told_at(a) == here)]
        return [*bare, Anchor(heir.goes, "end", SURE, roles, classes)]

    def _told_at(self, a: Anchor) -> int:
        return self.page.sentence_of[a.word]

    def _former(self, a: Anchor) -> bool:
        if not a.roles["title"]:
            return False
        words = [self.page.word(i) for r in a.roles["title"][:1] for i in range(r.first, r.end)]
        before = self.page.word(a.roles["title"][0].first - 1) if a.roles["title"][0].first else ""
        return self.apposed.wording.titled([before, *words]).former or self.apposed.wording.titled(words).former
