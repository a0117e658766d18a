"""Questions: the reshuffle as accepted, two clocks, words that users type, what finds nothing."""

import datetime as dt

import pytest
from builders import Story, ledger_of, reshuffle

from incumbent.errors import NothingFound
from incumbent.ledger.deriving.belief import Seen

DAY = dt.date.fromisoformat


@pytest.fixture
def ledger(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", reshuffle()) as opened:
        yield opened


def names(answer):
    return [h.tenure.name for o in answer.offices for h in o.holders]


def test_on_the_day_after_the_reshuffle_the_new_chief_since_the_3rd_with_the_sentence(ledger):
    [office] = ledger.who("KGB", country="Belarus", on=DAY("2020-09-04")).offices
    [holder] = office.holders
    assert holder.tenure.name == "Ivan Tertel"
    assert str(holder.tenure.start.earliest.day) == str(holder.tenure.start.latest.day) == "2020-09-03"
    [claim] = holder.tenure.claims_of_bounds
    assert "in the place of KGB chief" in office.claims[claim].claim.evidence.quote


def test_on_the_day_before_it_the_old_chief_and_what_the_list_says(ledger):
    [office] = ledger.who("KGB", country="Belarus", on=DAY("2020-09-02")).offices
    assert [h.tenure.name for h in office.holders] == ["Valery Vakulchik"]
    assert [row.person_name for row in office.listed] == ["Andrei Ravkov"]
    [found] = office.disagreements
    assert found.kind == "knowledge" and "Andrei Ravkov" in found.summary and found.sides[1].licence == "CC0"


def test_the_committee_is_vacated_and_its_successor_not_stated(ledger):
    [office] = ledger.who("State Control Committee").offices
    assert office.vacancy is not None and office.vacancy.left == "Ivan Tertel"


def test_an_office_whose_holder_nobody_names_still_answers(ledger):
    [office] = ledger.who("Security Council", on=DAY("2020-09-05")).offices
    assert office.vacancy is not None and office.vacancy.left is None and office.claims


@pytest.mark.parametrize(
    "words",
    [
        "KGB",
        "kgb",
        "K.G.B.",
        "head of the KGB",
        "KGB chairman",
        "chief of KGB",
        "Belarusian KGB",
        "KGB of Belarus",
        "State Security Committee",
    ],
)
def test_an_office_is_found_by_the_words_that_people_type(ledger, words):
    assert "Ivan Tertel" in names(ledger.who(words))


def test_the_same_words_in_another_country_find_nothing(ledger):
    with pytest.raises(NothingFound) as caught:
        ledger.who("KGB", country="Russia")
    assert "KGB" in str(caught.value) and "Russia" in str(caught.value)


def test_a_slip_of_the_pen_gets_near_names(ledger):
    with pytest.raises(NothingFound) as caught:
        ledger.who("Security Counsel")
    assert any("Security Council" in name for name in caught.value.near)
    with pytest.raises(NothingFound) as caught:
        ledger.person("Tertell Ivanovich")
    assert "Ivan Tertel" in caught.value.near


def test_a_country_that_nobody_knows_says_what_to_give(ledger):
    with pytest.raises(NothingFound, match="three-letter code"):
        ledger.who("KGB", country="Ruritania")


def test_as_known_on_leaves_out_what_was_said_later(tmp_path):
    later = Story("wire-9", published="2020-12-01").claim("end", "Ivan Tertel", "chief", body="KGB", date="2020-09-20")
    with ledger_of(tmp_path / "l.sqlite", reshuffle(), later) as ledger:
        now = ledger.who("KGB", on=DAY("2020-10-01")).offices[0]
        then = ledger.who("KGB", on=DAY("2020-10-01"), known_on=DAY("2020-10-02")).offices[0]
        assert now.holders == () and now.vacancy is not None
        assert [h.tenure.name for h in then.holders] == ["Ivan Tertel"] and then.vacancy is None
        with pytest.raises(NothingFound):
            ledger.who("KGB", known_on=DAY("2020-09-01"))


def test_an_undated_article_is_known_from_the_day_it_was_read(tmp_path):
    story = Story("x", published=None).claim("start", "Ivan Tertel", "chief", body="KGB", date="2020-09-03")
    with ledger_of(tmp_path / "l.sqlite", story) as ledger:
        assert names(ledger.who("KGB", on=DAY("2020-09-04"))) == ["Ivan Tertel"]
        with pytest.raises(NothingFound):
            ledger.who("KGB", on=DAY("2020-09-04"), known_on=DAY("2020-09-05"))


def test_the_body_named_alone_means_its_head_and_the_rest_is_offered(tmp_path):
    stories = (
        reshuffle()
        .claim("hold", "Pavel Spokes", "spokesman", body="KGB")
        .claim("hold", "Dan Deputy", "deputy chief", body="KGB")
    )
    with ledger_of(tmp_path / "l.sqlite", stories) as ledger:
        answer = ledger.who("KGB", country="Belarus")
        assert len(answer.offices) == 1 and len(answer.others) == 2
        assert names(ledger.who("KGB spokesman")) == ["Pavel Spokes"]


def test_a_person_has_all_offices_latest_first(ledger):
    [answer] = ledger.person("Tertel")
    assert [c.office.name for c in answer.careers] == [
        "Chairman of the State Security Committee",
        "head of the State Control Committee",
    ]


def test_changes_join_what_several_articles_tell(tmp_path):
    copy = reshuffle("copy", published="2020-09-04")
    copy.duplicate_of = "wire-1"
    with ledger_of(tmp_path / "l.sqlite", reshuffle(), reshuffle("wire-2", published="2020-09-05"), copy) as ledger:
        found = ledger.changes(country="Belarus")
        assert len(found) == 4
        start = next(c for c in found if c.kind == "start")
        assert len(start.claims) == 3 and start.sources == 2 and start.day == DAY("2020-09-03")
        assert ledger.changes(since=DAY("2020-09-04")) == [] and ledger.changes(until=DAY("2020-09-02")) == []
        assert len(ledger.changes(limit=2)) == 2


def test_disagreements_of_a_ledger_that_waits_to_be_derived_are_shown_too(tmp_path):
    with ledger_of(tmp_path / "l.sqlite") as ledger:
        ledger.writer().add([reshuffle().record()])
        assert ledger.store.rows("SELECT * FROM disagreements") == []
        waiting = ledger.disagreements()
        ledger.writer().finish()
        assert [a.disagreement for a in ledger.disagreements()] == [a.disagreement for a in waiting] != []


def test_the_weight_of_a_disagreement_is_the_weaker_sides_and_can_be_asked_for(tmp_path):
    one, many = Story("x", published="2020-04-10"), [Story(f"y{n}", published=f"2020-0{n}-01") for n in range(1, 8)]
    one.claim("hold", "Ann Aster", "chief", body="KGB")
    two = Story("z", published="2020-05-10").claim("hold", "Ann Aster", "chief", body="KGB")
    for story in many:
        story.claim("hold", "Bob Birch", "chief", body="KGB")
    with ledger_of(tmp_path / "l.sqlite", one, two, *many) as ledger:
        found = [a.disagreement for a in ledger.disagreements() if a.disagreement.kind == "holders"]
        assert [d.weight for d in found] == [2]
        assert {a.disagreement.kind for a in ledger.disagreements(seen=Seen(articles=2))} == {"holders", "knowledge"}
        assert ledger.disagreements(seen=Seen(articles=8)) == []


def test_who_is_chosen_later_is_not_told_of_an_earlier_day(tmp_path):
    story = (
        Story("x", published="2020-11-07")
        .claim("chosen", "Ann Aster", "president")
        .claim("hold", "Bob Birch", "president")
    )
    with ledger_of(tmp_path / "l.sqlite", story) as ledger:
        assert ledger.who("president", on=DAY("2020-10-01")).offices[0].chosen == ()
        assert ledger.who("president", on=DAY("2020-12-01")).offices[0].chosen == ("x/c1",)


def test_holders_of_whom_only_former_is_told_come_last(tmp_path):
    later = Story("later", published="2021-05-01").claim(
        "held", "Vadim Zaitsev", "chief", "Former KGB chief Vadim Zaitsev spoke.", body="KGB"
    )
    with ledger_of(tmp_path / "l.sqlite", reshuffle(), later) as ledger:
        [office] = ledger.office("KGB", country="Belarus").offices
        assert [(h.tenure.name, h.tenure.dated) for h in office.holders] == [
            ("Ivan Tertel", True),
            ("Valery Vakulchik", True),
            ("Vadim Zaitsev", False),
        ]
