"""Which claims set no bound, and why: cases on either side of every limit."""

import pytest
from facts_by_hand import ANN, BO, CY, DAY, fact, row

from incumbent.ledger.deriving.aside import Known, agreed, looked_back, set_aside
from incumbent.ledger.deriving.lists import rows_of_person


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
        ({}, [*rivals(-1, 1)[:4], *rivals(6)[:1]], True),
        ({}, [*rivals(-1, 1)[:4], *rivals(7)[:1]], False),
        ({}, [*rivals(-1, 1)[:4], *rivals(-6)[:1]], True),
        ({}, [*rivals(-1, 1)[:4], *rivals(-7)[:1]], False),
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
