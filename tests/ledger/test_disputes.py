"""Which disagreements are told, in which order: from rows as they are stored, and of offices that wait to be derived."""

import datetime as dt
import json

import pytest
from builders import HandKnowledge, Story, ledger_of

from incumbent.ledger.asking.disputes import disputes, disputes_of
from incumbent.ledger.asking.find import office_by_key
from incumbent.ledger.asking.learned_disputes import LearnedDispute, learned_disputes
from incumbent.ledger.deriving.belief import EVERYTHING, Seen
from incumbent.ledger.deriving.facts import Side

DAY = dt.date.fromisoformat
KNOWLEDGE = HandKnowledge()


def stories():
    """One office of each country, told by two articles each; a year apart, so that nobody disagrees."""
    for n, (country, body) in enumerate((("BLR", "Trade Office"), ("UKR", "Border Guard"))):
        for part in (1, 2):
            made = Story(f"{country.lower()}-{part}", published=f"202{n}-05-0{part}")
            yield made.claim("hold", f"Ann{n} Aster", "chief", body=body, country=country)


def side(says, *claims, source=None):
    return {"says": says, "claims": list(claims), "source": source, "licence": "CC0" if source else None}


# summary, office (0: of Belarus, 1: of Ukraine), kind, first and last day, weight, credence
ROWS = [
    ("sure", 0, "holders", "2020-01-01", "2020-02-01", 1, 0.9),
    ("told by two", 1, "date", "2020-01-01", "2020-02-01", 2, 0.7),
    ("told by one", 0, "outside", "2020-01-01", "2020-03-01", 1, 0.7),
    ("earlier", 0, "date", "2020-01-01", "2020-02-01", 1, 0.7),
    ("without days", 0, "date", None, None, 1, 0.7),
    ("unlikely", 0, "date", "2020-01-01", "2020-02-01", 3, 0.4),
]


@pytest.fixture
def ledger(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", *stories()) as opened:
        keys = offices(opened)
        sides = {
            "sure": [side("x", "blr-1/c1"), side("y", "blr-2/c1")],
            "told by two": [side("x", "ukr-1/c1", "ukr-2/c1"), side("y", source="a list")],
        }
        with opened.store.transaction():
            for summary, office, kind, first, last, weight, credence in ROWS:
                opened.store.run(
                    "INSERT INTO disagreements (office, country, kind, first_day, last_day, weight, summary, sides, credence)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (keys[office], ("BLR", "UKR")[office], kind, first, last, weight, summary, json.dumps(sides.get(summary, [])), credence),
                )  # fmt: skip
        yield opened


def offices(ledger):
    return [row[0] for row in ledger.store.rows("SELECT key FROM offices ORDER BY country")]


def told(found):
    return [a.disagreement.summary for a in found]


def test_the_most_credible_is_told_first_then_what_more_tell_then_the_latest(ledger):
    order = ["sure", "told by two", "told by one", "earlier", "without days"]
    assert told(disputes(ledger.store, KNOWLEDGE)) == order
    assert told(disputes(ledger.store, KNOWLEDGE, seen=EVERYTHING)) == [*order, "unlikely"]
    for limit in (0, 1, 3):
        assert told(disputes(ledger.store, KNOWLEDGE, limit=limit)) == order[:limit]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"country": "UKR"}, ["told by two"]),
        ({"country": "BLR"}, ["sure", "told by one", "earlier", "without days"]),
        ({"country": "RUS"}, []),
        ({"office": 1}, ["told by two"]),
        ({"office": 1, "country": "BLR"}, []),
        ({"seen": Seen(0.9)}, ["sure"]),
        ({"seen": Seen(0.91)}, []),
        ({"seen": Seen(0.0, 2)}, ["told by two", "unlikely"]),
        ({"seen": Seen(0.0, 3)}, ["unlikely"]),
        ({"seen": Seen(0.0, 4)}, []),
    ],
)
def test_disagreements_of_a_country_or_an_office_believed_so_far(ledger, asked, found):
    if "office" in asked:
        asked = asked | {"office": offices(ledger)[asked["office"]]}
    assert told(disputes(ledger.store, KNOWLEDGE, **asked)) == found


def test_a_disagreement_has_its_office_its_sides_and_their_claims(ledger):
    first, second, third, *_ = disputes(ledger.store, KNOWLEDGE)
    blr, ukr = offices(ledger)
    assert first.office == office_by_key(ledger.store, blr) and second.office.key == ukr
    d = first.disagreement
    assert (d.office, d.kind, d.first_day, d.last_day) == (blr, "holders", DAY("2020-01-01"), DAY("2020-02-01"))
    assert (d.weight, d.credence, d.sides) == (1, 0.9, (Side("x", ("blr-1/c1",)), Side("y", ("blr-2/c1",))))
    assert sorted(first.claims) == ["blr-1/c1", "blr-2/c1"] and first.claims["blr-1/c1"].article == "blr-1"
    assert second.disagreement.sides[1] == Side("y", (), "a list", "CC0") and sorted(second.claims) == [
        "ukr-1/c1",
        "ukr-2/c1",
    ]
    assert third.claims == {} and third.disagreement.sides == ()


