"""When an act takes place: words of time, the day of publication, or nothing."""

import pytest
from hand import Hand

from incumbent.coding.dates import Dates
from incumbent.records import PartialDate

DAY = PartialDate.parse("2021-03-02")


def test_words_of_time() -> None:
    hand = Hand("On Monday he met them; in 2019 he had not.")
    assert str(Dates(hand.page, DAY).of(hand.anchor("CONSULT", "met", when="On Monday"), "asserted")) == "2021-03-01"
    assert str(Dates(hand.page, DAY).of(hand.anchor("CONSULT", "met", when="in 2019"), "asserted")) == "2019"


def test_a_weekday_lies_ahead_of_what_is_planned() -> None:
    hand = Hand("He meets them on Friday.")
    a = hand.anchor("CONSULT", "meets", when="on Friday")
    assert str(Dates(hand.page, DAY).of(a, "planned")) == "2021-03-05"
    assert str(Dates(hand.page, DAY).of(a, "asserted")) == "2021-02-26"


def test_the_surest_words_that_tell_a_date_count() -> None:
    hand = Hand("On Monday, or one fine day in 2019, he met them.")
    a = hand.anchor("CONSULT", "met", when=["Monday", "in 2019", "fine"])
    monday, fine, year = a.roles["when"]
    a.roles["when"] = [type(fine)(fine.first, fine.end, 0.99), type(year)(year.first, year.end, 0.95), monday]
    assert str(Dates(hand.page, DAY).of(a, "asserted")) == "2019"


def test_no_words_no_date() -> None:
    hand = Hand("He met them.")
    assert Dates(hand.page, DAY).of(hand.anchor("CONSULT", "met"), "asserted") is None


def test_an_undated_change_of_the_day_is_of_the_day_of_publication() -> None:
    hand = Hand("Lie had gone.")
    run = hand.run("Lie had gone")

    def date(dated: str, status: str, published: PartialDate | None = DAY) -> PartialDate | None:
        a = hand.anchor("end", "Lie", dated=dated)
        return Dates(hand.page, published).of_change(a, status, run.first, run.end)  # type: ignore[arg-type]

    assert date("published", "asserted") == DAY
    assert date("untold", "asserted") is None
    assert date("published", "planned") is None
    assert date("published", "asserted", None) is None


def test_a_change_in_the_present_tense_is_of_the_day() -> None:
    hand = Hand("Lie resigns.")
    run = hand.run("Lie resigns")
    assert Dates(hand.page, DAY).of_change(hand.anchor("end", "Lie"), "asserted", run.first, run.end) == DAY


def test_words_of_time_that_tell_no_date_leave_it_open() -> None:
    hand = Hand("Lie resigns at some point.")
    run = hand.run("Lie resigns")
    a = hand.anchor("end", "Lie", dated="told", when="at some point")
    assert Dates(hand.page, DAY).of_change(a, "asserted", run.first, run.end) is None


def test_news_of_the_day_is_of_the_day_whatever_else_the_sentence_dates() -> None:
    hand = Hand("Lie resigns after the vote of 1 March 2020.")
    run = hand.run("Lie resigns")
    a = hand.anchor("end", "Lie", dated="published", when="1 March 2020")
    assert Dates(hand.page, DAY).of_change(a, "asserted", run.first, run.end) == DAY
    a = hand.anchor("end", "Lie", dated="told", when="1 March 2020")
    found = Dates(hand.page, DAY).of_change(a, "asserted", run.first, run.end)
    assert str(found) == "2020-03-01"


def test_the_likeliest_word_of_time_where_none_is_sure() -> None:
    hand = Hand("On Monday he met them.")
    for p, date in ((0.16, "2021-03-01"), (0.14, "None")):
        a = hand.anchor("CONSULT", "met", edge={"when": ("Monday", p)})
        assert str(Dates(hand.page, DAY).of(a, "asserted")) == date


def test_sure_words_of_time_date_a_change_that_is_taken_for_news_of_the_day() -> None:
    hand = Hand("Lie resigned on the 22nd.")
    run = hand.run("Lie resigned")
    for p, date in ((0.92, "2021-02-22"), (0.88, "2021-03-02")):
        a = hand.anchor("end", "Lie", dated="published")
        a.roles["when"] = [hand.run("on the 22nd", p)]
        assert str(Dates(hand.page, DAY).of_change(a, "asserted", run.first, run.end)) == date


