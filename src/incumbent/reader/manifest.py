"""What the packaged weights are, and whether they fit this code."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incumbent.reader import pieces, schema


class WeightsError(Exception):
    """The packaged weights are missing, damaged or made for another version of the code."""


def layout() -> dict[str, object]:
    """All of the code that the weights depend on, as plain values: another layout needs other weights."""
    return {
        "tags": list(schema.TAGS),
        "anchors": list(schema.ANCHORS),
        "roles": list(schema.ROLES),
        "statuses": list(schema.STATUSES),
        "hows": list(schema.HOWS),
        "dated": list(schema.DATED),
        "distances": schema.DISTANCES,
        "shapes": pieces.SHAPES,
        "core": pieces.CORE,
        "context": pieces.CONTEXT,
    }


@dataclass(frozen=True, slots=True)
class Manifest:
    """`version` is short for the very weights; `about` says what they were made from and how they scored."""

    version: str
    about: dict[str, Any]


def checked(folder: Path) -> Manifest:
    """The manifest of a folder of weights, after every file was held against it. Raises `WeightsError`."""
    path = folder / "manifest.json"
    if not path.is_file():
        raise WeightsError(f"{path} is missing: install the package again, or rebuild the weights (training/reader/README.md)")
    said = json.loads(path.read_text(encoding="utf-8"))
    if said.get("layout") != layout():
        raise WeightsError(f"the weights in {folder} were made for another version of the code: install the package again")
    digests = []
    for name, digest in sorted(said["files"].items()):
        file = folder / name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise WeightsError(f"{file} is missing or damaged: install the package again")
        digests.append(digest)
    return Manifest(hashlib.sha256("".join(digests).encode()).hexdigest()[:12], said)
