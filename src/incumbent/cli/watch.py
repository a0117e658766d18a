"""`incumbent watch SOURCE...`: reads what is new in folders and feeds, round after round, and says what changed."""

from __future__ import annotations

import datetime as dt
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from incumbent.cli.clean import plain
from incumbent.cli.exits import DONE
from incumbent.cli.inputs import FieldMap
from incumbent.cli.options import ledger_option
from incumbent.cli.read import read_into
from incumbent.errors import InputError

if TYPE_CHECKING:
    from incumbent.ledger import Ledger
    from incumbent.ledger.deriving.write import Outcome
    from incumbent.records import Record
    from incumbent.scale.fetch import Fetcher
    from incumbent.scale.one import Codes
    from incumbent.scale.sources import Seen

TOLD = 50  # changes that one round says; the rest are counted


@click.command("watch")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--every", type=click.FloatRange(1, 86_400), default=300.0, show_default=True, help="Seconds between rounds."
)
@click.option("--once", is_flag=True, help="One round, then end: for jobs that something else starts.")
@click.option(
    "--fetch",
    is_flag=True,
    help="Fetch feeds from their addresses, and those of OPML lists; nothing is fetched without it.",
)
@click.option("--model", help="A folder of reader weights; the packaged ones without it.")
@click.option("--fields", type=FieldMap(), help="Which fields of JSON and tables hold what, as for `read`.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that code, as for `read`.")
@click.option(
    "--journal",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Append what each round did to this file; beside the ledger without it.",
)
@ledger_option
def command(
    sources: tuple[str, ...],
    every: float,
    once: bool,
    fetch: bool,
    model: str | None,
    fields: dict[str, str] | None,
    workers: int | None,
    journal: Path | None,
    ledger: Path,
) -> int:
    """Read what is new in SOURCE..., round after round: folders, files, patterns; addresses of feeds with --fetch.

    Says what changed, keeps a journal, asks the saved alerts. Ends cleanly on SIGTERM or Ctrl-C, and goes on where it was.
    """
    from incumbent.scale.sources import Seen

    addresses = [s for s in sources if s.startswith(("http://", "https://"))]
    if addresses and not fetch:
        raise click.UsageError(f"{addresses[0]} is an address: nothing is fetched without --fetch")
    kept = ledger.with_name(ledger.name + ".watch.json")
    watch = Watch(
        ledger,
        journal or ledger.with_name(ledger.name + ".journal.jsonl"),
        kept,
        Seen.load(kept),
        model,
        fields,
        workers,
    )
    try:
        while True:
            watch.round([s for s in sources if s not in addresses], addresses, fetch)
            if once:
                return DONE
            time.sleep(every)
    except KeyboardInterrupt:
        print("incumbent: ended; the next watch goes on from here", file=sys.stderr)
        return DONE


