#!/usr/bin/env python3
"""Every tool of `incumbent mcp`, as an assistant calls it: python bench/assistant.py [--articles 2000 | --ledger FILE]

Starts the server on a copy of a ledger of real articles (bench/real.py) and asks it over standard input and output with the SDK's own
client: every tool, with the widest questions and the most rows; what answers name is cited in every format. Prints how long and how fast
answers are. Exit 1 where a tool fails, an answer is over 8,000 characters, an id cannot be cited, or the ledger was written to; 77
without articles. Needs the test extra.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import anyio

import mcp
import real
from incumbent.mcp.answer import MOST

WIDE: dict[str, list[dict[str, Any]]] = {
    "who": [
        {"office": "president"},
        {"office": "prime minister", "country": "United Kingdom", "on": "2024-09-01", "min_confidence": 0},
    ],
    "office": [{"office": "president", "country": "United States", "min_confidence": 0}],
    "person": [{"name": "Trump"}, {"name": "Smith"}],
    "changes": [{"limit": 100}, {"limit": 100, "min_confidence": 0}],
    "events": [{"limit": 100}, {"country": "Russia", "type": "consult assault", "limit": 100, "min_confidence": 0}],
    "statements": [{"limit": 100}, {"speaker": "Trump", "limit": 100}, {"about": "election OR vote", "limit": 100}],
    "disagreements": [{"limit": 100}, {"limit": 100, "min_confidence": 0}],
    "search": [{"query": '"prime minister" AND (resigned OR quit)', "limit": 100}, {"query": "xyzzy"}],
}
FORMATS = ("text", "bibtex", "csl", "ris", "webannotation")
IDS = ("id", "statement_id", "event_id")


async def ask(path: Path) -> list[str]:
    """What is wrong; each call is told as it is made."""
    server = mcp.StdioServerParameters(command=sys.executable, args=["-m", "incumbent", "mcp", "--ledger", str(path)])
    broken: list[str] = []
    async with mcp.Client(server) as client:
        tools = {tool.name for tool in (await client.list_tools()).tools}
        if tools != {*WIDE, "cite"}:
            broken.append(f"the tools are {sorted(tools)}")

        async def call(tool: str, words: dict[str, Any]) -> str:
            began = time.monotonic()
            result = await client.call_tool(tool, words)
            text = "".join(part.text for part in result.content)
            print(
                f"{tool:<14} {len(text):>6} characters {1000 * (time.monotonic() - began):>6.0f} ms  {json.dumps(words)}",
                flush=True,
            )
            if result.is_error or len(text) > MOST:
                broken.append(
                    f"{tool} {words}: {'failed: ' + text[:200] if result.is_error else f'{len(text)} characters'}"
                )
            return text

        for tool, questions in WIDE.items():
            for words in questions:
                for id in ids(await call(tool, words))[:1]:
                    for form in FORMATS:
                        cited = await call("cite", {"id": id, "format": form})
                        if '"near"' in cited and '"rows":[]' in cited:
                            broken.append(f"cite {id}: not found")
    return broken


def ids(text: str) -> list[str]:
    """What an answer's rows can be cited by."""
    rows = json.loads(text)["rows"]
    return [str(id) for row in rows for id in [*(row[k] for k in IDS if k in row), *row.get("claims", [])]]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--ledger", type=Path)
    args = parser.parse_args()
    kept = args.ledger or real.prepared(args.articles)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.sqlite"
        shutil.copyfile(kept, path)
        before = hashlib.sha256(path.read_bytes()).hexdigest()
        broken = anyio.run(ask, path)
        if hashlib.sha256(path.read_bytes()).hexdigest() != before:
            broken.append("the ledger was written to")
    for line in broken:
        print("BROKEN", line)
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
