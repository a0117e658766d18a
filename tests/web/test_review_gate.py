"""The door to review: whose name may sign, how slow guessing is, and that a cookie ends with leaving."""

import time

import pytest
from starlette.testclient import TestClient
from webledger import TOKEN

from incumbent.web import Settings, make_app
from incumbent.web.review.gate import can_sign


@pytest.fixture
def closed(own_ledger):
    with TestClient(make_app(Settings(own_ledger, review=True, token=TOKEN, threads=1))) as client:
        client.app.state.server.gate.wait_s = 0.2
        yield client


@pytest.mark.parametrize(
    "who",
    ["R. Viewer", "Müller, Anna", "Zoë O’Brien", "O'Neil-Smith", "Ганна Кавальчук", "山田 太郎", "हिन्दी", "a" * 80],
)
def test_names_of_any_script_sign(closed, who):
    assert closed.post("/review/login", data={"who": who, "token": TOKEN}).status_code == 200
    assert who in closed.get("/review").text.replace("&#39;", "'")


@pytest.mark.parametrize("who", ["", " ", ".", "a" * 81, "a\nb", "a\x00b", "<b>", "a\u202eb", "a\x85b"])
def test_a_name_that_cannot_sign_is_refused_for_what_it_is(closed, who):
    assert not can_sign(who)
    answer = closed.post("/review/login", data={"who": who, "token": TOKEN})
    assert answer.status_code == 400 and "A name has letters" in answer.text and "token is not right" not in answer.text


def test_a_wrong_token_waits_for_its_answer_and_the_right_one_does_not(closed):
    started = time.monotonic()
    answer = closed.post("/review/login", data={"who": "Müller, Anna", "token": "wrong"})
    assert answer.status_code == 403 and "token is not right" in answer.text and "Müller, Anna" in answer.text
    assert time.monotonic() - started >= 0.2
    closed.app.state.server.gate.wait_s = 60
    assert closed.post("/review/login", data={"who": "Anna", "token": TOKEN}).status_code == 200


def test_a_cookie_ends_with_leaving_in_every_process(opened, own_ledger):
    cookie = opened.cookies["incumbent_review"]
    with TestClient(make_app(Settings(own_ledger, review=True, token=TOKEN, threads=1))) as another:
        another.cookies.set("incumbent_review", cookie)
        assert "Accept" in another.get("/review").text
        opened.post("/review/logout")
        opened.cookies.set("incumbent_review", cookie)
        for client in (opened, another):
            assert "Accept" not in client.get("/review").text
            assert client.get("/review/decisions").status_code == 401
        opened.cookies.clear()
        assert opened.post("/review/login", data={"who": "R. Viewer", "token": TOKEN}).status_code == 200


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_cookie_is_secure_where_the_request_came_by_https(own_ledger, scheme):
    app = make_app(Settings(own_ledger, review=True, token=TOKEN, threads=1))
    with TestClient(app, base_url=f"{scheme}://testserver") as client:
        answer = client.post("/review/login", data={"who": "X", "token": TOKEN}, follow_redirects=False)
    assert ("secure" in answer.headers["set-cookie"].lower().split("; ")) == (scheme == "https")
