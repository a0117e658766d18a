"""The lexicons of saying: cue words with their class, nouns that name a channel. Data in cues.toml and channels.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from incumbent.errors import ModelError

CueClass = Literal[
    "says", "claims", "denies", "warns", "asks", "suggests", "promises", "believes", "predicts", "announces"
]
Content = Literal["clause", "np", "to", "quote"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word: its class, which content makes it a statement, the channel it implies, its example sentence.

    `voice`: things do it too, so that the source must be able to speak. `factive`: what follows is a fact.
    `objects`: the only nouns that make a noun phrase a statement (none: any). `quoted`: so does any one that holds words in
    quotation marks. `preps`: an infinitive needs one of these prepositions beside the cue (none: no condition).
    """

    lemma: str
    kind: CueClass
    content: Content
    channel: str | None
    voice: bool
    factive: bool
    objects: frozenset[str]
    quoted: bool
    preps: frozenset[str]
    example: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel, the nouns that name it, and words one of which must stand before the noun (none: no condition)."""

    name: str
    nouns: frozenset[str]
    before: frozenset[str]
    example: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    channels: tuple[Channel, ...]
    voices: frozenset[str]
    texts: frozenset[str]
    letters: frozenset[str]

    def cue(self, lemma: str, tag: str) -> Cue | None:
        """The entry of a cue word with this tag, or None where it is not listed."""
        return self.nouns.get(lemma) if tag[:1] == "N" else self.verbs.get(lemma)

    def channel(self, noun: str, before: list[str]) -> str | None:
        """The channel that a noun (lower case) names, given the words before it in its phrase."""
        for channel in self.channels:
            if noun in channel.nouns and (not channel.before or channel.before & set(before)):
                return channel.name
        return None


@cache
def load_lexicon() -> Lexicon:
    """The packaged lexicons. Raises ModelError (model-damaged) where an entry is malformed."""
    here = files("incumbent.coding.statements")
    cues = tomllib.loads((here / "cues.toml").read_text(encoding="utf-8"))
    channels = tomllib.loads((here / "channels.toml").read_text(encoding="utf-8"))["channel"]
    return Lexicon(
        {lemma: _cue(lemma, entry) for lemma, entry in cues["verbs"].items()},
        {lemma: _cue(lemma, entry) for lemma, entry in cues["nouns"].items()},
        tuple(Channel(c["name"], frozenset(c["nouns"]), frozenset(c.get("with", ())), c["example"]) for c in channels),
        frozenset(noun for nouns in cues["voices"].values() for noun in nouns),
        frozenset(cues["voices"]["texts"]),
        frozenset(cues["letters"]["nouns"]),
    )


def _cue(lemma: str, entry: dict[str, Any]) -> Cue:
    kind, content = entry["class"], entry.get("content", "clause")
    if kind not in get_args(CueClass) or content not in get_args(Content):
        raise ModelError(
            f"cues.toml: {lemma!r} has class {kind!r} and content {content!r}; use the ones its head lists",
            code="model-damaged",
        )
    return Cue(
        lemma=lemma,
        kind=kind,
        content=content,
        channel=entry.get("channel"),
        voice=bool(entry.get("voice")),
        factive=bool(entry.get("factive")),
        objects=frozenset(entry.get("objects", ())),
        quoted=bool(entry.get("quoted")),
        preps=frozenset(entry.get("preps", ())),
        example=entry["example"],
    )
