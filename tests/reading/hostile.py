"""Hostile inputs from a seed, for every reader: sound files broken, cut, swollen, nested, mixed; and what it takes to read them.

Run as `python tests/reading/hostile.py [NUMBER] [SEED] [--code]`: reads so many, each with a sound article after it, and prints
the slowest, the largest growth of memory, and everything that went wrong. With --code what was read is coded too, up to three
articles an input and each text once: every offset must point at its own words, and what takes too long must be told.
"""

from __future__ import annotations

import hashlib
import json
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import samples as s

from incumbent.reading import read_articles
from incumbent.records import Article, check_offsets, from_json, to_json
from incumbent.scale.one import PATIENCE_S, code_batch

LIMIT_S = 30.0
LIMIT_BYTES = 900_000_000
_ODD = (
    "\ud800", "\x00", "\x1b[31m", "\u202e", "\ufeff", "\u00a8", "\u02dc", "\u00b4", "\ufffe", "<p>", "<![CDATA[", "]]>", "&#xD800;", "&#0;",
    "&#999999999;", "'", '"', "\\u0000", "\\ud800", "\r", "\u2028", "|", ";", "\t", "=cmd|' /C calc'!A1", "9" * 5000, "1e999", "NaN",
)  # fmt: skip


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True).encode()


def seeds() -> dict[str, bytes]:
    """A sound file of every format."""
    lines = b"\n".join(_json({"id": str(n), "title": s.TITLE, "text": s.BODY, "date": "2021-03-02"}) for n in range(20))
    table = "id,title,date,text\n" + "\n".join(f'{n},"{s.TITLE}",2021-03-02,"{s.FIRST}"' for n in range(20))
    return {
        "text": f"{s.TITLE}\n\n{s.BODY}".encode(), "page": s.PAGE.encode(), "rss": s.RSS.encode(), "atom": s.ATOM.encode(),
        "nitf": s.NITF.encode(), "newsml": s.NEWSML.encode(), "lexis": s.LEXIS.encode(), "factiva": s.FACTIVA.encode(),
        "mail": s.mail(), "mbox": s.mailbox(), "warc": s.warc(packed=False), "warc.gz": s.warc(), "wacz": s.wacz(), "docx": s.docx(),
        "odt": s.odt(), "epub": s.epub(), "pdf": s.pdf(s.BODY.split("\n")), "json": _json([{"title": s.TITLE, "text": s.BODY}] * 5),
        "jsonl": lines, "jsonl.gz": s.packed(lines), "csv": table.encode(), "utf16": s.PAGE.encode("utf-16"),
        "latin": f"{s.TITLE}\n\n{s.BODY} Gérard".encode("latin-1"), "tar": s.tarred({"a.html": s.PAGE.encode(), "b.jsonl": lines}),
    }  # fmt: skip


def _cut(data: bytes, r: random.Random) -> bytes:
    return data[: r.randrange(len(data) + 1)]


