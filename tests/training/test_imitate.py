"""The heads of one encoder fit another by a linear map, and word embeddings go out in the bits that they came in."""

from __future__ import annotations

import pytest

torch = pytest.importorskip(
    "torch", reason="torch is not installed (the extra `train`): making the weights is not tested"
)

from export import Rows  # noqa: E402
from imitate import mapped, solved  # noqa: E402
from model import H, Reader  # noqa: E402


def test_the_map_is_found() -> None:
    torch.manual_seed(3)
    x = torch.randn(2000, H)
    turn, shift = torch.randn(H, H) / H**0.5, torch.randn(H)
    found, moved, told = solved([(x[:900], x[:900] @ turn + shift), (x[900:], x[900:] @ turn + shift)], 1e-8)
    assert torch.allclose(found, turn, atol=1e-3)
    assert torch.allclose(moved, shift, atol=1e-3)
    assert told > 0.999


def test_the_heads_read_mapped_states_as_they_read_their_own() -> None:
    torch.manual_seed(3)
    reader = Reader(0.0, 10).eval()
    heads = {k: v for k, v in reader.state_dict().items() if not k.startswith("encoder.")}
    turn, none = torch.randn(H, H) / H**0.5, torch.zeros(H)
    other = Reader(0.0, 10).eval()
    other.load_state_dict(mapped(heads, turn, none), strict=False)
    x = torch.randn(1, 7, H)
    row, word, kind = torch.tensor([0, 0]), torch.tensor([2, 5]), torch.tensor([1, 9])
    apart = torch.zeros(2, 7, dtype=torch.long)
    with torch.no_grad():
        got = *other.tag(x), *other.late(x, row, word, kind, apart), other.refer(x, row, word, apart)
        y = x @ turn
        wanted = *reader.tag(y), *reader.late(y, row, word, kind, apart), reader.refer(y, row, word, apart)
    assert all(torch.allclose(a, b, atol=1e-3) for a, b in zip(got, wanted, strict=True))


def test_a_shift_of_the_states_goes_into_the_heads_that_take_one() -> None:
    torch.manual_seed(3)
    reader, other = Reader(0.0, 10).eval(), Reader(0.0, 10).eval()
    heads = {k: v for k, v in reader.state_dict().items() if not k.startswith("encoder.")}
    turn, shift, x = torch.eye(H), torch.randn(H), torch.randn(1, 7, H)
    other.load_state_dict(mapped(heads, turn, shift), strict=False)
    with torch.no_grad():
        got, wanted = other.tag(x), reader.tag(x + shift)
    assert all(torch.allclose(a, b, atol=1e-3) for a, b in zip(got, wanted, strict=True))


def test_rows_of_four_bits_are_the_same() -> None:
    torch.manual_seed(3)
    whole = torch.randint(-8, 8, (5, 12, 32)).float()
    whole[:, :, 3] = -8  # of every block the largest, as the quantiser has it
    whole[4] = 0
    rows = (whole * torch.rand(5, 12, 1).half().float()).view(5, H)
    packed = Rows(rows)
    assert torch.equal(packed(torch.tensor([[4, 0, 2]])), rows[[4, 0, 2]][None])
    assert packed.packed.element_size() * packed.packed[0].numel() == H // 2


def test_rows_that_learned_are_refused() -> None:
    with pytest.raises(ValueError, match="not those that"):
        Rows(torch.randn(5, H))
