"""What tables show of changes, events, statements, finds and articles; drawn from hand-made answers."""

import io
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from by_hand import DAY, HOLDER, KNOWLEDGE, OFFICE, ROW, answer, by_id, drawn, stored, tenure
from rich.console import Console

from incumbent.cli import article, changes, disagreements, drawing, events, person, sayings, search, who
from incumbent.ledger.asking.answers import Career, Change, DisagreementAnswer, PersonAnswer, WhoAnswer
from incumbent.ledger.asking.events import Actor, StoredEvent
from incumbent.ledger.asking.find import PersonFound
from incumbent.ledger.asking.happenings import Happening
from incumbent.ledger.asking.left_out import LeftOut
from incumbent.ledger.asking.sayings import Saying
from incumbent.ledger.asking.search import Hit
from incumbent.ledger.deriving.facts import Disagreement
from incumbent.records import Article, Claim, CoderInfo, PartialDate, Record, Size, Span, Statement


def change(**fields):
    base = Change(
        "end",
        DAY("2020-05-04"),
        PartialDate.parse("2020-05-04"),
        "Ann Aster",
        OFFICE,
        "asserted",
        (stored(),),
        1,
        0.9,
        "1 article",
    )
    return replace(base, **fields)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "2020-05-04 Ann Aster: left office; 1 article Chief of the Trade Office, Belarus “On Monday"),
        ({"kind": "start", "status": "reported"}, "Ann Aster: took office, as reported; 1 article"),
        ({"kind": "chosen", "status": "not_done"}, "Ann Aster: was not chosen; 1 article"),
        ({"kind": "end", "status": "planned"}, "Ann Aster: is to leave office; 1 article"),
        ({"person": None}, "not named: left office"),
        ({"date": PartialDate.parse("2019/2020")}, "2019 to 2020 Ann Aster"),
        ({"date": None}, "by 2020-05-04 Ann Aster"),
        ({"date": None, "background": True}, "before 2020-05-04 Ann Aster"),
        ({"date": None, "day": None}, "no date Ann Aster"),
        ({"claims": (stored(), stored("b/c1", how="stepped_down"))}, "left office (stepped down); 1 article"),
        ({"office": replace(OFFICE, country=None)}, "1 article Chief of the Trade Office “On"),
    ],
)
def test_a_change_in_words(fields, words):
    assert words in drawn(changes.draw, [change(**fields)], KNOWLEDGE)


def test_what_is_left_out_of_changes():
    one = [change()]
    assert not any(w in drawn(changes.draw, one, KNOWLEDGE) for w in ("Earlier", "background", "unlikely"))
    assert drawn(changes.draw, one, KNOWLEDGE, True).endswith("Earlier ones are not shown; --limit shows more.")
    past = drawn(changes.draw, one, KNOWLEDGE, False, one)
    assert "Told as background, without a day" in past and "Earlier" not in past
    assert drawn(changes.draw, one, KNOWLEDGE, False, one, 0, True).endswith(
        "Earlier ones are not shown; --since and --until show others."
    )
    assert "Earlier" not in drawn(changes.draw, one, KNOWLEDGE, more_past=True)
    assert drawn(changes.draw, one, KNOWLEDGE, left_out=LeftOut(2)).endswith("2 unlikely left out; --all shows them.")


def test_a_sentence_of_a_change_is_shown_twice_at_most():
    told = tuple(stored(f"a{n}/c1", sentence=f"{n}: Ann Aster resigned.") for n in range(4))
    assert "… and 2 more" in drawn(changes.draw, [change(claims=told)], KNOWLEDGE)


