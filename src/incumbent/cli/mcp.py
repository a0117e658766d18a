"""`incumbent mcp`: the ledger for an assistant, over standard input and output."""

from __future__ import annotations

from pathlib import Path

import click

from incumbent.cli.options import ledger_option


@click.command("mcp")
@ledger_option
def command(ledger: Path) -> None:
    """Serve the ledger to an assistant: Model Context Protocol over standard input and output, read only.

    Tools: who, office, person, changes, events, statements, disagreements, search, cite. Needs the extra:
    pip install 'incumbent[mcp]'.
    """
    from incumbent.mcp.server import make_server

    try:
        server = make_server(ledger)
    except ImportError as error:
        raise click.UsageError("mcp needs the extra: pip install 'incumbent[mcp]'") from error
    server.run("stdio")
