"""Anything the ledger holds as a citation: a claim, an event, a statement, an article, by the id that tables show.

In: an id. Out: words to read, BibTeX, CSL-JSON, RIS, or a W3C Web Annotation. One file a format.
"""

from incumbent.exports.cite.cited import Cited, cited
from incumbent.exports.cite.formats import CITE_FORMATS, CiteFormat, cite

__all__ = ["CITE_FORMATS", "CiteFormat", "Cited", "cite", "cited"]
