"""The event ontology as data: PLOVER types with quad class, score, modes and CAMEO counterpart; contexts; sectors.

Read from ontology.toml beside this file, whose head names the sources. Codes are text everywhere. No other file of code
lists the types: one that is added there is asked for, kept, shown and exported.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

Quad = Literal["VC", "MC", "VX", "MX"]
Trait = Literal["aimed", "post", "refusable", "meeting"]
QUAD_CODES: dict[Quad, str] = {"VC": "1", "MC": "2", "VX": "3", "MX": "4"}


@dataclass(frozen=True, slots=True)
class TypeInfo:
    """One event type. `score` and mode scores run from -10 (conflict) to +10 (cooperation), as PLOVER gives them;
    `cameo` is the code of the CAMEO root that stands for it ("---" where none does) and `goldstein` its Goldstein value;
    `sizes` are the fields of a `Size` that its sentence may fill; what `traits` mean is told in ontology.toml.
    """

    name: str
    quad: Quad
    score: float
    cameo: str
    goldstein: float
    means: str
    modes: dict[str, float] = field(default_factory=dict)
    cameo_modes: dict[str, str] = field(default_factory=dict)
    own: bool = False
    sizes: tuple[str, ...] = ()
    traits: tuple[Trait, ...] = ()

    def intensity(self, mode: str | None) -> float:
        """The score of an event of this type and mode."""
        return self.modes.get(mode, self.score) if mode else self.score

    def code(self, mode: str | None) -> str:
        """The CAMEO code of an event of this type and mode."""
        return self.cameo_modes.get(mode, self.cameo) if mode else self.cameo


@dataclass(frozen=True, slots=True)
class Ontology:
    types: dict[str, TypeInfo]
    quads: dict[str, str]
    contexts: tuple[str, ...]
    sectors: dict[str, str]

    def having(self, trait: Trait) -> tuple[str, ...]:
        """The types with a trait, in order."""
        return tuple(name for name, t in self.types.items() if trait in t.traits)

    def sizes_of(self, type: str) -> tuple[str, ...]:
        """What the sentence of a type is asked for; nothing where the type is not known."""
        return self.types[type].sizes if type in self.types else ()


@lru_cache(maxsize=1)
def ontology() -> Ontology:
    """The packaged ontology."""
    data = tomllib.loads(resources.files(__package__).joinpath("ontology.toml").read_text(encoding="utf-8"))
    return Ontology(
        types={name: _type(name, fields) for name, fields in data["types"].items()},
        quads=data["quads"],
        contexts=tuple(data["contexts"]["list"]),
        sectors=data["sectors"],
    )


def _type(name: str, fields: dict[str, Any]) -> TypeInfo:
    lists = {key: tuple(fields.get(key, ())) for key in ("sizes", "traits")}
    return TypeInfo(name=name, **fields | lists)
