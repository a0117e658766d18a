"""A ledger with the reshuffle, and a way to run verbs as a shell would."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "ledger"))

from builders import HandKnowledge, Story, ledger_of, reshuffle

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


@pytest.fixture
def speeches(path):
    """Further articles, with three statements about a tax."""
    told = (
        Story("talk-1", published="2021-03-01", publisher="Post")
        .statement("Ann Aster", "“The tax stands,”")
        .statement("Bo Birch", "“No tax,”")
    )
    later = Story("talk-2", published="2021-03-02", publisher=None).statement("Ann Aster", "“The tax falls,”")
    ledger_of(path, told, later).close()


@pytest.fixture
def acts(path):
    """A further article with three meetings, one of which is not believed."""
    story = Story("acts-1", published="2021-03-01")
    for n in range(3):
        story.event("CONSULT", "met", f"Group {n} met.", [f"Group {n}"])
        story.events[-1] = replace(story.events[-1], confidence=0.2 if n == 2 else 0.9)
    ledger_of(path, story).close()
