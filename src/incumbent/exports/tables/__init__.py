"""Tables with types: what the ledger holds as rows whose every column has a kind and a meaning.

In: answers of the ledger. Out: rows (frozen dataclasses) and `Table`s of them, which become data frames, Arrow, Parquet, CSV and
HTML. A column is described once, where its row is declared; data packages, codebooks and frames all read it there.
"""

from incumbent.exports.tables.columns import Column, columns_of
from incumbent.exports.tables.table import Table, Words

__all__ = ["Column", "Table", "Words", "columns_of"]
