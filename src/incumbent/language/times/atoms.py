"""A sentence as atoms: words cut at digits and hyphens alike, whatever the tokeniser did, each knowing its token."""

from __future__ import annotations

import re
from itertools import pairwise

from incumbent.language.analysis import Token

_PIECE = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|\d+(?:st|nd|rd|th|s)(?![^\W\d_])|\d+|(?:[ap]\.m\.?)"
    r"|[^\W\d_]+\.(?=\d)|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|['’]s\b|\S"
)
DASHES = frozenset("-‐‑–—―")
_HALF_DAYS = frozenset(("a.m.", "a.m", "p.m.", "p.m"))
_CUT = re.compile(r"[\d\-‐‑–—―]")


class Atoms:
    """The atoms of tokens [start, end): `word[k]` in lower case, `token[k]` its token's index.

    Looking outside gives "". Hyphens and dashes all read "-", apostrophes "'".
    """

    __slots__ = ("token", "tokens", "word")

    def __init__(self, tokens: list[Token], start: int, end: int) -> None:
        self.tokens = tokens
        self.word: list[str] = []
        self.token: list[int] = []
        for t in tokens[start:end]:
            lower = t.lower
            if len(lower) == 1 or not _CUT.search(lower):
                self._add(lower, t.i)
                continue
            for piece in _PIECE.findall(lower):
                self._add(piece, t.i)

    def _add(self, piece: str, token: int) -> None:
        if piece in DASHES:
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

    def source(self, k: int) -> Token:
        """The token that atom `k` was cut from."""
        return self.tokens[self.token[k]]

    def is_solid(self, start: int, end: int) -> bool:
        """Whether the tokens of atoms [start, end) stand without a space between them."""
        sources = [self.source(k) for k in range(start, min(end, len(self)))]
        return all(one.i == two.i or one.end == two.start for one, two in pairwise(sources))

    def is_capital(self, k: int) -> bool:
        """Whether the word is written with a capital in the text."""
        return self.source(k).text[:1].isupper()
