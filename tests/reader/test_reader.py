"""What the reader makes of the heads' numbers, without weights."""

from itertools import pairwise

import numpy as np
import pytest
from hand import TINY, Hand
from hypothesis import given
from hypothesis import strategies as st

from incumbent.reader import Anchor, Name, Page, Reading, Run
from incumbent.reader import reader as made
from incumbent.reader.pieces import Window, page_of, windows
from incumbent.reader.schema import ANCHORS, CLAIMS, DISTANCES, EVENTS, TAGS, group_of
from incumbent.reader.shapes import buckets


def page(text: str) -> Page:
    return page_of("\n" + text, TINY)


def tags(*told: str) -> np.ndarray:
    found = np.full((len(told), len(TAGS)), 0.01, dtype=np.float32)
    for i, tag in enumerate(told):
        found[i, TAGS.index(tag)] = 0.5 + 0.1 * (i % 3)
    return found


def spans(found: list[Name]) -> list[tuple[int, int, str]]:
    return [(n.first, n.end, n.kind) for n in found]


def test_names() -> None:
    told = ["B-person", "I-person", "O", "B-state", "B-state", "I-group", "I-group", "O", "B-place"]
    found = made._names(tags(*told), page("a b c d e f g h i"))
    assert spans(found) == [(0, 2, "person"), (3, 4, "state"), (4, 5, "state"), (5, 7, "group"), (8, 9, "place")]
    assert found[0].p == pytest.approx(0.55)


def test_no_name_crosses_a_paragraph() -> None:
    assert spans(made._names(tags("B-person", "I-person", "I-person"), page("a b\n\nc"))) == [
        (0, 2, "person"),
        (2, 3, "person"),
    ]


def test_no_words_no_names() -> None:
    assert made._names(tags(), page("")) == []


@given(st.lists(st.sampled_from(TAGS), max_size=30))
def test_names_cover_the_tagged_words_alone(told: list[str]) -> None:
    found = made._names(tags(*told), page("x " * len(told)))
    inside = {i for n in found for i in range(n.first, n.end)}
    assert inside == {i for i, t in enumerate(told) if t != "O"}
    assert all(told[i][2:] == n.kind for n in found for i in range(n.first, n.end))
    assert all(a.end <= b.first for a, b in pairwise(found))


def test_runs_are_sure_words_of_one_sentence() -> None:
    text = page("one two three. Four five six")
    p = np.array([0.4, 0.5, 0.9, 0.6, 0.7, 0.1, 0.8], dtype=np.float32)
    found = made._runs(p, 0, text)
    assert [(r.first, r.end) for r in found] == [(1, 4), (4, 5), (6, 7)]
    assert [r.p for r in found] == pytest.approx([0.9, 0.7, 0.8])


def test_runs_of_a_window_are_told_in_words_of_the_page() -> None:
    text = page("one two three. Four five six")
    found = made._runs(np.array([0.9, 0.1, 0.9], dtype=np.float32), 3, text)
    assert [(r.first, r.end) for r in found] == [(3, 4), (5, 6)]


@pytest.mark.parametrize(
    ("words", "head"),
    [("the Polish envoy", "envoy"), ("the envoy of Poland", "envoy"), ("envoys, who left", "envoys"), ("envoy", "envoy"),
     ("of Poland", "Poland")],
)  # fmt: skip
def test_the_head_of_a_phrase(words: str, head: str) -> None:
    text = page(words)
    assert text.word(made._head(text, Run(0, len(text.words), 1.0))) == head


def test_names_that_end_in_a_window() -> None:
    names = [Name(0, 2, "person", 1), Name(3, 4, "state", 1), Name(6, 9, "place", 1), Name(9, 10, "group", 1)]
    reading = Reading(page("a"), names, [], [], [], {})
    assert [k for k, _ in reading.names_within(1, 9)] == [0, 1, 2]
    assert [k for k, _ in reading.names_within(2, 8)] == [1]
    assert list(Reading(page("a"), [], [], [], [], {}).names_within(0, 5)) == []


def test_the_encoder_is_shown_a_window_with_its_ends() -> None:
    shown = page('So "the UN" left')
    whole = Window(0, 0, len(shown.words))
    given = made.inputs(whole, shown, TINY)
    n = 2 + sum(len(p) for p in shown.pieces)
    assert given["ids"].shape == given["shapes"].shape == given["quoted"].shape == given["titled"].shape == (1, n)
    assert given["ids"][0, 0] == TINY.start
    assert given["ids"][0, -1] == TINY.end
    assert given["first"].tolist() == [[1, 2, 3, 4, 5, 6]]
    assert given["quoted"][0].tolist() == [0, 0, 1, 1, 1, 0, 0, 0]
    assert given["shapes"][0].tolist() == [5, 1, 5, 0, 2, 5, 0, 0]
    assert given["titled"].sum() == 0


