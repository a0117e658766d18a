"""The whole way with the real coder: the bundled samples, and the sample article where it is at hand."""

import json
from pathlib import Path

import pytest

from incumbent.cli.demo import QUESTIONS
from incumbent.cli.exits import NOTHING
from incumbent.cli.main import run
from incumbent.reader import PACKAGED

SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"
WEIGHTS = pytest.mark.skipif(
    not (PACKAGED / "manifest.json").is_file(),
    reason="the reader's packaged weights are not there: the whole way is not tested",
)


def out_of(capfdbinary):
    return " ".join(capfdbinary.readouterr().out.decode().split())


@WEIGHTS
def test_the_demo_shows_changes_holders_and_disagreement(tmp_path, capfdbinary):
    path = tmp_path / "demo.sqlite"
    assert run(["demo", "--ledger", str(path)]) == 0
    out = out_of(capfdbinary)
    for words in (
        "WHAT CHANGED",
        "WHO HOLDS WHAT",
        "WHERE THE ACCOUNTS DIFFER",
        "Ivan Tertel: took",
        "Yoshihide Suga: took",
        "Sooronbay Jeenbekov:",
        "Andrei Ravkov",
    ):
        assert words in out, words
    assert run(["doctor", "--ledger", str(path)]) == 0


RIGHT = {  # what the ten sample articles tell of changes, by day, person and office; a row of the demo is one of these
    ("2020-10-16", "start", "Sadyr Japarov", "President of Kyrgyzstan"),
    ("2020-10-15", "end", "Sooronbay Jeenbekov", "President of Kyrgyzstan"),
    ("2017-11", "start", "Sooronbay Jeenbekov", "President of Kyrgyzstan"),
    ("2020-10-14", "start", "Sadyr Japarov", "Prime Minister of Kyrgyzstan"),
    ("2020-09-21", "start", "Bah Ndaw", "president"),
    ("2020-08-18", "end", "Ibrahim Boubacar Keita", "president"),
    ("by 2020-09-21", "end", "Ibrahim Boubacar Keita", "president"),
    ("2020-09-16", "end", "Shinzo Abe", "Prime Minister of Japan"),
    ("2020-09-16", "start", "Yoshihide Suga", "Prime Minister of Japan"),
    ("2012", "start", "Yoshihide Suga", "Chief Cabinet Secretary"),
    ("2020-09-16", "end", "Taro Kono", "Minister of Defense of Japan"),
    ("2020-09-16", "start", "Nobuo Kishi", "Minister of Defense of Japan"),
    ("2020-09-03", "start", "Valery Vakulchik", "state secretary of the Security Council"),
    ("2020-09-03", "end", "Valery Vakulchik", "Chairperson of the State Security Committee of the Republic of Belarus"),
    ("2012", "start", "Valery Vakulchik", "Chairperson of the State Security Committee of the Republic of Belarus"),
    ("2020-09-02", "start", "Ivan Tertel", "Chairperson of the State Security Committee of the Republic of Belarus"),
    ("2020-06", "start", "Ivan Tertel", "Chairperson of the State Control Committee of the Republic of Belarus"),
    ("2020-08-10", "end", "Hassan Diab", "prime minister"),
    ("2020-08-31", "chosen", "Mustapha Adib", "prime minister"),
    ("2020-03-04", "end", "Oleksiy Honcharuk", "Prime Minister of Ukraine"),
    ("2019-08", "start", "Oleksiy Honcharuk", "head of the government"),
    ("2019-08", "start", "Oleksiy Honcharuk", "Prime Minister of Ukraine"),
    ("2020-03-04", "start", "Denys Shmyhal", "Prime Minister of Ukraine"),
    ("2020-03-04", "end", "Oksana Markarova", "Minister of Finance of Ukraine"),
    ("by 2020-03-04", "end", "Oksana Markarova", "Minister of Finance of Ukraine"),
    ("2014", "start", "Arsen Avakov", "Minister of Interior Affairs of Ukraine"),
}  # fmt: skip
HELD = {
    ("KGB", "Belarus", "2020-09-02"): {
        "Valery Vakulchik",
        "Ivan Tertel",
    },  # one article says the 2nd, the others the 3rd
    ("KGB", "Belarus", "2020-09-04"): {"Ivan Tertel"},
    ("State Control Committee", "Belarus", None): {"Ivan Tertel"},
    ("prime minister", "Japan", "2020-09-20"): {"Yoshihide Suga"},
}
DIFFER = {
    "the press has Valery Vakulchik, Wikidata list of August 2022 (belarus ministers) has Andrei Ravkov",
    "Valery Vakulchik and Ivan Tertel are both said to hold it",
}


