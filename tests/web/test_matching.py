"""What other programs ask for when they match names and extend tables, and what they are given."""

from types import SimpleNamespace

import pytest

from incumbent.errors import InputError
from incumbent.web.services import candidates, extend, reconcile

KNOWLEDGE = SimpleNamespace(
    country_name=lambda code: {"BLR": "Belarus"}[code], country=lambda text: {"Belarus": "BLR"}.get(text)
)


@pytest.mark.parametrize(
    "text",
    ["", "x", "[]", "1", "null", "{" * 100_000, '{"a": ', str({f"q{n}": {} for n in range(51)}).replace("'", '"')],
)
def test_batches_that_are_none(text):
    with pytest.raises(InputError) as refused:
        reconcile.read_batch(text)
    assert refused.value.code == "web-reconcile"


def test_batches_that_are_read():
    full = str({f"q{n}": {} for n in range(50)}).replace("'", '"')
    assert len(reconcile.read_batch(full)) == 50 and reconcile.read_batch('{"q": {"query": "x"}}') == {
        "q": {"query": "x"}
    }


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("a", ["a"]),
        (" a ", ["a"]),
        ("", []),
        (None, []),
        (["a", "", None, 3], ["a", "3"]),
        ({"id": "x", "name": "y"}, ["x"]),
        ({"name": "y"}, ["y"]),
        ({}, []),
        ([{"id": "x"}, "b"], ["x", "b"]),
        (0, ["0"]),
    ],
)
def test_what_a_value_of_a_query_names(value, ids):
    assert reconcile._ids(value) == ids


@pytest.mark.parametrize(
    ("properties", "countries"),
    [
        (None, None),
        ("x", None),
        ([], None),
        ([{"pid": "name", "v": "Belarus"}], None),
        (["x"], None),
        ([{"pid": "country", "v": ""}], None),
        ([{"pid": "country", "v": "Belarus"}], ["BLR"]),
        ([{"pid": "country", "v": ["Nowhere", {"id": "Belarus"}]}], ["BLR"]),
        ([{"pid": "country", "v": "Nowhere"}], []),
    ],
)
def test_the_countries_that_a_query_names(properties, countries):
    assert reconcile._countries(SimpleNamespace(knowledge=KNOWLEDGE), properties) == countries


def found(monkeypatch, query, *scored):
    """Candidates with these scores; "p" people, "o" offices."""
    given = {"people": [], "offices": []}
    for n, (kind, score) in enumerate(scored):
        given["people" if kind == "p" else "offices"].append({"id": f"{kind}{n}", "score": score, "match": False})
    monkeypatch.setattr(reconcile, "people", lambda ledger, text, countries: [dict(c) for c in given["people"]])
    monkeypatch.setattr(reconcile, "offices", lambda ledger, text, countries: [dict(c) for c in given["offices"]])
    made = reconcile.candidates(SimpleNamespace(knowledge=KNOWLEDGE), query)
    return [c["id"] for c in made], [c["id"] for c in made if c["match"]]


@pytest.mark.parametrize(
    ("scored", "order", "match"),
    [
        ([("p", 100.0), ("o", 100.0)], ["o1", "p0"], []),
        ([("p", 100.0), ("o", 96.0)], ["p0", "o1"], ["p0"]),
        ([("p", 96.0), ("o", 90.0)], ["p0", "o1"], ["p0"]),
        ([("p", 95.0), ("o", 94.9)], ["p0", "o1"], ["p0"]),
        ([("p", 94.9), ("o", 80.0)], ["p0", "o1"], []),
        ([("p", 96.0), ("o", 97.0)], ["o1", "p0"], []),
    ],
)
def test_a_candidate_is_the_one_that_is_meant_where_there_is_no_doubt(monkeypatch, scored, order, match):
    assert found(monkeypatch, {"query": "x"}, *scored) == (order, match)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ({"query": "x", "type": "person"}, ["p0"]),
        ({"query": "x", "type": {"id": "office"}}, ["o1"]),
        ({"query": "x", "type": ["person", "office"]}, ["p0", "o1"]),
        ({"query": "x", "type": "thing"}, []),
        ({"query": "x", "type": None}, ["p0", "o1"]),
        ({"query": "x", "limit": 1}, ["p0"]),
        ({"query": "x", "limit": 2}, ["p0", "o1"]),
        ({"query": "x", "limit": 0}, ["p0", "o1"]),
        ({"query": "x", "limit": True}, ["p0", "o1"]),
        ({"query": "x", "limit": "1"}, ["p0", "o1"]),
        ({"query": " "}, []),
        ({"query": 3}, []),
        ({}, []),
        ("x", []),
        (None, []),
        ({"query": "x" * 301}, []),
        ({"query": "x" * 300}, ["p0", "o1"]),
        ({"query": "x", "properties": [{"pid": "country", "v": "Nowhere"}]}, []),
    ],
)
def test_what_a_query_may_ask_for(monkeypatch, query, ids):
    assert found(monkeypatch, query, ("p", 90.0), ("o", 80.0))[0] == ids


def test_how_many_candidates_are_given(monkeypatch):
    many = [("p", 50.0)] * 60
    for limit, number in ((None, 10), (50, 50), (51, 10), (1, 1)):
        assert len(found(monkeypatch, {"query": "x", "limit": limit}, *many)[0]) == number


def test_ids_are_names_too():
    assert candidates._is_id("person:p", "person", "p", None) and candidates._is_id("p", "person", "p", None)
    assert candidates._is_id("Q1", "person", "p", "Q1") and not candidates._is_id("p", "person", "p", "Q1")
    assert not candidates._is_id("office:p", "person", "p", None)
    one = candidates._candidate("office", "o", "chief", "BLR", 1, 90.0)
    assert (one["id"], one["description"], one["match"]) == ("office:o", "1 claim, BLR", False)
    assert candidates._candidate("person", "p", "Ann", None, 2, 90.0)["description"] == "2 claims"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            '{"ids": ["person:p"], "properties": [{"id": "name"}, {"id": "career"}, {"id": "name"}]}',
            (["person:p"], ["name", "career"]),
        ),
        ('{"ids": [], "properties": []}', ([], [])),
        ('{"ids": ["x"], "properties": [{"id": "nothing"}]}', None),
        ('{"ids": ["x"], "properties": ["name"]}', None),
        ('{"ids": ["x"]}', None),
        ('{"ids": [3], "properties": []}', None),
        ('{"ids": "x", "properties": []}', None),
        ('{"properties": []}', None),
        ("[]", None),
        ("x", None),
        (str({"ids": ["x"] * 50, "properties": []}).replace("'", '"'), (["x"] * 50, [])),
        (str({"ids": ["x"] * 51, "properties": []}).replace("'", '"'), None),
        (str({"ids": ["x" * 300], "properties": []}).replace("'", '"'), (["x" * 300], [])),
        (str({"ids": ["x" * 301], "properties": []}).replace("'", '"'), None),
    ],
)
def test_requests_for_columns(text, read):
    if read is None:
        with pytest.raises(InputError) as refused:
            extend.read_request(text)
        assert refused.value.code == "web-reconcile"
    else:
        ids, columns = extend.read_request(text)
        assert (ids, [c.id for c in columns]) == read


def test_the_columns_of_each_type_of_entity():
    assert [p["id"] for p in extend.proposed("person")] == [
        "name",
        "country",
        "known_as",
        "spellings",
        "offices",
        "career",
    ]
    assert [p["id"] for p in extend.proposed("office")] == ["name", "country", "known_as", "holders", "history"]
    assert len(extend.proposed(None)) == len(extend.proposed("thing")) == 8
