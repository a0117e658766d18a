"""`incumbent.toml`: options that need not be typed, from the working folder or the file that $INCUMBENT_CONFIG names.

Keys are options as they are typed, without the dashes, in a table for each verb; `ledger` and `quiet` may stand at the top, for all:

    ledger = "news.sqlite"
    [read]
    publisher = "The Paper"
    [export.events]
    format = "parquet"
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

FILE = "incumbent.toml"
ENV = "INCUMBENT_CONFIG"
SHARED = ("ledger", "quiet")  # what may stand at the top
Table = Mapping[str, Any]


def read_defaults() -> tuple[Path, Table] | None:
    """The file and what it says; None where there is none. Raises click.UsageError where it cannot be read."""
    named = os.environ.get(ENV)
    path = Path(named or FILE)
    if not named and not path.is_file():
        return None
    try:
        return path, tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise click.UsageError(f"{path}: cannot be read as TOML ({error}); mend it or remove it") from error


def shared_defaults(path: Path, table: Table, verbs: Sequence[str]) -> dict[str, Any]:
    """What stands at the top of the file. Raises click.UsageError for a key or a table that means nothing there."""
    for key, value in table.items():
        if isinstance(value, Mapping) and key not in verbs:
            raise click.UsageError(f"{path}: [{key}] is no verb; `incumbent --help` lists them")
        if not isinstance(value, Mapping) and key not in SHARED:
            where = f"only {' and '.join(SHARED)} may stand at the top; put it into the table of a verb, such as [read]"
            raise click.UsageError(f"{path}: {key}: {where}")
    return {k: v for k, v in table.items() if not isinstance(v, Mapping)}


def defaults_for(command: click.Command, path: Path, table: Table, above: Table, name: str) -> dict[str, Any]:
    """Click's default map for a command (and the commands in it) from its table and the keys above it.

    Raises click.UsageError for a key that is no option.
    """
    inner = command.commands if isinstance(command, click.Group) else {}
    shared = {**above, **{k: v for k, v in table.items() if not isinstance(v, Mapping)}}
    if inner:
        for key in table:
            if isinstance(table[key], Mapping) and key not in inner:
                raise click.UsageError(f"{path}: there is no `{name} {key}`; its verbs are {', '.join(inner)}")
        return {k: defaults_for(c, path, table.get(k, {}), shared, f"{name} {k}") for k, c in inner.items()}
    options = {
        o.lstrip("-"): p for p in command.params if isinstance(p, click.Option) for o in (*p.opts, *p.secondary_opts)
    }
    for key in table:
        if key not in options:
            raise click.UsageError(f"{path}: `{name}` has no option --{key}; `incumbent {name} --help` lists them")
    found: dict[str, Any] = {}
    for key, value in shared.items():
        if key in options and options[key].name:
            found[str(options[key].name)] = _value(key, value, path)
    return found


def _value(key: str, value: Any, path: Path) -> Any:
    """Paths are meant from the file's own folder; days are written as on the command line."""
    if key == "ledger" and isinstance(value, str):
        return str(path.parent / Path(value).expanduser())
    return str(value) if hasattr(value, "isoformat") else value
