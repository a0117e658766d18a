"""What the packaged weights are, and whether they fit this code."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incumbent.errors import ModelError
from incumbent.reader import pieces, schema

PACKAGED = Path(__file__).resolve().parent / "weights"


GRAPHS = ("late.onnx", "reader.onnx", "refer.onnx")
VOCABULARIES = {"wordpiece": "vocabulary.txt", "unigram": "vocabulary.tsv"}  # kind -> file


class WeightsError(ModelError):
    """The weights are missing, damaged or made for another version of the code."""

    code = "model-weights"


def layout() -> dict[str, object]:
    """All of the code that the weights depend on, as plain values: another layout needs other weights."""
    return {
        "tags": list(schema.TAGS),
        "anchors": list(schema.ANCHORS),
        "roles": list(schema.ROLES),
        "statuses": list(schema.STATUSES),
        "hows": list(schema.HOWS),
        "dated": list(schema.DATED),
        "inputs": list(schema.INPUTS),
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

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the weights read, ISO 639-1."""
        return _languages(self.about)

    @property
    def anchors(self) -> tuple[str, ...]:
        """What the weights find, in the order in which the heads tell it."""
        return tuple(self.about["layout"]["anchors"])

    @property
    def vocabulary(self) -> str:
        """The kind of word pieces, one of `VOCABULARIES`."""
        return str(self.about.get("vocabulary", "wordpiece"))


def version_of(folder: Path = PACKAGED) -> str:
    """Short for the very weights of a folder, known without reading them. Raises `WeightsError`."""
    return _version(_json(folder / "manifest.json"))


def languages_of(folder: Path = PACKAGED) -> tuple[str, ...]:
    """The languages that the weights of a folder read (ISO 639-1), known without reading them. Raises `WeightsError`."""
    return _languages(_json(folder / "manifest.json"))


def installed() -> Path | None:
    """The weights of the distribution `incumbent-languages`, None where it is not installed."""
    found = importlib.util.find_spec("incumbent_languages")
    places = found.submodule_search_locations if found else None
    return Path(next(iter(places))) / "weights" if places else None


def _languages(said: dict[str, Any]) -> tuple[str, ...]:
    return tuple(said.get("languages", ("en",)))


def _json(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise WeightsError(
            f"{path} is missing: install the package again, or rebuild the weights (training/reader/README.md)"
        )
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        said["files"].items()
    except (ValueError, KeyError, AttributeError, TypeError):
        raise WeightsError(f"{path} is damaged: install the package again") from None
    return said


def _version(said: dict[str, Any]) -> str:
    return hashlib.sha256("".join(d for _, d in sorted(said["files"].items())).encode()).hexdigest()[:12]


def _fits(said: Any) -> bool:
    """Whether weights of this layout can be read: all is as the code has it, but that event types may be missing."""
    ours = layout()
    if not isinstance(said, dict) or {**said, "anchors": None} != {**ours, "anchors": None}:
        return False
    anchors = said.get("anchors")
    return isinstance(anchors, list) and anchors == [
        a for a in schema.ANCHORS if schema.group_of(a) != "event" or a in anchors
    ]


def checked(folder: Path) -> Manifest:
    """The manifest of a folder of weights, after every file was held against it. Raises `WeightsError`."""
    path = folder / "manifest.json"
    said = _json(path)
    if not _fits(said.get("layout")):
        raise WeightsError(
            f"the weights in {folder} were made for another version of the code: install the package again"
        )
    kind = said.get("vocabulary", "wordpiece")
    files = (*GRAPHS, VOCABULARIES.get(kind, "a vocabulary of a known kind"))
    if set(said["files"]) != set(files):
        raise WeightsError(f"{path} does not name {', '.join(files)}: install the package again")
    for name, digest in sorted(said["files"].items()):
        file = folder / name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise WeightsError(f"{file} is missing or damaged: install the package again")
    return Manifest(_version(said), said)