def test_disagreements_one_after_the_other():
    one = DisagreementAnswer(OFFICE, Disagreement("o", "date", "they differ", ()), {})
    two = replace(one, office=replace(OFFICE, country=None))
    words = drawn(disagreements.draw, [one, two], KNOWLEDGE)
    assert (
        words
        == "Chief of the Trade Office, Belarus Disagreement: they differ Chief of the Trade Office Disagreement: they differ"
    )
    assert drawn(disagreements.draw, [one], KNOWLEDGE, True).endswith(
        "Less credible ones are not shown; --limit shows more."
    )
    assert drawn(disagreements.draw, [one], KNOWLEDGE, False, 3).endswith("3 unlikely left out; --all shows them.")


def event(number=1, **fields):
    base = StoredEvent(
        f"a{number}/v1", f"a{number}", "CONSULT", None, (), PartialDate.parse("2020-05-04"), None, "asserted", None, None, Span(0, 3, "met"),
        Span(0, 9, "they met."), 0.9, (Actor("Ann Aster"),), (Actor("Bo Birch"), Actor("Cy Cedar")), None, "A headline", "Wire",
        "2020-05-05T10:00", None,
    )  # fmt: skip
    return replace(base, **fields)


def happenings(*stories):
    return [Happening([s], ["first told"]) for s in stories]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "2020-05-04 CONSULT Ann Aster Bo Birch; Cy Cedar “they met.” Wire, 2020-05-05, [a1/v1]"),
        ({"mode": "visit"}, "2020-05-04 CONSULT (visit) Ann"),
        ({"status": "planned"}, "CONSULT, planned Ann"),
        ({"mode": "visit", "status": "not_done"}, "CONSULT (visit), did not happen Ann"),
        ({"status": "reported"}, "CONSULT, reported Ann"),
        ({"date": PartialDate.parse("2019/2020")}, "2019 to 2020 CONSULT"),
        ({"date": None}, "told 2020-05-05 CONSULT"),
        (
            {"date": None, "published": None, "publisher": None},
            "no date CONSULT Ann Aster Bo Birch; Cy Cedar “they met.” A headline, no date, [a1/v1]",
        ),
        ({"sources": (), "targets": ()}, "CONSULT not stated not stated “they"),
        ({"said_by": "Jo Roe"}, "[a1/v1], on the word of Jo Roe"),
        ({"said_by": "Jo Roe", "duplicate_of": "a2"}, "[a1/v1], on the word of Jo Roe, a copy"),
    ],
)
def test_an_event_in_words(fields, words):
    assert words in drawn(events.draw, happenings(event(**fields)), 0)


def test_what_is_left_out_of_events():
    one = happenings(event())
    assert not any(w in drawn(events.draw, one, 0) for w in ("earlier", "unlikely"))
    assert drawn(events.draw, one, 1).endswith("1 earlier ones are not shown; --limit shows more.")
    assert drawn(events.draw, one, 2).endswith("2 earlier ones are not shown; --limit shows more.")
    assert drawn(events.draw, one, 2, cut=True).endswith("at least 2 earlier ones are not shown; --limit shows more.")
    assert drawn(events.draw, one, 0, cut=True).endswith("some earlier ones are not shown; --limit shows more.")
    assert drawn(events.draw, one, 0, unlikely=1).endswith("1 unlikely left out; --all shows them.")
    told = [event(n) for n in range(5)]
    assert "[a2/v1]" in drawn(events.draw, [Happening(told, ["x"] * 5)], 0) and "… and 2 more" in drawn(
        events.draw, [Happening(told, ["x"] * 5)], 0
    )
    three = drawn(events.draw, [Happening(told[:3], ["x"] * 3)], 0)
    assert "[a2/v1]" in three and "more" not in three


