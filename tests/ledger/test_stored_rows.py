"""What is written: rows of claims and actors, deaths in all offices, copies, the file itself and what is remembered of it."""

import datetime as dt
import sqlite3
from dataclasses import replace

import pytest
from builders import HandKnowledge, Story, ledger_of, reshuffle

from incumbent.errors import LedgerError
from incumbent.knowledge import Person, Tenure
from incumbent.ledger import Ledger
from incumbent.ledger.deriving.copies import settle
from incumbent.ledger.deriving.decisions import Decision, rulings
from incumbent.ledger.deriving.load import CHANGES, article_hash, changed_on, is_news, told_as, with_its_day
from incumbent.ledger.deriving.office import Deriver
from incumbent.ledger.file.store import Store, _sound, _storable
from incumbent.ledger.file.troubles import explain
from incumbent.ledger.reviewing.queue import bounds_of, count_waiting, decided, has_person, leave, waiting, was_left
from incumbent.records import Article, Claim, Entity, PartialDate, Size, Span

DAY = dt.date.fromisoformat
AT = "2020-09-06T12:00:00Z"


def claim(kind="start", date=None, quote="resigned", **fields):
    when = PartialDate.parse(date) if date else None
    return Claim("c", kind, "Ann Aster", "chief", Span(10, 10 + len(quote), quote), date=when, **fields)


def test_the_day_under_which_a_change_is_listed():
    for kind in CHANGES:
        assert (
            changed_on(claim(kind, "2020-05"), "2020-06-01") == "2020-05-01"
            and changed_on(claim(kind), "2020-06-01") == "2020-06-01"
        )
    assert changed_on(claim("hold", "2020-05"), "2020-06-01") is None and changed_on(claim(), None) is None


def test_what_an_article_tells_as_news():
    assert is_news(claim("hold"), "2020-06-01", "T", "Chief Ann Aster spoke.") and not is_news(
        claim("held"), "2020-06-01", "T", "Aster spoke."
    )
    assert not is_news(claim("hold", quote="Ann Aster"), "2020-06-01", "T", "In 2012, chief Ann Aster spoke.")
    assert is_news(claim("end"), "2020-06-01", "T", None) and not is_news(
        claim("end"), "2020-06-01", "T", "Aster had resigned."
    )
    assert is_news(claim("end"), None, "T", "Aster had resigned.")


def test_a_day_that_is_another_acts_is_none_of_the_claim():
    told = claim("end", "2019-04-30")
    assert with_its_day(told, "2019-05-03", "Aster resigned after a vote on Tuesday.").date is None
    assert with_its_day(told, "2019-05-03", None) == told == with_its_day(told, None, "Aster resigned.")


def test_a_long_sentence_has_a_hash_and_a_short_one_has_none():
    words = "a" * 60
    assert told_as(words) == told_as(words.upper()) and len(told_as(words)) == 20
    assert told_as("a" * 59) is None and told_as(None) is None and told_as(words) != told_as("b" * 60)


def test_a_correction_of_any_part_of_an_article_makes_another_hash():
    base = Article("a", "text", "title", url="u", published="2020", publisher="p")
    others = [replace(base, **{name: "x"}) for name in ("text", "title", "url", "published", "publisher")]
    assert len({article_hash(a) for a in (base, *others)}) == 6
    assert article_hash(base) == article_hash(replace(base, id="b", language="en"))


def actors(path, *stories):
    with ledger_of(path, *stories) as ledger:
        rows = ledger.store.rows(
            "SELECT x.role, x.position, x.name, x.told, n.kind, n.country, n.local FROM event_actors x "
            "LEFT JOIN entities n ON n.n = x.entity ORDER BY x.event, x.role, x.position"
        )
        return [tuple(r) for r in rows]


