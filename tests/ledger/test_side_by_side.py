"""Who bounds whom, which accounts disagree, and how far each is believed: cases on either side of every limit."""

from itertools import permutations

import pytest
from facts_by_hand import ANN, DAY, fact, row

from incumbent.ledger.deriving.aside import Known
from incumbent.ledger.deriving.belief import (
    AGREED,
    HANDED,
    Telling,
    believed,
    change_believed,
    in_words,
    independent,
    moved,
    probability,
    weight_of,
    weight_of_change,
)
from incumbent.ledger.deriving.derive import derive
from incumbent.ledger.deriving.disagree import disagreements


def tenures(*facts, **options):
    return {t.name: t for t in derive("o", facts, **options).tenures}


def hold(id, person, on, **fields):
    return fact(id, "hold", person, on, **fields)


def test_the_worse_supported_of_two_holders_at_a_time_loses_by_how_much_it_is_worse():
    ann = [hold(f"a{n}", "Ann Aster", d) for n, d in enumerate(("2020-01-01", "2020-06-01", "2020-12-01"))]
    bo = [hold("b1", "Bo Birch", "2020-03-01"), hold("b2", "Bo Birch", "2020-04-02")]
    found = tenures(*ann, *bo)
    assert (
        found["Bo Birch"].belief == pytest.approx(0.91, abs=0.01)
        and found["Bo Birch"].why == "2 articles; 3 articles have Ann Aster then"
    )
    assert found["Ann Aster"].belief == 0.999 and found["Ann Aster"].why == "3 articles"
    brief = tenures(*ann, bo[0], hold("b2", "Bo Birch", "2020-04-01"))  # 31 days: a change takes so long
    assert brief["Bo Birch"].belief == 0.99 and brief["Bo Birch"].why == "2 articles"
    assert tenures(*ann, *bo, seats="many")["Bo Birch"].belief == 0.99


def test_the_next_holder_bounds_the_last_and_the_last_the_next():
    def ends(*facts):
        ann = tenures(hold("a", "Ann Aster", "2020-02-01"), *facts)["Ann Aster"]
        return ann.ended, str(ann.end.latest.day) if ann.end.latest else None

    assert ends(hold("b", "Bo Birch", "2020-02-02")) == (True, "2020-02-02")
    assert ends(hold("b", "Bo Birch", "2020-02-01")) == (False, None)
    assert ends(fact("b", "start", "Bo Birch", "2020-02-01", "2020-02-01")) == (True, "2020-02-01")
    assert ends(hold("b", "Bo Birch", "2020-03-01", status="reported")) == (False, None)
    assert ends(hold("b", "Bo Birch", "2020-03-01", confidence=0.3)) == (False, None)
    assert ends(hold("b", "Bo Birch", "2020-05-01"), hold("c", "Cy Cedar", "2020-03-01")) == (True, "2020-03-01")

    def begins(*facts):
        bo = tenures(hold("b", "Bo Birch", "2020-02-02"), *facts)["Bo Birch"]
        return str(bo.start.earliest.day) if bo.start.earliest else None

    assert (
        begins(hold("a", "Ann Aster", "2020-02-01")) == "2020-02-01"
        and begins(hold("a", "Ann Aster", "2020-02-02")) is None
    )
    assert begins(hold("a", "Ann Aster", "2019-02-01"), hold("c", "Cy Cedar", "2020-01-01")) == "2020-01-01"


@pytest.mark.parametrize(("articles", "bounds"), [(5, True), (6, False)])
def test_what_few_tell_does_not_bound_what_many_do(articles, bounds):
    ann = [hold(f"a{n}", "Ann Aster", f"2020-01-{n + 1:02}") for n in range(articles)]
    found = tenures(*ann, hold("b", "Bo Birch", "2020-03-01"))
    assert found["Ann Aster"].ended is bounds
    late = tenures(hold("b", "Bo Birch", "2019-03-01"), *ann)
    assert (late["Ann Aster"].start.earliest is not None) is bounds


