"""The packaged file: damage is named, and building gives the same bytes for the same lists."""

import sqlite3
from pathlib import Path

import pytest

from incumbent.errors import KnowledgeError
from incumbent.knowledge import Knowledge
from incumbent.knowledge.build import main
from incumbent.knowledge.store import packaged_file

_BIO = "id,name,gender,dob,dobp,dod,dodp,image,enwiki\nQ1,Ada Example,female,1970-01-02,11,,,,Ada Example\n"
_HELD = "position,person,personID,start,end\nPrime Minister,Ada Example,Q1,2019-05-06,\nMinister of Trade,Ada Example,Q1,2018,2019\n"
_POSITIONS = (
    "id,position,country,jurisdiction,deputy,list,start,end,before,after,enwiki\n"
    "Q10,Prime Minister of Fiji,Q712,Q712,,,,,,,\nQ11,Minister of Trade of Fiji,Q712,Q712,,,,,,,\n"
)
_CODES = (
    "ISO3166-1-Alpha-2,ISO3166-1-Alpha-3,FIPS,official_name_en,UNTERM English Formal,CLDR display name\n"
    "FJ,FJI,FJ,Fiji,the Republic of Fiji,Fiji\n"
)
_LEADERS = (
    "gec,country,office,label,since,first_seen,last_seen\n"
    "fj,Fiji,head of government,Prime Minister Ada EXAMPLE,2019-05-06,2019-06-01,2020-01-01\n"
    "fj,Fiji,chief of state,President Bo SAMPLE,2018-01-01,2019-06-01,2020-01-01\n"
)
_TEXTS = (
    "gec,country,office,text,first_seen_commit_date,last_seen_commit_date\n"
    "fj,Fiji,chief of state,President Bo SAMPLE (since 1 January 2018),2019-06-01,2020-01-01\n"
    "fj,Fiji,chief of state,Vice President Di NOBODY (Party) (since 1 May 2019); President Cy NEXT (Party) (since 2 March 2020 ),"
    "2020-04-01,2021-01-01\n"
    "fj,Fiji,chief of state,President Cy LATER (since 3 April 2024),2024-04-03,2026-01-01\n"
)
_YAML = (
    "- id:\n    bioguide: X\n  name:\n    first: Carl\n    last: Third\n  bio:\n    birthday: '1800-01-02'\n    gender: M\n"
    "  terms:\n  - type: prez\n    start: '1850-03-04'\n    end: '1854-03-04'\n    party: none\n"
)


@pytest.fixture()
def lists(tmp_path: Path) -> Path:
    root = tmp_path / "kb"
    files = {
        "everypolitician_scrapers/fiji-cabinet/bio.csv": _BIO,
        "everypolitician_scrapers/fiji-cabinet/holders21.csv": _HELD,
        "everypolitician_scrapers/fiji-cabinet/positions.csv": _POSITIONS,
        "everypolitician_scrapers/fiji-cabinet/commit.txt": "abc1234 2022-01-01\n",
        "countries/country-codes.csv": _CODES,
        "factbook_leaders/leaders_parsed.csv": _LEADERS,
        "factbook_leaders/leaders_text_history.csv": _TEXTS,
        "us_executive/executive.yaml": _YAML,
        "igo/CountrycodesOrgs.csv": "ISO_3166_2,org_name,org_id\nFJ,Pacific Sample Forum ,PSFX\n",
        "misp_galaxy/intelligence-agencies.json": '{"values": []}',
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_same_lists_same_bytes(lists: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "one.sqlite", tmp_path / "other.sqlite"
    assert main([str(lists), str(one)]) == 0
    assert main([str(lists), str(other)]) == 0
    assert one.read_bytes() == other.read_bytes()
    assert "everypolitician (CC0-1.0): 2" in capsys.readouterr().out


def test_a_leaders_term_ends_with_the_next_leader_of_the_whole_texts(lists: Path, tmp_path: Path) -> None:
    """A leader whom the parsed list lacks still ends the term before; else it would seem to last until 2024."""
    out = tmp_path / "out.sqlite"
    main([str(lists), str(out)])
    knowledge = Knowledge(out)
    person = knowledge.person("Bo Sample")
    assert person is not None
    assert [(str(row.start), str(row.end)) for row in knowledge.tenures(person=person.id)] == [
        ("2018-01-01", "2020-03-02")
    ]


def test_another_lists_sooner_end_is_taken(lists: Path, tmp_path: Path) -> None:
    held = lists / "everypolitician_scrapers" / "fiji-cabinet" / "holders21.csv"
    assert "2019-05-06," in held.read_text(encoding="utf-8")
    held.write_text(_HELD.replace("2019-05-06,", "2019-05-06,2019-12-01", 1), encoding="utf-8")
    texts = lists / "factbook_leaders" / "leaders_text_history.csv"
    later = "fj,Fiji,head of government,Prime Minister Ed LATER (since 3 April 2024),2024-04-03,2026-01-01\n"
    texts.write_text(_TEXTS + later, encoding="utf-8")
    out = tmp_path / "out.sqlite"
    main([str(lists), str(out)])
    ends = [str(row.end) for row in Knowledge(out).tenures(office="Q10") if row.person == "Q1"]
    assert ends == ["2019-12-01", "2019-12-01"]


def test_lists_are_joined(lists: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.sqlite"
    main([str(lists), str(out)])
    knowledge = Knowledge(out)
    office = knowledge.office("premier", country="FJI")
    assert office is not None
    assert (office.id, office.name) == ("Q10", "Prime Minister of Fiji")
    rows = knowledge.tenures(office="Q10")
    assert [(row.person, str(row.start), row.licence) for row in rows] == [
        ("Q1", "2019-05-06", "CC0-1.0"),
        ("Q1", "2019-05-06", "public domain"),
    ]
    third = knowledge.person("Carl Third")
    assert third is not None
    assert third.id == "usa-carl-third"
    assert knowledge.tenures(person=third.id)[0].office_name == "president"
    body = knowledge.body("PSFX")
    assert body is not None
    assert body.source == "IGO memberships"


def test_wrong_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "absent")]) == 2
    assert "usage" in capsys.readouterr().err


def test_packaged_file_is_small_enough() -> None:
    assert packaged_file().stat().st_size <= 12_000_000


def test_damage_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"this is no database" * 100)
    with pytest.raises(KnowledgeError, match=r"broken\.sqlite"):
        Knowledge(broken)


def test_another_layout_is_named(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(KnowledgeError, match="layout 99"):
        Knowledge(other)
