"""Quotation marks to quotations, over the raw text and free of syntax: one pass, linear in the text's length.

Reads curly, straight, doubled ('' ''), angled and single marks, nested ones, marks that never close, and quotations that
run over several paragraphs (each paragraph opens anew, only the last one closes).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"\n\s*\n|\n|''|[“”„«»\"‘’'`]")
_OPENING_BEFORE = frozenset(" \n\t\u00a0([{—–-/:>…“‘\"'„«")
_CLOSING_AFTER = frozenset(" \n\t\u00a0)]}.,;:!?—–-/…”’\"'»")
_ELISION = re.compile(r"(?:\d\ds?\b|em\b|til\b|till\b|tis\b|twas\b|cause\b|bout\b|n\b|round\b)", re.IGNORECASE)
_WORD_END = frozenset(".,!?;:…)")
_FAMILY = {
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    '"': '"',
    "''": '"',
    "‘": "'",
    "’": "'",
    "'": "'",
    "`": "'",
}


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
    family: str
    continues: bool = False
    tentative: int = -1  # where an ambiguous single mark might have closed it


def find_quotations(text: str) -> list[Quotation]:
    """All quotations in text order. Single-quoted stretches that never close are apostrophes and left out."""
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quotation] = []
        self.stack: list[_Open] = []

    def scan(self) -> list[Quotation]:
        text = self.text
        for match in _MARK.finditer(text):
            mark = match.group()
            if mark[0] == "\n":
                self._paragraph_ends(match.start(), match.end())
                continue
            at, after = match.start(), match.end()
            before_char = text[at - 1] if at else "\n"
            after_char = text[after] if after < len(text) else "\n"
            may_open = before_char in _OPENING_BEFORE and not after_char.isspace()
            may_close = after_char in _CLOSING_AFTER and not before_char.isspace()
            if _FAMILY[mark] == '"':
                self._double(mark, at, after, may_open, may_close)
            else:
                self._single(mark, at, after, may_open, may_close)
        self._paragraph_ends(len(text), len(text))
        self.found.sort(key=lambda q: (q.start, q.level))
        return self.found

    def _double(self, mark: str, at: int, after: int, may_open: bool, may_close: bool) -> None:
        place = next((k for k in range(len(self.stack) - 1, -1, -1) if self.stack[k].family == '"'), None)
        if place is None:
            if mark not in "”»" or (may_open and not may_close):
                self._open(at, after, '"')
            return
        opens = may_open and not may_close if mark not in "“„«" else not (may_close and not may_open)
        if not opens:
            self._close(place, after, True)
        elif self.stack[place].continues and self.stack[place].inside == at:
            self.stack[place].inside = after
        elif mark in "“„«" and len(self.stack) < 3:
            self._open(at, after, '"')
        else:  # a fresh straight mark while one is open: the earlier one was never closed
            self._close(place, at, False)
            self._open(at, after, '"')

    def _single(self, mark: str, at: int, after: int, may_open: bool, may_close: bool) -> None:
        text = self.text
        top = self.stack[-1] if self.stack else None
        if top is not None and top.family == "'":
            if mark == "‘" or not may_close:
                return
            plural = text[at - 1] in "sS" and text[after : after + 1] == " " and text[after + 1 : after + 2].islower()
            if plural and text[at - 1] not in _WORD_END:
                top.tentative = after
            else:
                self._close(len(self.stack) - 1, after, True)
            return
        opens = may_open and (mark == "‘" or (mark in "'`" and text[after : after + 1] not in ("s", "S")))
        if mark == "'" and opens and may_close and not text[after : after + 1].isalnum():
            opens = False
        if opens and not _ELISION.match(text, after) and len(self.stack) < 3:
            self._open(at, after, "'")

    def _open(self, at: int, after: int, family: str, continues: bool = False) -> None:
        if self.stack and self.stack[-1].tentative > 0:
            self._close(len(self.stack) - 1, self.stack[-1].tentative, True)
        self.stack.append(_Open(at, after, family, continues))

    def _close(self, place: int, end: int, closed: bool) -> None:
        """Close the quotation at this place of the stack; whatever was opened inside and never closed falls away."""
        del self.stack[place + 1 :]
        opened = self.stack.pop()
        if end > opened.inside:
            self.found.append(Quotation(opened.start, end, opened.inside, closed, opened.continues, place))

    def _paragraph_ends(self, at: int, following: int) -> None:
        text = self.text
        if self.stack and self.stack[-1].tentative > 0:
            self._close(len(self.stack) - 1, self.stack[-1].tentative, True)
        self.stack = [opened for opened in self.stack if opened.family == '"'][:1]
        if not self.stack:
            return
        family_opens = text[following : following + 1] in ("“", '"', "„", "«") or text.startswith("''", following)
        runs_on = family_opens and following < len(text)
        self._close(0, len(text[:at].rstrip()) if at == len(text) else at, False)
        self.stack.clear()
        if runs_on:
            self._open(following, following, '"', continues=True)
