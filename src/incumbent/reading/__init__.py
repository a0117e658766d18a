"""Anything a user has -> Article: text, Markdown, HTML, JSON, JSON Lines, CSV, folders, globs, standard input.

In: paths. Out: a `Reading` for each thing found: a cleaned `Article`, or the `InputError` that says why there is none,
so that one bad input never stops the batch.
"""

from incumbent.reading.duplicates import DuplicateIndex, mark_duplicates
from incumbent.reading.sources import Reading, read_articles

__all__ = ["DuplicateIndex", "Reading", "mark_duplicates", "read_articles"]
