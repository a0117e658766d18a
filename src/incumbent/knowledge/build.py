"""`python -m incumbent.knowledge.build FOLDER [OUT]`: compile public lists and our facts into the packaged data file.

FOLDER holds everypolitician_scrapers, factbook_leaders, us_executive, misp_galaxy, igo and countries.
"""

from __future__ import annotations

import sys
from pathlib import Path

from incumbent.knowledge.compiling.tables import compile_tables
from incumbent.knowledge.compiling.write import write_tables

_DEFAULT_OUT = Path(__file__).parent / "data" / "knowledge.sqlite"


def main(arguments: list[str]) -> int:
    """Build, print an account of the file, and return the exit status: 0 built, 2 used wrongly."""
    if len(arguments) not in (1, 2) or not Path(arguments[0]).is_dir():
        print("usage: python -m incumbent.knowledge.build FOLDER_OF_LISTS [OUT.sqlite]", file=sys.stderr)
        return 2
    out = Path(arguments[1]) if len(arguments) == 2 else _DEFAULT_OUT
    compiled = compile_tables(Path(arguments[0]))
    write_tables(out, compiled.tables, compiled.indexes)
    print("\n".join(compiled.account))
    print(f"{out.name}: {out.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
