"""Each condition on events, by the two ways of asking: all of them looked at, and the lists that pages read."""

import datetime as dt
from dataclasses import replace

import pytest
from builders import HandKnowledge, Story

from incumbent.ledger import Ledger
from incumbent.ledger.asking.event_pages import _shared_names, latest_events, months, pairs, unlikely_events
from incumbent.ledger.asking.events import EventQuestion, events_where
from incumbent.ledger.asking.learned_events import learned_events
from incumbent.records import Entity, PartialDate

DAY = dt.date.fromisoformat
ACTORS = {
    "Ada Lee": ("person", "BLR"),
    "Jo Roe": ("person", "UKR"),
    "Belarus": ("state", "BLR"),
    "crowds": ("group", None),
}

# article, published, type, source, target, place, date, status, confidence
TOLD = [
    ("a", "2020-01-10", "CONSULT", "Ada Lee", "Jo Roe", "Minsk", "2020-01-05", "asserted", 0.9),
    ("b", "2020-02-10", "CONSULT", "Jo Roe", "Ada Lee", "Kyiv", None, "asserted", 0.8),
    ("c", "2020-03-10", "PROTEST", "crowds", "Belarus", "Old Minsk", "2020-03", "reported", 0.7),
    ("d", "2020-04-10", "PROTEST", "crowds", "Ada Lee", None, "2020-05-01", "planned", 0.4),
    ("e", None, "AID", "Belarus", "crowds", None, None, "asserted", 0.6),
]


def story(id, published, kind, source, target, place, date, status, confidence):
    made = Story(id, published=published)
    names = dict.fromkeys((source, target))
    for n, name in enumerate(names, 1):
        what, country = ACTORS[name]
        made.entities.append(Entity(f"e{n}", what, name, country))
    made.event(kind, "met", f"{source} met {target}.", [source])
    made.events[-1] = replace(
        made.events[-1], source_entities=("e1",), target=(target,), target_entities=("e2",), place=place, status=status,
        date=PartialDate.parse(date) if date else None, confidence=confidence,
    )  # fmt: skip
    return made.record()


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("lists") / "l.sqlite"
    with Ledger.open(path, write=True, knowledge=HandKnowledge()) as opened:
        writer = opened.writer()
        writer.add([story(*told) for told in TOLD])
        writer.finish()
        for n, told in enumerate(TOLD):  # read in the order of their letters, turned around
            at = f"2021-01-0{9 - n}T00:00:00Z"
            opened.store.run("UPDATE articles SET read_at = ?, first_read_at = ? WHERE id = ?", (at, at, told[0]))
        yield opened.store


CASES = [
    ({}, "abcde"),
    ({"confidence": 0.4}, "abcde"),
    ({"confidence": 0.41}, "abce"),
    ({"confidence": 0.7}, "abc"),
    ({"confidence": 0.95}, ""),
    ({"types": ("PROTEST",)}, "cd"),
    ({"types": ("PROTEST", "AID")}, "cde"),
    ({"quads": ("VC",)}, "ab"),
    ({"quads": ("MC",), "types": ("AID", "CONSULT")}, "e"),
    ({"statuses": ("planned", "reported")}, "cd"),
    ({"statuses": ("asserted",), "types": ("CONSULT",)}, "ab"),
    ({"country": "UKR"}, "ab"),
    ({"country": "RUS"}, ""),
    ({"source_country": "BLR"}, "ae"),
    ({"target_country": "BLR"}, "bcd"),
    ({"source_country": "UKR", "target_country": "BLR"}, "b"),
    ({"country": "UKR", "source_country": "BLR"}, "a"),
    ({"since": DAY("2020-02-10")}, "bcd"),
    ({"since": DAY("2020-02-11")}, "cd"),
    ({"since": DAY("2020-03-31")}, "cd"),  # in March, nobody says on which day
    ({"since": DAY("2020-04-01")}, "d"),
    ({"until": DAY("2020-01-05"), "types": ("CONSULT",)}, "a"),
    ({"until": DAY("2020-01-04"), "types": ("CONSULT",)}, ""),
    ({"until": DAY("2020-03-01"), "types": ("CONSULT", "PROTEST")}, "abc"),
    ({"since": DAY("2020-01-06"), "until": DAY("2020-03-01")}, "bc"),
    ({"known_on": DAY("2020-02-10")}, "ab"),
    ({"known_on": DAY("2020-02-09")}, "a"),
    ({"known_on": DAY("2021-01-05")}, "abcde"),
    ({"known_on": DAY("2021-01-04")}, "abcd"),  # without a day: known when it was read
    ({"actor": "lee"}, "abd"),
    ({"actor": "Ada Lee"}, "abd"),
    ({"actor": "Ada Roe"}, ""),
    ({"source": "lee"}, "a"),
    ({"target": "lee"}, "bd"),
    ({"source": "roe", "target": "lee"}, "b"),
    ({"actor": "roe", "source": "lee"}, "a"),
    ({"actor": "lee", "source": "crowds", "target": "lee"}, "d"),
    ({"actor": "BLR"}, "abcde"),
    ({"source": "UKR"}, "b"),
    ({"actor": "lee", "confidence": 0.5, "until": DAY("2020-02-10")}, "ab"),
    ({"actor": "lee", "country": "UKR", "place": "kyiv"}, "b"),
    ({"place": "minsk"}, "ac"),
    ({"place": "old"}, "c"),
    ({"place": "Oslo"}, ""),
    ({"place": "minsk", "types": ("CONSULT",)}, "a"),
]


