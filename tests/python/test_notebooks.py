"""The notebooks of the documentation run from the first cell to the last, in a folder of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from incumbent.reader import PACKAGED

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")
pytest.importorskip("matplotlib")

FOLDER = Path(__file__).parents[2] / "docs" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
FOUND: dict[str, tuple[str, ...]] = {
    "1-from-articles-to-a-timeline": ("Ivan Tertel",),
    "2-events-beside-polecat": ("CONSULT",),
    # listed from the day on which the decree was made public; an article tells the day before
    "3-checking-a-list": (
        "<mark>Ivan Tertel was named head of the Belarusian KGB on September 2</mark>",
        "since 2 September 2020",
        "no claim puts them here",
    ),
}  # by notebook, what its question finds in the samples


@pytest.mark.skipif(
    not (PACKAGED / "manifest.json").is_file(),
    reason="the reader's packaged weights are not there: notebooks are not run",
)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_it_runs_and_shows_marked_sentences(path: Path, tmp_path: Path) -> None:
    for file in FOLDER.glob("*.csv"):
        shutil.copy(file, tmp_path)
    notebook = nbformat.read(path, as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells), "notebooks are kept without their output"
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [o for c in notebook.cells if c.cell_type == "code" for o in c.outputs]
    assert not [o for o in shown if o.output_type == "error"]
    html = "".join(o.data.get("text/html", "") for o in shown if "data" in o)
    assert "<mark>" in html and "<table" in html
    for words in FOUND[path.stem]:
        assert words in html, f"the samples answer the notebook's question with {words!r}"


def test_there_are_three() -> None:
    assert [path.stem for path in NOTEBOOKS] == sorted(FOUND)
