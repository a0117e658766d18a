"""Contexts: the PLOVER contexts that the words around an event carry."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from incumbent.coding.events.candidate import Candidate
from incumbent.language import Analysis

ENOUGH = 3  # points: sentence words count two, paragraph words one
MOST = 3  # contexts an event


@dataclass(frozen=True, slots=True)
class Contexts:
    """Lemma -> contexts, and type -> contexts."""

    by_word: dict[str, tuple[str, ...]]
    by_type: dict[str, tuple[str, ...]]

    @classmethod
    @cache
    def load(cls) -> Contexts:
        """Read contexts.toml once."""
        data = tomllib.loads(files(__package__).joinpath("contexts.toml").read_text(encoding="utf-8"))
        words: dict[str, list[str]] = {}
        types: dict[str, list[str]] = {}
        for name, entry in data.items():
            for word in entry["words"].split():
                words.setdefault(word, []).append(name)
            for kind in entry.get("types", "").split():
                types.setdefault(kind, []).append(name)
        return cls({w: tuple(c) for w, c in words.items()}, {t: tuple(c) for t, c in types.items()})


class ContextReader:
    """Counts the context words of an article once; answers for each event."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.data = Contexts.load()
        self.sentences: list[dict[str, int]] = []
        self.paragraphs: dict[int, dict[str, int]] = {}
        for s in analysis.sentences:
            here: dict[str, int] = {}
            for i in range(s.start, s.end):
                for name in self.data.by_word.get(analysis.tokens[i].lemma.lower(), ()):
                    here[name] = here.get(name, 0) + 1
            self.sentences.append(here)
            whole = self.paragraphs.setdefault(s.paragraph, {})
            for name, n in here.items():
                whole[name] = whole.get(name, 0) + n

    def of(self, c: Candidate) -> tuple[str, ...]:
        """The contexts of an event, strongest first."""
        sent = self.analysis.tokens[c.anchor].sent
        points = dict(self.paragraphs[self.analysis.sentences[sent].paragraph])
        for name, n in self.sentences[sent].items():
            points[name] = points.get(name, 0) + n
        for name in self.data.by_type.get(c.type, ()):
            points[name] = points.get(name, 0) + ENOUGH
        strong = sorted((name for name, n in points.items() if n >= ENOUGH), key=lambda name: (-points[name], name))
        return tuple(strong[:MOST])
