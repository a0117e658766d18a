"""What the person who starts the server decides."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

QUERY_BYTES = 4_096  # the longest address that is read
BODY_BYTES = 1_000_000  # the longest request body that is read
PAGE_ROWS = 50  # rows on a page unless asked otherwise
MOST_ROWS = 500  # rows on a page at most
MOST_OFFSET = 20_000  # how far one can page


@dataclass(frozen=True, slots=True)
class Settings:
    """`token` opens the review pages, which exist only with `review`; `hosts`: the names by which
    the server may be asked (any, where empty), so that no other site can pass itself off as it; `fresh_s`: how long a made page may be shown
    although the ledger is being written, in seconds."""

    ledger: Path
    review: bool = False
    token: str | None = None
    hosts: tuple[str, ...] = ()
    threads: int = 2
    fresh_s: float = 1.0
