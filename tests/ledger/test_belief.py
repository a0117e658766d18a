"""What is believed: claims weighed by probability, independence, hedges, lists and rivals; what is set aside bounds nobody."""

import datetime as dt
import random

import pytest

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.deriving.aside import Known
from incumbent.ledger.deriving.belief import (
    AGREED,
    BELIEVED,
    EVERYTHING,
    HANDED,
    STRICTLY,
    Seen,
    Telling,
    believed,
    change_believed,
    weight_of,
)
from incumbent.ledger.deriving.derive import derive
from incumbent.ledger.deriving.disagree import disagreements
from incumbent.ledger.deriving.facts import Fact
from incumbent.ledger.deriving.lists import closed
from incumbent.records import PartialDate

WIKIDATA = "everypolitician belarus-ministers 2022-08-03 (3edd7c7), from Wikidata"
DAY = dt.date.fromisoformat


def fact(id, kind, person, on, *, date=None, **fields):
    return Fact(
        id=id, article=fields.pop("article", id), kind=kind, person=person, person_key=f"{person.lower()}|BLR",
        title="minister", day=DAY(on), known_on=DAY(on), date=PartialDate.parse(date) if date else None,
        confidence=fields.pop("confidence", 0.9), **fields,
    )  # fmt: skip


def row(person, start, end, source=WIKIDATA):
    return Listed(
        "Q1", "Minister", f"Q-{person}", person, "BLR", PartialDate.parse(start), PartialDate.parse(end) if end else None,
        source, "CC0-1.0",
    )  # fmt: skip


def by_name(derived):
    return {t.name: t for t in derived.tenures}


def test_independent_articles_add_up_and_one_publisher_counts_less_each_time():
    alone = believed([Telling("a", "Post", 0.8)])
    two_papers = believed([Telling("a", "Post", 0.8), Telling("b", "Wire", 0.8)])
    one_paper = believed([Telling("a", "Post", 0.8), Telling("b", "Post", 0.8)])
    assert alone == pytest.approx(0.8) and two_papers == pytest.approx(0.96)
    assert alone < one_paper < two_papers
    assert believed([Telling("a", "Post", 0.8), Telling("a", "Wire", 0.7)]) == alone  # a copy
    assert believed([]) < 0.001


def test_hedges_and_reviewers_change_a_claims_weight():
    assert (
        weight_of(0.9, "reported", None, None)
        < weight_of(0.9, "asserted", "Ann", None)
        < weight_of(0.9, "asserted", None, None)
    )
    assert weight_of(0.2, "asserted", None, "accept") > 0.99
    assert weight_of(1.0, "asserted", None, None) < 1


def test_what_lists_contradict_and_one_article_tells_sets_no_bound():
    listed = [row("Bob Birch", "2018-01-10", "2021-05-05")]
    facts = [
        fact("a", "hold", "Bob Birch", "2019-05-01"),
        fact("b", "hold", "Ann Aster", "2020-01-10", confidence=0.99),
    ]
    found = derive("o", facts, known=Known(listed))
    bob, ann = by_name(found)["Bob Birch"], by_name(found)["Ann Aster"]
    assert bob.believed and bob.why == "1 article, lists agree" and not bob.ended
    assert not ann.believed and ann.why == "1 article, lists have Bob Birch then"
    assert found.aside == (("b", "lists have Bob Birch then"),)


def test_several_articles_outweigh_a_list_and_the_disagreement_stands():
    listed = [row("Bob Birch", "2018-01-10", "2021-05-05")]
    facts = [fact(str(n), "hold", "Ann Aster", f"2020-0{n}-10", publisher=f"Paper {n}") for n in range(1, 4)]
    found = derive("o", facts, known=Known(listed))
    assert by_name(found)["Ann Aster"].believed
    [dispute] = disagreements(found, listed, "one")
    assert dispute.kind == "knowledge" and dispute.credence >= BELIEVED


def test_a_list_says_nothing_about_days_after_its_own():
    listed = [row("Bob Birch", "2018-01-10", None)]
    found = derive("o", [fact("a", "start", "Ann Aster", "2023-03-02", date="2023-03-01")], known=Known(listed))
    assert by_name(found)["Ann Aster"].believed


def test_an_end_in_the_middle_of_a_listed_term_is_not_believed_from_one_article():
    listed = [row("Bob Birch", "2018-01-10", "2021-05-05")]
    facts = [
        fact("a", "hold", "Bob Birch", "2019-05-01"),
        fact("b", "end", "Bob Birch", "2019-08-01", date="2019-08-01"),
    ]
    [real, doubted] = sorted(derive("o", facts, known=Known(listed)).tenures, key=lambda t: not t.believed)
    assert not real.ended and doubted.why == "1 article, lists have no end then"


