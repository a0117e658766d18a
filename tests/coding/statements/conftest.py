"""One analyst for all tests of this folder: the language model is loaded once."""

from __future__ import annotations

import pytest

from incumbent.language import Analyst


@pytest.fixture(scope="session")
def analyst() -> Analyst:
    return Analyst()
