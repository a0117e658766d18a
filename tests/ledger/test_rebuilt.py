"""What deriving and keying anew write, row by row; and what a writer and an open ledger say of what they hold."""

import datetime as dt
import json

import pytest
from builders import HandKnowledge, Story, ledger_of, reshuffle

from incumbent.errors import LedgerError, NothingFound
from incumbent.knowledge import Person, Place
from incumbent.ledger import Ledger
from incumbent.ledger.deriving.decisions import Decision, all_decisions, rulings
from incumbent.ledger.deriving.load import record_hash
from incumbent.ledger.deriving.rebuild import rebuild, rekey
from incumbent.ledger.reviewing.follow import follow
from incumbent.ledger.reviewing.review import decide, undo
from incumbent.records import Entity

DAY = dt.date.fromisoformat
AT = "2020-09-06T12:00:00Z"


def rows(ledger, sql, *values):
    return [tuple(row) for row in ledger.store.rows(sql, values)]


def story(id, published, *claims, **of):
    made = Story(id, published=published, **of)
    for kind, person, title, body, fields in claims:
        made.claim(kind, person, title, body=body, **fields)
    return made


def one(id, published, kind, person, **fields):
    return story(id, published, (kind, person, "chief", "Trade Office", fields), publisher=f"Paper {id}")


def test_a_tenure_is_stored_with_its_bounds_and_the_claims_that_set_them(tmp_path):
    told = [
        one("a", "2020-02-05", "start", "Ann Aster", date="2020-02"),
        one("b", "2020-03-01", "hold", "Ann Aster", how="acting"),
        one("c", "2020-06-05", "end", "Ann Aster", date="2020-06-03"),
    ]
    with ledger_of(tmp_path / "l.sqlite", *told) as ledger:
        assert rows(
            ledger,
            "SELECT name, start_earliest, start_latest, end_earliest, end_latest, last_confirmed, acting, standing, sources, "
            "lists FROM tenures",
        ) == [
            (
                "Ann Aster",
                "2020-02-01",
                "2020-02-29",
                "2020-06-03",
                "2020-06-03",
                "2020-06-03",
                1,
                "asserted",
                3,
                "silent",
            )
        ]
        assert rows(ledger, "SELECT edge, side, claim, why FROM tenure_bounds ORDER BY edge DESC, side") == [
            ("start", "earliest", "a/c1", "is told as the beginning"),
            ("start", "latest", "a/c1", "is told as the beginning"),
            ("end", "earliest", "c/c1", "is told as the end"),
            ("end", "latest", "c/c1", "is told as the end"),
        ]
        [(belief, why)] = rows(ledger, "SELECT belief, why FROM tenures")
        assert belief > 0.99 and why == "3 articles" and rows(ledger, "SELECT * FROM stale_offices") == []


