"""Answers put together: claims that tell one change, holders on a day, plans that stand, careers, searches, a user's SQL."""

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace

import pytest
from builders import HandKnowledge, Story, ledger_of, reshuffle

from incumbent.errors import InputError, NothingFound
from incumbent.knowledge import Knowledge
from incumbent.ledger.asking import questions, sql
from incumbent.ledger.asking.changes import change_of, joined, same_time, shown, status_of
from incumbent.ledger.asking.find import OfficeFound
from incumbent.ledger.asking.learned import learned_changes
from incumbent.ledger.asking.planned import _stands, likely
from incumbent.ledger.asking.questions import _days_off, _holders_on, _last_holders, _said_by, shown_claims
from incumbent.ledger.asking.search import _excerpt
from incumbent.ledger.asking.wanted import Wanted
from incumbent.ledger.deriving.belief import EVERYTHING, Seen
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.decisions import Rulings
from incumbent.ledger.deriving.facts import Bound, Limits, Tenure
from incumbent.ledger.deriving.identify import Identifier, Identity
from incumbent.ledger.deriving.news import tells_news
from incumbent.records import Claim, PartialDate, Span

DAY = dt.date.fromisoformat
OFFICE = OfficeFound("o", "chief", "BLR", None, "one", 1)


def claim(id="a/c1", date="2020-05-04", published="2020-05-05T10:00", kind="end", person="Ann Aster", **fields):
    own = {k: fields.pop(k) for k in ("status", "said_by", "how", "confidence") if k in fields}
    made = Claim(
        id, kind, person, "chief", Span(0, 1, "x"), date=PartialDate.parse(date) if date else None, **{"confidence": 0.9, **own}
    )  # fmt: skip
    base = StoredClaim(
        made,
        id.partition("/")[0],
        "T",
        None,
        published,
        None,
        None,
        "2021-01-01T00:00:00Z",
        "o",
        "p" if person else None,
        None,
        "m",
        "s",
    )
    return replace(base, **fields)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("2020-05", "2020-05-01"), ("2020-05-31", "2020-05-31"), True),
        (("2020", "2020-01-01"), ("2020-12-31", "2020-12-31"), True),  # they overlap
        (("2020-05-01", "2020-05-01"), ("2020-08-01", "2020-08-01"), True),  # 92 days
        (("2020-05-01", "2020-05-01"), ("2020-08-02", "2020-08-02"), False),
        ((None, "2020-08-01"), ("2020-05-01", "2020-05-01"), True),
        ((None, "2020-08-02"), ("2020-05-01", "2020-05-01"), False),
        ((None, None), ("2020-05-01", "2020-05-01"), False),
        ((None, None), (None, None), False),
    ],
)
def test_tellings_that_can_mean_one_change(one, other, same):
    a, b = (PartialDate.parse(told[0]) if told[0] else None for told in (one, other))
    first, second = (told[1] and DAY(told[1]) for told in (one, other))
    assert same_time(a, first, b, second) is same and same_time(b, second, a, first) is same


def groups(*claims, merges=None):
    found = joined(claims, Rulings(merges=merges or {}))
    return sorted(sorted(c.claim.id for c in g) for g in found if g)


def test_claims_that_tell_one_change_are_joined():
    ann, later = claim("a/c1"), claim("b/c1", "2020-05-06", called="Ann Aster")
    assert groups(ann, later) == [["a/c1"], ["b/c1"]]  # a name of lists, a key of an article
    named = claim("a/c1", called="Ann Aster")
    assert groups(named, later) == [["a/c1", "b/c1"]]
    assert groups(named, claim("b/c1", called="A. Aster")) == [["a/c1", "b/c1"]]
    assert groups(named, claim("b/c1", called="Bo Birch")) == [["a/c1"], ["b/c1"]]
    assert groups(named, claim("b/c1", kind="start", called="Ann Aster")) == [["a/c1"], ["b/c1"]]
    assert groups(named, replace(later, office_key="other")) == [["a/c1"], ["b/c1"]]
    assert groups(named, claim("b/c1", "2021-05-06", called="Ann Aster")) == [["a/c1"], ["b/c1"]]
    assert groups(ann, claim("b/c1", person_key="q"), merges={"q": "p"}) == [["a/c1", "b/c1"]]
    assert groups(ann, claim("b/c1", person_key="q")) == [["a/c1"], ["b/c1"]]


