"""A user's words to countries, offices and people of the ledger."""

import pytest
from builders import HandKnowledge, Story, ledger_of

from incumbent.errors import NothingFound
from incumbent.ledger.asking.find.countries import country_code, country_in
from incumbent.ledger.asking.find.exact import _tier, _Worded, find_offices, find_people


@pytest.mark.parametrize(
    ("text", "rest", "code"),
    [
        ("president of Belarus", "president of", "BLR"),
        ("Belarus's president", "president", "BLR"),
        ("Russian envoy", "envoy", "RUS"),
        ("president", "president", None),
        ("", "", None),
        ("Belarus Ukraine", "Ukraine", "BLR"),
    ],
)
def test_a_country_among_other_words(text, rest, code):
    assert country_in(HandKnowledge(), text) == (rest, code)


def test_countries_as_users_write_them():
    knowledge = HandKnowledge()
    assert [country_code(knowledge, t) for t in ("BLR", "blr", "belarus", "BY")] == ["BLR"] * 4
    with pytest.raises(NothingFound) as unknown:
        country_code(knowledge, "Belarusia")
    assert unknown.value.near[0] == "Belarus"
    with pytest.raises(NothingFound) as far:
        country_code(knowledge, "Atlantis")
    assert far.value.near == ()


@pytest.fixture(scope="module")
def posts(tmp_path_factory):
    story = Story("a", published="2020-05-01")
    for person, title, body, country in (
        ("Ann Aster", "chief", "KGB", "BLR"), ("Bo Birch", "deputy chief", "KGB", "BLR"), ("Cy Cedar", "spokesman", "KGB", "BLR"),
        ("Di Dane", "chief", "Border Guard", "UKR"), ("Di Dane", "chief", "Border Guard", "UKR"), ("Ed Elm", "foreign minister", None, "UKR"),
        ("Flo Fir", "shadow foreign minister", None, "UKR"), ("Flo Firr", "minister of state", None, "UKR"),
    ):  # fmt: skip
        story.claim("hold", person, title, body=body, country=country)
    with ledger_of(tmp_path_factory.mktemp("posts") / "l.sqlite", story) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "country", "best", "others"),
    [
        (
            "KGB",
            None,
            ["Chairman of the State Security Committee"],
            ["deputy head of the KGB", "spokesperson of the KGB"],
        ),
        ("deputy chief of the KGB", None, ["deputy head of the KGB"], []),
        (
            "chief",
            None,
            ["chief of the Border Guard", "Chairman of the State Security Committee", "deputy head of the KGB"],
            [],
        ),
        ("border guard of Ukraine", None, ["chief of the Border Guard"], []),
        ("foreign minister", "UKR", ["foreign minister"], ["shadow foreign minister"]),
        ("shadow foreign minister", None, ["shadow foreign minister"], []),
        ("foreign minister", "BLR", [], []),
        ("of the", None, [], []),
        ("nothing", None, [], []),
    ],
)
def test_offices_that_words_mean_and_may_mean(posts, text, country, best, others):
    found, may = find_offices(posts.store, posts.knowledge, text, country)
    assert sorted(o.name for o in found) == sorted(best)
    assert sorted(o.name for o in may) == sorted(others)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Aster", ["Ann Aster"]),
        ("aster", ["Ann Aster"]),
        ("Aster Ann", ["Ann Aster"]),
        ("Flo Fir", ["Flo Firr"]),
        ("Fir", ["Flo Firr"]),
        ("Ann Birch", []),
        ("", []),
        ("Elm", ["Ed Elm"]),
        ("E%", []),
    ],
)
def test_people_that_a_name_means(posts, text, names):
    assert [p.name for p in find_people(posts.store, posts.knowledge, text, {})] == names


def test_spellings_of_one_person_are_one(posts):
    [flo] = find_people(posts.store, posts.knowledge, "Flo Fir", {})
    assert flo.spellings == ("Flo Fir", "Flo Firr")
    keys = {r["name"]: r["key"] for r in posts.store.rows("SELECT key, name FROM people")}
    merges = {keys["Ann Aster"]: keys["Bo Birch"]}
    [both] = find_people(posts.store, posts.knowledge, "Ann Aster", merges)
    assert set(both.keys) == {keys["Ann Aster"], keys["Bo Birch"]}
    assert find_people(posts.store, posts.knowledge, "Bo Birch", merges) == [both]


def test_people_are_given_the_most_spoken_of_first(tmp_path):
    story = Story("a").claim("hold", "Ann Aster", "envoy", body="One", country="BLR")
    for title in ("chief", "envoy"):
        story.claim("hold", "Zoe Aster", title, body="Two", country="UKR")
    with ledger_of(tmp_path / "l.sqlite", story) as ledger:
        assert [p.name for p in find_people(ledger.store, ledger.knowledge, "Aster", {})] == ["Zoe Aster", "Ann Aster"]


def found(ledger, text, merges=None):
    return [(p.name, p.spellings, len(p.keys)) for p in find_people(ledger.store, ledger.knowledge, text, merges or {})]


