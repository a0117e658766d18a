"""The package as a tree of links, in which single files are edited, and processes that import what it then is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HELPERS = [ROOT / "tests" / room for room in ("coding", "ledger")]


class House:
    """A copy of src/incumbent whose files are links until they are edited. `touched`: the files that were, in order."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.touched: list[str] = []
        for path in (ROOT / "src").rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                link = folder / path.relative_to(ROOT / "src")
                link.parent.mkdir(parents=True, exist_ok=True)
                link.symlink_to(path)

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace the one place where `old` stands in a file of the package."""
        path = self.folder / "incumbent" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self._write(file, text.replace(old, new))

    def add(self, file: str, text: str) -> None:
        """A new file, or more at the end of one."""
        path = self.folder / "incumbent" / file
        self._write(file, (path.read_text(encoding="utf-8") if path.exists() else "") + text)

    def _write(self, file: str, text: str) -> None:
        path = self.folder / "incumbent" / file
        path.unlink(missing_ok=True)
        path.write_text(text, encoding="utf-8")
        if file not in self.touched:
            self.touched.append(file)

    @property
    def rooms(self) -> set[str]:
        """The rooms that the edits were made in."""
        return {file.partition("/")[0] for file in self.touched}

    def run(self, code: str) -> Any:
        """What a process of this house prints as JSON."""
        told = self._python("-c", code)
        assert told.returncode == 0, told.stderr
        return json.loads(told.stdout)

    def verb(self, *words: str) -> subprocess.CompletedProcess[str]:
        """The command line of this house."""
        return self._python("-m", "incumbent", *words)

    def _python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join(map(str, (self.folder, *HELPERS)))
        environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            [sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=120, check=False
        )