def _flip(data: bytes, r: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(r.choice((1, 3, 30))):
        if out:
            out[r.randrange(len(out))] = r.randrange(256)
    return bytes(out)


def _insert(data: bytes, r: random.Random) -> bytes:
    at = r.randrange(len(data) + 1)
    odd = r.choice(_ODD) * r.choice((1, 1, 50))
    return data[:at] + odd.encode("utf-8", "surrogatepass") + data[at:]


def _repeat(data: bytes, r: random.Random) -> bytes:
    a = r.randrange(len(data) + 1)
    b = min(len(data), a + r.choice((1, 5, 40, 400)))
    return data[:a] + data[a:b] * r.choice((2, 100, 1000)) + data[b:]


def _splice(data: bytes, r: random.Random) -> bytes:
    other = r.choice(list(seeds().values()))
    return data[: r.randrange(len(data) + 1)] + other[r.randrange(len(other)) :]


def _drop(data: bytes, r: random.Random) -> bytes:
    a = r.randrange(len(data) + 1)
    return data[:a] + data[a + r.choice((1, 10, 200)) :]


BREAKERS: tuple[Callable[[bytes, random.Random], bytes], ...] = (_cut, _flip, _insert, _repeat, _splice, _drop)
_TAGS = ("div", "p", "span", "table", "tr", "td", "ul", "li", "b", "a href=x", "section", "time datetime='2020-01-01T00:00:00Z'", "script", "svg", "q")  # fmt: skip


def _swollen(r: random.Random) -> bytes:
    """What takes time or memory by its size and shape, not by being broken."""
    n = r.choice((200, 3_000, 40_000))
    tag = r.choice(_TAGS)
    name = tag.split()[0]
    words = s.FIRST
    made: tuple[Callable[[], str | bytes], ...] = (
        lambda: f"<html><body>{f'<{tag}>' * n}{words}{f'</{name}>' * n}</body></html>",
        lambda: f"<html><body>{f'<{tag}>{words[:20]}' * n}",
        lambda: f"<html><body><p {' '.join(f'a{i}=b' for i in range(n))}>{words}</p></body></html>",
        lambda: json.dumps({"title": "T", "text": f"<{name} " * n}),
        lambda: json.dumps({"title": "T", "text": f"<p>{words}\x01\x0b\ud800</p>" * (n // 40)}),
        lambda: "[" * n + "]" * n,
        lambda: '{"a":' * n + "1" + "}" * n,
        lambda: f'{{"title": "T", "text": "{words}", "id": {"9" * 5000}}}',
        lambda: f'{{"title": "T", "text": "{words}", "timestamp": {"9" * min(n, 20_000)}}}',
        lambda: "id,title,text\n" + '1,"T,x\n' * n,
        lambda: "id,title,text\n" + f'1,"T","{words}"x\n' * n,
        lambda: ",".join(f"c{i}" for i in range(n)) + ",title,text\n" + "," * n + f"T,{words}",
        lambda: "\n".join("word" for _ in range(n)),
        lambda: " ".join(f"Mr A{i} Bc{i}," for i in range(n)),
        lambda: "“‘" * n + words,
        lambda: "depu-\n" * n,
        lambda: "&amp;" * n + "Ã©" * n,
        lambda: f"[{words}](" * n,
        lambda: "[" * n + "x" + "](y)" * n,
        lambda: "**" * n + words + "__" * n,
        lambda: f'<?xml version="1.0"?><rss><channel>{"<item><title>T</title>" * min(n, 3000)}',
        lambda: f'<?xml version="1.0"?><!DOCTYPE rss [{"".join(f"<!ENTITY a{i} {chr(34)}&a{i - 1};&a{i - 1};{chr(34)}>" for i in range(1, 60))}]><rss><channel><item><title>&a59;</title></item></channel></rss>',
        lambda: f'<nitf><body><body.content>{"<block>" * n}{words}</body.content></body></nitf>',
        lambda: "From: a@b.c\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\nContent-Type: multipart/mixed; boundary=b\n\n" * min(n, 3000),
        lambda: f"From: a@b.c\nSubject: {'=?utf-8?q?=C3?= ' * min(n, 3000)}\n\n{words}",
        lambda: f"From: a@b.c\nTo: {'<' * min(n, 3000)}\nSubject: x\nDate: {'9' * n}\n\n{words}",
        lambda: "1 of 2 DOCUMENTS\n" * n,
        lambda: f"{s.TITLE}\n60 words\n" * n + "Document ABCDEFGHIJ0123456789\n",
        lambda: b"WARC/1.0\r\n" + b"X: y\r\n" * n + b"\r\n\r\n",
        lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>",
        lambda: s.packed(b'{"title": "T", "text": "' + b" " * (n * 2_000)),
        lambda: s.zipped({"word/document.xml": "<w/>" + " " * (n * 500)}),
        lambda: s.zipped({f"{i}.txt": s.BODY for i in range(min(n, 300))}),
        lambda: s.pdf([words] * min(n, 3000)),
        lambda: b"%PDF-1.4\n" + b"1 0 obj << /Kids [1 0 R] >> endobj\n" * (n // 10) + b"trailer << /Root 1 0 R >>",
    )  # fmt: skip
    data = r.choice(made)()
    return data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")


def inputs(number: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many hostile files, the same for the same seed: what each is made from, and its bytes."""
    sound = seeds()
    for n in range(number):
        r = random.Random(f"{seed}/{n}")
        if r.random() < 0.3:
            yield "swollen", _swollen(r)
            continue
        kind = r.choice(list(sound))
        data = sound[kind]
        for _ in range(r.choice((1, 1, 2, 4))):
            data = r.choice(BREAKERS)(data, r)
        yield kind, data


class Coding:
    """Codes what is read, each text once, and checks what comes out. `most`: characters of a text; a longer one is left out."""

    def __init__(self, most: int = 60_000) -> None:
        from incumbent.coding import Coder

        self._coder, self._most = Coder(None), most
        self._seen: set[bytes] = set()

    def check(self, articles: list[Article]) -> Counter[str]:
        """How many were coded, and how many were told as too slow. Raises AssertionError, RecordError for a wrong offset."""
        said: Counter[str] = Counter()
        for a in articles[:3]:
            mark = hashlib.sha256(a.text.encode()).digest()  # the texts themselves would take memory
            if mark in self._seen or len(a.text) > self._most:
                continue
            self._seen.add(mark)
            [record] = code_batch(self._coder, [a], PATIENCE_S)
            faults = [p.message for p in record.problems if p.code == "coder-failed"]
            assert not faults or "too long" in faults[0], faults
            said["too slow" if faults else "coded"] += 1
            check_offsets(from_json(to_json(record)))
        return said


def read_one(folder: Path, kind: str, data: bytes, n: int, coding: Coding | None = None) -> tuple[float, Counter[str]]:
    """Read a hostile file and a sound one after it; the seconds, and how often each thing came out.

    Raises AssertionError where the sound one is lost or something came out that is no reading.
    """
    suffix = random.Random(n).choice(("", ".txt", ".html", ".json", ".jsonl", ".csv", ".xml", ".eml"))
    bad, good = folder / f"bad{suffix}", folder / "good.txt"
    bad.write_bytes(data)
    good.write_text(f"Sound title\n\n{s.BODY}")
    began = time.process_time()
    readings = list(read_articles([bad, good]))
    took = time.process_time() - began
    said: Counter[str] = Counter()
    for reading in readings:
        if reading.article is not None:
            a = reading.article
            said["article"] += 1
            a.text.encode(), a.id.encode(), (a.url or "").encode(), a.title.encode()
            assert a.text.startswith(a.title + "\n") and len(a.text) <= 4_100_000 and a.id
        elif reading.error is not None:
            said[reading.error.code] += 1
            assert reading.error.code.startswith("input-") and str(reading.error)
        else:
            assert reading.skipped
            said["skipped"] += 1
    assert readings[-1].article is not None and readings[-1].article.title == "Sound title", "the sound article is lost"
    if coding is not None:
        said += coding.check([r.article for r in readings if r.article])
    return took, said


def main(number: int, seed: int, coded: bool = False) -> int:
    """Read them all; the number of those that went wrong."""
    coding = Coding() if coded else None
    wrong, slowest, said = 0, (0.0, ""), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for n, (kind, data) in enumerate(inputs(number, seed)):
            try:
                took, came = read_one(Path(folder), kind, data, n, coding)
            except Exception as error:  # the point of the exercise: what, from which input
                wrong += 1
                print(f"input {n} ({kind}, {len(data)} bytes): {type(error).__name__}: {str(error)[:200]}")
                continue
            said += came
            slowest = max(slowest, (took, f"input {n} ({kind}, {len(data)} bytes)"))
            if took > LIMIT_S:
                wrong += 1
                print(f"input {n} ({kind}): {took:.1f} s")
        grown = 1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
    print(
        f"{number} inputs, {wrong} wrong; slowest {slowest[0]:.2f} s, {slowest[1]}; memory grew by {grown / 1e6:.0f} MB"
    )
    print(", ".join(f"{what} {count}" for what, count in said.most_common()))
    return wrong + (grown > LIMIT_BYTES)


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:] if word != "--code"]
    sys.exit(min(main(*[*given, *(5_000, 1)[len(given) :]], coded="--code" in sys.argv), 100))
