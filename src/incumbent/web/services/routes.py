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
from incumbent.web.params import Query
from incumbent.web.routes import BY_NAME, PAGES
from incumbent.web.safe import dumps
from incumbent.web.services import extend, feeds, reconcile
from incumbent.web.services.asked import ENTITY, PREFIX, TYPE
from incumbent.web.services.describe import openapi
from incumbent.web.services.feeds import ATOM, FEEDS, JSON_FEED, Feed, atom, json_feed
from incumbent.web.services.table import CSV, as_csv

if TYPE_CHECKING:
    from incumbent.web.serve import Endpoint, Server

_OPEN = {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}
_FRAMED = {
    "content-security-policy": "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors http: https:",
    "cross-origin-resource-policy": "cross-origin",
}
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
    routes.append(Route("/reconcile/suggest/type", _suggest_type))
    routes.append(Route("/reconcile/suggest/property", _suggest_property))
    routes.append(Route("/reconcile/properties", _properties))
    routes.append(Route("/reconcile/preview", _preview(server)))
    return routes


def base_of(request: Request) -> str:
    """The server's own address as the reader knows it, without a slash at its end."""
    return str(request.base_url).rstrip("/")


def _feed(server: Server, feed: Feed, media: str) -> Endpoint:
    write = atom if media == ATOM else json_feed

    async def endpoint(request: Request) -> Response:
        base = base_of(request)

        def draw(ledger: Ledger, query: Query) -> bytes:
            return write(feeds.draw(feed, ledger, query), base)

        return await server.made(request, feed.params, draw, media, variant=f"{media} {base}")

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
    query = params.read(request.query_params.multi_items(), (ENTITY,))
    kind, _, key = query.need("id").partition(":")
    if kind not in reconcile.TYPES or not key:
        raise InputError("an entity's id is person:KEY or office:KEY", code="web-entity")
    return RedirectResponse(links.to(f"/{kind}", id=key), status_code=303)


def _json(value: object) -> Response:
    return Response(dumps(value), media_type="application/json", headers=_OPEN)


def _reconcile(server: Server) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        asked = {name: request.query_params.get(name) for name in ("queries", "extend")}
        if request.method == "POST":
            fields = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=100)
            asked |= {name: fields[name][0] for name in asked if name in fields}
        if (text := asked["queries"]) is not None:
            batch = reconcile.read_batch(text)
            return _json(await server.readers.run(lambda ledger: reconcile.answer(ledger, batch)))
        if (text := asked["extend"]) is not None:
            ids, columns = extend.read_request(text)
            return _json(await server.readers.run(lambda ledger: extend.extended(ledger, ids, columns)))
        return _json(reconcile.manifest(base_of(request)))

    return endpoint


def _suggest(server: Server) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        query = params.read(request.query_params.multi_items(), (PREFIX,))

        def work(ledger: Ledger) -> list[dict[str, str]]:
            answer = search.answer(ledger, Query({"q": query.need("prefix")}))
            found = [("person", p) for p in answer["people"]] + [("office", o) for o in answer["offices"]]
            return [
                {"id": f"{kind}:{x['id']}", "name": x["name"], "description": x["country"] or ""} for kind, x in found
            ]

        return _json({"result": await server.readers.run(work)})

    return endpoint


async def _suggest_type(request: Request) -> Response:
    prefix = params.read(request.query_params.multi_items(), (PREFIX,)).need("prefix").lower()
    found = [{"id": k, "name": name} for k, name in reconcile.TYPES.items() if name.lower().startswith(prefix)]
    return _json({"result": found})


async def _suggest_property(request: Request) -> Response:
    prefix = params.read(request.query_params.multi_items(), (PREFIX,)).need("prefix").lower()
    found = [p for p in extend.proposed(None) if prefix in (p["name"].lower()[: len(prefix)], p["id"][: len(prefix)])]
    return _json({"result": found})


async def _properties(request: Request) -> Response:
    kind = params.read(request.query_params.multi_items(), (TYPE,)).text("type")
    return _json({**({"type": kind} if kind else {}), "properties": extend.proposed(kind)})


def _preview(server: Server) -> Endpoint:
    """A small page to be shown inside another tool's."""

    async def endpoint(request: Request) -> Response:
        id = params.read(request.query_params.multi_items(), (ENTITY,)).need("id")
        shown = await server.readers.run(lambda ledger: extend.preview(ledger, id))
        return Response(render.html("preview", a=shown), headers={"content-type": _HTML, **_FRAMED})

    return endpoint