def test_who_is_told_to_hold_it_for_the_time_being():
    def acting(*hows, kind="hold"):
        return tenures(*(fact(f"a{n}", kind, "Ann Aster", f"2020-01-0{n + 1}", how=h) for n, h in enumerate(hows)))[
            "Ann Aster"
        ].acting

    assert acting("acting") and acting("acting", None) and not acting("acting", None, None) and not acting(None)
    assert not acting("acting", kind="end")
    assert tenures(fact("a", "hold", "Ann Aster", "2020-01-01", title="interim minister"))["Ann Aster"].acting


def test_who_comes_back_after_another_whom_several_articles_have_there():
    def stretches(*facts, **options):
        return len([t for t in derive("o", facts, **options).tenures if t.name == "Ann Aster"])

    first, again = hold("a", "Ann Aster", "2015-01-01"), hold("z", "Ann Aster", "2017-06-01")
    two = [hold("b", "Bo Birch", "2016-01-01"), hold("c", "Bo Birch", "2016-02-01")]
    assert stretches(first, *two, again) == 2 and stretches(first, *two, again, seats="many") == 1
    assert stretches(first, two[0], again) == 1  # one article may err
    assert stretches(first, two[0], hold("c", "Cy Cedar", "2016-02-01"), again) == 1
    assert (
        stretches(
            first,
            hold("b", "Bo Birch", "2015-03-01"),
            hold("c", "Bo Birch", "2015-04-01"),
            hold("z", "Ann Aster", "2016-01-02"),
        )
        == 1
    )
    assert (
        stretches(
            first,
            hold("b", "Bo Birch", "2015-03-01"),
            hold("c", "Bo Birch", "2015-04-01"),
            hold("z", "Ann Aster", "2016-01-03"),
        )
        == 2
    )
    assert stretches(first, hold("b", "Bo Birch", "2014-03-01"), hold("c", "Bo Birch", "2018-04-01"), again) == 1


def test_nobody_holds_an_office_beyond_death():
    def buried(*facts, died="2020-06-01"):
        [t] = derive("o", facts, known=Known(died={"ann aster|BLR": DAY(died)})).tenures
        return str(t.last_day), str(t.end.latest.day) if t.end.latest else None, t.ended

    assert buried(hold("a", "Ann Aster", "2020-01-01")) == ("2020-01-01", "2020-06-01", True)
    assert buried(hold("a", "Ann Aster", "2020-01-01"), hold("b", "Ann Aster", "2020-07-01")) == (
        "2020-06-01",
        "2020-06-01",
        True,
    )
    assert buried(fact("a", "end", "Ann Aster", "2020-05-01", "2020-05-01")) == ("2020-05-01", "2020-05-01", True)
    assert buried(fact("a", "end", "Ann Aster", "2020-07-01", "2020-06-20")) == (
        "2020-06-20",
        "2020-06-20",
        True,
    )  # begun after it
    assert buried(hold("a", "Ann Aster", "2020-01-01"), fact("b", "end", "Ann Aster", "2020-07-01", "2020-06-20"))[
        1:
    ] == ("2020-06-01", True)
    assert buried(fact("a", "start", "Ann Aster", "2020-07-01", "2020-06-20")) == ("2020-06-20", None, False)


def vacancies(*facts):
    return [
        (v.left, v.claims, str(v.since.earliest.day) if v.since.earliest else None)
        for v in derive("o", facts).vacancies
    ]


