"""Coders that cost nothing, for tests of what goes on around coding; some words in a text make them misbehave."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator

from incumbent.errors import ModelError
from incumbent.records import Article, Claim, CoderInfo, Record, Span

INFO = CoderInfo("tiny", "1", "none")


class TinyCoder:
    """One claim an article, about its first word. Texts that hold CRASH, HANG, FAIL or SLEEP do what they say."""

    info = INFO

    def code(self, articles: Iterable[Article]) -> Iterator[Record]:
        for article in articles:
            text = article.text
            if "CRASH" in text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "HANG" in text:
                time.sleep(600)
            if "FAIL" in text:
                raise RuntimeError("a bug")
            if "SLEEP" in text:
                time.sleep(0.05)
            word = text.split()[0]
            at = text.index(word)
            claim = Claim("c1", "hold", word, "minister", Span(at, at + len(word), word), country="BLR")
            yield Record(INFO, article, claims=(claim,), problems=article.problems)


def make(model: str | None) -> TinyCoder:
    return TinyCoder()


def make_unloadable(model: str | None) -> TinyCoder:
    raise ModelError("the language model is missing", code="model-missing")


def make_dead(model: str | None) -> TinyCoder:
    os._exit(3)
