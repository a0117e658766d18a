"""Whole verbs, asked in the ways that the other tests do not: what they answer, tell and refuse."""

import csv
import io
import json

import pytest
from builders import HandKnowledge, Story, ledger_of
from by_hand import answers

from incumbent.cli import watch as watch_room
from incumbent.exports import alerts
from incumbent.ledger import Ledger
from incumbent.scale.sources import Seen


@pytest.fixture
def rumours(path):
    """Further articles: a holder who is not believed, one who is chosen, an office with many holders."""
    story = Story("maybe-1", published="2021-02-02", publisher="Rumour Mill")
    story.claim("start", "Ann Aster", "ombudsman", country="UKR", date="2021-02-01", confidence=0.3)
    story.claim("start", "Bo Birch", "ombudsman", country="UKR", date="2021-01-01", confidence=0.9)
    story.claim("chosen", "Cy Cedar", "ombudsman", country="UKR")
    story.claim("hold", "Ann Aster", "envoy", body="Embassy", country="UKR")
    ledger_of(path, story).close()


@pytest.mark.parametrize(
    "words", [("who", "ombudsman"), ("office", "ombudsman"), ("person", "Ann Aster")], ids=lambda w: w[0]
)
def test_what_is_left_out_of_an_answer_as_unlikely_is_told(verb, rumours, words):
    ran = verb(*words, "--format", "json")
    assert ran.err == "incumbent: 1 unlikely left out; --all gives them\n"
    for quiet in (("--quiet", *words), (*words, "--all")):
        again = verb(*quiet, "--format", "json")
        assert (again.code, again.err) == (0, "")
    shown = verb(*words)
    assert shown.err == "" and "Unlikely: " in shown.out and "1 unlikely left out" in " ".join(shown.out.split())


def test_a_person_with_all_that_is_told(verb, rumours, path):
    [ann] = answers(verb("person", "Ann Aster", "--format", "json"))
    assert [(o["office"]["name"], len(o["tenures"]), len(o["unlikely"])) for o in ann["offices"]] == [
        ("envoy to Embassy", 1, 0),
        ("ombudsman", 0, 1),
    ]
    rows = list(csv.DictReader(io.StringIO(verb("person", "Ann Aster", "--format", "csv").out)))
    assert [r["office"] for r in rows] == ["envoy to Embassy"]
    [cy] = answers(verb("person", "Cy Cedar", "--format", "json"))
    assert [c["claim"] for c in cy["offices"][0]["chosen"]] == ["maybe-1/c3"]
    words = " ".join(verb("person", "Cy Cedar").out.split())
    assert "chosen or due, not said to" in words and "[maybe-1/c3]" in words and "one of" not in words
    only = " ".join(verb("person", "Ann Aster", "--min-confidence", "1").out.split())
    assert "No article in this ledger puts this person in an office." in only and only.count("Unlikely:") == 2


def test_a_person_is_known_as_the_press_had_it_by_a_day(verb, rumours):
    [early] = answers(verb("person", "Ann Aster", "--as-known-on", "2021-02-01", "--format", "json"))
    assert early["offices"] == []
    [late] = answers(verb("person", "Ann Aster", "--as-known-on", "2021-02-02", "--format", "json"))
    assert late["offices"]


def test_the_limit_of_an_office_is_of_its_holders(verb):
    every = answers(verb("office", "KGB", "--format", "json"))[0]["holders"]
    one = answers(verb("office", "KGB", "--limit", "1", "--format", "json"))[0]["holders"]
    assert len(every) == 2 and one == every[:1]


def test_every_tenure_of_csv_says_on_which_day_it_was_asked(verb):
    [row] = csv.DictReader(io.StringIO(verb("who", "KGB", "--on", "2020-09-04", "--format", "csv").out))
    assert row["on_that_day"] == "possible" and row["person"] == "Ivan Tertel" and row["claims"] == "wire-1/c2"


