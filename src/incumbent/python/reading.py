"""Articles from anything a user has, as an iterable of articles alone; what cannot be read is warned about."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from incumbent.records import Article

Inputs = str | Path | Iterable[str | Path]


class UnreadableInput(UserWarning):
    """An input that could not be read as an article; the others were."""


def as_list(inputs: Inputs) -> list[str | Path]:
    """One path, or several."""
    return [inputs] if isinstance(inputs, (str, Path)) else list(inputs)


def read_articles(
    inputs: Inputs,
    *,
    published: str | None = None,
    publisher: str | None = None,
    fields: Mapping[str, str] | None = None,
    strict: bool = False,
) -> Iterator[Article]:
    """The articles in files, folders, patterns or "-" (standard input), one after the other, in order.

    What a file is, is told by what it holds: text, raw scrapes, web pages, documents, feeds, mail, web archives, agency formats,
    JSON and tables, each also packed (see docs/cli.md). `published` (YYYY-MM-DD) and `publisher` fill what an input lacks;
    `fields` says which fields of JSON and tables hold what, where they have names of their own: {"text": "story_text"}. An
    input that cannot be read is told as an `UnreadableInput` warning and the rest goes on; with `strict` it raises InputError.
    What a folder or an archive holds besides articles is passed over.

    Examples:
        >>> articles = list(read_articles(samples))
        >>> {article.language for article in articles}
        {'en'}
    """
    from incumbent.reading import read_articles as readings

    for reading in readings(as_list(inputs), published=published, publisher=publisher, fields=fields):
        if reading.article is not None:
            yield reading.article
        elif reading.error is not None:
            if strict:
                raise reading.error
            warnings.warn(str(reading.error), UnreadableInput, stacklevel=2)
