"""Domains: sentences that speak of sport, film, markets or nature, where "attack" and "retreat" mean something else."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from incumbent.coding.events.candidate import Candidate
from incumbent.language import Analysis


@cache
def domain_words() -> frozenset[str]:
    """All words of domains.toml."""
    data = tomllib.loads(files(__package__).joinpath("domains.toml").read_text(encoding="utf-8"))
    return frozenset(word for domain in data.values() for word in domain["words"].split())


def elsewhere(analysis: Analysis, c: Candidate) -> bool:
    """Whether a candidate belongs to another field: its sentence speaks of it, and nobody political acts or suffers."""
    if any(a.political for a in (*c.source, *c.target)):
        return False
    words = domain_words()
    s = analysis.sentences[analysis.tokens[c.anchor].sent]
    return any(analysis.tokens[i].lemma in words and analysis.tokens[i].tag[:2] == "NN" for i in range(s.start, s.end))
