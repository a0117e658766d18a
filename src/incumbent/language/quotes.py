"""Quotation marks to quotations, over the raw text: one pass, linear in the text's length.

Reads curly, straight, doubled ('' ``), low, angled and single marks, nested ones, marks that never close, and quotations
that run over several paragraphs (each paragraph opens anew, only the last one closes).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from incumbent.language.words import Word

_MARK = re.compile(r"\n\s*|''|``|[“”„«»\"‘’‚‹›'`]")
_OPENING_BEFORE = frozenset(" \n\t\u00a0([{—–-/:>…“‘\"'„«‹")
_CLOSING_AFTER = frozenset(" \n\t\u00a0)]}.,;:!?—–-/…”’\"'»›")
_ELISION = re.compile(r"(?:\d\ds?\b|em\b|til\b|till\b|tis\b|twas\b|cause\b|bout\b|n\b|round\b)", re.IGNORECASE)
_WORD_END = frozenset(".,!?;:…)")
_DOUBLE = frozenset(("“", "”", "„", "«", "»", '"', "''", "``"))
_OPENERS = frozenset("“„«")  # marks that open wherever they are not forced to close
_DEPTH = 3  # quotations inside one another that are told apart


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words with their marks: characters [start, end); `inside` is the first character after the opening mark.

    `closed` is False where no closing mark was found before the paragraph ended. `continues` is True where it takes up a
    quotation that the paragraph before left open. `level` is 0 for outermost, 1 for a quotation inside one.
    """

    start: int
    end: int
    inside: int
    closed: bool
    continues: bool
    level: int


@dataclass(slots=True)
class _Open:
    start: int
    inside: int
    double: bool
    continues: bool = False
    tentative: int = -1  # where an ambiguous single mark might have closed it


def quotes(text: str) -> list[Quotation]:
    """All quotations in text order. Single-quoted stretches that never close are apostrophes and left out."""
    return _Scanner(text).scan()


def quoted(words: Sequence[Word], quotations: Sequence[Quotation]) -> list[bool]:
    """Whether each word stands inside an outermost quotation, its marks included."""
    flags, k = [False] * len(words), 0
    outer = [q for q in quotations if q.level == 0]
    for i, (start, end) in enumerate(words):
        while k < len(outer) and outer[k].end <= start:
            k += 1
        flags[i] = k < len(outer) and outer[k].start < end
    return flags


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quotation] = []
        self.stack: list[_Open] = []

    def scan(self) -> list[Quotation]:
        text = self.text
        for match in _MARK.finditer(text):
            mark, at, after = match.group(), match.start(), match.end()
            if mark[0] == "\n":
                self._paragraph_ends(at, after)
                continue
            before_char = text[at - 1] if at else "\n"
            after_char = text[after] if after < len(text) else "\n"
            may_open = before_char in _OPENING_BEFORE and not after_char.isspace()
            may_close = after_char in _CLOSING_AFTER and not before_char.isspace()
            if mark in _DOUBLE:
                self._double(mark, at, after, may_open, may_close)
            else:
                self._single(mark, at, after, may_open, may_close)
        self._paragraph_ends(len(text), len(text))
        self.found.sort(key=lambda q: (q.start, q.level))
        return self.found

    def _double(self, mark: str, at: int, after: int, may_open: bool, may_close: bool) -> None:
        place = next((k for k in range(len(self.stack) - 1, -1, -1) if self.stack[k].double), None)
        if place is None:
            inch = mark == '"' and not may_open and self.text[at - 1 : at].isalnum()
            if not inch and (mark not in "”»" or (may_open and not may_close)):
                self._open(at, after, True)
            return
        opens = may_open and not may_close if mark not in _OPENERS else may_open or not may_close
        if {mark, self.text[self.stack[place].start]} == {"«", "»"}:
            opens = False  # "« Oui »": spaces tell nothing here
        if not opens:
            self._close(place, after, True)
        elif self.stack[place].continues and self.stack[place].inside == at:
            self.stack[place].inside = after
        elif mark in _OPENERS and len(self.stack) < _DEPTH:
            self._open(at, after, True)
        else:  # a fresh mark while one is open: the earlier one was never closed
            self._close(place, at, False)
            self._open(at, after, True)

    def _single(self, mark: str, at: int, after: int, may_open: bool, may_close: bool) -> None:
        text = self.text
        top = self.stack[-1] if self.stack else None
        following = text[after : after + 1]
        if top is not None and not top.double:
            if mark in "‘‚‹" or not may_close:
                return
            plural = text[at - 1] in "sS" and following == " " and text[after + 1 : after + 2].islower()
            if plural and text[at - 1] not in _WORD_END:
                top.tentative = after
            else:
                self._close(len(self.stack) - 1, after, True)
            return
        opens = may_open and (mark in "‘‚‹" or (mark in "'`" and following not in ("s", "S")))
        if mark == "'" and opens and may_close and not following.isalnum():
            opens = False
        if opens and not _ELISION.match(text, after) and len(self.stack) < _DEPTH:
            self._open(at, after, False)

    def _open(self, at: int, after: int, double: bool, continues: bool = False) -> None:
        if self.stack and self.stack[-1].tentative > 0:
            self._close(len(self.stack) - 1, self.stack[-1].tentative, True)
        self.stack.append(_Open(at, after, double, continues))

    def _close(self, place: int, end: int, closed: bool) -> None:
        """Close the quotation at this place of the stack; whatever was opened inside and never closed falls away."""
        del self.stack[place + 1 :]
        opened = self.stack.pop()
        if end > opened.inside:
            self.found.append(Quotation(opened.start, end, opened.inside, closed, opened.continues, place))

    def _paragraph_ends(self, at: int, following: int) -> None:
        """What is still open ends with the paragraph; where the next one opens a quotation, it goes on there."""
        text = self.text
        if self.stack and self.stack[-1].tentative > 0:
            self._close(len(self.stack) - 1, self.stack[-1].tentative, True)
        if not (self.stack and self.stack[0].double):
            self.stack.clear()
            return
        self._close(0, at, False)
        self.stack.clear()
        if text[following : following + 1] in ("“", '"', "„", "«") or text.startswith(("''", "``"), following):
            self._open(following, following, True, continues=True)
