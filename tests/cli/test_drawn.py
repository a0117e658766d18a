"""What tables show of an office: whose words, holders, lists, what is disputed; drawn from hand-made answers."""

from dataclasses import replace

import pytest
from by_hand import DAY, HOLDER, KNOWLEDGE, OFFICE, ROW, WIKIDATA, answer, bound, by_id, drawn, stored, tenure

from incumbent.cli import drawing, who
from incumbent.ledger.asking.answers import Holder, WhoAnswer
from incumbent.ledger.deriving.facts import Disagreement, Limits, Side, Vacancy


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


def office(history=False, most=30, disputes=5, **fields):
    return drawn(who.draw_office, answer(**fields), KNOWLEDGE, most, disputes, history)


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
