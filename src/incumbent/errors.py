"""The error tree. Each error has a stable code, and its message says what happened, to which input, and what to do.

IncumbentError
├── InputError          input cannot be read as an article            code input-*
├── RecordError         a record or a date breaks RECORD's rules      code record-*
├── KnowledgeError      the packaged knowledge base is damaged        code knowledge-*
├── OutputError         a file or standard output cannot be written   code output-*
├── ModelError          the reader's weights are missing or unusable     code model-*
├── LedgerError         the ledger file cannot be used                code ledger-*
└── NothingFound        a question that has no answer                 code nothing-found
"""

from __future__ import annotations


class IncumbentError(Exception):
    """Base of all errors that incumbent raises on purpose."""

    code = "incumbent"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        if code is not None:
            self.code = code


class InputError(IncumbentError):
    """One input cannot be read; the rest of the batch goes on."""

    code = "input"


class OutputError(IncumbentError):
    """What was asked for cannot be written where it was asked for."""

    code = "output"


class RecordError(IncumbentError):
    """A record, span or date that breaks the rules of the record format."""

    code = "record"


class KnowledgeError(IncumbentError):
    """The packaged knowledge base is missing or damaged."""

    code = "knowledge"


class ModelError(IncumbentError):
    """The reader's weights are missing or cannot be used."""

    code = "model"


class LedgerError(IncumbentError):
    """The ledger file cannot be opened, read or written."""

    code = "ledger"


class NothingFound(IncumbentError):
    """A question that found nothing; carries near names where there are any."""

    code = "nothing-found"

    def __init__(self, message: str, *, near: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.near = near
