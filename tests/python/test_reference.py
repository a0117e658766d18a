"""Every example in the docstrings is run: those of the public interface on a ledger built by hand, those of the rooms as they are."""

from __future__ import annotations

import doctest
import importlib
import re
from importlib import resources
from pathlib import Path

import pytest

from incumbent import Ledger

SOURCE = Path(__file__).parents[2] / "src"
EXAMPLE = re.compile(r"^ *>>> (?!.*\+SKIP)", re.M)


def with_examples() -> list[str]:
    """The modules in whose text an example stands, by name."""
    files = sorted(f for f in SOURCE.rglob("*.py") if EXAMPLE.search(f.read_text("utf-8")))
    return [".".join(f.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__") for f in files]


@pytest.mark.parametrize("name", with_examples())
def test_examples_do_what_they_say(name: str, ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    with resources.as_file(resources.files("incumbent") / "samples") as samples:
        done = doctest.testmod(importlib.import_module(name), extraglobs={"ledger": ledger, "samples": samples})
    assert done.attempted and not done.failed


def test_the_public_interface_has_examples() -> None:
    assert {"incumbent", "incumbent.python.ledger", "incumbent.python.reading"} <= set(with_examples())
