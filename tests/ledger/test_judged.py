"""Which claims set no bound, and why; who bounds whom; and which accounts disagree: cases on either side of every limit."""

import datetime as dt

import pytest

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.deriving.aside import Known, agreed, looked_back, set_aside
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
from incumbent.ledger.deriving.facts import Fact
from incumbent.ledger.deriving.lists import rows_of_person
from incumbent.records import PartialDate

DAY = dt.date.fromisoformat
WIKIDATA = "a list of 2026-08-03"


def fact(id, kind, person, on, date=None, **fields):
    key = f"{person.lower()}|BLR" if person else None
    base = {"article": id.partition("/")[0], "confidence": 0.9, "title": "minister", "person_key": key}
    return Fact(
        id=id, kind=kind, person=person, day=DAY(on), known_on=DAY(on), date=PartialDate.parse(date) if date else None, **{**base, **fields}
    )  # fmt: skip


def row(person, start, end, source=WIKIDATA):
    begun, over = (PartialDate.parse(d) if d else None for d in (start, end))
    return Listed("Q1", "Minister", f"Q-{person}", person, "BLR", begun, over, source, "CC0")


ANN, CY, BO = (
    row("Ann Aster", "2018-01-10", "2021-05-05"),
    row("Cy Cedar", "2012-01-10", "2018-01-10"),
    row("Bo Birch", "2021-05-05", "2025-01-01"),
)


@pytest.mark.parametrize(
    ("kind", "on", "date", "how", "agrees"),
    [
        ("hold", "2018-01-09", None, None, False),
        ("hold", "2018-01-10", None, None, True),
        ("hold", "2021-05-05", None, None, True),
        ("hold", "2021-05-06", None, None, False),
        ("start", "2018-03-01", "2017-12-09", None, False),
        ("start", "2018-03-01", "2017-12-10", None, True),  # 31 days before
        ("start", "2018-03-01", "2018-02-10", None, True),
        ("start", "2018-03-01", "2018-02-11", None, False),
        ("start", "2018-02-10", None, None, True),
        ("start", "2018-02-11", None, None, False),
        ("start", "2018-03-01", "2018-01", None, True),
        ("start", "2018-03-01", "2018-02", None, False),  # a month is told when the day is forgotten
        ("start", "2018-03-01", "2017-12", None, False),
        ("start", "2018-03-01", "2017-10-10", "elected", True),  # 92 days before
        ("start", "2018-03-01", "2017-10-09", "elected", False),
        ("start", "2018-03-01", "2017-10-10", "appointed", False),
        ("start", "2018-03-01", "2017-10", "elected", True),
        ("start", "2018-03-01", "2018-02-11", "elected", False),
        ("end", "2021-06-01", "2021-04-03", None, False),
        ("end", "2021-06-01", "2021-04-04", None, True),
        ("end", "2021-06-01", "2021-06-05", None, True),
        ("end", "2021-06-01", "2021-06-06", None, False),
        ("end", "2021-06-01", "2021-03-01", "elected", False),
        ("end", "2021-06-01", "2018-01-10", None, False),
        ("chosen", "2017-01-08", None, None, False),
        ("chosen", "2017-01-09", None, None, True),  # 366 days before
        ("chosen", "2018-02-10", None, None, True),
        ("chosen", "2018-02-11", None, None, False),
        ("held", "2000-01-01", None, None, True),
    ],
)
def test_whether_lists_have_what_a_claim_tells(kind, on, date, how, agrees):
    told = fact("a", kind, "Ann Aster", on, date, how=how)
    assert agreed(told, [ANN]) is agrees
    assert not agreed(told, [])


def test_rows_without_a_beginning_or_an_end_agree_with_no_change():
    endless, beginless = row("Ann Aster", "2018-01-10", None), row("Ann Aster", None, "2021-05-05")
    assert not agreed(fact("a", "end", "Ann Aster", "2021-05-05"), [endless])
    assert not agreed(fact("a", "start", "Ann Aster", "2018-01-10"), [beginless])
    assert not agreed(fact("a", "chosen", "Ann Aster", "2018-01-10"), [beginless])


