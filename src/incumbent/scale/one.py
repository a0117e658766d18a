"""Records of a batch of articles by one coder in one process; an article that fails or takes too long is told in its record."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType
from typing import Protocol

from incumbent.errors import IncumbentError
from incumbent.records import Article, CoderInfo, Problem, Record

PATIENCE_S = 30.0  # for a batch of usual size
USUAL = 40_000  # characters of a batch; a single longer article has a second more for each
CHARACTERS_A_SECOND = 1_500


class Codes(Protocol):
    """What codes articles."""

    info: CoderInfo

    def code(self, articles: Iterable[Article]) -> Iterator[Record]: ...


MakeCoder = Callable[[str | None], Codes]


class TooSlow(BaseException):
    """Coding took longer than it may. No `except Exception` on the way stops it."""


def seconds_for(articles: Sequence[Article], patience_s: float) -> float:
    """How long a batch may take."""
    return patience_s + max(0, sum(len(a.text) for a in articles) - USUAL) / CHARACTERS_A_SECOND


def code_batch(coder: Codes, articles: Sequence[Article], patience_s: float | None = None) -> list[Record]:
    """One record an article, in order. Where coding the batch fails, each article alone, the failing one reported."""
    if len(articles) == 1:
        return [_code_one(coder, articles[0], patience_s)]
    try:
        with _limited(None if patience_s is None else seconds_for(articles, patience_s)):
            return list(coder.code(articles))
    except IncumbentError:
        raise
    except (Exception, TooSlow):
        return [_code_one(coder, article, patience_s) for article in articles]


def _code_one(coder: Codes, article: Article, patience_s: float | None) -> Record:
    try:
        with _limited(None if patience_s is None else seconds_for([article], patience_s)):
            [record] = coder.code([article])
            return record
    except IncumbentError:
        raise
    except TooSlow:
        return too_slow(coder.info, article)
    except Exception as error:  # reported to the user in the record, with what is needed to mend it
        return failed(
            coder.info, article, f"coding failed with {type(error).__name__}: {error}; please report this article"
        )


def failed(info: CoderInfo, article: Article, why: str) -> Record:
    """The empty record of an article that could not be coded, which says why."""
    problem = Problem("coder-failed", f"article {article.id}: {why}")
    return Record(info, replace(article, problems=()), problems=(*article.problems, problem))


def too_slow(info: CoderInfo, article: Article) -> Record:
    return failed(info, article, "coding took too long and was stopped; split the article, or leave it out")


@contextmanager
def _limited(seconds: float | None) -> Iterator[None]:
    """Raise TooSlow inside after so many seconds; only the main thread of a system with alarms can."""
    if seconds is None or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
