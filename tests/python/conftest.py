"""A ledger built by hand, as the public interface opens it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "ledger"))

from builders import HandKnowledge, Story, ledger_of, reshuffle

from incumbent import Ledger
from incumbent.knowledge import Knowledge


def visit() -> Story:
    story = Story("wire-2", published="2020-09-05", url="https://wire.example/2", title="A trip to Moscow")
    story.statement("Alexander Lukashenko", "“There will be no early election,” Lukashenko said.")
    story.event("CONSULT", "met", "Lukashenko met <b>Putin</b> & others in Moscow.", ["Alexander Lukashenko"])
    return story


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Knowledge, "load", classmethod(lambda cls: HandKnowledge()))
    file = tmp_path / "news.sqlite"
    ledger_of(file, reshuffle(url="https://wire.example/1"), visit()).close()
    return file


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path) as opened:
        yield opened
