"""What words of a question mean: countries, offices, people and actors; and what the ledger learned, the latest first."""

from types import SimpleNamespace

import pytest
from builders import HandKnowledge, Story, ledger_of

from incumbent.errors import NothingFound
from incumbent.knowledge import Knowledge
from incumbent.ledger.asking import questions
from incumbent.ledger.asking.find.countries import country_code, country_in
from incumbent.ledger.asking.find.exact import find_offices, find_people
from incumbent.ledger.asking.learned import learned_changes
from incumbent.ledger.deriving.belief import EVERYTHING, Seen
from incumbent.ledger.deriving.identify import Identifier, Identity


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


@pytest.fixture(scope="module")
def identifier():
    return Identifier(Knowledge.load())


@pytest.mark.parametrize(
    ("told", "year", "found"),
    [
        (Identity("Donald Trump"), 2019, ("Donald Trump", "person", "USA", None)),
        (Identity("Trump"), 2019, ("Trump", None, None, None)),
        (Identity("Donald Trump", "organization"), 2019, ("Donald Trump", "organization", None, None)),
        (Identity("Russia"), 2019, ("Russia", "state", "RUS", None)),
        (Identity("Russia", "place"), 2019, ("Russia", "place", "RUS", None)),
        (Identity("Russia", "organization", "FRA"), 2019, ("Russia", "organization", "FRA", None)),
        (Identity("the rioters", "organization", "FRA", "OPP"), None, ("the rioters", "organization", "FRA", "OPP")),
        (Identity("Belarusian rioters", "organization"), 2019, ("Belarusian rioters", "organization", "BLR", None)),
        (Identity("Ann Nobodyknown", "person", "FRA"), 2019, ("Ann Nobodyknown", "person", "FRA", None)),
        (Identity("Mr Nobodyknown", "person"), 2019, ("Nobodyknown", "person", None, None)),
        (Identity("Lukashenko", "person"), None, ("Lukashenko", "person", None, None)),
        (Identity("Lukashenko", "person"), 1980, ("Lukashenko", "person", None, None)),
    ],
)
def test_who_an_actor_is(identifier, told, year, found):
    made = identifier.find(told, year)
    assert (made.name, made.kind, made.country, made.sector) == found


def test_what_was_learned_last_stands_first(tmp_path):
    stories = [
        Story(f"s{n}", published=f"2020-0{n}-05").claim(
            "start", f"Ann{n} Aster{n}", "chief", body=f"Office {n}", date=f"2020-0{n}-04"
        )
        for n in (1, 2, 3)
    ]
    with ledger_of(tmp_path / "l.sqlite", *stories) as ledger:
        for id, at in (("s1", "2021-01-03"), ("s2", "2021-01-01"), ("s3", "2021-01-02")):
            ledger.store.run("UPDATE articles SET first_read_at = ? WHERE id = ?", (f"{at}T00:00:00Z", id))
        found = learned_changes(ledger.store, "c.changed_on IS NOT NULL", (), limit=9)
        assert [(c.change.person, c.at[:10]) for c in found] == [
            ("Ann1 Aster1", "2021-01-03"), ("Ann3 Aster3", "2021-01-02"), ("Ann2 Aster2", "2021-01-01")
        ]  # fmt: skip
        assert [
            c.change.person for c in learned_changes(ledger.store, "c.changed_on IS NOT NULL", (), limit=1, offset=1)
        ] == ["Ann3 Aster3"]
        assert learned_changes(ledger.store, "c.changed_on IS NOT NULL", (), limit=9, seen=Seen(articles=2)) == []


def test_a_change_is_known_since_its_status_and_its_sharpest_day_were(tmp_path):
    first = Story("a", published="2020-05-05").claim("start", "Ann Aster", "chief", body="KGB", date="2020-05")
    second = Story("b", published="2020-05-06").claim("start", "Ann Aster", "chief", body="KGB", date="2020-05-04")
    with ledger_of(tmp_path / "l.sqlite", first, second) as ledger:
        for id, at in (("a", "2021-01-01"), ("b", "2021-01-02")):
            ledger.store.run("UPDATE articles SET first_read_at = ? WHERE id = ?", (f"{at}T00:00:00Z", id))
        [found] = learned_changes(ledger.store, "c.kind = 'start'", (), limit=9, seen=EVERYTHING)
        assert found.at.startswith("2021-01-02") and str(found.change.date) == "2020-05-04"
        assert found.mark == ledger.claim("a/c1").mark


def test_lists_that_know_several_offices_by_the_words_ask_for_a_country():
    offices = [SimpleNamespace(id=f"Q{n}", name="Chief", country=c) for n, c in enumerate(("BLR", "UKR"))]

    class Lists(HandKnowledge):
        def offices_named(self, text, country=None):
            return [o for o in offices if country in (None, o.country)]

        def tenures(self, *, office=None, person=None):
            return ["row"] if office in held else []

    held = {"Q0", "Q1"}
    with pytest.raises(NothingFound, match="several; name the country") as unsure:
        questions.only_listed(Lists(), "chief", None)
    assert unsure.value.near == ("Chief (Belarus)", "Chief (Ukraine)")
    assert questions.only_listed(Lists(), "chief", "UKR").key == "Q1"
    assert questions.only_listed(Lists(), "Ukraine chief", None).key == "Q1"
    held = {"Q0"}
    assert questions.only_listed(Lists(), "chief", None).key == "Q0"
    held = set()
    assert questions.only_listed(Lists(), "chief", None) is None
