"""Lists over the whole ledger: articles, statements, mentions, offices, people and countries, each as it is asked for."""

import datetime as dt
from dataclasses import replace

import pytest
from builders import HandKnowledge, Story

from incumbent.errors import InputError, NothingFound
from incumbent.ledger import Ledger
from incumbent.ledger.asking import articles as art
from incumbent.ledger.asking import listed
from incumbent.ledger.asking.articles import ArticleQuestion, articles
from incumbent.ledger.asking.by_key import office_answer, office_found, person_answer, person_found
from incumbent.ledger.asking.counts import BY, count_by
from incumbent.ledger.asking.event_pages import latest_events, months, pairs
from incumbent.ledger.asking.events import EventQuestion, events_where
from incumbent.ledger.asking.find import others
from incumbent.ledger.asking.find.near import near_offices, near_people
from incumbent.ledger.asking.find.offices import offices, wordings_of
from incumbent.ledger.asking.find.people import namesakes, people
from incumbent.ledger.asking.find.words import keys_named, match, words_of
from incumbent.ledger.asking.fresh import fresh
from incumbent.ledger.asking.happenings import alone, group
from incumbent.ledger.asking.learned_disputes import learned_disputes
from incumbent.ledger.asking.learned_events import learned_events
from incumbent.ledger.asking.mentions import Mentioned, events_with, moved_by, statements_of
from incumbent.ledger.asking.sayings import sayings
from incumbent.ledger.asking.statements import StatementQuestion, statements
from incumbent.records import Entity, PartialDate

DAY = dt.date.fromisoformat
KNOWLEDGE = HandKnowledge()


class Told(Story):
    """A story whose actors and speakers are entities of its article, with kind, country and id."""

    def entity(self, name, kind="person", country=None, known=None):
        self.entities.append(Entity(f"e{len(self.entities) + 1}", kind, name, country, known_as=known))
        return self.entities[-1].id

    def says(self, speaker, words, kind="direct", entity=None):
        self.statement(speaker, words)
        self.statements[-1] = replace(self.statements[-1], kind=kind, speaker_entity=entity)
        return self

    def act(self, kind, sentence, source, target=None, *, place=None, date=None, mode=None):
        """`source`, `target`: (name, entity)."""
        self.event(kind, "met", sentence, [source[0]])
        self.events[-1] = replace(
            self.events[-1], source_entities=(source[1],), place=place, date=PartialDate.parse(date) if date else None, mode=mode,
            target=(target[0],) if target else (), target_entities=(target[1],) if target else (),
        )  # fmt: skip
        return self


def stories():
    one = Told("one", published="2020-05-01", publisher="Wire", url="https://news.example/1", title="A chief goes")
    ada, belarus = one.entity("Ada Lee", country="BLR"), one.entity("Belarus", "state", "BLR")
    one.claim(
        "start",
        "Ada Lee",
        "chief",
        "Roe made Lee chief.",
        body="Trade Office",
        date="2020-04-30",
        by="Jo Roe",
        how="appointed",
    )
    one.claim(
        "end",
        "Bo Ray",
        "chief",
        "Roe sent Ray away.",
        body="Trade Office",
        date="2020-04-30",
        by="Jo Roe",
        how="dismissed",
    )
    one.says("Ada Lee", "“The budget stands,”", entity=ada).says("Cy Cedar", "that the tax falls", "indirect")
    one.act(
        "CONSULT",
        "Ada Lee met envoys.",
        ("Ada Lee", ada),
        ("Belarus", belarus),
        place="Minsk",
        date="2020-04-29",
        mode="visit",
    )
    two = Told("two", published="2020-06-01", publisher="Post", url="https://news.example/2", title="A budget at last")
    ada = two.entity("Ada Lee", country="BLR", known="Q9")
    jo = two.entity("Jo Roe")
    two.claim("hold", "Ada Lee", "chief", body="Trade Office", confidence=0.7)
    two.claim("hold", "Ada Lee", "envoy", body="Embassy", country="UKR", confidence=0.9)
    two.says("Ada Lee", "“No vote on the budget,”", entity=ada)
    two.act("AID", "Ada Lee met Jo Roe.", ("Ada Lee", ada), ("Jo Roe", jo), place="Kyiv")
    copy = Told("copy", published="2020-06-02", publisher="Copyist", duplicate_of="two", title="A budget at last")
    copy.claim("hold", "Ada Lee", "chief", body="Trade Office").says("Ada Lee", "“No vote on the budget,”")
    undated = Told("undated", published=None, publisher=None, title="Without a day")
    undated.claim("hold", "Jo Roe", "president", country="BLR").says("Jo Roe", "“It rains,”")
    undated.act("AID", "Jo Roe met nobody.", ("Jo Roe", undated.entity("Jo Roe")))
    return one, two, copy, undated


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("all") / "l.sqlite"
    with Ledger.open(path, write=True, knowledge=KNOWLEDGE) as opened:
        writer = opened.writer()
        for story in stories():
            writer.add([story.record()])
        writer.finish()
        for n, story in enumerate(stories()):  # each read on a day of its own
            at = f"2021-01-0{n + 1}T00:00:00Z"
            opened.store.run("UPDATE articles SET read_at = ?, first_read_at = ? WHERE id = ?", (at, at, story.id))
        yield opened