def test_a_question_is_repeated_in_its_answer(verb):
    def question(*words):
        return json.loads(verb(*words, "--format", "json").out)["question"]

    assert question("who", "KGB", "--on", "2020-09-04", "--at-least", "1") == {
        "verb": "who",
        "office": "KGB",
        "country": None,
        "on": "2020-09-04",
        "as_known_on": None,
        "min_confidence": 0.5,
        "at_least": 1,
    }
    assert question("office", "KGB", "--as-known-on", "2020-09-04")["as_known_on"] == "2020-09-04"
    assert question("changes", "--since", "2020-01-01", "--all") == {
        "verb": "changes",
        "country": None,
        "since": "2020-01-01",
        "until": None,
        "limit": 100,
        "min_confidence": 0.0,
        "at_least": 0,
    }
    assert question("disagreements", "--country", "Belarus")["country"] == "Belarus"


def test_disagreements_one_side_a_row(verb):
    rows = list(csv.DictReader(io.StringIO(verb("disagreements", "--format", "csv").out)))
    assert [r["disagreement"] for r in rows][:2] == ["1", "1"] and {r["source"] for r in rows} == {
        "",
        "Wikidata facts of 2022",
    }
    assert "in the place of KGB chief" in rows[0]["quotes"] and rows[0]["claims"].startswith("wire-1/")


def test_what_somebody_said_and_who_said_it(verb, speeches):
    assert [a["words"] for a in answers(verb("said", "Aster", "--format", "json"))] == [
        "“The tax falls,”",
        "“The tax stands,”",
    ]
    cut = verb("said", "Aster", "--limit", "1", "--format", "json")
    assert len(answers(cut)) == 1 and cut.err == "incumbent: 1 earlier ones are left out; --limit gives more\n"
    assert [a["words"] for a in answers(verb("said", "Aster", "--until", "2021-03-01", "--format", "json"))] == [
        "“The tax stands,”"
    ]
    assert [a["speaker"] for a in answers(verb("who-said", "no tax", "--format", "json"))] == ["Bo Birch"]
    some = verb("who-said", "tax", "--limit", "2", "--format", "jsonl")
    assert len(some.out.splitlines()) == 2 and "1 earlier ones" in some.err
    assert "1 earlier ones are not shown" in " ".join(verb("who-said", "tax", "--limit", "2").out.split())


def test_words_are_searched_for_in_statements_and_articles(verb, speeches):
    found = answers(verb("search", "tax", "--format", "json"))
    assert [a["kind"] for a in found] == ["statement"] * 3 + ["article"] * 2
    assert [a["kind"] for a in answers(verb("search", "tax", "--in", "article", "--format", "json"))] == ["article"] * 2
    cut = verb("search", "tax", "--limit", "1", "--format", "csv")
    assert len(cut.out.splitlines()) == 3 and cut.err == "incumbent: 3 earlier ones are left out; --limit gives more\n"
    assert found[0]["found"] == ["tax"]
    assert verb("search", "nothing of this").code == 3


def test_events_are_counted_and_told_in_every_form(verb, acts):
    ran = verb("events", "--format", "json")
    assert len(answers(ran)) == 2 and ran.err == "incumbent: 1 unlikely left out; --all gives them\n"
    counted = verb("events", "--count-by", "type", "--format", "json")
    assert answers(counted) == [{"type": "CONSULT", "events": 2}] and "1 unlikely" in counted.err
    table = " ".join(verb("events", "--count-by", "source", "--limit", "1").out.split())
    assert (
        "source events" in table
        and "Group 0 1" in table
        and "1 rows with fewer events are not shown; --limit shows more." in table
    )
    assert "not shown" not in verb("events", "--count-by", "source").out
    each = answers(verb("events", "--each", "--all", "--limit", "2", "--format", "json"))
    assert len(each) == 2 and {t["why_here"] for a in each for t in a["tellings"]} == {"not grouped"}
    assert [a["source"] for a in answers(verb("events", "--format", "json"))] == [["Group 1"], ["Group 0"]]
    assert verb("events", "--actor", "Group 1", "--type", "consult", "--format", "json").code == 0
    none = verb("events", "--actor", "nobody")
    assert none.code == 3 and "actor nobody" in none.err


def test_exports_say_what_they_wrote(verb, acts, tmp_path):
    ran = verb("export", "events", "--out", tmp_path / "e.csv")
    lines = ran.err.splitlines()
    assert (
        lines[0] == f"2 events to {tmp_path / 'e.csv'}"
        and lines[1].startswith("2 mentions to ")
        and lines[2].startswith("codebook to ")
    )
    assert lines[3] == "1 unlikely left out; --all writes them" and len(lines) == 4
    every = verb("export", "events", "--all", "--out", tmp_path / "a.csv").err
    assert "3 events" in every and "left out" not in every
    assert (
        verb("export", "events", "--actor", "nobody", "--out", tmp_path / "n.csv").code == 3
        and not (tmp_path / "n.csv").exists()
    )


