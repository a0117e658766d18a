"""The whole way with the real coder: the bundled samples, and the sample article where it is at hand."""

import json
from pathlib import Path

import pytest

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


def answers(capfdbinary, *words):
    assert run([*words, "--format", "json"]) == 0
    return json.loads(capfdbinary.readouterr().out)["answers"]
