"""Values with typed columns as pandas, polars and Arrow tables; each library is asked for only when it is used."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from incumbent.errors import InputError
from incumbent.exports.tables.columns import Column, Kind

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Values = Sequence[Sequence[Any]]
_PANDAS: dict[Kind, str] = {
    "string": "object", "integer": "Int64", "number": "float64", "boolean": "boolean", "date": "datetime64[s]", "list": "object",
}  # fmt: skip


def library(name: str) -> Any:
    """An optional library. Raises InputError (export-library) that says how to get it."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise InputError(f"{name} is not installed; `pip install {name}`", code="export-library") from error


def _column(values: Values, at: int, kind: Kind) -> list[Any]:
    found = [row[at] for row in values]
    return [None if v is None else list(v) for v in found] if kind == "list" else found


def to_pandas(columns: Sequence[Column], values: Values) -> pandas.DataFrame:
    """Days as datetime64[s], which holds every year; whole numbers and truth values with room for the unknown."""
    pd = library("pandas")
    series = {c.name: pd.Series(_column(values, n, c.kind), dtype=_PANDAS[c.kind]) for n, c in enumerate(columns)}
    frame: pandas.DataFrame = pd.DataFrame(series, columns=[c.name for c in columns])
    return frame


def to_polars(columns: Sequence[Column], values: Values) -> polars.DataFrame:
    pl = library("polars")
    kinds = {
        "string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date,
        "list": pl.List(pl.String),
    }  # fmt: skip
    frame: polars.DataFrame = pl.DataFrame(
        {c.name: _column(values, n, c.kind) for n, c in enumerate(columns)},
        schema={c.name: kinds[c.kind] for c in columns},
    )
    return frame


def to_arrow(columns: Sequence[Column], values: Values) -> pyarrow.Table:
    pa = library("pyarrow")
    kinds = {
        "string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32(),
        "list": pa.list_(pa.string()),
    }  # fmt: skip
    schema = pa.schema(
        [
            pa.field(c.name, kinds[c.kind], metadata={"description": c.about}) if c.about else (c.name, kinds[c.kind])
            for c in columns
        ]
    )
    return pa.table([pa.array(_column(values, n, c.kind), kinds[c.kind]) for n, c in enumerate(columns)], schema=schema)