def test_offices_for_other_peoples_collections_are_surer(verb, rumours, tmp_path):
    table = verb("export", "offices", "--out", tmp_path / "o.csv").err
    strict = verb("export", "offices", "--format", "quickstatements", "--out", tmp_path / "q.txt")
    assert "1 unlikely left out; --all writes them" in table and strict.code == 3
    assert "left out" not in verb("export", "offices", "--all", "--out", tmp_path / "a.csv").err
    none = verb("export", "offices", "--at-least", "50", "--out", tmp_path / "n.csv")
    assert none.code == 3 and "tenures are not believed enough, --all writes them" in none.err


def test_a_bundle_says_what_it_holds(verb, acts, tmp_path):
    ran = verb("export", "bundle", "--out", tmp_path / "b", "--title", "News of power")
    assert (
        ran.code == 0
        and f"rows to {tmp_path / 'b' / 'claims'}.csv" in ran.err
        and "unlikely left out; --all writes them" in ran.err
    )
    assert json.loads((tmp_path / "b" / "datapackage.json").read_text())["title"] == "News of power"


def test_an_article_by_its_own_id_or_that_of_a_claim(verb, tmp_path):
    record = json.loads(verb("article", "wire-1", "--format", "json").out)
    assert record["article"]["id"] == "wire-1"
    assert verb("article", "wire-1/c2", "--format", "json").out == verb("article", "wire-1", "--format", "json").out
    shown = " ".join(verb("article", "wire-1").out.split())
    assert (
        shown.startswith("Test Wire, 2020-09-03, https://wire.example/a?b=1&c=%7B")
        and "A headline" in shown
        and "c2 " in shown
    )
    page = tmp_path / "a.html"
    ran = verb("article", "wire-1", "--html", page)
    assert ran.err == f"page written to {page}\n" and ran.out == "" and "Ivan Tertel" in page.read_text()
    missing = verb("article", "ire")
    assert missing.code == 3 and "near names: wire-1" in missing.err


def test_alerts_are_saved_listed_and_forgotten(verb, path, tmp_path):
    assert verb("alert", "list").code == 3
    for words in ((), ("--append", "x", "--run", "y")):
        ran = verb("alert", "add", "kind=end", *words)
        assert ran.code == 2 and "give one of --append, --run, --post" in ran.err
    assert verb("alert", "add", "kind=end", "--append", tmp_path / "f").code == 0
    assert verb("alert", "add", "kind=start", "--run", "cat", "--name", "begun").code == 0
    for words in (("kind=end",), ("kind=start", "--name", "begun"), ("kind=hold", "--name", "kind=end")):
        again = verb("alert", "add", *words, "--run", "cat")
        assert again.code == 2 and "already" in again.err
    assert verb("alert", "list").out.splitlines() == [
        f"kind=end: kind=end, append {tmp_path / 'f'}",
        "begun: kind=start, run cat",
    ]
    assert alerts.load(path)[0].since != "" and len(alerts.load(path)) == 2
    missing = verb("alert", "remove", "nothing")
    assert missing.code == 3 and "near names: kind=end; begun" in missing.err
    assert verb("alert", "remove", "begun").code == 0 and [a.name for a in alerts.load(path)] == ["kind=end"]


def test_an_alert_tells_what_was_learned_after_it_was_saved(verb, path, tmp_path):
    finds = tmp_path / "f.jsonl"
    verb("alert", "add", "kind=start", "--append", finds)
    assert verb("alert", "check").err == "0 told\n" and not finds.exists()
    with Ledger.open(path, write=True, knowledge=HandKnowledge()) as ledger:
        writer = ledger.writer()
        writer.add([Story("late", published="2021-01-01").claim("start", "Ann Aster", "envoy").record()])
        writer.finish()
    assert verb("alert", "check").err == "1 told\n" and json.loads(finds.read_text())["person"] == "Ann Aster"
    assert verb("alert", "check").err == "0 told\n"
    verb("alert", "add", "kind=start", "--run", "false", "--name", "broken", "--ledger", tmp_path / "new.sqlite")
    assert alerts.load(tmp_path / "new.sqlite")[0].since == ""


