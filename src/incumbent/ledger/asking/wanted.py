"""What a reader searches for: words, "exact phrases", begin*, AND, OR, NOT or -word, parentheses; never an error of syntax.

In: a reader's text. Out: a query as SQLite's full-text index takes it, and where its words stand in a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from incumbent.errors import NothingFound
from incumbent.knowledge.cyrillic import other_script
from incumbent.records import Span

_TOKEN = re.compile(
    r'(?P<minus>(?<!\S)-(?=[\w"“(]))?(?:"(?P<phrase>[^"]*)"?|“(?P<curly>[^”]*)”?|(?P<mark>[()])|(?P<word>[^\s()"“]+))'
)
_WORD = re.compile(r"\w+")
DEEPEST = 20  # parentheses in parentheses


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after the other; `begun`: the last of them is the beginning of a word.

    `others`: beginnings of the one word in another script, any of which will do.
    """

    words: tuple[str, ...]
    begun: bool = False
    others: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        own = f'"{" ".join(self.words)}"{" *" if self.begun else ""}'
        every = [own, *('"' + other + '" *' for other in self.others)]
        return f"({' OR '.join(every)})" if self.others else own

    @property
    def pattern(self) -> str:
        """A regular expression over folded text."""
        words = r"\W+".join(re.escape(fold_letters(w)) for w in self.words)
        rest = r"\w*" if self.begun else ""
        also = "".join(rf"|{re.escape(fold_letters(other))}\w*" for other in self.others)
        return rf"(?<!\w)(?:{words}{rest}{also})(?!\w)"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query for the index, and the terms of it that a text may show."""

    query: str
    terms: tuple[Term, ...]

    @classmethod
    def parse(cls, text: str, scripts: bool = False) -> Wanted:
        """`scripts`: words are looked for in Latin and Cyrillic letters alike. Raises NothingFound where no word is left that
        must be there.

        >>> Wanted.parse('budget "early election" OR vote* -coup').query
        '("budget" AND "early election") OR ("vote" * NOT ("coup"))'
        """
        found = _Reader(text.encode("utf-8", "replace").decode(), scripts).read()
        if found is None:
            raise NothingFound(f"{text!r} holds no word to look for")
        return found

    def spans(self, text: str) -> list[Span]:
        """Where the terms stand in a text, in order, none twice."""
        if not self.terms:
            return []
        every = re.compile("|".join(t.pattern for t in self.terms))
        return [Span(m.start(), m.end(), text[m.start() : m.end()]) for m in every.finditer(fold_letters(text))]


def fold_letters(text: str) -> str:
    """The text in lower case without diacritics, letter for letter: offsets stay.

    >>> fold_letters("Élection à Łódź")
    'election a łodz'
    """
    if text.isascii():
        return text.lower()
    return "".join(_letter(c) for c in text)


def _letter(c: str) -> str:
    bare = unicodedata.normalize("NFD", c)[0]
    low = bare.lower()
    return low if len(low) == 1 else bare


class _Reader:
    """Reads left to right; what does not fit (a lone operator, a parenthesis too many) is passed over."""

    def __init__(self, text: str, scripts: bool) -> None:
        self._tokens = [_in_scripts(t) if scripts and isinstance(t, Term) else t for t in _tokens(text)]
        self._at = 0

    def read(self) -> Wanted | None:
        found: list[Wanted] = []
        while self._at < len(self._tokens):
            one = self._either(0)
            if one:
                found.append(one)
            self._at += 1  # past a closing parenthesis that nothing opened
        return _joined(found, "AND")

    def _peek(self) -> str | Term | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _either(self, depth: int) -> Wanted | None:
        found = [self._all(depth)]
        while self._peek() == "OR":
            self._at += 1
            found.append(self._all(depth))
        return _joined([f for f in found if f], "OR")

    def _all(self, depth: int) -> Wanted | None:
        there: list[Wanted] = []
        absent: list[Wanted] = []
        no = False
        while (token := self._peek()) not in (None, ")", "OR"):
            self._at += 1
            if token in ("NOT", "AND"):
                no = token == "NOT"
                continue
            one: Wanted | None
            if isinstance(token, Term):
                one = Wanted(token.query, (token,))
            else:
                one = self._either(depth + 1) if depth < DEEPEST else None
                self._at += self._peek() == ")"
            if one:
                (absent if no else there).append(one)
            no = False
        found = _joined(there, "AND")
        if found is None or not absent:
            return found
        own = found.query if len(found.terms) == 1 else f"({found.query})"  # the index binds NOT closer than OR
        return Wanted(f"{own} NOT ({' OR '.join(a.query for a in absent)})", found.terms)


def _in_scripts(term: Term) -> Term:
    """A term of one word with its forms in the other script."""
    return replace(term, others=other_script(term.words[0])) if len(term.words) == 1 else term


def _joined(found: list[Wanted], operator: str) -> Wanted | None:
    if len(found) < 2:
        return found[0] if found else None
    parts = [f.query if len(f.terms) == 1 and " NOT " not in f.query else f"({f.query})" for f in found]
    return Wanted(f" {operator} ".join(parts), tuple(t for f in found for t in f.terms))


def _tokens(text: str) -> Iterator[str | Term]:
    for m in _TOKEN.finditer(text):
        if m["minus"]:
            yield "NOT"
        if m["mark"]:
            yield m["mark"]
        elif m["word"] in ("AND", "OR", "NOT"):
            yield m["word"]
        else:
            said = m["word"] or m["phrase"] or m["curly"] or ""
            words = tuple(_WORD.findall(said))
            if words:
                yield Term(words, begun=bool(m["word"]) and said.endswith("*"))
