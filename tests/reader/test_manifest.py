"""Weights that do not fit are refused, with words that say what to do."""

import hashlib
import importlib.util
import json
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from incumbent.errors import ModelError
from incumbent.reader import PACKAGED, Reader, WeightsError, installed, languages_of, version_of
from incumbent.reader.manifest import checked, layout

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vocabulary.txt").write_text("[UNK]\n")
    for graph in ("late.onnx", "reader.onnx", "refer.onnx"):
        (tmp_path / graph).write_bytes(b"weights")
    digests = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in tmp_path.iterdir()}
    (tmp_path / "manifest.json").write_text(json.dumps({"layout": layout(), "files": digests, "scores": {"f1": 1}}))
    return tmp_path


def said(folder: Path) -> dict:
    return json.loads((folder / "manifest.json").read_text())


def test_sound_weights(folder: Path) -> None:
    manifest = checked(folder)
    assert len(manifest.version) == 12
    assert manifest.version == version_of(folder)
    assert manifest.about["scores"] == {"f1": 1}


def test_other_weights_are_another_version(folder: Path) -> None:
    before = version_of(folder)
    data = b"other weights"
    (folder / "reader.onnx").write_bytes(data)
    about = said(folder)
    about["files"]["reader.onnx"] = hashlib.sha256(data).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(about))
    assert checked(folder).version != before


def test_weights_say_what_they_read(folder: Path) -> None:
    assert (checked(folder).languages, checked(folder).vocabulary) == (("en",), "wordpiece")
    assert languages_of(folder) == languages_of() == ("en",)
    about = said(folder)
    (folder / "vocabulary.txt").rename(folder / "vocabulary.tsv")
    about["files"]["vocabulary.tsv"] = about["files"].pop("vocabulary.txt")
    (folder / "manifest.json").write_text(json.dumps(about | {"vocabulary": "unigram", "languages": ["ru", "be"]}))
    assert (checked(folder).languages, checked(folder).vocabulary) == (("ru", "be"), "unigram")
    assert languages_of(folder) == ("ru", "be")


def test_the_weights_of_other_languages_are_found_where_they_are_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert installed() is None
    monkeypatch.undo()
    package = tmp_path / "incumbent_languages"
    package.mkdir()
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    assert installed() == package / "weights"


def otherwise(folder: Path) -> None:
    about = said(folder)
    (folder / "manifest.json").write_text(json.dumps(about | {"vocabulary": "bytes"}))


def foreign(folder: Path) -> None:
    about = said(folder)
    about["layout"]["tags"] = ["O"]
    (folder / "manifest.json").write_text(json.dumps(about))


def without_files(folder: Path) -> None:
    about = said(folder)
    del about["files"]
    (folder / "manifest.json").write_text(json.dumps(about))


def nameless(folder: Path) -> None:
    about = said(folder)
    del about["files"]["late.onnx"]
    (folder / "manifest.json").write_text(json.dumps(about))


FAULTS: list[tuple[Callable[[Path], object], str, str]] = [
    (lambda f: (f / "manifest.json").unlink(), "manifest.json", "missing"),
    (lambda f: (f / "manifest.json").write_text('{"layout":'), "manifest.json", "damaged"),
    (lambda f: (f / "manifest.json").write_bytes(b"\xff\xfe\x00"), "manifest.json", "damaged"),
    (lambda f: (f / "manifest.json").write_text("[]"), "manifest.json", "damaged"),
    (without_files, "manifest.json", "damaged"),
    (nameless, "manifest.json", "does not name"),
    (otherwise, "manifest.json", "vocabulary of a known kind"),
    (foreign, "", "another version"),
    (lambda f: (f / "reader.onnx").unlink(), "reader.onnx", "missing or damaged"),
    (lambda f: (f / "reader.onnx").write_bytes(b"weightz"), "reader.onnx", "missing or damaged"),
    (lambda f: (f / "vocabulary.txt").write_text("[CLS]\n"), "vocabulary.txt", "missing or damaged"),
]


@pytest.mark.parametrize(("break_it", "name", "word"), FAULTS)
def test_damaged_or_foreign_weights_are_refused(
    folder: Path, break_it: Callable[[Path], object], name: str, word: str
) -> None:
    break_it(folder)
    with pytest.raises(WeightsError) as told:
        Reader(folder)
    assert isinstance(told.value, ModelError)
    assert str(folder / name) in str(told.value)
    assert word in str(told.value)
    assert "install the package again" in str(told.value)


PACKAGES = [PACKAGED, ROOT / "languages" / "src" / "incumbent_languages" / "weights"]


@pytest.mark.parametrize("weights", [p for p in PACKAGES if p.is_dir()], ids=lambda p: p.parent.name)
def test_packaged_weights_are_what_their_manifest_says(weights: Path) -> None:
    told = checked(weights)
    assert {p.name for p in weights.iterdir()} == {"manifest.json", *told.about["files"]}
    assert told.about["layout"] == layout()
    assert {"data", "seed", "left_out", "began_with"} <= set(told.about)
    assert all(len(d["sha256"]) == 64 and d["files"] > 0 for d in told.about["data"].values())


def test_figures_are_of_the_packaged_weights() -> None:
    """What bench/ holds of the held-out articles was made by the weights that are shipped."""
    with lzma.open(ROOT / "bench" / "held_out.jsonl.xz", "rt", encoding="utf-8") as lines:
        assert {json.loads(line)["coder"]["model"] for line in lines} == {f"reader {version_of()}"}


def test_every_constant_that_the_weights_depend_on_is_told() -> None:
    assert set(layout()) == {
        "tags",
        "inputs",
        "anchors",
        "roles",
        "statuses",
        "hows",
        "dated",
        "distances",
        "shapes",
        "core",
        "context",
    }


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        (lambda a: a, True),
        (lambda a: [x for x in a if x != "OFFICE"], True),  # made before a type was added
        (lambda a: [x for x in a if x != "hold"], False),
        (lambda a: [*a[:-1], "NEWER", a[-1]], False),
        (lambda a: [*reversed(a)], False),
        (lambda a: None, False),
    ],
)
def test_weights_may_lack_event_types_and_nothing_else(
    folder: Path, change: Callable[[list], object], fits: bool
) -> None:
    about = said(folder)
    about["layout"]["anchors"] = change(about["layout"]["anchors"])
    (folder / "manifest.json").write_text(json.dumps(about))
    if fits:
        assert checked(folder).anchors == tuple(about["layout"]["anchors"])
    else:
        with pytest.raises(WeightsError, match="another version"):
            checked(folder)
