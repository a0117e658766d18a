#!/usr/bin/env python3
"""How quickly pages of a web archive become articles, and whether their text is what trafilatura alone would give.

    python bench/warc.py [--pages 300] [--floor PAGES_PER_SECOND]

Pages are made up, about 60 KB each, with the menus, scripts and link lists of a news site around an article of twelve
paragraphs. Prints pages a second of one process, of trafilatura alone on the same pages, and the share of pages whose
paragraphs all came out. Exit status 1 under the floor.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
from pathlib import Path

import trafilatura
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from incumbent.reading import read_articles


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


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--floor", type=float, default=0.0)
    args = parser.parse_args()
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
