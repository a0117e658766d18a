"""Whose day a sentence tells, and whose title: the change's own, or that of somebody or something beside it."""

import datetime as dt

import pytest
from builders import Story, ledger_of

from incumbent.ledger.deriving.days import _acts, _adorned, _same, day_told, of_another_time, parts, times_in
from incumbent.ledger.deriving.titled import titled
from incumbent.records import Claim, PartialDate, Span

PUBLISHED = dt.date(2019, 5, 3)  # a Friday


def claim(kind, words, title="minister", person="Ann Aster", date=None, **fields):
    when = PartialDate.parse(date) if date else None
    return Claim("c1", kind, person, title, Span(0, len(words), words), date=when, **fields)


@pytest.mark.parametrize(
    ("words", "sentence", "date", "kept"),
    [
        ("Minister Aster resigned", "Minister Aster resigned on Wednesday after a vote on Tuesday.", "2019-05-01", True),
        ("Minister Aster resigned", "Minister Aster resigned after a vote on Tuesday.", "2019-04-30", False),
        ("Minister Aster resigned", "On Wednesday, Minister Aster resigned.", "2019-05-01", True),
        ("resignation of Minister Ann Aster", "Following the resignation of Minister Ann Aster, members vote.", "2019-05-03", False),
        ("resignation of Minister Ann Aster", "The vote follows, after the resignation of Minister Ann Aster on 2 May.", "2019-05-02", True),
        ("killing of Minister Ann Aster", "The town mourned on Thursday after the killing of Minister Ann Aster.", "2019-05-02", False),
        ("newly appointed minister Ann Aster", "The newly appointed minister Ann Aster flew home on Thursday.", "2019-05-02", False),
        ("firing Minister Ann Aster", "Birch, who returned as Cedar was firing Minister Ann Aster, spoke on Thursday.", "2019-05-02", False),
        ("new minister Ann Aster", "Birch met new minister Ann Aster and spoke to the press on Thursday.", "2019-05-02", False),
        ("the new minister Ann Aster", "For an hour the new minister Ann Aster named every guest.", "2019-05-03", False),
        ("named Aster the new minister", "On Thursday Cedar named Aster the new minister.", "2019-05-02", True),
        ("named Aster as minister", "Cedar named Aster as minister in 2014.", "2014", True),
        ("Ann Aster was shot", "Ann Aster was shot shortly before midnight on Thursday.", "2019-05-02", True),
        ("Ann Aster resigns", "Ann Aster resigns.", "2019-05-03", True),
        ("killing of Minister Ann Aster", "Cedar fired on 1 May, a response to the killing of Minister Ann Aster.", "2019-05-01", False),
        ("Aster was named", "Since Aster was named minister on Jan. 20 through March 15, six ships sank.", "2019-01-20/2019-03-15", False),
        ("Aster was named", "Aster was named minister in early 2019.", "2019-01/2019-04", True),
    ],
)  # fmt: skip
def test_a_day_counts_where_its_words_stand_with_the_change(words, sentence, date, kept):
    told = claim("start" if "named" in words or "new " in words else "end", words, date=date)
    assert day_told(told, sentence, PUBLISHED) == (told.date if kept else None)


@pytest.mark.parametrize(
    ("kind", "words", "kept"),
    [
        ("end", "killing of Minister Ann Aster", False),
        ("start", "killing of Minister Ann Aster", False),
        ("chosen", "killing of Minister Ann Aster", False),
        ("held", "killing of Minister Ann Aster", True),
        ("hold", "killing of Minister Ann Aster", True),
        ("end", "words of another sentence", True),
    ],
)
def test_only_a_change_in_its_own_sentence_can_lose_its_day(kind, words, kept):
    told = claim(kind, words, date="2019-05-02")
    sentence = "The town mourned on Thursday after the killing of Minister Ann Aster."
    assert day_told(told, sentence, PUBLISHED) == (told.date if kept else None)


