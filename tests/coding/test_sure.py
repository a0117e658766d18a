"""Confidence: maps and thresholds are taken from their file, and the fit of bench/reliability.py gives probabilities."""

import json
import random

import pytest
from hand import Hand

import reliability
from incumbent.coding.cast import Cast
from incumbent.coding.sure import LEAST, Sure, Told, claim_features, event_features, logit, probability
from incumbent.reader import Anchor, Run


def anchor(p: float, kind: str = "AGREE") -> Anchor:
    return Anchor(0, kind, p, {"source": [Run(0, 1, 0.9)]}, {"status": {"asserted": 0.8, "planned": 0.2}})


def test_without_a_file_the_anchor_speaks(tmp_path):
    sure = Sure(tmp_path / "none.json")
    assert sure.event(anchor(0.4321)) == 0.4321
    assert sure.told("AGREE", LEAST["event"]) and not sure.told("AGREE", LEAST["event"] - 0.01)


def test_maps_and_thresholds_come_from_the_file(tmp_path):
    path = tmp_path / "sure.json"
    path.write_text(json.dumps({"maps": {"event": {"bias": 0.0, "p": 1.0}}, "least": {"event": 0.7, "change": 0.2}}))
    sure = Sure(path)
    assert sure.event(anchor(0.6)) == pytest.approx(
        0.6, abs=1e-4
    )  # the weight 1 of the log odds leaves them as they are
    assert not sure.told("AGREE", 0.6)
    assert sure.told("chosen", 0.3) and sure.told("end", 0.3) and not sure.told("hold", 0.3)


def test_collecting_finds_the_features_of_each_again():
    found: dict[float, dict[str, float]] = {}
    sure = Sure(collect=found)
    keys = [sure.event(anchor(0.5)), sure.event(anchor(0.5, "AID")), sure.event(anchor(0.9))]
    assert len(set(keys)) == 3
    assert found[keys[1]] == event_features(anchor(0.5, "AID"))
    assert sure.told("AGREE", 0.0)


def test_the_fit_is_calibrated():
    rng = random.Random(3)
    items = []
    for n in range(4000):
        p = rng.random()
        right = rng.random() < p * p  # the raw probability is too sure
        items.append(reliability.Item(n, "event", "event", {"bias": 1.0, "p": logit(p)}, right, right))
    weights = reliability.fit(items)
    for low in (0.2, 0.4, 0.6, 0.8):
        some = [(probability(weights, i.features), i.right) for i in items]
        some = [(c, r) for c, r in some if low <= c < low + 0.2]
        assert abs(sum(c for c, _ in some) - sum(r for _, r in some)) / len(some) < 0.06


def test_a_precise_threshold_is_taken_only_where_it_is_near_the_best():
    items = []
    for n in range(200):
        c = n / 200
        items.append(reliability.Item(n, "change", "change", {}, c > 0.5, c > 0.5, c))
    assert reliability.threshold(items, 100, 0.85, 0.05) == pytest.approx(0.5, abs=0.02)
    assert reliability.f1_at(items, 100, 0.5)[0] == pytest.approx(0.99, abs=0.01)


def test_what_is_made_of_an_anchor_counts_beside_what_the_reader_says(knowledge):
    hand = Hand("Polish leader Anna Berg spoke. She leads.").names(group=["Polish"], person=["Anna Berg"])
    a = hand.anchor("hold", "Anna Berg", 0.9, title="leader")
    cast = Cast(hand.reading, knowledge, None)
    words = a.roles["title"][0]
    plain = claim_features(a, Told("hold", 1, "prime minister", words, False, "asserted"), cast)
    assert plain["bare"] == plain["body"] == plain["apart"] == 0.0
    assert "made.hold" not in plain and "is.asserted" not in plain
    other = claim_features(a, Told("chosen", 1, "leader", words, True, "asserted"), cast)
    assert (other["bare"], other["body"], other["made.chosen"]) == (1.0, 1.0, 1.0)
    far = hand.anchor("end", "She", 0.9, title="leader", status="planned")
    hand.refer("She", "Anna Berg")
    told = claim_features(far, Told("end", 1, "leader", words, False, "planned"), Cast(hand.reading, knowledge, None))
    assert (told["apart"], told["is.planned"], told["pronoun"]) == (1.0, 1.0, 1.0)
