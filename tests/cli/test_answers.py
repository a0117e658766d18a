"""What the question verbs print, in every form."""

import csv
import io
import json
from dataclasses import replace

import pytest
from builders import HandKnowledge, Story, ledger_of, namesakes

from incumbent.ledger import Ledger

QUESTIONS = [
    ("who", "KGB", "--country", "Belarus", "--on", "2020-09-04"),
    ("office", "KGB"),
    ("person", "Tertel"),
    ("changes",),
    ("disagreements",),
]


def test_who_after_the_reshuffle_has_the_new_chief_and_the_sentence(verb):
    ran = verb(*QUESTIONS[0])
    assert ran.code == 0
    assert "Ivan Tertel" in ran.out and "since 3 September 2020" in ran.out
    assert "in the place of KGB chief" in " ".join(ran.out.split()) and "[wire-1/c2]" in ran.out


def test_who_before_it_has_the_old_chief_and_shows_the_list(verb):
    out = verb("who", "KGB", "--country", "Belarus", "--on", "2020-09-02").out
    assert "Valery Vakulchik" in out and "start not stated, until 3" in out
    assert "Wikidata facts of 2022: Andrei Ravkov" in out and "Disagreement" in out


def test_a_vacated_office_says_so(verb):
    out = " ".join(verb("who", "State Control Committee").out.split())
    assert "Vacated, successor not stated: Ivan Tertel left" in out


@pytest.mark.parametrize("words", QUESTIONS, ids=lambda w: w[0])
def test_every_question_speaks_json_lines_and_csv(verb, words):
    whole = json.loads(verb(*words, "--format", "json").out)
    assert set(whole) == {"question", "answers"} and whole["question"]["verb"] == words[0]
    lines = [json.loads(line) for line in verb(*words, "--format", "jsonl").out.splitlines()]
    assert lines == whole["answers"] != []
    table = list(csv.DictReader(io.StringIO(verb(*words, "--format", "csv").out)))
    assert table and all(None not in row and None not in row.values() for row in table)


OFFICE = {
    "office", "also_called", "holders", "unlikely", "left_out", "planned", "vacancy", "unnamed", "chosen", "knowledge_base", "disagreements",
}  # fmt: skip
KEYS = {
    "who": OFFICE,
    "office": OFFICE,
    "person": {"person", "person_id", "known_as", "spellings", "offices", "knowledge_base"},
    "changes": {
        "day",
        "date",
        "kind",
        "status",
        "person",
        "office",
        "sources",
        "belief",
        "why",
        "background",
        "evidence",
    },
    "disagreements": {"office", "kind", "summary", "first_day", "last_day", "weight", "credence", "sides"},
}


@pytest.mark.parametrize("words", QUESTIONS, ids=lambda w: w[0])
def test_json_keys_are_what_programs_rely_on(verb, words):
    assert set(json.loads(verb(*words, "--format", "json").out)["answers"][0]) == KEYS[words[0]]


def test_every_bound_in_json_names_its_claims(verb):
    holder = json.loads(verb(*QUESTIONS[0], "--format", "json").out)["answers"][0]["holders"][0]
    assert holder["start"]["earliest"] == {
        "day": "2020-09-03",
        "claims": ["wire-1/c2"],
        "why": "is told as the beginning",
    }
    assert holder["start"]["latest"]["claims"] == ["wire-1/c2"] and holder["end"]["latest"] is None
    assert holder["evidence"][0]["claim"] == "wire-1/c2" and holder["evidence"][0]["quote"]


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("who", "Security Counsel"), "Security Council"),
        (("person", "Ivan Tortellini"), "Ivan Tertel"),
        (("office", "Border Guard"), ""),
    ],
)
def test_a_question_that_finds_nothing_says_what_it_looked_for(verb, words, near):
    ran = verb(*words)
    assert ran.code == 3 and ran.out == "" and words[1] in ran.err and near in ran.err


def test_changes_that_are_not_there_say_where_they_were_looked_for(verb):
    ran = verb("changes", "--country", "Russia", "--since", "2020-01-01")
    assert ran.code == 3 and "Russia" in ran.err and "2020-01-01" in ran.err


def test_hostile_words_in_an_article_do_nothing_on_a_terminal(path, verb):
    evil = "\x1b[31mred\x1b]0;title\x07\x9b2J\u202edlrow\u2066 \x00[bold]x[/bold] =1+1"
    with Ledger.open(path, write=True, knowledge=HandKnowledge()) as ledger:
        story = Story("evil", title=evil, publisher=evil, url=f"javascript:{evil}")
        story.claim("start", f"Eve {evil}", f"minister {evil}", evil + " is what it says", date="2020-09-03")
        writer = ledger.writer()
        writer.add([story.record()])
        writer.finish()
    bad = set("\x1b\x9b\x07\x00\u202e\u2066")
    for words in (("changes",), ("person", "Eve"), ("cite", "evil/c1"), ("cite", "evil/c1", "--format", "bibtex")):
        ran = verb(*words)
        assert ran.code == 0 and not bad & set(ran.out), words
    ran = verb("changes", "--format", "jsonl")
    assert not bad & set(ran.out)
    evidence = [e for line in ran.out.splitlines() for e in json.loads(line)["evidence"]]
    assert any(e["quote"] == evil + " is what it says" for e in evidence)
    assert "[bold]x[/bold]" in "".join(verb("changes").out.split())