@pytest.fixture
def store(ledger):
    return ledger.store


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["two", "one", "undated"]),
        ({"copies": True}, ["copy", "two", "one", "undated"]),
        ({"words": "budget"}, ["two", "one"]),
        ({"words": "budget -vote"}, ["one"]),
        ({"words": "budget", "copies": True}, ["copy", "two", "one"]),
        ({"publisher": "wire"}, ["one"]),
        ({"publisher": "Wir"}, []),
        ({"country": "UKR"}, ["two"]),
        ({"country": "RUS"}, []),
        ({"since": DAY("2020-06-01")}, ["two"]),
        ({"since": DAY("2020-06-02")}, []),
        ({"until": DAY("2020-05-01")}, ["one"]),
        ({"until": DAY("2020-04-30")}, []),
    ],
)
def test_articles_that_fit(store, asked, found):
    assert [row["id"] for row in articles(store, ArticleQuestion(**asked), 10)] == found
    assert [row["id"] for row in articles(store, ArticleQuestion(**asked), 1, 1)] == found[1:2]


def test_articles_with_how_much_they_tell(store):
    [row] = articles(store, ArticleQuestion(publisher="Wire"), 1)
    assert (row["title"], row["url"], row["claims"], row["events"], row["statements"]) == (
        "A chief goes", "https://news.example/1", 2, 1, 2
    )  # fmt: skip
    every = list(art.every_article(store))
    assert [r["id"] for r in every] == ["one", "two", "copy", "undated"]
    assert [r["claims"] for r in every] == [2, 2, 1, 1]
    assert art.article_ids(store) == ["one", "two", "copy", "undated"]


def test_articles_that_words_without_a_word_ask_for(store):
    with pytest.raises(NothingFound):
        articles(store, ArticleQuestion(words="…"), 5)


def test_particulars_of_articles(store):
    assert art.publishers(store, 2) == ["Copyist", "Post"] and art.publishers(store, 9) == ["Copyist", "Post", "Wire"]
    assert [r["id"] for r in art.read_last(store, None, 3)] == ["undated", "copy", "two"]
    assert [r["id"] for r in art.read_last(store, DAY("2020-06-01"), 3)] == ["two", "one"]
    assert [tuple(r) for r in art.copies_of(store, "two", 5)] == [("copy", "Copyist", "2020-06-02")]
    assert [r["name"] for r in art.people_in(store, "one", 5)] == ["Ada Lee", "Bo Ray"]
    assert [r["name"] for r in art.people_in(store, "one", 1)] == ["Ada Lee"]
    assert art.newest_day(store) == DAY("2020-06-02")
    assert art.newest_reading(store) == art.read_at(store, "undated") == "2021-01-04T00:00:00Z"
    assert art.read_at(store, "nowhere") == ""


