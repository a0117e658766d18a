"""Opinions: what quoted or reported words do to somebody: blame, praise, demand, promise."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from incumbent.language import Analysis

_GUILTY = frozenset({"guilty"})
_INNOCENT = frozenset({"innocent", "blameless"})
_UNTRUE = frozenset(
    "false untrue baseless unfounded groundless fabricated trumped nonsense absurd invented fake ridiculous unsubstantiated "
    "politically-motivated fabrication fabrications lie lies propaganda slander slanderous fictitious".split()
)
_BRANDED = frozenset(
    "war terror terrorism genocide crime coup massacre blackmail extortion slap deranged madman disaster".split()
)
_UNLAWFUL = frozenset(
    "unlawful unconstitutional illegal arbitrary invalid void unjustified unfair lack lacked violates violated violate breached".split()
)

_QUOTES = frozenset({'"', "``", "“", "‘", "'"})
_FAR = 20  # words after the verb in which a quotation may begin


@dataclass(frozen=True, slots=True)
class Opinions:
    """Word lists of opinions.toml."""

    negative: frozenset[str]
    positive: frozenset[str]
    directive: frozenset[str]
    commit: frozenset[str]
    grave: frozenset[str]
    tribute: frozenset[str]

    @classmethod
    @cache
    def load(cls) -> Opinions:
        """Read opinions.toml once."""
        data = tomllib.loads(files(__package__).joinpath("opinions.toml").read_text(encoding="utf-8"))
        return cls(
            *(frozenset(data[k].split()) for k in ("negative", "positive", "directive", "commit", "grave", "tribute"))
        )

    def judged(self, analysis: Analysis, verb: int, how: str) -> bool:
        """Whether the verb's complement judges so: "called the plan a disgrace", "found him guilty"."""
        if how == "quoted":
            return self._scare_quoted(analysis, verb)
        wanted = {
            "negative": self.negative | _BRANDED,
            "untrue": _UNTRUE,
            "positive": self.positive,
            "guilty": _GUILTY,
            "innocent": _INNOCENT,
            "unlawful": _UNLAWFUL,
            "harmful": self.negative | self.grave,
        }[how]
        tokens = analysis.tokens
        for j in self._complement(analysis, verb):
            t = tokens[j]
            if (t.lower in wanted or t.lemma in wanted) and not any(tokens[k].dep == "neg" for k in t.children):
                return True
        return False

    def _scare_quoted(self, analysis: Analysis, verb: int) -> bool:
        """Whether somebody's own words stand after the verb, and none of them praises: 'called it "piracy"'."""
        here = analysis.tokens[verb].sent
        after = [t for t in analysis.tokens[verb + 1 : verb + _FAR] if t.sent == here]
        opening = next((k for k, t in enumerate(after[:-1]) if t.text in _QUOTES), -1)
        own = opening >= 0 and after[opening + 1].text.islower()  # a name in quotes starts with a capital
        return own and not any(t.lower in self.positive for t in after)

    @staticmethod
    def _complement(analysis: Analysis, verb: int) -> list[int]:
        """The words that say what somebody is called or found to be."""
        tokens = analysis.tokens
        found: list[int] = []
        for j in tokens[verb].children:
            t = tokens[j]
            if j > verb and (
                t.dep in ("oprd", "acomp", "attr", "ccomp", "xcomp")
                or (t.dep == "prep" and t.lower == "as")
                or (t.dep == "advcl" and t.tag == "JJ")  # "described it as deeply disappointing"
            ):
                found.extend(k for k in analysis.subtree(j) if tokens[k].dep not in ("relcl",))
            elif j > verb and t.dep == "dobj":  # "called the vote a sham" read as one phrase, or "dismissed it as"
                found.extend(
                    k
                    for k in t.children
                    if k > j and tokens[k].dep in ("appos", "prep", "acl") and tokens[k].lower != "of"
                )
                found.extend(m for k in t.children if tokens[k].dep in ("appos", "oprd") for m in analysis.subtree(k))
                found.extend(
                    m
                    for k in t.children
                    if tokens[k].dep == "prep" and tokens[k].lower == "as"
                    for m in analysis.subtree(k)
                )
        return found
