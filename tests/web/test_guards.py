"""What stands before every page: guards of requests, impatience with slow ones, the gate of a review and the way back from it."""

import asyncio
import time
from types import SimpleNamespace

import pytest
from starlette.responses import Response

from incumbent.web import patience
from incumbent.web.guards import HEADERS, Guards
from incumbent.web.review import gate as gate_room
from incumbent.web.review.gate import COOKIE, Gate, can_sign
from incumbent.web.review.place import back, onward, pairs


def ask(path=b"/", query=b"", headers=(), body=(b"",), hosts=(), kind="http", app=None):
    """What guards let through: status, headers, and what the application read."""
    read_there, sent = [], []

    async def inner(scope, receive, send):
        if scope["type"] != "http":
            read_there.append(scope["type"])
            return
        more = True
        while more:
            message = await receive()
            read_there.append(message.get("body", b""))
            more = message.get("more_body", False)
        await Response("well", headers={"x-frame-options": "SAMEORIGIN"})(scope, receive, send)

    pieces = iter([{"type": "http.request", "body": b, "more_body": i < len(body) - 1} for i, b in enumerate(body)])

    async def receive():
        return next(pieces)

    async def send(message):
        sent.append(message)

    scope = {
        "type": kind,
        "method": "POST",
        "path": path.decode(),
        "raw_path": path,
        "query_string": query,
        "headers": list(headers),
    }
    asyncio.run(Guards(app or inner, hosts)(scope, receive, send))
    starts = [m for m in sent if m["type"] == "http.response.start"]
    return (starts[0]["status"], dict(starts[0]["headers"])) if starts else None, read_there


def test_guards_put_headers_on_every_response():
    (status, headers), _ = ask()
    assert status == 200 and headers[b"x-frame-options"] == b"SAMEORIGIN"  # what a page says itself stays
    for name, value in HEADERS.items():
        assert name == "x-frame-options" or headers[name.encode()] == value.encode()
    (status, headers), _ = ask(query=b"x" * 5000)
    assert status == 414 and b"content-security-policy" in headers


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"path": b"/" * 96, "query": b"x" * (4000)}, 200),
        ({"path": b"/" * 97, "query": b"x" * (4000)}, 414),
        ({"headers": [(b"content-length", b"1000000")]}, 200),
        ({"headers": [(b"content-length", b"1000001")]}, 413),
        ({"headers": [(b"content-length", b"-1")]}, 413),
        ({"headers": [(b"content-length", b"many")]}, 413),
        ({"body": (b"x" * (999_999), b"x")}, 200),
        ({"body": (b"x" * 1_000_000, b"x")}, 413),
        ({"hosts": ("news.example",), "headers": [(b"host", b"News.Example:8020")]}, 200),
        ({"hosts": ("news.example",), "headers": [(b"host", b"other.example")]}, 421),
        ({"hosts": ("news.example",)}, 421),
        ({"hosts": ("::1",), "headers": [(b"host", b"[::1]:8020")]}, 200),
        ({"hosts": (), "headers": [(b"host", b"other.example")]}, 200),
    ],
)
def test_what_guards_refuse(asked, status):
    assert ask(**asked)[0][0] == status


def test_what_is_no_request_passes_the_guards():
    assert ask(kind="lifespan", hosts=("x",)) == (None, ["lifespan"])


def test_a_body_that_does_not_arrive_is_not_waited_for(monkeypatch):
    monkeypatch.setattr("incumbent.web.guards.BODY_S", 0.01)
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        await asyncio.sleep(5)

    async def app(scope, receive, send):
        await receive()

    asyncio.run(Guards(app)({"type": "http", "headers": [], "path": "/", "method": "POST"}, receive, send))
    assert sent[0]["status"] == 408


class Loop:
    """A clock that a test turns."""

    def __init__(self):
        self.waiting = []

    def call_later(self, seconds, give_up):
        handle = SimpleNamespace(seconds=seconds, give_up=give_up, cancelled=False)
        handle.cancel = lambda: setattr(handle, "cancelled", True)
        self.waiting.append(handle)
        return handle


@pytest.fixture
def connection(monkeypatch):
    for name in ("connection_made", "data_received", "connection_lost"):
        monkeypatch.setattr(patience.H11Protocol, name, lambda self, *args: None)
    protocol = patience.PatientProtocol.__new__(patience.PatientProtocol)
    protocol.loop, protocol.cycle, protocol.closed = Loop(), None, False
    protocol.transport = SimpleNamespace(
        is_closing=lambda: protocol.closed, close=lambda: setattr(protocol, "closed", True)
    )
    return protocol


def test_a_connection_that_sends_no_header_is_closed(connection):
    connection.connection_made(connection.transport)
    [waiting] = connection.loop.waiting
    assert waiting.seconds == 15.0
    connection.data_received(b"GET")  # begun, not done: the same clock runs on
    assert connection.loop.waiting == [waiting] and not waiting.cancelled
    waiting.give_up()
    assert connection.closed
    connection.data_received(b"x")
    assert len(connection.loop.waiting) == 2