def test_somebody_unnamed_is_the_one_named_whom_it_can_mean():
    ann, nobody = claim("a/c1"), claim("n/c1", person=None)
    bo = claim("b/c1", person="Bo Birch", person_key="q")
    assert groups(ann, nobody) == [["a/c1", "n/c1"]] and groups(nobody) == [["n/c1"]]
    assert groups(ann, bo, nobody) == [["a/c1"], ["b/c1"], ["n/c1"]]
    assert groups(ann, claim("n/c1", "2021-05-04", person=None)) == [["a/c1"], ["n/c1"]]
    assert groups(replace(ann, office_key="other"), nobody) == [["a/c1"], ["n/c1"]]


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ([claim()], "asserted"),
        ([claim(status="reported"), claim(status="planned")], "reported"),
        ([claim(status="not_done"), claim(status="planned")], "planned"),
        ([claim(status="not_done")], "not_done"),
        ([claim(date="2020-05-06")], "planned"),  # of a day after the article's
        ([claim(date="2020-05-05")], "asserted"),
        ([claim(date="2020-05")], "asserted"),
        ([claim(date="2020-05-06", status="reported")], "reported"),
        ([claim(date="2020-05-06", published=None)], "asserted"),
        ([claim(date=None)], "asserted"),
        ([claim(status="planned", agreed=1)], "asserted"),  # and lists have it
        ([claim(date="2020-05-05", status="planned", agreed=1)], "planned"),
        ([claim(status="planned", agreed=2)], "planned"),
        ([claim(status="reported", agreed=1)], "reported"),
    ],
)
def test_the_surest_status_of_a_change(claims, status):
    assert status_of(claims) == status


def test_what_the_claims_of_one_change_tell_together():
    vague, sharp, none = (
        claim("a/c1", "2020-05"),
        claim("b/c1", "2020-05-04", "2020-05-20"),
        claim("c/c1", None, "2020-05-05"),
    )
    made = change_of([vague, sharp, none], OFFICE)
    assert (str(made.date), made.day, made.sources, made.background) == ("2020-05-04", DAY("2020-05-04"), 3, False)
    assert [c.claim.id for c in made.claims] == ["c/c1", "a/c1", "b/c1"]  # by the day of their articles
    undated = change_of([none, claim("d/c1", None, "2020-05-04")], OFFICE)
    assert (undated.date, undated.day) == (None, DAY("2020-05-05"))
    assert change_of([claim("a/c1", None, None)], OFFICE).day is None
    back = [claim("a/c1", None, background=True), claim("b/c1", None, background=True)]
    assert change_of(back, OFFICE).background and not change_of([back[0], none], OFFICE).background
    assert not change_of([replace(sharp, background=True)], OFFICE).background
    copies = change_of([claim("a/c1"), claim("b/c1", duplicate_of="a")], OFFICE)
    assert (copies.sources, copies.why) == (1, "1 article")
    assert change_of([claim(agreed=1)], OFFICE).why == "1 article, lists agree"
    assert change_of([claim(agreed=2)], OFFICE).why == "1 article, lists have somebody follow then"
    assert change_of([claim(doubt="odd"), claim("b/c1", doubt="odd")], OFFICE).why == "2 articles, odd"


def test_of_two_days_as_sharp_the_one_told_best_is_the_day():
    told = [claim("a/c1", "2020-05-03"), claim("b/c1", "2020-05-04"), claim("c/c1", "2020-05-04")]
    assert str(change_of(told, OFFICE).date) == "2020-05-04" and str(change_of(told[:2], OFFICE).date) == "2020-05-03"


def test_which_claim_of_a_change_is_shown_first():
    def first(*claims):
        return change_of(claims, OFFICE).claims[0].claim.id

    assert first(claim("a/c1", status="reported"), claim("b/c1")) == "b/c1"
    assert first(claim("a/c1", duplicate_of="b"), claim("b/c1")) == "b/c1"
    assert first(claim("b/c1", published="2020-05-04"), claim("a/c1", published="2020-05-05")) == "b/c1"
    assert first(claim("b/c1"), claim("a/c1")) == "a/c1"


