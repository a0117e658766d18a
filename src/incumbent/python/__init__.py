"""The interface for Python and notebooks: `from incumbent import Coder, Ledger, read_articles`.

In: paths, and questions in words. Out: records, and tables that become data frames. Everything here leads to other rooms; what is
public is named in `incumbent/__init__.py` and pinned by a test.
"""

from incumbent.python.ledger import Ledger, ReadReport
from incumbent.python.reading import read_articles

__all__ = ["Ledger", "ReadReport", "read_articles"]