def test_an_event_as_json_values():
    sized = event(size=Size(people=(10, 20)), mode="visit", place="Oslo", said_by="Jo Roe")
    told = events.as_answer(Happening([sized, event(2, duplicate_of="a1", date=None)], ["first told", "same day"]))
    assert (told["type"], told["date"], told["source"], told["target"], told["articles"]) == (
        "CONSULT", "2020-05-04", ["Ann Aster"], ["Bo Birch", "Cy Cedar"], 2
    )  # fmt: skip
    assert told["size"]["people"] == (10, 20) and told["size"]["killed"] is None
    assert [(t["event"], t["why_here"], t["date"], t["duplicate_of"]) for t in told["tellings"]] == [
        ("a1/v1", "first told", "2020-05-04", None), ("a2/v1", "same day", None, "a1")
    ]  # fmt: skip
    assert events.as_answer(happenings(event(date=None))[0])["date"] is None
    assert events.as_answer(happenings(event())[0])["size"] is None


def saying(**fields):
    base = Saying(
        "a/s1",
        "a",
        "Ann Aster",
        None,
        "direct",
        Span(0, 5, "“It rains,”"),
        None,
        None,
        None,
        0.9,
        "A headline",
        None,
        "Wire",
        "2020-05-04T10:00",
        None,
    )
    return replace(base, **fields)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "2020-05-04 Ann Aster direct “It rains,” Wire, 2020-05-04, [a/s1]"),
        ({"speaker": None}, "2020-05-04 not stated direct"),
        ({"channel": "on Telegram", "addressee": "the press"}, "direct, on Telegram, to the press “It"),
        ({"publisher": None}, "A headline, 2020-05-04, [a/s1]"),
        (
            {"publisher": None, "headline": "", "published": None},
            "no date Ann Aster direct “It rains,” a, no date, [a/s1]",
        ),
    ],
)
def test_a_statement_in_words(fields, words):
    assert words in drawn(sayings.draw, [saying(**fields)], 1)


def hit(**fields):
    base = Hit(
        "statement", "a/s1", "a", "Ann Aster", "It rains in Oslo.", 0, (Span(3, 8, "rains"),), "A headline", "Wire", "2020-05-04T10:00", None
    )  # fmt: skip
    return replace(base, **fields)


def test_what_is_left_out_of_statements_and_of_finds():
    assert drawn(sayings.draw, [saying()], 3).endswith("2 earlier ones are not shown; --limit shows more.")
    assert "earlier" not in drawn(sayings.draw, [saying()], 1)
    found = hit()
    assert drawn(search.draw, [found], 3).endswith("2 earlier ones are not shown; --limit shows more.")
    assert "earlier" not in drawn(search.draw, [found], 1)
    assert "2020-05-04 statement Ann Aster It rains in Oslo. Wire [a/s1]" in drawn(search.draw, [found], 1)
    article = replace(found, kind="article", speaker=None, published=None, publisher=None)
    assert "no date article A headline It rains in Oslo. A headline [a/s1]" in drawn(search.draw, [article], 1)
    assert "Oslo. a [a/s1]" in drawn(search.draw, [replace(article, headline="")], 1)
    marked = search._marked(replace(found, found=(Span(0, 2, "It"), Span(12, 16, "Oslo"))))
    assert [marked.plain[s.start : s.end] for s in marked.spans if s.style == "bold yellow"] == ["It", "Oslo"]


def test_an_article_with_what_was_found_in_it_beside_its_paragraph():
    text = "A title\nAnn Aster resigned.\n\nIt rained, said Bo."
    claim = Claim("c1", "end", "Ann Aster", "chief", Span(8, 27, "Ann Aster resigned."))
    statement = Statement("s1", "indirect", Span(29, 38, "It rained"), "Bo")
    told = Article("a", text, "A title", url="https://news.example", published="2020-05-04", publisher="Wire")
    found = Record(CoderInfo("t", "1", "m"), told, claims=(claim,), statements=(statement,))
    words = drawn(article.draw, found)
    assert (
        words.startswith("Wire, 2020-05-04, https://news.example A title Ann Aster resigned. c1 ")
        and "Ann Aster" in words.split("c1 ")[1]
    )
    assert "It rained, said Bo. s1 " in words
    bare = drawn(article.draw, Record(CoderInfo("t", "1", "m"), Article("a", "A title\nWords.", "A title")))
    assert bare == "A title Words."