def test_a_tenure_without_days_is_stored_without_them(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", one("a", "2020-02-05", "held", "Ann Aster", status="reported")) as ledger:
        assert rows(ledger, "SELECT start_earliest, end_earliest, end_latest, last_confirmed, acting, standing FROM tenures") == [
            (None, None, "2020-02-05", None, 0, "reported")
        ]  # fmt: skip


def test_a_disagreement_is_stored_with_its_sides(tmp_path):
    told = [
        one(f"{who[0]}{n}", f"2020-0{n}-0{1 + (who == 'Bo Birch')}", "hold", who)
        for n in (1, 3, 5, 7)
        for who in ("Ann Aster", "Bo Birch")
    ]
    with ledger_of(tmp_path / "l.sqlite", *told) as ledger:
        [(office, country, kind, first, last, weight, sides, credence)] = rows(
            ledger, "SELECT office, country, kind, first_day, last_day, weight, sides, credence FROM disagreements"
        )
        assert (office, country, kind, weight) == ("head|trade office|BLR|", "BLR", "holders", 4)
        assert (first, last) == ("2020-01-02", "2020-07-01")
        assert credence > 0.99
        assert [
            (s["says"].partition(":")[0], s["claims"][0], s["source"], s["licence"]) for s in json.loads(sides)
        ] == [
            ("Ann Aster", "A1/c1", None, None),
            ("Bo Birch", "B1/c1", None, None),
        ]


def marked(ledger):
    return {id: tuple(row) for id, *row in rows(ledger, "SELECT id, doubted, doubt, agreed, old FROM claims")}


def kgb(id, published, kind, person, **fields):
    return story(id, published, (kind, person, "chief", "KGB", fields), publisher=f"Paper {id}")


def test_claims_are_marked_with_what_lists_say_of_them_and_the_marks_go_when_they_no_longer_hold(tmp_path):
    told = [
        kgb("agreed", "2020-09-04", "start", "Ivan Tertel", date="2020-09-03"),
        kgb("against", "2020-05-01", "hold", "Cy Cedar"),
        kgb("handed", "2020-09-04", "end", "Valery Vakulchik", date="2020-09-03"),
        one("weak", "2020-05-01", "hold", "Ann Aster", confidence=0.2),
    ]
    with ledger_of(tmp_path / "l.sqlite", *told) as ledger:
        found = marked(ledger)
        assert found["agreed/c1"] == (0, None, 1, 0) and found["handed/c1"][2] == 2
        assert found["against/c1"] == (2, "lists have Andrei Ravkov then", 0, 0)
        assert found["weak/c1"][0] == 1 and found["weak/c1"][1] is not None and found["weak/c1"][2:] == (0, 0)
        with ledger.store.transaction():
            ledger.store.run("INSERT OR IGNORE INTO stale_offices SELECT key FROM offices")

        class Silent(HandKnowledge):
            def tenures(self, *, office=None, person=None):
                return []

        assert rebuild(ledger.store, Silent()) == 2 and rebuild(ledger.store, Silent()) == 0
        again = marked(ledger)
        assert again.pop("weak/c1") == found["weak/c1"] and set(again.values()) == {(0, None, 0, 0)}


def test_an_office_is_called_as_most_of_its_claims_word_it(tmp_path):
    told = [
        story("a", "2020-01-01", ("hold", "Ann Aster", "leader", "Green union", {})),
        story("b", "2020-01-02", ("hold", "Ann Aster", "leader", "Green Union", {})),
        story("c", "2020-01-03", ("hold", "Ann Aster", "leader", "Green Union", {})),
    ]
    with ledger_of(tmp_path / "l.sqlite", *told[:1]) as ledger:
        before = rows(ledger, "SELECT name FROM offices")
        writer = ledger.writer()
        writer.add([s.record() for s in told[1:]])
        writer.finish()
        [(name,)] = rows(ledger, "SELECT name FROM offices")  # one office under both wordings
        assert (name,) not in before and "Green Union" in name
        assert {(name,), *before} <= set(rows(ledger, "SELECT name FROM search_names WHERE kind = 'office'"))


def test_a_person_is_called_as_most_claims_do_but_not_by_corrections(tmp_path):
    told = [
        one(str(n), f"2020-01-0{n}", "hold", name)
        for n, name in enumerate(("Valery Vakulchik", "Valeri Vakulchik", "Valeri Vakulchik", "Valery Vakulchik"), 1)
    ]

    def names(ledger):
        return [name for (name,) in rows(ledger, "SELECT name FROM people ORDER BY name")]

    with ledger_of(tmp_path / "l.sqlite", *told[:3]) as ledger:
        assert names(ledger) == ["Valeri Vakulchik"]
        writer = ledger.writer()
        writer.add([told[3].record()])
        writer.finish()
        assert names(ledger) == ["Valeri Vakulchik"]
        for claim in ("2/c1", "3/c1"):
            ledger.decide(Decision(0, AT, "ann", "correct", claim=claim, field="title", value="head"))
        assert names(ledger) == ["Valery Vakulchik"]


def test_keying_anew_remembers_the_keys_that_people_had_through_several_changes(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", reshuffle()) as ledger:
        store = ledger.store
        [(now,)] = rows(ledger, "SELECT DISTINCT person_key FROM claims WHERE person = 'Ivan Tertel'")
        [(other,)] = rows(ledger, "SELECT DISTINCT person_key FROM claims WHERE person = 'Valery Vakulchik'")
        with store.transaction():
            store.run("UPDATE claims SET person_key = 'old|BLR' WHERE person = 'Ivan Tertel'")
            store.run("INSERT INTO former_keys VALUES ('older|BLR', 'old|BLR'), ('else|BLR', 'unknown|BLR')")
        rekey(store, ledger.knowledge)
        assert dict(rows(ledger, "SELECT former, now FROM former_keys")) == {
            "old|BLR": now, "older|BLR": now, "else|BLR": "unknown|BLR",
        }  # fmt: skip
        assert len(rows(ledger, "SELECT key FROM stale_offices")) == 4 and rows(ledger, "SELECT * FROM tenures") == []
        with store.transaction():
            store.run("UPDATE claims SET person_key = 'both|BLR' WHERE person IN ('Ivan Tertel', 'Valery Vakulchik')")
        rekey(store, ledger.knowledge)
        assert (
            dict(rows(ledger, "SELECT former, now FROM former_keys"))["both|BLR"] == now != other
        )  # of two claims, not of one


def test_keying_anew_leaves_keys_alone_that_a_reviewer_gave(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", reshuffle()) as ledger:
        ledger.decide(Decision(0, AT, "ann", "split", claim="wire-1/c3", into_person="split:1"))
        before = rows(ledger, "SELECT id, person_key, office_key FROM claims ORDER BY id")
        with ledger.store.transaction():
            ledger.store.run("UPDATE claims SET person_key = 'x|BLR' WHERE id = 'wire-1/c3'")
        rekey(ledger.store, ledger.knowledge)
        assert rows(ledger, "SELECT id, person_key, office_key FROM claims ORDER BY id") == before
        assert rows(ledger, "SELECT * FROM former_keys") == []


class Renamed(HandKnowledge):
    """Knows one more country by then, and who bore a name in 2020."""

    def person(self, name, *, office=None, country=None, on=None):
        found = name == "Jo Roe" and on is not None and on.earliest.year == 2020
        return Person("Q3", "Jo Roe", "UKR") if found else None

    def place(self, text):
        return Place("name", "LTU", "Lithuania") if text in ("Lithuania", "Lietuva") else super().place(text)


def test_keying_anew_says_who_actors_are_by_what_is_known_then(tmp_path):
    made = Story("a", published="2020-05-02")
    made.entities += [Entity("e1", "state", "Lietuva"), Entity("e2", "state", "Belarus", "BLR")]
    made.event("CONSULT", "met", "Lietuva met Belarus.", ["Lietuva"])
    made.events[-1] = type(made.events[-1])(
        "v1", "CONSULT", made.events[-1].trigger, made.events[-1].evidence, source=("Lietuva",), source_entities=("e1",),
        target=("Belarus",), target_entities=("e2",),
    )  # fmt: skip
    actors = "SELECT name, told FROM event_actors ORDER BY role"
    entities = "SELECT name, country FROM entities WHERE kind = 'state' ORDER BY n"
    lists = "SELECT DISTINCT country FROM event_lists ORDER BY 1"
    undated = Story("b", published=None)
    for each in (made, undated):
        each.entities.append(Entity("e3", "person", "Jo Roe"))
    people = "SELECT article, country, known_as FROM entities WHERE name = 'Jo Roe' ORDER BY 1"
    with ledger_of(tmp_path / "l.sqlite", made, undated) as ledger:
        assert rows(ledger, people) == [("a", None, None), ("b", None, None)]
        assert rows(ledger, actors) == [("Lietuva", None), ("Belarus", None)]
        assert rows(ledger, entities) == [("Lietuva", None), ("Belarus", "BLR")]
        assert rows(ledger, lists) == [("",), ("BLR",)]
        for _ in range(2):
            rekey(ledger.store, Renamed())
            assert rows(ledger, actors) == [("Lithuania", "Lietuva"), ("Belarus", None)]
            assert rows(ledger, entities) == [("Lietuva", "LTU"), ("Belarus", "BLR")]
            assert rows(ledger, lists) == [("",), ("BLR",), ("LTU",)]
            assert rows(ledger, people) == [("a", "UKR", "Q3"), ("b", None, None)]


def stale(ledger):
    return {key for (key,) in rows(ledger, "SELECT key FROM stale_offices")}


def test_a_merge_makes_the_offices_of_all_whom_it_joins_wait(tmp_path):
    told = story(
        "a", "2020-05-02",
        *(("hold", person, "chief", f"{person[:3].strip()} Office", {}) for person in ("Ann Aster", "Bob Birch", "Cyd Cedar", "Dia Dane")),
    )  # fmt: skip
    with ledger_of(tmp_path / "l.sqlite", told) as ledger:
        store = ledger.store
        keys = dict(rows(ledger, "SELECT name, key FROM people"))
        offices = dict(rows(ledger, "SELECT person, office_key FROM claims"))
        ledger.decide(Decision(0, AT, "x", "merge", person=keys["Cyd Cedar"], into_person=keys["Bob Birch"]))
        new = Decision(0, AT, "x", "merge", person=keys["Bob Birch"], into_person=keys["Ann Aster"])
        with store.transaction():
            follow(store, ledger.knowledge, [new])
        assert stale(ledger) == {offices[p] for p in ("Ann Aster", "Bob Birch", "Cyd Cedar")}
        rebuild(store, ledger.knowledge)
        with store.transaction():
            follow(
                store, ledger.knowledge, [Decision(0, AT, "x", "accept", claim="a/c4", mark=ledger.claim("a/c4").mark)]
            )
        assert stale(ledger) == {offices["Dia Dane"]}
        with store.transaction():
            follow(store, ledger.knowledge, [])
        assert stale(ledger) == {offices["Dia Dane"]}


def test_a_decision_is_taken_back_once(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", reshuffle()) as ledger:
        made = ledger.decide(
            Decision(0, AT, "ann", "correct", claim="wire-1/c2", field="date", value="2020-09-02", why="misread")
        )
        back = undo(ledger.store, ledger.knowledge, made, who="bob", at="2020-09-07T12:00:00Z", why="read again")
        first, second = all_decisions(ledger.store)
        mark = ledger.claim("wire-1/c2").mark
        assert (first.id, first.mark, first.undone_by, first.value) == (made, mark, back, "2020-09-02")
        assert (second.id, second.at, second.who, second.verb) == (back, "2020-09-07T12:00:00Z", "bob", "undo")
        assert (second.claim, second.mark, second.value, second.why) == ("wire-1/c2", mark, str(made), "read again")
        assert (second.field, second.person, second.undone_by) == (None, None, None)
        assert str(ledger.claim("wire-1/c2").claim.date) == "2020-09-03"
        for gone in (made, back, 99):
            with pytest.raises(NothingFound, match=f"there is no decision {gone} in force"):
                ledger.undo(gone, who="bob", at=AT)
        assert len(all_decisions(ledger.store)) == 2


def test_a_decision_finds_its_claim_by_its_mark(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", reshuffle()) as ledger:
        marks = {id: ledger.claim(id).mark for id in ("wire-1/c1", "wire-1/c2")}
        given = Decision(0, AT, "ann", "reject", claim="wire-1/c1", mark=marks["wire-1/c2"])
        assert decide(ledger.store, ledger.knowledge, [given]) == [1]
        assert [ledger.claim(id).review for id in marks] == [None, "reject"]
        with pytest.raises(NothingFound, match="no claim in the ledger has the id 'wire-1/c9'"):
            ledger.decide(Decision(0, AT, "ann", "reject", claim="wire-1/c9"))
        assert rulings(ledger.store).rejected == {marks["wire-1/c2"]}


def test_a_writer_knows_what_is_stored_by_whom_it_was_coded(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", reshuffle()) as ledger:
        writer, article = ledger.writer(), reshuffle().record().article
        for coder, model, same in (
            ("incumbent 0.0", "hand", True),
            ("incumbent 0.1", "hand", False),
            ("incumbent 0.0", "x", False),
        ):
            assert writer.is_read(article, coder, model) is same and writer.holds("wire-1", coder, model) is same
        other = reshuffle(title="Another").record().article
        assert not writer.is_read(other, "incumbent 0.0", "hand") and not writer.holds(
            "wire-2", "incumbent 0.0", "hand"
        )
        assert writer.add([reshuffle().record(), reshuffle("wire-2").record()]) == ["unchanged", "added"]
        assert rows(ledger, "SELECT record_hash FROM articles WHERE id = 'wire-1'") == [
            (record_hash(reshuffle().record()),)
        ]


def test_originals_are_compared_with_by_their_sketches(tmp_path):
    with Ledger.open(tmp_path / "l.sqlite", write=True, knowledge=HandKnowledge()) as ledger:
        writer = ledger.writer(lambda text: (len(text), 7))
        made = [
            Story("b", text="words\n"),
            Story("a", text="more words\n"),
            Story("c", text="more words\n", duplicate_of="a"),
        ]
        writer.add([s.record() for s in made])
        writer.finish()
        assert list(writer.sketches()) == [("b", (6, 7)), ("a", (11, 7))]
        assert list(ledger.writer().sketches()) == list(writer.sketches())


def test_a_ledger_says_what_it_holds_and_what_it_does_not(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", reshuffle().statement("Ann Aster", "“So it is.”")) as ledger:
        assert ledger.counts() == {
            "articles": 1, "claims": 5, "events": 0, "statements": 1, "entities": 0, "offices": 4, "people": 3, "disagreements": 1,
        }  # fmt: skip
        assert ledger.record("wire-1").article.id == "wire-1"
        with pytest.raises(NothingFound, match="no article in the ledger has the id 'x'"):
            ledger.record("x")
        with pytest.raises(NothingFound) as near:
            ledger.claim("wire-1/c9")
        assert near.value.near == ()
        with pytest.raises(NothingFound) as near:
            ledger.claim("wire-1/c")
        assert near.value.near == tuple(f"wire-1/c{n}" for n in (1, 2, 3, 4, 5))
        with ledger.store.transaction():
            ledger.store.run("UPDATE records SET data = ?", (b"no record",))
        with pytest.raises(LedgerError, match="read that article again") as damaged:
            ledger.record("wire-1")
        assert damaged.value.code == "ledger-damaged"


def test_which_articles_hold_a_word_follows_what_is_stored(tmp_path):
    def holding(ledger, word):
        return rows(ledger, "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?", word)[0][0]

    with ledger_of(tmp_path / "l.sqlite", Story("a", text="apples\n"), Story("b", text="pears\n")) as ledger:
        assert holding(ledger, "apples") == holding(ledger, "pears") == 1
        writer = ledger.writer()
        writer.add([Story("a", text="plums\n").record()])
        assert (holding(ledger, "apples"), holding(ledger, "plums"), holding(ledger, "pears")) == (0, 1, 1)
        assert ledger.store.soundness() == []
