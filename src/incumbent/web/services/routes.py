"""The routes of the services for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from incumbent.errors import InputError
from incumbent.ledger import Ledger
from incumbent.web import links, params, render
from incumbent.web.pages import search
from incumbent.web.params import Param, Query
from incumbent.web.routes import BY_NAME, PAGES
from incumbent.web.safe import dumps
from incumbent.web.services import reconcile
from incumbent.web.services.describe import openapi
from incumbent.web.services.feeds import ATOM, FEEDS, JSON_FEED, Feed, atom, json_feed
from incumbent.web.services.table import CSV, as_csv

if TYPE_CHECKING:
    from incumbent.web.serve import Endpoint, Server

_OPEN = {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}
_HTML = "text/html; charset=utf-8"


def service_routes(server: Server) -> list[BaseRoute]:
    """Feeds, exports, reconciliation, description."""
    routes: list[BaseRoute] = []
    for feed in FEEDS:
        routes.append(Route(f"{feed.path}.atom", _feed(server, feed, ATOM)))
        routes.append(Route(f"{feed.path}.feed.json", _feed(server, feed, JSON_FEED)))
    routes.append(Route("/events.csv", server.drawn(BY_NAME["events"].params, as_csv, CSV)))
    routes.append(Route("/openapi.json", _described))
    routes.append(Route("/api", _api(server), name="api"))
    routes.append(Route("/entity", _entity))
    routes.append(Route("/reconcile", _reconcile(server), methods=["GET", "POST"]))
    routes.append(Route("/reconcile/suggest", _suggest(server)))
    return routes


def base_of(request: Request) -> str:
    """The server's own address as the reader knows it, without a slash at its end."""
    return str(request.base_url).rstrip("/")


def _feed(server: Server, feed: Feed, media: str) -> Endpoint:
    declared = next(p for p in PAGES if p.path == feed.path).params
    write = atom if media == ATOM else json_feed

    async def endpoint(request: Request) -> Response:
        base = base_of(request)

        def draw(ledger: Ledger, query: Query) -> bytes:
            return write(feed, feed.entries(ledger, query), base, query)

        return await server.made(request, declared, draw, media, variant=f"{media} {base}")

    return endpoint


async def _described(request: Request) -> Response:
    return Response(dumps(openapi()), media_type="application/json", headers=_OPEN)


def _api(server: Server) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        body = render.html(
            "api", pages=PAGES, page=None, q=Query(), who=server.gate.who(request), reviewing=server.settings.review,
            feeds=FEEDS, base=base_of(request),
        )  # fmt: skip
        return Response(body, headers={"content-type": _HTML})

    return endpoint


async def _entity(request: Request) -> Response:
    query = params.read(request.query_params.multi_items(), (Param("id", "person:KEY or office:KEY", required=True),))
    kind, _, key = query.need("id").partition(":")
    if kind not in reconcile.TYPES or not key:
        raise InputError("an entity's id is person:KEY or office:KEY", code="web-entity")
    return RedirectResponse(links.to(f"/{kind}", id=key), status_code=303)


def _reconcile(server: Server) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        text = request.query_params.get("queries")
        if request.method == "POST":
            fields = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=100)
            text = fields.get("queries", [text or ""])[0]
        if text is None:
            return Response(dumps(reconcile.manifest(base_of(request))), media_type="application/json", headers=_OPEN)
        batch = reconcile.read_batch(text)
        found = await server.readers.run(lambda ledger: reconcile.answer(ledger, batch))
        return Response(dumps(found), media_type="application/json", headers=_OPEN)

    return endpoint


def _suggest(server: Server) -> Endpoint:
    declared = (Param("prefix", "The beginning of a name.", required=True),)

    async def endpoint(request: Request) -> Response:
        query = params.read(request.query_params.multi_items(), declared)

        def work(ledger: Ledger) -> list[dict[str, str]]:
            answer = search.answer(ledger, Query({"q": query.need("prefix")}))
            found = [("person", p) for p in answer["people"]] + [("office", o) for o in answer["offices"]]
            return [
                {"id": f"{kind}:{x['id']}", "name": x["name"], "description": x["country"] or ""} for kind, x in found
            ]

        result = await server.readers.run(work)
        return Response(dumps({"result": result}), media_type="application/json", headers=_OPEN)

    return endpoint