def told_of(*claims):
    story = Story("a")
    for n, (person, country) in enumerate(claims):
        story.claim("hold", person, "chief", body=f"Office {n}", country=country)
    return story


@pytest.mark.parametrize(
    ("claims", "people"),
    [
        ([("Jane Doe", "BLR"), ("Jane Doe", "UKR")], 2),
        ([("Jane Doe", "BLR"), ("Jane Doe", "UKR"), ("Jane Doe", "UKR")], 2),
        ([("Jane Doe", "BLR"), ("Jane Doe", "BLR")], 1),
        ([("Jane Doe", "BLR"), ("Jane Doe", None)], 1),
        ([("Jane Doe", "BLR"), ("Jane Doe", "IGO")], 1),
    ],
)
def test_namesakes_of_other_countries_are_others(tmp_path, claims, people):
    with ledger_of(tmp_path / "l.sqlite", told_of(*claims)) as ledger:
        assert len(found(ledger, "Jane Doe")) == people


def test_a_person_goes_by_the_fullest_name_and_bare_surnames_join_nobody(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", told_of(("Doe", "BLR"), ("Doe", "UKR"), ("Jane Doe", "RUS"))) as ledger:
        assert sorted(found(ledger, "Doe")) == [
            ("Doe", ("Doe",), 1),
            ("Doe", ("Doe",), 1),
            ("Jane Doe", ("Jane Doe",), 1),
        ]
        keys = [r["key"] for r in ledger.store.rows("SELECT key FROM people WHERE name = 'Doe' ORDER BY key")]
        [jane] = [r["key"] for r in ledger.store.rows("SELECT key FROM people WHERE name = 'Jane Doe'")]
        whole = found(ledger, "Jane Doe", {keys[0]: jane, keys[1]: keys[0]})
        assert whole == [("Jane Doe", ("Doe", "Jane Doe"), 3)]
        assert found(ledger, "Jane Doe", {jane: keys[0]}) == [("Jane Doe", ("Doe", "Jane Doe"), 2)]


def test_people_of_whom_no_claim_is_left_are_nobody(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", told_of(("Jane Doe", "BLR"), ("Ann Aster", "BLR"))) as ledger:
        with ledger.store.transaction():
            ledger.store.run("UPDATE claims SET person_key = NULL WHERE person = 'Jane Doe'")
        assert found(ledger, "Jane Doe") == [] and len(found(ledger, "Ann Aster")) == 1


@pytest.mark.parametrize(("text", "names"), [("jane d%", []), ("Jane D_e", []), ("D\\oe", []), ("doe", ["Jane Doe"])])
def test_signs_of_patterns_are_only_signs(tmp_path, text, names):
    with ledger_of(tmp_path / "l.sqlite", told_of(("Jane Doe", "BLR"))) as ledger:
        assert [name for name, *_ in found(ledger, text)] == names


def worded(title, wording, body="", country="BLR"):
    return _Worded("k", title, country, frozenset(wording.split()), frozenset(body.split()))


@pytest.mark.parametrize(
    ("words", "office", "tier"),
    [
        ("trade office", worded("head", "chief of the trade office", "trade office"), 0),
        ("head trade office", worded("head", "chief of the trade office", "trade office"), 0),  # kin of the title
        ("chief trade office", worded("head", "chief of the trade office", "trade office"), 0),
        ("trade", worded("head", "chief of the trade office", "trade office"), 1),
        ("chief", worded("head", "chief of the trade office", "trade office"), 1),
        ("border", worded("head", "chief of the trade office", "trade office"), None),
        ("trade border", worded("head", "chief of the trade office", "trade office"), None),
        ("trade office", worded("spokesperson", "spokesman of the trade office", "trade office"), 1),
        ("spokesman trade office", worded("spokesperson", "spokesman of the trade office", "trade office"), 0),
        ("trade office", worded("deputy head", "deputy chief of the trade office", "trade office"), 1),
        ("deputy trade office", worded("head", "deputy chief of the trade office", "trade office"), 0),
        ("foreign minister", worded("foreign minister", "foreign minister"), 0),
        ("minister", worded("foreign minister", "shadow minister"), 1),
        ("trade office", worded("trade office", "trade office", "trade office"), 1),
        ("trade office", worded("president", "trade office", "trade office"), 0),
    ],
)
def test_whether_words_are_the_office_itself_or_only_in_its_wording(words, office, tier):
    assert _tier(words.split(), office) == tier


def test_an_office_in_no_country_is_not_in_any(posts):
    assert find_offices(posts.store, posts.knowledge, "border guard", "BLR") == ([], [])
    [best], others = find_offices(posts.store, posts.knowledge, "border guard", "UKR")
    assert (best.name, best.country, best.claims, others) == ("chief of the Border Guard", "UKR", 2, [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("state security", 1),
        ("chairman of state security", 1),
        ("deputy chairman of state security", 0),
        ("state gardens", 0),
    ],
)
def test_an_office_by_a_name_that_only_lists_have(posts, text, found):
    best, others = find_offices(posts.store, posts.knowledge, text)
    assert [o.known for o in best] == ["Q1"] * found and others == []
