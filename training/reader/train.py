"""Train the reader: one command from the data folders to a checkpoint, seeded, resumed where it was cut off.

    python training/reader/train.py --out runs/fold0 --hold 0 [--epochs 5] [--minutes 70] [--resume]
    python training/reader/train.py --out runs/tongues --hold 0 --e5 runs/e5 --init runs/e5/reader.pt ...

--hold N leaves fold N of folds.json out (0 is the fifth whose figures are reported); --hold -1 trains on all. With
--minutes the learning rate falls to nothing by then, whatever the number of steps. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from batches import PIECES as PIECES_OF_A_BATCH
from batches import Example, batches, examples, late_targets, refer_targets, tensors
from data import load_all, turn
from labels import IGNORE
from model import PIECES, Reader, minilm
from sources import LANGUAGES

from incumbent.reader.pieces import Vocabulary, unigram_of
from incumbent.reader.schema import ANCHORS, HOWS, STATUSES

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
RENAMED = 0.3  # of the documents are read with other names in each epoch
SHARES = {"polnear": 0.5, "ontogum": 0.2}  # of their windows, that an epoch sees
CHANGES = [ANCHORS.index(k) for k in ("start", "end", "chosen")]
CHANGE_WEIGHT = 2.0  # they are few beside holds and events, and matter most


def loss_of(model: Reader, batch: list[Example], t: dict, rng: random.Random) -> tuple[torch.Tensor, dict[str, float]]:
    x = model.encode(t["ids"], t["shapes"], t["quoted"], t["titled"], t["mask"], t["first"])
    tag, anchor = model.tag(x)
    parts: dict[str, torch.Tensor] = {}
    anchor = anchor.float()
    raw = F.binary_cross_entropy_with_logits(anchor, t["anchors"], reduction="none") * t["known"]
    raw[..., CHANGES] *= CHANGE_WEIGHT
    count = max(1.0, float(t["anchors"].sum()))
    parts["anchor"] = raw.sum() / (count + 4)
    if (t["tags"] != IGNORE).any():
        parts["tags"] = F.cross_entropy(tag.float().flatten(0, 1), t["tags"].flatten(), ignore_index=IGNORE)
    words = t["first"].shape[1]
    late = late_targets(batch, words)
    if late is not None:
        rows, at, kinds, target, known, classes, dist = late
        roles, cls = model.late(x, rows, at, kinds, dist)
        raw = F.binary_cross_entropy_with_logits(roles.float(), target, reduction="none") * known
        # long roles (content, evidence) would drown the short ones: each role of each anchor counts alike
        size = target.sum(1, keepdim=True).clamp(min=1.0)
        parts["roles"] = (raw / size.sqrt()).sum() / len(rows) / 5
        cls = cls.float()
        s, h = len(STATUSES), len(HOWS)
        for name, logits, k in (
            ("status", cls[:, :s], 0),
            ("how", cls[:, s : s + h], 1),
            ("dated", cls[:, s + h :], 2),
        ):
            if (classes[:, k] != IGNORE).any():
                parts[name] = F.cross_entropy(logits, classes[:, k], ignore_index=IGNORE)
    refer = refer_targets(batch, words, rng)
    if refer is not None:
        rows, at, target, dist = refer
        logits = model.refer(x, rows, at, dist).float()
        bad = torch.cat([torch.zeros(len(rows), 1, dtype=torch.bool), t["valid"][rows] == 0], 1)
        bad[torch.arange(len(rows)), 1 + at] = True
        logits = logits.masked_fill(bad, -1e4)
        parts["refer"] = -(logits.log_softmax(-1).masked_fill(~target, -1e4).logsumexp(-1)).mean()
    weight = {"anchor": 1.0, "tags": 1.5, "roles": 1.0, "status": 0.3, "how": 0.25, "dated": 0.25, "refer": 0.4}
    total = sum(weight[k] * v for k, v in parts.items())
    return total, {k: float(v.detach()) for k, v in parts.items()}


def hide(t: dict[str, torch.Tensor], vocabulary: Vocabulary, share: float) -> None:
    """Some pieces of a batch become the unknown one, others each time: what a sentence tells is read from all its words."""
    if share:
        inside = (t["mask"] == 1) & (t["ids"] != vocabulary.start) & (t["ids"] != vocabulary.end)
        t["ids"][inside & (torch.rand(t["ids"].shape) < share)] = vocabulary.unknown


def arguments() -> argparse.Namespace:
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--hold", type=int, default=-1)
    ap.add_argument("--share", type=float, default=1.0, help="of the annotated articles, for a learning curve")
    ap.add_argument("--epochs", type=int, default=5)
    ap.add_argument("--minutes", type=float, default=0.0)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--shared", type=Path, default=SHARED)
    ap.add_argument("--own", type=Path, default=HERE / "own")
    ap.add_argument("--silver", type=Path, default=HERE / "silver")
    ap.add_argument("--minilm", type=Path)
    ap.add_argument(
        "--e5", type=Path, help="the folder e5.py wrote: its encoder and pieces, and texts in all languages"
    )
    ap.add_argument("--resume", action="store_true")
    ap.add_argument("--init", type=Path, help="weights to go on from, instead of MiniLM with fresh heads")
    ap.add_argument("--peak", type=float, default=1.0, help="factor on the learning rates")
    ap.add_argument("--warm", type=int, default=150, help="so many steps the learning rate rises")
    ap.add_argument("--dropout", type=float, default=0.1)
    ap.add_argument("--hide", type=float, default=0.0, help="so large a share of the pieces is read as unknown ones")
    ap.add_argument("--pieces", type=int, default=PIECES_OF_A_BATCH, help="of a batch")
    ap.add_argument(
        "--freeze", type=int, default=0, help="so many layers, and the embeddings under them, stay as they are"
    )
    ap.add_argument(
        "--shares", nargs="*", default=[], metavar="SOURCE=SHARE", help="of a source's windows, in each epoch"
    )
    ap.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args = ap.parse_args()
    args.minilm = args.minilm or minilm()
    return args


def load(args: argparse.Namespace, vocabulary: Vocabulary, rng: random.Random) -> dict[str, list[Example]]:
    """The windows to learn from, by source: annotated articles, PolNeAR, OntoGUM."""
    fold = json.loads((HERE / "folds.json").read_text(encoding="utf-8"))["fold"]
    hold = None if args.hold < 0 else args.hold
    languages = LANGUAGES if args.e5 else ("en",)
    documents = load_all(args.shared, args.own, args.silver, vocabulary, fold, hold, languages)
    if args.share < 1:
        documents = [d for d in documents if "claims" not in d.tasks or rng.random() < args.share]
    found: dict[str, list[Example]] = {name: [] for name in ("gold", *shares_of(args))}
    for e in examples(documents, vocabulary, rng, RENAMED):
        found[e.source if e.source in found else "gold"].append(e)
    return found


def shares_of(args: argparse.Namespace) -> dict[str, float]:
    """Which share of a source's windows an epoch sees, of those that it does not see whole."""
    given = (pair.split("=") for pair in args.shares)
    return SHARES | {name: float(share) for name, share in given}