def test_of_many_holders_thirty_are_shown_unless_asked_otherwise():
    many = answer(holders=(HOLDER,) * 31)
    asked = WhoAnswer("chief", None, None, None, (many,), ())
    assert "… and 1 more holders" in drawn(who.draw, asked, KNOWLEDGE)
    assert "more holders" not in drawn(who.draw, replace(asked, offices=(answer(holders=(HOLDER,) * 30),)), KNOWLEDGE)


@pytest.mark.parametrize(
    ("draw", "shares"),
    [
        (
            lambda c: who.draw_office(c, answer(holders=(HOLDER,)), KNOWLEDGE, 30, 5, False),
            {"who": 2, "when": 3, "in these words": 6},
        ),
        (
            lambda c: who.draw_office(c, answer(chosen=("wire-1/c1",)), KNOWLEDGE, 30, 5, False),
            {"who": 2, "in these words": 6},
        ),
        (lambda c: changes.draw(c, [change()], KNOWLEDGE), {"day": 2, "what": 4, "office": 4, "in these words": 8}),
        (
            lambda c: events.draw(c, happenings(event()), 0),
            {"when": 2, "what": 2, "who": 3, "to whom": 3, "in these words": 7},
        ),
        (lambda c: sayings.draw(c, [saying()], 1), {"when": 2, "who": 3, "how": 2, "said": 9}),
        (lambda c: search.draw(c, [hit()], 1), {"when": 2, "what": 2, "who or headline": 4, "in these words": 9}),
        (
            lambda c: person._draw(c, (person_answer(Career(OFFICE, (tenure(),), ())),), KNOWLEDGE),
            {"office": 3, "when": 3, "in these words": 6},
        ),
    ],
)
def test_every_column_has_its_share_of_the_width(draw, shares):
    out = io.StringIO()
    draw(Console(width=4400, file=out, highlight=False, markup=False, emoji=False))
    head = next(line for line in out.getvalue().splitlines() if re.match(rf" *{next(iter(shares))}  ", line))
    begins = [re.search(rf"(?<!\S){name}(?!\S)", head).start() for name in shares]
    widths = [b - a for a, b in pairwise([*begins, 4400])]
    assert [round(w * sum(shares.values()) / 4400, 1) for w in widths] == list(shares.values())


def person_answer(*careers, name="Ann Aster", spellings=("Ann Aster",), known=None, listed=(), claims=None):
    found = PersonFound("p", name, ("p",), spellings, known)
    return PersonAnswer(found, careers, listed, by_id(stored()) if claims is None else claims)


@pytest.mark.parametrize(
    ("answered", "told", "untold"),
    [
        (
            person_answer(Career(OFFICE, (tenure(),), ())),
            ["Ann Aster office when in these words", "Chief of the Trade Office, Belarus by 10 January 2018, until 4 May 2020; 1 article “On"],
            ["also", "one of", "chosen", "Unlikely", "unlikely", "No article"],
        ),
        (
            person_answer(Career(replace(OFFICE, country=None), (tenure(),), ()), spellings=("Ann Aster", "A. Aster", "Aster")),
            ["Ann Aster (also A. Aster, Aster)", "Chief of the Trade Office by 10"],
            ["Belarus"],
        ),
        (
            person_answer(Career(OFFICE, (), ("wire-1/c1",))),
            ["Chief of the Trade Office, Belarus chosen or due, not said to be in office “On Monday"],
            ["by 10 January", "No article"],
        ),
        (
            person_answer(listed=(ROW,)),
            [
                "No article in this ledger puts this person in an office.",
                "Wikidata list of August 2022 (belarus ministers): Chief, 2017 – end not given (CC0)",
            ],
            ["in these words"],
        ),
        (
            person_answer(Career(OFFICE, (), (), unlikely=(tenure(),)), Career(replace(OFFICE, country=None), (), (), unlikely=(tenure(),) * 3)),
            [
                "Unlikely: Chief of the Trade Office, Belarus, by 10 January 2018, until 4 May 2020 (1 article)",
                "Unlikely: Chief of the Trade Office, by 10", "4 unlikely left out; --all shows them with their words.",
            ],
            [],
        ),
    ],
)  # fmt: skip
def test_a_person_in_words(answered, told, untold):
    words = drawn(person._draw, (answered,), KNOWLEDGE)
    assert all(t in words for t in told), words
    assert not any(t in words for t in untold), words
    assert words.count("Unlikely:") <= 3