def test_particulars_of_no_articles(tmp_path):
    with Ledger.open(tmp_path / "none.sqlite", write=True, knowledge=KNOWLEDGE) as ledger:
        assert art.newest_day(ledger.store) is None and art.newest_reading(ledger.store) == ""
        assert art.publishers(ledger.store, 3) == [] and articles(ledger.store, ArticleQuestion(), 3) == []


@pytest.mark.parametrize(
    ("table", "id", "article"),
    [("claims", "one/c1", "one"), ("events", "two/v1", "two"), ("statements", "two/s1", "two"), ("articles", "copy", "copy"),
     ("claims", "x", None)],
)  # fmt: skip
def test_the_article_of_a_row(store, table, id, article):
    assert art.article_of(store, table, id) == article


def test_ids_that_hold_a_text(store):
    assert art.ids_holding(store, "one/") == ("one/c1", "one/c2", "one/v1", "one/s1", "one/s2")
    assert art.ids_holding(store, "ndate") == ("undated/c1", "undated/v1", "undated/s1", "undated")
    assert art.ids_holding(store, "nothing") == ()
    assert set(art.articles_called(store, "budget")) == {"two", "copy"} and art.articles_called(store, "ndat") == (
        "undated",
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["two/s1", "one/s1", "one/s2", "undated/s1"]),
        ({"words": "budget"}, ["two/s1", "one/s1"]),
        ({"words": "budget NOT vote"}, ["one/s1"]),
        ({"speaker": "lee"}, ["two/s1", "one/s1"]),
        ({"speaker": "cy cedar"}, ["one/s2"]),
        ({"speaker": "nobody"}, []),
        ({"speaker": "of the"}, []),
        ({"names": ["Cy Cedar", "Jo Roe"]}, ["one/s2", "undated/s1"]),
        ({"names": []}, []),
        ({"kinds": ["indirect"]}, ["one/s2"]),
        ({"kinds": ["direct"], "words": "budget"}, ["two/s1", "one/s1"]),
        ({"kinds": ["indirect", "direct"], "speaker": "cy cedar"}, ["one/s2"]),
    ],
)
def test_statements_that_fit(store, asked, found):
    question = StatementQuestion(ArticleQuestion(), **asked)
    assert [s.id for s in statements(store, question, 10)] == found
    assert [s.id for s in statements(store, question, 1, 1)] == found[1:2]


def test_statements_of_some_articles(store):
    def ids(**asked):
        return [s.id for s in statements(store, StatementQuestion(ArticleQuestion(**asked)), 10)]

    assert ids(copies=True) == ["copy/s1", "two/s1", "one/s1", "one/s2", "undated/s1"]
    assert ids(publisher="Post") == ["two/s1"] and ids(until=DAY("2020-05-01")) == ["one/s1", "one/s2"]


@pytest.mark.parametrize(
    ("asked", "ids", "total"),
    [
        ({}, ["two/s1", "one/s1", "one/s2", "undated/s1"], 4),
        ({"copies": True}, ["copy/s1", "two/s1", "one/s1", "one/s2", "undated/s1"], 5),
        ({"limit": 1}, ["two/s1"], 4),
        ({"about": "budget"}, ["two/s1", "one/s1"], 2),
        ({"since": DAY("2020-05-01")}, ["two/s1", "one/s1", "one/s2"], 3),
        ({"since": DAY("2020-05-02")}, ["two/s1"], 1),
        ({"until": DAY("2020-05-01")}, ["one/s1", "one/s2"], 2),
    ],
)
def test_all_statements_with_how_many_there_are(store, asked, ids, total):
    found, number = sayings(store, **asked)
    assert ([s.id for s in found], number) == (ids, total)


ADA = Mentioned(["Ada Lee"], "Q9")