def test_of_each_side_three_claims_are_shown(ledger):
    store = ledger.store
    story = Story("more", published="2020-06-01")
    for _ in range(4):
        story.claim("hold", "Ann0 Aster", "chief", body="Trade Office")
    writer = ledger.writer()
    writer.add([story.record()])
    with store.transaction():
        store.run("DELETE FROM stale_offices")
        sides = [side("x", *(f"more/c{n}" for n in (1, 2, 3, 4)))]
        store.run("UPDATE disagreements SET sides = ? WHERE summary = 'sure'", (json.dumps(sides),))
    assert sorted(disputes(store, KNOWLEDGE)[0].claims) == ["more/c1", "more/c2", "more/c3"]


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (None, ["sure", "told by one", "earlier", "without days"]),
        ("2019-12-31", ["without days"]),
        ("2020-01-01", ["sure", "told by one", "earlier", "without days"]),
        ("2020-02-01", ["sure", "told by one", "earlier", "without days"]),
        ("2020-02-02", ["told by one", "without days"]),
        ("2020-03-02", ["without days"]),
    ],
)
def test_disagreements_about_an_office_on_a_day(ledger, on, found):
    office = offices(ledger)[0]
    stored = disputes_of(ledger.store, office, on and DAY(on), 9)
    assert [d.summary for d in stored] == found
    assert [d.summary for d in disputes_of(ledger.store, office, on and DAY(on), 1)] == found[:1]


def test_disagreements_about_an_office_are_believed_so_far_and_told_by_so_many(ledger):
    def summaries(seen):
        return [d.summary for d in disputes_of(ledger.store, offices(ledger)[0], None, 9, seen)]

    assert summaries(Seen(0.9)) == ["sure"] and summaries(Seen(0.0, 2)) == summaries(Seen(0.0, 3)) == ["unlikely"]
    assert disputes_of(ledger.store, "nothing", None, 9, EVERYTHING) == []


def waiting(ledger):
    """Two who hold each office at one time, told and not derived yet."""
    writer = ledger.writer()
    for country, body, year in (("BLR", "Trade Office", 2020), ("UKR", "Border Guard", 2021)):
        stories = []
        for n, person in enumerate(("Ann Aster", "Bo Birch", "Ann Aster", "Bo Birch")):
            made = Story(f"{body}-{n}", published=f"{year}-{3 * n + 1:02}-01", publisher=f"Paper {n}")
            stories.append(made.claim("hold", person, "chief", body=body, country=country).record())
        writer.add(stories)


def test_offices_that_wait_are_derived_in_passing_as_many_as_are_allowed(ledger):
    waiting(ledger)
    store, (blr, ukr) = ledger.store, offices(ledger)
    assert [r[0] for r in store.rows("SELECT key FROM stale_offices ORDER BY key")] == sorted([blr, ukr])

    def of(**asked):
        return {(a.office.country, "stored" if a.disagreement.summary in dict.fromkeys(r[0] for r in ROWS) else "made")
                for a in disputes(store, KNOWLEDGE, seen=EVERYTHING, **asked)}  # fmt: skip

    assert of() == of(stale=2) == {("BLR", "made"), ("UKR", "made")}
    assert of(stale=0) == {("BLR", "stored"), ("UKR", "stored")}
    first = "BLR" if blr < ukr else "UKR"
    other = "UKR" if first == "BLR" else "BLR"
    assert of(stale=1) == {(first, "made"), (other, "stored")}
    assert of(country="UKR") == of(office=ukr) == {("UKR", "made")} and of(country="RUS") == set()
    assert of(country="BLR", office=ukr) == set()
    found = disputes(store, KNOWLEDGE, seen=EVERYTHING)
    order = [(-a.disagreement.credence, -a.disagreement.weight) for a in found]
    assert order == sorted(order) and len(found) > 1
    assert disputes(store, KNOWLEDGE, seen=Seen(0.0, 9)) == []
    assert disputes(store, KNOWLEDGE, seen=EVERYTHING, limit=1) == found[:1]


READ = {"blr-1": "2021-01-01", "blr-2": "2021-01-04", "ukr-1": "2021-01-02", "ukr-2": "2021-01-03"}


@pytest.fixture
def read(ledger):
    with ledger.store.transaction():
        for article, day in READ.items():
            ledger.store.run("UPDATE articles SET first_read_at = ? WHERE id = ?", (f"{day}T00:00:00Z", article))
    return ledger.store


def learned(store, **asked):
    given = {"country": None, "office": None, "kinds": (), "limit": 9, "seen": EVERYTHING} | asked
    return [(d.summary, d.at[:10]) for d in learned_disputes(store, **given)]


def test_a_disagreement_is_known_once_both_sides_are_told(ledger, read):
    first, second, *others = learned(read)
    assert (first, second) == (("sure", "2021-01-04"), ("told by two", "2021-01-02"))
    assert others == [("without days", ""), ("unlikely", ""), ("told by one", ""), ("earlier", "")]
    assert learned(read, limit=1) == [first] and learned(read, limit=1, offset=1) == [second]
    blr, ukr = offices(ledger)
    assert learned(read, country="UKR") == learned(read, office=ukr) == [second]
    assert learned(read, country="UKR", office=blr) == []
    assert learned(read, kinds=("holders",)) == [first] and learned(read, kinds=("holders", "outside")) == [
        first,
        ("told by one", ""),
    ]
    assert learned(read, seen=Seen(0.9)) == [first] and learned(read, seen=Seen(0.0, 3)) == [("unlikely", "")]
    assert learned(read, seen=Seen(0.0, 2)) == [second, ("unlikely", "")]


def test_what_is_disputed_has_a_mark_of_its_own(ledger, read):
    one, other, *_ = learned_disputes(read, country=None, office=None, kinds=(), limit=9)
    assert one.says == ("x", "y") and one.kind == "holders" and one.office.country == "BLR"
    assert len(one.mark) == 20 and one.mark != other.mark
    same = LearnedDispute(one.office, one.kind, one.summary, (), "2030-01-01")
    assert same.mark == one.mark
    assert LearnedDispute(one.office, "date", one.summary, one.says, one.at).mark != one.mark
    assert LearnedDispute(one.office, one.kind, "other", one.says, one.at).mark != one.mark
    assert LearnedDispute(other.office, one.kind, one.summary, one.says, one.at).mark != one.mark
