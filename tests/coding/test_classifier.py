"""The event classifier: pieces, arithmetic, marks, and the roots of fresh sentences."""

from __future__ import annotations

import csv
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incumbent.coding.events.classifier import ROOTS, RootClassifier, mark
from incumbent.coding.events.wordpiece import WordPiece, words

REPO = Path(__file__).parents[2]
PLV = REPO.parent / "shared" / "data" / "plv" / "train.tsv"
SMALL = WordPiece("[PAD] a b c d [UNK] [CLS] [SEP] gen ##eral ##s troops - . 北 cafe !".split())

FRESH = (
    ("<s>Mongolia</s> and <t>Laos</t> signed a treaty on river transport in Vientiane.", "SUPPORT"),
    ("<s>The Danish premier</s> sat down with <t>her Swedish colleague</t> on Monday to talk about grids.", "CONSULT"),
    ("<s>Botswana</s> has agreed to send doctors to <t>Lesotho</t>.", "AGREE"),
    ("<s>Japan</s> flew tents and blankets to <t>the quake-hit island</t>.", "AID"),
    ("<s>Soldiers from Brazil</s> and <t>Uruguay</t> trained together in a joint exercise on the border.", "COOPERATE"),
    ("<s>The general</s> freed <t>forty political prisoners</t> on Sunday.", "YIELD"),
    ("<s>Ecuador</s> lifted the state of emergency in <t>Guayaquil</t>.", "YIELD"),
    ("<s>Bolivia</s> urged <t>Chile</t> to reopen the crossing.", "REQUEST"),
    ("<s>Prosecutors in Oslo</s> have opened an investigation into <t>the shipping company</t>.", "ACCUSE"),
    ("<s>The Slovak government</s> condemned <t>the attack on the synagogue</t>.", "ACCUSE"),
    ("<s>Malawi</s> refused to extradite the banker to <t>Rwanda</t>.", "REJECT"),
    ("<s>Cuba</s> will not lift its ban on <t>American ferries</t>.", "REJECT"),
    ("<s>Tehran</s> threatened to close the strait to <t>British tankers</t>.", "THREATEN"),
    ("<s>Thousands of pensioners</s> marched in Athens against <t>the budget</t>.", "PROTEST"),
    ("<s>Ottawa</s> expelled <t>two Belarusian diplomats</t>.", "SANCTION"),
    ("<s>Burkina Faso</s> sent extra troops to <t>the border with Mali</t> and put them on alert.", "MOBILIZE"),
    ("<s>Police in Lagos</s> arrested <t>three bloggers</t> on Friday.", "COERCE"),
    ("<s>Gunmen</s> opened fire on <t>a bus full of pilgrims</t>, killing nine.", "ASSAULT"),
)


def test_words_are_cut_as_bert_cuts_them() -> None:
    assert words("Café, Łódź – “No”!") == ["cafe", ",", "łodz", "–", "“", "no", "”", "!"]
    assert words("U.S.-led 北京\u200b x\u00a0y") == ["u", ".", "s", ".", "-", "led", "北", "京", "x", "y"]


def test_longest_piece_first_and_marks_as_pieces_of_their_own() -> None:
    assert SMALL.encode("<s>Generals</s> troops") == [6, 1, 8, 9, 10, 2, 11, 7]
    assert SMALL.encode("<t>Café</t> zebra!") == [6, 3, 15, 4, 5, 16, 7]


@given(st.text(max_size=200), st.integers(min_value=3, max_value=40))
@settings(max_examples=80, deadline=None)
def test_any_text_encodes_within_its_bounds(text: str, longest: int) -> None:
    found = SMALL.encode(text, longest)
    assert found[0] == 6 and found[-1] == 7 and len(found) <= longest


@pytest.mark.parametrize(("marked", "root"), FRESH, ids=[root for _, root in FRESH])
def test_fresh_sentences_get_their_root(marked: str, root: str) -> None:
    assert RootClassifier.load().roots([marked]) == [root]


def test_marks_decide_between_two_events_of_a_sentence() -> None:
    first = "<s>Spain</s> sent food to <t>Cape Verde</t> after rebels attacked a convoy."
    second = "Spain sent food to Cape Verde after <s>rebels</s> attacked <t>a convoy</t>."
    assert RootClassifier.load().roots([first, second]) == ["AID", "ASSAULT"]


