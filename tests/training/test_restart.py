"""What a run that begins again with known weights does: layers go back to MiniLM, pieces are hidden."""

import pytest

torch = pytest.importorskip(
    "torch", reason="torch is not installed (the extra `train`): the training loop is not tested"
)


def test_layers_go_so_far_back_and_all_else_stays() -> None:
    import recover

    state = {
        "encoder.layers.0.out.weight": torch.ones(2),
        "encoder.norm.weight": torch.ones(2),
        "tag_out.bias": torch.ones(2),
    }
    other = {k: torch.zeros(2) for k in state}
    back = recover.towards(state, other, 0.25)
    assert {k: v.tolist() for k, v in back.items()} == {
        "encoder.layers.0.out.weight": [0.75, 0.75],
        "encoder.norm.weight": [1.0, 1.0],
        "tag_out.bias": [1.0, 1.0],
    }


def test_hidden_pieces_are_inside_windows_and_about_as_many_as_asked_for() -> None:
    import train

    class Pieces:
        start, end, unknown = 101, 102, 100

    def batch() -> dict[str, torch.Tensor]:
        ids = torch.full((20, 100), 7)
        ids[:, 0], ids[:, 90] = 101, 102
        mask = torch.zeros(20, 100, dtype=torch.long)
        mask[:, :91] = 1
        return {"ids": ids, "mask": mask}

    torch.manual_seed(1)
    t = batch()
    train.hide(t, Pieces(), 0.25)
    hidden = t["ids"] == 100
    assert (t["ids"][:, 0] == 101).all() and (t["ids"][:, 90] == 102).all() and not hidden[:, 91:].any()
    assert 0.2 < hidden[:, 1:90].float().mean() < 0.3
    t = batch()
    train.hide(t, Pieces(), 0.0)
    assert torch.equal(t["ids"], batch()["ids"])


def test_weights_between_two_checkpoints() -> None:
    import average

    one, two = {"a": torch.zeros(2)}, {"a": torch.full((2,), 4.0)}
    assert average.between(one, two, 0.25)["a"].tolist() == [1.0, 1.0]
    with pytest.raises(ValueError, match="other weights"):
        average.between(one, {"b": torch.zeros(2)}, 0.5)
