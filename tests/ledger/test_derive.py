"""Claims to tenures: what each kind of claim bounds, and which claims a bound names."""

import datetime as dt
import random

import pytest

from incumbent.ledger.deriving.derive import derive
from incumbent.ledger.deriving.disagree import disagreements
from incumbent.ledger.deriving.facts import Fact
from incumbent.ledger.deriving.stored import dump, load
from incumbent.ledger.deriving.wording import stretch
from incumbent.records import PartialDate


def day(text):
    return dt.date.fromisoformat(text)


def fact(id, kind, person, on, *, date=None, **fields):
    return Fact(
        id=id, article=fields.pop("article", id), kind=kind, person=person,
        person_key=f"{person.lower()}|BLR" if person else None, title=fields.pop("title", "chief"),
        day=day(on) if on else None, known_on=day(on) if on else day("2021-01-01"),
        date=PartialDate.parse(date) if date else None, **fields,
    )  # fmt: skip


def days(limits):
    return tuple(b.day.isoformat() if b else None for b in (limits.earliest, limits.latest))


def only(facts, **options):
    [tenure] = derive("o", facts, **options).tenures
    return tenure


def test_a_dated_start_bounds_the_beginning_and_names_its_claim():
    tenure = only([fact("a", "start", "Ann Aster", "2020-09-05", date="2020-09-03")])
    assert days(tenure.start) == ("2020-09-03", "2020-09-03")
    assert tenure.start.earliest.claims == tenure.start.latest.claims == ("a",)
    assert not tenure.ended and days(tenure.end) == ("2020-09-03", None)


def test_holding_on_a_day_is_last_confirmed_and_never_current():
    tenure = only([fact("a", "hold", "Ann Aster", "2020-01-10"), fact("b", "hold", "Ann Aster", "2020-03-01")])
    assert days(tenure.start) == (None, "2020-01-10") and days(tenure.end) == ("2020-03-01", None)
    assert tenure.last_confirmed.claims == ("b",)
    assert stretch(tenure) == "by 10 January 2020, last confirmed on 1 March 2020"
    assert "current" not in stretch(tenure)


def test_an_end_closes_and_says_that_the_start_is_not_stated():
    tenure = only([fact("a", "end", "Ann Aster", "2020-09-03", date="2020-09-03")])
    assert tenure.ended and days(tenure.end) == ("2020-09-03", "2020-09-03")
    assert stretch(tenure) == "start not stated, until 3 September 2020"
    assert tenure.holds_on(day("2020-09-02")) == "yes"
    assert tenure.holds_on(day("2020-09-04")) == "no"
    assert tenure.holds_on(day("2019-09-02")) == "possible"


def test_held_with_an_interval_bounds_both_ends():
    tenure = only([fact("a", "held", "Ann Aster", "2020-01-01", date="1995/2007")])
    assert days(tenure.start) == ("1995-01-01", "1995-12-31") and days(tenure.end) == ("2007-01-01", "2007-12-31")


def test_former_means_over_by_the_day_of_the_article():
    tenure = only([fact("a", "held", "Ann Aster", "2020-01-01")])
    assert tenure.ended and days(tenure.end) == (None, "2020-01-01") and tenure.last_confirmed is None


def test_former_after_a_confirmed_day_bounds_the_end_between_both():
    tenure = only([fact("a", "hold", "Ann Aster", "2019-05-01"), fact("b", "held", "Ann Aster", "2020-01-01")])
    assert days(tenure.end) == ("2019-05-01", "2020-01-01")
    assert tenure.end.latest.claims == ("b",)


def test_a_year_and_a_day_within_it_narrow_each_other():
    tenure = only([
        fact("a", "start", "Ann Aster", "2020-01-01", date="2014"),
        fact("b", "start", "Ann Aster", "2020-02-01", date="2014-03-05"),
    ])  # fmt: skip
    assert days(tenure.start) == ("2014-03-05", "2014-03-05") and not tenure.conflicts
    assert tenure.start.earliest.claims == ("b",)


