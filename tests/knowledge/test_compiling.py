"""Public lists are put together: offices paired, people told apart and found again, terms joined, sources told."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from lists import write_lists

from incumbent.knowledge.bodies import COMMON, GENERIC, HEAD
from incumbent.knowledge.build import main
from incumbent.knowledge.compiling.given import name_word_rows
from incumbent.knowledge.compiling.offices import KnownOffice, align
from incumbent.knowledge.compiling.people import as_number, joined, spellings, weight
from incumbent.knowledge.compiling.politicians import Politician
from incumbent.knowledge.compiling.tables import Compiled, compile_tables
from incumbent.knowledge.store import SCHEMA_VERSION
from incumbent.knowledge.titles import parse_title

Row = tuple[object, ...]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    return compile_tables(write_lists(tmp_path_factory.mktemp("lists") / "kb"))


def rows(compiled: Compiled, table: str) -> list[Row]:
    return list(compiled.tables[table][1])


def test_terms_of_office_by_person_office_and_list(compiled: Compiled) -> None:
    people = {row[0]: row[2] for row in rows(compiled, "person")}
    offices = {row[0]: row[1] for row in rows(compiled, "office")}
    sources = {row[0]: str(row[1]).split(" ")[0] for row in rows(compiled, "source")}
    held = {
        (people[person], offices[office], start, end, sources[source])
        for person, start, office, end, source in rows(compiled, "tenure")
        if sources[source] != "incumbent"
    }
    every, factbook, executive, minister, state = "everypolitician", "The", "us-executive", "Peppercat", "US"
    assert held == {
        ("Ada Holm", "Q100", 20150101, 20190101, every), ("Jon Tamm", "Q100", 20190101, 0, every),
        ("Jon Tamm", "Q100", 20190101, 20210602, factbook), ("Siv Sunny Lunde", "Q100", 20210602, 0, factbook),
        ("Ada Holm", "Q100", 20150101, 20190101, factbook), ("Eva Strand", "Q101", 2016, 0, every), ("Eva Brandt", "Q101", 20200601, 0, every),
        ("Eva Brandt", "Q101", 20200601, 0, minister), ("Eva Brandt", "nor-minister-of-trade", 20200601, 0, minister),
        ("Leif Strand", "nor-weal", 201602, 0, every), ("Иван Иванович Пилипец", "Q103", 0, 0, every),
        ("Una Vik", "nor-member-of-the-storting", 20091001, 0, every),
        ("Kofi Berg", "Q200", 20170101, 0, every), ("Mia Berg", "Q201", 20180101, 0, every),
        ("Ole V", "nor-king", 19910117, 0, factbook), ("Otto Krug", "deu-chancellor", 20200724, 0, factbook),
        ("Abel J. Stone", "usa-vice-president", 19400120, 19410120, executive),
        ("Abel J. Stone", "usa-president", 19410120, 19490120, executive),
        ("Abel J. Stone", "usa-president", 19530120, 19570120, executive),
        ("Nils Newman", "nor-minister-of-culture", 20220101, 0, minister), ("Nils Newman", "Q103", 20230101, 0, minister),
        ("Max Huber", "deu-minister-of-justice-of-bavaria", 20220101, 20230101, minister),
        ("Ann Envoy", "usa-ambassador-to-norway", 20010101, 20040506, state),
        ("Bob Envoy", "usa-consul-general-to-new-place", 20010101, 0, state),
    }  # fmt: skip


def test_people_with_what_the_lists_say_of_them(compiled: Compiled) -> None:
    people = {row[2]: row for row in rows(compiled, "person")}
    assert people["Ada Holm"] == (1, None, "Ada Holm", "NOR", "f", 19600501, None, "Ada Britt Holm", 3)
    assert people["Jon Tamm"] == (2, None, "Jon Tamm", "NOR", "m", 1950, 20190102, "", 3)
    assert people["Una Vik"][3:] == ("NOR", "f", 1971, None, "", 0)
    assert people["Mia Berg"][3:] == ("IGO", "", None, None, "", 1)
    assert people["Eva Strand"][8] == 2 and people["Leif Strand"][8] == 1
    assert people["Nils Newman"][1] == "nor-nils-newman"
    assert people["Abel J. Stone"][1:] == (
        "usa-abel-j-stone",
        "Abel J. Stone",
        "USA",
        "m",
        19000102,
        None,
        "Abel Stone",
        3,
    )
    assert {"Per Unsung", "Old Timer", "Nobody Known", "Q4"}.isdisjoint(people)
    numbers = [row[0] for row in rows(compiled, "person")]
    assert numbers == sorted(numbers)


def test_offices_with_the_title_read(compiled: Compiled) -> None:
    offices = {row[1]: row[2:] for row in rows(compiled, "office")}
    assert offices["Q101"] == ("Minister of Finance of Norway", "Finance Minister", "NOR", "", "minister", "finance", 0)
    assert offices["Q201"] == (None, "Under-Secretary-General", "IGO", "under", "general_secretary", "", 0)
    assert offices["nor-member-of-the-storting"][3:] == ("", "member", "storting", 1)
    assert offices["deu-minister-of-justice-of-bavaria"][4:] == ("minister", "bavaria justice", 0)


def test_bodies_of_the_lists(compiled: Compiled) -> None:
    bodies = rows(compiled, "body")
    listed = [row for row in bodies if row[6] in ("MISP galaxy", "IGO memberships")]
    watch = ("nor-fjord-watch", "Fjord Watch", "NOR", "SPY", "MISP galaxy")
    ports = ("igo-northern-league-of-ports", "Northern League of Ports", "IGO", "IGO", "IGO memberships")
    ferns = ("igo-union-of-ferns", "Union of Ferns", "IGO", "IGO", "IGO memberships")
    assert listed == [
        ("fjord watch", 0, *watch), ("fjord watch service", 0, *watch), ("watch of fjords", 0, *watch), ("fws", 1, *watch),
        ("northern league of ports", 0, *ports), ("nlp", 1, *ports), ("union of ferns", 0, *ferns),
    ]  # fmt: skip
    kinds = [row for row in bodies if row[6] in (GENERIC, COMMON, HEAD)]
    assert kinds and all(row[1:3] == (0, "") and row[4] is None for row in kinds)


def test_the_account_says_how_much_came_from_where(compiled: Compiled) -> None:
    account = compiled.account
    assert "  IGO memberships: 3" in account and "  MISP galaxy: 4" in account
    assert (
        "  everypolitician (CC0-1.0): 9" in account
        and "  The World Factbook, 2015 to 2026 (public domain): 5" in account
    )
    assert "  Peppercat (CC0-1.0): 5" in account and any(
        line.endswith("2004-05-06 (public domain): 2") for line in account
    )
    offices = rows(compiled, "office")
    assert f"offices: {len(offices)}, {sum(str(o[1])[0] == 'Q' for o in offices)} with Wikidata ids" in account


def test_without_the_list_of_ministers(tmp_path: Path) -> None:
    kb = write_lists(tmp_path / "kb")
    (kb / "peppercat_statedept.jsonl.xz").unlink()
    assert "nor-minister-of-culture" not in {row[1] for row in rows(compile_tables(kb), "office")}


def test_dates_as_numbers() -> None:
    assert [as_number(d) for d in ("2020-09-03", "2020-09", "2020", "", "2020-13", "soon")] == [
        20200903, 202009, 2020, None, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "legislator", "weighs"),
    [("president", False, 3), ("prime minister", False, 3), ("deputy prime minister", False, 2), ("finance minister", False, 2),
     ("assistant minister", False, 1), ("ambassador", False, 1), ("member", False, 1), ("president", True, 0)],
)  # fmt: skip
def test_how_widely_an_office_is_spoken_of(title: str, legislator: bool, weighs: int) -> None:
    assert weight(KnownOffice("x", title, title, "NOR", parse_title(title, frozenset()), legislator)) == weighs


def test_terms_that_follow_within_half_a_year_are_one() -> None:
    assert joined([("2001-01-01", "2004-12-31"), ("2005-07-01", "2008-01-01")]) == [("2001-01-01", "2008-01-01")]
    assert joined([("2001-01-01", "2004-12-31"), ("2005-07-02", "2008-01-01")]) == [
        ("2001-01-01", "2004-12-31"), ("2005-07-02", "2008-01-01"),
    ]  # fmt: skip
    assert joined([("2005-01-01", ""), ("2001-01-01", "2004-12-31")]) == [("2001-01-01", "")]
    assert joined([("2001-01-01", "2009-01-01"), ("2005-01-01", "2008-01-01")]) == [("2001-01-01", "2009-01-01")]
    assert joined([("2001", "2004"), ("2005", "2008")]) == [("2001", "2004"), ("2005", "2008")]
    assert joined([("2001-01-01", ""), ("2005-01-01", "2008-01-01")]) == [
        ("2001-01-01", ""),
        ("2005-01-01", "2008-01-01"),
    ]


def test_titles_are_paired_with_positions() -> None:
    titles = ["Prime Minister", "Health Minister", "Thing", "Culture Minister"]
    positions = [("Q1", "Prime Minister"), ("Q2", "Minister of Health and Welfare"), ("Q3", "Minister of Culture")]
    paired = {title: ident for title, (ident, _) in align(titles, positions, frozenset()).items()}
    assert paired == {"Prime Minister": "Q1", "Culture Minister": "Q3"}
    between = align(["Prime Minister", "Health Minister", "Culture Minister"], positions, frozenset())
    assert between["Health Minister"] == ("Q2", "Minister of Health and Welfare")
    near = align(["Trade and Culture Minister"], [("Q7", "Minister of Culture, Trade and Sport")], frozenset())
    assert [ident for ident, _ in near.values()] == ["Q7"]


def test_spellings_the_one_for_display_first() -> None:
    person = Politician()
    person.names.update({"Анна Берг": 5, "Anna Berg": 1, "Ann Berg": 2, "ANNA BERG": 1, "--": 1})
    assert spellings(person) == ["Ann Berg", "ANNA BERG"]
    person.wiki = "Anna B"
    assert spellings(person)[0] == "Anna B"


def test_first_names_and_surnames_are_counted() -> None:
    def one(name: str, gender: str, country: str = "NOR") -> tuple[Politician, str]:
        return Politician(wiki=name, gender=gender), country

    people = [
        one("Ada Holm", "f"), one("Ada J. Berg", "f"), one("Jon Holm", "m"), one("Li Wei", "m", "CHN"), one("Wei Li", "", "NOR"),
        one("Ada", "f"), one("de Berg", "m"), one("Ada van", "m"), one("", "f"),
    ]  # fmt: skip
    assert name_word_rows(people, 2) == [
        ("ada", 2, 0, 2, 0),
        ("holm", 0, 0, 0, 2),
        ("li", 0, 0, 0, 2),
        ("wei", 2, 1, 0, 0),
    ]
    assert ("berg", 0, 0, 0, 1) in name_word_rows(people, 1)


def test_the_file_is_the_same_for_the_same_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kb = write_lists(tmp_path / "kb")
    one, two = tmp_path / "deep" / "down" / "one.sqlite", tmp_path / "two.sqlite"
    two.write_text("what was there")
    assert main([str(kb), str(one)]) == main([str(kb), str(two)]) == 0
    assert one.read_bytes() == two.read_bytes() and one.read_bytes()[96:100] == bytes(4)
    assert f"two.sqlite: {two.stat().st_size:,} bytes" in capsys.readouterr().out
    with closing(sqlite3.connect(one)) as store:
        assert store.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert store.execute("SELECT name FROM person WHERE number = 1").fetchone() == ("Ada Holm",)
        assert {name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql NOT NULL")} == {
            "tenure_office", "office_ident", "office_country",
        }  # fmt: skip


def test_a_build_without_lists_says_how_it_is_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], [str(tmp_path / "none")], [str(tmp_path), "a", "b"]):
        assert main(arguments) == 2
        assert "usage" in capsys.readouterr().err
