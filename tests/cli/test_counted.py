"""Answers cut by a limit, counted, and exported: what is given, what is left out, and what is said of it."""

import csv
import io
import json
from dataclasses import replace

import pytest
from builders import Story, ledger_of
from by_hand import answers

from incumbent.records import PartialDate


@pytest.mark.parametrize(
    ("words", "number", "said"),
    [
        (("changes",), 4, "Earlier ones"), (("disagreements",), 1, "Less credible ones"), (("said", "Aster"), 2, "earlier ones"),
        (("who-said", "tax"), 3, "earlier ones"), (("search", "tax", "--in", "statement"), 3, "earlier ones"),
        (("office", "KGB"), 2, "more holders"),
    ],
    ids=lambda w: w[0] if isinstance(w, tuple) else "",
)  # fmt: skip
def test_a_limit_of_just_so_many_leaves_nothing_out(verb, speeches, words, number, said):
    every = verb(*words, "--limit", number, "--format", "json")
    assert len(answers(every)) == number or len(answers(every)[0]["holders"]) == number
    assert every.err == "" and said not in verb(*words, "--limit", number).out
    if number > 1 and words[0] != "office":
        fewer = verb(*words, "--limit", number - 1, "--format", "json")
        assert len(answers(fewer)) == number - 1 and "left out; --limit gives" in fewer.err
        assert f"{said} are not shown" in " ".join(verb(*words, "--limit", number - 1).out.split())


def test_a_change_as_a_row(verb):
    rows = list(csv.DictReader(io.StringIO(verb("changes", "--format", "csv").out)))
    assert {(r["kind"], r["person"], r["office"]) for r in rows} == {
        ("end", "Ivan Tertel", "head of the State Control Committee"), ("end", "Valery Vakulchik", "Chairman of the State Security Committee"),
        ("end", "", "head of the Security Council"), ("start", "Ivan Tertel", "Chairman of the State Security Committee"),
    }  # fmt: skip
    [first] = [r for r in rows if r["person"] == "Valery Vakulchik"]
    quote = "Lukashenko put Ivan Tertel in the place of KGB chief Valery Vakulchik."
    assert {k: first[k] for k in ("day", "date", "status", "office_id", "country", "how", "by", "sources", "background")} == {
        "day": "2020-09-03", "date": "2020-09-03", "status": "asserted", "office_id": "Q1", "country": "BLR", "how": "replaced", "by": "",
        "sources": "1", "background": "False",
    }  # fmt: skip
    assert (first["claims"], first["quote"], first["sentence"]) == ("wire-1/c1", quote, quote)
    assert first["url"] == "https://wire.example/a?b=1&c=%7B" and 0.5 < float(first["belief"]) < 1 and first["why"]


def test_where_changes_were_looked_for(verb, path):
    for words, said in (
        (("--since", "2030-01-01"), "in the ledger since 2030-01-01\n"), (("--until", "1999-01-01"), "in the ledger until 1999-01-01\n"),
        (("--country", "Russia"), "in the ledger in Russia\n"),
        (("--country", "Russia", "--until", "2020-02-01"), "in the ledger in Russia until 2020-02-01\n"),
    ):  # fmt: skip
        ran = verb("changes", *words)
        assert ran.code == 3 and ran.err == f"incumbent: no change of office {said}"
    assert verb("disagreements", "--country", "Russia").err == "incumbent: no disagreement in the ledger about Russia\n"


