"""Words of time in three languages, on sentences of our own; published on Thursday, 3 September 2020."""

import pytest

from incumbent.language.tongues.times import Times
from incumbent.language.words import sentences, words
from incumbent.records import PartialDate

DAY = PartialDate.parse("2020-09-03")


def times(language: str, text: str, published: PartialDate | None = DAY) -> list[tuple[str, str | None, str]]:
    text = "\n" + text
    cut = words(text)
    found = Times(language, text, cut, sentences(text, cut), published).found
    return [(text[cut[t.start].start : cut[t.end - 1].end], str(t.value) if t.value else None, t.role) for t in found]


@pytest.mark.parametrize(
    ("language", "text", "value", "role"),
    [
        ("ru", "Указ подписан в четверг.", "2020-09-03", "at"),
        ("ru", "Указ подписан во вторник, 1 сентября.", "2020-09-01", "at"),
        ("ru", "Он служит с 2017 года.", "2017", "since"),
        ("ru", "Он ушёл 3 июля.", "2020-07-03", "at"),
        ("ru", "Встреча пройдёт в пятницу.", "2020-09-04", "at"),
        ("ru", "Накануне он уехал.", "2020-09-02", "at"),
        ("ru", "На прошлой неделе совет собрался.", "2020-08-24/2020-08-30", "at"),
        ("ru", "Два года назад его избрали.", "2018", "at"),
        ("ru", "С мая 2001 года по июнь 2003 года он был послом.", "2001-05/2003-06", "between"),
        ("ru", "В 1999–2004 годах она была мэром.", "1999/2004", "between"),
        ("ru", "Весной 2014 года всё изменилось.", "2014-03/2014-05", "at"),
        ("ru", "В 1990-х годах он торговал.", "1990/1999", "at"),
        ("be", "Указ падпісаны ў чацвер.", "2020-09-03", "at"),
        ("be", "Ён служыць з 2019 году.", "2019", "since"),
        ("be", "Ён прыехаў 11 красавіка 2011 года.", "2011-04-11", "at"),
        ("be", "Летась яе абралі.", "2019", "at"),
        ("be", "На мінулым тыдні рада сабралася.", "2020-08-24/2020-08-30", "at"),
        ("uk", "Указ підписано у четвер.", "2020-09-03", "at"),
        ("uk", "Він служить з 2019 року.", "2019", "since"),
        ("uk", "Цього року вибори не відбулися.", "2020", "at"),
        ("uk", "Торік її обрали.", "2019", "at"),
        ("uk", "Два роки тому він пішов.", "2018", "at"),
    ],
)
def test_words_of_time_become_dates(language: str, text: str, value: str, role: str) -> None:
    assert [(v, r) for _, v, r in times(language, text)] == [(value, role)]


def test_a_length_of_time_is_no_date() -> None:
    assert times("ru", "Он правил 26 лет.") == [("26 лет", None, "span")]


def test_without_a_day_of_publication_only_whole_dates_are_told() -> None:
    assert times("ru", "В четверг он ушёл.", None) == [("четверг", None, "at")]
    assert times("ru", "5 мая 2015 года он пришёл. 7 июня он ушёл.", None)[1][1] == "2015-06-07"
