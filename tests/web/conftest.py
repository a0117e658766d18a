"""A small ledger of invented news, and the application over it."""

from __future__ import annotations

import pytest
from webledger import TOKEN, reshuffle, write


@pytest.fixture(scope="session")
def ledger_file(tmp_path_factory):
    return write(tmp_path_factory.mktemp("web") / "news.sqlite", reshuffle())


@pytest.fixture
def own_ledger(tmp_path):
    """One that a test may change."""
    return write(tmp_path / "own.sqlite", reshuffle(), invented=5)


@pytest.fixture(scope="session")
def client(ledger_file):
    from starlette.testclient import TestClient

    from incumbent.web import Settings, make_app

    with TestClient(make_app(Settings(ledger_file, threads=2)), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def opened(own_ledger):
    """A reviewer who may decide about a ledger of their own."""
    from starlette.testclient import TestClient

    from incumbent.web import Settings, make_app

    with TestClient(make_app(Settings(own_ledger, review=True, token=TOKEN, threads=1))) as client:
        client.post("/review/login", data={"who": "R. Viewer", "token": TOKEN})
        yield client