class Watch:
    """One ledger and what has been seen; every round reads what is new since."""

    def __init__(
        self,
        ledger: Path,
        journal: Path,
        kept: Path,
        seen: Seen,
        model: str | None,
        fields: dict[str, str] | None,
        workers: int | None,
    ) -> None:
        self.ledger, self.journal, self.kept, self.seen = ledger, journal, kept, seen
        self.model, self.fields, self.workers = model, fields, workers
        self._fetcher: Fetcher | None = None

    def round(self, sources: Sequence[str], addresses: Sequence[str], fetch: bool) -> None:
        """Read what is new. Raises LedgerError where the ledger cannot be used; what fails otherwise is told and tried again."""
        from incumbent.ledger import Ledger
        from incumbent.scale.sources import new_files

        fresh = dict(new_files(sources, self.seen))
        lists = [p for p in fresh if fetch and _is_opml(p)]
        with self._fetched([*addresses, *(a for p in lists for a in _feeds(p))], fetch) as feeds:
            files = [*(p for p in fresh if p not in lists), *feeds]
            if not files and not _has_alerts(self.ledger):
                self._keep({})
                return
            with Ledger.open(self.ledger, write=True) as opened:
                if files:
                    changes: list[str] = []

                    def stored(record: Record, outcome: Outcome) -> None:
                        changes.extend(_changes(record) if outcome != "unchanged" else [])

                    tally, done = read_into(
                        opened,
                        files,
                        model=self.model,
                        fields=self.fields,
                        workers=self.workers,
                        coder=kept_coder,
                        stored=stored,
                    )
                    self._write({"read": len(files), **done, "failed": tally.failed, "changes": changes[:TOLD]})
                    said = (
                        ", ".join(f"{done[k]} {k}" for k in ("added", "corrected", "unchanged") if done[k])
                        or "nothing new"
                    )
                    number = "1 file" if len(files) == 1 else f"{len(files)} files"
                    print(f"{_now()} {number}: {said}, {tally.failed} failed", flush=True)
                    for change in changes[:TOLD]:
                        print(plain(f"  {change}"), flush=True)
                    if len(changes) > TOLD:
                        print(f"  and {len(changes) - TOLD} more", flush=True)
                self._ask(opened)
        self._keep({p: s for p, s in fresh.items() if p not in lists})

    def _ask(self, ledger: Ledger) -> None:
        from incumbent.exports import alerts

        saved = alerts.load(self.ledger)
        if saved:
            alerts.check(ledger, saved, self._fail)
            alerts.save(self.ledger, saved)

    @contextmanager
    def _fetched(self, addresses: Sequence[str], fetch: bool) -> Iterator[list[str]]:
        """The feeds that have something new, as files for as long as they are read."""
        with tempfile.TemporaryDirectory(prefix="incumbent-feeds-") as folder:
            files = []
            for n, url in enumerate(dict.fromkeys(addresses) if fetch else ()):
                data = self._fetch(url)
                if data:
                    path = Path(folder) / f"{n}.xml"
                    path.write_bytes(data)
                    files.append(str(path))
            yield files

    def _fetch(self, url: str) -> bytes | None:
        from incumbent.scale.fetch import FAILURES, Fetcher
        from incumbent.scale.sources import FeedState

        self._fetcher = self._fetcher or Fetcher()
        state = self.seen.feeds.get(url, FeedState())
        try:
            data, self.seen.feeds[url] = self._fetcher.fetch(url, state)
        except (InputError, *FAILURES) as error:
            said, self.seen.feeds[url] = self._fetcher.failed(url, state, error)
            if said:
                self._fail(said)
            return None
        return data

    def _fail(self, said: str) -> None:
        print(f"incumbent: {plain(said)}", file=sys.stderr, flush=True)
        self._write({"error": said})

    def _write(self, entry: dict[str, Any]) -> None:
        with self.journal.open("a", encoding="utf-8", errors="replace") as file:
            file.write(json.dumps({"at": _now(), **entry}, ensure_ascii=False) + "\n")

    def _keep(self, done: dict[str, tuple[int, int]]) -> None:
        from incumbent.exports.files import whole_file

        self.seen.files.update(done)
        with whole_file(self.kept) as file:
            file.write(self.seen.dumps())


@lru_cache(maxsize=1)
def kept_coder(model: str | None) -> Codes:
    """The coder, loaded once for all rounds."""
    from incumbent.scale.worker import default_coder

    coder: Codes = default_coder(model)
    return coder


def _has_alerts(ledger: Path) -> bool:
    from incumbent.exports.alerts import alerts_path

    return alerts_path(ledger).exists() and ledger.exists()


def _is_opml(path: str) -> bool:
    try:
        with Path(path).open("rb") as file:
            return b"<opml" in file.read(2_000).lower()
    except OSError:
        return False


def _feeds(path: str) -> list[str]:
    from incumbent.reading.feeds import feeds_of

    try:
        return feeds_of(Path(path).read_bytes())
    except OSError:
        return []


def _changes(record: Record) -> list[str]:
    """What an article says about who takes, leaves or was chosen for what; a copy says nothing new."""
    if record.article.duplicate_of:
        return []
    return [
        f"{c.kind}: {c.person or 'somebody'}, {', '.join(p for p in (c.title, c.body, c.country) if p)}"
        f"{f', {c.date.text}' if c.date else ''}{'' if c.status == 'asserted' else f' ({c.status})'} [{record.article.id}/{c.id}]"
        for c in record.claims
        if c.kind in ("start", "end", "chosen")
    ]


def _now() -> str:
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
