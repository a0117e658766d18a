"""The lexicon of triggers: one sense is some words, what they need around them, and where source and target stand.

The senses are data (lexicon/*.toml, one file a type). Reading them checks every field name, so that a slip in the data
is an error and not a silent gap.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from incumbent.errors import KnowledgeError
from incumbent.records import EventType

Form = Literal["verb", "noun"]
_WORD_SETS = (
    "with",
    "not_with",
    "obj",
    "not_obj",
    "obj_in",
    "as_class",
    "mods",
    "not_mods",
    "mods_of",
    "comp_verb",
    "purpose",
    "mods_obj",
    "attr",
    "not_in",
    "not_comp",
    "comp_subj",
    "subj_in",
)
_TEXTS = (
    "comp",
    "needs",
    "mode",
    "opinion",
    "obj_kind",
    "source_kind",
    "target_kind",
    "not_kind",
    "only",
    "with_verb",
    "not_source",
)
_FLAGS = (
    "any_target",
    "no_obj",
    "weak",
    "mutual",
    "negated",
    "future",
    "comp_future",
    "needs_speaker",
    "doer",
    "comp_plain",
    "negated_comp",
)
_KNOWN = {"verbs", "nouns", "source", "target", "example", "gives", "type", *_WORD_SETS, *_TEXTS, *_FLAGS}


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of one trigger word. Slots are alternatives in order; sets are lemmas; see lexicon/README.md."""

    id: str
    type: EventType
    word: str
    form: Form
    particle: frozenset[str]
    source: tuple[str, ...]
    target: tuple[str, ...]
    words: dict[str, frozenset[str]]
    texts: dict[str, frozenset[str]]
    flags: frozenset[str]
    mode: str | None

    @property
    def weight(self) -> int:
        """How demanding the sense is: of two that fit, the more demanding one is meant."""
        return 2 * len(self.words) + len(self.texts) + 2 * bool(self.particle) + len(self.flags - {"weak", "mutual"})


@dataclass(frozen=True, slots=True)
class Example:
    """A sense's sentence and what it must give: "source > target", "-" for nobody."""

    sense: str
    type: EventType
    sentence: str
    gives: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All senses by form and lemma, most demanding first."""

    verbs: dict[str, tuple[Sense, ...]]
    nouns: dict[str, tuple[Sense, ...]]
    examples: tuple[Example, ...]

    @classmethod
    @cache
    def load(cls) -> Lexicon:
        """Read the packaged lexicon once. Raises KnowledgeError (knowledge-lexicon) on a slip in the data."""
        folder = files(__package__).joinpath("lexicon")
        classes = {k: frozenset(v.split()) for k, v in _read(folder.joinpath("classes.toml")).items()}
        senses: list[Sense] = []
        examples: list[Example] = []
        for path in sorted(folder.iterdir(), key=lambda p: p.name):
            if path.name.endswith(".toml") and path.name != "classes.toml":
                data = _read(path)
                for number, entry in enumerate(data["sense"], 1):
                    name = f"{path.name.removesuffix('.toml')}.{number}"
                    made = list(_senses(name, data["type"], entry, classes))
                    senses.extend(made)
                    examples.append(Example(name, made[0].type, entry["example"], entry.get("gives", "")))
        return cls(_index(senses, "verb"), _index(senses, "noun"), tuple(examples))


def _read(path: Any) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _senses(name: str, file_type: str, entry: dict[str, Any], classes: dict[str, frozenset[str]]) -> list[Sense]:
    unknown = set(entry) - _KNOWN
    kind = entry.get("type", file_type)
    if unknown or kind not in get_args(EventType) or not entry.get("example"):
        raise KnowledgeError(
            f"lexicon entry {name}: unknown fields {sorted(unknown)}, type {kind!r} or missing example; see "
            "lexicon/README.md for the fields",
            code="knowledge-lexicon",
        )
    words = {key: _words(entry[key], classes) for key in _WORD_SETS if key in entry}
    texts = {key: frozenset(entry[key].split("|")) for key in _TEXTS if key in entry and key != "mode"}
    flags = frozenset(key for key in _FLAGS if entry.get(key))
    made = []
    for form in ("verb", "noun"):
        for word in entry.get(form + "s", "").split():
            lemma, *particles = word.split("_")
            made.append(
                Sense(
                    id=name,
                    type=kind,
                    word=lemma,
                    form=form,
                    particle=frozenset(particles),
                    source=_slots(entry.get("source", "")),
                    target=_slots(entry.get("target", "")),
                    words=words,
                    texts=texts,
                    flags=flags,
                    mode=entry.get("mode"),
                )
            )
    return made


def _slots(text: str) -> tuple[str, ...]:
    return tuple(s for s in text.split("|") if s)


def _words(text: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in text.split():
        found |= classes[word[1:]] if word.startswith("@") else {word}
    return frozenset(found)


def _index(senses: list[Sense], form: Form) -> dict[str, tuple[Sense, ...]]:
    index: dict[str, list[Sense]] = {}
    for sense in senses:
        if sense.form == form:
            index.setdefault(sense.word, []).append(sense)
    return {word: tuple(sorted(found, key=lambda s: -s.weight)) for word, found in index.items()}
