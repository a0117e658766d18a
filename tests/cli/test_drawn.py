"""What tables show: every kind of row, what is left out, whose words; drawn from hand-made answers."""

import datetime as dt
import io
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from builders import HandKnowledge
from rich.console import Console

from incumbent.cli import article, changes, disagreements, drawing, events, sayings, search, who
from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.asking.answers import Change, DisagreementAnswer, Holder, OfficeAnswer, WhoAnswer
from incumbent.ledger.asking.events import Actor, StoredEvent
from incumbent.ledger.asking.find import OfficeFound
from incumbent.ledger.asking.happenings import Happening
from incumbent.ledger.asking.left_out import LeftOut
from incumbent.ledger.asking.sayings import Saying
from incumbent.ledger.asking.search import Hit
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.facts import Bound, Disagreement, Limits, Side, Tenure, Vacancy
from incumbent.records import Article, Claim, CoderInfo, PartialDate, Record, Size, Span, Statement

DAY = dt.date.fromisoformat
WIKIDATA = "everypolitician belarus-ministers 2022-08-03 (3edd7c7), from Wikidata"
KNOWLEDGE = HandKnowledge()


def drawn(draw, *args, wide=900, **options):
    """What is drawn, every run of blanks as one."""
    out = io.StringIO()
    draw(Console(width=wide, file=out, highlight=False, markup=False, emoji=False), *args, **options)
    return " ".join(out.getvalue().split())


def stored(id="wire-1/c1", sentence="On Monday Ann Aster resigned as chief.", quote="Ann Aster resigned", **fields):
    own = {k: fields.pop(k) for k in ("kind", "status", "said_by", "how", "person", "date") if k in fields}
    own = {"kind": "end", "person": "Ann Aster", **own}
    claim = Claim(id, own.pop("kind"), own.pop("person"), "chief", Span(3, 20, quote), **own)
    base = StoredClaim(
        claim, "wire-1", "A headline", None, "2020-05-04T10:00", "Wire", None, "2021-01-01T00:00:00Z", "o", "p", None, "m", sentence
    )  # fmt: skip
    return replace(base, **fields)


def by_id(*claims):
    return {c.claim.id: c for c in claims}


OFFICE = OfficeFound("o", "chief of the Trade Office", "BLR", None, "one", 3)


def bound(day, *claims):
    return Bound(DAY(day), claims or ("wire-1/c1",), "is told as the end")


def tenure(name="Ann Aster", **fields):
    base = Tenure(
        "o", "p", name, Limits(None, bound("2018-01-10")), Limits(bound("2020-05-04"), bound("2020-05-04")), True, None, False,
        "asserted", ("wire-1/c1",), why="1 article",
    )  # fmt: skip
    return replace(base, **fields)


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "Wire, 2020-05-04, [wire-1/c1]"),
        ({"publisher": None}, "A headline, 2020-05-04, [wire-1/c1]"),
        ({"publisher": None, "headline": "", "published": None}, "wire-1, no date, [wire-1/c1]"),
        ({"said_by": "Bo Roe"}, "Wire, 2020-05-04, [wire-1/c1], on the word of Bo Roe"),
        ({"status": "reported"}, "Wire, 2020-05-04, [wire-1/c1], reported"),
        ({"status": "planned"}, "Wire, 2020-05-04, [wire-1/c1], planned"),
        ({"status": "not_done"}, "Wire, 2020-05-04, [wire-1/c1], did not happen"),
        ({"duplicate_of": "post-2"}, "Wire, 2020-05-04, [wire-1/c1], a copy"),
        ({"review": "accept"}, "Wire, 2020-05-04, [wire-1/c1], accepted"),
        ({"review": "correct", "duplicate_of": "x"}, "Wire, 2020-05-04, [wire-1/c1], a copy, corrected"),
        ({"review": "reject"}, "Wire, 2020-05-04, [wire-1/c1], rejected"),
    ],
)
def test_whose_words_a_claim_are(fields, line):
    assert drawing.source_line(stored(**fields)) == line


