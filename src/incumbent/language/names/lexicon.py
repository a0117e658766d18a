"""The words that tell a person, a body, a place and a crowd apart, read once from `nouns.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun says about whoever bears it: PLOVER sector or None, gender "m", "f" or "", and whether it is plural.

    `title_only`: with a capital it is a title and no surname ("Minister"), unlike "King" or "Bishop".
    """

    lemma: str
    sector: str | None = None
    gender: str = ""
    plural: bool = False
    title_only: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Look-ups by lower-case word. `people` and `bodies` hold singulars and plurals; phrases are joined by blanks."""

    people: dict[str, Noun]
    bodies: dict[str, Noun]
    places: frozenset[str]
    states: dict[str, Noun]
    groups: frozenset[str]
    small: frozenset[str]
    vague: frozenset[str]
    pairs: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    family_first: frozenset[str]
    kin: frozenset[str]
    faiths: frozenset[str]
    nicknames: dict[str, frozenset[str]]
    place_fronts: frozenset[str]
    things: frozenset[str]
    thing_fronts: frozenset[str]
    no_bodies: frozenset[str]
    actors: frozenset[str]
    crowds: frozenset[str]

    def same_given(self, a: str, b: str) -> bool:
        """Whether two given names in lower case can be one: equal, initial, or a known short form."""
        if a == b:
            return True
        a, b = a.rstrip("."), b.rstrip(".")
        if len(a) == 1 or len(b) == 1:
            return a[0] == b[0]
        return b in self.nicknames.get(a, ()) or a in self.nicknames.get(b, ())


def plural(word: str) -> str:
    """The regular plural of a lower-case noun, which is all that titles need."""
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


def _nouns(groups: list[dict[str, Any]]) -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for group in groups:
        for word in group["words"]:
            noun = Noun(word, group.get("sector"), group.get("gender", ""), title_only=group.get("title_only", False))
            previous = found.get(word)
            if previous is not None:
                only = previous.title_only or noun.title_only
                noun = Noun(word, previous.sector or noun.sector, previous.gender or noun.gender, title_only=only)
            found[word] = noun
    for word, noun in list(found.items()):
        many = plural(word) if not word.endswith(".") else word[:-1] + "s."  # "Sens."
        found.setdefault(many, Noun(word, noun.sector, noun.gender, True))
    return found


@cache
def lexicon() -> Lexicon:
    """The packaged lexicon; read on first use."""
    raw = tomllib.loads(resources.files(__package__).joinpath("nouns.toml").read_text(encoding="utf-8"))
    return Lexicon(
        people=_nouns(raw["person"]),
        bodies=_nouns(raw["organization"]),
        places=frozenset(word for group in raw["place"] for word in group["words"]),
        states=_nouns(raw["state"]),
        groups=frozenset(word for group in raw["group"] for word in group["words"]),
        small=frozenset(raw["small"]["words"]),
        vague=frozenset(raw["small"]["vague"]),
        pairs=frozenset(raw["small"]["pairs"]),
        particles=frozenset(raw["particles"]["words"]),
        suffixes=frozenset(raw["particles"]["suffixes"]),
        faiths=frozenset(raw["faith"]["words"]),
        kin=frozenset(raw["kin"]["words"]),
        family_first=frozenset(raw["family_first"]["words"]),
        place_fronts=frozenset(word for group in raw["place"] for word in group["first"]),
        things=frozenset(raw["thing"]["words"]),
        thing_fronts=frozenset(raw["thing"]["first"]),
        no_bodies=frozenset(raw["thing"]["acronyms"]),
        actors=frozenset(raw["actor"]["words"]),
        crowds=frozenset(raw["crowd"]["words"]),
        nicknames={k: frozenset(v) for k, v in raw["nicknames"].items() if isinstance(v, list)},
    )