def test_a_beginning_in_the_middle_of_a_listed_term_is_not_believed_from_one_article():
    listed = [row("Bob Birch", "2018-01-10", "2021-05-05")]
    facts = [
        fact("a", "hold", "Bob Birch", "2018-03-01"),
        fact("b", "start", "Bob Birch", "2019-08-01", date="2019-08-01"),
    ]
    found = derive("o", facts, known=Known(listed))
    assert found.aside == (("b", "lists have it begin before"),) and not any(t.outside for t in found.tenures)


def test_a_low_probability_alone_bounds_nobody_and_a_second_article_or_a_list_lifts_it():
    one = [fact("a", "start", "Ann Aster", "2020-01-12", date="2020-01-10", confidence=0.4)]
    assert not by_name(derive("o", one))["Ann Aster"].believed
    two = [*one, fact("b", "start", "Ann Aster", "2020-01-13", date="2020-01-10", confidence=0.4)]
    assert by_name(derive("o", two))["Ann Aster"].believed
    assert by_name(derive("o", one, known=Known([row("Ann Aster", "2020-01-10", None)])))["Ann Aster"].believed


def test_a_sentence_copied_whole_is_one_source():
    facts = [fact(str(n), "hold", "Ann Aster", f"2020-01-0{n}", told_as="same words") for n in range(1, 4)]
    assert by_name(derive("o", facts))["Ann Aster"].sources == 1


def test_a_stray_article_among_many_about_another_is_outvoted():
    facts = [fact(f"b{n}", "hold", "Bob Birch", f"2020-{n:02}-10") for n in range(1, 13)]
    stray = fact("a", "hold", "Ann Aster", "2020-06-15", confidence=0.7)
    found = derive("o", [*facts, stray])
    assert not by_name(found)["Ann Aster"].believed and "Bob Birch" in by_name(found)["Ann Aster"].why
    assert not by_name(found)["Bob Birch"].ended


def test_who_is_dead_or_holds_offices_elsewhere_holds_nothing_on_one_articles_word():
    key = "ann aster|BLR"
    late = fact("a", "hold", "Ann Aster", "2021-01-10")
    dead = derive("o", [late], known=Known(died={key: DAY("2019-01-01")}))
    assert [t.believed for t in dead.tenures] == [False] and "dead" in dead.tenures[0].why
    early = fact("b", "hold", "Ann Aster", "2018-01-10")
    [held] = derive("o", [early], known=Known(died={key: DAY("2019-01-01")})).tenures
    assert held.ended and held.end.latest.day == DAY("2019-01-01")
    abroad = derive("o", [late], known=Known(foreign=frozenset({key})))
    assert [t.believed for t in abroad.tenures] == [False]


def test_a_reviewers_acceptance_outweighs_lists():
    listed = [row("Bob Birch", "2018-01-10", "2021-05-05")]
    found = derive("o", [fact("b", "hold", "Ann Aster", "2020-01-10", review="accept")], known=Known(listed))
    assert by_name(found)["Ann Aster"].believed and found.aside == ()


def test_two_intervals_of_one_time_in_office_disagree_about_its_end():
    facts = [
        fact("a", "held", "Ann Aster", "2020-01-10", date="2010/2015"),
        fact("b", "held", "Ann Aster", "2020-02-10", date="2010/2018"),
    ]
    found = derive("o", facts)
    assert [d.summary for d in disagreements(found, [], "one")] == ["Ann Aster ended 2015 or 2018"]


def test_who_came_back_as_lists_have_it_has_two_times_in_office():
    listed = [row("Ann Aster", "2017-01-20", "2021-01-20"), row("Bob Birch", "2021-01-20", "2025-01-20"),
              row("Ann Aster", "2025-01-20", None, "list of 2026-01-01")]  # fmt: skip
    facts = [fact(f"a{y}", "hold", "Ann Aster", f"{y}-06-01") for y in (2018, 2020, 2025)]
    facts.append(fact("b", "hold", "Bob Birch", "2023-06-01"))
    found = derive("o", facts, known=Known(listed))
    assert [(t.name, t.last_day.year) for t in found.tenures] == [
        ("Ann Aster", 2020),
        ("Bob Birch", 2023),
        ("Ann Aster", 2025),
    ]
    assert all(t.believed for t in found.tenures) and disagreements(found, listed, "one") == []


def test_a_year_told_roughly_beside_a_day_in_january_is_no_disagreement():
    facts = [
        fact("a", "start", "Ann Aster", "2019-09-10", date="2008"),
        fact("b", "start", "Ann Aster", "2019-09-11", date="2009-01-20"),
    ]
    assert disagreements(derive("o", facts), [], "one") == []


def test_a_day_or_two_between_dates_is_no_disagreement():
    facts = [fact(d, "start", "Ann Aster", "2020-09-10", date=f"2020-09-0{d}") for d in "34"]
    assert disagreements(derive("o", facts), [], "one") == []


