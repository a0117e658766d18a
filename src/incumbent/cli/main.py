"""The command line: parse, run, turn errors into messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from incumbent import __version__
from incumbent.cli.clean import plain
from incumbent.cli.exits import DONE, INTERRUPTED, SOME_FAILED, USAGE, exit_code, message
from incumbent.cli.group import Verbs
from incumbent.cli.options import quiet_option
from incumbent.errors import IncumbentError


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="incumbent", message="%(prog)s %(version)s")
@quiet_option
def app() -> None:
    """Read news and keep a cited record of power: who takes, holds and leaves which office, in which words.

    Start with `incumbent demo`. Exit codes: 0 done, 1 some inputs failed, 2 wrong command line, 3 nothing found,
    4 ledger unusable, 5 model or knowledge base unusable, 6 no input could be read.
    """


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit; what the console script calls."""
    sys.exit(run(args))


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line; its exit code."""
    try:
        code = app(args=args if args is None else list(args), prog_name="incumbent", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else DONE
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.Abort:
        print("incumbent: interrupted; what was stored before stays", file=sys.stderr)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return USAGE
    except IncumbentError as error:
        print(message(error), file=sys.stderr)
        return exit_code(error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        where = plain(str(error.filename or "output"))
        print(
            f"incumbent: {where}: {error.strerror or error}; check the path, its permissions and the disk",
            file=sys.stderr,
        )
        return SOME_FAILED