def test_what_a_person_said_and_did(store):
    assert [s.id for s in statements_of(store, ADA, 9)] == ["two/s1", "one/s1"]
    assert [s.id for s in statements_of(store, ADA, 1)] == ["two/s1"]
    assert [s.id for s in statements_of(store, ADA, 1, 1)] == ["one/s1"]
    assert [s.id for s in statements_of(store, replace(ADA, until="2020-05-31"), 9)] == ["one/s1"]
    assert [s.id for s in statements_of(store, Mentioned(["Cy Cedar"], None), 9)] == ["one/s2"]
    assert [e.id for e in events_with(store, ADA, 9)] == ["two/v1", "one/v1"]
    assert [e.id for e in events_with(store, ADA, 9, 1)] == ["one/v1"]
    assert [e.id for e in events_with(store, Mentioned(["Nobody"], "Q9"), 9)] == ["two/v1"]  # by the id alone
    assert [e.id for e in events_with(store, Mentioned(["Belarus"], None), 9)] == []  # no person
    assert [e.id for e in events_with(store, Mentioned(["Jo Roe"], None, "2020-06-01"), 9)][:1] == ["two/v1"]


def test_whom_somebody_put_into_and_out_of_office(store):
    rows = [(r["kind"], r["person"], r["claim"], r["n"]) for r in moved_by(store, ["Jo Roe"], None, 9)]
    assert rows == [("start", "Ada Lee", "one/c1", 1), ("end", "Bo Ray", "one/c2", 1)]
    assert len(moved_by(store, ["Jo Roe"], None, 1)) == 1 and moved_by(store, ["Ada Lee"], None, 9) == []
    assert moved_by(store, ["Jo Roe"], DAY("2020-04-30"), 9) == []
    assert len(moved_by(store, ["Jo Roe"], DAY("2020-05-01"), 9)) == 2


@pytest.mark.parametrize(
    ("given", "since", "found"),
    [
        ({}, "", ["one/c1", "one/c2", "two/c1", "two/c2", "undated/c1"]),
        ({}, "2021-01-02T00:00:00Z", ["two/c1", "two/c2", "undated/c1"]),
        ({"kind": "start,end"}, "", ["one/c1", "one/c2"]),
        ({"kind": "start", "status": "asserted"}, "", ["one/c1"]),
        ({"status": "planned"}, "", []),
        ({"how": "dismissed"}, "", ["one/c2"]),
        ({"person": "lee"}, "", ["one/c1", "two/c1", "two/c2"]),
        ({"body": "trade", "person": "ray"}, "", ["one/c2"]),
        ({"title": "env"}, "", ["two/c2"]),
        ({"by": "roe"}, "", ["one/c1", "one/c2"]),
        ({"country": "ukr"}, "", ["two/c2"]),
        ({"country": "ukr,rus"}, "", ["two/c2"]),
        ({"min": "0.8", "person": "lee"}, "", ["one/c1", "two/c2"]),
        ({"type": "AID"}, "", ["two/v1", "undated/v1"]),
        ({"type": "AID,CONSULT", "country": "BLR"}, "", ["one/v1", "two/v1"]),
        ({"type": "AID,CONSULT", "country": "UKR"}, "", []),
        ({"mode": "visit"}, "", ["one/v1"]),
        ({"place": "kyiv"}, "", ["two/v1"]),
        ({"place": "i", "status": "asserted"}, "", ["one/v1", "two/v1"]),
        ({"place": "i", "status": "planned"}, "", []),
    ],
)
def test_what_was_read_since(store, given, since, found):
    assert [row["id"] for row in fresh(store, given, since)] == found


def test_what_was_read_since_tells_of_its_article(store):
    [row] = fresh(store, {"kind": "start"}, "")
    assert (row["headline"], row["publisher"], row["url"]) == ("A chief goes", "Wire", "https://news.example/1")


def test_words_that_count():
    assert words_of("The Chairman of the KGB's staff") == ["Chairman", "KGB", "staff"]
    assert words_of("of the") == [] and len(words_of("word " * 30)) == 12
    assert match(["ada", "lee"], "person") == 'kind : (person) AND name : ("ada" "lee"*)'
    assert match(["ada", "l"], "person", "actor") == 'kind : (person OR actor) AND name : ("ada" "l")'
    assert match(["ada"], begun=4) == '"ada"' and match(["adam"], begun=4) == '"adam"*' and match([]) == ""