def test_a_known_name_is_shown_and_a_listed_surname_finds_its_owner():
    listed = [row("Robert Birch", "2018-01-10", "2021-05-05")]
    found = derive(
        "o", [fact("a", "hold", "Birch", "2019-05-01")], known=Known(listed, names={"birch|BLR": "Robert Birch"})
    )
    assert by_name(found)["Robert Birch"].lists == "agree"


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_claims_is_nothing(seed):
    listed = [row("Bob Birch", "2018-01-10", "2021-05-05")]
    dice = random.Random(7)
    facts = [
        fact(f"c{n}", dice.choice(["hold", "start", "end", "held"]), dice.choice(["Ann Aster", "Bob Birch", "Aster"]),
             f"20{dice.randint(17, 22)}-{dice.randint(1, 12):02}-10", confidence=dice.random(), publisher=dice.choice("xyz"))
        for n in range(60)
    ]  # fmt: skip
    whole = derive("o", facts, known=Known(listed))
    random.Random(seed).shuffle(facts)
    assert derive("o", facts, known=Known(listed)) == whole


def test_what_is_shown():
    assert Seen().shows(0.5, 1) and not Seen().shows(0.49, 9) and not Seen(articles=2).shows(0.9, 1)
    assert EVERYTHING.shows(0.0, 0)
    assert not STRICTLY.shows(0.95, 3, "exclude") and STRICTLY.shows(0.95, 1, "silent")


def test_lists_that_have_somebody_follow_on_the_day_confirm_office_and_day_of_an_end():
    listed = [row("Bob Birch", "2020-03-01", None), row("Cleo Cray", "2018-01-10", "2020-03-01")]
    facts = [
        fact("day", "end", "Ann Aster", "2020-03-02", date="2020-03-01"),
        fact("other", "end", "Ann Aster", "2020-03-02", date="2020-02-27", article="b"),
        fact("vague", "end", "Ann Aster", "2020-03-02", date="2020-03", article="c"),
        fact("self", "end", "Bob Birch", "2020-03-02", date="2020-03-01", article="d"),
        fact("start", "start", "Ann Aster", "2020-03-02", date="2020-03-01", article="e"),
    ]
    assert derive("o", facts, known=Known(listed)).handed == ("day",)
    assert derive("o", facts, seats="many", known=Known(listed)).handed == ()


def test_as_much_is_believed_of_an_end_as_is_read_where_lists_have_somebody_follow_then():
    one = [Telling("a", None, 0.6)]
    assert change_believed(one) < BELIEVED <= change_believed(one, [0, HANDED]) == 0.6
    assert change_believed(one, [AGREED]) == change_believed(one, [AGREED, HANDED]) > 0.9


ANN = row("Ann Aster", "2018-01-10", "2021-05-05")


@pytest.mark.parametrize(
    ("told", "aside"),
    [
        (fact("a", "end", "Ann Aster", "2019-05-01", status="planned"), ()),
        (fact("a", "end", "Ann Aster", "2019-05-01", status="not_done"), ()),
        (fact("a", "end", "Bob Birch", "2019-05-01", date="2019-05-01", status="planned"), ("lists have Ann Aster then",)),
        (fact("a", "start", "Ann Aster", "2018-03-01", date="2017-11", how="elected"), ()),
        (fact("a", "start", "Ann Aster", "2018-03-01", date="2017-11-10"), ("lists have this person in office at another time",)),
        (fact("a", "start", "Ann Aster", "2018-03-01", date="2017-05", how="elected"), ("lists have this person in office at another time",)),
        (fact("a", "end", "Ann Aster", "2021-05-06", date="2021-05-05", titled="another"), ()),
        (fact("a", "end", "Ann Aster", "2021-05-06", titled="another"), ("the sentence gives this title to somebody else",)),
        (fact("a", "held", "Bob Birch", "2022-05-06", date="2019"), ("lists have Ann Aster then",)),
        (fact("a", "held", "Ann Aster", "2022-05-06", date="2019"), ()),
        (fact("a", "held", "Ann Aster", "2022-05-06", date="2009"), ("lists have this person in office at another time",)),
        (fact("a", "held", "Ann Aster", "2022-05-06", date="2013/2021"), ("lists have Cy Cedar then",)),
        (fact("a", "held", "Ann Aster", "2022-05-06", date="2018/2021"), ()),
    ],
)  # fmt: skip
def test_which_claims_lists_contradict(told, aside):
    known = Known([row("Cy Cedar", "2012-01-10", "2018-01-10"), ANN])
    assert tuple(why for _, why in derive("o", [told], known=known).aside) == aside


@pytest.mark.parametrize(("day", "agreed"), [("2017-06-01", True), ("2015-06-01", False)])
def test_lists_agree_with_a_choice_that_they_have_followed_within_a_year(day, agreed):
    found = derive("o", [fact("a", "chosen", "Ann Aster", day)], known=Known([ANN]))
    assert found.agreed == (("a",) if agreed else ())


def test_a_row_that_leaves_open_what_another_ends_is_left_out():
    opened, ended, again = row("Ann Aster", "2018-01-12", None), ANN, row("Ann Aster", "2022-02-01", None)
    assert closed([opened, ended, again]) == [ended, again]
    assert closed([opened, row("Bob Birch", "2018-01-10", "2021-05-05")])[0] == opened
