"""A person with every office: what is believed, what is not, whom he followed, what is chosen, and what lists have."""

import datetime as dt

import pytest
from builders import HandKnowledge, Story, ledger_of

from incumbent.errors import NothingFound
from incumbent.knowledge import Person, Tenure
from incumbent.ledger import Ledger
from incumbent.ledger.asking.careers import claims_of_people
from incumbent.ledger.deriving.belief import EVERYTHING, Seen
from incumbent.ledger.deriving.decisions import Decision
from incumbent.records import PartialDate

DAY = dt.date.fromisoformat


class Lists(HandKnowledge):
    """Lists know Ann Aster, and Cy Cedar of whom no article tells."""

    def people_named(self, text):
        known = [Person("Q7", "Cy Cedar", "BLR", aliases=("Cyrus Cedar",)), Person("Q8", "Di Dane", "BLR")]
        return [p for p in known if text.split()[-1].lower() in p.name.lower()]

    def tenures(self, *, office=None, person=None):
        row = Tenure("Q1", "Chief", "Q7", "Cy Cedar", "BLR", PartialDate.parse("2019"), None, "list", "CC0")
        return [row] if person in (None, "Q7") else []


def ledger(path, *stories):
    return ledger_of(path / "l.sqlite", *stories)


def careers(opened, name="Ann Aster", **asked):
    [answer] = opened.person(name, **asked)
    return {
        c.office.name.rpartition(" the ")[2]: (
            [t.name for t in c.tenures],
            [t.name for t in c.unlikely],
            list(c.chosen),
        )
        for c in answer.careers
    }


def story(id, published, *claims):
    made = Story(id, published=published)
    for kind, person, title, body, fields in claims:
        made.claim(kind, person, title, body=body, **fields)
    return made


def test_what_is_believed_of_somebody_and_what_is_not(tmp_path):
    told = story(
        "a", "2020-05-02",
        ("hold", "Ann Aster", "chief", "Trade Office", {}),
        ("hold", "Ann Aster", "chief", "Border Guard", {"confidence": 0.3}),
        ("chosen", "Ann Aster", "chief", "Coast Guard", {}),
        ("chosen", "Ann Aster", "chief", "Home Guard", {"confidence": 0.3}),
        ("hold", "Bo Birch", "chief", "Fire Brigade", {}),
    )  # fmt: skip
    with ledger(tmp_path, told) as opened:
        assert careers(opened) == {
            "Trade Office": (["Ann Aster"], [], []),
            "Border Guard": ([], ["Ann Aster"], []),
            "Coast Guard": ([], [], ["a/c3"]),
        }
        every = careers(opened, seen=EVERYTHING)
        assert len(every) == 4 and all(not unlikely for _, unlikely, _ in every.values())
        assert sorted(c for _, _, chosen in every.values() for c in chosen) == ["a/c3", "a/c4"]
        few = careers(opened, seen=Seen(articles=2))
        assert [(held, unlikely) for held, unlikely, _ in few.values() if held or unlikely] == [([], ["Ann Aster"])] * 2
        [answer] = opened.person("Ann Aster")
        assert sorted(answer.claims) == ["a/c1", "a/c2", "a/c3", "a/c4"] and answer.listed == ()
        assert answer.countries == ("BLR",)


def test_offices_stand_in_the_order_of_their_last_days(tmp_path):
    told = [
        story("a", "2020-05-02", ("end", "Ann Aster", "chief", "One", {"date": "2019-03-01"}), ("hold", "Ann Aster", "chief", "Two", {})),
        story("b", "2020-05-03", ("start", "Ann Aster", "chief", "Three", {"date": "2020-05-01"}), ("held", "Ann Aster", "chief", "Four", {})),
        story("c", "2020-05-04", ("chosen", "Ann Aster", "chief", "Five", {})),
    ]  # fmt: skip
    with ledger(tmp_path, *told) as opened:
        [answer] = opened.person("Ann Aster")
        assert [c.office.name.rpartition(" ")[2] for c in answer.careers] == ["Four", "Two", "Three", "One", "Five"]


def followed(opened, name):
    [answer] = opened.person(name)
    return {(n.relation, n.tenure.name) for c in answer.careers for n in c.neighbours}


@pytest.mark.parametrize(("title", "expected"), [("minister", {("followed", "Ann Aster")}), ("member", set())])
def test_whom_somebody_followed_in_a_post_of_one(tmp_path, title, expected):
    body = "Finance Ministry" if title == "minister" else "Parliament"
    told = story(
        "a", "2020-09-02",
        ("end", "Ann Aster", title, body, {"date": "2020-09-01"}),
        ("start", "Bo Birch", title, body, {"date": "2020-09-01"}),
    )  # fmt: skip
    with ledger(tmp_path, told) as opened:
        assert followed(opened, "Bo Birch") == expected
        [answer] = opened.person("Bo Birch")
        assert sorted(answer.claims) == ["a/c2"]


