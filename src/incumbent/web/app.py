"""The application: routes from the table of pages, with guards around them."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from incumbent.errors import LedgerError
from incumbent.ledger import Ledger
from incumbent.web import render
from incumbent.web.guards import Guards
from incumbent.web.params import Query
from incumbent.web.routes import BY_NAME, PAGES
from incumbent.web.serve import Server
from incumbent.web.services.routes import service_routes
from incumbent.web.settings import Settings


def make_app(settings: Settings) -> Starlette:
    """The application over one ledger. Raises LedgerError when the ledger cannot be used."""
    token = settings.token or secrets.token_urlsafe(24)
    server = Server(settings, token)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        server.readers.warm()
        render.compile_all()
        with contextlib.suppress(
            LedgerError
        ):  # it may be mended while this runs; until then every page says what is wrong
            await server.readers.run(_look)
        yield
        server.close()

    routes: list[BaseRoute] = []
    for page in PAGES:
        routes.append(Route(page.path, server.page(page), name=page.name))
        routes.append(Route(page.twin, server.twin(page), name=f"{page.name}.json"))
    routes += service_routes(server)
    if settings.review:
        from incumbent.web.review.routes import review_routes

        routes += review_routes(server)
    routes.append(Route("/static/{name}", _static))
    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(Guards, hosts=settings.hosts)],
        exception_handlers=server.troubles(),
    )
    app.state.server = server
    return app


def _look(ledger: Ledger) -> None:
    """Answer once what every reader asks first, so that what is loaded when it is needed is loaded."""
    for name in ("home", "events"):
        BY_NAME[name].answer(ledger, Query())


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in render.STATIC:
        return Response("There is no such file.", status_code=404, media_type="text/plain")
    return Response(
        render.static(name),
        headers={"content-type": render.STATIC[name], "cache-control": "public, max-age=31536000, immutable"},
    )
