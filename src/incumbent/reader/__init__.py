"""What is learned: one encoder, one pass over an article, several heads.

In: a text whose first line is its title. Out: what the heads saw, as word spans with probabilities (`Reading`). The
coders make claims, events and statements of it.
"""

from incumbent.reader.manifest import PACKAGED, Manifest, WeightsError, installed, languages_of, version_of
from incumbent.reader.pieces import Page
from incumbent.reader.reader import Reader
from incumbent.reader.reading import Anchor, Name, Reading, Run

__all__ = [
    "PACKAGED",
    "Anchor",
    "Manifest",
    "Name",
    "Page",
    "Reader",
    "Reading",
    "Run",
    "WeightsError",
    "installed",
    "languages_of",
    "version_of",
]