def change(text: str, kind: str = "end", status: str = "asserted", others: tuple[str, ...] = (), **more: str) -> str:
    """Date and status of a change of Lie's, who is the anchor, told by the first two words."""
    hand = Hand(text)
    run = hand.run("Lie")
    a = hand.anchor(kind, "Lie", status=status, **more)  # type: ignore[arg-type]
    near = [hand.run(o).first for o in others]
    date, found = Dates(hand.page, DAY).change(a, kind, status, run.first, run.end + 1, near)  # type: ignore[arg-type]
    return f"{date} {found}"


def test_a_change_is_of_the_day_of_its_effect() -> None:
    assert change("Lie resigned on Monday, effective 9 March.", when="on Monday") == "2021-03-09 planned"
    assert change("Lie resigned on Monday, effective 27 February.", when="on Monday") == "2021-02-27 asserted"
    assert change("Lie resigned on Monday, effective immediately.", when="on Monday") == "2021-03-01 asserted"
    assert change("Lie resigned on Monday, effective upon a vote.", when="on Monday") == "None planned"
    assert change("Lie resigned on Monday. His last day is 9 March.", when="on Monday") == "2021-03-09 planned"
    assert change("Lie resigned on Monday. A law takes effect in May.", when="on Monday") == "2021-03-01 asserted"


def test_an_effect_belongs_to_the_person_it_stands_by() -> None:
    text = "Lie was replaced on Monday by Berg, effective 9 March."
    assert change(text, others=("Berg",), when="on Monday") == "2021-03-01 asserted"
    assert change(text, "start", others=("Berg",), when="on Monday") == "2021-03-09 planned"


def test_who_stays_has_not_left() -> None:
    assert change("Lie resigned on Monday but will stay on until 9 March.", when="on Monday") == "2021-03-09 planned"
    assert change("Lie resigned on Monday but will stay on until a vote.", when="on Monday") == "None planned"
    assert change("Lie took over on Monday and will stay on until a vote.", "start", when="on Monday") == (
        "2021-03-01 asserted"
    )


def test_a_leaving_that_is_meant_undone_or_rumoured() -> None:
    assert change("Lie on Monday announced plans to resign.", when="on Monday") == "None planned"
    assert change("Lie withdrew his resignation on Monday.", when="on Monday") == "2021-03-01 not_done"
    assert change("Lie had gone, said rumours that spread on Monday.", when="on Monday") == "2021-03-01 reported"
    assert change("Lie fell ill on Monday.", "end", "not_done", when="on Monday") == "2021-03-01 not_done"


def test_a_dated_change_that_lies_ahead_has_not_happened() -> None:
    assert change("Lie leaves on 5 March 2021.", when="on 5 March 2021") == "2021-03-05 planned"
    assert change("Lie leaves on 3 March 2021.", when="on 3 March 2021") == "2021-03-03 planned"


def test_what_is_told_of_the_next_day_in_the_past_has_happened() -> None:
    assert change("Lie resigned on 3 March 2021.", when="on 3 March 2021") == "2021-03-03 asserted"
    assert change("Lie resigned on 4 March 2021.", when="on 4 March 2021") == "2021-03-04 planned"


def test_a_change_that_other_news_follows_on_is_not_of_the_day() -> None:
    for text, date in (
        ("Voters go to the polls after the sudden death of Lie.", "None"),
        ("The vote follows the dismissal of Minister Lie.", "None"),
        ("Parliament debates after hearing of the dismissal of Lie.", "2021-03-02"),
        ("The dismissal of Lie.", "2021-03-02"),
    ):
        hand = Hand(text)
        run = hand.run("Lie")
        a = hand.anchor("end", "Lie", dated="published")
        assert str(Dates(hand.page, DAY).of_change(a, "asserted", run.first, run.end)) == date


