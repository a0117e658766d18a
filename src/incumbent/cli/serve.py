"""`incumbent serve`: the ledger in a browser, for this machine only unless told; for review where asked."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import click

from incumbent.cli.options import ledger_option

TOKEN = "INCUMBENT_TOKEN"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command("serve")
@ledger_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on; any but this one is seen by others.",
)
@click.option("--port", type=click.IntRange(1, 65535), default=8020, show_default=True, help="The port to listen on.")
@click.option(
    "--name",
    "names",
    multiple=True,
    help="A name by which the server may be asked, such as news.example.org behind a proxy; may be given again.",
)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="How many processes answer.")
@click.option(
    "--review",
    is_flag=True,
    help=f"Let whoever has the token decide about claims. The token is printed, or taken from {TOKEN}.",
)
def command(ledger: Path, host: str, port: int, names: tuple[str, ...], workers: int, review: bool) -> None:
    """Open the ledger in a browser: every fact one click from the words that say it. Read-only without --review."""
    from incumbent.web import Settings
    from incumbent.web.run import run

    given = os.environ.get(TOKEN) if review else None
    token = given or secrets.token_urlsafe(18)
    local = host in LOOPBACK
    own = tuple(n.lower() for n in names)
    settings = Settings(ledger, review=review, token=token, hosts=(*LOOPBACK, *own) if local or own else ())

    def begins() -> None:
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"http://{shown}:{port}/  (Ctrl-C ends it)", err=True)
        if not local:
            click.echo("This address can be reached from other machines; put a proxy with TLS before it.", err=True)
        if review and not given:
            click.echo(f"review token: {token}", err=True)

    run(settings, host, port, workers, begins)
