"""Lists of offices, people, articles and statements; filters of changes; the answer that comes first; how to read."""

import datetime as dt
from urllib.parse import quote

import pytest


def ids(client, page, key, **asked):
    return [x[key] for x in client.get(f"/{page}.json", params=asked).json()[page]]


@pytest.mark.parametrize(
    ("page", "key"), [("offices", "id"), ("people", "id"), ("articles", "article"), ("statements", "statement")]
)
def test_a_list_is_paged_through_once(client, page, key):
    found, token = [], ""
    while token is not None:
        answer = client.get(f"/{page}.json", params={"limit": 7, "page": token}).json()
        assert len(answer[page]) <= 7
        found += [x[key] for x in answer[page]]
        token = answer["next"]
    assert len(found) == len(set(found)) == len(ids(client, page, key, limit=500)) > 7
    if "total" in answer:
        assert answer["total"] == len(found)


def test_offices_are_found_by_words_country_and_seats_with_whom_they_were_last_told_to_have(client):
    found = client.get("/offices.json?q=kgb&country=Belarus").json()["offices"]
    assert [(o["country"], o["last"]["person"]) for o in found] == [("BLR", "Ivan Tertel")]
    assert found[0]["last"]["in_words"] == "since 3 September 2020, last confirmed on 10 September 2020"
    assert {o["country"] for o in client.get("/offices.json?country=BLR").json()["offices"]} == {"BLR"}
    assert {o["seats"] for o in client.get("/offices.json?seats=one").json()["offices"]} == {"one"}
    names = [o["name"].casefold() for o in client.get("/offices.json?order=name&limit=500").json()["offices"]]
    assert names == sorted(names)
    told = [o["claims"] for o in client.get("/offices.json?limit=500").json()["offices"]]
    assert told == sorted(told, reverse=True)


def test_people_are_found_by_name_and_country_with_the_office_told_last(client):
    (tertel,) = client.get("/people.json?q=tert&country=BLR").json()["people"]
    assert tertel["name"] == "Ivan Tertel" and tertel["claims"] == 2 and tertel["country_name"] == "Belarus"
    assert "State Security" in tertel["last"]["office"]["name"] or "KGB" in tertel["last"]["office"]["name"]
    assert client.get("/people.json?q=nobody+at+all").json() | {"question": {}} == {
        "question": {}, "people": [], "total": 0, "next": None,
    }  # fmt: skip
    last = [o["name"].split()[-1] for o in client.get("/people.json?order=name&limit=500").json()["people"]]
    assert last == sorted(last)


def test_people_whom_a_reviewer_merged_are_one_row(opened):
    def row(name):
        return opened.get("/people.json", params={"q": name}).json()["people"][0]

    one, other = row("tertel"), row("vakulchik")
    proof = opened.get("/review").text.split('name="proof" value="')[1].split('"')[0]
    form = {"proof": proof, "person": other["id"], "into": one["id"], "sure": "yes"}
    assert opened.post("/review/merge", data=form).status_code == 200
    merged = row("tertel")
    assert (merged["id"], merged["claims"]) == (one["id"], one["claims"] + other["claims"])
    assert row("vakulchik")["id"] == one["id"]


def test_articles_are_found_by_words_publisher_country_and_day(client):
    assert ids(client, "articles", "article", q='"security chief"') == ["wire-1"]
    assert ids(client, "articles", "article", publisher="Harbour Post", q="Tertel") == ["post-2"]
    assert set(ids(client, "articles", "article", country="BLR", q="KGB")) == {"wire-1", "post-2"}
    days = client.get("/articles.json?since=2019-01-01&until=2019-12-31&limit=500").json()["articles"]
    assert days and all(a["published"][:4] == "2019" for a in days)
    every = [a["published"] for a in client.get("/articles.json?limit=500").json()["articles"]]
    assert every == sorted(every, reverse=True)
    (wire,) = client.get("/articles.json", params={"q": '"security chief"'}).json()["articles"]
    assert (wire["claims"], wire["events"], wire["statements"]) == (3, 1, 1)
    assert client.get("/articles.json?q=-").status_code == 404