def test_a_plan_is_not_of_the_day_on_which_it_was_told() -> None:
    hand = Hand("Lie said on Sunday that he quits in May.")
    for status, when, date in (
        ("planned", "on Sunday", "None"),
        ("planned", "Sunday", "None"),
        ("asserted", "on Sunday", "2021-02-28"),
        ("planned", "in May", "2021-05"),
    ):
        a = hand.anchor("end", "he", status=status, when=when)
        assert str(Dates(hand.page, DAY).of(a, status)) == date  # type: ignore[arg-type]
    today = Hand("Lie said on Tuesday that he quits.")
    a = today.anchor("end", "he", status="planned", when="on Tuesday")
    assert Dates(today.page, DAY).of(a, "planned") == DAY


def test_a_link_marked_alone_stands_for_the_words_of_time_it_leads() -> None:
    hand = Hand("Lie quit in 2019, and met them.")
    assert str(Dates(hand.page, DAY).of(hand.anchor("end", "Lie", when="in"), "asserted")) == "2019"
    assert Dates(hand.page, DAY).of(hand.anchor("CONSULT", "met", when="in"), "asserted") is None


def test_a_second_act_so_long_after_the_first() -> None:
    text = "Lie was picked in 2001, became mayor a decade later and left in tears."
    hand = Hand(text)
    lie, mayor = hand.run("Lie"), hand.run("mayor")
    for kind, end, date in (("start", lie.end, "2001"), ("start", mayor.end, "2011"), ("end", mayor.end, "2001")):
        a = hand.anchor(kind, "Lie", when="in 2001")
        assert str(Dates(hand.page, DAY).change(a, kind, "asserted", lie.first, end)[0]) == date
    assert change("Lie took over in 2001 and resigned a year later.", when="in 2001") == "2002 asserted"
    assert change("Lie resigned in 2001 and was jailed a year later.", when="in 2001") == "2001 asserted"


def test_the_years_in_which_an_office_was_held() -> None:
    for text, when, date in (
        ("Lie was mayor in 2010 and 2012.", ["in 2010 and 2012"], "2010/2012"),
        ("Lie was mayor during 1991 and 1993.", ["during 1991", "1993"], "1991/1993"),
        ("Lie was mayor for five years until 1999.", ["for five years until 1999"], "1994/1999"),
        ("Lie was mayor for a decade until May 2003.", ["2003", "decade"], "1993/2003-05"),
        ("Lie was mayor for five weeks until 1999.", ["for five weeks until 1999"], "1999"),
        ("Lie was mayor from 1990 to 1994.", ["from 1990 to 1994"], "1990/1994"),
        ("Lie was mayor in 1990, and died in 1994.", ["in 1990"], "1990"),
        ("Lie was mayor in 1990.", [], "None"),
        ("Lie was mayor on Monday.", ["on Monday"], "None"),
    ):
        hand = Hand(text)
        a = hand.anchor("held", "Lie", when=list(when))
        assert str(Dates(hand.page, DAY).of_held(a, "asserted")) == date, text


def test_the_act_is_not_of_the_day_of_its_effect() -> None:
    hand = Hand("On Monday he named Lie, effective 1 June.")
    for when in ("1 June", "effective 1 June"):
        a = hand.anchor("OFFICE", "named", when=["On Monday", when])
        a.roles["when"][0] = hand.run("On Monday", 0.6)
        assert str(Dates(hand.page, DAY).of(a, "asserted")) == "2021-03-01"


def test_a_day_without_a_year_is_the_coming_one_where_that_is_near_and_no_verb_is_past() -> None:
    def end(text: str, when: str) -> str:
        hand = Hand(text)
        return str(Dates(hand.page, DAY).of(hand.anchor("end", "Lie", when=when), "asserted"))

    assert end("The term of Lie ends on 30 March.", "on 30 March") == "2021-03-30"
    assert end("The term of Lie ended on 30 March.", "on 30 March") == "2020-03-30"
    assert end("The term of Lie ends on 1 December.", "on 1 December") == "2020-12-01"  # not near
    assert end("The term of Lie ends on 1 March.", "on 1 March") == "2021-03-01"  # just past


def test_who_leaves_at_the_end_of_a_year_leaves_on_its_last_day() -> None:
    hand = Hand("Lie leaves at the end of the year and trade grew at the end of the year.")
    a = hand.anchor("end", "Lie", when="at the end of the year")
    assert str(Dates(hand.page, DAY).of(a, "planned")) == "2021-12-31"
    grew = hand.anchor("AID", "grew", when=("at the end of the year", 1))
    assert str(Dates(hand.page, DAY).of(grew, "planned")) != "2021-12-31"
    hand = Hand("Lie leaves this year.")
    assert str(Dates(hand.page, DAY).of(hand.anchor("end", "Lie", when="this year"), "planned")) == "2021"


