"""Manual pages: `python docs/man.py FOLDER` writes one for each verb. Needs click-man."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from incumbent import __version__
from incumbent.cli.group import VERBS
from incumbent.cli.main import app


def write(folder: Path) -> int:
    """Write the pages; how many. click-man looks at a group's own dictionary, so the verbs are loaded into one."""
    from click_man.core import write_man_pages

    context = click.Context(app, info_name="incumbent")
    verbs = {name: command for name in VERBS if (command := app.get_command(context, name))}
    folder.mkdir(parents=True, exist_ok=True)
    whole = click.Group("incumbent", commands=verbs, help=app.help, params=app.params)
    write_man_pages("incumbent", whole, version=__version__, target_dir=str(folder), date="")
    return len(list(folder.glob("*.1")))


if __name__ == "__main__":
    print(f"{write(Path(sys.argv[1]))} manual pages in {sys.argv[1]}")
