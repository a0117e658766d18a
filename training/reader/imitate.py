"""Another encoder under the heads of the packaged English reader: a head start that needs no labels.

    python training/reader/imitate.py runs/e5 src/incumbent/reader/weights runs/e5/reader.pt [--windows 800]

Reads English texts of the training data twice, with e5's pieces and with WordPieces, and finds the linear map from the word
states of the first to those of the second that errs least (ridge regression). All heads begin with a product of the
states, so that the map goes into their weights: what comes out is a whole reader, e5's encoder as it was under heads that
already understand it in part. No annotation is looked at; the held-out fold's articles are left out.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import onnxruntime
import torch
from batches import Example, batches, tensors
from data import load_all
from labels import Document
from model import H, Reader
from recover import recover
from torch import Tensor

from incumbent.reader.pieces import Page, Vocabulary, Window, unigram_of
from incumbent.reader.reader import inputs

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
DIRECT = ("tag_hidden", "anchor_hidden", "keys", "query", "role_key", "refer_key", "refer_query", "refer_none")
BESIDE = ("role_query", "class_hidden")  # take the state and the anchor's kind


class Shown(Example):
    """A window that remembers where it is from."""

    def __init__(self, d: Document, w: Window) -> None:
        super().__init__(d, w, {})
        self.page, self.window = d.page, w


class Teacher:
    """The packaged reader of English: the word states of a window that was made for another vocabulary."""

    def __init__(self, folder: Path) -> None:
        self.vocabulary = Vocabulary((folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
        self.session = onnxruntime.InferenceSession(str(folder / "reader.onnx"))

    def states(self, page: Page, w: Window) -> Tensor:
        """(W, H)."""
        pieces = [self.vocabulary.pieces(page.word(i)) if w.first <= i else () for i in range(w.end)]
        return torch.from_numpy(self.session.run(["x"], inputs(w, replace(page, pieces=pieces), self.vocabulary))[0][0])


def mapped(heads: Mapping[str, Tensor], turn: Tensor, shift: Tensor) -> dict[str, Tensor]:
    """The heads for states `x` that give what they gave for `x @ turn + shift`; where they have no bias (products of two
    states, for roles and references) what the shift adds is left out."""
    out = dict(heads)
    for name in DIRECT + BESIDE:
        weight = heads[f"{name}.weight"]
        own = weight[:, :H]
        out[f"{name}.weight"] = torch.cat([own @ turn.T, weight[:, H:]], 1)
        if f"{name}.bias" in heads:
            out[f"{name}.bias"] = heads[f"{name}.bias"] + own @ shift
    out["refer_bilinear.weight"] = turn @ heads["refer_bilinear.weight"] @ turn.T
    return out


def solved(pairs: list[tuple[Tensor, Tensor]], ridge: float) -> tuple[Tensor, Tensor, float]:
    """`turn` (H, H) and `shift` (H,) of the map from the first to the second, and the share of variance that it tells."""
    x, y = (torch.cat(side).double() for side in zip(*pairs, strict=True))
    mean_x, mean_y = x.mean(0), y.mean(0)
    x, y = x - mean_x, y - mean_y
    turn = torch.linalg.solve(x.T @ x + ridge * len(x) * torch.eye(H, dtype=x.dtype), x.T @ y)
    told = 1 - float(((y - x @ turn) ** 2).sum() / (y**2).sum())
    return turn.float(), (mean_y - mean_x @ turn).float(), told


def main() -> None:
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ap.add_argument("e5", type=Path, help="the folder that e5.py wrote")
    ap.add_argument("teacher", type=Path, help="the packaged English weights")
    ap.add_argument("out", type=Path)
    ap.add_argument("--windows", type=int, default=800)
    ap.add_argument("--ridge", type=float, default=1e-4)
    ap.add_argument("--hold", type=int, default=0)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--shared", type=Path, default=SHARED)
    args = ap.parse_args()
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    vocabulary = unigram_of(args.e5 / "vocabulary.tsv")
    teacher = Teacher(args.teacher)
    student = Reader(0.0, len(vocabulary.index))
    student.encoder.load_state_dict(torch.load(args.e5 / "encoder.pt", weights_only=True), strict=False)
    for extra in (student.encoder.shapes, student.encoder.quoted, student.encoder.titled):
        torch.nn.init.zeros_(extra.weight)
    fold = json.loads((HERE / "folds.json").read_text(encoding="utf-8"))["fold"]
    documents = load_all(args.shared, HERE / "own", None, vocabulary, fold, None if args.hold < 0 else args.hold)
    windows = rng.sample([(d, w) for d in documents for w in d.windows], args.windows)
    pairs = []
    with torch.no_grad():
        for batch in batches([Shown(d, w) for d, w in windows], rng):
            t = tensors(batch, vocabulary)
            x = student.encode(t["ids"], t["shapes"], t["quoted"], t["titled"], t["mask"], t["first"])
            wanted = torch.cat([teacher.states(e.page, e.window) for e in batch])
            pairs.append((torch.cat([x[r, : len(e.place)] for r, e in enumerate(batch)]), wanted))
    turn, shift, told = solved(pairs, args.ridge)
    print(f"{sum(len(x) for x, _ in pairs)} words; the map tells {told:.3f} of the variance")
    heads = {k: v for k, v in recover(args.teacher).items() if not k.startswith("encoder.")}
    student.load_state_dict(mapped(heads, turn, shift), strict=False)
    torch.save({"model": student.state_dict()}, args.out)


if __name__ == "__main__":
    main()