UNDATED = fact("u", "start", "Ann Aster", "2019-05-01")


@pytest.mark.parametrize(
    ("other", "aside", "old"),
    [
        (fact("h", "hold", "Ann Aster", "2019-01-28"), {}, True),
        (fact("h", "hold", "Ann Aster", "2019-01-29"), {}, False),  # 92 days before
        (fact("h", "start", "Ann Aster", "2019-04-01", "2019-01-28"), {}, True),
        (fact("h", "hold", "Ann Aster", "2019-01-28"), {"h": "why"}, False),
        (fact("h", "hold", "Ann Aster", "2019-01-28", status="reported"), {}, False),
        (fact("h", "end", "Ann Aster", "2019-01-28", "2019-01-28"), {}, False),
        (fact("h", "held", "Ann Aster", "2019-01-28"), {}, False),
    ],
)
def test_a_beginning_told_without_a_day_long_after_it(other, aside, old):
    assert list(looked_back([UNDATED, other], aside, [])) == (["u"] if old else [])


def test_changes_told_without_a_day_that_lists_have_long_before():
    late = [
        UNDATED,
        fact("e", "end", "Ann Aster", "2021-09-01"),
        fact("d", "start", "Ann Aster", "2019-05-01", "2019-04-30"),
    ]
    assert list(looked_back(late, {}, [ANN])) == ["u", "e"]
    assert list(looked_back(late, {}, [row("Ann Aster", "2019-04-01", None)])) == []
    assert list(looked_back(late, {}, [])) == [] and list(looked_back(late[2:], {}, [ANN])) == []
    ended = [fact("e", "end", "Ann Aster", "2021-09-01"), fact("f", "end", "Ann Aster", "2021-06-01", "2021-05-05")]
    assert list(looked_back(ended, {}, [])) == ["e"]
    undated = [fact("e", "end", "Ann Aster", "2021-09-01"), fact("f", "end", "Ann Aster", "2021-01-01")]
    assert list(looked_back(undated, {}, [])) == []


def why(*facts, listed=(), seats="one", **known):
    """Reasons of what is set aside, by claim."""
    by_person = {}
    for f in facts:
        by_person.setdefault(f.person_key, []).append(f)
    own = {key: rows_of_person(listed, {key}, {f.person for f in told}) for key, told in by_person.items()}
    return set_aside(by_person, seats, Known(listed, **known), own)


KEY = "ann aster|BLR"
ALONE = "told once, and not surely read"


def unsure(id, kind, on, confidence=0.4, **fields):
    return fact(id, kind, "Ann Aster", on, confidence=confidence, **fields)


@pytest.mark.parametrize(
    ("facts", "weak"),
    [
        ([unsure("a", "start", "2020-01-10")], ["a"]),
        ([unsure("a", "start", "2020-01-10", 0.5)], []),
        ([unsure("a", "start", "2020-01-31"), unsure("b", "start", "2020-02-28")], []),  # next month
        ([unsure("a", "start", "2020-01-31"), unsure("b", "start", "2020-03-01")], ["a", "b"]),
        ([unsure("a", "start", "2019-12-31"), unsure("b", "start", "2020-01-01")], []),
        ([unsure("a", "start", "2020-01-31"), unsure("b", "end", "2020-01-31")], ["a", "b"]),
        ([unsure("a", "hold", "2020-01-10"), unsure("b", "hold", "2020-07-10")], []),  # six months
        ([unsure("a", "hold", "2020-01-10"), unsure("b", "hold", "2020-08-10")], ["a", "b"]),
        ([unsure("a", "held", "2020-01-10"), unsure("b", "held", "2020-07-10")], []),
        ([unsure("a", "start", "2020-01-10"), unsure("b", "start", "2020-01-10", article="a")], ["a", "b"]),
        ([unsure("a", "start", "2020-01-10"), fact("b", "start", "Ann Aster", "2020-01-11")], []),
        ([unsure("a", "start", "2020-01-10", status="reported")], []),  # bounds nothing anyhow
    ],
)
def test_a_claim_that_is_rather_wrong_than_right(facts, weak):
    assert why(*facts) == dict.fromkeys(weak, ALONE)