@pytest.mark.parametrize(
    ("sentence", "date", "kept"),
    [
        ("After the vote on 30 April, Minister Aster resigned.", "2019-04-30", False),
        ("After the vote on 30 April, Minister Aster resigned.", "2018-04-30", False),  # one day of the calendar
        ("After the vote on Tuesday, Minister Aster resigned.", "2019-04-23", False),  # one day of the week
        ("After the vote on Tuesday, Minister Aster resigned.", "2019-04-16", True),
        ("After the vote on Tuesday, Minister Aster resigned.", "2019-05-07", False),
        ("After the vote on 30 April, Minister Aster resigned.", "2019-03-12", True),  # of another sentence
        ("After the vote in April, Minister Aster resigned.", "2019-04", False),
        ("Minister Aster resigned in April.", "2019-04", True),
        ("Minister Aster resigned.", "2019-05-03", True),
        ("Rain fell after Minister Aster resigned.", "2019-05-03", False),  # the day of the article alone
        ("Rain fell after Minister Aster resigned.", "2019-05-02", True),
        ("Rain fell after Minister Aster resigned today.", "2019-05-03", True),
    ],
)
def test_a_day_beside_the_change(sentence, date, kept):
    told = claim("end", "Minister Aster resigned", date=date)
    assert day_told(told, sentence, PUBLISHED) == (told.date if kept else None)


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        ("Aster resigned.", [("Aster resigned.", False)]),
        (
            "Aster left after a vote, they said.",
            [("Aster left ", False), ("after a vote", True), (", they said.", False)],
        ),
        ("After a vote Aster left.", [("After a vote Aster left.", True)]),
        ("He left before noon.", [("He left before noon.", False)]),
        ("Aster, who left, came.", [("Aster", False), (", ", False), ("who left", False), (", came.", False)]),
        ("", [("", False)]),
    ],
)
def test_a_sentence_is_cut_where_a_circumstance_opens_and_closes(sentence, cut):
    assert [(sentence[p.start : p.end], p.beside) for p in parts(sentence)] == cut


def test_a_title_in_a_sentence_long_before_its_article():
    def earlier(sentence, kind="hold", published=PUBLISHED, words="Minister Ann Aster"):
        return of_another_time(claim(kind, words), sentence, published)

    told = "In September 2017, Minister Ann Aster said the budget stood."
    assert (
        earlier(told)
        and not earlier(told, "end")
        and not earlier(told, published=None)
        and not earlier(told, words="Ann Birch")
    )
    assert not earlier("On 31 January 2019, Minister Ann Aster said so.") and earlier(
        "On 30 January 2019, Minister Ann Aster said so."
    )
    assert not earlier("In September 2017, Minister Ann Aster said so, and again on Thursday.")
    assert earlier("The law passed when, in September 2017, Minister Ann Aster said so.") is False


def test_a_plan_keeps_its_day():
    told = claim("end", "Aster will go", date="2019-06-01", status="planned")
    assert day_told(told, "After the vote Aster will go on 1 June.", PUBLISHED) == told.date


@pytest.mark.parametrize(
    ("sentence", "earlier"),
    [
        ("In September 2017, Minister Ann Aster said the budget stood.", True),
        ("Minister Ann Aster said on Thursday that the budget stood.", False),
        ("Minister Ann Aster, in office since 2015, said so.", False),
        ("Minister Ann Aster read out the 2015 law.", False),
        ("Indeed, in 2015, Minister Ann Aster said so.", True),  # near the beginning of the sentence
        ("However, in 2015, Minister Ann Aster said so.", False),
        ("The law, said in 2015 Minister Ann Aster, stands.", True),  # with the title
        ("The law, passed in 2015, said Minister Ann Aster, stands.", False),
        ("Said Minister Ann Aster, in 2015, of the law.", False),
        ("Back in 2015 Minister Ann Aster said so.", True),
        ("By 2015 Minister Ann Aster said so.", True),
        ("The 2015 Minister Ann Aster said so.", False),
        ("In 2015 and in 2019 Minister Ann Aster said so.", False),
    ],
)
def test_a_title_in_a_sentence_about_an_earlier_time(sentence, earlier):
    assert of_another_time(claim("hold", "Minister Ann Aster"), sentence, PUBLISHED) is earlier