@pytest.mark.parametrize(
    ("name", "country", "title"),
    [
        ("chief of the KGB", "Belarus", "Chief of the KGB, Belarus"),
        ("President of Belarus", "Belarus", "President of Belarus"),
        ("BELARUS envoy", "Belarus", "BELARUS envoy"),
        ("chief", "", "Chief"),
    ],
)
def test_an_office_with_its_country_where_the_name_lacks_it(name, country, title):
    assert drawing.office_title(replace(OFFICE, name=name), country) == title


def test_the_telling_words_are_bold_within_their_sentence():
    cell = drawing.quotes(["wire-1/c1"], by_id(stored()))
    assert cell.plain == "“On Monday Ann Aster resigned as chief.”\nWire, 2020-05-04, [wire-1/c1]"
    assert [cell.plain[s.start : s.end] for s in cell.spans if s.style == "bold"] == ["Ann Aster resigned"]
    whole = drawing.quotes(["wire-1/c1"], by_id(stored(sentence="Ann Aster resigned")))
    assert whole.plain.startswith("“Ann Aster resigned”")
    tight = drawing.quotes(["wire-1/c1"], by_id(stored(sentence="(Ann Aster resigned)")))
    assert tight.plain.startswith("“(Ann Aster resigned)”")


def test_a_long_sentence_is_cut_on_both_sides_of_the_telling_words():
    long = "b" * 400 + " Ann Aster resigned " + "a" * 400
    words = drawing.quotes(["wire-1/c1"], by_id(stored(sentence=long))).plain.split("”")[0]
    assert words == "“" + "b" * 299 + " Ann Aster resigned " + "a" * 299


def test_one_sentence_is_shown_once_and_its_original_first():
    copy, own = stored("copy/c1", duplicate_of="wire-1"), stored("wire-1/c1")
    assert drawing.quotes(["copy/c1", "wire-1/c1", "nowhere"], by_id(copy, own)).plain.endswith("[wire-1/c1]")
    told = by_id(*(stored(f"a{n}/c1", sentence=f"{n}: Ann Aster resigned.") for n in range(5)))
    assert drawing.quotes(told, told).plain.count("“") == 3 and drawing.quotes(told, told).plain.endswith(
        "\n… and 2 more"
    )
    assert "more" not in drawing.quotes(list(told)[:3], told).plain
    assert drawing.quotes(told, told, 1).plain.endswith("\n… and 4 more")
    assert drawing.quotes([], told).plain == ""


def test_disagreements_with_their_words_and_lists():
    press = Side("Ann Aster: by 2018", ("wire-1/c1",))
    lists = Side("Bo Birch: 2017", (), WIKIDATA, "CC0")
    plain = Side("Cy Cedar: 2016", (), "a list", "CC0")
    found = Disagreement("o", "knowledge", "they differ", (press, lists, plain))
    words = drawn(drawing.disagreement_lines, [found], by_id(stored()))
    assert words == (
        "Disagreement: they differ Ann Aster: by 2018 “On Monday Ann Aster resigned as chief.” Wire, 2020-05-04, [wire-1/c1] "
        f"Bo Birch: 2017 Wikidata list of August 2022 (belarus ministers) (CC0; {WIKIDATA}) Cy Cedar: 2016 a list (CC0)"
    )
    many = [replace(found, sides=(), summary=f"{n}") for n in range(4)]
    assert drawn(drawing.disagreement_lines, many, {}, 3).endswith(
        "… and 1 more disagreements; --format json has them, `incumbent disagreements` all"
    )
    assert "more" not in drawn(drawing.disagreement_lines, many[:3], {}, 3)


def answer(**fields):
    base = OfficeAnswer(OFFICE, None, None, (), None, (), (), (), (), by_id(stored()))
    return replace(base, **fields)


def office(history=False, most=30, disputes=5, **fields):
    return drawn(who.draw_office, answer(**fields), KNOWLEDGE, most, disputes, history)


HOLDER = Holder(tenure(), "yes", 0)
ROW = Listed("o", "Chief", "q", "Bo Birch", "BLR", PartialDate.parse("2017"), None, WIKIDATA, "CC0")
IN_LISTS = "Wikidata list of August 2022 (belarus ministers): Bo Birch, 2017 – end not given (CC0)"


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ({}, "Chief of the Trade Office, Belarus No article"),
        ({"on": DAY("2020-05-04")}, "Chief of the Trade Office, Belarus, on 4 May 2020 No article"),
        ({"known_on": DAY("2020-05-05")}, "Chief of the Trade Office, Belarus, as known on 5 May 2020 No article"),
        ({"office": replace(OFFICE, country=None)}, "Chief of the Trade Office No article"),
    ],
)
def test_the_heading_of_an_office(fields, heading):
    assert office(**fields).startswith(heading)