@pytest.mark.parametrize(
    ("text", "more", "wanted"),
    [
        ("Lie quits, effective 31 August.", {}, "2021-08-31 planned"),
        ("Lie quits, effective 1 September.", {}, "2021-09-01 planned"),
        ("Lie quits, effective 2 September.", {}, "2020-09-02 asserted"),  # more than half a year ahead
        ("Lie will quit, effective 2 September.", {"status": "planned"}, "2021-09-02 planned"),
        ("Lie quits, effective immediate.", {}, "2021-03-02 asserted"),
        ("Lie quits, effective when a vote is held.", {}, "None planned"),
        ("Lie quits, effective after a vote.", {}, "None planned"),
        ("Lie quits, effective some day.", {}, "2021-03-02 asserted"),
        ("Lie resigned on Monday. He leaves effective 9 March.", {"when": "on Monday"}, "2021-03-09 planned"),
        ("Lie resigned on Monday. The move takes effect on 9 March.", {"when": "on Monday"}, "2021-03-09 planned"),
        ("Lie resigned on Monday. Moves take effect on 9 March.", {"when": "on Monday"}, "2021-03-01 asserted"),
        ("Lie resigned on Monday. Berg slept. The move takes effect on 9 March.", {"when": "on Monday"}, "2021-03-01 asserted"),
        ("Lie resigned on Monday, will stay until 9 March.", {"when": "on Monday"}, "2021-03-09 planned"),
        ("Effective 9 March, Lie resigned.", {}, "2021-03-09 planned"),
        ("Effective 9 March, Berg said, Lie resigned.", {"others": ("Berg",)}, "None asserted"),
        ("Lie and Berg resigned, effective 9 March.", {"others": ("Berg",)}, "None asserted"),
        ("Lie and Berg begin, effective 9 March.", {"others": ("Berg",), "kind": "start"}, "2021-03-09 planned"),
        ("Lie on Monday announced plans to resign on 9 March.", {"when": "on 9 March"}, "2021-03-09 planned"),
        ("Lie began on Monday, announced plans to resign.", {"when": "on Monday", "kind": "start"}, "2021-03-01 asserted"),
        ("Lie withdrew his resignation.", {"kind": "start"}, "None asserted"),
        ("Lie had gone, said rumours that spread on Monday.", {"when": "on Monday", "status": "planned"}, "2021-03-08 planned"),
        ("Lie took over on 3 March 2021.", {"when": "on 3 March 2021", "kind": "start"}, "2021-03-03 asserted"),
        ("Lie takes over on 3 March 2021.", {"when": "on 3 March 2021", "kind": "start"}, "2021-03-03 planned"),
        ("Lie took over in 2001 and a year later resigned.", {"when": "in 2001"}, "2001 asserted"),
        ("Lie took over in 2001 and quit two years later. He left.", {"when": "in 2001"}, "2003 asserted"),
        ("Lie took over in 2001. He quit two years later.", {"when": "in 2001"}, "2001 asserted"),
        ("Lie took over in 2001 and quit in 2003.", {"when": "in 2001"}, "2001 asserted"),
        ("Lie fell. It was told.", {"dated": "published"}, "2021-03-02 asserted"),
        ("Lie fell. It was told.", {"dated": "told"}, "None asserted"),
        ("Lie fell. It was told.", {"dated": "published", "status": "planned"}, "None planned"),
        ("Lie fell. It was told.", {"dated": "published", "status": "reported"}, "None reported"),
        ("Lie fell in May 2020.", {"dated": "published", "when": "in May 2020"}, "2021-03-02 asserted"),
        ("Lie fell in May 2020.", {"dated": "told", "when": "in May 2020"}, "2020-05 asserted"),
    ],
)  # fmt: skip
def test_the_day_and_the_status_of_a_change(text: str, more: dict, wanted: str) -> None:
    assert change(text, **more) == wanted