def test_actors_are_linked_to_entities_of_their_article(tmp_path):
    story = Story("a")
    story.entities.append(Entity("e1", "state", "Belarus", "BLR"))
    story.event("CONSULT", "met", "They met.", ["Belarus", "Belarus", "the rioters", "Russia", "Russia"])
    story.events[-1] = replace(
        story.events[-1], source_entities=("e1", None, None, "gone"), target=("Ukraine",), size=Size(killed=(1, 2))
    )
    assert actors(tmp_path / "l.sqlite", story) == [
        ("source", 0, "Belarus", None, "state", "BLR", "e1"),
        ("source", 1, "Belarus", None, "state", "BLR", "e1"),
        ("source", 2, "the rioters", None, None, None, None),
        ("source", 3, "Russia", None, "state", "RUS", "x2"),
        ("source", 4, "Russia", None, "state", "RUS", "x2"),
        ("target", 0, "Ukraine", None, "state", "UKR", "x3"),
    ]


def test_the_size_and_the_cue_are_stored(tmp_path):
    from incumbent.ledger.asking.events import EventQuestion, events_where

    story = (
        Story("a").event("ASSAULT", "met", "They met.", ["Ann Aster"]).statement("Ann Aster", "“So it is,” she said.")
    )
    story.events[-1] = replace(story.events[-1], size=Size(killed=(1, 2)))
    story.statements[-1] = replace(story.statements[-1], cue=Span(30, 34, "said"))
    with ledger_of(tmp_path / "l.sqlite", story) as ledger:
        [event] = events_where(ledger.store, EventQuestion())
        assert event.size == Size(killed=(1, 2))
        assert tuple(ledger.store.row("SELECT cue_start, cue_end, cue FROM statements")) == (30, 34, "said")


def test_who_is_dead_holds_no_office_of_any_article(tmp_path):
    spoke = Story("spoke", published="2020-09-01").claim("hold", "Ann Aster", "chief", body="Trade Office")
    died = Story("died", published="2020-05-02").claim(
        "end", "Ann Aster", "envoy", "Envoy Ann Aster died.", body="Embassy", how="died", date="2020-05-01"
    )
    with ledger_of(tmp_path / "l.sqlite", spoke) as ledger:
        assert ledger.who("Trade Office").offices[0].holders
        writer = ledger.writer()
        writer.add([died.record()])
        assert {r[0] for r in ledger.store.rows("SELECT key FROM stale_offices")} >= {"head|trade office|BLR|"}
        writer.finish()
        [office] = ledger.who("Trade Office").offices
        assert office.holders == () and "dead by then" in office.unlikely[0].tenure.why


@pytest.mark.parametrize(
    ("fields", "dead"),
    [
        ({}, True),
        ({"status": "reported"}, False),
        ({"status": "planned"}, False),
        ({"how": "resigned"}, False),
        ({"confidence": 0.5}, True),
        ({"confidence": 0.49}, False),
        ({"said_by": "Bo", "confidence": 0.6}, False),
        ({"kind": "start"}, False),
    ],
)
def test_which_claims_tell_a_death(tmp_path, fields, dead):
    given = {"kind": "end", "how": "died", "confidence": 0.9, **fields}
    story = Story("d", published="2020-05-02").claim(
        given.pop("kind"), "Ann Aster", "envoy", body="Embassy", date="2020-05-01", **given
    )
    spoke = Story("spoke", published="2020-04-01").claim("hold", "Ann Aster", "chief", body="Trade Office")
    with ledger_of(tmp_path / "l.sqlite", spoke, story) as ledger:
        deriver = Deriver(ledger.store, ledger.knowledge, rulings(ledger.store))
        [tenure] = deriver.office("head|trade office|BLR|", None, "one", "BLR").tenures
        assert tenure.ended is dead and (not dead or tenure.end.latest.day == DAY("2020-05-01"))
        [early] = deriver.office("head|trade office|BLR|", None, "one", "BLR", DAY("2020-05-01")).tenures
        assert not early.ended  # nobody could know of it
        assert deriver.office("head|trade office|BLR|", None, "one", "BLR", DAY("2020-03-31")).tenures == ()


class Elsewhere(HandKnowledge):
    """Lists that know Ann Aster."""

    rows = ()
    home = "UKR"

    def known_person(self, id):
        return Person("Q9", "Ann Aster", type(self).country_of, died=type(self).died) if id == "Q9" else None

    def tenures(self, *, office=None, person=None):
        return [r for r in self.rows if office in (None, r.office) and person in (None, r.person)]


