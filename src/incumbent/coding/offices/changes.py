"""The lexicon of words that tell a change of office, as `changes.toml` lists them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from incumbent.records import ClaimKind, How

Frame = Literal[
    "put",
    "take",
    "leave",
    "oust",
    "swap",
    "die",
    "kill",
    "lead",
    "sit",
    "lose",
    "hold",
    "follow",
    "seat",
    "precede",
    "tenure",
    "lapse",
    "cede",
    "grant",
    "cost",
    "echo",
    "allot",
    "run",
    "represent",
    "victor",
    "nominee",
    "shift",
]


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb or noun that tells a change; `particle` must follow a verb closely ("step down"), "" where none is."""

    word: str
    particle: str
    noun: bool
    frame: Frame
    kind: ClaimKind
    how: How | None
    needs: str
    example: str
    expect: tuple[str, ...]


class Cues:
    """Verb cues by lemma, noun cues by lower-case form; cues with a particle come first."""

    def __init__(self, cues: list[Cue], posts: dict[str, str]) -> None:
        self.all, self.posts = tuple(cues), posts
        self.verbs: dict[str, list[Cue]] = {}
        self.nouns: dict[str, Cue] = {}
        for cue in cues:
            if cue.noun:
                self.nouns[cue.word] = cue
            else:
                self.verbs.setdefault(cue.word, []).append(cue)
        for own in self.verbs.values():
            own.sort(key=lambda c: not c.particle)


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """The packaged lexicon, read once, on first use."""
    data = tomllib.loads(files(__package__).joinpath("changes.toml").read_text(encoding="utf-8"))
    cues = []
    for section in ("verb", "noun"):
        for entry in data[section]:
            for words in entry["words"]:
                word, _, particle = words.partition(" ")
                cues.append(
                    Cue(
                        word, particle, section == "noun", entry["frame"], entry["kind"], entry.get("how"),
                        entry.get("needs", ""), entry["example"], tuple(entry["expect"]),
                    )
                )  # fmt: skip
    return Cues(cues, data["posts"])
