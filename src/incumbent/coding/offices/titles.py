"""The lexicon of titles: which words name a public post, and what sort of post it is."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from incumbent.language import Token

Sort = Literal[
    "executive", "monarch", "portfolio", "legislator", "chair", "head", "court", "local", "law", "envoy", "aide", "like"
]


@dataclass(frozen=True, slots=True)
class Title:
    """One title: its singular name in lower case, its sort, and the country where the title alone decides that."""

    name: str
    sort: Sort
    country: str | None = None
    example: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title in the text: tokens [first, end); `prefix` is what a hyphen glued before it ("U.S." in U.S.-president)."""

    title: Title
    first: int
    end: int
    plural: bool
    prefix: str = ""


class Titles:
    """Finds titles by dictionary look-up on the lower-case word, longest first; hyphens inside a title are ignored."""

    def __init__(self, titles: Sequence[Title]) -> None:
        self.titles = tuple(titles)
        self._by_first: dict[str, list[tuple[tuple[str, ...], Title, bool]]] = {}
        for title in titles:
            words = tuple(title.name.split())
            for form, plural in ((words, False), *((p, True) for p in _plurals(words))):
                self._by_first.setdefault(form[0], []).append((form, title, plural))
        for forms in self._by_first.values():
            forms.sort(key=lambda f: -len(f[0]))
        self._single = {n: t for n, t in ((t.name, t) for t in titles) if " " not in n}

    def at(self, tokens: Sequence[Token], i: int) -> TitleMatch | None:
        """The longest title that begins at token `i`."""
        token = tokens[i]
        forms = self._by_first.get(token.lower)
        if forms is None:
            forms = self._by_first.get(token.lower.rstrip(".")) if token.lower.endswith(".") else None
            if forms is None:
                return self._glued(token) if "-" in token.text else None
        for words, title, plural in forms:
            end = self._spans(tokens, i, words, token.sent)
            if end:
                return TitleMatch(title, i, end, plural)
        return None

    def named(self, words: str) -> Title | None:
        """The title with exactly this name."""
        return next((t for t in self.titles if t.name == words), None)

    @staticmethod
    def _spans(tokens: Sequence[Token], i: int, words: tuple[str, ...], sent: int) -> int:
        """The end of `words` from token `i` on, or 0."""
        at, n = i + 1, len(tokens)
        for word in words[1:]:
            while at < n and tokens[at].text in ("-", "–"):
                at += 1
            if at >= n or tokens[at].lower.rstrip(".") != word.rstrip(".") or tokens[at].sent != sent:
                return 0
            at += 1
        return at

    def _glued(self, token: Token) -> TitleMatch | None:
        prefix, _, last = token.text.rpartition("-")
        title = self._single.get(last.lower())
        if title is None or not prefix:
            return None
        return TitleMatch(title, token.i, token.i + 1, False, prefix)


def _plurals(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """ "prime ministers"; also "attorneys general", "secretaries of state", "members of parliament"."""
    found = [(*words[:-1], _plural(words[-1]))]
    if len(words) > 1:
        if "of" in words or "general" in words or "in" in words:
            found.append((_plural(words[0]), *words[1:]))
        if "of" in words and len(words) > 2:
            at = words.index("of")
            found.append((*words[: at - 1], _plural(words[at - 1]), *words[at:]))
    return found


def _plural(word: str) -> str:
    if word.endswith("man") and len(word) > 4:
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:] not in ("ey", "oy", "ay"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


@lru_cache(maxsize=1)
def load_titles() -> Titles:
    """The packaged lexicon, read once, on first use."""
    data = tomllib.loads(files(__package__).joinpath("titles.toml").read_text(encoding="utf-8"))
    return Titles(
        [
            Title(word, entry["sort"], entry.get("country"), entry["example"], entry["holder"])
            for entry in data["title"]
            for word in entry["words"]
        ]
    )