@WEIGHTS
def test_no_row_of_the_demo_is_false(tmp_path, capfdbinary):
    ledger = ["--ledger", str(tmp_path / "demo.sqlite")]
    assert run(["demo", *ledger]) == 0
    out_of(capfdbinary)
    told = [
        (c["date"] or f"by {c['day']}", c["kind"], c["person"], c["office"]["name"])
        for c in answers(capfdbinary, "changes", *ledger)
    ]
    assert len(told) > 12 and set(told) <= RIGHT, set(told) - RIGHT
    assert set(HELD) == set(QUESTIONS)
    for (office, country, day), holders in HELD.items():
        asked = answers(capfdbinary, "who", office, "--country", country, *(["--on", day] if day else []), *ledger)
        assert {h["person"] for a in asked for h in a["holders"]} == holders, office
    assert {d["summary"] for d in answers(capfdbinary, "disagreements", *ledger)} == DIFFER


@WEIGHTS
def test_the_demo_says_so_where_no_accounts_differ(tmp_path, capfdbinary):
    path = tmp_path / "demo.sqlite"
    assert run(["demo", "--ledger", str(path)]) == 0
    out = out_of(capfdbinary)
    none = run(["disagreements", "--ledger", str(path)]) == NOTHING
    assert ("WHERE THE ACCOUNTS DIFFER Nowhere: no articles" in out) == none


@WEIGHTS
@pytest.mark.skipif(not SEED.exists(), reason="../shared/seed is not beside this checkout: its article is not tested")
def test_the_sample_article_answers_as_it_must(tmp_path, capfdbinary):
    ledger = ["--ledger", str(tmp_path / "l.sqlite")]
    assert run(["read", str(SEED), *ledger]) == 0
    out_of(capfdbinary)
    [after] = answers(capfdbinary, "who", "KGB", "--country", "Belarus", "--on", "2020-09-04", *ledger)
    [holder] = after["holders"]
    assert holder["person"] == "Ivan Tertel" and holder["in_words"].startswith("since 3 September 2020")
    assert holder["why"] == "1 article, lists agree"
    assert "Valery Vakulchik with Ivan Tertel" in holder["evidence"][0]["sentence"]
    question = ("who", "KGB", "--country", "Belarus", "--on", "2020-09-02", *ledger)
    [before] = answers(capfdbinary, *question)
    assert before["holders"][0]["person"] == "Valery Vakulchik"
    assert before["holders"][0]["in_words"] == "start not stated, until 3 September 2020"
    assert "Andrei Ravkov" in [row["person"] for row in before["knowledge_base"] if "Wikidata" in row["source"]]
    [committee] = answers(capfdbinary, "who", "State Control Committee", *ledger)
    assert committee["holders"][0]["person"] == "Ivan Tertel"
    assert committee["holders"][0]["ended"] is True
    changed = {
        (c["date"], c["kind"], c["person"], c["office"]["name"]) for c in answers(capfdbinary, "changes", *ledger)
    }
    assert changed == {
        ("2020-09-03", kind, person, f"Chairperson of the State {body} Committee of the Republic of Belarus")
        for kind, person, body in (
            ("end", "Valery Vakulchik", "Security"),
            ("start", "Ivan Tertel", "Security"),
            ("end", "Ivan Tertel", "Control"),
        )
    }


def answers(capfdbinary, *words):
    assert run([*words, "--format", "json"]) == 0
    return json.loads(capfdbinary.readouterr().out)["answers"]