@pytest.fixture
def deeds(path):
    """Events of two kinds on three days: A met twice and B once, B helped on a day without a date."""
    story = Story("deeds-1", published="2021-03-01", publisher="Post")
    for actor, date in (("Bo", "2021-01-02"), ("Al", "2021-01-03"), ("Al", "2021-02-04"), ("Bo", None)):
        kind = "CONSULT" if date else "AID"
        word = "met" if kind == "CONSULT" else "helped"
        story.event(kind, word, f"{actor} {word} them ({date}).", [actor])
        story.events[-1] = replace(story.events[-1], date=PartialDate.parse(date) if date else None, confidence=0.9)
    ledger_of(path, story).close()


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (("source",), [{"source": "Al", "events": 2}, {"source": "Bo", "events": 2}]),
        (("month",), [{"month": "2021-01", "events": 2}, {"month": "2021-02", "events": 1}, {"month": "2021-03", "events": 1}]),
        (("type,source",), [
            {"type": "CONSULT", "source": "Al", "events": 2}, {"type": "AID", "source": "Bo", "events": 1},
            {"type": "CONSULT", "source": "Bo", "events": 1},
        ]),
        ((" type , source ", "--order", "name"), [
            {"type": "AID", "source": "Bo", "events": 1}, {"type": "CONSULT", "source": "Al", "events": 2},
            {"type": "CONSULT", "source": "Bo", "events": 1},
        ]),
        (("type", "--order", "name"), [{"type": "AID", "events": 1}, {"type": "CONSULT", "events": 3}]),
        (("type", "--order", "name", "--limit", "1"), [{"type": "CONSULT", "events": 3}]),
        (("type", "--limit", "2"), [{"type": "CONSULT", "events": 3}, {"type": "AID", "events": 1}]),
    ],
)  # fmt: skip
def test_counts_of_events(verb, deeds, words, rows):
    ran = verb("events", "--count-by", *words, "--format", "json")
    assert answers(ran) == rows
    cut = "incumbent: 1 rows with fewer events are left out; --limit gives more\n" if words[-1] == "1" else ""
    assert ran.err == cut
    assert [
        dict(r) for r in csv.DictReader(io.StringIO(verb("events", "--count-by", *words, "--format", "csv").out))
    ] == [{k: str(v) for k, v in row.items()} for row in rows]


def test_counts_by_what_there_is_not(verb, deeds):
    ran = verb("events", "--count-by", "colour")
    assert ran.code == 2 and "cannot count by colour" in ran.err and "target_country" in ran.err


def test_events_stop_where_the_limit_does(verb, deeds, monkeypatch):
    assert [a["date"] for a in answers(verb("events", "--each", "--format", "json"))] == [
        None,
        "2021-02-04",
        "2021-01-03",
        "2021-01-02",
    ]
    monkeypatch.setattr("incumbent.ledger.asking.happenings.TELLINGS", 1)
    ran = verb("events", "--limit", "3", "--each", "--format", "json")
    assert len(answers(ran)) == 3 and ran.err == "incumbent: some earlier ones are left out; --limit gives more\n"
    assert "some earlier ones are not shown" in " ".join(verb("events", "--limit", "3", "--each").out.split())
    assert verb("events", "--limit", "5", "--each", "--format", "json").err == ""
    assert answers(verb("events", "--limit", "1", "--count-by", "type", "--format", "json")) == [
        {"type": "CONSULT", "events": 3}
    ]
    header = verb("events", "--format", "csv").out.splitlines()[0].split(",")
    assert header[:6] == ["id", "type", "mode", "quad", "contexts", "status"] and not {"tellings", "size"} & set(header)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ((), 0), (("--min-confidence", "0.5"), 1), (("--min-confidence", "0.85"), 0), (("--at-least", "1"), 1), (("--at-least", "2"), 0),
        (("--all",), 2),
    ],
    ids=lambda w: " ".join(w) if isinstance(w, tuple) else "",
)  # fmt: skip
def test_exports_for_other_peoples_collections_are_as_sure_as_asked(verb, tmp_path, words, written):
    story = Story("sure-1", published="2021-02-02")
    story.claim("hold", "Bo Birch", "ombudsman", country="UKR", confidence=0.8)
    story.claim("hold", "Cy Cedar", "envoy", country="UKR", confidence=0.3)
    ledger, out = tmp_path / "s.sqlite", tmp_path / "o.jsonl"
    ledger_of(ledger, story).close()
    ran = verb("export", "offices", "--format", "ftm", "--out", out, "--ledger", ledger, *words)
    found = (
        [json.loads(line)["schema"] for line in out.read_text().splitlines()] if out.exists() and not ran.code else []
    )
    assert (ran.code, found.count("Occupancy")) == (0 if written else 3, written)
    if written:
        assert ran.err.splitlines()[0] == f"{len(found)} written to {out}"
        assert ("1 unlikely left out; --all writes them" in ran.err) == (written == 1)
    else:
        assert (
            ran.err
            == "incumbent: the ledger holds nothing that ftm can carry; 2 tenures are not believed enough, --all writes them\n"
        )