def test_a_connection_whose_request_came_is_left_alone(connection):
    connection.connection_made(connection.transport)
    connection.cycle = SimpleNamespace(response_complete=False)
    connection.data_received(b"whole")
    assert connection.loop.waiting[0].cancelled
    connection._give_up()
    assert not connection.closed
    connection.cycle.response_complete = True
    connection.data_received(b"the next")  # waited for anew
    assert len(connection.loop.waiting) == 2 and not connection.loop.waiting[1].cancelled
    connection.connection_lost(None)
    assert connection.loop.waiting[1].cancelled
    connection._give_up()
    assert connection.closed


def test_a_closing_connection_is_not_closed_again(connection):
    closes = []
    connection.transport = SimpleNamespace(is_closing=lambda: True, close=lambda: closes.append(1))
    connection._give_up()
    connection.connection_lost(None)
    assert closes == []


def request(cookie=None):
    return SimpleNamespace(cookies={COOKIE: cookie} if cookie is not None else {})


def cookie_of(gate, who="R. Viewer"):
    response = Response()
    gate.let_in(response, who, secure=True)
    header = response.headers["set-cookie"]
    assert (
        "HttpOnly" in header and "SameSite=strict" in header and "Secure" in header and f"Max-Age={12 * 3600}" in header
    )
    return header.split("=", 1)[1].split(";")[0]


def test_a_cookie_of_ours_tells_who_it_is(monkeypatch):
    gate = Gate("token")
    cookie = cookie_of(gate, " Jürgen ")
    asked = request(cookie)
    assert gate.who(asked) == "Jürgen"
    assert gate.proven(asked, gate.proof(asked)) and not gate.proven(asked, "0" * 40)
    for other in (request(), request(""), request(cookie[:-1] + "x"), request("a." + cookie), request("é.x.y.z")):
        assert gate.who(other) is None and not gate.proven(other, gate.proof(other))
    assert Gate("another").who(asked) is None and Gate(None).who(asked) is None
    gate.left = lambda seal: seal == gate.seal(asked)
    assert gate.who(asked) is None
    gate.left = lambda seal: False
    now = time.time()
    monkeypatch.setattr(gate_room.time, "time", lambda: now + gate_room.LASTS_S - 5)
    assert gate.who(asked) == "Jürgen"
    monkeypatch.setattr(gate_room.time, "time", lambda: now + gate_room.LASTS_S + 5)
    assert gate.who(asked) is None
    assert len(gate.seal(asked)) == 32 and gate.seal(asked) != gate.seal(request("x"))


def test_a_wrong_token_waits_for_its_answer():
    slow = Gate("token", wait_s=0.05)
    for given, opens in (("token", True), ("tokem", False), ("", False)):
        began = time.monotonic()
        assert asyncio.run(slow.opens(given)) is opens
        assert opens or time.monotonic() - began >= 0.05
    assert not asyncio.run(Gate(None, 0.0).opens("None")) and not asyncio.run(Gate(None, 0.0).opens(""))


@pytest.mark.parametrize(
    ("name", "can"),
    [
        ("R. Viewer", True),
        ("Ґанна-2 O'Neil_@x", True),
        ("x" * 80, True),
        ("x" * 81, False),
        ("  x  ", True),
        ("12", False),
        ("", False),
        (".", False),
        ("a<b", False),
        ("a\nb", False),
        ("a(b)", False),
    ],
)
def test_names_that_can_stand_in_a_decision(name, can):
    assert can_sign(name) is can


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/review", "/review"),
        ("/review?kind=end&page=x", "/review?kind=end&page=x"),
        ("/review/people?q=a", "/review/people?q=a"),
        ("/review/decisions", "/review/decisions"),
        ("/review/other", "/review"),
        ("/", "/review"),
        ("", "/review"),
        ("https://evil.example/review", "/review"),
        ("//evil.example/review", "/review"),
        ("evil:/review", "/review"),
    ],
)
def test_a_decision_leads_back_to_a_page_of_review_alone(address, page):
    assert back(address) == page


@pytest.mark.parametrize(
    ("address", "at", "on"),
    [
        ("/review", "3", "/review?done=7&at=3#n3"),
        ("/review?kind=end", "1", "/review?kind=end&done=7&at=1#n1"),
        ("/review", "", "/review?done=7"),
        ("/review", "0", "/review?done=7"),
        ("/review", "501", "/review?done=7&at=501#n501"),
        ("/review", "502", "/review?done=7"),
        ("/review", "x", "/review?done=7"),
        ("/review", "٣", "/review?done=7"),
        ("/review", "007", "/review?done=7&at=7#n7"),
        ("/review", "9" * 5000, "/review?done=7"),
    ],
)
def test_a_decision_leads_on_to_what_is_now_there(address, at, on):
    assert onward(address, at, done="7") == on


def test_the_parameters_of_an_address_of_this_page():
    assert pairs("/review?kind=end&x=1", "/review") == [("kind", "end"), ("x", "1")]
    assert pairs("/review/people?q=a", "/review") == [] and pairs("https://evil.example/review?q=a", "/review") == []
