"""Opinions: what quoted or reported words do to somebody: blame, praise, demand, promise."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from incumbent.language import Analysis

_GUILTY = frozenset({"guilty"})
_UNLAWFUL = frozenset(
    "unlawful unconstitutional illegal invalid void unjustified unfair lack lacked violates violated violate breached".split()
)


@dataclass(frozen=True, slots=True)
class Opinions:
    """Word lists of opinions.toml."""

    negative: frozenset[str]
    positive: frozenset[str]
    directive: frozenset[str]
    commit: frozenset[str]

    @classmethod
    @cache
    def load(cls) -> Opinions:
        """Read opinions.toml once."""
        data = tomllib.loads(files(__package__).joinpath("opinions.toml").read_text(encoding="utf-8"))
        return cls(*(frozenset(data[k].split()) for k in ("negative", "positive", "directive", "commit")))

    def judged(self, analysis: Analysis, verb: int, how: str) -> bool:
        """Whether the verb's complement judges so: "called the plan a disgrace", "found him guilty"."""
        wanted = {"negative": self.negative, "positive": self.positive, "guilty": _GUILTY, "unlawful": _UNLAWFUL}[how]
        tokens = analysis.tokens
        sentence = analysis.sentences[tokens[verb].sent]
        inside = [j for j in analysis.subtree(verb) if j > verb]
        if how == "negative" and not inside:
            inside = list(range(verb + 1, sentence.end))
        for j in inside:
            t = tokens[j]
            if (t.lower in wanted or t.lemma in wanted) and not any(tokens[k].dep == "neg" for k in t.children):
                return True
        return False