def test_what_a_format_has_no_place_for_is_counted(verb, acts, tmp_path):
    ran = verb("export", "events", "--format", "acled", "--out", tmp_path / "a.csv")
    assert ran.err.splitlines()[:2] == [
        f"0 events to {tmp_path / 'a.csv'}",
        "2 events left out, for which acled has no place",
    ]
    assert verb("-q", "export", "events", "--out", tmp_path / "q.csv").err == ""


def test_exports_with_a_byte_order_mark_and_in_parquet(verb, acts, tmp_path):
    for words in (("events",), ("offices",)):
        out = tmp_path / f"{words[0]}.csv"
        verb("export", *words, "--out", out, "--bom")
        assert out.read_bytes()[:3] == b"\xef\xbb\xbf"
        verb("export", *words, "--out", out)
        assert out.read_bytes()[:3] != b"\xef\xbb\xbf"
    verb(
        "export",
        "bundle",
        "--out",
        tmp_path / "b",
        "--parquet",
        "--bom",
        "--licence",
        "CC0-1.0",
        "--creator",
        "Us",
        "--url",
        "https://a.example",
    )
    assert (tmp_path / "b" / "claims.parquet").exists() and (tmp_path / "b" / "claims.csv").read_bytes()[
        :3
    ] == b"\xef\xbb\xbf"
    told = json.loads((tmp_path / "b" / "croissant.json").read_text())
    assert (told["license"], told["creator"]["name"], told["url"]) == ("CC0-1.0", "Us", "https://a.example")


def test_an_office_over_time_has_what_the_lists_have(verb):
    words = " ".join(verb("office", "KGB").out.split())
    assert "Wikidata facts of 2022: Ivan Tertel" in words and words.index("Ivan Tertel, 3 Sep") < words.index(
        "Andrei Ravkov, 20 Jan"
    )
    assert "Wikidata facts of 2022: " not in verb("who", "KGB").out.partition("Disagreement")[0]


def test_json_of_an_article_and_of_decisions_is_indented_by_one(verb, tmp_path):
    assert verb("article", "wire-1", "--format", "json").out.splitlines()[1][:2] == ' "'
    assert "near names" not in verb("article", "nothing-like-it").err
    verb("decisions", "export", "--out", tmp_path / "d.json")
    assert (tmp_path / "d.json").read_text() == '{\n "decisions": []\n}\n'


def test_one_row_a_happening_or_one_for_each_article_that_tells_it(verb, tmp_path):
    stories = []
    for n in range(2):
        story = Story(f"met-{n}", published="2021-03-01", publisher=f"Post {n}").event(
            "CONSULT", "met", f"Ann Aster met Bo Birch ({n}).", ["Ann Aster"]
        )
        story.events[-1] = replace(
            story.events[-1], date=PartialDate.parse("2021-02-28"), target=("Bo Birch",), target_entities=(None,)
        )
        stories.append(story)
    ledger, out = tmp_path / "m.sqlite", tmp_path / "e.csv"
    ledger_of(ledger, *stories).close()
    for words, rows in (((), 1), (("--grouped",), 1), (("--each",), 2)):
        ran = verb("export", "events", "--out", out, "--ledger", ledger, *words)
        assert ran.err.splitlines()[:2] == [f"{rows} events to {out}", f"2 mentions to {tmp_path / 'e.mentions.csv'}"]
        assert len(answers(verb("events", "--format", "json", "--ledger", ledger, *words))) == rows
