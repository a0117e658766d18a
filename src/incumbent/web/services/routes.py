"""The routes of the services for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import BaseRoute

if TYPE_CHECKING:
    from incumbent.web.serve import Server


def service_routes(server: Server) -> list[BaseRoute]:
    """Feeds, exports, reconciliation, description."""
    return []
