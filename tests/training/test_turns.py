"""Which windows an epoch sees, and what a run leaves as it is."""

from argparse import Namespace

import data
import pytest


def test_every_window_has_its_turn_before_one_has_it_again() -> None:
    items = list(range(10))
    seen = [data.turn(items, 0.3, epoch) for epoch in range(4)]
    assert [len(s) for s in seen] == [3, 3, 3, 3]
    assert len({i for s in seen[:3] for i in s}) == 9
    assert {i for s in seen for i in s} == set(items)


def test_a_whole_share_is_every_window_once() -> None:
    assert sorted(data.turn(list(range(7)), 1.0, 5)) == list(range(7))


def test_what_a_run_is_told_of_sources_and_layers() -> None:
    pytest.importorskip("torch", reason="torch is not installed (the extra `train`): the training loop is not tested")
    import model
    import train

    shares = train.shares_of(Namespace(shares=["own=0.25", "polnear=0.1"]))
    assert shares == {"own": 0.25, "polnear": 0.1, "ontogum": train.SHARES["ontogum"]}
    encoder = model.Encoder()
    encoder.freeze(2)
    learning = {name.split(".")[1] for name, p in encoder.named_parameters() if p.requires_grad}
    assert learning == {"2", "3", "4", "5"}
    assert not encoder.words.weight.requires_grad and not encoder.kind.requires_grad
