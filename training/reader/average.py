"""Two checkpoints -> one whose weights lie between theirs: where the second run began near the first's end, that errs less than either.

    python training/reader/average.py runs/recovered.pt runs/sixth/reader.pt runs/between.pt [--share 0.5]

`--share` is how far the way goes from the first to the second (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def between(one: dict[str, torch.Tensor], two: dict[str, torch.Tensor], share: float) -> dict[str, torch.Tensor]:
    """The weights a `share` of the way from one to two. Raises ValueError where the two hold other weights."""
    if one.keys() != two.keys():
        raise ValueError(f"the checkpoints hold other weights: {sorted(one.keys() ^ two.keys())[:5]}")
    return {name: torch.lerp(value, two[name], share) for name, value in one.items()}


def main() -> None:
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ap.add_argument("one", type=Path)
    ap.add_argument("two", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--share", type=float, default=0.5)
    args = ap.parse_args()
    one, two = (torch.load(path, weights_only=True)["model"] for path in (args.one, args.two))
    torch.save({"model": between(one, two, args.share)}, args.out)


if __name__ == "__main__":
    main()