@pytest.mark.parametrize(
    ("told", "sentence", "whose"),
    [
        (claim("end", "Ann Aster went", "attorney general"), "Ann Aster went, said former Attorney General Bob Tall Birch.", "another"),
        (claim("hold", "Ann Aster", "attorney general"), "Ann Aster met Attorney General Bob Birch.", "another"),
        (claim("hold", "Ann Aster", "attorney general"), "The rival of Attorney General Ann Aster spoke.", "own"),
        (claim("start", "put Ann Aster", "chief"), "Cedar put Ann Aster in the place of chief Bob Birch.", "own"),
        (claim("start", "Ann Aster as home secretary", "foreign secretary"), "He named foreign secretary Ann Aster as envoy.", "another"),
        (claim("start", "Ann Aster won", "speaker"), "Ann Aster won in May.", "unsaid"),
        (claim("end", "Ann Aster", "head", body="control committee"), "Ann Aster, who ran the control committee, went.", "own"),
        (claim("end", "Ann Aster", "head", body="audit committee"), "Ann Aster, who ran the control committee, went.", "unsaid"),
        (claim("end", "Aster resigned", "prosecutor"), "Aster, the prosecutor, resigned in May from a commission of inquiry.", "another"),
        (claim("end", "Aster resigned", "prosecutor"), "Aster, the prosecutor, resigned from the post in May.", "own"),
        (claim("end", "Aster resigned", "senator", body="Senate"), "Senator Aster resigned from the Senate.", "own"),
        (claim("end", "Aster resigned", "prosecutor"), "The prosecutor Aster resigned with effect from 13 May.", "own"),
        (claim("end", "Aster", "minister"), "Aster, a former minister, was dismissed.", "another"),
        (claim("end", "Aster", "minister"), "Aster, a former two-term minister, left office this year.", "own"),
        (claim("end", "Aster was ousted", "vice president"), "Aster was ousted after pressure from vice president Birch, who came.", "another"),
        (claim("start", "Aster", "vice president"), "Aster was made vice president Tuesday.", "own"),
        (claim("start", "Aster", "vice president"), "Aster was made vice president of the bank.", "own"),
        (claim("end", "Rep. Ann Aster", "representative"), "The leave of U.S. Rep. Ann Aster came late.", "own"),
        (claim("start", "Aster", "prime minister"), "Aster is the premier since May.", "own"),
        (claim("held", "Ann Aster", "president"), "The former presidents Bob Birch and Ann Aster came.", "own"),
    ],
)  # fmt: skip
def test_whose_title_a_sentence_tells(told, sentence, whose):
    assert titled(told, sentence) == whose


def test_what_is_told_in_passing_is_known_by_the_day_of_the_article(tmp_path):
    story = Story("a", published="2019-05-03")
    story.claim(
        "end", "Ann Aster", "ombudsman", "Crowds marched after the killing of ombudsman Ann Aster.", date="2019-05-03"
    )
    with ledger_of(tmp_path / "l.sqlite", story) as ledger:
        [change] = ledger.changes()
        assert (change.date, change.day, change.person) == (None, PUBLISHED, "Ann Aster")
        assert ledger.record("a").claims[0].date == PartialDate.day(PUBLISHED)  # the record stays as it was coded