def test_dates_that_exclude_each_other_are_both_kept():
    tenure = only([
        fact("a", "start", "Ann Aster", "2020-09-03", date="2020-09-03"),
        fact("b", "start", "Ann Aster", "2020-09-10", date="2020-09-02"),
    ])  # fmt: skip
    assert days(tenure.start) == ("2020-09-02", "2020-09-03")
    [conflict] = tenure.conflicts
    assert [(str(s.date), s.claims) for s in conflict.sides] == [("2020-09-02", ("b",)), ("2020-09-03", ("a",))]


def test_leaving_and_coming_back_are_two_tenures():
    tenures = derive("o", [
        fact("a", "start", "Ann Aster", "2001-01-01", date="2000-05-07"),
        fact("b", "end", "Ann Aster", "2008-06-01", date="2008-05-07"),
        fact("c", "start", "Ann Aster", "2012-06-01", date="2012-05-07"),
        fact("d", "hold", "Ann Aster", "2014-06-01"),
    ]).tenures  # fmt: skip
    assert [days(t.start)[0] for t in tenures] == ["2000-05-07", "2012-05-07"]
    assert [t.ended for t in tenures] == [True, False]


def test_a_successor_ends_the_predecessor_and_begins_after_the_last_sight():
    old, new = derive("o", [
        fact("a", "hold", "Ann Aster", "2019-05-01"),
        fact("b", "hold", "Bob Birch", "2020-02-01"),
    ]).tenures  # fmt: skip
    assert days(old.end) == ("2019-05-01", "2020-02-01") and old.end.latest.claims == ("b",)
    assert days(new.start) == ("2019-05-01", "2020-02-01") and new.start.earliest.claims == ("a",)
    assert "Bob Birch" in old.end.latest.why


def test_holders_of_a_post_with_many_seats_do_not_bound_each_other():
    derived = derive("o", [
        fact("a", "hold", "Ann Aster", "2019-05-01", title="senator"),
        fact("b", "hold", "Bob Birch", "2020-02-01", title="senator"),
    ], seats="many")  # fmt: skip
    assert all(not t.ended for t in derived.tenures) and not derived.vacancies


def test_reports_set_no_hard_bound_but_are_shown():
    tenure = only([
        fact("a", "start", "Ann Aster", "2020-09-03", date="2020-09-03"),
        fact("b", "start", "Ann Aster", "2020-09-10", date="2020-09-01", status="reported", said_by="two officials"),
    ])  # fmt: skip
    assert days(tenure.start) == ("2020-09-03", "2020-09-03") and tenure.extra == ("b",)
    reported = only([fact("b", "start", "Ann Aster", "2020-09-10", date="2020-09-01", status="reported")])
    assert reported.standing == "reported" and "only as reported" in stretch(reported)


@pytest.mark.parametrize("status", ["planned", "not_done"])
def test_plans_and_refusals_bound_nothing(status):
    tenure = only([
        fact("a", "hold", "Ann Aster", "2020-09-03"),
        fact("b", "end", "Ann Aster", "2020-09-10", date="2020-09-30", status=status),
    ])  # fmt: skip
    assert not tenure.ended and tenure.extra == ("b",)


def test_who_is_only_chosen_or_due_holds_nothing():
    derived = derive("o", [
        fact("a", "chosen", "Ann Aster", "2020-11-20"),
        fact("b", "start", "Ann Aster", "2020-11-20", date="2021-01-20", status="planned"),
    ])  # fmt: skip
    assert derived.tenures == () and derived.chosen == ("a", "b")


def test_acting_is_said():
    tenure = only([fact("a", "start", "Ann Aster", "2020-09-03", date="2020-09-03", how="acting")])
    assert tenure.acting and stretch(tenure).endswith("acting")
    assert only([fact("a", "hold", "Ann Aster", "2020-09-03", title="acting chief")]).acting


