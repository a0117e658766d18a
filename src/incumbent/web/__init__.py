"""The page over the ledger: every fact one click from the words that say it, every page also as JSON, reviewed with keys.

In: the path of a ledger. Out: a web application. One route table (`routes`) names every page, its parameters and its
answer; HTML, JSON, feeds and the OpenAPI description are all made from it. Pages read the ledger through connections that
cannot write; only a reviewer's decision opens it for writing.
"""

from incumbent.web.app import make_app
from incumbent.web.settings import Settings

__all__ = ["Settings", "make_app"]
