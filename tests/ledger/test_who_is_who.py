"""Keys joined into people, names cleaned, decisions in force, who followed whom: the small rules, case by case."""

import datetime as dt
from dataclasses import replace

import pytest
from builders import HandKnowledge

from incumbent.errors import InputError, RecordError
from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.deriving.bounds import TOLD, UNDATED
from incumbent.ledger.deriving.decisions import Decision, Rulings, corrected, replaced
from incumbent.ledger.deriving.facts import Bound, Fact, Limits, Tenure
from incumbent.ledger.deriving.names import clean, unglued
from incumbent.ledger.deriving.people import Unions, best_name, compatible, is_known, join_alike, merged, persons_of
from incumbent.ledger.deriving.sentences import sentence_around
from incumbent.ledger.deriving.succession import neighbours
from incumbent.ledger.reviewing.corrections import not_plain, sound_value, sound_values
from incumbent.ledger.reviewing.exchange import Taken
from incumbent.ledger.reviewing.imports import read
from incumbent.records import Claim, PartialDate, Span

DAY = dt.date.fromisoformat


def test_unions_are_named_by_their_first_key_and_known_people_go_first():
    unions = Unions()
    for one, other in (("c|X", "b|X"), ("b|X", "a|X"), ("e|X", "d|X")):
        unions.join(one, other)
    assert [unions.find(k) for k in ("a|X", "b|X", "c|X", "d|X", "e|X", "f|X")] == ["a|X"] * 3 + ["d|X"] * 2 + ["f|X"]
    unions.join("c|X", "Q9")
    assert {unions.find(k) for k in ("a|X", "b|X", "c|X", "Q9")} == {"Q9"}
    unions.join("Q9", "a|X")
    assert unions.find("a|X") == "Q9" and is_known("Q9") and is_known("split:1") and not is_known("a|X")


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ("BLR", "BLR", True),
        ("BLR", "UKR", False),
        ("BLR", None, True),
        (None, None, True),
        ("IGO", "UKR", True),
        ("BLR", "IGO", True),
        ("", "UKR", True),
    ],
)
def test_countries_that_can_be_one_persons(one, other, fit):
    assert compatible(one, other) is fit and compatible(other, one) is fit


def test_merges_are_followed_and_a_ring_ends():
    merges = {"a": "b", "b": "c", "x": "y", "y": "x"}
    assert [merged(k, merges) for k in "abcd"] == ["c", "c", "c", "d"] and merged("x", merges) == "x"


def test_the_name_to_show():
    assert best_name(["Aster", "Aster", "Ann Aster"]) == "Ann Aster"
    assert (
        best_name(["A. Aster", "A. Aster", "Ann Aster"]) == "A. Aster"
        and best_name(["A. Aster", "Ann Aster"]) == "Ann Aster"
    )
    assert best_name(["Bob Aster", "Ann Aster"]) == "Ann Aster"


def who(*told, merges=None, listed=()):
    """The person of each key. `told`: (key, name)."""
    facts = [Fact(str(n), "a", "hold", name, key, "t", None, DAY("2020-01-01")) for n, (key, name) in enumerate(told)]
    return persons_of(
        facts, merges or {}, [Listed("o", "O", id, name, None, None, None, "list", "CC0") for id, name in listed]
    )


def test_one_person_under_several_keys():
    assert who(("a", "Ann Aster"), ("a|X", "Ann Aster")).of_key == {"a": "a", "a|X": "a"}
    assert who(("a|X", "Valery Vakulchik"), ("b|X", "Valeriy Vakulchyk")).of_key == {"a|X": "a|X", "b|X": "a|X"}
    assert who(("a|X", "John Smith"), ("b|X", "Ken Smith")).of_key == {"a|X": "a|X", "b|X": "b|X"}
    assert who(("Q1", "Ann Aster"), ("Q2", "Ann Aster")).of_key == {"Q1": "Q1", "Q2": "Q2"}  # two known people
    assert who(("Q1", "Ann Aster"), ("Q2", "Ann Aster"), ("a|X", "Ann Aster")).of_key["a|X"] == "a|X"
    assert who(("split:1", "Ann Aster"), ("a|X", "Ann Aster")).of_key == {"split:1": "split:1", "a|X": "a|X"}
    assert who(("b|X", "Bo Birch"), ("a|X", "Ann Aster"), merges={"b|X": "a|X"}).of_key == {"b|X": "a|X", "a|X": "a|X"}
    assert who(("b|X", "Bo Birch"), merges={"b|X": "gone"}).of_key == {"b|X": "gone"}
    assert who(("a|X", None)).of_key == {}


