"""A short form of bench/soak.py: a reading that is killed again and again leaves the ledger of an undisturbed one."""

from __future__ import annotations

from pathlib import Path

import pytest

import soak


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="SKIPPED: processes are counted through /proc")
def test_a_reading_killed_at_random_loses_nothing(tmp_path: Path) -> None:
    assert soak.soak(tmp_path, articles=300, kills=5, workers=2, seed=3, longest_s=3.0) == []