def test_keys_of_what_is_named(store):
    assert keys_named(store, "Trade", "office") == {office_key(store, "chief of the Trade Office")}
    assert keys_named(store, "Trade", "person") == keys_named(store, "of the", "office") == set()


def office_key(store, name):
    return next(row["key"] for row in listed.offices_told(store) if row["name"] == name)


def test_people_by_words_sound_and_id(store):
    ada, other = people(store, KNOWLEDGE, "ada lee", 5)
    assert [(h.person.name, h.claims, h.countries) for h in (ada, other)] == [
        ("Ada Lee", 3, {"BLR"}),
        ("Ada Lee", 1, {"UKR"}),
    ]
    assert (ada.country, other.country) == ("BLR", "UKR")
    assert people(store, KNOWLEDGE, "Lee", 5) == people(store, KNOWLEDGE, "Adda Lee", 5) == [ada, other]
    assert people(store, KNOWLEDGE, "Lee", 1) == [ada] and people(store, KNOWLEDGE, "Lee", 0) == []
    assert other in people(store, KNOWLEDGE, f"person:{other.person.key}", 5)
    assert people(store, KNOWLEDGE, f"office:{other.person.key}", 5) == []
    assert people(store, KNOWLEDGE, "the", 5) == people(store, KNOWLEDGE, "Nobody", 5) == []
    assert namesakes(store, KNOWLEDGE, ada.person, 5) == [other] and namesakes(store, KNOWLEDGE, other.person, 5) == [
        ada
    ]
    assert namesakes(store, KNOWLEDGE, ada.person, 0) == []
    [bo] = people(store, KNOWLEDGE, "Bo Ray", 5)
    assert namesakes(store, KNOWLEDGE, bo.person, 5) == []


def test_offices_by_words_country_and_id(store):
    def named(text, rows=5, country=None):
        return [(h.office.name, h.claims, h.meant) for h in offices(store, KNOWLEDGE, text, rows, country)]

    trade = ("chief of the Trade Office", 4, True)
    assert named("Trade Office") == named("chief of the Trade Office") == [trade]
    assert named("Trade Office", country="BLR") == [trade] and named("Trade Office", country="UKR") == []
    assert named("Ukraine embassy")[0][:2] == ("envoy to Embassy", 1)
    assert named(f"office:{office_key(store, 'chief of the Trade Office')}") == [trade]
    assert named("of") == named("nothing") == named("Trade Office", 0) == []
    assert any("trade office" in w for w in wordings_of(store, office_key(store, "chief of the Trade Office")))


def test_countries_actors_statements_and_articles_by_words(store):
    assert others.countries(store, KNOWLEDGE, "bel", 5) == [{"country": "BLR", "name": "Belarus", "offices": 2}]
    assert [c["country"] for c in others.countries(store, KNOWLEDGE, "the envoy of Ukraine", 5)] == ["UKR"]
    assert others.countries(store, KNOWLEDGE, "Russia", 5) == [] and others.countries(store, KNOWLEDGE, "", 5) == []
    assert others.countries(store, KNOWLEDGE, "bel", 0) == []
    assert (
        others.actors(store, "lee", 5) == [{"name": "Ada Lee", "events": 2}] and others.actors(store, "cedar", 5) == []
    )
    assert [s.id for s in others.statements(store, "ada lee", 5)] == ["two/s1", "one/s1"]
    assert [s.id for s in others.statements(store, "tax", 5)] == ["one/s2"]
    assert [s.id for s in others.statements(store, "budget", 1)] == ["two/s1"]
    assert [r["id"] for r in others.articles(store, "budget", 5)] == ["copy", "two"]
    assert [r["id"] for r in others.articles(store, "chief", 5)] == ["one"]