def test_a_surname_is_the_only_one_who_bears_it():
    ann, zoe, bare = ("a|X", "Ann Aster"), ("z|X", "Zoe Aster"), ("s|X", "Aster")
    assert who(ann, bare).of_key["s|X"] == "a|X" and who(ann, zoe, bare).of_key["s|X"] == "s|X"
    assert who(ann, ("Q9", "Aster")).of_key["Q9"] == "Q9"
    assert who(ann, ("s|X", "Birch")).of_key["s|X"] == "s|X"
    found = who(ann, zoe, bare, listed=[("Q5", "Zoe Aster")]).of_key
    assert found["s|X"] == found["z|X"] != found["a|X"]  # the one whom lists have there
    assert who(ann, bare, ("s|X", "Bo Birch")).of_key["s|X"] == "s|X"


def test_whom_lists_have_counts_as_named():
    only = who(("s|X", "Aster"), listed=[("Q5", "Zoe Aster")])
    assert only.of_key == {"s|X": "s|X"} and only.listed_as == {"s|X": frozenset({"Q5"})}
    assert who(("Q5", "Zoe Aster"), listed=[("Q5", "Zoe Aster"), ("Q6", "Bo Birch")]).listed_as == {
        "Q5": frozenset({"Q5"})
    }


def test_a_name_in_cyrillic_is_the_only_one_that_can_be_the_same():
    latin, cyrillic = ("a|X", "Mateusz Morawiecki"), ("b|X", "Матеуш Моравецкий")
    assert who(latin, cyrillic).of_key["b|X"] == "a|X"
    assert who(latin, ("c|X", "Olaf Scholz"), cyrillic).of_key["b|X"] == "a|X"
    assert who(("c|X", "Olaf Scholz"), cyrillic).of_key["b|X"] == "b|X"
    assert who(latin, ("Q7", "Матеуш Моравецкий")).of_key["Q7"] == "Q7"


