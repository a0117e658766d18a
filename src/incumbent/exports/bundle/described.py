"""What a bundle says of itself, whichever description it goes into."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from incumbent.exports.bundle.contents import Contents


@dataclass(frozen=True, slots=True)
class Labels:
    """What only the owner of the ledger can say; everything may be left out. `licence` is a name or an address."""

    title: str = "A record of power, read from news"
    licence: str | None = None
    url: str | None = None
    creator: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A written file: bytes, SHA-256 in hexadecimal, and how many rows it holds."""

    size: int
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class Described:
    """The parts of a description. `created` is when the last article was read, so that the same ledger gives the same bytes."""

    labels: Labels
    description: str
    version: str
    created: str
    tables: Sequence[Contents]
    files: Mapping[str, File]


def file_of(path: Path, rows: int) -> File:
    """What a written file is."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return File(path.stat().st_size, digest.hexdigest(), rows)
