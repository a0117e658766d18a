"""The routes of the services for programs."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.middleware import Middleware
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
from incumbent.web.services.candidates import TYPES
from incumbent.web.services.describe import openapi
from incumbent.web.services.feeds import ATOM, FEEDS, JSON_FEED, Feed, atom, json_feed
from incumbent.web.services.open import Open
from incumbent.web.services.table import CSV, as_csv

if TYPE_CHECKING:
    from incumbent.web.serve import Endpoint, Server

_FRAMED = {
    "content-security-policy": "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors http: https:"
}
_MOST_FIELDS = 100
_SUGGESTED = 12  # people, and offices
FEED = 30  # who follows a feed asks now and then: it may be so much older than a page
_HTML = "text/html; charset=utf-8"


def service_routes(server: Server) -> list[BaseRoute]:
    """Feeds, exports, reconciliation, description."""
    routes: list[BaseRoute] = []
    for feed in FEEDS:
        routes.append(Route(f"{feed.path}.atom", _feed(server, feed, ATOM)))
        routes.append(Route(f"{feed.path}.feed.json", _feed(server, feed, JSON_FEED)))
    routes.append(Route("/events.csv", server.drawn(BY_NAME["events"].params, as_csv, CSV)))
    routes.append(Route("/api", _api(server), name="api"))
    routes.append(Route("/reading", _reading(server), name="reading"))
    routes.append(Route("/entity", _entity))
    open_to_all: tuple[tuple[str, Endpoint], ...] = (
        ("/openapi.json", _described),
        ("/reconcile/suggest", _suggest(server)),
        ("/reconcile/suggest/type", _suggest_type),
        ("/reconcile/suggest/property", _suggest_property),
        ("/reconcile/properties", _properties),
        ("/reconcile/preview", _preview(server)),
    )
    routes += [Route(path, endpoint, middleware=[Middleware(Open)]) for path, endpoint in open_to_all]
    routes.append(Route("/reconcile", _reconcile(server), methods=["GET", "POST"], middleware=[Middleware(Open)]))
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

        return await server.made(
            request, feed.params, draw, media, variant=f"{media} {base}", fresh_s=FEED * server.settings.fresh_s
        )

    return endpoint


async def _described(request: Request) -> Response:
    return _lasting(request, openapi())


def _api(server: Server) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        body = render.html(
            "api", pages=PAGES, page=None, q=Query(), who=server.gate.who(request), reviewing=server.settings.review,
            feeds=FEEDS, base=base_of(request),
        )  # fmt: skip
        return Response(body, headers={"content-type": _HTML})

    return endpoint


def _reading(server: Server) -> Endpoint:
    """What pages mean by their words and drawings."""

    async def endpoint(request: Request) -> Response:
        body = render.html(
            "reading", page=None, q=Query(), who=server.gate.who(request), reviewing=server.settings.review
        )
        return Response(body, headers={"content-type": _HTML})

    return endpoint


async def _entity(request: Request) -> Response:
    query = params.read(request.query_params.multi_items(), (ENTITY,))
    kind, _, key = query.need("id").partition(":")
    if kind not in TYPES or not key:
        raise InputError("an entity's id is person:KEY or office:KEY", code="web-entity")
    return RedirectResponse(links.to(f"/{kind}", id=key), status_code=303)


def _json(value: object) -> Response:
    return Response(dumps(value), media_type="application/json")


def _lasting(request: Request, value: object) -> Response:
    """An answer that no ledger changes, with a tag of its own words; 304 where the reader has it already."""
    body = dumps(value)
    headers = {"etag": f'W/"{hashlib.sha256(body).hexdigest()[:16]}"', "cache-control": "no-cache", "vary": "host"}
    if headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def _reconcile(server: Server) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        asked = {name: request.query_params.get(name) for name in ("queries", "extend")}
        if request.method == "POST":
            try:
                fields = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=_MOST_FIELDS)
            except ValueError as error:
                raise InputError(f"a form has at most {_MOST_FIELDS} fields", code="web-parameter") from error
            asked |= {name: fields[name][0] for name in asked if name in fields}
        if (text := asked["queries"]) is not None:
            batch = reconcile.read_batch(text)
            return _json(await server.readers.run(lambda ledger: reconcile.answer(ledger, batch)))
        if (text := asked["extend"]) is not None:
            ids, columns = extend.read_request(text)
            return _json(await server.readers.run(lambda ledger: extend.extended(ledger, ids, columns)))
        return _lasting(request, reconcile.manifest(base_of(request)))

    return endpoint


def _suggest(server: Server) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        query = params.read(request.query_params.multi_items(), (PREFIX,))

        def work(ledger: Ledger) -> list[dict[str, str]]:
            begun = query.need("prefix")
            found = [("person", h) for h in search.people(ledger, [begun], _SUGGESTED)]
            found += [("office", h) for h in search.offices(ledger, begun, _SUGGESTED)]
            return [
                {"id": f"{kind}:{x['id']}", "name": x["name"], "description": x["country"] or ""} for kind, x in found
            ]

        return _json({"result": await server.readers.run(work)})

    return endpoint


async def _suggest_type(request: Request) -> Response:
    prefix = params.read(request.query_params.multi_items(), (PREFIX,)).need("prefix").lower()
    found = [{"id": k, "name": name} for k, name in TYPES.items() if name.lower().startswith(prefix)]
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