def test_only_those_who_fit_are_joined():
    unions = Unions()
    join_alike({"a|X": ["Ann Aster"], "b|Y": ["Ann Aster"], "c|X": ["Ann Aster"]}, unions, lambda a, b: a[-1] == b[-1])
    assert unions.find("c|X") == "a|X" and unions.find("b|Y") == "b|Y"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("  Ann Aster ", "Ann Aster"),
        ("Ann\u00a0Aster", "Ann Aster"),
        ("“Ann Aster”", "Ann Aster"),
        ("Ann Aster, MP", "Ann Aster"),
        ("Aster, Ann", "Aster, Ann"),
        ("Ann Aster, Jr.", "Ann Aster, Jr."),
        ("Ann Aster's", "Ann Aster"),
        ("Ann Aster’", "Ann Aster"),
        ("Prime Minister Ann Aster", "Ann Aster"),
        ("Prime Aster", "Prime Aster"),
        ("Tan Sri Ann Aster", "Ann Aster"),
        ("Vice Admiral Ann Aster", "Ann Aster"),
        ("Vice President", "Vice President"),
        ("MS Dhoni", "MS Dhoni"),
        ("Ms Dhoni", "Dhoni"),
        ("Ann Aster MP KC", "Ann Aster"),
        ("Ann Om", "Ann Om"),
        ("Ann Aster Om", "Ann Aster"),
        ("Ann OM", "Ann"),
        ("Ann Ch", "Ann Ch"),
        ("ANN ASTER", "ANN Aster"),
        ("PIUS XIII", "Pius XIII"),
        ("McDonald Ann", "McDonald Ann"),
        ("AsterBirch Ann", "Aster"),
        ("Jean-ClaudeAster", "Jean-ClaudeAster"),
        ("Ann Aster Ann", "Aster Ann"),
        ("Aster Ann Bo Aster", "Ann Bo Aster"),
        ("Ann (Annie) Aster", "Ann Aster"),
        ("Ann [born 1950] Aster", "Ann Aster"),
        ("", ""),
        ("Mr", "Mr"),
        ("Mr.", "Mr."),
        ("Ann Aster, D-Calif", "Ann Aster"),
        ("Ann Aster R-N. Y.", "Ann Aster"),
        ("Ann Aster Ann Aster Senate", "Ann Aster"),
        ("Ann Ann Aster", "Ann Ann Aster"),
        ("Ann Aster Bo Cedar", "Ann Aster Bo Cedar"),
        ("Ben Aster Benjamin", "Ben Aster"),
        ("Benjamin Aster Ben", "Benjamin Aster Ben"),
        ("arch-royalist Ann Aster", "Ann Aster"),
        ("arch-royalist Ann", "arch-royalist Ann"),
        ("Chief Ann Aster", "Chief Ann Aster"),
        ("Chief Justice Ann Aster", "Ann Aster"),
        ("Ann Mp", "Ann Mp"),
        ("Ann MP QC", "Ann"),
        ("Ann O’Aster", "Ann O’Aster"),
        ("Ann McAster", "Ann McAster"),
    ],
)
def test_a_name_without_what_is_no_part_of_it(written, name):
    assert clean(written) == name


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Ann Asterhas", "Ann Aster"),
        ("Ann Astersaid", "Ann Aster"),
        ("Boris Was", None),
        ("Ann Lowas", None),
        ("Ann Foxwas", None),
        ("Ann Foxewas", "Ann Foxe"),
        ("Ann Lanewas", "Ann Lane"),
        ("", None),
        ("Ann Aster", None),
    ],
)
def test_verbs_glued_to_a_name(name, found):
    assert unglued(name) == found


def decision(id, verb, mark="m", **fields):
    return Decision(id, "2020-09-06T12:00:00Z", "ann", verb, mark=mark, **fields)


@pytest.mark.parametrize(
    ("decisions", "gone"),
    [
        ([decision(1, "accept"), decision(2, "accept")], {1: 2}),
        ([decision(1, "accept"), decision(2, "accept", "n")], {}),
        ([decision(1, "accept"), decision(2, "reject")], {1: 2}),
        ([decision(1, "reject"), decision(2, "accept")], {1: 2}),
        ([decision(1, "accept"), decision(2, "correct", field="date")], {1: 2}),
        ([decision(1, "correct", field="date"), decision(2, "accept")], {}),
        ([decision(1, "correct", field="date"), decision(2, "correct", field="date")], {1: 2}),
        ([decision(1, "correct", field="date"), decision(2, "correct", field="body")], {}),
        (
            [decision(1, "correct", field="date"), decision(2, "reject"), decision(3, "correct", field="body")],
            {1: 2, 2: 3},
        ),
        ([decision(1, "split", into_person="split:1"), decision(2, "reject")], {}),
        ([decision(1, "split", into_person="split:1"), decision(2, "split", into_person="split:2")], {1: 2}),
        (
            [
                decision(1, "merge", None, person="a", into_person="b"),
                decision(2, "merge", None, person="a", into_person="c"),
            ],
            {1: 2},
        ),
        ([decision(1, "merge", None, person="m", into_person="b"), decision(2, "accept")], {}),
        ([decision(1, "accept", undone_by=3), decision(2, "accept")], {}),
        ([decision(1, "accept"), decision(2, "accept", undone_by=3), decision(3, "undo")], {}),
        ([decision(1, "accept", None), decision(2, "accept", None)], {}),
    ],
)
def test_a_later_decision_takes_the_place_of_an_earlier(decisions, gone):
    assert replaced(decisions) == replaced(decisions[::-1]) == gone


