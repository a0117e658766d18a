"""A sentence as atoms: words cut at digits and hyphens alike, however the text writes them, each knowing its word."""

from __future__ import annotations

import re
from itertools import pairwise

from incumbent.language.words import Word

_PIECE = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?=\.\d{1,2}\.(?:\d{2}|\d{4})\b)|(?<=\d\.)\d{1,2}(?=\.(?:\d{2}|\d{4})\b)|\d+\.\d+|\d+(?:st|nd|rd|th|s)(?![^\W\d_])|\d+|(?:[apAP]\.[mM]\.?)"
    r"|[^\W\d_]+\.(?=\d)|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|['’]s\b|\S"
)
DASHES = frozenset("-‐‑–—―")
_HALF_DAYS = frozenset(("a.m.", "a.m", "p.m.", "p.m"))
_CUT = re.compile(r"[\d\-‐‑–—―]")
# Words that never head a noun phrase: what stands before one of them is not its attribute.
FUNCTION = frozenset(
    "a an the and or but nor if when while as than that which who whom whose where because although though since until "
    "till before after by of in on at to for from with without within over under during through about into against "
    "between among he she it they we i you his her its their our my this these those there is are was were be been being "
    "has have had do does did will would shall should may might must can could not also then so yet still already just "
    "only even ago earlier later said says told says ahead following amid despite near outside inside".split()
)


class Atoms:
    """The atoms of words [start, end): `word[k]` in lower case, `token[k]` the index of the word it was cut from.

    Looking outside gives "". Hyphens and dashes all read "-", apostrophes "'".
    """

    __slots__ = ("capital", "token", "word", "words")

    def __init__(self, text: str, words: list[Word], start: int, end: int) -> None:
        self.words = words
        self.word: list[str] = []
        self.token: list[int] = []
        self.capital: list[bool] = []
        for i in range(start, end):
            word = text[words[i].start : words[i].end]
            if len(word) == 1 or not _CUT.search(word):
                self._add(word, i)
            else:
                for piece in _PIECE.findall(word):
                    self._add(piece, i)

    def _add(self, piece: str, token: int) -> None:
        self.capital.append(piece[0].isupper())
        piece = piece.lower()
        if piece in DASHES or piece == "--":
            piece = "-"
        elif piece[0] == "’":
            piece = "'" + piece[1:]
        elif piece in _HALF_DAYS:
            piece = piece[0] + "m"
        elif len(piece) > 2 and piece[-1] == "." and piece[-2] != ".":
            piece = piece[:-1]
        self.word.append(piece)
        self.token.append(token)

    def __len__(self) -> int:
        return len(self.word)

    def at(self, k: int) -> str:
        """The word at atom `k`, "" outside the sentence."""
        return self.word[k] if 0 <= k < len(self.word) else ""

    def is_solid(self, start: int, end: int) -> bool:
        """Whether the words of atoms [start, end) stand without a space between them."""
        sources = self.token[start : min(end, len(self))]
        return all(one == two or self.words[one].end == self.words[two].start for one, two in pairwise(sources))

    def is_capital(self, k: int) -> bool:
        """Whether the word is written with a capital in the text."""
        return 0 <= k < len(self) and self.capital[k]

    def is_attribute(self, k: int) -> bool:
        """Whether a noun stands at atom `k`, so that what ends before it describes that noun: "Thursday" in
        "the Thursday vote"."""
        word = self.at(k)
        return word.isalpha() and word not in FUNCTION and not word.endswith(("ed", "ly", "ing"))
