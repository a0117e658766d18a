"""What a watch has seen: files by size and time, feeds by what their servers said; kept in one file, written whole."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from incumbent.errors import InputError
from incumbent.reading.sources import Reading, paths

SETTLE_S = 2.0  # a file written to so lately may not be complete: the next round takes it
_VERSION = 1


@dataclass(slots=True)
class FeedState:
    """What is known of an address: for asking only for what is new, and for not asking too often after failures."""

    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    not_before: float = 0.0


@dataclass(slots=True)
class Seen:
    """The files and feeds of a watch, and the articles' files that are done."""

    files: dict[str, tuple[int, int]] = field(default_factory=dict)
    feeds: dict[str, FeedState] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Seen:
        """What an earlier watch has kept; nothing where there was none. Raises InputError (watch-state) for a damaged file."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            if data.get("version") != _VERSION:
                raise ValueError(f"version {data.get('version')!r}")
            files = {str(k): (int(v[0]), int(v[1])) for k, v in data["files"].items()}
            return cls(files, {str(k): FeedState(**v) for k, v in data["feeds"].items()})
        except FileNotFoundError:
            return cls()
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            raise InputError(
                f"{path}: what the last watch kept is damaged ({error}); remove it: what is in the ledger is not read twice",
                code="watch-state",
            ) from error

    def dumps(self) -> str:
        feeds = {k: asdict(v) for k, v in self.feeds.items()}
        return json.dumps({"version": _VERSION, "files": self.files, "feeds": feeds})


def new_files(
    sources: Sequence[str], seen: Seen, *, settle_s: float = SETTLE_S
) -> Iterator[tuple[str, tuple[int, int]]]:
    """The files of these sources that are new or changed, with what tells their state; folders are looked through again."""
    now = time.time()
    for source in sources:
        for path in paths(source):
            if isinstance(path, Reading):
                continue  # a folder that is empty, a link that leads nowhere: there may be something in the next round
            try:
                found = Path(path).stat()
            except OSError:
                continue  # it went while we looked
            state = (found.st_mtime_ns, found.st_size)
            if seen.files.get(path) != state and now - found.st_mtime >= settle_s:
                yield path, state