def test_a_change_is_shown_where_it_is_believed_enough():
    one, two = [claim(confidence=0.7)], [claim(confidence=0.7), claim("b/c1", confidence=0.7)]
    assert not shown(one, Seen()) and shown(two, Seen()) and shown(one, Seen(0.3)) and not shown(two, Seen(articles=3))
    assert not shown([two[0], replace(two[1], duplicate_of="a")], Seen())


def tenure(start=None, end=None, ended=False, name="Ann Aster", **fields):
    """`start`, `end`: (earliest, latest)."""
    bounds = [
        Limits(*(Bound(DAY(d), ("c",), "w") if d else None for d in (edge or (None, None)))) for edge in (start, end)
    ]
    return Tenure(
        "o",
        fields.pop("person", name.lower()),
        name,
        *bounds,
        ended,
        bounds[1].earliest,
        False,
        "asserted",
        ("c",),
        **fields,
    )


def seen_on(name, day, **fields):
    return tenure((None, day), (day, None), name=name, **fields)


@pytest.mark.parametrize(
    ("held", "on", "days"),
    [
        (tenure((None, "2020-01-10"), ("2020-03-01", None)), "2020-01-08", 2),
        (tenure((None, "2020-01-10"), ("2020-03-01", None)), "2020-03-04", -3),
        (tenure(("2020-01-01", None)), "2020-01-02", -1),
        (tenure(None, (None, "2020-01-05")), "2020-01-02", 3),
        (tenure(), "2020-01-02", 0),
    ],
)
def test_days_to_the_nearest_evidence(held, on, days):
    assert _days_off(held, DAY(on)) == days


def on_day(on, *tenures, seats="one"):
    return [(h.tenure.name, h.on_day, h.days_off) for h in _holders_on(tenures, DAY(on), seats)]


def test_who_held_an_office_on_a_day():
    ann, bo = tenure((None, "2018-01-01"), ("2020-03-01", None), sources=2), seen_on("Bo", "2020-01-01", sources=3)
    assert on_day("2020-01-01", ann, bo) == [("Bo", "yes", 0), ("Ann Aster", "yes", 60)]
    assert on_day("2020-02-01", ann, bo) == [("Ann Aster", "yes", 29)]
    assert on_day("2020-02-01", ann, bo, seats="many") == [("Ann Aster", "yes", 29), ("Bo", "possible", -31)]
    gone = tenure((None, "2018-01-01"), ("2019-01-01", "2019-01-01"), True)
    assert on_day("2020-02-01", gone) == []


def test_where_nobody_is_sure_the_nearest_before_and_after_may_have_held_it():
    old, late, next_, far = (
        seen_on(n, d)
        for n, d in (("Ann", "2019-01-01"), ("Bo", "2019-06-01"), ("Cy", "2020-03-01"), ("Di", "2020-05-01"))
    )
    assert on_day("2020-01-01", old, late, next_, far) == [("Bo", "possible", -214), ("Cy", "possible", 60)]
    assert [n for n, *_ in on_day("2021-01-01", old)] == ["Ann"] and on_day("2021-01-02", old) == []  # 731 days
    assert [n for n, *_ in on_day("2018-07-02", old)] == ["Ann"] and on_day("2018-07-01", old) == []  # 183 days


def test_whom_the_claims_last_put_in_office():
    def last(*tenures, seats="one"):
        return [h.tenure.name for h in _last_holders(tenures, seats)]

    ann, bo = seen_on("Ann", "2020-01-01"), seen_on("Bo", "2020-03-01")
    gone, left = (
        tenure((None, "2018-01-01"), (None, d), True, name=n) for n, d in (("Cy", "2021-01-01"), ("Di", "2022-01-01"))
    )
    assert last(ann, bo, gone) == ["Bo", "Ann"] and last(gone, left) == ["Di"] and last(left, gone) == ["Di"]
    assert last(ann, bo, gone, seats="many") == ["Bo", "Ann"] and last(gone, seats="many") == [] == last()
    assert last(tenure((None, "2019-01-01"), name="Ed"), ann) == ["Ann", "Ed"] and last(tenure(name="Ed"), ann) == [
        "Ann",
        "Ed",
    ]


