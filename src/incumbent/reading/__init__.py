"""Anything a user has -> Article: text, HTML, JSON Lines, CSV, folders, globs, standard input.

In: paths. Out: cleaned `Article`s (and `InputError`s for what could not be read, so that the rest of the batch goes on).
"""

from incumbent.reading.sources import Reading, read_articles

__all__ = ["Reading", "read_articles"]