@pytest.mark.parametrize(
    ("fields", "told", "untold"),
    [
        ({}, ["No article in this ledger tells who held it."], ["on that day"]),
        ({"on": DAY("2020-05-04")}, ["No article in this ledger tells who held it on that day."], []),
        (
            {"office": replace(OFFICE, claims=0), "listed": (ROW,)},
            ["No article in this ledger tells of it; what follows is the lists' word.", IN_LISTS],
            ["who held it"],
        ),
        (
            {"holders": (HOLDER,)},
            [
                "Ann Aster",
                "by 10 January 2018, until 4 May 2020; 1 article",
                "“On Monday Ann Aster resigned as chief.”",
            ],
            ["No article", "more holders"],
        ),
        ({"holders": (HOLDER, HOLDER, HOLDER), "most": 2}, ["… and 1 more holders; --format json has them all"], []),
        ({"holders": (HOLDER, HOLDER), "most": 2}, [], ["more holders"]),
        ({"listed": (ROW,)}, [], [IN_LISTS]),
        ({"listed": (ROW,), "history": True}, [IN_LISTS], []),
        ({"listed": (ROW,), "on": DAY("2020-05-04")}, [IN_LISTS], []),
        ({"also": ("boss",)}, [], ["Also called"]),
        ({"also": ("boss", "head"), "history": True}, ["Also called: boss, head"], []),
        ({"history": True}, [], ["Also called"]),
        (
            {"vacancy": Vacancy("o", Limits(bound("2020-05-04"), bound("2020-05-04")), "Ann Aster", ("wire-1/c1",))},
            ["Vacated, successor not stated: Ann Aster left on 4 May 2020.", "“On Monday"],
            ["No article"],
        ),
        (
            {
                "vacancy": Vacancy("o", Limits(None, bound("2020-05-04")), None, ("wire-1/c1",)),
                "holders": (Holder(tenure(start=Limits(), end=Limits()), "yes", 0),),
            },
            ["Vacated, successor not stated: its holder, whom no claim names, left by 4 May 2020."],
            ["“On Monday"],
        ),
        ({"unnamed": ("wire-1/c1",)}, ["“On Monday"], []),
        (
            {"unnamed": ("wire-1/c1",), "holders": (Holder(tenure(start=Limits(), end=Limits()), "yes", 0),)},
            [],
            ["“On Monday"],
        ),
        ({"chosen": ("wire-1/c1",)}, ["Chosen or due, and not said to be in office:", "Ann Aster “On Monday"], []),
        (
            {"planned": ("wire-1/c1",)},
            ["Planned: Ann Aster is to leave office on a day that is not stated, told on 4 May 2020", "“On Monday"],
            [],
        ),
        (
            {"unlikely": (HOLDER,) * 4, "left_out": 7},
            [
                "Unlikely: Ann Aster, by 10 January 2018, until 4 May 2020 (1 article)",
                "7 unlikely left out of the answer; --all shows them with their words.",
            ],
            [],
        ),
        ({"unlikely": (HOLDER,)}, [], ["left out"]),
    ],
)
def test_what_is_shown_of_an_office(fields, told, untold):
    words = office(**fields)
    assert all(t in words for t in told), words
    assert not any(t in words for t in untold), words


def test_of_many_only_the_first_are_shown_of_an_office():
    assert office(unlikely=(HOLDER,) * 4).count("Unlikely:") == 3
    rows = tuple(replace(ROW, person_name=f"Person {n:02}") for n in range(15))
    words = office(listed=rows, history=True)
    assert words.count("Wikidata list") == 12 and "Person 14" in words and "Person 02" not in words
    assert words.index("Person 14") < words.index("Person 13")
    assert office(listed=rows, on=DAY("2020-05-04")).count("Wikidata list") == 15
    claims = by_id(*(stored(f"a/c{n}", person=f"Chosen {n}") for n in range(7)))
    words = office(claims=claims, chosen=tuple(claims), planned=tuple(claims))
    assert "Chosen 4" in words and "Chosen 5" not in words and words.count("Planned:") == 3
    differ = tuple(Disagreement("o", "date", f"point {n}", ()) for n in range(3))
    assert "point 1" in office(disagreements=differ, disputes=2) and "point 2" not in office(
        disagreements=differ, disputes=2
    )