def test_an_office_left_without_a_successor_is_vacated():
    [vacancy] = derive("o", [fact("a", "end", "Ann Aster", "2020-09-03", date="2020-09-03")]).vacancies
    assert vacancy.left == "Ann Aster" and vacancy.claims == ("a",)


def test_an_unnamed_holder_who_left_is_a_vacancy_too():
    [vacancy] = derive("o", [fact("a", "end", None, "2020-09-03", date="2020-09-03")]).vacancies
    assert vacancy.left is None and vacancy.claims == ("a",)


def test_a_successor_fills_the_office():
    derived = derive("o", [
        fact("a", "end", "Ann Aster", "2020-09-03", date="2020-09-03"),
        fact("b", "start", "Bob Birch", "2020-09-03", date="2020-09-03"),
    ])  # fmt: skip
    assert derived.vacancies == ()


def test_a_copy_is_kept_but_is_no_further_source():
    tenure = only([
        fact("a", "hold", "Ann Aster", "2020-09-03", article="one"),
        fact("b", "hold", "Ann Aster", "2020-09-03", article="two", copy_of="one"),
        fact("c", "hold", "Ann Aster", "2020-09-03", article="three"),
    ])  # fmt: skip
    assert tenure.sources == 2 and tenure.told == 3


def test_an_undated_article_says_nothing_about_a_day():
    assert derive("o", [fact("a", "hold", "Ann Aster", None)]).tenures == ()


def test_a_bare_surname_joins_the_only_full_name():
    tenure = only([fact("a", "hold", "Ann Aster", "2020-09-03"), fact("b", "hold", "Aster", "2020-10-03")])
    assert tenure.name == "Ann Aster" and days(tenure.end)[0] == "2020-10-03"


def test_a_bare_surname_stays_apart_where_two_could_own_it():
    names = {t.name for t in derive("o", [
        fact("a", "hold", "Ann Aster", "2020-09-03"), fact("b", "hold", "Zoe Aster", "2020-09-03"),
        fact("c", "hold", "Aster", "2020-10-03"),
    ], seats="many").tenures}  # fmt: skip
    assert names == {"Ann Aster", "Zoe Aster", "Aster"}


def test_spellings_of_one_name_are_one_person_and_other_names_are_not():
    assert only(
        [fact("a", "hold", "Valery Vakulchik", "2020-09-03"), fact("b", "hold", "Valeriy Vakulchyk", "2020-09-04")]
    )
    pair = [fact("a", "hold", "John Smith", "2020-09-03"), fact("b", "hold", "Ken Smith", "2020-09-04")]
    assert len(derive("o", pair, seats="many").tenures) == 2


def test_a_merge_joins_people_whom_no_spelling_does():
    facts = [fact("a", "hold", "Ann Aster", "2020-09-03"), fact("b", "hold", "Ann Berg", "2020-09-04")]
    assert only(facts, merges={"ann berg|BLR": "ann aster|BLR"})


def test_two_holders_on_one_day_disagree_side_by_side():
    derived = derive("o", [
        fact("a", "start", "Ann Aster", "2020-01-01", date="2020-01-01"), fact("b", "hold", "Ann Aster", "2020-12-01"),
        fact("c", "hold", "Bob Birch", "2020-03-01"), fact("d", "hold", "Bob Birch", "2020-06-01"),
    ])  # fmt: skip
    [found] = disagreements(derived, [], "one")
    assert found.kind == "holders" and (str(found.first_day), str(found.last_day)) == ("2020-03-01", "2020-06-01")
    assert {c for s in found.sides for c in s.claims} == {"a", "b", "c", "d"}
    assert disagreements(derived, [], "many") == []


def test_a_day_in_office_outside_the_told_dates_is_a_disagreement():
    derived = derive("o", [
        fact("a", "end", "Ann Aster", "2020-01-01", date="2020-01-01"), fact("b", "hold", "Ann Aster", "2020-01-20"),
    ])  # fmt: skip
    [found] = disagreements(derived, [], "one")
    assert found.kind == "outside" and found.sides[1].claims == ("b",)


