"""For all rooms."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def own_garbage(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that takes the time of a thing does not pay for what earlier tests left on the heap: the collector looks at new
    objects alone while it runs."""
    timed = any(word in request.node.name for word in ("grows_with_length", "linear"))
    if timed:
        gc.collect()
        gc.freeze()
    yield
    if timed:
        gc.unfreeze()