def test_distances_of_words() -> None:
    sentence = np.array([0, 0, 1, 1, 1, 1, 2, 2])
    assert buckets(3, sentence).tolist() == [23, 23, 12, 0, 1, 2, 25, 25]
    assert buckets(7, sentence).tolist() == [24, 24, 23, 23, 23, 23, 12, 0]
    far = buckets(0, np.zeros(200, dtype=np.int64))
    steps = [int(far[d]) for d in (1, 2, 3, 4, 5, 6, 7, 9, 10, 14, 15, 24, 25, 49, 50)]
    assert steps == [1, 2, 3, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10]
    assert (far[1], far[6], far[7], far[49], far[50], far[199]) == (1, 5, 6, 9, 10, 10)
    assert far.max() < DISTANCES


def test_the_groups_of_anchors() -> None:
    assert [group_of(k) for k in ANCHORS] == ["claim"] * len(CLAIMS) + ["event"] * len(EVENTS) + ["cue"]


def test_the_best_of_a_role() -> None:
    a = Anchor(0, "end", 0.9, {"title": [Run(0, 1, 0.6), Run(2, 3, 0.8)], "body": []}, edge={"body": Run(4, 5, 0.3)})
    assert a.best("title") == Run(2, 3, 0.8)
    assert a.best("body") is None
    assert a.best("body", 0.3) == Run(4, 5, 0.3)
    assert a.best("body", 0.31) is None
    assert a.best("area") is None


def test_the_likeliest_of_a_class() -> None:
    a = Hand("Berg left.").anchor("end", "Berg", how="resigned")
    assert a.most("how") == ("resigned", 0.9)


class FakeReader(made.Reader):
    """A reader whose heads are given: it names word 0, sees one claim there, and lets word 3 stand for it."""

    def __init__(self) -> None:
        self.vocabulary = TINY
        self._kinds = ANCHORS
        self._first = self._see
        self._late = self._play
        self._refer = self._stand

    def _see(self, inputs: dict) -> list:
        rows, words = inputs["first"].shape
        tagged = np.zeros((rows, words, len(TAGS)), dtype=np.float32)
        tagged[:, :, 0] = 0.9
        anchors = np.zeros((rows, words, len(ANCHORS)), dtype=np.float32)
        tagged[0, 0, TAGS.index("B-person")] = 0.95
        anchors[0, 0, ANCHORS.index("end")] = 0.8
        anchors[0, 1, ANCHORS.index("start")] = 0.01
        anchors[0, 1, ANCHORS.index("RETREAT")] = 0.7
        anchors[0, 1, ANCHORS.index("cue")] = 0.25
        return [np.zeros((rows, words, 4), dtype=np.float32), tagged, anchors]

    def _play(self, inputs: dict) -> list:
        n, words = len(inputs["word"]), inputs["x"].shape[1]
        roles = np.zeros((n, words, 17), dtype=np.float32)
        roles[:, 2, 0] = 0.3  # the title of a claim, weakly
        roles[:, 0, 7] = 0.9  # the source of an event
        classes = np.zeros((n, 4 + 14 + 3), dtype=np.float32)
        classes[:, 1] = 5
        classes[:, 4 + 7] = 5
        classes[:, 4 + 14 + 2] = 5
        return [roles, classes]

    def _stand(self, inputs: dict) -> list:
        scores = np.zeros((len(inputs["mention"]), inputs["x"].shape[1] + 1), dtype=np.float32)
        scores[:, 1] = 3
        return [scores]


def test_a_reading_of_given_heads() -> None:
    reading = FakeReader().read("\nBerg resigned mayor she said")
    assert spans(reading.names) == [(0, 1, "person")]
    [claim] = reading.claims
    assert (claim.word, claim.kind, claim.p) == (0, "end", pytest.approx(0.8))
    assert claim.roles["title"] == []
    assert (claim.edge["title"].first, claim.edge["title"].p) == (2, pytest.approx(0.3))
    assert (claim.most("status")[0], claim.most("how")[0], claim.most("dated")[0]) == ("reported", "resigned", "told")
    [event] = reading.events
    assert (event.word, event.kind) == (1, "RETREAT")
    assert [(r.first, r.end) for r in event.roles["source"]] == [(0, 1)]
    assert reading.cues == []
    assert reading.refers == {3: (0, pytest.approx(np.exp(3) / (1 + np.exp(3))))}


def test_nothing_to_read() -> None:
    reading = FakeReader().read("")
    assert (reading.names, reading.claims, reading.refers) == ([], [], {})


def test_a_window_in_which_nothing_is_told_holds_its_names_alone() -> None:
    reader = FakeReader()
    see = reader._first

    def nothing(inputs: dict) -> list:
        states, tags, anchors = see(inputs)
        return [states, tags, np.zeros_like(anchors)]

    reader._first = nothing
    reading = reader.read("Berg left.\nHe went.")
    assert [n.first for n in reading.names] == [0] and not reading.claims + reading.events + reading.cues
    assert (
        reader._anchors(
            reading, windows(reading.page)[0], np.zeros((1, 6, 4), np.float32), np.zeros((6, len(ANCHORS)), np.float32)
        )
        == []
    )