def test_an_office_as_the_last_claims_leave_it():
    left = fact("a", "end", "Ann Aster", "2020-02-01", "2020-02-01")
    unnamed = fact("u", "end", None, "2020-02-01")
    assert vacancies(left) == [("Ann Aster", ("a",), "2020-02-01")]
    assert vacancies(left, unnamed) == [("Ann Aster", ("a", "u"), "2020-02-01")]
    assert vacancies(left, fact("u", "end", None, "2020-01-31")) == [("Ann Aster", ("a",), "2020-02-01")]
    assert (
        vacancies(left, hold("b", "Bo Birch", "2020-02-01"))
        == []
        == vacancies(left, hold("b", "Bo Birch", "2020-03-01"))
    )
    assert vacancies(left, fact("b", "end", "Bo Birch", "2020-01-01", "2020-01-01")) == [
        ("Ann Aster", ("a",), "2020-02-01")
    ]
    assert vacancies(hold("b", "Bo Birch", "2020-01-01")) == []
    assert vacancies(unnamed) == [(None, ("u",), None)]
    assert vacancies(unnamed, fact("v", "end", None, "2020-03-01", "2020-03-01")) == [(None, ("v",), "2020-03-01")]
    assert (
        vacancies(fact("u", "end", None, "2020-02-01", status="reported"))
        == vacancies(fact("u", "hold", None, "2020-02-01"))
        == []
    )


def test_of_two_holders_told_alike_neither_loses():
    both = tenures(*(hold(f"{who[0]}{n}", who, f"2020-0{n}-01") for n in (1, 4) for who in ("Ann Aster", "Bo Birch")))
    assert {(t.belief, t.why) for t in both.values()} == {(0.99, "2 articles")}


DAYS = (
    "2020-01-01 2020-02-01 2020-03-01 2020-12-01",
    "2020-01-02 2020-06-01 2020-12-02",
    "2020-01-03 2020-12-03",
)


def three(*order):
    """Three who are told by four, three and two articles for one time, named in this order."""
    told = ((name, n, day) for name, days in zip(order, DAYS, strict=True) for n, day in enumerate(days.split()))
    return tenures(*(hold(f"{name[0]}{n}", name, day) for name, n, day in told))


@pytest.mark.parametrize("order", list(permutations(("Ann Aster", "Bo Birch", "Cy Cedar"))))
def test_of_several_at_a_time_the_best_supported_is_the_rival(order):
    first, second, third = order
    found = three(*order)
    assert found[first].why == "4 articles"
    assert found[second].why == f"3 articles; 4 articles have {first} then"
    assert found[third].why == f"2 articles; 4 articles have {first} then"
    assert found[first].belief > found[second].belief > found[third].belief


def test_a_rival_told_by_one_article_is_named_in_the_singular():
    weak = [
        hold("b1/c1", "Bo Birch", "2020-01-01", confidence=0.6),
        hold("b1/c2", "Bo Birch", "2020-01-01", date=None, confidence=0.6),
    ]
    held = fact("a/c1", "held", "Ann Aster", "2021-01-01", "2020-01-01/2020-12-01")
    other = fact("b/c1", "held", "Bo Birch", "2021-01-01", "2020-01-01/2020-12-01", confidence=0.6)
    assert weak[0].source == weak[1].source
    assert tenures(held, other)["Bo Birch"].why.endswith("; 1 article has Ann Aster then")


def test_who_came_and_went_after_the_last_can_have_left_follows_him():
    """A year in which somebody left leaves open whether another began after it: then nobody says that the office is empty."""
    left = fact("a", "end", "Ann Aster", "2021-01-05", "2020")

    def after(day):
        begun = fact("b", "start", "Bo Birch", "2021-01-05", day)
        gone = fact("c", "end", "Bo Birch", "2021-01-05", "2020-06-01")
        return [v[0] for v in vacancies(left, begun, gone)]

    assert after("2020-03-01") == after("2020-01-01") == [] and after("2019-12-31") == ["Ann Aster"]


def test_what_bounds_nothing_is_shown_beside_the_nearest_tenure():
    facts = [
        fact("a", "start", "Ann Aster", "2001-01-01", "2000-05-07"), fact("b", "end", "Ann Aster", "2008-06-01", "2008-05-07"),
        fact("c", "start", "Ann Aster", "2012-06-01", "2012-05-07"), fact("p", "end", "Ann Aster", "2010-06-01", "2010-05-01", status="planned"),
        fact("q", "end", "Ann Aster", "2010-06-01", "2010-06-01", status="planned"),
        fact("r", "end", "Ann Aster", "2011-06-01", status="planned"), fact("s", "chosen", "Ann Aster", "1999-06-01"),
    ]  # fmt: skip
    assert [t.extra for t in derive("o", facts).tenures] == [("p", "s"), ("q", "r")]


