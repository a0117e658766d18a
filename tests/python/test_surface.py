"""What is public: pinned, so that it changes on purpose only; documented; and light to import."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import incumbent
from incumbent import Ledger, Table
from incumbent.errors import IncumbentError

PUBLIC = {
    "Coder", "IncumbentError", "InputError", "Ledger", "LedgerError", "NothingFound", "Table", "__version__", "read_articles",
}  # fmt: skip
LEDGER = {
    "article": "(id)", "articles": "()", "changes": "(*, country, since, until, limit, min_confidence, at_least, told)",
    "cite": "(id, format)", "close": "()",
    "counts": "()", "disagreements": "(*, country, limit, min_confidence, at_least)",
    "events": "(*, actor, source, target, country, source_country, target_country, type, quad, status, place, since, until, "
    "known_on, grouped, limit, min_confidence, at_least)",
    "office": "(office, *, country, known_on, limit, min_confidence, at_least)", "open": "(path, *, create)", "path": "",
    "person": "(name, *, known_on, min_confidence, at_least)",
    "read": "(inputs, *, published, publisher, fields, model, workers, again)",
    "search": "(query, *, kinds, since, until, limit)", "sql": "(query, parameters)",
    "statements": "(speaker, *, about, since, until, limit)", "who": "(office, *, country, on, known_on, min_confidence, at_least)",
}  # fmt: skip
TABLE = {
    "cells": "(row)", "count": "(value)", "index": "(value, start, stop)", "of": "(kind, rows, **more)",
    "to_arrow": "()", "to_csv": "(path, *, bom)", "to_dicts": "()", "to_pandas": "()", "to_parquet": "(path)", "to_polars": "()",
}  # fmt: skip


def shown(signature: inspect.Signature) -> str:
    bare = [p.replace(annotation=p.empty, default=p.empty) for p in signature.parameters.values() if p.name != "self"]
    return (
        str(signature.replace(parameters=bare, return_annotation=signature.empty)).replace(" /,", "").replace(", /", "")
    )


def public(kind: type) -> dict[str, str]:
    found = {n: getattr(kind, n) for n in dir(kind) if not n.startswith("_")}
    return {n: shown(inspect.signature(f)) if callable(f) else "" for n, f in found.items()}


def test_the_public_names_are_these() -> None:
    assert set(incumbent.__all__) == PUBLIC == {n for n in dir(incumbent) if n in PUBLIC}
    for name in PUBLIC - {"__version__"}:
        thing = getattr(incumbent, name)
        assert inspect.getdoc(thing), name


def test_the_methods_and_their_parameters_are_these() -> None:
    assert public(Ledger) == LEDGER
    assert public(Table) == TABLE
    for kind in (Ledger, Table):
        for name in public(kind).keys() - {"count", "index"}:
            assert inspect.getdoc(getattr(kind, name)), name


def test_errors_have_one_root_and_a_name_that_is_not_there_says_so() -> None:
    assert all(issubclass(getattr(incumbent, n), IncumbentError) for n in PUBLIC if n.endswith("Error"))
    try:
        incumbent.Reader  # noqa: B018
    except AttributeError as error:
        assert "Reader" in str(error)
    else:
        raise AssertionError("a name that is not there was found")


def test_asking_loads_no_language_model_and_no_data_frames(path: Path) -> None:
    code = (
        "import sys\nfrom incumbent import Ledger\n"
        f"rows = Ledger.open({str(path)!r}).changes()\n"
        "rows.to_dicts(); rows._repr_html_()\n"
        "heavy = [m for m in ('onnxruntime', 'numpy', 'pandas', 'polars', 'pyarrow', 'trafilatura', 'mcp') if m in sys.modules]\n"
        "assert len(rows) > 3 and not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
