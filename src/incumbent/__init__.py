"""incumbent reads news and keeps a cited record of power: who takes, holds and leaves which office, in which words.

>>> from incumbent import Coder, read_articles
>>> for record in Coder().code(read_articles("my-articles/")):      # doctest: +SKIP
...     for claim in record.claims:
...         print(claim.kind, claim.person, claim.title, claim.date, claim.evidence.quote)

>>> from incumbent import Ledger
>>> ledger = Ledger.open("news.sqlite", create=True)                # doctest: +SKIP
>>> ledger.read("my-articles/")                                     # doctest: +SKIP
>>> ledger.who("prime minister", country="Ukraine", on="2020-03-05").to_pandas()    # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from incumbent.coding import Coder
    from incumbent.errors import IncumbentError, InputError, LedgerError, NothingFound
    from incumbent.exports.tables import Table
    from incumbent.python import Ledger, read_articles

__version__ = "0.1.0"
__all__ = [
    "Coder",
    "IncumbentError",
    "InputError",
    "Ledger",
    "LedgerError",
    "NothingFound",
    "Table",
    "__version__",
    "read_articles",
]

_ROOMS = {
    "Coder": "incumbent.coding",
    "IncumbentError": "incumbent.errors",
    "InputError": "incumbent.errors",
    "Ledger": "incumbent.python",
    "LedgerError": "incumbent.errors",
    "NothingFound": "incumbent.errors",
    "Table": "incumbent.exports.tables",
    "read_articles": "incumbent.python",
}  # where each public name comes from; imported when it is first used, so that a question loads no language model


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module 'incumbent' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_ROOMS[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