def test_names_that_come_near(store):
    assert near_people(store, "Adda Lea")[0][1] == "Ada Lee" and near_people(store, "xqzw") == []
    assert near_offices(store, KNOWLEDGE, "Tradde Ofice")[0][1] == "chief of the Trade Office, Belarus"
    assert [n for _, n in near_offices(store, KNOWLEDGE, "Tradde", "UKR")] != ["chief of the Trade Office, Belarus"]
    assert near_offices(store, KNOWLEDGE, "Tradde", "RUS")[0][1] == "chief of the Trade Office, Belarus"


def test_offices_people_and_countries_of_the_whole_ledger(store):
    told = {row["name"]: row["claims"] for row in listed.offices_told(store)}
    assert told == {"chief of the Trade Office": 4, "envoy to Embassy": 1, "president": 1}
    people = sorted((row["name"], row["country"], row["claims"]) for row in listed.people_told(store))
    assert people == [("Ada Lee", "BLR", 3), ("Ada Lee", "UKR", 1), ("Bo Ray", "BLR", 1), ("Jo Roe", "BLR", 1)]
    trade = office_key(store, "chief of the Trade Office")
    assert listed.names_of(store, "offices", [trade, "x"])[trade]["country"] == "BLR"
    assert set(listed.office_keys(store)) == {row["key"] for row in listed.offices_told(store)}
    assert listed.claim_ids(store) == ["one/c1", "one/c2", "two/c1", "two/c2", "copy/c1", "undated/c1"]
    assert listed.offices_of(store, "BLR", 5) == [trade, office_key(store, "president")]
    assert (
        listed.offices_of(store, "BLR", 5, 1) == [office_key(store, "president")]
        and listed.offices_of(store, "RUS", 5) == []
    )
    assert listed.known_ids(store, ["ada lee|BLR"]) == [] and listed.waiting_offices(store) == 0
    assert listed.derived_of(store, trade).office == trade and listed.derived_of(store, "x") is None


def test_what_was_known_by_a_day(store):
    trade = office_key(store, "chief of the Trade Office")
    days = ("2020-04-30", "2020-05-01", "2020-06-01", "2020-06-02")
    assert [listed.claims_known(store, trade, DAY(d)) for d in days] == [0, 2, 3, 4]
    assert listed.told_later(store, ["one/c1", "two/c1", "undated/c1"], DAY("2020-05-31")) == {"two/c1", "undated/c1"}
    counted = {c: (n, day) for c, n, day, _ in listed.countries_told(store, None, None)}
    assert counted == {"BLR": (2, "2020-04-30"), "UKR": (1, None)}
    assert {c: n for c, n, _, _ in listed.countries_told(store, DAY("2020-05-01"), None)} == {"BLR": 1}
    assert {c: day for c, _, day, _ in listed.countries_told(store, None, DAY("2020-04-29"))} == {
        "BLR": None,
        "UKR": None,
    }


def test_tenures_told_last(store):
    trade = office_key(store, "chief of the Trade Office")
    rows = listed.tenures_told_last(store, "office", [trade])
    assert [(r["name"], r["seen_last"]) for r in rows] == [("Ada Lee", "2020-06-02"), ("Bo Ray", "2020-04-30")]
    assert [r["name"] for r in listed.confirmed_long_ago(store, DAY("2020-06-03"), 9) if r["office"] == trade] == [
        "Ada Lee"
    ]
    assert [r["name"] for r in listed.confirmed_long_ago(store, DAY("2020-06-02"), 9) if r["office"] == trade] == []


