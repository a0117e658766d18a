"""Hostile articles, addresses and requests: shown as text, never run, never a way out; and never an error of the server."""

import html.parser
import json
import xml.dom.minidom

import pytest
from starlette.testclient import TestClient
from webledger import Telling, write

from incumbent.errors import LedgerError
from incumbent.web import Settings, make_app
from incumbent.web.safe import seen, web_address
from incumbent.web.settings import BODY_BYTES, QUERY_BYTES

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)>"
TURNED = "safe\u202egpj.exe\u2066 and \u0000null \x1b[31m \ud800 \u2028 line"
URLS = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "//evil.example/x",
    "http://user:pass@evil.example/", "https://a.example/\"onmouseover=\"alert(1)", "java\nscript:alert(1)", "file:///etc/passwd",
)  # fmt: skip


class Seen(html.parser.HTMLParser):
    """What a browser would make of a page: tags, attributes, links."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.handlers, self.links, self.inline = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        given = dict(attrs)
        self.handlers += [k for k in given if k.startswith("on")]
        if "style" in given or (tag == "script" and "src" not in given) or tag == "style":
            self.inline.append((tag, given))
        if tag == "a" and given.get("href"):
            self.links.append(given)


def hostile():
    made = []
    for n, url in enumerate(URLS):
        t = Telling(f'bad/{n}?"><b>', "2020-09-03", f"Paper {SCRIPT}", url, f"Headline {n} {SCRIPT} {TURNED}")
        t.claim("start", f"Ann {SCRIPT}", "minister", f"{SCRIPT} made Ann minister {TURNED}.", body=f"Body {SCRIPT}", country="BLR",
                said_by=f"Voice {TURNED}", by=SCRIPT, how="appointed", date="2020-09-03")  # fmt: skip
        t.event("CONSULT", "met", f"Ann met {SCRIPT} {TURNED}.", [(f"Ann {SCRIPT}", "BLR")], [(f"=cmd|' /C calc'!A{n} {TURNED}", "RUS")],
                place=SCRIPT)  # fmt: skip
        t.statement(f"Ann {SCRIPT}", "BLR", f"we say {TURNED} {SCRIPT}".lower())
        made.append(t)
    return made


def crowded(claims):
    t = Telling("crowded", "2020-09-04", title="Everybody at once")
    span = t.words("Everybody is a minister now, all ten thousand of them.")
    for n in range(claims):
        t.claim("hold", f"Person {n} Of Many", "minister", span, country="BLR", body=f"Ministry {n % 50}")
    return t


@pytest.fixture(scope="module")
def hostile_client(tmp_path_factory):
    path = write(tmp_path_factory.mktemp("hostile") / "bad.sqlite", [*hostile(), crowded(10_000)], invented=0)
    with TestClient(make_app(Settings(path, threads=1)), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def every_address(hostile_client):
    """Every page that leads to hostile text."""
    home = hostile_client.get("/changes.json").json()["changes"]
    found = [
        "/",
        "/countries",
        "/country?id=BLR",
        "/changes",
        "/events",
        "/disagreements",
        "/search?q=ann",
        "/search?q=headline",
    ]
    articles = [t.id for t in hostile()]
    addresses = [("/article", a) for a in articles] + [("/office", x["office"]["id"]) for x in home]
    addresses += [("/person", x["person_id"]) for x in home]
    from incumbent.web import links

    return [
        *found,
        *dict.fromkeys(links.to(path, id=key) for path, key in addresses),
        links.to("/article", id="crowded"),
    ]


def test_no_script_of_a_stranger_ever_stands_on_a_page(hostile_client, every_address):
    assert len(every_address) > 15
    for address in every_address:
        response = hostile_client.get(address)
        assert response.status_code == 200, address
        page = Seen(response.text)
        assert page.tags.count("script") == 1 and "img" not in page.tags
        assert not page.handlers and not page.inline
        assert "script-src 'self'" in response.headers["content-security-policy"]
        assert "unsafe" not in response.headers["content-security-policy"]


def test_links_lead_to_own_pages_or_to_http_addresses_that_learn_nothing(hostile_client, every_address):
    outward = []
    for address in every_address:
        for link in Seen(hostile_client.get(address).text).links:
            if not link["href"].startswith(("/", "#", "?")) or link["href"].startswith("//"):
                assert link["href"].startswith(("http://", "https://"))
                assert link["rel"] == "noopener noreferrer nofollow"
                outward.append(link["href"])
    assert not any("evil" in href or "user:pass" in href for href in outward)


def test_writing_is_not_turned_around_and_nulls_are_signs(hostile_client, every_address):
    for address in every_address:
        text = hostile_client.get(address).text
        assert not set("\u202e\u2066\x00\x1b") & set(text)
    assert "<bdi>" in hostile_client.get(every_address[-2]).text


def test_twins_feeds_and_tables_stay_well_formed(hostile_client):
    for address in ("/changes.json", "/events.json", "/search.json?q=ann", "/changes.feed.json", "/events.feed.json"):
        text = hostile_client.get(address).content.decode()
        assert json.loads(text) and not set("\u202e\u2066\x00\ud800") & set(text)
    for address in ("/changes.atom", "/events.atom"):
        response = hostile_client.get(address)
        assert xml.dom.minidom.parseString(response.content).documentElement.tagName == "feed"
        assert response.headers["x-content-type-options"] == "nosniff"
    rows = hostile_client.get("/events.csv?grouped=no").text.splitlines()
    assert len(rows) == len(URLS) + 1 and not any(",=cmd" in r or ',"=cmd' in r for r in rows)


def test_ten_thousand_claims_in_one_article_are_shown_by_pages(hostile_client):
    first = hostile_client.get("/article.json?id=crowded").json()
    assert len(first["items"]) == 200 and first["counts"]["claims"] == 10_000
    far = hostile_client.get("/article?id=crowded&item=c9999")
    assert 'id="i-c9999"' in far.text and len(far.content) < 1_000_000


def test_long_requests_are_refused(hostile_client):
    assert hostile_client.get("/search?q=" + "a" * (QUERY_BYTES + 1)).status_code == 414
    assert hostile_client.get("/search.json?q=" + "a" * 400).status_code == 400
    assert hostile_client.post("/reconcile", content=b"x" * (BODY_BYTES + 1)).status_code == 413

    def slow():
        for _ in range(30):
            yield b"x" * (BODY_BYTES // 20)

    assert hostile_client.post("/reconcile", content=slow()).status_code == 413
    assert hostile_client.get("/events.json?limit=100000").status_code == 400


@pytest.mark.parametrize(
    "value", ["%00", "a%00b", "%ff%fe", "%ed%a0%80", "'; DROP TABLE claims; --", '"', "*", "a OR b", "NEAR(", "-", "^"]
)
def test_odd_words_are_only_words(hostile_client, value):
    for address in (
        "/search.json?q=",
        "/events.json?actor=",
        "/office.json?id=",
        "/country.json?id=",
        "/reconcile/suggest?prefix=",
    ):
        assert hostile_client.get(address + value).status_code in (200, 400, 404)


@pytest.mark.parametrize(
    "queries", ["", "[]", "{", "[" * 100_000, '{"a": 1}', '{"a": {"query": 3}}', '{"a": {"query": "x", "limit": true}}']
)
def test_odd_reconciliation_is_refused_or_answered(hostile_client, queries):
    assert hostile_client.post("/reconcile", data={"queries": queries}).status_code in (200, 400)


def test_pages_cannot_write(hostile_client):
    readers = hostile_client.app.state.server.readers
    with pytest.raises(LedgerError, match="cannot be written"):
        readers._work(lambda ledger: ledger.store.connection.execute("DELETE FROM claims"))


def test_a_broken_ledger_is_told_without_its_path(hostile_client, tmp_path):
    path = write(tmp_path / "secret-name.sqlite", [crowded(1)], invented=0)
    with TestClient(make_app(Settings(path, threads=1)), raise_server_exceptions=False) as client:
        from incumbent.ledger.file.store import Store

        with Store.open(path, write=True) as store:
            store.connection.execute("DROP TABLE claims")
        response = client.get("/changes.json")
    assert response.status_code == 503 and response.json()["error"]["code"].startswith("ledger-")
    assert "secret-name" not in response.text and str(tmp_path) not in response.text


def test_only_its_own_names_reach_a_local_server(tmp_path):
    path = write(tmp_path / "l.sqlite", [crowded(1)], invented=0)
    with TestClient(
        make_app(Settings(path, threads=1, hosts=("127.0.0.1",))), base_url="http://127.0.0.1:8020"
    ) as client:
        assert client.get("/").status_code == 200
        assert client.get("/", headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize("url", URLS)
def test_no_address_but_plain_web_addresses(url):
    assert web_address(url) is None or url.startswith("https://a.example/")


def test_web_addresses_pass():
    assert web_address("https://news.example/a?b=c#d") == "https://news.example/a?b=c#d"
    assert web_address("http://[bad") is None


def test_signs_keep_offsets():
    assert len(seen(TURNED)) == len(TURNED)