def test_lists_lift_a_claim_that_is_not_too_unlikely():
    for confidence, weak in ((0.05, {}), (0.04, {"a": ALONE})):
        assert why(unsure("a", "hold", "2019-05-01", confidence), listed=[ANN]) == weak


@pytest.mark.parametrize(
    ("kind", "on", "fields", "dead"),
    [
        ("hold", "2019-04-03", {}, False),  # 92 days after
        ("hold", "2019-04-04", {}, True),
        ("start", "2019-04-04", {}, True),
        ("end", "2019-04-04", {}, False),
        ("held", "2019-04-04", {}, False),
        ("hold", "2019-04-04", {"date": "2019-01-01"}, False),
    ],
)
def test_the_dead_hold_no_office(kind, on, fields, dead):
    told = fact("a", kind, "Ann Aster", on, **fields)
    assert why(told, died={KEY: DAY("2019-01-01")}) == ({"a": "dead by then"} if dead else {})
    assert why(told, died={"another": DAY("2019-01-01")}) == {}


@pytest.mark.parametrize(
    ("kind", "review", "unplaced"),
    [
        ("start", None, True),
        ("end", None, True),
        ("chosen", None, True),
        ("hold", None, False),
        ("held", None, False),
        ("start", "accept", False),
    ],
)
def test_changes_of_nobody_can_say_what(kind, review, unplaced):
    told = fact("a", kind, "Ann Aster", "2020-01-01", review=review)
    assert why(told, vague=True) == ({"a": "of what, is not told"} if unplaced else {})
    assert why(told) == {}


@pytest.mark.parametrize(
    ("fields", "aside"),
    [
        ({}, True),
        ({"titled": "own"}, False),
        ({"titled": "another"}, False),
        ({"review": "accept"}, False),
        ({"date": "2018-02-11"}, False),
        ({"date": None}, False),
        ({"kind": "chosen"}, False),
    ],
)
def test_a_change_that_lists_have_in_another_office(fields, aside):
    given = {"kind": "start", "date": "2018-02-10", "titled": "unsaid", **fields}
    told = fact("a", given.pop("kind"), "Ann Aster", "2018-03-01", given.pop("date"), **given)
    found = why(told, elsewhere={KEY: (ANN,)})
    assert (found.get("a") == "lists have it as another office's") is aside
    assert why(told, elsewhere={"another": (ANN,)}).get("a") != "lists have it as another office's"


@pytest.mark.parametrize(
    ("fields", "aside"),
    [
        ({}, True),
        ({"titled": "unsaid"}, False),
        ({"review": "accept"}, False),
        ({"review": "correct"}, False),
        ({"review": "other"}, True),
        ({"date": "2018-01-10"}, False),  # lists have it
        ({"date": "2018-01-10", "kind": "hold"}, True),
        ({"date": "2019-01-10", "kind": "end"}, True),
    ],
)
def test_a_title_that_the_sentence_gives_to_somebody_else(fields, aside):
    given = {"kind": "start", "date": None, "titled": "another", **fields}
    told = fact("a", given.pop("kind"), "Ann Aster", "2018-03-01", given.pop("date"), **given)
    found = why(told, listed=[ANN], seats="many")
    assert found == ({"a": "the sentence gives this title to somebody else"} if aside else {})


def many(number, confidence=0.9, kind="hold", person="Ann Aster", on="2020-01-10", **fields):
    return [fact(f"m{n}", kind, person, on, confidence=confidence, **fields) for n in range(number)]


@pytest.mark.parametrize(
    ("facts", "abroad"),
    [
        (many(1), True),
        (many(2), False),
        (many(2, 0.7), True),  # not sure enough together
        (many(3, 0.7), False),
        (many(2, article="one"), True),
        (many(1, review="accept"), False),
        (many(1, review="correct"), False),
        (many(1, status="reported"), True),
        (many(1, status="planned"), False),
    ],
)
def test_one_article_that_puts_somebody_of_another_country_here(facts, abroad):
    reason = "lists have this person in other countries' offices"
    assert why(*facts, foreign=frozenset({KEY})) == ({f.id: reason for f in facts} if abroad else {})
    assert why(*facts) == {}


