"""Every page and its JSON twin: what they say, how they link, the two clocks, paging, tags."""

import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient
from webledger import write

from incumbent.web import Settings, make_app
from incumbent.web.routes import PAGES
from invented import Telling

NEEDED = {"country": "BLR", "office": "KGB", "person": "Tertel", "article": "wire-1"}


@pytest.fixture(scope="module")
def ids(client):
    offices = client.get("/search.json?q=kgb&in=offices").json()["offices"]
    people = client.get("/search.json?q=tertel&in=people").json()["people"]
    return {"country": "BLR", "office": offices[0]["id"], "person": people[0]["id"], "article": "wire-1"}


def address(page, ids, twin=False):
    path = page.twin if twin else page.path
    return f"{path}?id={quote(ids[page.name])}" if page.name in ids else path


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_page_has_html_and_a_twin_that_gives_what_it_declares(client, ids, page):
    html = client.get(address(page, ids))
    twin = client.get(address(page, ids, twin=True))
    assert html.status_code == twin.status_code == 200
    assert html.headers["content-type"].startswith("text/html")
    assert set(twin.json()) == {"question", *(name for name, _ in page.gives)}
    assert page.twin in html.text


def test_home_lists_changes_of_the_ledger(client):
    answer = client.get("/home.json").json()
    assert answer["counts"]["articles"] == 62
    assert any(c["person"] for c in answer["changes"])
    assert answer["changes"] == sorted(answer["changes"], key=lambda c: c["day"], reverse=True)


def test_office_page_shows_holder_words_and_link_to_the_sentence(client, ids):
    html = client.get(f"/office?id={quote(ids['office'])}").text
    assert "Ivan Tertel" in html and "Valery Vakulchik" in html
    assert "/article?id=wire-1&amp;item=c2#at-c2" in html
    assert ('<svg class="timeline"' in html and 'class="maybe"' in html) or 'class="sure"' in html


def test_the_two_clocks(client, ids):
    url = f"/office.json?id={quote(ids['office'])}"
    before = client.get(f"{url}&known_on=2020-09-02")
    assert before.json()["holders"] == []
    early = client.get(f"{url}&known_on=2020-09-05").json()["holders"]
    assert [t["last_confirmed"]["day"] for t in early if t["person"] == "Ivan Tertel"] == ["2020-09-03"]
    late = client.get(url).json()["holders"]
    assert [t["last_confirmed"]["day"] for t in late if t["person"] == "Ivan Tertel"] == ["2020-09-10"]
    that_day = client.get(f"{url}&as_of=2020-09-05").json()["on_that_day"]
    assert [(h["person"], h["on_that_day"]) for h in that_day["holders"]] == [("Ivan Tertel", "yes")]


@pytest.mark.parametrize("name", ["home", "country", "office", "person", "changes", "events", "disagreements"])
def test_every_answer_about_time_takes_both_clocks(client, ids, name):
    page = next(p for p in PAGES if p.name == name)
    assert {"as_of", "known_on"} <= {p.name for p in page.params}
    url = address(page, ids, twin=True)
    joint = "&" if "?" in url else "?"
    assert client.get(f"{url}{joint}as_of=2020-09-05&known_on=2020-09-05").status_code == 200


def test_nothing_known_later_is_told_by_known_on(client):
    told = client.get("/changes.json?known_on=2018-06-30&limit=100").json()["changes"]
    assert told and all(c["published"] <= "2018-06-30" for x in told for c in x["evidence"])
    events = client.get("/events.json?known_on=2018-06-30&limit=100").json()["events"]
    assert events and all(e["published"] <= "2018-06-30" for e in events)


def test_article_page_marks_text_and_list_both_ways(client):
    html = client.get("/article?id=wire-1").text
    assert 'href="#i-c1"' in html and 'id="at-c1"' in html
    assert 'id="i-c1"' in html and 'href="#at-c1"' in html
    assert 'data-items="c1 c2"' in html  # two claims on one sentence
    assert 'href="https://news.example/reshuffle" rel="noopener noreferrer nofollow"' in html


