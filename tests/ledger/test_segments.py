"""One person's claims in order of time: which belong to one stretch in office, and which begin another."""

import datetime as dt

import pytest

from incumbent.ledger.deriving.bounds import limits
from incumbent.ledger.deriving.facts import Fact
from incumbent.ledger.deriving.segments import segments, signs_of
from incumbent.records import PartialDate

DAY = dt.date.fromisoformat


def fact(id, kind, on, date=None):
    day = DAY(on) if on else None
    when = PartialDate.parse(date) if date else None
    return Fact(id, id, kind, "Ann Aster", "ann", "chief", day, day or DAY("2022-01-01"), when)


def facts(*told):
    return [fact(f"{i}{kind[0]}", kind, *when) for i, (kind, *when) in enumerate(told)]


def parted(*told, returns=()):
    """The claims of each stretch, by their numbers."""
    found = segments(facts(*told), [DAY(d) for d in returns])
    return [sorted({int(s.claim[0]) for s in segment.signs()}) for segment in found]


@pytest.mark.parametrize(
    ("told", "signs"),
    [
        (("hold", "2020-01-05"), [("within", "2020-01-05", "2020-01-05")]),
        (("hold", None), []),
        (("start", "2020-01-05"), [("start", None, "2020-01-05")]),
        (("end", "2020-01-05"), [("end", None, "2020-01-05")]),
        (("start", None), []),
        (("end", "2020-01-05", "2019-12"), [("end", "2019-12-01", "2019-12-31")]),
        (("start", None, "2019-12"), [("start", "2019-12-01", "2019-12-31")]),
        (("held", "2020-01-05"), [("past", None, "2020-01-05")]),
        (("held", "2020-01-05", "2017"), [("within", "2017-01-01", "2017-12-31"), ("past", None, "2020-01-05")]),
        (("held", None, "2017"), [("within", "2017-01-01", "2017-12-31")]),
        (("held", None), []),
        (("held", "2020-01-05", "2010/2015"), [("start", "2010-01-01", "2010-12-31"), ("end", "2015-01-01", "2015-12-31")]),
        (("chosen", "2020-01-05", "2019-12"), []),
    ],
)  # fmt: skip
def test_what_each_kind_of_claim_says_on_the_calendar(told, signs):
    found = signs_of(fact("a", *told))
    assert [(s.kind, str(s.earliest) if s.earliest else None, str(s.latest)) for s in found] == signs


def test_an_end_that_is_told_with_its_beginning_knows_it():
    start, end = signs_of(fact("a", "held", "2020-01-05", "2010/2015"))
    assert (start.since, end.since) == (None, DAY("2010-01-01"))


@pytest.mark.parametrize(
    ("told", "stretches"),
    [
        ([("end", "2020-01-01", "2020-01-01"), ("hold", "2020-04-02")], [[0, 1]]),  # 92 days: the title is kept
        ([("end", "2020-01-01", "2020-01-01"), ("hold", "2020-04-03")], [[0], [1]]),
        ([("end", "2020-01-01", "2020-01-01"), ("end", "2021-01-01", "2021-01-01")], [[0, 1]]),  # 366 days
        ([("end", "2020-01-01", "2020-01-01"), ("end", "2021-01-02", "2021-01-02")], [[0], [1]]),
        ([("end", "2020-01-01", "2020-01-01"), ("start", "2020-01-02", "2020-01-02")], [[0], [1]]),
        ([("hold", "2020-01-01"), ("start", "2020-04-02", "2020-04-02")], [[0, 1]]),
        ([("hold", "2020-01-01"), ("start", "2020-04-03", "2020-04-03")], [[0], [1]]),
        ([("start", "2020-01-01", "2020-01-01"), ("start", "2021-01-01", "2021-01-01")], [[0, 1]]),
        ([("start", "2020-01-01", "2020-01-01"), ("start", "2021-01-02", "2021-01-02")], [[0], [1]]),
        ([("start", "2010-01-01", "2010-01-01"), ("hold", "2020-01-01"), ("end", "2021-01-01", "2021-01-01")], [[0, 1, 2]]),
        ([("held", "2020-02-10", "2010/2015"), ("held", "2020-02-10", "2010/2018")], [[0, 1]]),
        ([("held", "2020-02-10", "2010/2011"), ("held", "2020-02-10", "2013/2018")], [[0], [1]]),
    ],
)  # fmt: skip
def test_where_one_stretch_ends_and_another_begins(told, stretches):
    assert parted(*told) == stretches


@pytest.mark.parametrize(
    ("back", "stretches"),
    [
        ("2019-12-31", [[0, 1]]),  # no later than the last sign
        ("2020-01-01", [[0, 1]]),
        ("2020-01-02", [[0], [1]]),
        ("2023-03-04", [[0], [1]]),  # 31 days after the sign
        ("2023-03-05", [[0, 1]]),
    ],
)
def test_who_comes_back_as_lists_have_it_begins_anew(back, stretches):
    assert parted(("hold", "2020-01-01"), ("hold", "2023-02-01"), returns=[back]) == stretches