def test_an_old_title_does_not_say_who_holds_the_office_by_now(tmp_path):
    told = [
        Story("a", published="2018-03-01").claim("hold", "Ann Aster", "ombudsman", "Ombudsman Ann Aster spoke."),
        Story("b", published="2019-05-03").claim(
            "hold", "Ann Aster", "ombudsman", "In March 2018, ombudsman Ann Aster spoke of it."
        ),
    ]
    with ledger_of(tmp_path / "l.sqlite", *told) as ledger:
        [office] = ledger.who("ombudsman").offices
        assert str(office.holders[0].tenure.last_confirmed.day) == "2018-03-01"


@pytest.mark.parametrize(
    ("sentence", "words", "acts"),
    [
        ("Aster resigned and left.", "Aster resigned and left", ["resigned", "left"]),
        ("Aster resigned. Birch left.", "Aster resigned", ["resigned"]),
        ("Birch left, Aster spoke, Cedar, they say, died.", "Aster spoke", ["left"]),  # the nearest
        ("Birch, they say, left, Aster spoke, Cedar died.", "Aster spoke", ["left"]),
        ("Birch, they say, left us all, Aster spoke, died.", "Aster spoke", ["died"]),
        ("resigned Aster", "Aster", ["resigned"]),
        ("Aster resigned", "Aster ", ["resigned"]),
        ("Aster spoke.", "Aster", []),
    ],
)
def test_words_for_a_change_are_the_claims_own_else_the_nearest(sentence, words, acts):
    at = sentence.index(words)
    assert [sentence[i:].split()[0].strip(".,") for i in _acts(sentence, at, at + len(words))] == acts


@pytest.mark.parametrize(
    ("sentence", "words", "adorned"),
    [
        ("The ousted president spoke.", "ousted president", True),
        ("The president was ousted.", "president was ousted", False),
        ("The ousted president resigned.", "ousted president resigned", False),  # by another word too
        ("The ousted president spoke, then Birch resigned.", "ousted president", True),
        ("The newly appointed minister spoke.", "newly appointed minister", True),
        ("The president-elect spoke.", "president-elect", True),
        ("The minister spoke.", "minister", False),
        ("Outgoing minister Aster spoke, then Birch resigned.", "Outgoing minister Aster", True),
        ("Minister Aster met the outgoing Birch, who resigned.", "Minister Aster met the", False),
    ],
)
def test_a_change_that_is_only_what_somebody_is_called_by(sentence, words, adorned):
    at = sentence.index(words)
    end = at + len(words)
    assert _adorned(sentence, at, end, _acts(sentence, at, end)) is adorned


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2019-05-01", "2019-05-01", True),
        ("2019-05-01", "2018-05-01", True),
        ("2019-05-01", "2019-06-01", False),
        ("2019-05-01", "2018-05-02", False),
        ("2019-05-01", "2019-05-08", True),
        ("2019-05-08", "2019-05-01", True),
        ("2019-05-01", "2019-05-07", False),
        ("2019-05-01", "2019-05-15", False),
        ("2019-05", "2019-05-31", True),
        ("2019-05", "2018-05", False),
        ("2019-05", "2019-06-01", False),
    ],
)
def test_dates_that_are_one_in_another_year_or_week(one, other, same):
    a, b = PartialDate.parse(one), PartialDate.parse(other)
    assert _same(a, b) is same and _same(b, a) is same


@pytest.mark.parametrize(
    ("sentence", "published", "times"),
    [
        ("Aster left on Wednesday.", PUBLISHED, [("Wednesday", "2019-05-01", "at")]),
        ("Aster left on 1 May.", PUBLISHED, [("1 May", "2019-05-01", "at")]),
        ("Aster left on 1 May 2018.", None, [("1 May 2018", "2018-05-01", "at")]),
        ("Until now Aster stayed.", PUBLISHED, []),
        ("Aster left.", PUBLISHED, []),
        ("", PUBLISHED, []),
    ],
)
def test_the_words_of_time_of_a_sentence(sentence, published, times):
    found = times_in(sentence, published)
    assert [(sentence[t.start : t.end].removeprefix("on "), str(t.date), t.role) for t in found] == times
