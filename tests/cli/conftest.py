"""A ledger with the reshuffle, and a way to run verbs as a shell would."""

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "ledger"))

from builders import HandKnowledge, ledger_of, reshuffle

from incumbent.cli.main import run
from incumbent.knowledge import Knowledge


@dataclass
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def path(tmp_path, monkeypatch):
    """The ledger's file; $INCUMBENT_LEDGER points at it, and the knowledge base is the hand-made one."""
    monkeypatch.setattr(Knowledge, "load", classmethod(lambda cls: HandKnowledge()))
    file = tmp_path / "l.sqlite"
    ledger_of(file, reshuffle(url="https://wire.example/a?b=1&c=%7B")).close()
    monkeypatch.setenv("INCUMBENT_LEDGER", str(file))
    return file


@pytest.fixture
def verb(path, capfdbinary):
    """Runs `incumbent WORDS...` in this process."""

    def call(*words: str) -> Ran:
        code = run([str(w) for w in words])
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return call
