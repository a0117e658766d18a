"""The verbs, each loaded only when it is called: a question starts in the time that its own file takes to import."""

from __future__ import annotations

import importlib

import click

from incumbent.cli.defaults import defaults_for, read_defaults, shared_defaults

VERBS = {
    "code": "incumbent.cli.code",
    "read": "incumbent.cli.read",
    "watch": "incumbent.cli.watch",
    "alert": "incumbent.cli.alert",
    "demo": "incumbent.cli.demo",
    "who": "incumbent.cli.who",
    "office": "incumbent.cli.office",
    "person": "incumbent.cli.person",
    "changes": "incumbent.cli.changes",
    "disagreements": "incumbent.cli.disagreements",
    "events": "incumbent.cli.events",
    "said": "incumbent.cli.said",
    "who-said": "incumbent.cli.who_said",
    "search": "incumbent.cli.search",
    "article": "incumbent.cli.article",
    "export": "incumbent.cli.export",
    "cite": "incumbent.cli.cite",
    "serve": "incumbent.cli.serve",
    "mcp": "incumbent.cli.mcp",
    "decisions": "incumbent.cli.decisions",
    "doctor": "incumbent.cli.doctor",
}  # the name of the verb and the module that holds a command named `command`; in the order of `incumbent --help`


class Verbs(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command = importlib.import_module(VERBS[cmd_name]).command
        assert isinstance(command, click.Command)
        told = read_defaults() if not ctx.resilient_parsing else None
        if told is not None:
            path, table = told
            above = shared_defaults(path, table, list(VERBS))
            own = table.get(cmd_name, {})
            ctx.default_map = {**(ctx.default_map or {}), cmd_name: defaults_for(command, path, own, above, cmd_name)}
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], VERBS, n=3)
            hint = f"did you mean {' or '.join(near)}? " if near else ""
            raise click.UsageError(f"there is no verb {args[0]!r}; {hint}`incumbent --help` lists them", ctx)
        return super().resolve_command(ctx, args)