@pytest.mark.parametrize(
    ("told", "stretches"),
    [
        ([("start", "2020-01-01", "2010-05-01"), ("start", "2020-01-01", "2015-05-01"), ("held", "2012-01-01")], [[0, 2], [1]]),
        ([("hold", "2015-05-01"), ("held", "2012-01-01")], [[0, 1]]),  # a slip, kept with what there is
        ([("hold", "2015-05-01"), ("held", "2015-05-01")], [[0, 1]]),
        ([("held", "2012-01-01")], [[0]]),
        ([("held", "2012-01-01"), ("held", "2013-01-01")], [[0, 1]]),
    ],
)  # fmt: skip
def test_former_belongs_to_the_stretch_that_was_over_by_then(told, stretches):
    assert parted(*told) == stretches


def test_signs_that_the_dates_exclude_are_astray():
    [late] = segments(facts(("end", "2020-01-01", "2020-01-01"), ("hold", "2020-01-02"), ("hold", "2020-01-01")))
    assert [s.claim for s in late.astray] == ["1h"] and [s.claim for s in late.within] == ["2h"]
    [early] = segments(facts(("hold", "2019-12-31"), ("hold", "2020-01-01"), ("start", "2020-01-05", "2020-01-01")))
    assert [s.claim for s in early.astray] == ["0h"] and [s.claim for s in early.within] == ["1h"]
    [slip] = segments(facts(("hold", "2015-05-01"), ("held", "2012-01-01")))
    assert [s.claim for s in slip.astray] == ["1h"] and slip.past == []


def bounds(*told):
    """Earliest and latest beginning, earliest and latest end; each with the numbers of the claims that set it."""
    [segment] = segments(facts(*told))
    start, end, conflicts, astray = limits(segment)
    words = [
        f"{b.day} {''.join(c[0] for c in b.claims)}" if b else None
        for b in (start.earliest, start.latest, end.earliest, end.latest)
    ]
    return words, [[str(s.date) for s in c.sides] for c in conflicts], [int(c[0]) for c in astray]


@pytest.mark.parametrize(
    ("told", "found", "conflicts", "astray"),
    [
        ([("start", "2020-03-01", "2020-01"), ("hold", "2020-01-20")],
         ["2020-01-01 0", "2020-01-20 1", "2020-01-20 1", None], [], []),
        ([("start", "2020-03-01", "2020-01"), ("start", "2020-01-20")],
         ["2020-01-01 0", "2020-01-20 1", "2020-01-01 0", None], [], []),
        ([("start", "2020-03-01", "2020-01"), ("start", "2020-02-20")],
         ["2020-01-01 0", "2020-01-31 0", "2020-01-01 0", None], [], []),
        ([("start", "2020-03-01", "2020-01-05"), ("start", "2020-03-01", "2020-01-09")],
         ["2020-01-05 0", "2020-01-09 1", "2020-01-05 0", None], [["2020-01-05", "2020-01-09"]], []),
        ([("end", "2020-03-01", "2020-01-05"), ("end", "2020-03-01", "2020-01-09")],
         [None, "2020-01-08 1", "2020-01-05 0", "2020-01-09 1"], [["2020-01-05", "2020-01-09"]], []),
        ([("start", "2020-03-01", "2020-01-05"), ("end", "2020-03-01", "2020-01-05")],
         ["2020-01-05 0", "2020-01-05 0", "2020-01-05 1", "2020-01-05 1"], [], []),
        ([("start", "2020-03-01", "2020-01"), ("end", "2020-03-01", "2020-01-10")],
         ["2020-01-01 0", "2020-01-09 1", "2020-01-10 1", "2020-01-10 1"], [], []),
        ([("end", "2020-03-01", "2020-02"), ("hold", "2020-02-10"), ("hold", "2020-03-10")],
         [None, "2020-02-10 1", "2020-02-10 1", "2020-02-29 0"], [], [2]),
        ([("held", "2020-03-01"), ("held", "2020-02-01")],
         [None, "2020-01-31 1", None, "2020-02-01 1"], [], []),
        ([("hold", "2020-02-10"), ("held", "2020-03-01")],
         [None, "2020-02-10 0", "2020-02-10 0", "2020-03-01 1"], [], []),
        ([("hold", "2020-02-10"), ("held", "2020-02-10")],
         [None, "2020-02-09 1", "2020-02-10 0", "2020-02-10 1"], [], []),
        ([("hold", "2020-02-10"), ("hold", "2020-02-10")],
         [None, "2020-02-10 01", "2020-02-10 01", None], [], []),
        ([("start", "2020-03-01")], [None, "2020-03-01 0", None, None], [], []),
        ([("end", "2020-03-01")], [None, "2020-02-29 0", None, "2020-03-01 0"], [], []),
        ([("hold", "2020-02-29"), ("hold", "2020-01-01"), ("start", "2020-03-01", "2020-01-02/2020-02-28")],
         ["2020-01-02 2", "2020-02-28 2", "2020-02-29 0", None], [], [1]),
    ],
)  # fmt: skip
def test_what_the_claims_of_a_stretch_bound(told, found, conflicts, astray):
    assert bounds(*told) == (found, conflicts, astray)
