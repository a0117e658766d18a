"""What colours an event beyond who, whom and when: its PLOVER mode, its contexts and its size, by the words alone."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from incumbent.coding.sizes import size_of
from incumbent.coding.stems import stems
from incumbent.reader import Anchor, Page, Run
from incumbent.records import Event

ENOUGH = 3  # points that make a context: words of the sentence count two, of the paragraph one
MOST = 3  # contexts of an event
BEFORE, AFTER = 6, 10  # words around a trigger that tell its mode


@dataclass(frozen=True, slots=True)
class Mode:
    """One entry of modes.toml: every list that is not empty must have a word in its place."""

    mode: str
    trigger: frozenset[str]
    near: frozenset[str]
    after: frozenset[str]


class Shades:
    """Counts the context words of a page once; shades one event after another."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.sentences: list[dict[str, int]] = []
        self.paragraphs: dict[int, dict[str, int]] = {}
        by_word = _contexts()[0]
        for s in page.sentences:
            here: dict[str, int] = {}
            for i in range(s.first, s.last):
                for name in {name for form in stems(page.word(i)) for name in by_word.get(form, ())}:
                    here[name] = here.get(name, 0) + 1
            self.sentences.append(here)
            whole = self.paragraphs.setdefault(s.paragraph, {})
            for name, n in here.items():
                whole[name] = whole.get(name, 0) + n

    def shade(self, event: Event, a: Anchor, trigger: Run) -> Event:
        """The event with its mode, contexts and size; `trigger` are the words that tell it."""
        return replace(
            event,
            mode=self.mode(a, trigger),
            contexts=self.contexts(a),
            size=size_of(self.page, a, trigger),
        )

    def mode(self, a: Anchor, trigger: Run) -> str | None:
        """The first mode of the event's type whose words stand in the trigger and around it; None where none do."""
        s = self.page.sentences[self.page.sentence_of[a.word]]
        of_trigger = self._stems(trigger.first, trigger.end)
        of_after = self._stems(trigger.end, min(trigger.end + AFTER, s.last))
        of_near = of_trigger | of_after | self._stems(max(trigger.first - BEFORE, s.first), trigger.first)
        for entry in _modes().get(a.kind, ()):
            places = ((entry.trigger, of_trigger), (entry.near, of_near), (entry.after, of_after))
            if all(not wanted or wanted & there for wanted, there in places):
                return entry.mode
        return None

    def contexts(self, a: Anchor) -> tuple[str, ...]:
        """The contexts of an event, strongest first."""
        s = self.page.sentence_of[a.word]
        points = dict(self.paragraphs[self.page.sentences[s].paragraph])
        for name, n in self.sentences[s].items():
            points[name] = points.get(name, 0) + n
        for name in _contexts()[1].get(a.kind, ()):
            points[name] = points.get(name, 0) + ENOUGH
        strong = sorted((name for name, n in points.items() if n >= ENOUGH), key=lambda name: (-points[name], name))
        return tuple(strong[:MOST])

    def _stems(self, first: int, end: int) -> set[str]:
        return {form for i in range(first, end) for form in stems(self.page.word(i))}


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def _contexts() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Word -> contexts, and type -> contexts."""
    words: dict[str, list[str]] = {}
    types: dict[str, list[str]] = {}
    for name, entry in _data("contexts.toml").items():
        for word in entry["words"].split():
            words.setdefault(word, []).append(name)
        for kind in entry.get("types", "").split():
            types.setdefault(kind, []).append(name)
    return {w: tuple(c) for w, c in words.items()}, {t: tuple(c) for t, c in types.items()}


@cache
def _modes() -> dict[str, tuple[Mode, ...]]:
    """Type -> its entries in the order of the file."""
    found: dict[str, list[Mode]] = {}
    for entry in _data("modes.toml")["mode"]:
        lists = [frozenset(entry.get(place, "").split()) for place in ("trigger", "near", "after")]
        found.setdefault(entry["type"], []).append(Mode(entry["mode"], *lists))
    return {kind: tuple(entries) for kind, entries in found.items()}
