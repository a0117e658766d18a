"""The OpenAPI description and the server agree: generated requests never break it, and answers are as described."""

from __future__ import annotations

import pytest

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed: no generated requests")

from hypothesis import HealthCheck, Phase, given, settings  # noqa: E402
from schemathesis.checks import not_a_server_error  # noqa: E402
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance  # noqa: E402


@pytest.fixture(scope="module")
def described(ledger_file):
    """From an application of its own: the generator ends it when it is done."""
    from incumbent.web import Settings, make_app

    return schemathesis.openapi.from_asgi("/openapi.json", make_app(Settings(ledger_file, threads=2)))


def test_description_is_valid_openapi_and_names_every_twin(client):
    from incumbent.web.routes import PAGES

    description = client.get("/openapi.json").json()
    assert description["openapi"] == "3.1.0"
    assert {page.twin for page in PAGES} <= set(description["paths"])
    for page in PAGES:
        given = {p["name"] for p in description["paths"][page.twin]["get"]["parameters"]}
        assert given == {p.name for p in page.params}


def test_generated_requests_never_break_the_server(described):
    limits = settings(
        max_examples=12,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    asked = 0
    for operation in described.get_all_operations():

        @given(case=operation.ok().as_strategy())
        @limits
        def ask(case):
            nonlocal asked
            asked += 1
            case.call_and_validate(checks=(not_a_server_error, response_schema_conformance, status_code_conformance))

        ask()
    assert asked > 100
