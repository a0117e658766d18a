"""Train the encoder on our own text alone and store it as int8.

python training/plover/train.py --base MODEL_FOLDER [--each 10] [--epochs 3] [--seed 0]

MODEL_FOLDER holds all-MiniLM-L6-v2's `model.safetensors` and `vocab.txt`. Writes encoder.npz, vocabulary.txt and the
head `text` of head.npz beside the classifier; `fit_head.py` then fits the head that ships.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from expand import expand
from head import WEIGHTS
from network import LAYERS, Network
from torch import Tensor

from incumbent.coding.events.classifier import ROOTS
from incumbent.coding.events.wordpiece import WordPiece

RATE, SMOOTHING, BATCH, LAYER_DECAY, HEAD_RATE, DECAY, WARM = 1e-4, 0.1, 32, 0.9, 4.0, 0.01, 0.1


def padded(sentences: list[list[int]]) -> Tensor:
    rows = torch.zeros(len(sentences), max(map(len, sentences)), dtype=torch.long)
    for at, sentence in enumerate(sentences):
        rows[at, : len(sentence)] = torch.tensor(sentence)
    return rows


def batches(sentences: list[list[int]], rng: random.Random) -> list[list[int]]:
    """Sentences of like length together, in random order."""
    order = list(range(len(sentences)))
    rng.shuffle(order)
    found = []
    for start in range(0, len(order), BATCH * 20):
        some = sorted(order[start : start + BATCH * 20], key=lambda at: len(sentences[at]))
        found += [some[at : at + BATCH] for at in range(0, len(some), BATCH)]
    rng.shuffle(found)
    return found


def optimizer(network: Network) -> torch.optim.Optimizer:
    """Lower layers learn more slowly, the head faster."""
    groups = []
    for name, weights in network.named_parameters():
        if not weights.requires_grad:
            continue
        depth = LAYERS - 1 - int(name.split(".")[1]) if name.startswith("layers") else LAYERS
        rate = RATE * (HEAD_RATE if name.startswith("head") else LAYER_DECAY**depth)
        groups.append({"params": [weights], "lr": rate, "peak": rate, "weight_decay": DECAY * (weights.ndim > 1)})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98))


def train(network: Network, sentences: list[list[int]], labels: list[int], epochs: int, seed: int) -> None:
    """Cross-entropy with smoothed labels; rare roots weigh up to twice as much."""
    rng = random.Random(seed)
    counts = Counter(labels)
    fair = len(labels) / len(ROOTS)
    weigh = torch.tensor([min(2.0, max(0.7, (fair / counts[label]) ** 0.5)) for label in labels])
    wanted = torch.tensor(labels)
    plan = [batch for _ in range(epochs) for batch in batches(sentences, rng)]
    steps = optimizer(network)
    network.train()
    start = time.time()
    for at, batch in enumerate(plan):
        share = min(1.0, (at + 1) / (WARM * len(plan))) * (1 - at / len(plan))
        for group in steps.param_groups:
            group["lr"] = group["peak"] * share
        told = network(padded([sentences[one] for one in batch]))
        losses = F.cross_entropy(told, wanted[batch], reduction="none", label_smoothing=SMOOTHING)
        loss = (losses * weigh[batch]).mean()
        steps.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        steps.step()
        if (at + 1) % 50 == 0:
            print(f"step {at + 1} of {len(plan)}, loss {loss.item():.3f}, {time.time() - start:.0f} s", flush=True)


def store(network: Network, pieces: list[str]) -> None:
    """int8 rows with one float16 scale a row; everything that is not a matrix as float32."""
    kept = [at for at, piece in enumerate(pieces) if _kept(at, piece)]
    arrays: dict[str, np.ndarray] = {}

    def matrix(name: str, weights: Tensor) -> None:
        values = weights.detach().numpy()
        scale = (np.abs(values).max(axis=1) / 127).astype(np.float16).astype(np.float32)
        scale = np.maximum(scale, np.float32(6e-8))
        arrays[name] = np.clip(np.round(values / scale[:, None]), -127, 127).astype(np.int8)
        arrays[f"{name}.scale"] = scale.astype(np.float16)

    matrix("words", network.words.weight[kept])
    arrays |= {"marks": network.marks.detach().numpy(), "positions": network.positions[:128].numpy()}
    for part in ("weight", "bias"):
        arrays[f"norm.{part}"] = getattr(network.norm, part).detach().numpy()
    for at, layer in enumerate(network.layers):
        for name in ("heads_in", "heads_out", "wide", "narrow"):
            matrix(f"{at}.{name}", getattr(layer, name).weight)
            arrays[f"{at}.{name}.bias"] = getattr(layer, name).bias.detach().numpy()
        for name in ("norm_attention", "norm_out"):
            for part in ("weight", "bias"):
                arrays[f"{at}.{name}.{part}"] = getattr(getattr(layer, name), part).detach().numpy()
    WEIGHTS.mkdir(exist_ok=True)
    np.savez(WEIGHTS / "encoder.npz", **arrays)
    (WEIGHTS / "vocabulary.txt").write_text("\n".join(pieces[at] for at in kept), encoding="utf8")
    head, bias = network.head.weight.detach().numpy().T, network.head.bias.detach().numpy()
    np.savez(WEIGHTS / "head.npz", **{"text": head, "text.bias": bias, "shipped": head, "shipped.bias": bias})


def _kept(at: int, piece: str) -> bool:
    """Pieces of Latin script and punctuation, the five special pieces and the rows that serve as marks."""
    if piece.startswith("[unused"):
        return at < 5
    return piece.isascii() or (len(piece.removeprefix("##")) == 1 and not piece.removeprefix("##").isalpha())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--each", type=int, default=10)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    pieces = (given.base / "vocab.txt").read_text(encoding="utf8").rstrip("\n").split("\n")
    cut = WordPiece(pieces)
    text = expand(given.each, seed=1)
    torch.manual_seed(given.seed)
    network = Network(given.base / "model.safetensors", pieces, len(ROOTS))
    sentences = [cut.encode(marked) for _, marked in text]
    train(network, sentences, [ROOTS.index(root) for root, _ in text], given.epochs, given.seed)
    network.eval()
    store(network, pieces)
    print(f"{len(text)} sentences, {given.epochs} epochs; wrote {WEIGHTS}")


if __name__ == "__main__":
    main()
