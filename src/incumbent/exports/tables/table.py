"""A table of rows: a sequence that becomes a data frame, Arrow, Parquet or CSV, and shows itself in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, overload

from incumbent.exports.tables.columns import Column, columns_of
from incumbent.exports.tables.html import Words, table_html

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

R = TypeVar("R")
Cell = Any

__all__ = ["Table", "Words"]


class Table(Sequence[R], Generic[R]):
    """Rows of one kind, with columns that know their types.

    Iterating gives the rows; `len`, indexing and slicing work as on a tuple. `notes` are remarks that go with the
    answer as a whole, for instance "Vacated, successor not stated"; `total` is how many rows there are where a limit cut
    the table, else its length.
    """

    def __init__(
        self,
        rows: Sequence[R],
        columns: Sequence[Column],
        *,
        shown: Sequence[str] = (),
        notes: Sequence[str] = (),
        total: int | None = None,
        words: Callable[[R], Sequence[Words]] | None = None,
    ) -> None:
        self._rows = tuple(rows)
        self.columns = tuple(columns)
        self.notes = tuple(notes)
        self.total = max(total or 0, len(self._rows))
        self._shown = tuple(shown) or tuple(c.name for c in columns)
        self._words = words

    @classmethod
    def of(cls, kind: type[R], rows: Iterable[R], **more: Any) -> Table[R]:
        """A table of dataclass rows; `more` as in the constructor."""
        shown = getattr(kind, "SHOWN", ())
        return cls(tuple(rows), columns_of(cast(Any, kind)), shown=shown, **more)

    @overload
    def __getitem__(self, at: int) -> R: ...
    @overload
    def __getitem__(self, at: slice) -> Table[R]: ...
    def __getitem__(self, at: int | slice) -> R | Table[R]:
        if isinstance(at, slice):
            return Table(self._rows[at], self.columns, shown=self._shown, notes=self.notes, words=self._words)
        return self._rows[at]

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        cut = f" of {self.total}" if self.total > len(self) else ""
        return f"<{len(self)}{cut} rows: {', '.join(c.name for c in self.columns)}>"

    def cells(self, row: R) -> tuple[Cell, ...]:
        """A row's values in the order of the columns."""
        if isinstance(row, Mapping):
            return tuple(row[c.name] for c in self.columns)
        return tuple(getattr(row, c.name) for c in self.columns)

    def to_dicts(self) -> list[dict[str, Cell]]:
        """One dictionary a row: days are `datetime.date`, lists are lists, unknown is None."""
        names = [c.name for c in self.columns]
        return [
            {n: list(v) if isinstance(v, tuple) else v for n, v in zip(names, self.cells(row), strict=True)}
            for row in self
        ]

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas data frame: days as datetime64, whole numbers as Int64, lists as lists. Needs pandas."""
        from incumbent.exports.tables.frames import to_pandas

        return to_pandas(self.columns, self._values())

    def to_polars(self) -> polars.DataFrame:
        """A polars data frame with Date, Int64, Float64, Boolean, String and List(String) columns. Needs polars."""
        from incumbent.exports.tables.frames import to_polars

        return to_polars(self.columns, self._values())

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table with date32, int64, double, bool, string and list<string> columns. Needs pyarrow."""
        from incumbent.exports.tables.frames import to_arrow

        return to_arrow(self.columns, self._values())

    def to_csv(self, path: str | Path, *, bom: bool = False) -> int:
        """Write UTF-8 CSV, lists parted by " | "; how many rows. `bom`: begin with a byte order mark, as Excel wants it."""
        from incumbent.exports.tables.files import write_csv

        return write_csv(Path(path), self.columns, map(self.cells, self), bom=bom)

    def to_parquet(self, path: str | Path) -> int:
        """Write Parquet with the types of `to_arrow`; how many rows. Needs pyarrow."""
        from incumbent.exports.tables.files import write_parquet

        return write_parquet(Path(path), self.columns, map(self.cells, self))

    def _values(self) -> list[tuple[Cell, ...]]:
        return [self.cells(row) for row in self]

    def _repr_html_(self) -> str:
        return table_html(self, self._shown, self._words)