def test_statements_are_found_by_words_speaker_person_kind_and_day(client):
    (said,) = client.get("/statements.json?speaker=terte").json()["statements"]
    assert "service goes on as before" in said["quote"]
    assert ids(client, "statements", "statement", q='"goes on as before"') == [said["statement"]]
    person = client.get("/people.json?q=tertel").json()["people"][0]["id"]
    assert ids(client, "statements", "statement", person=person) == [said["statement"]]
    assert ids(client, "statements", "statement", person=person, until="2020-09-02") == []
    kinds = {s["kind"] for s in client.get("/statements.json?kind=indirect&limit=500").json()["statements"]}
    assert kinds <= {"indirect"}
    assert client.get("/statements.json?person=nobody").status_code == 404


def test_changes_are_narrowed_by_kind_and_certainty(client):
    every = client.get("/changes.json?limit=500").json()["changes"]
    for kind in ("start", "end"):
        found = client.get(f"/changes.json?kind={kind}&limit=500").json()["changes"]
        assert found == [c for c in every if c["kind"] == kind] and found
    both = client.get("/changes.json?kind=start&kind=end&limit=500").json()["changes"]
    assert {c["kind"] for c in both} == {"start", "end"}
    told = {c["status"] for c in every}
    for status in told:
        found = client.get(f"/changes.json?status={status}&limit=500").json()["changes"]
        assert found == [c for c in every if c["status"] == status]
    sure = client.get("/changes.json?min_confidence=0.9&limit=500").json()["changes"]
    assert len(sure) < len(every) and all(c["belief"] >= 0.9 for c in sure)
    feed = client.get("/changes.feed.json?kind=end&country=BLR").json()["items"]
    assert feed and not any("took office" in e["title"] for e in feed)
    html = client.get("/changes?kind=end&status=asserted&min_confidence=0.8").text
    for chosen in ('value="end" selected', 'value="asserted" selected', 'value="0.8" selected'):
        assert chosen in html


def test_pages_of_changes_by_status_are_full(client):
    """A status is known only once claims are joined: so many are read that a page of it is full."""
    told = [c for c in client.get("/changes.json?limit=500").json()["changes"] if c["status"] == "asserted"]
    page = client.get("/changes.json?status=asserted&limit=5").json()
    assert page["changes"] == told[:5] and page["next"]


def test_an_office_page_begins_with_who_holds_it(client):
    kgb = client.get("/offices.json?q=kgb&country=BLR").json()["offices"][0]["id"]
    answer = client.get(f"/office.json?id={quote(kgb)}").json()["answer"]
    assert answer["kind"] == "in_office" and [t["person"] for t in answer["told"]] == ["Ivan Tertel"]
    assert answer["text"].startswith(
        "Ivan Tertel since 3 September 2020, last confirmed on 10 September 2020; 2 articles"
    )
    html = client.get(f"/office?id={quote(kgb)}").text
    assert html.index('class="answer in_office"') < html.index("<svg")
    before = client.get(f"/office.json?id={quote(kgb)}&known_on=2020-09-02").json()["answer"]
    assert before["kind"] in ("lists", "none") and before["told"] == []
    then = client.get(f"/office.json?id={quote(kgb)}&as_of=2020-09-05").json()["answer"]
    assert [t["person"] for t in then["told"]] == ["Ivan Tertel"]


def test_a_person_page_begins_with_what_the_person_holds_or_held(client):
    def answer(name):
        person = client.get("/people.json", params={"q": name}).json()["people"][0]["id"]
        return client.get(f"/person.json?id={quote(person)}").json()["answer"]

    holds = answer("tertel")
    assert holds["kind"] == "in_office" and "since 3 September 2020" in holds["text"] and "Belarus" in holds["text"]
    left = answer("vakulchik")
    assert left["kind"] == "left" and "3 September 2020" in left["told"][0]["in_words"]


