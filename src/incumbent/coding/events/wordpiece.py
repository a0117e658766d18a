"""Cut marked sentences into WordPiece numbers, as the uncased BERT vocabulary does.

The marks of the pair (`<s>`, `</s>`, `<t>`, `</t>`) become four pieces of their own, taken from the unused rows of the
vocabulary. Everything else follows the published BERT rules: control characters dropped, Chinese characters and
punctuation split off, accents stripped, lower case, longest piece first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

MARKS = {"<s>": 1, "</s>": 2, "<t>": 3, "</t>": 4}
START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 100
MARK = re.compile(r"(</?[st]>)")


class WordPiece:
    """The vocabulary, one piece a row; `encode` gives row numbers."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self.rows = {piece: row for row, piece in enumerate(pieces)}
        self._pieces_of = lru_cache(maxsize=20_000)(self._cut)

    def encode(self, marked: str, longest: int = 72) -> list[int]:
        """Row numbers of a marked sentence, [CLS] and [SEP] around them, at most `longest` of them."""
        found: list[int] = []
        for part in MARK.split(marked):
            if part in MARKS:
                found.append(MARKS[part])
            else:
                for word in words(part):
                    found.extend(self._pieces_of(word))
        return [self.rows[START], *found[: longest - 2], self.rows[END]]

    def _cut(self, word: str) -> tuple[int, ...]:
        """Longest piece first; a word that cannot be cut is one unknown piece."""
        if len(word) > LONGEST_WORD:
            return (self.rows[UNKNOWN],)
        found: list[int] = []
        at = 0
        while at < len(word):
            for end in range(len(word), at, -1):
                row = self.rows.get(word[at:end] if at == 0 else "##" + word[at:end])
                if row is not None:
                    break
            else:
                return (self.rows[UNKNOWN],)
            found.append(row)
            at = end
        return tuple(found)


def words(text: str) -> list[str]:
    """Lower-case words and single punctuation marks of `text`, accents stripped."""
    cleaned = "".join(_cleaned(character) for character in text)
    bare = "".join(c for c in unicodedata.normalize("NFD", cleaned) if unicodedata.category(c) != "Mn").lower()
    return "".join(f" {c} " if _is_punctuation(c) else c for c in bare).split()


def _cleaned(character: str) -> str:
    if character in "\t\n\r" or unicodedata.category(character) == "Zs":
        return " "
    if character in "\x00\ufffd" or unicodedata.category(character)[0] == "C":
        return ""
    return f" {character} " if _is_chinese(ord(character)) else character


def _is_punctuation(character: str) -> bool:
    code = ord(character)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_mark or unicodedata.category(character)[0] == "P"


def _is_chinese(code: int) -> bool:
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF
        or 0x2F800 <= code <= 0x2FA1F
    )
