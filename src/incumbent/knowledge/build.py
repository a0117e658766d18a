"""`python -m incumbent.knowledge.build FOLDER [OUT]`: compile FOLDER and our facts into the packaged data file."""

from __future__ import annotations

import sys
from pathlib import Path

from incumbent.knowledge.compiling.bodies import body_rows
from incumbent.knowledge.compiling.places import alpha3_codes, place_rows
from incumbent.knowledge.compiling.write import write_tables

_DEFAULT_OUT = Path(__file__).parent / "data" / "knowledge.sqlite"


def main(arguments: list[str]) -> int:
    """Build, print an account of the file, and return the exit status: 0 built, 2 used wrongly."""
    if len(arguments) not in (1, 2) or not Path(arguments[0]).is_dir():
        print("usage: python -m incumbent.knowledge.build FOLDER_OF_LISTS [OUT.sqlite]", file=sys.stderr)
        return 2
    out = Path(arguments[1]) if len(arguments) == 2 else _DEFAULT_OUT
    kb = Path(arguments[0])
    tables = {
        "place": ("key TEXT, short INTEGER, role TEXT, country TEXT, name TEXT", place_rows(kb)),
        "body": (
            "key TEXT, short INTEGER, id TEXT, name TEXT, country TEXT, sector TEXT, source TEXT",
            body_rows(kb, alpha3_codes(kb)),
        ),
    }
    write_tables(out, tables, ())
    print(f"{out.name}: {out.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