def _scrambled(seed):
    rng = random.Random(seed)
    people = ["Ann Aster", "Bob Birch", "Cyd Cedar", "Aster", None]
    facts = []
    for i in range(60):
        d = day("2015-01-01") + dt.timedelta(days=rng.randrange(2000))
        kind = rng.choice(["start", "end", "hold", "held", "chosen"])
        date = rng.choice([None, d.isoformat(), d.isoformat()[:7], d.isoformat()[:4], f"{d.year - 3}/{d.year}"])
        status = rng.choice(["asserted"] * 5 + ["reported", "planned", "not_done"])
        facts.append(
            fact(
                f"f{i:02d}",
                kind,
                rng.choice(people),
                d.isoformat() if rng.random() < 0.9 else None,
                date=date,
                status=status,
            )
        )
    return rng, facts


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_claimed_bounds_stay_in_order_and_name_real_claims(seed):
    rng, facts = _scrambled(seed)
    derived = derive("o", facts)
    ids = {f.id for f in facts}
    for t in derived.tenures:
        for limits in (t.start, t.end):
            if limits.earliest and limits.latest:
                assert limits.earliest.day <= limits.latest.day
            assert all(b.claims and set(b.claims) <= ids for b in (limits.earliest, limits.latest) if b)
        assert set(t.claims) | set(t.extra) | set(t.outside) <= ids
        if t.start.earliest and t.end.latest:
            assert t.start.earliest.day <= t.end.latest.day
    assert load(dump(derived)) == derived
    rng.shuffle(facts)
    assert derive("o", facts) == derived
    disagreements(derived, [], "one")


def test_one_stray_article_does_not_bound_what_many_tell():
    many = [fact(f"a{n}", "hold", "Ann Aster", f"2019-0{n}-01") for n in range(1, 8)]
    stray = [fact("b", "hold", "Bob Birch", "2019-08-01")]
    successor = [fact(f"c{n}", "hold", "Cyd Cedar", f"2020-0{n}-01") for n in range(1, 8)]
    ann = next(t for t in derive("o", many + stray + successor).tenures if t.name == "Ann Aster")
    assert days(ann.end) == ("2019-07-01", "2020-01-01") and "Cyd Cedar" in ann.end.latest.why


def test_a_year_of_beginning_is_no_day_in_office():
    from incumbent.knowledge import Tenure as Listed

    derived = derive("o", [
        fact("a", "start", "Ann Aster", "2019-09-26", date="1995"), fact("b", "held", "Ann Aster", "2019-09-26"),
        fact("c", "hold", "Bob Birch", "1995-04-01"), fact("d", "hold", "Bob Birch", "1995-04-01"),
    ])  # fmt: skip
    ann = next(t for t in derived.tenures if t.name == "Ann Aster")
    assert ann.certain == (None, None) and ann.holds_on(day("1995-01-01")) == "possible"
    assert days(ann.end) == ("1995-01-01", "2019-09-26")
    listed = [
        Listed(
            "o",
            "Chief",
            "Q9",
            "Cyd Cedar",
            "BLR",
            PartialDate.parse("1981"),
            PartialDate.parse("1995-05-17"),
            "a list",
            "CC0",
        )
    ]
    assert [d.kind for d in disagreements(derived, listed, "one") if "Ann" in d.summary] == []
    assert [d.summary for d in disagreements(derived, listed, "one")] == [
        "the press has Bob Birch, a list has Cyd Cedar"
    ]


def test_dates_that_differ_are_worded_as_they_are_told():
    derived = derive("o", [
        fact("a", "held", "Ann Aster", "2019-09-26", date="2008/2016"), fact("b", "held", "Ann Aster", "2020-09-26", date="2009/2017"),
    ])  # fmt: skip
    assert [d.summary for d in disagreements(derived, [], "one")] == [
        "Ann Aster began 2008 or 2009",
        "Ann Aster ended 2016 or 2017",
    ]