@pytest.mark.parametrize(
    ("country_of", "rows", "office_country", "foreign"),
    [
        ("UKR", [], "BLR", True),
        ("BLR", [], "BLR", False),
        (None, [], "BLR", False),
        (None, ["UKR"], "BLR", True),
        ("UKR", ["BLR"], "BLR", False),
        ("UKR", ["IGO"], "BLR", False),
        ("UKR", ["UKR"], "IGO", False),
        ("UKR", [], None, False),
    ],
)
def test_whom_lists_know_in_other_countries_offices_alone(tmp_path, country_of, rows, office_country, foreign):
    class Lists(Elsewhere):
        pass

    Lists.country_of, Lists.died = country_of, None
    Lists.rows = [
        Tenure("Q5", "Chief", "Q9", "Ann Aster", c, PartialDate.parse("2010"), None, "a list of 2022-01-01", "CC0")
        for c in rows
    ]
    story = Story("a").claim("hold", "Ann Aster", "chief", body="Trade Office", person_entity="e1")
    story.entities.append(Entity("e1", "person", "Ann Aster", "BLR", None, "Q9"))
    with Ledger.open(tmp_path / "l.sqlite", write=True, knowledge=Lists()) as ledger:
        ledger.writer().add([story.record()])
        found = Deriver(ledger.store, ledger.knowledge, rulings(ledger.store)).office(
            "head|trade office|BLR|", None, "one", office_country
        )
        assert bool(found.aside) is foreign


def test_deaths_that_lists_tell_count_the_earliest_too(tmp_path):
    class Lists(Elsewhere):
        country_of, died = "BLR", "2019-03"

    story = Story("a", published="2020-09-01").claim(
        "hold", "Ann Aster", "chief", body="Trade Office", person_entity="e1"
    )
    story.entities.append(Entity("e1", "person", "Ann Aster", "BLR", None, "Q9"))
    with Ledger.open(tmp_path / "l.sqlite", write=True, knowledge=Lists()) as ledger:
        ledger.writer().add([story.record()])
        found = Deriver(ledger.store, ledger.knowledge, rulings(ledger.store)).office(
            "head|trade office|BLR|", None, "one", "BLR"
        )
        assert [why for _, why in found.aside] == ["dead by then"]


def test_a_correction_forgets_people_of_whom_no_claim_is_left(tmp_path):
    def told(id, *names, title="A headline"):
        story = Story(id, title=title)
        for name in names:
            story.claim("hold", name, "chief", body="Trade Office")
        return story

    with ledger_of(
        tmp_path / "l.sqlite", told("a", "Ann Aster", "Bo Birch", "Cy Cedar"), told("b", "Bo Birch")
    ) as ledger:
        writer = ledger.writer()
        assert writer.add([told("a", "Cy Cedar", title="Another").record()]) == ["corrected"]
        assert {r[0] for r in ledger.store.rows("SELECT name FROM people")} == {"Bo Birch", "Cy Cedar"}
        writer.finish()
        assert {r[0] for r in ledger.store.rows("SELECT name FROM people")} == {"Bo Birch", "Cy Cedar"}


DERIVED = (
    "SELECT office, person, name, start_earliest, start_latest, end_earliest, end_latest, last_confirmed, acting, standing, "
    "sources, belief, lists, why FROM tenures ORDER BY 1, 2, 4, 5",
    "SELECT t.office, t.person, b.edge, b.side, b.claim, b.why FROM tenure_bounds b JOIN tenures t ON t.n = b.tenure ORDER BY 1, 2, 3, 4, 5",
    "SELECT office, country, kind, first_day, last_day, weight, summary, sides, credence FROM disagreements ORDER BY 1, 3, 7",
    "SELECT * FROM derived ORDER BY office",
    "SELECT * FROM offices ORDER BY key",
    "SELECT * FROM people ORDER BY key",
    "SELECT id, doubt, doubted, old, agreed FROM claims ORDER BY id",
    "SELECT * FROM stale_offices",
)


