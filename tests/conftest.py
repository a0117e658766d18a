"""For all rooms."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("any machine", deadline=None)  # a busy one is slow, not wrong
settings.load_profile("any machine")


@pytest.fixture
def own_garbage() -> Iterator[None]:
    """For a test that takes the time of a thing, not to pay for what earlier tests left on the heap: the collector looks at
    new objects alone while it runs."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