def test_claims_shown_with_a_tenure():
    held = replace(tenure((None, "2020-01-10"), ("2020-03-01", None)), extra=("x", "c"), claims=("c", "d", "e", "f"))
    assert list(shown_claims(held)) == ["c", "x", "d", "e"]


def test_whether_an_article_was_out_by_a_day():
    assert _said_by(claim(), DAY("2020-05-05")) and not _said_by(claim(), DAY("2020-05-04"))
    undated = claim(published=None)
    assert _said_by(undated, DAY("2021-01-01")) and not _said_by(undated, DAY("2020-12-31"))


@pytest.mark.parametrize(
    ("fields", "seen", "is_likely"),
    [
        ({}, Seen(), True),
        ({"confidence": 0.5}, Seen(), True),
        ({"confidence": 0.49}, Seen(), False),
        ({"doubt": "odd"}, Seen(), False),
        ({"doubt": "odd"}, EVERYTHING, True),
        ({"status": "reported"}, Seen(), False),
        ({"review": "accept", "confidence": 0.1}, Seen(), True),
    ],
)
def test_a_claim_that_is_likely_by_itself(fields, seen, is_likely):
    assert likely(claim(**fields), seen) is is_likely


@pytest.mark.parametrize(
    ("told", "day", "tenures", "stands"),
    [
        (claim(date="2020-06-01"), "2020-06-01", [], True),
        (claim(date="2020-06-01"), "2020-06-02", [], False),
        (claim(date="2020-05-01"), "2020-05-05", [], True),  # until the article itself, at least
        (claim(date="2020-05-01"), "2020-05-06", [], False),
        (claim(date=None), "2021-05-06", [], True),  # 366 days
        (claim(date=None), "2021-05-07", [], False),
        (claim(date=None), "2020-08-01", [tenure((None, "2018-01-01"), (None, "2020-07-01"), True, person="p")], False),
        (claim(date=None), "2020-08-01", [tenure((None, "2018-01-01"), (None, "2020-08-01"), True, person="p")], False),
        (claim(date=None), "2020-08-01", [tenure((None, "2018-01-01"), (None, "2020-08-02"), True, person="p")], True),
        (claim(date=None), "2020-08-01", [tenure((None, "2018-01-01"), (None, "2020-05-05"), True, person="p")], False),
        (claim(date=None), "2020-08-01", [tenure((None, "2018-01-01"), (None, "2020-05-04"), True, person="p")], True),
        (claim(date=None), "2020-08-01", [tenure((None, "2018-01-01"), (None, "2020-07-01"), False, person="p")], True),
        (claim(date=None), "2020-08-01", [tenure((None, "2018-01-01"), (None, "2020-07-01"), True, person="q")], True),
        (
            claim(date=None),
            "2020-08-01",
            [tenure((None, "2018-01-01"), (None, "2020-07-01"), True, person="q", keys=("p",))],
            False,
        ),
        (
            claim(date=None),
            "2020-08-01",
            [tenure((None, "2018-01-01"), (None, "2020-07-01"), True, person="p", belief=0.4)],
            True,
        ),
        (claim(date=None, kind="start"), "2020-08-01", [tenure((None, "2020-07-01"), person="p")], False),
        (claim(date=None, kind="start"), "2020-08-01", [tenure((None, "2020-08-02"), person="p")], True),
        (claim(date=None, kind="start"), "2020-08-01", [tenure((None, "2020-05-04"), person="p")], True),
        (claim(date=None, kind="start"), "2020-08-01", [tenure((None, "2020-05-05"), person="p")], False),
        (
            claim(date=None, kind="start"),
            "2020-08-01",
            [tenure(None, ("2020-07-01", "2020-07-01"), True, person="p")],
            True,
        ),
    ],
)
def test_whether_a_plan_still_stands(told, day, tenures, stands):
    assert _stands(told, DAY(day), tenures) is stands