def test_a_cell_that_a_spreadsheet_would_compute_is_disarmed(path, verb):
    with Ledger.open(path, write=True, knowledge=HandKnowledge()) as ledger:
        ledger.writer().add(
            [Story("x").claim("start", "=cmd", "president", "=HYPERLINK(1) said", date="2020-09-03").record()]
        )
    rows = list(csv.DictReader(io.StringIO(verb("changes", "--format", "csv").out)))
    assert {r["person"] for r in rows if "cmd" in r["person"]} == {"'=cmd"}


def test_people_of_one_name_are_told_apart(verb, path):
    ledger_of(path, *namesakes()).close()
    out = verb("person", "Jane Doe").out
    assert "Jane Doe, Belarus: one of 2 of this name" in out and "Jane Doe, Ukraine: one of 2 of this name" in out
    answers = json.loads(verb("person", "Jane Doe", "--format", "json").out)["answers"]
    assert len({a["person_id"] for a in answers}) == 2 and [len(a["offices"]) for a in answers] == [1, 1]
    out = verb("who", "defence minister", "--country", "Ukraine", "--on", "2020-05-01").out
    assert "Jane Doe" in out and "2020-03" not in out


@pytest.fixture
def doubtful(path):
    """A further article, whose claims, event and disagreement are not believed."""
    story = Story("maybe-1", published="2021-02-02", publisher="Rumour Mill")
    story.claim("start", "Ann Aster", "ombudsman", country="UKR", date="2021-02-01", confidence=0.3)
    story.claim("start", "Cid Cole", "envoy", country="RUS", date="2021-02-01", confidence=0.3)
    story.event("AID", "helped", "Ann Aster helped the flooded.", ["Ann Aster"])
    story.events[-1] = replace(story.events[-1], confidence=0.2)
    other = Story("maybe-2", published="2021-02-02", publisher="Post")
    other.claim("start", "Ann Aster", "ombudsman", country="UKR", date="2021-01-15", confidence=0.9)
    ledger_of(path, story, other).close()


@pytest.mark.parametrize(
    "words",
    [
        ("changes", "--country", "Ukraine", "--since", "2021-01-20"),
        ("disagreements", "--country", "Ukraine"),
        ("events", "--type", "AID"),
    ],
    ids=lambda w: w[0],
)
def test_where_nothing_is_believed_it_says_how_much_is_left_out(verb, doubtful, words):
    ran = verb(*words)
    assert ran.code == 3 and "1 unlikely left out, --all shows them" in ran.err
    every = verb(*words, "--all", "--format", "json")
    assert every.code == 0 and len(json.loads(every.out)["answers"]) == 1 and "left out" not in every.err


@pytest.mark.parametrize(
    "words", [("changes",), ("disagreements",), ("events", "--country", "Iceland")], ids=lambda w: w[0]
)
def test_where_there_is_nothing_at_all_nothing_is_said_to_be_left_out(verb, words, tmp_path):
    ledger_of(tmp_path / "empty.sqlite").close()
    ran = verb(*words, "--ledger", tmp_path / "empty.sqlite")
    assert ran.code == 3 and "left out" not in ran.err


@pytest.mark.parametrize("words", [("changes",), ("disagreements",)], ids=lambda w: w[0])
def test_beside_what_is_believed_what_is_left_out_is_counted_in_every_form(verb, doubtful, words):
    assert "1 unlikely left out; --all shows them." in " ".join(verb(*words).out.split())
    assert "1 unlikely left out; --all gives them" in verb(*words, "--format", "csv").err
    quiet = verb("--quiet", *words, "--format", "csv")
    assert (quiet.code, quiet.err) == (0, "")


def test_what_a_limit_cuts_off_is_not_counted_as_unlikely(verb, doubtful):
    ran = verb("changes", "--limit", "1", "--until", "2021-01-20", "--format", "json")
    assert "earlier ones are left out" in ran.err and "unlikely" not in ran.err
    assert "1 unlikely" in verb("changes", "--limit", "1", "--format", "json").err
    cut = verb("disagreements", "--all", "--limit", "1")
    assert "Less credible ones are not shown" in cut.out and "unlikely" not in cut.out


def test_background_that_is_not_shown_is_told(verb, path, monkeypatch):
    story = Story("back-1", published="2021-02-02")
    for n in range(3):
        story.claim("end", f"Old{n} Vane{n}", "envoy", f"Vane{n} had left as envoy.", body=f"Embassy {n}")
    ledger_of(path, story).close()
    monkeypatch.setattr("incumbent.cli.changes.BACKGROUND", 2)
    told = " ".join(verb("changes", "--since", "2021-01-01").out.split())
    assert "Earlier ones are not shown; --since and --until show others." in told
    assert "the latest 2 are given" in verb("changes", "--since", "2021-01-01", "--format", "jsonl").err


def test_twenty_changes_told_as_background_are_given(verb, path):
    story = Story("back-1", published="2021-02-02")
    for n in range(22):
        story.claim("end", f"Old{n} Vane{n}", "envoy", f"Vane{n} had left as envoy.", body=f"Embassy {n}")
    ledger_of(path, story).close()
    ran = verb("changes", "--since", "2021-01-01", "--format", "jsonl")
    assert len(ran.out.splitlines()) == 20 and "the latest 20 are given" in ran.err
