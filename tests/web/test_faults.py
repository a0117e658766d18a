"""The server outlives what happens to its ledger and its readers: replaced, gone, damaged, half-sent requests, odd ids."""

import asyncio
import shutil
import sqlite3

import pytest
from starlette.testclient import TestClient
from webledger import Telling, write

from incumbent.web import Settings, make_app
from incumbent.web.guards import Guards


def telling(id, title):
    t = Telling(id, "2020-09-03", title=title)
    t.claim(
        "start",
        "Ann Lee",
        "minister",
        "Ann Lee became minister.",
        body="Ministry of Finance",
        country="BLR",
        date="2020-09-03",
    )
    return t


@pytest.fixture
def served(tmp_path):
    path = write(tmp_path / "l.sqlite", [telling("first", "One")], invented=0)
    with TestClient(make_app(Settings(path, threads=1, fresh_s=0)), raise_server_exceptions=False) as client:
        yield path, client


def articles(client):
    return client.get("/home.json")


def test_a_ledger_that_is_replaced_gone_or_damaged_is_noticed_and_well_again_later(served, tmp_path):
    path, client = served
    sound = articles(client)
    assert sound.status_code == 200
    kept = tmp_path / "kept.sqlite"
    with sqlite3.connect(path) as source, sqlite3.connect(kept) as target:
        source.backup(target)
    other = write(tmp_path / "other.sqlite", [telling("first", "One"), telling("second", "Two")], invented=0)
    with sqlite3.connect(other) as closing:
        closing.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def put(source):
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
        new = tmp_path / "new.sqlite"
        shutil.copy(source, new)
        new.replace(path)

    put(other)
    assert articles(client).status_code == 200
    assert client.get("/article.json?id=second").status_code == 200, "the new file is read"
    path.unlink()
    assert articles(client).status_code == 503
    put(kept)
    assert articles(client).status_code == 200
    assert client.get("/article.json?id=second").status_code == 404
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.write(b"\xa5" * size)
    assert articles(client).status_code == 503
    assert client.get("/article.json?id=first").status_code == 503
    put(kept)
    assert articles(client).status_code == 200
    assert client.get("/article.json?id=first").status_code == 200


def test_a_record_that_is_damaged_is_said_and_other_pages_stay(served):
    path, client = served
    with sqlite3.connect(path) as writing:
        writing.execute("UPDATE records SET data = x'00'")
        writing.execute("UPDATE meta SET value = value + 1 WHERE key = 'changes'")
    assert client.get("/article.json?id=first").status_code == 503
    assert articles(client).status_code == 200


def test_a_form_of_many_fields_is_refused_in_words(served):
    _, client = served
    body = "&".join(f"a{n}=1" for n in range(200))
    response = client.post("/reconcile", content=body, headers={"content-type": "application/x-www-form-urlencoded"})
    assert response.status_code == 400 and "100 fields" in response.text


def test_an_id_with_control_characters_is_found(tmp_path):
    id = " odd\x01\tid\n"
    path = write(tmp_path / "l.sqlite", [telling(id, "One")], invented=0)
    with TestClient(make_app(Settings(path, threads=1)), raise_server_exceptions=False) as client:
        assert client.get("/article.json", params={"id": id}).status_code == 200
        assert client.get("/article", params={"id": id}).status_code == 200


def test_a_body_that_never_arrives_is_given_up(monkeypatch):
    monkeypatch.setattr("incumbent.web.guards.BODY_S", 0.05)
    said = []

    async def app(scope, receive, send):
        while (await receive()).get("more_body"):
            pass

    async def receive():
        if not said:
            said.append("begun")
            return {"type": "http.request", "body": b"x", "more_body": True}
        return await asyncio.sleep(60)

    async def send(message):
        said.append(message.get("status"))

    scope = {"type": "http", "headers": [], "method": "POST", "path": "/reconcile", "query_string": b""}
    asyncio.run(asyncio.wait_for(Guards(app)(scope, receive, send), 5))
    assert 408 in said


def test_a_connection_that_sends_half_a_request_is_closed(served, monkeypatch):
    import uvicorn

    from incumbent.web import patience

    monkeypatch.setattr(patience, "HEADER_S", 0.2)
    path, _ = served
    config = uvicorn.Config(
        make_app(Settings(path, threads=1)), port=0, http=patience.PatientProtocol, log_level="error"
    )
    server = uvicorn.Server(config)

    async def half():
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        for begun in (b"", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(begun)
            assert await asyncio.wait_for(reader.read(), 5) == b""
            writer.close()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        request = b"GET /openapi.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        writer.write(request)
        assert b"200 OK" in await asyncio.wait_for(reader.read(100), 5), "a whole request is answered"
        writer.close()
        server.should_exit = True
        await serving

    asyncio.run(half())
