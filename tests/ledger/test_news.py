"""News and background; what is told to come; lists that answer where no article tells."""

import datetime as dt

import pytest
from builders import Story, ledger_of

from incumbent.errors import NothingFound
from incumbent.ledger import Ledger
from incumbent.ledger.deriving.belief import EVERYTHING
from incumbent.ledger.deriving.lists import as_of, readable
from incumbent.ledger.deriving.news import tells_news
from incumbent.records import Claim, PartialDate, Span

DAY = dt.date.fromisoformat
PUBLISHED = DAY("2019-05-01")


def end(date=None, start=20, status="asserted"):
    when = PartialDate.parse(date) if date else None
    return Claim("c1", "end", "Ann Aster", "minister", Span(start, start + 5, "words"), date=when, status=status)


@pytest.mark.parametrize(
    ("claim", "sentence", "news"),
    [
        (end("2019-04-30"), "Aster resigned on Tuesday.", True),
        (end("1974-08-09"), "Aster left office.", False),
        (end(), "Aster resigned, her office said.", True),
        (end(), "Aster had resigned over the affair.", False),
        (end(), "Aster left office in 1974.", False),
        (end(start=5000), "Aster resigned.", False),
        (end(status="planned"), "Aster will go once a successor is found.", True),
    ],
)
def test_news_is_dated_near_or_told_at_the_head(claim, sentence, news):
    assert tells_news(claim, PUBLISHED, "A headline", sentence) is news


def test_background_stands_apart_from_what_changed(tmp_path):
    story = Story("a", published="2019-05-01")
    story.claim("end", "Ann Aster", "ombudsman", "Aster had left the office of ombudsman over the affair.")
    story.claim("end", "Bob Birch", "speaker", "Speaker Birch resigned on Tuesday.", date="2019-04-30")
    with ledger_of(tmp_path / "l.sqlite", story) as ledger:
        assert [c.person for c in ledger.changes()] == ["Bob Birch"]
        assert [(c.person, c.background) for c in ledger.changes(told="background")] == [("Ann Aster", True)]


def test_an_undated_start_of_somebody_long_in_office_is_no_news(tmp_path):
    before = Story("a", published="2018-01-01").claim("hold", "Ann Aster", "ombudsman", "Ombudsman Ann Aster spoke.")
    later = Story("b", published="2019-05-01").claim("start", "Ann Aster", "ombudsman", "Aster was elected ombudsman.")
    with ledger_of(tmp_path / "l.sqlite", before, later) as ledger:
        assert ledger.changes() == [] and len(ledger.changes(told="background")) == 1


def test_a_later_effect_is_planned_until_then(tmp_path):
    story = Story("a", published="2021-01-03")
    story.claim("hold", "Ann Aster", "ombudsman", "Ombudsman Ann Aster spoke.")
    story.claim("end", "Ann Aster", "ombudsman", "Aster resigned with effect from 13 January.", date="2021-01-13")
    with ledger_of(tmp_path / "l.sqlite", story) as ledger:
        [between] = ledger.who("ombudsman", on=DAY("2021-01-08")).offices
        assert [h.on_day for h in between.holders] == ["yes"] and between.planned == ("a/c2",)
        [after] = ledger.who("ombudsman", on=DAY("2021-01-20")).offices
        assert after.planned == () and after.vacancy is not None
        assert [c.status for c in ledger.changes()] == ["planned"]


def test_a_change_that_lists_contradict_is_left_out_and_can_be_seen(tmp_path):
    story = Story("a", published="2020-05-01").claim("start", "Ann Aster", "chief", body="KGB", date="2020-04-30")
    with ledger_of(tmp_path / "l.sqlite", story) as ledger:
        assert ledger.changes() == []
        [told] = ledger.changes(seen=EVERYTHING)
        assert "lists have Andrei Ravkov then" in told.why
        [office] = ledger.who("KGB", on=DAY("2020-05-02")).offices
        assert (
            office.holders == () and [h.tenure.name for h in office.unlikely] == ["Ann Aster"] and office.left_out == 1
        )
        [office] = ledger.who("KGB", on=DAY("2020-05-02"), seen=EVERYTHING).offices
        assert [h.tenure.name for h in office.holders] == ["Ann Aster"]


def test_lists_answer_where_no_article_tells(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", Story("a").claim("hold", "Ann Aster", "ombudsman")) as ledger:
        [office] = ledger.who("state security", country="BY", on=DAY("2020-05-02")).offices
        assert office.office.claims == 0 and [r.person_name for r in office.listed] == ["Andrei Ravkov"]
        with pytest.raises(NothingFound):
            ledger.who("nothing of the kind", country="BY")


def test_names_do_not_depend_on_the_order_of_reading(tmp_path):
    stories = [
        Story(f"s{n}", published=f"2020-0{n}-01").claim("hold", name, title, f"{title} {name} spoke for the {n}th time.", body=body)
        for n, (name, title, body) in enumerate(
            [("Ann Aster", "leader", "Green Union"), ("A. Aster", "leader", "Greens Union"), ("Ann Aster", "chief", "Green Union")], 1
        )
    ]  # fmt: skip

    def answers(path, order):
        with ledger_of(path, *order) as ledger:
            names = sorted(tuple(r) for r in ledger.store.rows("SELECT key, name FROM offices"))
            people = sorted(tuple(r) for r in ledger.store.rows("SELECT key, name FROM people"))
            return names, people, [o.holders for o in ledger.office("Green Union").offices]

    assert answers(tmp_path / "a", stories) == answers(tmp_path / "b", stories[::-1])


def test_decisions_find_people_whose_keys_were_made_by_older_rules(tmp_path):
    from incumbent.ledger.deriving.decisions import Decision

    path = tmp_path / "l.sqlite"
    story = Story("a").claim("hold", "Sir Ann Aster", "ombudsman").claim("hold", "Anna Astor", "speaker")
    with ledger_of(path, story) as ledger:
        ledger.store.run("UPDATE claims SET person_key = 'old aster|BLR' WHERE person = 'Sir Ann Aster'")
        ledger.store.run("UPDATE meta SET value = '1' WHERE key = 'rules'")
        ledger.store.run(
            "INSERT INTO decisions (at, who, verb, person, into_person) VALUES ('2020-01-01T00:00:00Z', 'x', 'merge', ?, ?)",
            ("old aster|BLR", "anna astor|BLR"),
        )
    with Ledger.open(path, knowledge=ledger.knowledge) as opened:
        keys = {r[0] for r in opened.store.rows("SELECT DISTINCT person_key FROM claims")}
        from incumbent.ledger.deriving.decisions import all_decisions

        [decision] = all_decisions(opened.store)
        assert isinstance(decision, Decision) and decision.person in keys


def test_lists_know_until_when_they_speak():
    assert as_of("everypolitician belarus-ministers 2022-08-03 (3edd7c7), from Wikidata") == DAY("2022-08-03")
    assert as_of("The World Factbook, 2015 to 2026") == DAY("2024-07-01")
    assert as_of("Peppercat ministers 2025-01, from Wikidata") == DAY("2025-01-01")
    assert readable("Peppercat ministers 2025-01, from Wikidata") == "Wikidata list of January 2025"
    assert "presidents" in readable("us-executive (unitedstates/congress-legislators)")