def rivals(*months, confidence=0.9, kind="hold"):
    """Three articles about Bo in each of these months, counted from June 2020."""
    found = []
    for m in months:
        year, month = divmod(12 * 2020 + 5 + m, 12)
        found += [
            fact(f"b{m}-{n}", kind, "Bo Birch", f"{year}-{month + 1:02}-10", confidence=confidence) for n in range(3)
        ]
    return found


@pytest.mark.parametrize(
    ("stray", "others", "outvoted"),
    [
        ({}, rivals(-6, 6), True),
        ({}, rivals(-7, 6), False),
        ({}, rivals(-6, 7), False),
        ({}, rivals(-1, 1), True),
        ({}, rivals(0, 1, 2), False),  # nobody before
        ({}, rivals(-2, -1, 0), False),
        ({}, rivals(-1, 1)[:4], False),  # four times as well supported are too few
        ({}, rivals(-1, 1, confidence=0.6), False),
        ({}, rivals(-1, 1, kind="end"), True),
        ({}, rivals(-1, 1, kind="held"), False),
        ({"kind": "start"}, rivals(-1, 1), False),
        ({"review": "accept"}, rivals(-1, 1), False),
        ({"review": "other"}, rivals(-1, 1), True),
    ],
)
def test_one_article_among_many_about_another(stray, others, outvoted):
    given = {"kind": "hold", **stray}
    told = fact("a", given.pop("kind"), "Ann Aster", "2020-06-15", **given)
    assert why(told, *others) == ({"a": "other articles have Bo Birch then"} if outvoted else {})
    assert why(told, *others, seats="many") == {}


LATER = "lists have this person in office at another time"


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (("start", "Ann Aster", "2018-06-01", "2018-06-01"), "lists have it begin before"),
        (("start", "Ann Aster", "2017-06-01", "2017-06-01"), LATER),
        (("start", "Ann Aster", "2016-06-01", "2016-06-01"), LATER),
        (("start", "Ann Aster", "2020-06-01", None), None),  # looked back upon
        (("start", "Ann Aster", "2017-06-01", None), "lists have Cy Cedar then"),
        (("end", "Ann Aster", "2020-09-01", "2020-09-01"), "lists have no end then"),
        (("end", "Ann Aster", "2021-06-20", "2021-06-20"), LATER),
        (("end", "Ann Aster", "2021-04-10", "2021-04-10"), None),
        (("end", "Ann Aster", "2020-09-01", None), "lists have no end then"),
        (("end", "Ann Aster", "2022-09-01", None), None),
        (("end", "Bo Birch", "2020-09-01", None), None),
        (("end", "Di Dane", "2020-09-01", None), "lists have Ann Aster then"),
        (("end", "Di Dane", "2020-09-01", "2020-09-01"), "lists have Ann Aster then"),
        (("hold", "Di Dane", "2018-02-10", None), None),  # 31 days after a change
        (("hold", "Di Dane", "2018-02-11", None), "lists have Ann Aster then"),
        (("hold", "Di Dane", "2021-04-03", None), "lists have Ann Aster then"),
        (("hold", "Di Dane", "2021-04-04", None), None),
        (("hold", "Cy Cedar", "2018-02-10", None), None),
        (("hold", "Cy Cedar", "2018-02-11", None), "lists have it end before; the title stays"),
        (("hold", "Ann Aster", "2021-06-05", None), None),
        (("hold", "Ann Aster", "2021-06-06", None), "lists have it end before; the title stays"),
        (("chosen", "Di Dane", "2018-06-01", None), "lists have Ann Aster then"),
        (("chosen", "Di Dane", "2020-06-01", None), "lists have Bo Birch then"),
        (("chosen", "Di Dane", "2024-06-01", None), None),
        (("chosen", "Ann Aster", "2017-06-01", None), None),
        (("chosen", "Ann Aster", "2015-06-01", None), "lists have Cy Cedar then"),
        (("held", "Di Dane", "2022-06-01", "2019"), "lists have Ann Aster then"),
        (("held", "Di Dane", "2022-06-01", "2018"), None),
        (("held", "Ann Aster", "2022-06-01", "2019"), None),
        (("held", "Ann Aster", "2022-06-01", "2009"), LATER),
        (("held", "Ann Aster", "2022-06-01", "2015/2016"), LATER),
        (("held", "Ann Aster", "2022-06-01", "2015/2021"), "lists have Cy Cedar then"),
        (("held", "Ann Aster", "2022-06-01", "2018/2024"), "lists have Bo Birch then"),
        (("held", "Di Dane", "2022-06-01", None), None),
    ],
)
def test_claims_for_days_that_lists_have_otherwise(told, reason):
    kind, person, on, date = told
    assert why(fact("a", kind, person, on, date), listed=[CY, ANN, BO]) == ({"a": reason} if reason else {})
    assert why(fact("a", kind, person, on, date), listed=[CY, ANN, BO], seats="many") == {}