def disputes(*facts, listed=(), seats="one"):
    return [d.summary for d in disagreements(derive("o", facts, known=Known(listed), seats=seats), listed, seats)]


def start(id, date, person="Ann Aster", **fields):
    return fact(id, "start", person, "2021-01-01", date, **fields)


@pytest.mark.parametrize(
    ("dates", "differ"),
    [
        (("2020-09-03", "2020-09-07"), False),  # two days for each
        (("2020-09-03", "2020-09-08"), True),
        (("2020-09-03", "2020-09-06", "2020-09-09"), False),
        (("2020-09-03", "2020-09-06", "2020-09-10"), True),
        (("2008-06", "2008-09-30"), False),  # 92 days after the month
        (("2008-06", "2008-10-01"), True),
        (("2009-01-20", "2009-02-28/2009-03-26"), True),  # of four weeks is no rough date
        (("2009-01-20", "2009-02-26/2009-03-26"), False),
        (("2008-01/2008-06", "2008-07/2008-12"), True),  # both rough
    ],
)
def test_dates_of_one_change_that_exclude_each_other(dates, differ):
    told = [start(f"a{n}", d) for n, d in enumerate(dates)]
    assert bool(disputes(*told)) is differ


def test_one_article_disagrees_with_nobody():
    assert disputes(start("a/c1", "2020-09-03"), start("a/c2", "2020-10-03")) == []
    assert disputes(start("a/c1", "2020-09-03"), start("b/c1", "2020-10-03")) == [
        "Ann Aster began 3 September 2020 or 3 October 2020"
    ]


def test_a_date_that_one_article_alone_tells_is_refuted_by_lists_and_others():
    told = [start("a/c1", "2018-01-10"), start("b/c1", "2018-02-05")]
    assert disputes(*told) and disputes(*told, listed=[ANN]) == []
    assert disputes(*told, start("c/c1", "2018-02-05"), listed=[ANN]) != []
    week = [start("a/c1", "2018-01-17"), start("b/c1", "2018-02-05")]
    assert disputes(*week, listed=[ANN]) == []
    assert disputes(start("a/c1", "2018-01-18"), start("b/c1", "2018-02-05"), listed=[ANN]) != []


def both(*facts):
    return [s for s in disputes(*facts) if "both" in s]


def test_two_whom_the_claims_put_in_one_office_at_a_time():
    ann = [hold("a1", "Ann Aster", "2020-01-01"), hold("a2", "Ann Aster", "2020-06-01")]
    assert both(*ann, hold("b1", "Bo Birch", "2020-03-01"), hold("b2", "Bo Birch", "2020-04-01")) == [
        "Ann Aster and Bo Birch are both said to hold it"
    ]
    assert both(*ann, hold("b1", "Bo Birch", "2020-03-01")) == []  # a title in one article is not firm
    assert both(*ann, start("b1", "2020-03-01", "Bo Birch"), hold("b2", "Bo Birch", "2020-04-01")) != []
    assert (
        both(*ann, hold("b1", "Bo Birch", "2020-06-01"), hold("b2", "Bo Birch", "2020-07-01")) == []
    )  # on the day of a change
    assert both(*ann, *(hold(f"b{n}", "Bo Birch", f"2020-0{n}-01", how="acting") for n in (3, 4))) == []
    one = [
        start("x/c1", "2020-01-01"),
        hold("x/c2", "Ann Aster", "2020-06-01"),
        start("x/c3", "2020-03-01", "Bo Birch"),
        hold("x/c4", "Bo Birch", "2020-05-01"),
    ]
    assert both(*one) == []  # of one article


def against(*facts, listed=(ANN,)):
    return [s for s in disputes(*facts, listed=list(listed)) if s.startswith("the press")]


