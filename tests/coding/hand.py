"""Readings made by hand: what the reader would see in a text, told by the words themselves, without weights."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from incumbent.coding.cast import Cast
from incumbent.coding.claims import find_claims
from incumbent.coding.dates import Dates
from incumbent.coding.sure import Sure
from incumbent.knowledge import Knowledge
from incumbent.reader import Anchor, Name, Reading, Run
from incumbent.reader.pieces import Vocabulary, page_of
from incumbent.reader.schema import CLAIM_ROLES, CLAIMS, CUE, CUE_ROLES, DATED, EVENT_ROLES, HOWS, STATUSES
from incumbent.records import Claim, PartialDate

RAW = Sure(Path(__file__).with_name("unfitted.json"))  # no such file: confidence is the anchor's own probability
DAY = PartialDate.parse("2021-03-02")  # of publication
TINY = Vocabulary(["[UNK]", "[CLS]", "[SEP]"])
MARKED = re.compile(r"\{(?:([oslg]) )?([^}]+)\}")  # a name in a marked text: {Anna Berg}, {s Norway}
MARKS = {"": "person", "o": "organization", "s": "state", "l": "place", "g": "group"}
Words = str | tuple[str, int]  # words of the text, or the words and which occurrence of them, from 0


class Hand:
    """A reading that is filled by naming words of the text. A text without a line break is a body without title."""

    def __init__(self, text: str) -> None:
        self.page = page_of(text if "\n" in text else "\n" + text, TINY)
        self.reading = Reading(self.page, [], [], [], [], {})

    def run(self, words: Words, p: float = 0.9) -> Run:
        """The run of these words; fails where they do not stand in the text."""
        phrase, nth = (words, 0) if isinstance(words, str) else words
        wanted = _split(phrase)
        all_words = [self.page.word(i) for i in range(len(self.page.words))]
        for i in range(len(all_words) - len(wanted) + 1):
            if all_words[i : i + len(wanted)] == wanted:
                if nth == 0:
                    return Run(i, i + len(wanted), p)
                nth -= 1
        raise AssertionError(f"{phrase!r} is not in {self.page.text!r}")

    def names(self, **kinds: Sequence[Words]) -> Hand:
        """Names by kind: names(person=["Anna Berg"], state=["Norway"]); every occurrence is told apart by ("Berg", 1)."""
        for kind, all_of in kinds.items():
            for words in all_of:
                run = self.run(words)
                self.reading.names.append(Name(run.first, run.end, kind, 0.9))
        self.reading.names.sort(key=lambda n: n.first)
        return self

    def refer(self, words: Words, to: Words, p: float = 0.9) -> Hand:
        """The last of these words stands for the name that holds the first of `to`; call it after `names`."""
        at = self.run(to).first
        k = next(k for k, n in enumerate(self.reading.names) if n.first <= at < n.end)
        self.reading.refers[self.run(words).end - 1] = (k, p)
        return self

    def anchor(
        self,
        kind: str,
        words: Words,
        p: float = 0.9,
        status: str = "asserted",
        how: str = "none",
        dated: str = "untold",
        edge: dict[str, tuple[Words, float]] | None = None,
        **roles: Words | list[Words],
    ) -> Anchor:
        """An anchor at the last word of a person (claims) or at the first of a trigger or cue."""
        group = "claim" if kind in CLAIMS else "cue" if kind == CUE else "event"
        names = {"claim": CLAIM_ROLES, "event": EVENT_ROLES, "cue": CUE_ROLES}[group]
        assert set(roles) <= set(names), roles
        run = self.run(words)
        a = Anchor(run.end - 1 if group == "claim" else run.first, kind, p)
        a.roles = {r: [] for r in names}
        for role, given in roles.items():
            several = given if isinstance(given, list) else [given]
            a.roles[role] = sorted((self.run(w) for w in several), key=lambda r: r.first)
        if group != "claim":
            a.roles["trigger" if group == "event" else "cue"] = [run]
        a.edge = {role: self.run(w, q) for role, (w, q) in (edge or {}).items()}
        a.classes = {
            "status": _sure(status, STATUSES),
            "how": _sure(how, HOWS),
            "dated": _sure(dated, DATED),
        }
        {"claim": self.reading.claims, "event": self.reading.events, "cue": self.reading.cues}[group].append(a)
        return a


def marked(text: str) -> Hand:
    """A reading of a text whose names stand in braces, of a person or of the kind that a letter tells: "{Berg} of {o NATO}"."""
    hand = Hand("\n" + MARKED.sub(lambda m: m[2], text))
    behind = 0
    for name in MARKED.finditer(text):
        first, behind = name.start() - behind + 1, behind + len(name[0]) - len(name[2])
        run = [i for i, w in enumerate(hand.page.words) if first <= w.start and w.end <= first + len(name[2])]
        hand.reading.names.append(Name(run[0], run[-1] + 1, MARKS[name[1] or ""], 0.9))
    return hand


def anchored(hand: Hand, line: str) -> Anchor:
    """An anchor told in a line: "end/0.8 Berg#1: title=chief; how=replaced; ~by=king@0.3": its kind and how sure, its words (the
    second such), roles, which may have a probability of their own, and classes; "~" marks a role below the threshold."""
    head, _, rest = line.partition(": ")
    kind, _, words = head.partition(" ")
    kind, _, p = kind.partition("/")
    classes: dict[str, str] = {}
    edge: dict[str, tuple[Words, float]] = {}
    roles: dict[str, list[Words]] = {}
    surer: list[tuple[str, Run]] = []
    for part in rest.split("; ") if rest else ():
        role, _, told = part.partition("=")
        value, _, sure = told.partition("@")
        if role in ("how", "status", "dated"):
            classes[role] = value
        elif role.startswith("~"):
            edge[role[1:]] = (_which(value), float(sure))
        else:
            roles.setdefault(role, []).append(_which(value))
            surer += [(role, hand.run(_which(value), float(sure)))] if sure else []
    a = hand.anchor(kind, _which(words), float(p or 0.9), edge=edge, **classes, **roles)  # type: ignore[arg-type]
    for role, run in surer:
        a.roles[role] = [run if (r.first, r.end) == (run.first, run.end) else r for r in a.roles[role]]
    return a


def _which(words: str) -> Words:
    phrase, mark, nth = words.partition("#")
    return (phrase, int(nth)) if mark else phrase


def _split(phrase: str) -> list[str]:
    page = page_of("\n" + phrase, TINY)
    return [page.word(i) for i in range(len(page.words))]


def _sure(value: str, values: Sequence[str]) -> dict[str, float]:
    assert value in values, value
    return {v: 0.9 if v == value else 0.1 / (len(values) - 1) for v in values}


def claims(hand: Hand, knowledge: Knowledge) -> list[Claim]:
    """The claims of a reading that is published on DAY; each quotes its text."""
    cast = Cast(hand.reading, knowledge, DAY)
    found = find_claims(hand.reading, cast, Dates(hand.page, DAY), knowledge, RAW)
    for c in found:
        assert hand.page.text[c.evidence.start : c.evidence.end] == c.evidence.quote
    return found


def short(found: list[Claim]) -> list[tuple[str, str | None, str, str | None]]:
    """Kind, person, title and body of each."""
    return [(c.kind, c.person, c.title, c.body) for c in found]