def test_decisions_go_out_as_json(verb, tmp_path):
    assert verb("decisions", "export", "--out", tmp_path / "d.json").err == f"0 decisions to {tmp_path / 'd.json'}\n"
    assert json.loads((tmp_path / "d.json").read_text()) == {"decisions": []}


def record(number, kind="end"):
    story = Story(f"w{number}", published="2021-01-01")
    for n in range(number):
        story.claim(kind, f"Ann{n} Aster", "chief")
    return story.record()


@pytest.fixture
def watching(tmp_path, monkeypatch):
    """A watch over a ledger, and what each round reads: (files, tally, outcomes, records)."""
    rounds = []

    class Tally:
        failed = 0

    def read_into(opened, files, *, stored, **how):
        from collections import Counter

        done = Counter()
        for told, outcome in rounds.pop(0):
            done[outcome] += 1
            stored(told, outcome)
        return Tally(), done

    monkeypatch.setattr(watch_room, "read_into", read_into)
    kept = tmp_path / "kept.json"
    made = watch_room.Watch(tmp_path / "l.sqlite", tmp_path / "j.jsonl", kept, Seen.load(kept), None, None, None)
    return made, rounds


def test_a_round_says_what_became_of_the_files(watching, tmp_path, capsys):
    import os

    made, rounds = watching
    news = tmp_path / "news"
    news.mkdir()
    made.round([str(news)], [], False)
    assert capsys.readouterr().out == "" and not (tmp_path / "l.sqlite").exists() and (tmp_path / "kept.json").exists()

    def write(name):
        (news / name).write_text("words")
        os.utime(news / name, (1, 1))

    write("a.txt")
    rounds.append([(record(2), "added"), (record(1), "unchanged")])
    made.round([str(news)], [], False)
    out = capsys.readouterr().out.splitlines()
    assert out[0].endswith(" 1 file: 1 added, 1 unchanged, 0 failed") and out[1:] == [
        "  end: Ann0 Aster, chief, BLR [w2/c1]",
        "  end: Ann1 Aster, chief, BLR [w2/c2]",
    ]
    write("b.txt")
    write("c.txt")
    rounds.append([(record(52), "corrected")])
    made.round([str(news)], [], False)
    out = capsys.readouterr().out.splitlines()
    assert out[0].endswith(" 2 files: 1 corrected, 0 failed") and len(out) == 52 and out[-1] == "  and 2 more"
    write("d.txt")
    rounds.append([])
    made.round([str(news)], [], False)
    assert capsys.readouterr().out.splitlines()[0].endswith(" 1 file: nothing new, 0 failed")
    made.round([str(news)], [], False)
    assert capsys.readouterr().out == ""
    journal = [json.loads(line) for line in (tmp_path / "j.jsonl").read_text().splitlines()]
    assert [(j["read"], j["failed"], len(j["changes"])) for j in journal] == [
        (1, 0, 2),
        (2, 0, 50),
        (1, 0, 0),
    ]


def test_a_watch_of_addresses_needs_to_be_told_to_fetch(verb, tmp_path):
    for address in ("http://news.example/feed", "https://news.example/feed"):
        ran = verb("watch", address, "--once")
        assert ran.code == 2 and f"{address} is an address" in ran.err


def test_an_interrupted_watch_ends_well(verb, tmp_path, monkeypatch):
    def stop(seconds):
        assert seconds == 7.0
        raise KeyboardInterrupt

    monkeypatch.setattr(watch_room.time, "sleep", stop)
    (tmp_path / "news").mkdir()
    ran = verb("watch", tmp_path / "news", "--every", "7")
    assert ran.code == 0 and "ended; the next watch goes on from here" in ran.err


def test_sides_of_a_disagreement_stand_in_from_its_summary(verb):
    lines = verb("disagreements").out.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("Disagreement: "))
    assert lines[at + 1].startswith("  ") and not lines[at + 1].startswith("   ")
    assert lines[at + 2].startswith("      ") and not lines[at + 2].startswith("       ")
