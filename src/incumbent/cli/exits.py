"""Exit codes, and how an error reaches the user: one line on standard error that says what to do.

0  done, or answered
1  some inputs failed; the rest was done
2  the command line is wrong
3  the question found nothing
4  the ledger cannot be used
5  the reader or the knowledge base cannot be used
6  no input could be read, or none holds an article
7  what was asked for cannot be written: a file, or standard output
130  interrupted
143  ended by SIGTERM
"""

from __future__ import annotations

from incumbent.cli.clean import plain
from incumbent.errors import (
    IncumbentError,
    InputError,
    KnowledgeError,
    LedgerError,
    ModelError,
    NothingFound,
    OutputError,
    RecordError,
)

DONE, SOME_FAILED, USAGE, NOTHING, LEDGER, EQUIPMENT, ALL_FAILED, OUTPUT = range(8)
INTERRUPTED, TERMINATED = 130, 143


def exit_code(error: IncumbentError) -> int:
    """The exit code that an error ends the command with."""
    if isinstance(error, NothingFound):
        return NOTHING
    if isinstance(error, LedgerError):
        return LEDGER
    if isinstance(error, (ModelError, KnowledgeError)):
        return EQUIPMENT
    if isinstance(error, OutputError):
        return OUTPUT
    if isinstance(error, (InputError, RecordError)):
        return ALL_FAILED
    return SOME_FAILED


def message(error: IncumbentError) -> str:
    """What is printed about an error, near names included."""
    lines = [f"incumbent: {error}"]
    if isinstance(error, NothingFound) and error.near:
        lines.append("near names: " + "; ".join(error.near))
    return "\n".join(map(plain, lines))