def test_the_decisions_in_force():
    found = Rulings.of(
        [
            decision(1, "correct", field="date", value="2020"),
            decision(2, "correct", field="body", value=None),
            decision(3, "accept", "n"),
            decision(4, "reject", "r"),
            decision(5, "split", "s", into_person="split:1"),
            decision(6, "merge", None, person="a", into_person="b"),
            decision(7, "merge", None, person="b", into_person="a"),
            decision(8, "accept", "gone", undone_by=9),
            decision(9, "undo", "gone"),
            decision(10, "split", "t"),
            decision(11, "accept", None),
        ]
    )
    assert (
        found.corrected == {"m": {"date": "2020", "body": None}}
        and found.parted == {"s": "split:1"}
        and found.merges == {"a": "b"}
    )
    assert [found.review(m) for m in ("m", "n", "r", "s", "gone")] == ["correct", "accept", "reject", None, None]


def test_a_claim_as_corrected():
    told = Claim(
        "c",
        "end",
        "Ann",
        "chief",
        Span(0, 1, "x"),
        body="KGB",
        country="BLR",
        date=PartialDate.parse("2020"),
        office="Q1",
        person_entity="e1",
    )
    assert corrected(told, {}) == told
    made = corrected(told, {"date": "2021-05", "person": "Bo", "how": "died"})
    assert (str(made.date), made.person, made.person_entity, made.how, made.office) == (
        "2021-05",
        "Bo",
        None,
        "died",
        "Q1",
    )
    assert corrected(told, {"date": None}).date is None and corrected(told, {"title": ""}).title == "chief"
    for field in ("title", "body", "country", "area"):
        assert corrected(told, {field: "x"}).office is None
    assert corrected(told, {"body": None}).body is None and corrected(told, {"by": "Bo"}).person_entity == "e1"


@pytest.mark.parametrize(
    ("name", "value", "sound"),
    [
        ("body", " KGB ", "KGB"),
        ("body", "", None),
        ("person", " ", None),
        ("kind", "end", "end"),
        ("status", "planned", "planned"),
        ("how", "", None),
        ("date", "2020-05", "2020-05"),
        ("date", "", None),
        ("country", "blr", "BLR"),
        ("country", "igo", "IGO"),
        ("country", "", None),
        ("title", "x" * 300, "x" * 300),
    ],
)
def test_values_that_a_reviewer_may_put(name, value, sound):
    assert sound_value(name, value, HandKnowledge()) == sound


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "x" * 301),
        ("title", ""),
        ("kind", ""),
        ("status", " "),
        ("kind", "maybe"),
        ("how", "somehow"),
        ("country", "XXX"),
        ("body", "a\x1fb"),
        ("body", "a\x9f"),
    ],
)
def test_values_that_a_reviewer_may_not_put(name, value):
    with pytest.raises(InputError):
        sound_value(name, value, HandKnowledge())


def test_values_are_read_together():
    assert sound_values({"body": "", "title": "chief", "other": "x"}, HandKnowledge()) == {
        "body": None,
        "title": "chief",
    }
    with pytest.raises(RecordError):
        sound_values({"date": "soon"}, HandKnowledge())


@pytest.mark.parametrize(
    ("character", "acts"),
    [
        ("\x1f", True),
        (" ", False),
        ("~", False),
        ("\x7f", True),
        ("\x9f", True),
        ("\xa0", False),
        ("\ud7ff", False),
        ("\ud800", True),
        ("\udfff", True),
        ("\ue000", False),
    ],
)
def test_characters_that_act_on_what_shows_them(character, acts):
    assert not_plain(character) is acts


ROW = {"id": 1, "at": "2020-09-06T12:00:00Z", "who": "ann", "verb": "accept", "mark": "m"}


