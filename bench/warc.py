#!/usr/bin/env python3
"""How quickly pages of a web archive become articles, and whether their text is what trafilatura alone would give.

    python bench/warc.py [--pages 300] [--floor PAGES_PER_SECOND]
    python bench/warc.py --published DIR

Pages are made up, about 60 KB each, with the menus, scripts and link lists of a news site around an article of twelve
paragraphs. Prints pages a second of one process, of trafilatura alone on the same pages, and the share of pages whose
paragraphs all came out. Exit status 1 under the floor.

--published scores the extraction on a published benchmark, a checkout of scrapinghub/article-extraction-benchmark (MIT; not to be
had here, so its figure is for whoever has it): F1 of the four-word shingles of the article's body, as that benchmark counts, of
what is read here beside trafilatura alone. Exit status 1 where it is more than .005 lower.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import trafilatura
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from incumbent.errors import InputError
from incumbent.reading import read_articles
from incumbent.reading.decode import decode
from incumbent.reading.html import read_page


def paragraphs(n: int) -> list[str]:
    return [
        f"The ministry said on day {n}.{i} that item {i * n} of the programme had been settled with the governors of the provinces, "
        f"and that the committee would meet again to hear the remaining {n % 7 + 3} witnesses in the second week of the month."
        for i in range(12)
    ]


def page(n: int) -> bytes:
    links = "".join(
        f'<li class="menu-item"><a href="/section/{i}">Section number {i} of the site</a></li>' for i in range(150)
    )
    related = "".join(
        f'<div class="teaser"><h3><a href="/a/{i}">Another headline {i}</a></h3></div>' for i in range(60)
    )
    script = "<script>" + "var a = [" + ",".join(map(str, range(4_000))) + "];</script>"
    body = "".join(f"<p>{p}</p>" for p in paragraphs(n))
    return (
        f"<!DOCTYPE html><html lang=en><head><title>Headline {n} | Post</title><meta property='article:published_time' "
        f"content='2021-03-02T18:00:00Z'>{script}</head><body><header><nav><ul>{links}</ul></nav></header><main><article><h1>Headline {n}"
        f"</h1>{body}</article><aside>{related}</aside></main><footer>{links}<p>All rights reserved</p></footer></body></html>"
    ).encode()


def overlap(found: str, truth: str) -> tuple[float, float]:
    """Precision and recall of the four-word shingles of a text, counted as often as they stand there."""
    bags = []
    for text in (found, truth):
        words = re.findall(r"\w+", text.lower())
        bags.append(Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter())
    both = (bags[0] & bags[1]).total()
    return both / max(1, bags[0].total()), both / max(1, bags[1].total())


def published(folder: Path) -> int:
    """Scores on the pages of a published benchmark, ours beside trafilatura's; exit status."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    scores: dict[str, list[tuple[float, float]]] = {"ours": [], "trafilatura": []}
    for name, stated in truth.items():
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        try:
            ours = "\n".join(a.text for a in read_page(decode(data, name)[0], name))
        except InputError:
            ours = ""
        alone = trafilatura.extract(data, include_comments=False, include_tables=True) or ""
        for who, text in (("ours", ours), ("trafilatura", alone)):
            scores[who].append(overlap(text, stated["articleBody"]))
    f1 = {}
    for who, pairs in scores.items():
        precision, recall = (sum(p[i] for p in pairs) / len(pairs) for i in (0, 1))
        f1[who] = 2 * precision * recall / ((precision + recall) or 1)
        print(f"{who}: {len(pairs)} pages, precision {precision:.3f}, recall {recall:.3f}, F1 {f1[who]:.3f}")
    return int(f1["ours"] < f1["trafilatura"] - 0.005)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--floor", type=float, default=0.0)
    parser.add_argument("--published", type=Path, metavar="DIR")
    args = parser.parse_args()
    if args.published:
        return published(args.published)
    pages = [page(n) for n in range(args.pages)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        with path.open("wb") as out:
            writer = WARCWriter(out, gzip=True)
            for n, data in enumerate(pages):
                headers = StatusAndHeaders(
                    "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
                )
                url = f"https://post.example/{n}"
                writer.write_record(
                    writer.create_warc_record(url, "response", payload=io.BytesIO(data), http_headers=headers)
                )
        list(read_articles([path]))[:1]
        began, cpu = time.perf_counter(), time.process_time()
        found = [r.article for r in read_articles([path]) if r.article]
        took, spent = time.perf_counter() - began, time.process_time() - cpu
    began = time.process_time()
    for data in pages:
        trafilatura.bare_extraction(data, include_comments=False, include_tables=True, with_metadata=True)
    alone = time.process_time() - began
    whole = sum(all(p in a.text for p in paragraphs(n)) for n, a in enumerate(found))
    print(
        f"{len(found)} of {len(pages)} pages of {sum(map(len, pages)) // len(pages) // 1000} KB: {len(found) / took:.0f} pages/s, "
        f"{len(found) / spent:.0f} a second of processor time; trafilatura alone {len(pages) / alone:.0f}; whole {whole / len(pages):.3f}"
    )
    return int(len(found) / spent < args.floor)


if __name__ == "__main__":
    sys.exit(main())
