"""The command line: parse, run, turn errors into messages and exit codes."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import click

from incumbent import __version__
from incumbent.cli.clean import plain
from incumbent.cli.exits import DONE, INTERRUPTED, OUTPUT, TERMINATED, USAGE, exit_code, message
from incumbent.cli.group import Verbs
from incumbent.cli.options import quiet_option
from incumbent.errors import IncumbentError


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="incumbent", message="%(prog)s %(version)s")
@quiet_option
def app() -> None:
    """Read news and keep a cited record of power: who takes, holds and leaves which office, in which words.

    Start with `incumbent demo`. Exit codes: 0 done, 1 some inputs failed, 2 wrong command line, 3 nothing found,
    4 ledger unusable, 5 model or knowledge base unusable, 6 no input could be read, 7 output cannot be written.
    """


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit; what the console script calls."""
    sys.exit(run(args))


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line; its exit code."""
    _mend_streams()
    with _terminable() as terminated:
        code = _run(args)
    return TERMINATED if terminated and code == INTERRUPTED else code


def _run(args: Sequence[str] | None) -> int:
    try:
        code = app(args=args if args is None else list(args), prog_name="incumbent", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else DONE
    except click.exceptions.Exit as done:
        return done.exit_code
    except (click.Abort, KeyboardInterrupt):
        print("incumbent: interrupted; what was stored before stays", file=sys.stderr)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return USAGE
    except IncumbentError as error:
        print(message(error), file=sys.stderr)
        return exit_code(error)
    except BrokenPipeError:
        _nowhere()
        return DONE
    except OSError as error:
        where = plain(str(error.filename or "output"))
        print(
            f"incumbent: {where}: {error.strerror or error}; check the path, its permissions and the disk",
            file=sys.stderr,
        )
        _nowhere()
        return OUTPUT


def _mend_streams() -> None:
    """Where standard output or error is closed nothing is written; where its encoding lacks a character "?" stands in."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, io.TextIOWrapper) and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(errors="replace")


def _nowhere() -> None:
    """Let what is left in standard output's buffer go nowhere, so that ending does not fail over it again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # it has no file to be turned away from
        return


@contextmanager
def _terminable() -> Iterator[list[int]]:
    """SIGTERM ends the command as Ctrl-C does: what is under way is undone, workers end. The list holds it if it came."""
    came: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield came
        return

    def stop(number: int, frame: FrameType | None) -> None:
        came.append(number)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield came
    finally:
        signal.signal(signal.SIGTERM, before)
