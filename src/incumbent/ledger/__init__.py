"""One SQLite file that keeps coded articles, derives tenures from their claims, keeps disagreement, answers as of a date.

In: `Record`s. Out: answers whose every bound names the claims that set it. Claims are the truth and are never changed;
tenures and disagreements are derived from them, and from what reviewers decided, whenever either changes.
"""

from incumbent.ledger.ledger import Ledger

__all__ = ["Ledger"]