def test_what_is_derived_twice_is_what_is_derived_once(tmp_path):
    later = Story("late", published="2020-09-20").claim("start", "Ivan Tertel", "chief", body="KGB", date="2020-09-09")
    later.claim("hold", "Andrei Ravkov", "chief", body="KGB").claim(
        "start", "Ann Aster", "chief", body="KGB", confidence=0.3, date="2019-09-09"
    )
    later.claim("end", "Ivan Tertel", "head", body="State Control Committee", how="acting")

    def contents(ledger):
        return [[tuple(row) for row in ledger.store.rows(sql)] for sql in DERIVED]

    with (
        ledger_of(tmp_path / "once.sqlite", reshuffle(), later) as once,
        ledger_of(tmp_path / "twice.sqlite", reshuffle()) as twice,
    ):
        first = contents(twice)
        writer = twice.writer()
        writer.add([later.record()])
        assert contents(twice)[0] == first[0] and contents(twice)[-1] != []  # the offices wait
        writer.finish()
        assert contents(twice) == contents(once) and contents(once)[0] != first[0] and all(contents(once)[:-1])
        gone = Story("late", published="2020-09-20", title="Nothing more")
        assert writer.add([gone.record()]) == ["corrected"]
        writer.finish()
        assert contents(twice) == first


def copied(path, *rows, mine, sketches=None):
    """`rows`: (id, duplicate_of, day). Who copies whom after a reading is settled."""
    with ledger_of(
        path,
        *(
            Story(id, published=day, duplicate_of=of, title=id).claim("hold", f"Ann {id}", "chief", body=f"Office {id}")
            for id, of, day in rows
        ),
    ) as ledger:
        with ledger.store.transaction():
            for id, of, _ in rows:
                ledger.store.run("UPDATE articles SET duplicate_of = ? WHERE id = ?", (of, id))
            settle(ledger.store, mine, 0)
        stale = {r[0] for r in ledger.store.rows("SELECT key FROM stale_offices")}
        return {r[0]: r[1] for r in ledger.store.rows("SELECT id, duplicate_of FROM articles")}, len(stale)


def test_the_earliest_of_copies_is_the_original(tmp_path):
    rows = [
        ("a", None, "2020-05-03"),
        ("b", "a", "2020-05-01"),
        ("c", "b", "2020-05-02"),
        ("x", None, "2020-05-01"),
        ("y", "x", "2020-04-01"),
    ]
    found, stale = copied(tmp_path / "1", *rows, mine={"c"})
    assert found == {"a": "b", "b": None, "c": "b", "x": None, "y": "x"} and stale == 2
    assert copied(tmp_path / "2", *rows, mine={"x"})[0] == {"a": None, "b": "a", "c": "b", "x": "y", "y": None}
    assert copied(tmp_path / "3", *rows, mine=set()) == ({"a": None, "b": "a", "c": "b", "x": None, "y": "x"}, 0)
    undated = [("a", None, None), ("b", "a", "2020-05-01")]
    assert copied(tmp_path / "4", *undated, mine={"b"})[0] == {"a": "b", "b": None}
    same = [("b", None, "2020-05-01"), ("a", "b", "2020-05-01")]
    assert copied(tmp_path / "5", *same, mine={"a"})[0] == {"a": None, "b": "a"}
    lost = [("a", "nowhere", "2020-05-01"), ("b", "nowhere", "2020-04-01")]
    assert copied(tmp_path / "6", *lost, mine={"a"})[0] == {"a": "nowhere", "b": "nowhere"}


