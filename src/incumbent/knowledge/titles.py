"""Reads an office title: which rank, which role, over what. "Deputy foreign minister" is (deputy, minister, {foreign}).

In: a title in an article's or a list's words. Out: `Title`, equal for titles that name one office in one country.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from incumbent.knowledge.spelling import fold


@dataclass(frozen=True, slots=True)
class Title:
    """`rank` ("", "deputy", ...), `role` ("minister", "head", ... or "" when unknown), `scope`: the words that remain."""

    rank: str
    role: str
    scope: frozenset[str]


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """What facts/titles.toml says, ready for use."""

    ignored: frozenset[str]
    ranks: dict[str, str]
    roles: dict[str, str]
    pattern: re.Pattern[str]
    words: dict[str, str]
    heads: tuple[str, ...]
    alone: frozenset[str]
    usual: dict[str, dict[str, str]]
    examples: dict[str, str]


_POSSESSIVE = re.compile(r"['’]s\b")


def title_words(text: str) -> list[str]:
    """The folded words of a title, possessive endings dropped: "Iran's Supreme Leader" gives iran, supreme, leader."""
    return fold(_POSSESSIVE.sub("", text)).split()


@lru_cache(maxsize=1)
def title_facts() -> TitleFacts:
    """The lexicon of titles, read once when first needed."""
    path = resources.files("incumbent.knowledge").joinpath("facts", "titles.toml")
    facts = tomllib.loads(path.read_text(encoding="utf-8"))
    roles = {
        " ".join(title_words(phrase)): role for role, entry in facts["roles"].items() for phrase in entry["phrases"]
    }
    phrases = sorted(roles, key=lambda phrase: (-len(phrase), phrase))
    return TitleFacts(
        ignored=frozenset(facts["ignored"]),
        ranks=dict(facts["ranks"]),
        roles=roles,
        pattern=re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b"),
        words=dict(facts["words"]),
        heads=tuple(facts["heads"]["roles"]),
        alone=frozenset(facts["alone"]["roles"]),
        usual={
            country: {plain(k, facts["words"]): fold(v) for k, v in names.items()}
            for country, names in facts["usual"].items()
        },
        examples={role: entry["example"] for role, entry in facts["roles"].items()},
    )


def plain(title: str, words: dict[str, str]) -> str:
    """A title folded, its portfolio words in one spelling: "Defense Secretary" gives "defence secretary"."""
    return " ".join(words.get(word, word) for word in title_words(title))


def scope_words(text: str, drop: frozenset[str] = frozenset()) -> frozenset[str]:
    """The telling words of a portfolio or body, in one spelling: "Home Affairs" and "the interior" give {"interior"}."""
    facts = title_facts()
    words = (facts.words.get(word, word) for word in title_words(text) if word not in drop)
    return frozenset(word for word in words if word not in facts.ignored)


def parse_title(title: str, drop: frozenset[str] = frozenset()) -> Title:
    """Read `title`; words in `drop` (folded names and demonyms of the country) say nothing and are left out."""
    facts = title_facts()
    words = [word for word in title_words(title.partition(" (")[0]) if word not in drop]
    text = " ".join(words)
    match = next((m for m in facts.pattern.finditer(text) if not _is_portfolio(m, text)), None)
    if match is None:
        return Title("", "", scope_words(text))
    before, after = text[: match.start()].split(), text[match.end() :].split()
    rank, before = _rank(before, facts)
    if after and after[0] in ("delegate", "deputy"):
        rank, after = "delegate", after[1:]
    return Title(rank, facts.roles[match.group()], scope_words(" ".join((*before, *after))))


def _is_portfolio(match: re.Match[str], text: str) -> bool:
    """Whether the word for a judge is what a minister or a secretary is over: the justice minister is no justice."""
    return match.group() == "justice" and text[match.end() :].split()[:1] in (["minister"], ["secretary"])


def _rank(before: list[str], facts: TitleFacts) -> tuple[str, list[str]]:
    for size in (2, 1):
        last = " ".join(before[-size:])
        if len(before) >= size and last in facts.ranks:
            return facts.ranks[last], before[:-size]
    for number, word in enumerate(before):
        if word in ("deputy", "vice"):
            return "deputy", before[:number] + before[number + 1 :]
    return "", before
