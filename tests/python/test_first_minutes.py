"""The Python that the documentation shows is run as it stands there, block after block, on the bundled samples."""

from __future__ import annotations

import re
import shutil
from importlib import resources
from pathlib import Path

import pytest

from incumbent.reader import PACKAGED

PAGE = Path(__file__).parents[2] / "docs" / "python.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)


@pytest.mark.skipif(
    not (PACKAGED / "manifest.json").is_file(),
    reason="the reader's packaged weights are not there: the page's blocks are not run",
)
def test_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    with resources.as_file(resources.files("incumbent") / "samples") as samples:
        shutil.copytree(samples, tmp_path / "my-articles")
    names: dict[str, object] = {}
    for n, block in enumerate(BLOCKS):
        exec(compile(block, f"{PAGE.name}, block {n + 1}", "exec"), names)
    assert len(BLOCKS) >= 8 and (tmp_path / "changes.parquet").is_file()
    assert "Belarus" in capsys.readouterr().out


def test_the_page_names_every_method() -> None:
    from incumbent import Ledger

    text = PAGE.read_text("utf-8")
    asked = [n for n in dir(Ledger) if not n.startswith("_") and n not in ("close", "path", "counts")]
    assert [n for n in asked if not re.search(rf"\b{n}\(", text)] == []
