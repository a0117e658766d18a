"""Which organisations are public: judged by the words of their names, then by the knowledge base."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from incumbent.knowledge import Knowledge

_WORDS = re.compile(r"[^\W_]+(?:[-'’&./][^\W_]+)*")


class Bodies:
    """Word lists over which `is_public` decides."""

    def __init__(
        self,
        public: frozenset[str],
        private: frozenset[str],
        acronyms: frozenset[str],
        generic: frozenset[str],
        parties: frozenset[str],
    ) -> None:
        self.public, self.private, self.acronyms = public, private, acronyms
        self.generic, self.parties = generic, parties
        self._phrases_public = tuple(sorted(w for w in public if " " in w or "–" in w))
        self._phrases_private = tuple(sorted(w for w in private if " " in w))

    def is_public(self, name: str, knowledge: Knowledge, country: str | None = None) -> bool | None:
        """True public, False private, None where nothing tells."""
        lower = name.lower()
        if lower in self.parties:
            return True
        words = _WORDS.findall(lower)
        if any(w in self.private for w in words) or any(p in lower for p in self._phrases_private):
            return any(p in lower for p in self._phrases_public)
        if any(w in self.public or w in self.acronyms for w in words):
            return True
        if any(p in lower for p in self._phrases_public):
            return True
        if knowledge.body(name, country) is not None:
            return True
        whole = name.rpartition(" of the ")[2]
        if whole != name and knowledge.body(whole, country) is not None:
            return True
        place = knowledge.place(name)
        return True if place is not None and place.role == "igo" else None


@lru_cache(maxsize=1)
def load_bodies() -> Bodies:
    """The packaged lists, read once, on first use."""
    data = tomllib.loads(files(__package__).joinpath("bodies.toml").read_text(encoding="utf-8"))
    return Bodies(*(frozenset(data[key]) for key in ("public", "private", "acronyms", "generic", "parties")))
