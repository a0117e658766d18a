"""A candidate: words that may be a name, before anything is decided about them, and how its edges are set right."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis, Token
from incumbent.language.names.lexicon import Lexicon, lexicon
from incumbent.records import EntityKind

_BEFORE_NAMES = frozenset("ex then former prime vice deputy chief foreign crown team camp".split())


@dataclass(slots=True)
class Candidate:
    """Token range [start, end) of the bare name; `label` is the recogniser's, "" where a rule found it.

    `title` holds the words in front of it that say what the person is ("prime minister"), in lower case, and
    `title_start` the first token of them; `key` the folded name, by which equal names are told.
    """

    start: int
    end: int
    label: str
    key: str
    title: str = ""
    title_start: int = -1
    plural_title: bool = False
    kind: EntityKind | None = None
    entity: int = -1

    @property
    def words(self) -> list[str]:
        return self.key.split(" ")


@dataclass(slots=True)
class Reading:
    """What every step of the search for names looks at."""

    analysis: Analysis
    knowledge: Knowledge
    lexicon: Lexicon
    headline_end: int  # tokens before this one stand in a Title Case headline
    small_words: frozenset[str] = frozenset()  # the words that the article also writes in small letters
    countries: tuple[str, ...] = ()  # all states that the article speaks of, alpha-3, the most first
    focus: str | None = None  # the one state that the article is about, where it is about one

    @classmethod
    def of(cls, analysis: Analysis, knowledge: Knowledge) -> Reading:
        small = frozenset(t.text for t in analysis.tokens if t.text.islower())
        return cls(analysis, knowledge, lexicon(), _title_case_end(analysis), small)


def fold(text: str) -> str:
    """Lower case, without accents, apostrophes made one: how two spellings of a name are compared.

    >>> fold("Erdoğan’s")
    "erdogan's"
    """
    if text.isascii():
        return text.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.replace("’", "'").replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d").lower()


def key_of(tokens: list[Token], start: int, end: int) -> str:
    """The folded words of a name, hyphens dropped, joined by blanks."""
    return " ".join(fold(t.text) for t in tokens[start:end] if t.text not in "-–‐")


def capital(token: Token) -> bool:
    """Whether the word begins with a capital letter, an elided article passed over ("d'Estaing")."""
    text = token.text
    return text[0].isupper() or (text[1:2] in "'’" and text[2:3].isupper())


def nationality(token: Token, knowledge: Knowledge) -> bool:
    """Whether the word is an adjective or name of a nation ("Russian", "US")."""
    if not capital(token):
        return False
    if token.ent == "NORP":
        return True
    place = knowledge.place(token.text)
    return place is not None and place.role in ("demonym", "name")


def qualifies(tokens: list[Token], start: int, end: int) -> bool:
    """Whether a word of nationality, party or faith only qualifies a noun: "Russian", "Republican" senators."""
    last = tokens[end - 1]
    following = tokens[end] if end < len(tokens) else last
    if following.text == "-" and following.start == last.end:
        return True
    if (
        following is not last
        and following.tag.startswith("NN")
        and not last.lower.endswith("s")
        and last.sent == following.sent
    ):
        return True
    return last.tag.startswith(("JJ", "VB")) or (last.dep in ("amod", "compound", "nmod") and last.head >= end)


def headline_end(analysis: Analysis) -> int:
    """The first token after the headline; 0 where the article has none, or nothing else."""
    text = analysis.article.text
    line = text.find("\n")
    if line <= 0 or not text[line:].strip():
        return 0
    return next((s.start for s in analysis.sentences if s.char_start > line), 0)


def _title_case_end(analysis: Analysis) -> int:
    """The first token after a headline that writes most of its words with capitals, else 0."""
    end = headline_end(analysis)
    words = [t for t in analysis.tokens[:end] if t.text.isalpha() and len(t.text) > 2]
    capitals = sum(1 for t in words if capital(t))
    return end if len(words) >= 3 and capitals > 0.75 * len(words) else 0
