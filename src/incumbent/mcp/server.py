"""The server: the tools under their names, marked as reading only, over standard input and output."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from incumbent import __version__
from incumbent.errors import IncumbentError
from incumbent.ledger import Ledger
from incumbent.mcp.tools import Tools

INSTRUCTIONS = (
    "A record of power read from news articles: who takes, holds and leaves which public office, who did what to whom, who said "
    "what. Every row has the words that say it and an id; give ids to `cite` for the sentence in its context and its source. "
    "Answers say what articles said, by their dates: nobody is ever called current. Quote, and name the source, rather than "
    "retell. Read only."
)


def make_server(path: Path) -> Any:
    """An `MCPServer` over the ledger at `path`. Raises LedgerError; ImportError without the extra `mcp`."""
    from mcp.server import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import ToolAnnotations

    with Ledger.open(path) as opened:  # brings an earlier version forward, so that no later call has to write
        knowledge = opened.knowledge
    server = MCPServer("incumbent", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING")

    def guarded(tool: Callable[..., str]) -> Callable[..., str]:
        @wraps(tool)
        def call(*args: Any, **kwargs: Any) -> str:
            try:
                return tool(*args, **kwargs)
            except IncumbentError as error:
                raise ToolError(str(error)) from error

        return call

    for tool in Tools(path, knowledge).every():
        hints = ToolAnnotations(
            read_only_hint=True, idempotent_hint=True, open_world_hint=False, destructive_hint=False
        )
        server.add_tool(guarded(tool), annotations=hints, structured_output=False)
    return server