@pytest.fixture
def ledger(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", reshuffle()) as opened:
        yield opened


def test_claims_that_wait_for_a_reviewer(ledger):
    store = ledger.store
    assert (
        waiting(store, 2) == waiting(store, 9)[:2]
        and waiting(store, 9, 2) == waiting(store, 9)[2:]
        and len(waiting(store, 9)) == 5
    )
    assert (
        set(waiting(store, 9, kind="start")) == {"wire-1/c2"}
        and waiting(store, 9, country="UKR") == []
        and len(waiting(store, 9, country="BLR")) == 5
    )
    assert waiting(store, 9, by_weight=True, kind="start") == ["wire-1/c2"] and count_waiting(store) == 5
    most = max(bounds_of(store, c) for c in waiting(store, 9))
    assert bounds_of(store, waiting(store, 9, by_weight=True)[0]) == most > 0 == bounds_of(store, "nowhere")
    ledger.decide(Decision(0, AT, "ann", "accept", claim="wire-1/c2"))
    assert (
        count_waiting(store) == 4
        and waiting(store, 9, kind="start") == []
        and [tuple(r) for r in decided(store)] == [("start", "accept", 1)]
    )
    key = ledger.claim("wire-1/c2").person_key
    assert has_person(store, key) and not has_person(store, "nobody")


def test_a_cookie_that_was_given_back_is_remembered_until_it_would_have_run_out(ledger):
    leave(ledger.store, "one", 100)
    leave(ledger.store, "gone", -1)
    assert was_left(ledger.store, "one") and was_left(ledger.store, "gone") and not was_left(ledger.store, "two")
    leave(ledger.store, "two", 100)
    assert was_left(ledger.store, "one") and was_left(ledger.store, "two") and not was_left(ledger.store, "gone")


def counted(store):
    return int(store.row("SELECT value FROM meta WHERE key = 'changes'")[0])


def test_a_transaction_is_whole_or_absent_and_counts_where_it_changed_something(ledger):
    store, before = ledger.store, counted(ledger.store)
    with store.transaction():
        store.rows("SELECT 1")
    assert counted(store) == before
    with store.transaction():
        store.run("UPDATE articles SET title = 'x'")
    assert counted(store) == before + 1
    for error in (KeyError("x"), KeyboardInterrupt()):
        with pytest.raises(type(error)), store.transaction():
            store.run("DELETE FROM articles")
            raise error
    assert ledger.counts()["articles"] == 1 and not store.connection.in_transaction
    with pytest.raises(LedgerError), store.transaction():
        store.run("DELETE FROM articles")
        store.run("SELECT nothing")
    assert ledger.counts()["articles"] == 1 and counted(store) == before + 1


def test_a_reader_that_only_reads_cannot_write(ledger):
    with Store.open(ledger.store.path) as store:
        store.only_read(1000)
        assert store.row("PRAGMA cache_size")[0] == -1000
        with pytest.raises(sqlite3.OperationalError):
            store.run("DELETE FROM articles")
        with store.one_state():
            assert store.connection.in_transaction
        assert not store.connection.in_transaction


def test_rows_that_are_added_have_a_number(ledger):
    with ledger.store.transaction():
        n = ledger.store.run(
            "INSERT INTO entities (article, local, kind, name, day) VALUES ('wire-1', 'z', 'group', 'x', '')"
        )
    assert (
        n > 0
        and ledger.store.row("SELECT local FROM entities WHERE n = ?", (n,))[0] == "z"
        and ledger.store.row("SELECT 1 WHERE 0") is None
    )


def test_what_is_made_once_is_forgotten_where_it_is_too_much(ledger):
    with Store.open(ledger.store.path) as store:
        made = []
        for n in (*range(100), 0, 100, 0):
            store.once(n, lambda n=n: made.append(n))
        assert made == [*range(100), 0, 100]


def test_a_file_that_is_unsound_says_what_is_wrong(ledger):
    assert ledger.store.soundness() == []
    ledger.store.connection.execute("PRAGMA foreign_keys = OFF")
    with ledger.store.transaction():
        ledger.store.run("UPDATE claims SET article = 'nowhere'")
    [*wrong] = ledger.store.soundness()
    assert len(wrong) == 5 and all("points at a missing articles" in w for w in wrong)


def test_half_characters_are_stored_as_question_marks():
    assert _storable(["a\ud800", "Łódź", 3, None]) == ["a?", "Łódź", 3, None]
    assert _sound("Łódź") and not _sound("\udfff")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("database is locked", "ledger-busy"),
        ("database or disk is full", "ledger-full"),
        ("Disk I/O error", "ledger-io"),
        ("no such table: x", "ledger-sqlite"),
        ("database disk image is malformed", "ledger-damaged"),
        ("attempt to write a readonly database", "ledger-read-only"),
        ("unable to open database file", "ledger-unopenable"),
    ],
)
def test_troubles_of_the_file_have_a_name(tmp_path, said, code):
    error = explain(sqlite3.OperationalError(said), tmp_path)
    assert error.code == code and str(tmp_path) in str(error)