def test_how_to_read_is_led_to_from_every_page(client):
    assert client.get("/reading").status_code == 200
    for page in ("/", "/offices", "/people", "/articles", "/statements", "/changes", "/events"):
        assert 'href="/reading"' in client.get(page).text


def test_a_publisher_that_is_not_told_is_shown_by_its_site(client):
    from incumbent.web.safe import site

    assert site("https://www.news.example/a") == "news.example"
    assert site("javascript:alert(1)") is None and site(None) is None


def test_where_articles_do_not_tell_the_first_day_the_answer_takes_that_of_lists_that_agree(client):
    office = client.get("/offices.json?q=president&country=BLR").json()["offices"][0]
    answer = client.get(f"/office.json?id={quote(office['id'])}").json()["answer"]
    (told,) = answer["told"]
    assert told["person"] == "Alexander Lukashenko" and told["lists"] == "agree"
    assert told["in_words"] == "since 20 July 1994 by the lists, last confirmed on 3 September 2020"


def test_terms_that_follow_one_another_are_one_and_those_after_the_day_are_none():
    from incumbent.knowledge import Tenure as Listed
    from incumbent.records import PartialDate
    from incumbent.web.pages.answered import _terms

    def row(start, end):
        dates = (PartialDate.parse(start), PartialDate.parse(end) if end else None)
        return Listed("O", "office", "P", "Ann Aster", "BLR", *dates, "a list", "CC0")

    rows = [
        row("2000-05-07", "2004-05-07"),
        row("2004-05-07", "2008-05-07"),
        row("2012-05-07", "2018-05-07"),
        row("2018-05-07", None),
    ]

    def reach(day):
        return [str(r.start) for r in _terms(rows[::-1], dt.date.fromisoformat(day))]

    assert reach("2024-01-01") == ["2012-05-07", "2018-05-07"]
    assert reach("2013-01-01") == ["2012-05-07"]
    assert reach("2006-01-01") == ["2000-05-07", "2004-05-07"]
    assert reach("2011-01-01") == [] and reach("1999-01-01") == []


def test_an_office_left_to_nobody_named_is_answered_so(tmp_path):
    from starlette.testclient import TestClient
    from webledger import Telling, write

    from incumbent.web import Settings, make_app

    told = Telling("wire-9", "2020-09-03", "Northern Wire", "https://news.example/gone", "Chief gone")
    span = told.words("KGB chief Valery Vakulchik resigned on Thursday.")
    told.claim("end", "Valery Vakulchik", "chief", span, body="KGB", country="BLR", how="resigned", date="2020-09-03")
    path = write(tmp_path / "gone.sqlite", [told], invented=0)
    with TestClient(make_app(Settings(path, threads=1))) as client:
        office = client.get("/offices.json").json()["offices"][0]["id"]
        answer = client.get(f"/office.json?id={quote(office)}").json()["answer"]
        assert answer["kind"] == "vacant"
        assert answer["text"] == "Vacated: Valery Vakulchik left on 3 September 2020; no article names a successor."


def test_who_is_nobody_of_his_own_stands_in_no_map_of_meetings(tmp_path):
    import sqlite3

    from starlette.testclient import TestClient
    from webledger import reshuffle, write

    from incumbent.web import Settings, make_app

    def who():
        with TestClient(make_app(Settings(path, threads=1))) as client:
            return client.get("/country.json?id=BLR").json()["meetings"]["who"]

    path = write(tmp_path / "met.sqlite", reshuffle(), invented=0)
    assert set(who()) == {"Ivan Tertel", "Russia"}
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE entities SET kind = 'group', known_as = NULL WHERE name = 'Russia'")
    assert "Russia" not in who()