def test_one_office_and_one_person_by_key(store):
    trade = office_key(store, "chief of the Trade Office")
    assert office_found(store, trade).claims == 4
    names = [h.tenure.name for h in office_answer(store, KNOWLEDGE, trade).holders]
    assert names == ["Ada Lee", "Bo Ray"]
    assert [h.tenure.name for h in office_answer(store, KNOWLEDGE, trade, limit=1).holders] == ["Ada Lee"]
    assert [h.tenure.name for h in office_answer(store, KNOWLEDGE, trade, on=DAY("2020-04-29")).holders] == ["Bo Ray"]
    early = office_answer(store, KNOWLEDGE, trade, known_on=DAY("2020-05-01")).holders[0].tenure
    assert (early.name, early.last_day) == ("Ada Lee", DAY("2020-04-30"))
    ada = person_found(store, people(store, KNOWLEDGE, "Ada Lee", 1)[0].person.key)
    assert [c.office.name for c in person_answer(store, KNOWLEDGE, ada.key).careers] == ["chief of the Trade Office"]
    assert person_answer(store, KNOWLEDGE, ada.key, known_on=DAY("2020-04-30")).careers == ()
    for missing in (lambda: office_found(store, "x"), lambda: person_found(store, "x")):
        with pytest.raises(NothingFound):
            missing()


def test_events_that_fit_and_who_was_with_whom(store):
    assert [e.id for e in latest_events(store, EventQuestion(), limit=5)] == ["two/v1", "one/v1", "undated/v1"]
    assert pairs(store, EventQuestion(), limit=2) == [(["Ada Lee"], ["Belarus"]), (["Ada Lee"], ["Jo Roe"])]
    assert months(store, EventQuestion()) == [("2020-04", "CONSULT", 1), ("2020-06", "AID", 1)]
    for place, ids in (("kyiv", ["two/v1"]), ("i", ["one/v1", "two/v1"]), ("Oslo", [])):
        assert [e.id for e in events_where(store, EventQuestion(place=place))] == ids
    assert [e.id for e in events_where(store, EventQuestion(actor="Q9"))] == ["two/v1"]
    assert [e.id for e in events_where(store, EventQuestion(article="one"))] == ["one/v1"]
    assert [e.id for e in events_where(store, EventQuestion(known_on=DAY("2020-05-01")))] == ["one/v1"]


def test_the_latest_learned(store):
    found = learned_events(store, EventQuestion(), limit=5)
    assert [(e.id, at[:10]) for e, at in found] == [
        ("undated/v1", "2021-01-04"),
        ("two/v1", "2021-01-02"),
        ("one/v1", "2021-01-01"),
    ]
    assert [e.id for e, _ in learned_events(store, EventQuestion(), limit=1)] == ["undated/v1"]
    assert [e.id for e, _ in learned_events(store, EventQuestion(types=("CONSULT",)), limit=1)] == ["one/v1"]
    assert learned_disputes(store, country=None, office=None, kinds=(), limit=5) == []


@pytest.mark.parametrize(
    ("by", "counts"),
    [
        (["day"], [(("2020-04-29",), 1), (("2020-06-01",), 1), (("no date",), 1)]),
        (["month"], [(("2020-04",), 1), (("2020-06",), 1), (("no date",), 1)]),
        (["week"], [(("2020-W18",), 1), (("2020-W23",), 1), (("no date",), 1)]),
        (["year"], [(("2020",), 2), (("no date",), 1)]),
        (["type"], [(("AID",), 2), (("CONSULT",), 1)]),
        (["status"], [(("asserted",), 3)]),
        (["source"], [(("Ada Lee",), 2), (("Jo Roe",), 1)]),
        (["target"], [(("Belarus",), 1), (("Jo Roe",), 1), (("none",), 1)]),
        (["source_country"], [(("BLR",), 2), (("none",), 1)]),
        (["target_country"], [(("none",), 2), (("BLR",), 1)]),
        (["year", "type"], [(("2020", "AID"), 1), (("2020", "CONSULT"), 1), (("no date", "AID"), 1)]),
    ],
)
def test_happenings_counted(store, by, counts):
    assert count_by(alone(events_where(store, EventQuestion())), by) == counts


def test_happenings_counted_by_what_is_none_of_the_ways(store):
    happenings = group(events_where(store, EventQuestion()))
    assert {q[0] for q, _ in count_by(happenings, ["quad"])} == {"VC", "MC"}
    for wrong in ([], ["colour"], ["day", "colour"]):
        with pytest.raises(InputError):
            count_by(happenings, wrong)
    assert set(BY) >= {"day", "quad"}
