"""The OpenAPI description, made from the same tables as the routes."""

from __future__ import annotations

from typing import Any

from incumbent import __version__
from incumbent.web.pages.shape import Json
from incumbent.web.params import Param
from incumbent.web.routes import PAGES, Page
from incumbent.web.services.answers import schema
from incumbent.web.services.asked import ENTITY, PREFIX, TYPE
from incumbent.web.services.feeds import FEEDS
from incumbent.web.services.schemas import SCHEMAS, TEXT, record, ref, some

_ERROR = record(
    "What went wrong and what to do.",
    error=record("`near` names what comes near.", code=TEXT, message=TEXT, near=some(TEXT)),
)


def openapi() -> Json:
    """The whole description, OpenAPI 3.1."""
    paths: dict[str, Any] = {page.twin: {"get": _operation(page)} for page in PAGES}
    for feed in FEEDS:
        for suffix, media in ((".atom", "application/atom+xml"), (".feed.json", "application/feed+json")):
            paths[feed.path + suffix] = {
                "get": _reading(feed.params, f"{feed.name}_feed{suffix}", f"{feed.title} as a feed.", media)
            }
    events = next(p for p in PAGES if p.name == "events")
    paths["/events.csv"] = {"get": _reading(events.params, "events_csv", "The events of a page as CSV.", "text/csv")}
    paths["/reconcile"] = _reconcile()
    for path, name, about, param in (
        ("/reconcile/suggest", "suggest", "People and offices whose name begins so.", PREFIX),
        ("/reconcile/suggest/type", "suggest_type", "Types of entities whose name begins so.", PREFIX),
        ("/reconcile/suggest/property", "suggest_property", "Properties whose name begins so.", PREFIX),
        ("/reconcile/properties", "properties", "The properties that `extend` gives for a type.", TYPE),
    ):
        paths[path] = {"get": _service(name, about, param)}
    paths["/reconcile/preview"] = {
        "get": _service("preview", "A few lines on an entity, as HTML.", ENTITY, "text/html")
    }
    paths["/entity"] = {"get": _entity()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "incumbent",
            "version": __version__,
            "description": "A cited record of power: who takes, holds and leaves which office, who did what to whom, who said "
            "what. Two clocks: `as_of` is the day an answer is about, `known_on` the day by which articles had to tell it. "
            "Answers carry an ETag; ask again with If-None-Match and get 304 while nothing changed.",
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": {"Error": _ERROR, **SCHEMAS}},
    }


def _operation(page: Page) -> Json:
    return {
        "operationId": page.name,
        "summary": page.about,
        "parameters": [_parameter(p) for p in page.params],
        "responses": _responses("application/json", schema(page)),
    }


def _reading(params: tuple[Param, ...], name: str, about: str, media: str) -> Json:
    return {
        "operationId": name.replace(".", "_"),
        "summary": about,
        "parameters": [_parameter(p) for p in params],
        "responses": _responses(media, ref("JsonFeed") if media.endswith("json") else {"type": "string"}),
    }


def _service(name: str, about: str, param: Param, media: str = "application/json") -> Json:
    answered: Json = {"type": "object"} if media.endswith("json") else TEXT
    return {
        "operationId": name, "summary": about, "parameters": [_parameter(param)], "responses": _responses(media, answered),
    }  # fmt: skip


def _parameter(p: Param) -> Json:
    schema: Json = {"type": "string", "maxLength": p.longest}
    if p.kind == "day":
        schema = {"type": "string", "format": "date"}
    elif p.kind == "number":
        schema = {"type": "integer", "minimum": 1, "maximum": p.most}
    elif p.kind == "share":
        schema = {"type": "number", "minimum": 0, "maximum": 1}
    elif p.choices:
        schema = {"type": "string", "enum": list(p.choices)}
    if p.kind == "choices":
        schema = {"type": "array", "items": schema}
    return {"name": p.name, "in": "query", "required": p.required, "description": p.about, "schema": schema}


def _responses(media: str, schema: Json) -> Json:
    error = {"content": {"application/json": {"schema": ref("Error")}}}
    return {
        "200": {"description": "The answer.", "content": {media: {"schema": schema}}},
        "304": {"description": "Nothing changed since the ETag that was sent."},
        "400": {"description": "A parameter cannot be read.", **error},
        "404": {"description": "Nothing is found; `near` names what comes near.", **error},
        "414": {"description": "The address is too long."},
        "503": {"description": "The ledger cannot be read just now.", **error},
    }


def _entity() -> Json:
    error = {"content": {"application/json": {"schema": ref("Error")}, "text/html": {"schema": TEXT}}}
    return {
        "operationId": "entity",
        "summary": "The page of an entity, by the id that reconciliation gives.",
        "parameters": [_parameter(ENTITY)],
        "responses": {
            "303": {
                "description": "Where the page is.",
                "headers": {"location": {"schema": {**TEXT, "format": "uri-reference"}}},
            },
            "400": {"description": "It is no id.", **error},
            "414": {"description": "The address is too long."},
        },
    }


def _reconcile() -> Json:
    queries = {"type": "string", "description": "A JSON object of queries."}
    extend = {"type": "string", "description": "A JSON object of ids and properties: columns for reconciled entities."}
    responses = _responses("application/json", {"type": "object"})
    return {
        "get": {
            "operationId": "reconcile_get",
            "summary": "The manifest of the reconciliation service, or the answers to `queries` or `extend`.",
            "parameters": [
                {"name": "queries", "in": "query", "required": False, "schema": queries},
                {"name": "extend", "in": "query", "required": False, "schema": extend},
            ],
            "responses": responses,
        },
        "post": {
            "operationId": "reconcile_post",
            "summary": "Answers to a batch of queries.",
            "requestBody": {
                "required": True,
                "content": {
                    "application/x-www-form-urlencoded": {
                        "schema": {"type": "object", "properties": {"queries": queries, "extend": extend}}
                    }
                },
            },
            "responses": {**responses, "413": {"description": "The request is too large."}},
        },
    }
