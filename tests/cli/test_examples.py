"""What the documentation promises of the ledger: its `who` and `changes` commands give answers, and what docs/belief.md says holds."""

import datetime as dt
import re
import shlex
from pathlib import Path

import pytest

from incumbent.cli.main import run
from incumbent.ledger.deriving import aside, belief, days
from incumbent.ledger.deriving.belief import Telling, believed, change_believed, in_words, weight_of
from incumbent.ledger.deriving.days import day_told, of_another_time
from incumbent.reader import PACKAGED
from incumbent.records import Claim, PartialDate, Span

ROOT = Path(__file__).parents[2]
BELIEF = (ROOT / "docs" / "belief.md").read_text(encoding="utf-8")
SHOWN = re.compile(r"incumbent ((?:who|changes) [^`\n]*[^`\s])")
USAGE = "[options]"


def examples():
    """Every `who` and `changes` command of README and docs, without the ledger that each names."""
    found = {}
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for line in SHOWN.findall(page.read_text(encoding="utf-8")):
            if USAGE not in line:
                words = shlex.split(line)
                at = words.index("--ledger") if "--ledger" in words else len(words)
                found.setdefault(tuple(words[:at] + words[at + 2 :]), page.name)
    return found


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    if not (PACKAGED / "manifest.json").is_file():
        pytest.skip("the reader's packaged weights are not there")
    path = tmp_path_factory.mktemp("samples") / "samples.sqlite"
    assert run(["demo", "--ledger", str(path)]) == 0
    return path


def test_there_are_examples_of_both_verbs():
    assert len(examples()) >= 8 and {words[0] for words in examples()} == {"who", "changes"}


@pytest.mark.parametrize("words", examples(), ids=" ".join)
def test_every_example_gives_an_answer(words, samples, capfdbinary):
    assert run([*words, "--format", "json", "--ledger", str(samples)]) == 0
    out = capfdbinary.readouterr().out.decode()
    assert '"answers": [' in out and '"answers": []' not in out


def test_the_page_has_every_reason_for_setting_a_claim_aside():
    listed = set(
        re.findall(r"^\| ([^|]+?) \| [^|]+ \|$", BELIEF.partition("| reason shown")[2].partition("\n\n")[0], re.M)
    )
    reasons = {v.format("N") for k, v in vars(aside).items() if k.isupper() and isinstance(v, str)}
    assert listed - {"---"} == reasons


def test_the_numbers_of_the_page_are_the_rules():
    assert f"{belief.REPORTED} where the article only hands on" in " ".join(BELIEF.split())
    assert f"{belief.ON_WORD} where it rests on somebody's word" in BELIEF
    assert f"counts for {belief.UNSAID}." in " ".join(BELIEF.split())
    assert f"belief at least {belief.BELIEVED} |" in BELIEF and f"belief at least {belief.STRICT}," in BELIEF
    assert weight_of(1.0, "asserted", None, None) == 0.99 and "more than 0.99" in BELIEF
    assert belief.AGAIN == 0.5 and "counts for half of the one before" in BELIEF
    assert change_believed([Telling("a", None, 0.75)]) == 0.5 and "less ln 3" in BELIEF
    assert believed([Telling("a", None, 0.5)], "agree") == pytest.approx(20 / 21, abs=1e-3) and "by ln 20" in BELIEF


def test_the_words_of_the_page_are_those_of_an_answer():
    assert f'"{in_words(3, "agree")}"' in BELIEF
    assert f'"{in_words(1, "silent", aside.LISTED_OTHERWISE.format("Ivan Tertel"))}"' in " ".join(BELIEF.split())


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("After the killing of the general, crowds marched on Wednesday", "killing of the general", "end"),
        ("Russia's newly appointed minister arrived on Thursday", "newly appointed minister", "start"),
        ("The new minister spoke on Thursday", "The new minister", "start"),
    ],
)
def test_the_sentences_of_the_page_give_their_day_to_another_act(sentence, words, kind):
    assert sentence in " ".join(BELIEF.split())
    told = Claim("c1", kind, "Ann Aster", "minister", Span(0, len(words), words), date=PartialDate.parse("2019-05-01"))
    assert day_told(told, sentence + ".", dt.date(2019, 5, 3)) is None


def test_a_title_in_a_sentence_set_long_before_says_nothing_of_now():
    assert '"In 2012, minister X said"' in " ".join(BELIEF.split()) and dt.timedelta(days=366) > days.OLD
    told = Claim("c1", "hold", "Ann Aster", "minister", Span(0, 16, "minister Ann Aster"))
    assert of_another_time(told, "In 2012, minister Ann Aster said so.", dt.date(2019, 5, 3))