def test_paging_walks_through_everything_once(client):
    seen, token = [], ""
    while token is not None:
        answer = client.get(f"/events.json?limit=20&grouped=no&page={token}").json()
        seen += [e["event"] for e in answer["events"]]
        token = answer["next"]
    assert len(seen) == len(set(seen)) == client.get("/home.json").json()["counts"]["events"]


def test_unchanged_ledger_gives_304_and_any_change_another_tag(client):
    first = client.get("/changes.json")
    again = client.get("/changes.json", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content
    assert client.get("/events.json").headers["etag"] != first.headers["etag"]


def test_csv_is_exactly_what_is_shown(client):
    query = "type=CONSULT&limit=5"
    shown = client.get(f"/events.json?{query}").json()["events"]
    lines = client.get(f"/events.csv?{query}").text.splitlines()
    assert lines[0].startswith("event_id,date,")
    assert len(lines) - 1 == len(shown)
    assert [e["article"] for e in shown] == [re.search(r"invented-\d+|wire-1", line)[0] for line in lines[1:]]


def test_months_count_what_the_filters_leave(client):
    answer = client.get("/events.json?type=CONSULT&grouped=no&limit=500").json()
    assert sum(m["VC"] for m in answer["months"]) == len(answer["events"])
    by_actor = client.get("/events.json?actor=Ivan+Tertel&grouped=no").json()
    assert sum(m["VC"] for m in by_actor["months"]) == len(by_actor["events"]) == 1


def test_search_finds_over_everything(client):
    assert client.get("/search.json?q=security+chief").json()["articles"][0]["article"] == "wire-1"
    assert client.get("/search.json?q=service+goes+on").json()["statements"][0]["speaker"] == "Ivan Tertel"
    assert client.get("/search.json?q=terte").json()["people"][0]["name"] == "Ivan Tertel"
    assert client.get("/search.json?q=belarus+kgb").json()["offices"][0]["country"] == "BLR"


@pytest.mark.parametrize(
    ("url", "status", "code"),
    [
        ("/office.json", 400, "web-parameter"),
        ("/office.json?id=none", 404, "nothing-found"),
        ("/changes.json?since=yesterday", 400, "web-parameter"),
        ("/changes.json?page=%FF", 400, "web-page"),
        ("/events.json?limit=0", 400, "web-parameter"),
        ("/country.json?id=Nowhere", 404, "nothing-found"),
        ("/nowhere.json", 404, "http-404"),
    ],
)
def test_errors_say_what_to_do_and_name_no_path(client, url, status, code):
    response = client.get(url)
    assert response.status_code == status
    assert response.json()["error"]["code"] == code
    assert "sqlite" not in response.text


def test_html_errors_are_pages(client):
    response = client.get("/office?id=none")
    assert response.status_code == 404 and "<h1>Nothing found</h1>" in response.text


def test_no_page_tells_what_was_not_known_yet(client, ids):
    by = "known_on=2018-06-30"
    told = [
        *client.get(f"/home.json?{by}").json()["disagreements"],
        *client.get(f"/country.json?id=ARM&{by}").json()["disagreements"],
    ]
    assert all(e["published"] <= "2018-06-30" for d in told for s in d["sides"] for e in s["evidence"])
    few, all_of = (client.get(f"/countries.json{q}").json()["countries"] for q in (f"?{by}", ""))
    assert {c["country"] for c in few} < {c["country"] for c in all_of} or sum(c["offices"] for c in few) < sum(
        c["offices"] for c in all_of
    )
    assert all(c["last_change"] is None or c["last_change"] <= "2018-06-30" for c in few)
    office = f"/office.json?id={quote(ids['office'])}"
    assert client.get(f"{office}&known_on=2020-09-05").json()["claims"] < client.get(office).json()["claims"]


def test_a_country_on_a_day_shows_who_may_have_held_office_then(client):
    offices = client.get("/country.json?id=BLR&as_of=2020-09-05").json()["offices"]
    kgb = next(o for o in offices if "KGB" in o["office"]["name"] or "State Security" in o["office"]["name"])
    assert [(t["person"], t["on_that_day"]) for t in kgb["tenures"]] == [("Ivan Tertel", "yes")]


def test_relations_name_the_words_that_tell_them(client, ids):
    relations = client.get(f"/person.json?id={quote(ids['person'])}").json()["relations"]
    assert ("followed", "Valery Vakulchik", "wire-1/c2") in {
        (r["relation"], r["person"], r["claim"]) for r in relations
    }
    assert "item=c2" in client.get(f"/person?id={quote(ids['person'])}").text


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory):
    """Pages over a ledger that has only what is not believed, of one country, beside the reshuffle of another."""
    path = tmp_path_factory.mktemp("doubt") / "d.sqlite"
    one = Telling("maybe-1", "2021-02-02", "Rumour Mill", "https://news.example/1", "A rumour")
    one.claim(
        "start", "Ann Aster", "ombudsman", "Ann Aster took over.", country="UKR", date="2021-02-01", confidence=0.3
    )
    one.event("AID", "helped", "Ann Aster helped Ukraine.", [("Ann Aster", "UKR")], [("Ukraine", "UKR")])
    one.events[-1] = replace(one.events[-1], confidence=0.2)
    two = Telling("maybe-2", "2021-02-20", "Post", "https://news.example/2", "Another")
    two.claim("start", "Ann Aster", "ombudsman", "Ann Aster began.", country="UKR", date="2021-01-15", confidence=0.3)
    with TestClient(make_app(Settings(write(path, [one, two], invented=0), threads=1))) as opened:
        yield opened