def test_rows_of_an_import_on_the_edge():
    sound = [
        ROW,
        {**ROW, "why": "x" * 2000},
        {**ROW, "why": "two\nlines"},
        {**ROW, "verb": "undo", "value": "12"},
        {**ROW, "verb": "correct", "field": "body", "value": None},
        {**ROW, "verb": "split", "into_person": "split:1"},
        {**ROW, "verb": "merge", "mark": None, "person": "a", "into_person": "b"},
        {**ROW, "at": "2020-09-06T12:00:00.5+00:00"},
    ]
    assert [d.verb for d in read(sound, HandKnowledge())] == ["accept"] * 3 + [
        "undo",
        "correct",
        "split",
        "merge",
        "accept",
    ]
    for wrong in (
        3,
        {**ROW, "why": "x" * 2001},
        {**ROW, "id": 1.0},
        {**ROW, "who": "a\nb"},
        {**ROW, "verb": "undo", "value": "٣"},
        {**ROW, "mark": " "},
    ):
        with pytest.raises(InputError):
            read([wrong], HandKnowledge())


def test_what_became_of_an_import_in_words():
    assert str(Taken(1, 2, 0, 0)) == "1 decision added, 2 there already"
    assert (
        str(Taken(0, 0, 0, 3))
        == "0 decisions added, 0 there already; 3 left out, undoing what the import does not hold"
    )
    assert (
        str(Taken(2, 0, 1, 0))
        == "2 decisions added, 0 there already; 1 of those added found no claim here and wait for it"
    )


def change(day, *claims, last=None, edge="start", why=None):
    told = why or TOLD[edge]
    return Limits(Bound(DAY(day), claims, told), Bound(DAY(last or day), claims, told))


def held(person, start=None, end=None, ended=True):
    return Tenure(
        "o", person, person, start or Limits(), end or Limits(), ended and end is not None, None, False, "asserted", ()
    )


def follows(earlier, later):
    found = neighbours([earlier, later], {later.person})
    backwards = neighbours([earlier, later], {earlier.person})
    assert len(found) == len(backwards)
    return [(n.relation, n.tenure.person, n.claim) for n in (*found, *backwards)]


def test_who_followed_whom():
    ann, bo = held("Ann", end=change("2020-05-04", "a/c1", edge="end")), held("Bo", change("2020-05-04", "b/c1"))
    assert follows(ann, bo) == [("followed", "Ann", "b/c1"), ("was followed by", "Bo", "b/c1")]
    one = replace(bo, start=change("2020-09-01", "b/c1", "a/c2"))
    assert follows(ann, one) == [("followed", "Ann", "a/c2"), ("was followed by", "Bo", "a/c2")]  # told in one article
    assert (
        follows(ann, replace(bo, start=change("2020-05-05", "b/c1")))
        == []
        == follows(ann, replace(bo, start=change("2020-05-03", "b/c1")))
    )
    assert follows(replace(ann, ended=False), bo) == []
    assert follows(ann, replace(bo, start=change("2020-05-04", "b/c1", why="in office by this day"))) == []
    assert follows(ann, replace(bo, start=change("2020-05-04", why=None))) == []
    undated = Limits(None, Bound(DAY("2020-05-06"), ("a/c9",), UNDATED))
    assert follows(ann, replace(bo, start=undated))[0][2] == "a/c9"
    assert follows(ann, replace(bo, start=Limits(None, Bound(DAY("2020-05-04"), ("b/c1",), UNDATED)))) == []
    wide = change("2020-05-01", "b/c1", last="2020-07-02")
    assert follows(ann, replace(bo, start=wide)) != []  # 62 days
    assert follows(ann, replace(bo, start=change("2020-05-01", "b/c1", last="2020-07-03"))) == []
    assert neighbours([ann, bo], {"Ann", "Bo"}) == () == neighbours([ann], {"Ann"})


def test_the_sentence_around_is_cut_at_its_length():
    text = "a" * 610 + " X " + "b" * 610
    at = text.index("X")
    first, last = sentence_around(text, at, at + 1)
    assert (at - first, last - at - 1) == (600, 600)
    assert sentence_around("One. Two ab. Three", 9, 11) == (5, 12)
    assert sentence_around("It was 9 a.m. there. X came.", 21, 22) == (21, 28)
    assert sentence_around("One.\n X", 6, 7) == (6, 7) and sentence_around("X\n\nTwo.", 0, 1) == (0, 1)
