#!/usr/bin/env python3
"""How quickly pages of a web archive become articles, and whether their text is what trafilatura alone would give.

    python bench/warc.py [--pages 300] [--floor PAGES_PER_SECOND]
    python bench/warc.py --published DIR

Pages are made up, about 50 KB each, with the menus, scripts and link lists of a news site around an article of twelve
paragraphs. Prints pages a second of one process, of trafilatura alone on the same pages, and the share of pages whose
paragraphs all came out. Exit status 1 under the floor.

--published scores the extraction beside trafilatura alone on a published benchmark, and prints what a page costs both:
a folder with trafilatura's own (its tests/: evaldata.py and the pages in cache/ and eval/; an archive of its source as
late as 0.9.3 holds the 108 pages of cache/, `pip download --no-deps --no-binary :all: trafilatura==0.9.3`), counted as
there: words that must stand in the text and words that must not; or a checkout of scrapinghub/article-extraction-benchmark
(MIT): F1 of the four-word shingles of the article's body. Exit status 1 where ours is more than .005 lower.
"""

from __future__ import annotations

import argparse
import ast
import gzip
import io
import json
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import trafilatura
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from incumbent.errors import InputError
from incumbent.reading import read_articles
from incumbent.reading.decode import decode
from incumbent.reading.html import read_page
from incumbent.reading.tidy import tidy


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


def stated(folder: Path) -> Iterator[tuple[bytes, Callable[[str], tuple[int | float, ...]]]]:
    """The pages of a published benchmark, each with what scores a text: true finds, false finds, misses, or precision, recall."""
    if (folder / "ground-truth.json").exists():
        for name, truth in json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).items():
            data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
            yield data, partial(overlap, truth=truth["articleBody"])
        return
    module = ast.parse((folder / "evaldata.py").read_text(encoding="utf-8"))
    pages = next(ast.literal_eval(n.value) for n in module.body if isinstance(n, ast.Assign))
    for page in pages.values():
        held = [folder / room / page["file"] for room in ("cache", "eval") if (folder / room / page["file"]).exists()]
        if held:
            yield held[0].read_bytes(), partial(snippets, wanted=page["with"], unwanted=page["without"])


def snippets(text: str, wanted: list[str], unwanted: list[str]) -> tuple[int, int, int]:
    """True finds, false finds and misses, as trafilatura's evaluation counts them."""
    found, wrong = (sum(s in text for s in each) for each in (wanted, unwanted))
    return found, wrong, len(wanted) - found


def mean(scores: list[tuple[int | float, ...]]) -> tuple[float, float]:
    """Precision and recall: of all snippets, or the mean of those of each page."""
    sums = [sum(column) for column in zip(*scores, strict=True)]
    if len(sums) == 2:
        return sums[0] / len(scores), sums[1] / len(scores)
    return sums[0] / max(1, sums[0] + sums[1]), sums[0] / max(1, sums[0] + sums[2])


def ours(data: bytes) -> str:
    try:
        return "\n".join(tidy(a.text) for a in read_page(decode(data, "page")[0], "page"))
    except InputError:
        return ""


def alone(data: bytes) -> str:
    return trafilatura.extract(data, include_comments=False, include_tables=True) or ""


def published(folder: Path) -> int:
    """Scores on the pages of a published benchmark, ours beside trafilatura's; exit status."""
    pages = list(stated(folder))
    f1 = []
    for who, extract in (("ours", ours), ("trafilatura", alone)):
        texts = [extract(data) for data, _ in pages]
        began = time.process_time()
        for data, _ in pages:  # a second time, with every word list loaded
            extract(data)
        cost = (time.process_time() - began) / len(pages)
        precision, recall = mean([score(text) for text, (_, score) in zip(texts, pages, strict=True)])
        f1.append(2 * precision * recall / ((precision + recall) or 1))
        print(
            f"{who}: {len(pages)} pages, precision {precision:.3f}, recall {recall:.3f}, F1 {f1[-1]:.3f}, {1000 * cost:.1f} ms a page"
        )
    return int(f1[0] < f1[1] - 0.005)


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
                    writer.create_warc_record(
                        url, "response", payload=io.BytesIO(data), length=len(data), http_headers=headers
                    )
                )
        list(read_articles([path]))[:1]
        began, cpu = time.perf_counter(), time.process_time()
        found = [r.article for r in read_articles([path]) if r.article]
        took, spent = time.perf_counter() - began, time.process_time() - cpu
    began = time.process_time()
    for data in pages:
        trafilatura.bare_extraction(data, include_comments=False, include_tables=True, with_metadata=True)
    theirs = time.process_time() - began
    whole = sum(all(p in a.text for p in paragraphs(n)) for n, a in enumerate(found))
    print(
        f"{len(found)} of {len(pages)} pages of {sum(map(len, pages)) // len(pages) // 1000} KB: {len(found) / took:.0f} pages/s, "
        f"{len(found) / spent:.0f} a second of processor time; trafilatura alone {len(pages) / theirs:.0f}; whole {whole / len(pages):.3f}"
    )
    return int(len(found) / spent < args.floor)


if __name__ == "__main__":
    sys.exit(main())