def test_people_of_one_name_are_told_apart_by_their_countries():
    office = Career(OFFICE, (tenure(),), ())
    abroad = Career(replace(OFFICE, country="UKR"), (tenure(),), ())
    people = (
        person_answer(office, abroad), person_answer(known="Q7"), person_answer(), person_answer(office, name="Bo Birch", spellings=("B",)),
    )  # fmt: skip
    words = drawn(person._draw, people, KNOWLEDGE)
    for heading in (
        "Ann Aster, Belarus and Ukraine: one of 3 of this name", "Ann Aster, Q7: one of 3 of this name",
        "Ann Aster, no country told: one of 3 of this name", "Bo Birch (also B) office",
    ):  # fmt: skip
        assert heading in words


def coloured(draw, wide=60):
    """What is drawn, line by line, with the signs that give it colour."""
    out = io.StringIO()
    draw(
        Console(
            width=wide,
            file=out,
            highlight=False,
            markup=False,
            emoji=False,
            force_terminal=True,
            color_system="truecolor",
        )
    )
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_the_title_of_an_article_is_bold_and_every_mark_stands_beside_its_own_paragraph():
    text = "A title\nAnn Aster resigned.\n\nIt rained, said Bo."
    first = Claim("c1", "end", "Ann Aster", "chief", Span(8, 27, "Ann Aster resigned."))
    second = Claim("c2", "held", "Ann Aster", "chief", Span(8, 17, "Ann Aster"))
    said = Statement("s1", "indirect", Span(29, 38, "It rained"), "Bo")
    told = Record(CoderInfo("t", "1", "m"), Article("a", text, "A title"), claims=(first, second), statements=(said,))
    out = io.StringIO()
    article.draw(Console(width=100, file=out, highlight=False, markup=False, emoji=False), told)
    rows = [line.rstrip() for line in out.getvalue().splitlines()]
    assert rows[1:] == [
        "A title", "",
        "Ann Aster resigned." + " " * 41 + "c1 Ann Aster ends as chief", " " * 60 + "c2 Ann Aster formerly chief", "",
        "It rained, said Bo." + " " * 41 + "s1 Bo, indirect", "",
    ]  # fmt: skip
    lines = coloured(lambda c: article.draw(c, told), 100)
    assert "\x1b[1mA title" in lines[1] and not any("\x1b[1m" in line for line in lines[2:])
    assert "\x1b[48;2;92;74;20mAnn Aster" in lines[3] and "\x1b[38;2;142;160;238mIt rained" in lines[6]


def test_a_table_with_lines_between_its_rows_and_without():
    def lines(**options):
        out = io.StringIO()
        console = Console(width=24, file=out, highlight=False, markup=False, emoji=False)
        drawing.table(
            console, (("a", 1), ("b", 2)), [("x", drawing.text("y")), ("z", "a very long word and more")], **options
        )
        return [line.rstrip() for line in out.getvalue().splitlines()]

    assert lines() == [
        "", " a        b", " " + "─" * 22, " x        y", "", " z        a very long", "          word and more", ""
    ]  # fmt: skip
    assert lines(lines=False) == [
        "", " a   b", " " + "─" * 22, " x   y", " z   a very long word", "     and more", ""
    ]  # fmt: skip