@pytest.mark.parametrize(
    ("text", "when", "kind", "status", "wanted"),
    [
        ("Lie leaves at the end of May 2021.", "at the end of May 2021", "end", "asserted", "2021-05-31"),
        ("Lie leaves at the end of May 2021.", "May 2021", "end", "asserted", "2021-05-31"),
        ("Lie comes at the end of May 2021.", "May 2021", "start", "asserted", "2021-05-31"),
        ("Lie sits at the end of May 2021.", "May 2021", "held", "asserted", "2021-05-22/2021-05-31"),
        ("Lie leaves at the end of the month of May 2021.", "May 2021", "end", "asserted", "2021-05"),
        ("The end of. May 2021 saw Lie go.", "May 2021", "end", "asserted", "2021-05"),
        ("Lie said they met on Monday and he would go.", "on Monday", "end", "planned", "2021-03-08"),
        ("Lie, told Monday, would go.", "Monday", "end", "planned", "None"),
        ("Lie told so on Monday would go.", "Monday", "end", "planned", "2021-03-08"),
        ("The term of Lie ends on 31 August.", "on 31 August", "end", "asserted", "2021-08-31"),
        ("The term of Lie ends on 1 September.", "on 1 September", "end", "asserted", "2020-09-01"),
        ("The term of Lie ends on 2 September.", "on 2 September", "end", "reported", "2020-09-02"),
        ("Lie leaves 2019 in May.", "2019", "end", "asserted", "2019"),
        ("Lie leaves since", "since", "end", "asserted", "None"),
    ],
)  # fmt: skip
def test_what_words_of_time_tell_of_an_act(text: str, when: str, kind: str, status: str, wanted: str) -> None:
    hand = Hand(text)
    a = hand.anchor(kind, "Lie", status=status, when=when)
    assert str(Dates(hand.page, DAY).of(a, status)) == wanted  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("date", "ahead", "late"),
    [("2021-03-01", False, True), ("2021-03-02", False, True), ("2021-03-03", True, True), ("2021-03", False, True),
     ("2021", False, True), ("2021-04", True, True), ("2020-03-03", False, True), ("2020-03-02", False, False),
     ("2020", False, True), ("2019", False, False)],
)  # fmt: skip
def test_what_lies_ahead_of_publication_or_less_than_a_year_behind_it(date: str, ahead: bool, late: bool) -> None:
    dates, day = Dates(Hand("He left.").page, DAY), PartialDate.parse(date)
    assert (dates.ahead(day), dates.of_late(day)) == (ahead, late)
    unknown = Dates(Hand("He left.").page, None)
    assert (unknown.ahead(day), unknown.of_late(day)) == (False, False)
    assert dates.of_late(None) and unknown.of_late(None)


def test_words_of_time_date_a_change_that_other_news_follows_on() -> None:
    for text, when, date in (
        ("Voters go to the polls after the sudden death of Lie in 2020.", "in 2020", "2020"),
        ("The vote follows the dismissal of Minister Lie on Monday.", "on Monday", "2021-03-01"),
    ):
        hand = Hand(text)
        run = hand.run("Lie")
        a = hand.anchor("end", "Lie", dated="published", when=when)
        assert str(Dates(hand.page, DAY).of_change(a, "asserted", run.first, run.end)) == date


def test_a_year_told_by_the_likeliest_word_alone_is_when_an_office_was_held() -> None:
    hand = Hand("Lie was mayor in 1990, and in 1994.")
    a = hand.anchor("held", "Lie", edge={"when": ("1990", 0.2)})
    assert str(Dates(hand.page, DAY).of_held(a, "asserted")) == "1990"
    for text, date in (
        ("Lie was mayor in 1994 and in 1990.", "1994"), ("Lie was mayor in 1990 or 1994.", "1990"),
        ("Lie was mayor in 1990, 1992 and 1994.", "1990"), ("Lie was mayor from 1990 until 1994.", "1990/1994"),
        ("Lie was mayor in 1990 and on 3 May 1994.", "None"),
    ):  # fmt: skip
        hand = Hand(text)
        a = hand.anchor("held", "Lie", when=text.removeprefix("Lie was mayor ").rstrip("."))
        assert str(Dates(hand.page, DAY).of_held(a, "asserted")) == date, text
