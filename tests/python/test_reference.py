"""The examples of the reference are run: those of the public interface, and those of the rooms it leads to."""

from __future__ import annotations

import doctest
import importlib
from importlib import resources
from pathlib import Path

import pytest

from incumbent import Ledger

MODULES = (
    "incumbent", "incumbent.python.ledger", "incumbent.python.reading", "incumbent.exports.tables.columns",
    "incumbent.exports.tables.html", "incumbent.exports.codes", "incumbent.exports.posts.walk", "incumbent.ledger.wanted",
    "incumbent.ledger.sentences", "incumbent.ledger.wording",
)  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_examples_do_what_they_say(name: str, ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    with resources.as_file(resources.files("incumbent") / "samples") as samples:
        done = doctest.testmod(importlib.import_module(name), extraglobs={"ledger": ledger, "samples": samples})
    assert done.attempted and not done.failed