@pytest.mark.parametrize(("asked", "found"), CASES, ids=str)
def test_the_events_that_a_question_leaves(store, asked, found):
    if asked.get("known_on") and asked["known_on"] > DAY("2021-01-01"):
        assert {e.article for e in events_where(store, EventQuestion(**asked))} == set(found)
        return  # lists keep the day on which it was read first
    question = EventQuestion(**asked)
    assert {e.article for e in events_where(store, question)} == set(found)
    paged = latest_events(store, question, limit=9)
    assert sorted(e.article for e in paged) == sorted(found)
    assert [e.article for e in paged] == [a for a in "dcbae" if a in found]
    assert [e.article for e in latest_events(store, question, limit=2, offset=1)] == [e.article for e in paged][1:3]
    assert sum(n for _, _, n in months(store, question)) == len(set(found) - {"e"})
    assert [(e.article, at[:10]) for e, at in learned_events(store, question, limit=9)] == [
        (a, f"2021-01-0{9 - 'abcde'.index(a)}") for a in "abcde" if a in found
    ]
    assert [e.article for e, _ in learned_events(store, question, limit=1)] == sorted(found)[:1]
    assert len(pairs(store, question, limit=9)) == len([a for a in found if a])


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({}, 0),
        ({"confidence": 0.4}, 0),
        ({"confidence": 0.5}, 1),
        ({"confidence": 0.75}, 3),
        ({"confidence": 0.75, "types": ("PROTEST",)}, 2),
        ({"confidence": 0.75, "country": "UKR"}, 0),
        ({"confidence": 0.99, "actor": "lee"}, 3),
    ],
    ids=str,
)
def test_how_many_events_are_left_out_as_unlikely(store, asked, number):
    assert unlikely_events(store, EventQuestion(**asked)) == number


def test_events_by_month_and_type(store):
    assert months(store, EventQuestion()) == [
        ("2020-01", "CONSULT", 1),
        ("2020-02", "CONSULT", 1),
        ("2020-03", "PROTEST", 1),
        ("2020-05", "PROTEST", 1),
    ]
    believed = EventQuestion(confidence=0.5)
    assert months(store, believed) == months(store, EventQuestion())[:3]
    assert months(store, replace(believed, country="BLR")) == months(store, believed)
    assert months(store, replace(believed, country="UKR")) == months(store, believed)[:2]
    assert months(store, replace(believed, statuses=("reported",))) == [("2020-03", "PROTEST", 1)]
    assert months(store, replace(believed, types=("CONSULT",), quads=("VC",))) == months(store, believed)[:2]


def test_who_acted_on_whom(store):
    assert pairs(store, EventQuestion(types=("CONSULT",)), limit=9) == [
        (["Ada Lee"], ["Jo Roe"]),
        (["Jo Roe"], ["Ada Lee"]),
    ]
    assert pairs(store, EventQuestion(types=("PROTEST",)), limit=9) == [([], ["Belarus"]), ([], ["Ada Lee"])]
    assert pairs(store, EventQuestion(), limit=1) == [([], ["Ada Lee"])]  # of the latest


def test_one_known_person_has_one_name_the_most_used_full_one():
    told = [
        ("Lee", "Q9"),
        ("Lee", "Q9"),
        ("Lee", "Q9"),
        ("Ada Lee", "Q9"),
        ("Ada Lee", "Q9"),
        ("Ada M Lee", "Q9"),
        ("Lee", None),
    ]
    assert _shared_names(told) == {
        ("Lee", "Q9"): "Ada Lee",
        ("Ada Lee", "Q9"): "Ada Lee",
        ("Ada M Lee", "Q9"): "Ada Lee",
        ("Lee", None): "Lee",
    }
    assert _shared_names([("Lee", "Q9"), ("Roe", "Q8")]) == {("Lee", "Q9"): "Lee", ("Roe", "Q8"): "Roe"}