def test_the_claim_that_tells_a_change_of_holders_is_among_the_claims(tmp_path):
    gone = story("a", "2020-09-02", ("end", "Ann Aster", "minister", "Finance Ministry", {"date": "2020-09-01"}))
    come = story("b", "2020-09-02", ("start", "Bo Birch", "minister", "Finance Ministry", {"date": "2020-09-01"}))
    with ledger(tmp_path, gone, come) as opened:
        [answer] = opened.person("Ann Aster")
        [beside] = answer.careers[0].neighbours
        assert (beside.relation, beside.claim) == ("was followed by", "b/c1") and sorted(answer.claims) == [
            "a/c1",
            "b/c1",
        ]
        [unseen] = opened.person("Ann Aster", seen=Seen(articles=2))
        assert unseen.careers[0].neighbours == () and len(unseen.careers[0].unlikely) == 1


def test_what_was_not_known_yet_is_left_out(tmp_path):
    early = story("a", "2020-05-02", ("hold", "Ann Aster", "chief", "Trade Office", {}))
    late = story("b", "2021-05-02", ("hold", "Ann Aster", "chief", "Border Guard", {}))
    with ledger(tmp_path, early, late) as opened:
        assert len(careers(opened)) == 2 and len(careers(opened, known_on=DAY("2021-05-02"))) == 2
        assert (
            len(careers(opened, known_on=DAY("2021-05-01"))) == 1 and careers(opened, known_on=DAY("2020-05-01")) == {}
        )


def test_people_whom_a_reviewer_made_one_have_the_offices_of_both(tmp_path):
    told = story(
        "a", "2020-05-02",
        ("hold", "Ann Aster", "chief", "Trade Office", {}), ("hold", "Nan Elm", "chief", "Border Guard", {}),
    )  # fmt: skip
    with ledger(tmp_path, told) as opened:
        keys = {r["name"]: r["key"] for r in opened.store.rows("SELECT key, name FROM people")}
        assert len(careers(opened)) == 1
        opened.decide(
            Decision(0, "2020-06-01T00:00:00Z", "bo", "merge", person=keys["Nan Elm"], into_person=keys["Ann Aster"])
        )
        assert len(careers(opened)) == 2 == len(careers(opened, "Nan Elm"))


def test_a_surname_of_several_gives_each_of_them(tmp_path):
    told = Story("a", published="2020-05-02")
    for n in range(14):
        told.claim("hold", f"{'ABCDEFGHIJKLMN'[n]}nn Aster", "chief", body=f"Office {n}", country=("BLR", "UKR")[n % 2])
    with ledger(tmp_path, told) as opened:
        assert len(opened.person("Aster")) == 12


def test_people_of_whom_lists_alone_tell(tmp_path):
    with ledger(tmp_path, story("a", "2020-05-02", ("hold", "Ann Aster", "chief", "Trade Office", {}))) as opened:
        lists = Ledger(opened.store, Lists())
        for name in ("Cy Cedar", "cyrus cedar"):
            [answer] = lists.person(name)
            assert (answer.person.key, answer.person.name, answer.person.known) == ("Q7", "Cy Cedar", "Q7")
            assert answer.person.keys == ("Q7",) and answer.person.spellings == ("Cy Cedar",)
            assert answer.careers == () and [row.person_name for row in answer.listed] == ["Cy Cedar"]
        for name in ("Cedar", "Di Dane"):  # not the whole name; nothing that lists say
            with pytest.raises(NothingFound, match="no claim in the ledger names"):
                lists.person(name)
        with pytest.raises(NothingFound) as near:
            lists.person("Anne Astor")
        assert near.value.near == ("Ann Aster",)


def test_claims_that_are_about_somebody(tmp_path):
    told = story(
        "a", "2020-05-02",
        ("hold", "Ann Aster", "chief", "Trade Office", {}), ("hold", "Bo Birch", "chief", "Border Guard", {}),
    )  # fmt: skip
    with ledger(tmp_path, told) as opened:
        keys = {r["name"]: r["key"] for r in opened.store.rows("SELECT key, name FROM people")}
        ann, bo = keys["Ann Aster"], keys["Bo Birch"]
        for claims, people, found in (
            (("a/c1", "a/c2"), (ann,), {"a/c1"}), (("a/c1", "a/c2"), (ann, bo), {"a/c1", "a/c2"}),
            (("a/c2",), (ann,), set()), ((), (ann,), set()), (("a/c1",), (), set()),
        ):  # fmt: skip
            assert claims_of_people(opened.store, claims, people) == found
