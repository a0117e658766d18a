"""Watching: what is new is read once, said, kept in a journal; feeds are fetched politely; alerts tell each find once."""

import http.server
import json
import os
import signal
import subprocess
import sys
import threading
import time
from typing import ClassVar

import pytest
import tinycoder

from incumbent.cli import watch as watch_verb
from incumbent.exports import alerts
from incumbent.records import Claim, Record, Span

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item><title>{0} quits</title><link>https://p.example/{0}</link>
<description>The minister {0} of the republic left office on Monday, the government of the country said in a statement.</description>
<pubDate>Tue, 02 Mar 2021 18:00:00 +0100</pubDate></item></channel></rss>"""


class EndingCoder(tinycoder.TinyCoder):
    """An end of office for the first word of every article."""

    def code(self, articles):
        for a in articles:
            word = a.text.split()[0]
            sure = 0.5 if "perhaps" in a.text else 0.95
            claim = Claim("c1", "end", word, "minister", Span(0, len(word), word), country="BLR", confidence=sure)
            yield Record(tinycoder.INFO, a, claims=(claim,))


@pytest.fixture
def watching(monkeypatch, path):
    monkeypatch.setattr(watch_verb, "kept_coder", lambda model: EndingCoder())
    monkeypatch.setattr("incumbent.cli.read._coder_and_model", lambda model: ("tiny 1", "none"))
    return path


def write(folder, name, words=""):
    file = folder / f"{name}.txt"
    file.write_text(
        f"{name} resigns as minister\n\n{name} left the government of the republic on Monday, an official said in the capital. {words}\n"
    )
    old = time.time() - 60
    os.utime(file, (old, old + len(words)))
    return file


def test_what_is_new_is_read_once_and_said(verb, watching, tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    write(news, "Ann")
    ran = verb("watch", news, "--once")
    assert ran.code == 0 and "1 added" in ran.out and "end: Ann, minister, BLR" in ran.out
    assert verb("watch", news, "--once").out == ""
    write(news, "Bea")
    ran = verb("watch", news, "--once")
    assert "1 file: 1 added" in ran.out and "Bea" in ran.out and "Ann" not in ran.out
    write(news, "Bea", "She was thanked.")
    assert "1 file: 1 added" in verb("watch", news, "--once").out, "a changed text without an id is another article"
    journal = [
        json.loads(line) for line in watching.with_name(watching.name + ".journal.jsonl").read_text().splitlines()
    ]
    assert journal[0]["read"] == 1 and journal[0]["added"] == 1 and journal[0]["changes"]


def test_an_address_needs_fetch_and_a_damaged_memory_is_told(verb, watching, tmp_path):
    ran = verb("watch", "http://127.0.0.1:9/feed", "--once")
    assert ran.code == 2 and "--fetch" in ran.err
    watching.with_name(watching.name + ".watch.json").write_text("{")
    ran = verb("watch", tmp_path, "--once")
    assert ran.code == 6 and "remove it" in ran.err


class Site(http.server.BaseHTTPRequestHandler):
    asked: ClassVar[list[tuple[str, str | None]]] = []
    robots = "User-agent: *\nDisallow: /closed\n"

    def do_GET(self):
        Site.asked.append((self.path, self.headers.get("If-None-Match")))
        if self.path == "/robots.txt":
            return self.answer(200, Site.robots)
        if self.path == "/broken":
            return self.answer(503, "")
        if self.headers.get("If-None-Match") == '"one"':
            return self.answer(304, "")
        return self.answer(200, FEED.format("Cleo"))

    def answer(self, status, text):
        self.send_response(status)
        self.send_header("ETag", '"one"')
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def site():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Site.asked.clear()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_feeds_are_fetched_when_told_and_politely(verb, watching, site, tmp_path):
    ran = verb("watch", f"{site}/feed", f"{site}/closed", f"{site}/broken", "--once", "--fetch")
    assert "1 added" in ran.out and "end: Cleo" in ran.out
    assert "robots.txt" in ran.err and "next try in 60 s" in ran.err
    assert "/closed" not in [p for p, _ in Site.asked]
    Site.asked.clear()
    ran = verb("watch", f"{site}/feed", f"{site}/broken", "--once", "--fetch")
    assert ran.out == "" and ("/feed", '"one"') in Site.asked, "only what is new is asked for"
    assert "/broken" not in [p for p, _ in Site.asked], "after a failure it waits"
    list_of_feeds = tmp_path / "feeds.opml"
    list_of_feeds.write_text(f'<opml version="2.0"><body><outline xmlUrl="{site}/other"/></body></opml>')
    os.utime(list_of_feeds, (1, 1))
    assert "1 file:" in verb("watch", list_of_feeds, "--once", "--fetch").out


def test_alerts_tell_each_find_once(verb, watching, tmp_path):
    news, out = tmp_path / "news", tmp_path / "finds.jsonl"
    news.mkdir()
    assert verb("alert", "add", "country=BLR kind=start,end min=0.9", "--append", out, "--name", "belarus").code == 0
    assert verb("alert", "add", "country=FRA", "--append", out, "--name", "france").code == 0
    assert "belarus" in verb("alert", "list").out
    write(news, "Ann")
    write(news, "Bea", "perhaps")
    verb("watch", news, "--once")
    finds = [json.loads(line) for line in out.read_text().splitlines()]
    assert [(f["alert"], f["person"], f["kind"], f["quote"]) for f in finds] == [("belarus", "Ann", "end", "Ann")]
    write(news, "Cleo")
    verb("watch", news, "--once")
    verb("alert", "check")
    assert [json.loads(line)["person"] for line in out.read_text().splitlines()] == ["Ann", "Cleo"]
    assert verb("alert", "remove", "france").code == 0 and verb("alert", "remove", "france").code == 3


def test_an_alert_that_cannot_be_handed_over_is_tried_again(verb, watching, tmp_path):
    news, marker = tmp_path / "news", tmp_path / "ok"
    news.mkdir()
    script = tmp_path / "take.py"
    script.write_text(
        "import sys, pathlib\np = pathlib.Path(sys.argv[1])\np.read_text()\np.write_text(sys.stdin.read())\n"
    )
    verb("alert", "add", "kind=end", "--run", f"{sys.executable} {script} {marker}")
    write(news, "Ann")
    assert "tried again" in verb("watch", news, "--once").err
    marker.write_text("")
    verb("watch", news, "--once")
    assert json.loads(marker.read_text())["person"] == "Ann"


class Taker(http.server.BaseHTTPRequestHandler):
    """Takes what is posted; sends what comes to /moved elsewhere."""

    taken: ClassVar[list[tuple[str, str, str]]] = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        Taker.taken.append((self.path, self.headers["Content-Type"], body))
        self.send_response(302 if self.path == "/moved" else 204)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    def do_GET(self):
        Taker.taken.append((self.path, "", ""))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def taker():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Taker)
    Taker.taken.clear()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_finds_are_posted_to_this_machine_past_any_proxy_and_go_no_further(
    verb, watching, taker, tmp_path, monkeypatch
):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    news = tmp_path / "news"
    news.mkdir()
    verb("alert", "add", "kind=end", "--post", f"{taker}/finds", "--name", "taken")
    verb("alert", "add", "kind=end", "--post", f"{taker}/moved", "--name", "moved")
    write(news, "Ann")
    ran = verb("watch", news, "--once")
    assert [(path, kind, json.loads(body)["person"]) for path, kind, body in Taker.taken] == [
        ("/finds", "application/json", "Ann"),
        ("/moved", "application/json", "Ann"),
    ]
    assert "moved" in ran.err and "302" in ran.err and "tried again" in ran.err
    verb("watch", news, "--once")
    assert [path for path, *_ in Taker.taken] == ["/finds", "/moved", "/moved"], "told once, what was not taken again"


@pytest.mark.parametrize(
    ("words", "said"),
    [(["kind=end"], "--append"), (["colour=red", "--append", "x"], "colour"),
     (["kind=end", "--post", "http://news.example/x"], "this machine only"),
     (["type=PROTEST kind=end", "--append", "x"], "one question"), (["min=much", "--append", "x"], "no number")],
)  # fmt: skip
def test_questions_and_targets_that_will_not_do(verb, watching, words, said):
    ran = verb("alert", "add", *words)
    assert ran.code == 2 and said in ran.err
    assert alerts.load(watching) == []


def test_sigterm_ends_a_watch_cleanly(tmp_path):
    (tmp_path / "news").mkdir()
    code = "import sys; from incumbent.cli.start import main; main(sys.argv[1:])"
    command = [
        sys.executable,
        "-c",
        code,
        "watch",
        str(tmp_path / "news"),
        "--ledger",
        str(tmp_path / "l.sqlite"),
        "--every",
        "60",
    ]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ) as started:
        kept = tmp_path / "l.sqlite.watch.json"
        deadline = time.monotonic() + 60
        while not kept.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        began = time.monotonic()
        started.send_signal(signal.SIGTERM)
        assert started.wait(20) == 0 and time.monotonic() - began < 10
        assert started.stderr is not None and b"Traceback" not in started.stderr.read()