def test_passive_order_does_not_mislead() -> None:
    assert RootClassifier.load().roots(["<t>Four sailors</t> were released by <s>the coast guard</s>."]) == ["YIELD"]


def test_distributions_sum_to_one_and_repeat_exactly() -> None:
    classifier = RootClassifier.load()
    sentences = [marked for marked, _ in FRESH]
    told = classifier.predict(sentences)
    assert told == classifier.predict(sentences)
    assert all(tuple(one) == ROOTS and sum(one.values()) == pytest.approx(1, abs=0.002) for one in told)
    assert classifier.predict([]) == []


def test_company_in_a_batch_changes_nothing() -> None:
    classifier = RootClassifier.load()
    long = "A long sentence about harvests and rain in the valleys of the north, " * 4
    together = classifier.features([FRESH[0][0], long])[0]
    assert np.allclose(together, classifier.features([FRESH[0][0]])[0], atol=1e-3)


def test_a_missing_target_or_mark_still_gets_a_root() -> None:
    told = RootClassifier.load().roots(["<s>The prime minister</s> resigned on Tuesday.", "Nothing is marked here."])
    assert told[0] == "YIELD" and told[1] in ROOTS


def test_mark_puts_tags_round_both_spans() -> None:
    assert mark("Mali sued Chad.", (0, 4), (10, 14)) == "<s>Mali</s> sued <t>Chad</t>."
    assert mark("Mali sued Chad.", (10, 14), (0, 4)) == "<t>Mali</t> sued <s>Chad</s>."
    assert mark("Mali spoke.", (0, 4), None) == "<s>Mali</s> spoke."


@pytest.mark.parametrize(("source", "target"), [((0, 99), None), ((3, 3), None), ((0, 6), (4, 9))])
def test_mark_refuses_spans_that_do_not_fit(source: tuple[int, int], target: tuple[int, int] | None) -> None:
    with pytest.raises(ValueError, match=r"outside|overlap"):
        mark("Mali sued Chad.", source, target)


def test_bench_labels_a_file(tmp_path: Path) -> None:
    given = tmp_path / "in.tsv"
    rows = ["\tsentence\tmarked_sentence\tsource\ttarget", f"0\tplain\t{FRESH[3][0]}\tJapan\tthe quake-hit island"]
    rows.append("1\tPolice in Lagos arrested three bloggers.\t\tPolice in Lagos\tthree bloggers")
    given.write_text("\n".join(rows) + "\n", encoding="utf8")
    subprocess.run([sys.executable, REPO / "bench" / "plv.py", given, tmp_path / "out.tsv"], check=True)
    with (tmp_path / "out.tsv").open(encoding="utf8") as stream:
        found = list(csv.DictReader(stream, delimiter="\t"))
    assert [row["predicted_root"] for row in found] == ["AID", "COERCE"]
    assert found[0]["marked_sentence"] == FRESH[3][0]


def expander() -> ModuleType:
    spec = importlib.util.spec_from_file_location("expand", REPO / "training" / "plover" / "expand.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_training_text_is_whole_marked_and_repeatable() -> None:
    module = expander()
    text = module.expand(2, seed=1)
    assert text == module.expand(2, seed=1)
    assert {root for root, _ in text} == set(ROOTS)
    assert not [marked for _, marked in text if any(sign in marked for sign in "{}[]|")]
    assert all(marked.count("<s>") == marked.count("</s>") and marked.count("<t>") <= 1 for _, marked in text)
    assert not {marked for marked, _ in FRESH} & {marked for _, marked in text}


def test_training_text_holds_no_benchmark_sentence() -> None:
    if not PLV.exists():
        pytest.skip("the PLV training file is absent: own text is not compared with it")
    with PLV.open(encoding="utf8", newline="") as stream:
        theirs = [_five_grams(row["sentence"]) for row in csv.DictReader(stream, delimiter="\t")]
    ours = [_five_grams(marked) for _, marked in expander().written()]
    assert not [own for own in ours if any(len(own & one) > 0.4 * len(own) for one in theirs if own)]


def _five_grams(text: str) -> set[tuple[str, ...]]:
    found = words(text.replace("<s>", "").replace("</s>", "").replace("<t>", "").replace("</t>", ""))
    return {tuple(found[at : at + 5]) for at in range(len(found) - 4)}
