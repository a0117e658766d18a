"""Made pages, kept for as long as the ledger does not change, and for a moment longer while it is being written.

A reviewer's decision ends that moment at once.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

from incumbent.web.readers import Version

_MOST = 2_000
_MOST_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Made:
    """A page: its bytes, its kind, and the state of the ledger it was made from."""

    body: bytes
    media: str
    version: Version
    made_at: float


class Kept:
    """A bounded store of made pages, the least lately asked for leaving first."""

    def __init__(self, fresh_s: float) -> None:
        self._fresh_s = fresh_s
        self._pages: OrderedDict[str, Made] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: str, version: Version, fresh_s: float | None = None) -> Made | None:
        """The page as it was made, if it still holds; `fresh_s`: another time for which it does while the ledger changes."""
        longest = self._fresh_s if fresh_s is None else fresh_s
        with self._lock:
            made = self._pages.get(key)
            if made is None:
                return None
            decided = made.version.decisions != version.decisions
            if made.version != version and (decided or time.monotonic() - made.made_at > longest):
                return None
            self._pages.move_to_end(key)
            return made

    def put(self, key: str, made: Made) -> None:
        with self._lock:
            old = self._pages.pop(key, None)
            self._bytes += len(made.body) - (len(old.body) if old else 0)
            self._pages[key] = made
            while self._pages and (len(self._pages) > _MOST or self._bytes > _MOST_BYTES):
                _, gone = self._pages.popitem(last=False)
                self._bytes -= len(gone.body)

    def clear(self) -> None:
        """Forget everything: a decision was taken, and must be seen at once."""
        with self._lock:
            self._pages.clear()
            self._bytes = 0
