"""Words, pieces, shapes and windows: pure arithmetic over the text."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incumbent.reader.pieces import (
    CONTEXT,
    CORE,
    LONGEST,
    SHAPES,
    Page,
    Unigram,
    Vocabulary,
    page_of,
    plain,
    shape,
    unigram_of,
    windows,
)

SMALL = Vocabulary(["[UNK]", "[CLS]", "[SEP]", "un", "##like", "##ly", "u", ".", "-", "'", "s", "like", "##s", "12"])


def names(pieces: tuple[int, ...]) -> list[str]:
    return [list(SMALL.index)[p] for p in pieces]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("unlikely", ["un", "##like", "##ly"]),
        ("UnLikely", ["un", "##like", "##ly"]),
        ("likes", ["like", "##s"]),
        ("u.s.", ["u", ".", "s", "."]),
        ("’s", ["'", "s"]),
        ("un-like", ["un", "-", "like"]),
        ("un—like", ["un", "-", "like"]),
        ("ünlikely", ["un", "##like", "##ly"]),
        ("xyz", ["[UNK]"]),
        ("unx", ["[UNK]"]),
        ("un-xyz", ["un", "-", "[UNK]"]),
        ("\u0301", ["[UNK]"]),
        ("s" * 101, ["[UNK]"]),
        ("like" + "s" * 40, ["like", *["##s"] * (LONGEST - 1)]),
    ],
)
def test_the_longest_piece_first(word: str, pieces: list[str]) -> None:
    assert names(SMALL.pieces(word)) == pieces
    assert SMALL.pieces(word) is SMALL.pieces(word)


def test_plain_words() -> None:
    assert plain("“Żółć”–É’s") == '"zołc"-e\'s'


def test_shapes() -> None:
    words = ("house", "House", "USA", "McCain", "A", "1990s", "12", ".", "U.S.", "x-ray")
    assert [shape(w) for w in words] == [0, 1, 2, 3, 1, 0, 4, 5, 2, 0]
    assert max(shape(w) for w in ("a", "A", "AA", "aB", "1", ".")) == SHAPES - 1


def test_what_stands_in_the_title_and_in_quotation_marks() -> None:
    page = page_of('He "left"\nShe said: “Go. Now!” and “stay\n\nThey went. `` No \'\' it was "so" he said.', SMALL)
    words = [page.word(i) for i in range(len(page.words))]
    assert [w for w, t in zip(words, page.titled, strict=True) if t] == ["He", '"', "left", '"']
    quoted = [w for w, q in zip(words, page.quoted, strict=True) if q and w.isalnum()]
    assert quoted == ["left", "Go", "Now", "stay", "No", "so"]


def test_a_text_without_title() -> None:
    page = page_of("\nHe left.", SMALL)
    assert page.titled == [0, 0, 0]
    assert page.quote(0, 2) == "He left"


def check(page: Page) -> None:
    found = windows(page)
    cores = [i for w in found for i in range(w.core, w.end)]
    assert cores == list(range(len(page.words)))
    for w in found:
        sizes = [len(p) for p in page.pieces]
        assert w.first <= w.core < w.end
        assert sum(sizes[w.core : w.end]) <= CORE
        assert sum(sizes[w.first : w.core]) <= CONTEXT


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("uS  .\n“”\"-é1'\u200d\u0301𝔘"), max_size=900))
def test_offsets_and_windows_of_any_text(text: str) -> None:
    page = page_of(text, SMALL)
    assert "".join(page.word(i) for i in range(len(page.words))) == "".join(text.split())
    assert all(1 <= len(p) <= LONGEST for p in page.pieces)
    assert [s.first for s in page.sentences[1:]] == [s.last for s in page.sentences[:-1]]
    for s, sentence in enumerate(page.sentences):
        assert set(page.sentence_of[sentence.first : sentence.last]) == {s}
    check(page)


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    page = page_of("\n" + "un " * (3 * CORE) + ". " + "Likes un. " * 200, SMALL)
    check(page)
    assert max(w.end - w.core for w in windows(page)) == CORE


def test_whole_sentences_where_they_fit_and_no_half_one_in_front() -> None:
    page = page_of("\n" + "Un likes like . " * 300, SMALL)
    starts = {s.first for s in page.sentences}
    found = windows(page)
    assert len(found) > 4
    for w in found:
        assert w.core in starts
        assert w.first in starts
    assert found[1].core - found[1].first > CONTEXT // 2


def test_context_reaches_back_into_a_long_sentence() -> None:
    page = page_of("\n" + "un " * (2 * CORE), SMALL)
    assert [(w.first, w.core, w.end) for w in windows(page)] == [(0, 0, CORE), (CORE - CONTEXT, CORE, 2 * CORE)]


def test_no_words_no_windows() -> None:
    for text in ("", "\n", " \n\n "):
        assert windows(page_of(text, SMALL)) == []


@pytest.mark.usefixtures("own_garbage")
def test_linear_in_one_word_paragraphs() -> None:
    def seconds(n: int) -> float:
        text = "Title\n" + "like\n\n" * n
        start = time.process_time()
        page = page_of(text, SMALL)
        found = windows(page)
        spent = time.process_time() - start
        assert found[-1].end == n + 1
        return spent

    small, large = seconds(15_000), seconds(150_000)
    assert large < 25 * max(small, 0.02)


SCORES = {
    **dict.fromkeys(("<s>", "<pad>", "</s>", "<unk>"), 0.0),
    "▁": -4.0,
    "▁мин": -9.0,
    "▁министр": -11.0,
    "истр": -9.0,
    "а": -5.0,
    "ми": -8.0,
    "▁п": -6.0,
    "'": -5.0,
    "ять": -9.0,
    ",": -3.0,
    "▁,": -9.0,
    "12": -7.0,
    "s": -5.0,
}
CASED = Unigram(SCORES)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("министр", ["▁министр"]),
        ("министра", ["▁министр", "а"]),
        ("п’ять", ["▁п", "'", "ять"]),
        ("пʼять", ["▁п", "'", "ять"]),
        ("мини\u0301стра", ["▁министр", "а"]),
        (",", [","]),
        ("’s", ["'", "s"]),
        ("１２", ["▁", "12"]),
        ("Министр", ["▁", "<unk>", "<unk>", "<unk>", "истр"]),
        ("а" * 101, ["<unk>"]),
        ("а" * 90, ["▁", *["а"] * (LONGEST - 1)]),
        ("<s>", ["<unk>", "s", "<unk>"]),
        ("\u0301", ["<unk>"]),
        (" ", ["<unk>"]),
    ],
)
def test_the_likeliest_pieces(word: str, pieces: list[str]) -> None:
    assert [list(CASED.index)[p] for p in CASED.pieces(word)] == pieces
    assert CASED.pieces(word) is CASED.pieces(word)


def test_a_vocabulary_of_scores_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "vocabulary.tsv"
    path.write_text("".join(f"{p}\t{s}\n" for p, s in SCORES.items()), encoding="utf-8")
    read = unigram_of(path)
    assert list(read.index) == list(SCORES)
    assert (read.unknown, read.start, read.end) == (3, 0, 2)
    assert read.parts("министра") == ["▁министр", "а"]