@pytest.mark.parametrize(
    ("on_day", "off", "words"),
    [
        ("possible", -1, "not confirmed for that day itself, the nearest evidence is 1 day before; 1 article"),
        ("possible", 0, "the nearest evidence is 0 days before"),
        ("possible", 1, "the nearest evidence is 1 day after"),
        ("possible", 2, "the nearest evidence is 2 days after"),
    ],
)
def test_how_near_the_evidence_for_a_day_is(on_day, off, words):
    assert words in office(on=DAY("2020-05-05"), holders=(Holder(tenure(), on_day, off),))
    assert "nearest" not in office(on=DAY("2020-05-05"), holders=(Holder(tenure(), "yes", off),))
    assert "nearest" not in office(holders=(Holder(tenure(), on_day, off),))


def test_other_offices_that_the_words_may_mean():
    others = tuple(replace(OFFICE, key=f"o{n}", name=f"post {n}", country="BLR" if n else None) for n in range(10))
    asked = WhoAnswer("post", None, None, None, (answer(),), others)
    assert drawn(who.draw, asked, KNOWLEDGE).endswith(
        "These words may also mean: Post 0; Post 1, Belarus; Post 2, Belarus; Post 3, Belarus; Post 4, Belarus; Post 5, Belarus; "
        "Post 6, Belarus; Post 7, Belarus and 2 more"
    )
    assert " more" not in drawn(who.draw, replace(asked, others=others[:8]), KNOWLEDGE)
    assert "also mean" not in drawn(who.draw, replace(asked, others=()), KNOWLEDGE)
    differ = answer(disagreements=tuple(Disagreement("o", "date", f"point {n}", ()) for n in range(7)))
    one = drawn(who.draw, replace(asked, offices=(differ,)), KNOWLEDGE)
    two = drawn(who.draw, replace(asked, offices=(differ, answer())), KNOWLEDGE)
    assert one.count("point") == 5 and two.count("point") == 1


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


def test_what_is_left_out_of_statements_and_of_finds():
    assert drawn(sayings.draw, [saying()], 3).endswith("2 earlier ones are not shown; --limit shows more.")
    assert "earlier" not in drawn(sayings.draw, [saying()], 1)
    hit = Hit(
        "statement",
        "a/s1",
        "a",
        "Ann Aster",
        "It rains in Oslo.",
        0,
        (Span(3, 8, "rains"),),
        "A headline",
        "Wire",
        "2020-05-04T10:00",
        None,
    )
    assert drawn(search.draw, [hit], 3).endswith("2 earlier ones are not shown; --limit shows more.")
    assert "earlier" not in drawn(search.draw, [hit], 1)
    assert "2020-05-04 statement Ann Aster It rains in Oslo. Wire [a/s1]" in drawn(search.draw, [hit], 1)
    article = replace(hit, kind="article", speaker=None, published=None, publisher=None)
    assert "no date article A headline It rains in Oslo. A headline [a/s1]" in drawn(search.draw, [article], 1)
    assert "Oslo. a [a/s1]" in drawn(search.draw, [replace(article, headline="")], 1)
    marked = search._marked(replace(hit, found=(Span(0, 2, "It"), Span(12, 16, "Oslo"))))
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
    ],
)
def test_every_column_has_its_share_of_the_width(draw, shares):
    out = io.StringIO()
    draw(Console(width=4400, file=out, highlight=False, markup=False, emoji=False))
    head = next(line for line in out.getvalue().splitlines() if re.match(rf" *{next(iter(shares))}  ", line))
    begins = [re.search(rf"(?<!\S){name}(?!\S)", head).start() for name in shares]
    widths = [b - a for a, b in pairwise([*begins, 4400])]
    assert [round(w * sum(shares.values()) / 4400, 1) for w in widths] == list(shares.values())