def test_a_reviewer_or_several_articles_outweigh_lists():
    def di(id, on="2020-01-10", **fields):
        return fact(id, "hold", "Di Dane", on, **fields)

    rows = {"listed": [ANN]}
    assert set(why(di("a"), **rows)) == {"a"} and why(di("a"), di("b"), **rows) == {}
    assert set(why(di("a"), di("b", article="a"), **rows)) == {"a", "b"}
    assert set(why(di("a", confidence=0.7), di("b", confidence=0.7), **rows)) == {"a", "b"}
    assert why(di("a", review="accept"), **rows) == why(di("a", review="correct"), di("b", article="a"), **rows) == {}
    assert why(di("a"), di("b", "2020-07-11"), **rows) == {}  # 183 days
    assert set(why(di("a"), di("b", "2020-07-12"), **rows)) == {"a", "b"}
    one, near, far = (
        fact(i, "end", "Di Dane", "2020-03-01", d)
        for i, d in (("a", "2020-01-10"), ("b", "2020-02-10"), ("c", "2020-02-11"))
    )
    assert why(one, near, **rows) == {} and set(why(one, far, **rows)) == {"a", "c"}


def test_plans_of_who_is_in_office_are_not_against_lists():
    for status, aside in (
        ("planned", {}),
        ("not_done", {}),
        ("asserted", {"a": "lists have no end then"}),
        ("reported", {"a": "lists have no end then"}),
    ):
        assert why(fact("a", "end", "Ann Aster", "2020-01-10", "2020-01-10", status=status), listed=[ANN]) == aside
    chosen = fact("a", "chosen", "Di Dane", "2018-06-01", status="reported")
    assert why(chosen, listed=[ANN]) == {}


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (("1970-01-01", "1990-01-01", "1990-01-01", "2010-01-01", "2010-01-01", "2022-01-01"), True),
        (("1970-01-01", "1990-01-01", "1990-04-03", "2010-01-01", "2010-01-01", "2022-01-01"), True),  # 92 days
        (("1970-01-01", "1990-01-01", "1990-04-04", "2010-01-01", "2010-01-01", "2022-01-01"), False),
        (("1985-01-01", "1990-01-01", "1990-01-01", "2010-01-01", "2010-01-01", "2022-01-01"), False),
        (("1970-01-01", "1990-01-01", "1990-01-01", "2010-01-01", "2010-01-01", "2019-12-31"), False),
        (("1970-01-01", "1990-01-01", "1990-01-01", "2010-01-01", "2010-01-01", "2020-01-01"), True),
    ],
)
def test_former_is_nobody_whom_lists_of_forty_years_do_not_have(rows, reason):
    listed = [row(name, *rows[2 * i : 2 * i + 2]) for i, name in enumerate(("Cy Cedar", "Ed Elm", "Flo Fir"))]
    told = fact("a", "held", "Di Dane", "2020-01-01")
    assert why(told, listed=listed[::-1]) == ({"a": "lists have Flo Fir then"} if reason else {})
    assert why(fact("a", "held", "Cy Cedar", "2020-01-01"), listed=listed) == {}


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
        [t] = derive("o", facts, known=Known(died={KEY: DAY(died)})).tenures
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
