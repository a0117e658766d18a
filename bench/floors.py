"""Floors under measured figures, kept as JSON beside the benches: raising is proposed, lowering takes a flag."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

SLACK = 0.005  # a proposed floor stays this far under the measured figure


def add_options(ap: argparse.ArgumentParser) -> None:
    """--propose and --allow-lower, as `judge` takes them."""
    ap.add_argument("--propose", action="store_true", help="write raised floors")
    ap.add_argument("--allow-lower", action="store_true", help="write floors that are lower than before")


def judge(path: Path, figures: dict[str, float], propose: bool, allow_lower: bool) -> bool:
    """Print each figure beside its floor and write the floors where asked to; True when all hold."""
    floors: dict[str, float] = json.loads(path.read_text()) if path.exists() else {}
    held, changed = True, dict(floors)
    width = max((len(name) for name in figures), default=0)
    for name, value in figures.items():
        floor, target = floors.get(name, 0.0), round(max(0.0, value - SLACK), 3)
        verdict = "holds"
        if value < floor:
            verdict, held = "BROKEN", False
        if target > floor or (allow_lower and target < floor):
            verdict += f", proposes {target:.3f}"
            changed[name] = target
        print(f"{name:{width}}  {value:.3f}  floor {floor:.3f}  {verdict}")
    if propose or allow_lower:
        path.write_text(json.dumps(dict(sorted(changed.items())), indent=1) + "\n")
        return True
    return held
