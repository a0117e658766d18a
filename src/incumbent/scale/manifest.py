"""Which inputs are finished: read, coded and stored, so that a run that was broken off does not read them again.

One SQLite file beside the ledger, an entry a file: a hash of its path, size and time, of how it was read and of what coded it.
Files that were read together share the article that was stored last from them; the ledger is asked for that article before an
entry is believed, so a ledger that was removed or put back from a copy is filled again.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import stat_result
from pathlib import Path

from incumbent.errors import LedgerError

_TABLE = "CREATE TABLE IF NOT EXISTS done (state BLOB PRIMARY KEY, articles INT, last TEXT) WITHOUT ROWID"


@dataclass(frozen=True, slots=True)
class Shard:
    """Files that are read together.

    `files`: each path with whether it was found in a folder, not named. `articles` and `last`: how many articles they gave,
    and the id of the last, known once they are read.
    """

    files: tuple[tuple[str, bool], ...] = ()
    states: tuple[bytes, ...] = ()
    articles: int = 0
    last: str | None = None

    @property
    def name(self) -> str:
        first, *others = self.files
        return f"{first[0]} and {len(others)} files after it" if others else first[0]


class Manifest:
    """The finished files of one ledger. `how`: what else decides what a file gives, such as the coder's name and version.

    `stands` tells whether an article is in the ledger; `believe` False: nothing is taken for finished. Raises LedgerError where
    the file cannot be used.
    """

    def __init__(self, path: Path, how: object, stands: Callable[[str], bool], *, believe: bool = True) -> None:
        self._how = repr(how)
        self._stands = stands
        self._believe = believe
        self._path = path
        self.left_out = 0
        self._faults = 0  # when the last shard ended
        self._waiting: list[Shard] = []
        with self._explained():
            self._db = sqlite3.connect(path, timeout=15.0)
            self._db.execute(_TABLE)

    def state(self, path: str, found: stat_result) -> bytes:
        """What a file is known by."""
        said = f"{self._how}\0{Path(path).absolute()}\0{found.st_size}\0{found.st_mtime_ns}"
        return hashlib.sha256(said.encode("utf-8", "surrogateescape")).digest()[:16]

    def finished(self, state: bytes) -> bool:
        """Whether a file need not be read; `left_out` counts the articles of those that need not."""
        if not self._believe:
            return False
        with self._explained():
            row = self._db.execute("SELECT articles, last FROM done WHERE state = ?", (state,)).fetchone()
        if row is None or not self._stands(row[1]):
            return False
        self.left_out += int(row[0])
        return True

    def ended(self, shard: Shard, faults: int) -> None:
        """A shard is coded; where something in it failed it is to be read again, so that it is told again."""
        if faults == self._faults and shard.last is not None:
            self._waiting.append(shard)
        self._faults = faults

    def stored(self, faults: int) -> None:
        """What has ended is in the ledger; `faults` are more than they were where some of it could not be stored."""
        rows = [
            (state, 0 if n else shard.articles, shard.last)
            for shard in self._waiting
            for n, state in enumerate(shard.states)
        ]
        self._waiting = []
        with self._explained(), self._db:
            self._db.executemany("INSERT OR REPLACE INTO done VALUES (?, ?, ?)", rows)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            why = f"the list of finished inputs cannot be used ({error}); remove it: what is in the ledger is not coded twice"
            raise LedgerError(f"{self._path}: {why}", code="ledger-manifest") from error

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Manifest:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