def test_the_press_against_a_list():
    di = [hold("a", "Di Dane", "2020-01-10"), hold("b", "Di Dane", "2020-02-10")]
    assert against(*di) == ["the press has Di Dane, a list of 2026-08-03 has Ann Aster"]
    assert against(hold("a", "Ann Aster", "2020-01-10"), hold("b", "Ann Aster", "2020-02-10")) == []
    assert against(hold("a", "Di Dane", "2022-01-10"), hold("b", "Di Dane", "2022-02-10")) == []
    later = row("Ann Aster", "2018-01-10", None, "a list of 2020-01-09")
    assert (
        against(*di, listed=[later]) == []
        and against(*di, listed=[row("Ann Aster", "2018-01-10", None, "a list of 2020-01-10")]) != []
    )
    end = [
        fact("a", "end", "Di Dane", "2018-01-20", "2018-01-11"),
        fact("b", "end", "Di Dane", "2018-01-20", "2018-01-11"),
    ]
    assert against(*end) == []  # held it on the day before
    assert against(*di, listed=[ANN, row("Di Dane", "2020-03-10", "2020-03-20")]) == []  # 31 days from the last day
    assert against(*di, listed=[ANN, row("Di Dane", "2020-03-13", "2020-03-20")]) != []


@pytest.mark.parametrize(
    ("confidence", "status", "said_by", "review", "weight"),
    [
        (0.9, "asserted", None, None, 0.9),
        (1.0, "asserted", None, None, 0.99),
        (-1.0, "asserted", None, None, 0.0),
        (0.9, "reported", None, None, 0.45),
        (0.9, "reported", "Ann", None, 0.45),
        (0.5, "asserted", "Ann", None, 0.4),
        (0.9, "planned", None, None, 0.9),
        (0.1, "reported", None, "accept", 0.999),
        (0.1, "asserted", None, "correct", 0.99),
        (0.9, "asserted", None, "reject", 0.9),
    ],
)
def test_what_one_claim_is_worth(confidence, status, said_by, review, weight):
    assert weight_of(confidence, status, said_by, review) == pytest.approx(weight)
    assert weight_of_change(confidence, status, said_by, review, "own") == pytest.approx(weight)
    less = weight if review in ("accept", "correct") else 0.8 * weight
    assert weight_of_change(confidence, status, said_by, review, "unsaid") == pytest.approx(less)
    assert weight_of_change(confidence, status, said_by, review, "another") == pytest.approx(weight)


def test_further_articles_of_one_publisher_are_worth_less_and_less():
    told = [
        Telling("a", "Post", 0.8),
        Telling("b", "Post", 0.9),
        Telling("c", "Post", 0.4),
        Telling("d", None, 0.8),
        Telling("e", None, 0.8),
        Telling("a", "Post", 0.6),
    ]
    assert independent(told) == [("b", 0.9), ("a", 0.4), ("d", 0.8), ("e", 0.8), ("c", 0.1)]
    assert independent(told[::-1]) == independent(told) and independent([]) == []


def test_odds_and_lists():
    assert moved(0.0, "agree") == -30.0 and moved(-40.0, "silent") == 30.0 and moved(-40.0, "agree") == 30.0
    half = moved(-0.6931471805599453, "silent")
    assert half == pytest.approx(0.0) and probability(half) == 0.5
    assert believed([Telling("a", None, 0.5)], "agree") == pytest.approx(20 / 21, abs=1e-4)
    assert believed([Telling("a", None, 0.5)], "exclude") == pytest.approx(1 / 21, abs=1e-4)
    one = [Telling("a", None, 0.75)]
    assert change_believed(one) == 0.5 and change_believed(one, [HANDED, 0]) == 0.75
    assert change_believed(one, [AGREED]) == change_believed(one, [AGREED, HANDED]) == pytest.approx(20 / 21, abs=1e-4)


@pytest.mark.parametrize(
    ("sources", "lists", "parts", "words"),
    [
        (1, "silent", (), "1 article"),
        (2, "agree", (), "2 articles, lists agree"),
        (0, "exclude", ("a", "", "b"), "0 articles, lists exclude it, a, b"),
    ],
)
def test_what_a_belief_rests_on(sources, lists, parts, words):
    assert in_words(sources, lists, *parts) == words