@pytest.mark.parametrize(
    ("page", "rows", "left_out"),
    [("/changes", "changes", 1), ("/events", "events", 1), ("/disagreements", "disagreements", 1)],
)
def test_a_page_without_rows_says_how_many_are_left_out(doubtful, page, rows, left_out):
    answer = doubtful.get(f"{page}.json").json()
    assert answer[rows] == [] and answer["left_out"] == left_out
    shown = doubtful.get(page).text
    assert f"{left_out} unlikely {rows[:-1]} left out" in shown and f'href="{page}?all=yes"' in shown
    every = doubtful.get(f"{page}.json?all=yes").json()
    assert len(every[rows]) == left_out and every["left_out"] == 0
    assert "left out" not in doubtful.get(f"{page}?all=yes").text


def test_corners_of_other_pages_say_it_too(doubtful):
    home, country = {"changes": 1, "disagreements": 1}, {"changes": 1, "events": 1, "disagreements": 1}
    for page, twin, wanted in (("/", "/home.json", home), ("/country?id=UKR", "/country.json?id=UKR", country)):
        assert doubtful.get(twin).json()["left_out"] == wanted
        assert doubtful.get(page).text.count("1 unlikely") == len(wanted)
    assert doubtful.get("/home.json?all=yes").json()["left_out"] == {"changes": 0, "disagreements": 0}


def test_a_page_of_changes_counts_what_is_left_out_of_its_own_days(client):
    first = client.get("/changes.json?limit=5").json()
    days = [c["day"] for c in first["changes"]]
    second = client.get(f"/changes.json?limit=5&page={first['next']}").json()
    every = client.get(f"/changes.json?limit=500&all=yes&since={days[-1]}").json()["changes"]
    ids = [{c["claim"] for c in x["evidence"]} for x in first["changes"]]
    hidden = [x for x in every if not any({c["claim"] for c in x["evidence"]} & i for i in ids)]
    assert abs(first["left_out"] - len(hidden)) <= 1 and not first["left_out_at_least"]
    whole = client.get("/changes.json?limit=500").json()
    assert whole["left_out"] > max(first["left_out"], second["left_out"]) > 0
    assert (
        "of these days" in client.get("/changes?limit=5").text
        and "of these days" not in client.get("/changes?limit=500").text
    )