PUBLISHED = DAY("2019-05-01")


@pytest.mark.parametrize(
    ("sentence", "fields", "news"),
    [
        ("Aster resigned in 2018.", {}, False),
        ("Aster resigned in 2019.", {}, True),
        ("Aster resigned in 1699.", {}, True),  # no year of ours
        ("Aster resigned in 1700.", {}, False),
        ("Aster resigned once more.", {}, False),
        ("Aster resigned.", {"start": len("T") + 700}, True),
        ("Aster resigned.", {"start": len("T") + 700 + 1}, False),
        ("Aster had resigned.", {"date": "2019-01-29"}, True),  # 92 days before
        ("Aster resigned.", {"date": "2019-01-28"}, False),
        ("Aster resigned.", {"date": "2019-01"}, True),
        ("Aster had resigned.", {"status": "planned"}, True),
    ],
)
def test_news_and_what_is_looked_back_upon(sentence, fields, news):
    start, date = fields.get("start", 10), fields.get("date")
    told = Claim(
        "c",
        "end",
        "Ann Aster",
        "chief",
        Span(start, start + 1, "x"),
        date=PartialDate.parse(date) if date else None,
        status=fields.get("status", "asserted"),
    )
    assert tells_news(told, PUBLISHED, "T", sentence) is news
    assert tells_news(told, None, "T", sentence) is True


@pytest.mark.parametrize(
    ("text", "words", "excerpt", "start"),
    [
        ("A title\nThe tax falls today.\nMore.", "tax", "The tax falls today.", 8),
        ("tax", "tax", "tax", 0),
        ("Nothing here", "tax", "Nothing here", 0),
        (
            "word " * 100 + "tax " + "more " * 100,
            "tax",
            ("word " * 32).rstrip() + " tax " + ("more " * 32).rstrip(),
            340,
        ),
        ("words " * 100 + "tax " + "mores " * 100, "tax", "words " * 26 + "tax" + " mores" * 26, 444),
    ],
)
def test_the_text_around_what_was_found(text, words, excerpt, start):
    at, shown_, spans = _excerpt(text, Wanted.parse(words))
    assert (shown_.strip(), at) == (excerpt, start) and text[at:].startswith(shown_)
    assert all(shown_[s.start : s.end] == s.quote == "tax" for s in spans)
    assert len(shown_) <= len("tax") + 320


def test_finds_beyond_the_excerpt_are_not_among_its_spans():
    text = "tax " + "word " * 60 + "tax"
    at, shown_, spans = _excerpt(text, Wanted.parse("tax"))
    assert len(spans) == 1 and at == 0 and shown_.endswith("word")
    two = _excerpt("a tax, the tax\ntax", Wanted.parse("tax"))
    assert [s.start for s in two[2]] == [2, 11]


def test_column_names_that_repeat_get_a_number():
    assert sql._distinct(["a", "b", "a", "a"]) == ["a", "b", "a_2", "a_3"] and sql._distinct([]) == []


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    with ledger_of(tmp_path_factory.mktemp("asked") / "l.sqlite", reshuffle()) as opened:
        yield opened


def test_a_users_sql_reads_and_does_nothing_else(told):
    names, rows = sql.selected(told.store.path, "SELECT 1 AS a, ? AS a", ["x"])
    assert (names, rows) == (["a", "a_2"], [(1, "x")])
    names, rows = sql.selected(
        told.store.path, "SELECT count(*) AS n FROM claims WHERE person = :p", {"p": "Ivan Tertel"}
    )
    assert rows[0][0] == 2
    for query, said in (
        ("DELETE FROM claims", "cannot modify"),
        ("ATTACH 'x' AS y", "only SELECT"),
        ("PRAGMA query_only = OFF", "only SELECT"),
        ("SELECT nothing", "cannot run"),
        ("SELECT 1; SELECT 2", "cannot run"),
    ):
        with pytest.raises(InputError, match=said) as refused:
            sql.selected(told.store.path, query)
        assert refused.value.code == "ledger-sql"
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(InputError, match=r"longer than 0.05 seconds"):
        sql.selected(told.store.path, endless, patience_s=0.05)


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