def bfloat16_is_fast() -> bool:
    """Whether this processor computes with bfloat16; one that does not takes minutes for a step of it."""
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())


class Run:
    """A run with all that a checkpoint keeps of it."""

    def __init__(self, args: argparse.Namespace, pieces: int = PIECES) -> None:
        self.args = args
        self.model = Reader(args.dropout, pieces)
        if args.e5:
            self.model.encoder.load_state_dict(torch.load(args.e5 / "encoder.pt", weights_only=True), strict=False)
        else:
            self.model.encoder.load_minilm(args.minilm / "model.safetensors")
        if args.init:
            self.model.load_state_dict(torch.load(args.init, weights_only=True)["model"])
        self.model.encoder.words.weight.requires_grad_(False)
        if args.freeze:
            self.model.encoder.freeze(args.freeze)
        named = list(self.model.named_parameters())
        encoder = [p for n, p in named if p.requires_grad and n.startswith(("encoder.layers", "encoder.norm"))]
        fresh = [p for n, p in named if p.requires_grad and not any(p is q for q in encoder)]
        self.peak = (2e-4 * args.peak, 1e-3 * args.peak)
        self.optimizer = torch.optim.AdamW(
            [{"params": encoder}, {"params": fresh}], weight_decay=0.01, betas=(0.9, 0.98)
        )
        self.average = {k: v.detach().clone() for k, v in self.model.state_dict().items()}
        self.step, self.epoch, self.spent, self.total = 0, 0, 0.0, 1
        self.started = time.time()
        self.log: dict[str, float] = {}
        self.checkpoint = args.out / "checkpoint.pt"
        self.halves = args.device != "cpu" or bfloat16_is_fast()
        if args.resume and self.checkpoint.exists():
            saved = torch.load(self.checkpoint, weights_only=False)
            self.model.load_state_dict(saved["model"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.average, self.step, self.spent = saved["average"], saved["step"], saved["spent"]
            self.epoch = saved["epoch"]

    def progress(self) -> float:
        """How much of the run is over: of its minutes, or else of its steps."""
        if self.args.minutes:
            return (self.spent + time.time() - self.started) / (self.args.minutes * 60)
        return self.step / self.total

    def save(self, epoch: int) -> None:
        """Write the checkpoint, and the averaged weights beside it; each is replaced whole."""
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "step": self.step,
            "spent": self.spent + time.time() - self.started,
            "epoch": epoch,
        }
        for path, value in ((self.checkpoint, state), (self.args.out / "reader.pt", {"model": self.average})):
            torch.save(value, path.with_suffix(".part"))
            path.with_suffix(".part").replace(path)

    def learn(self, batch: list[Example], vocabulary: Vocabulary, rng: random.Random, progress: float) -> None:
        """One step: the learning rate rises over the first and falls to a fiftieth by the end."""
        factor = min(1.0, (self.step + 1) / self.args.warm) * max(0.02, 1 - progress)
        for group, lr in zip(self.optimizer.param_groups, self.peak, strict=True):
            group["lr"] = lr * factor
        t = tensors(batch, vocabulary)
        hide(t, vocabulary, self.args.hide)
        with torch.autocast(self.args.device, torch.bfloat16, enabled=self.halves):
            loss, parts = loss_of(self.model, batch, t, rng)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        if self.step % 2 == 0:
            self._follow()
        for k, v in parts.items():
            self.log[k] = 0.97 * self.log.get(k, v) + 0.03 * v

    def _follow(self) -> None:
        """The average goes after the weights."""
        decay = min(0.995, self.step / (self.step + 20))
        with torch.no_grad():
            for k, v in self.model.state_dict().items():
                if v.dtype.is_floating_point and k != "encoder.words.weight":
                    self.average[k].lerp_(v, 1 - decay**2)


def main() -> None:
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    if args.e5:
        vocabulary: Vocabulary = unigram_of(args.e5 / "vocabulary.tsv")
    else:
        vocabulary = Vocabulary((args.minilm / "vocab.txt").read_text(encoding="utf-8").splitlines())
    data = load(args, vocabulary, rng)
    print({k: len(v) for k, v in data.items()}, flush=True)
    run = Run(args, len(vocabulary.index))
    shares = {"gold": 1.0} | shares_of(args)
    run.total = int(
        args.epochs
        * sum(len(batches(data[name], random.Random(0), args.pieces)) * share for name, share in shares.items())
    )
    run.model.train()
    first = run.epoch
    for epoch in range(first, 1000):
        if run.progress() >= 1:
            break
        if epoch > first:
            data = load(args, vocabulary, rng)  # other articles get other names
        seen = {name: turn(items, shares[name], epoch) for name, items in data.items()}
        todo = [batch for items in seen.values() for batch in batches(items, rng, args.pieces)]
        rng.shuffle(todo)
        print(f"epoch {epoch}: {len(todo)} batches of", {k: len(v) for k, v in seen.items()}, flush=True)
        for batch in todo:
            p = run.progress()
            if p >= 1:
                break
            run.learn(batch, vocabulary, rng, p)
            if run.step % 50 == 0:
                told = " ".join(f"{k} {v:.3f}" for k, v in run.log.items())
                print(f"{run.step} {p:.3f} {time.time() - run.started:.0f}s {told}", flush=True)
            if run.step % 100 == 0:
                run.save(epoch)
        run.save(epoch + 1)
    print("done", run.step)


if __name__ == "__main__":
    main()
