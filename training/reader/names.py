"""Silver name tags: where names stand in the training texts, by the rule recogniser that this project had before.

    git worktree add ../rules bf9d412
    python3 -m venv ../rules/.venv && ../rules/.venv/bin/pip install ../rules
    ../rules/.venv/bin/python training/reader/names.py [--shared DIR] [--out FILE.jsonl.xz]

Run once; the result, silver/names.jsonl.xz, is committed: offsets and kinds, no words of the texts. It runs with the
package of commit bf9d412, whose records mark names; today's package learned from them. About 40 minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections.abc import Iterator
from pathlib import Path

from incumbent.coding import Coder
from incumbent.records import Article

HERE = Path(__file__).resolve().parent


def texts(shared: Path) -> Iterator[Article]:
    """The articles of gold/train and of PolNeAR's training part, as data.py reads them and under its ids."""
    for path in sorted((shared / "news" / "train").glob("*.json")):
        news = json.loads(path.read_text(encoding="utf-8"))
        title = news.get("title") or ""
        yield Article(news["id"], f"{title}\n{news['text']}", title, published=news.get("published"))
    lines = (shared / "data" / "polnear" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    for i, line in enumerate(lines):
        text = json.loads(line)["text"]
        yield Article(f"pn-train-{i}", text, text.partition("\n")[0])


def main() -> None:
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ap.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    ap.add_argument("--out", type=Path, default=HERE / "silver" / "names.jsonl.xz")
    args = ap.parse_args()
    rows = []
    for record in Coder().code(texts(args.shared)):
        names: dict[str, list[list[int]]] = {}
        for entity in record.entities:
            for m in entity.mentions:
                if m.form == "name":
                    names.setdefault(entity.kind, []).append([m.start, m.end])
        rows.append({"id": record.article.id, "names": {k: sorted(v) for k, v in sorted(names.items())}})
    rows.sort(key=lambda row: str(row["id"]))
    with lzma.open(args.out, "wt", encoding="utf-8", preset=9) as out:
        for row in rows:
            out.write(json.dumps(row, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
