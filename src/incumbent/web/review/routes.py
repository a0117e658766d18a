"""The routes of review. All but the door need the reviewer's cookie; all that write need the form's proof too."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from incumbent.errors import InputError, LedgerError
from incumbent.ledger import Ledger
from incumbent.ledger.decisions import CORRECTABLE
from incumbent.ledger.exchange import out, read, take_in
from incumbent.web import links, params, render
from incumbent.web.pages.shape import Json
from incumbent.web.paging import LIMIT, PAGE
from incumbent.web.params import Param, Query
from incumbent.web.review import desk, people, queue
from incumbent.web.safe import dumps

if TYPE_CHECKING:
    from incumbent.web.serve import Server

HTML = "text/html; charset=utf-8"
Fields = dict[str, list[str]]
Work = Callable[[Ledger, Fields, str], list[int]]


class Review:
    """The pages of review over one server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.desk = desk.Desk(server.settings.ledger)

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/review", self.shown("review", queue.PARAMS, queue.queue)),
            Route("/review/people", self.shown("people", people.PARAMS, people.answer)),
            Route("/review/decisions", self.shown("decisions", (PAGE, LIMIT, Param("done", "")), queue.decisions)),
            Route("/review/decisions.json", self.export),
            Route("/review/tally.json", self.tally),
            Route("/review/login", self.login, methods=["POST"]),
            Route("/review/logout", self.logout, methods=["POST"]),
            Route("/review/decide", self.deciding(_decide), methods=["POST"]),
            Route("/review/merge", self.deciding(_merge), methods=["POST"]),
            Route("/review/split", self.deciding(_split), methods=["POST"]),
            Route("/review/undo", self.deciding(_undo), methods=["POST"]),
            Route("/review/import", self.deciding(_import), methods=["POST"]),
        ]

    def shown(
        self, template: str, declared: tuple[Param, ...], answer: Callable[[Ledger, Query], Json]
    ) -> Callable[[Request], Awaitable[Response]]:
        """A page of review; the door for whoever has no cookie."""

        async def endpoint(request: Request) -> Response:
            who = self.server.gate.who(request)
            if who is None:
                return self.door(200 if request.url.path == "/review" else 401)
            query = params.read(request.query_params.multi_items(), declared)
            found = await self.server.readers.run(lambda ledger: answer(ledger, query))
            return self.page(request, template, who, query, a=found, choices=desk.CHOICES, needed=desk.NEEDED)

        return endpoint

    def page(self, request: Request, template: str, who: str, query: Query, **values: Any) -> Response:
        body = render.html(
            f"review/{template}", page=None, section="review", who=who, reviewing=True, q=query,
            proof=self.server.gate.proof(request), here=query.address(request.url.path, done=None), **values,
        )  # fmt: skip
        return Response(body, headers={"content-type": HTML, "cache-control": "no-store"})

    def door(self, status: int, message: str | None = None) -> Response:
        body = render.html(
            "review/door", page=None, section="review", who=None, reviewing=True, q=Query(), message=message
        )
        return Response(body, status_code=status, headers={"content-type": HTML, "cache-control": "no-store"})

    async def login(self, request: Request) -> Response:
        fields = await _fields(request)
        who = _one(fields, "who")
        if not self.server.gate.opens(_one(fields, "token"), who):
            return self.door(403, "This token is not right, or the name holds more than letters, digits and spaces.")
        response = RedirectResponse("/review", status_code=303)
        self.server.gate.let_in(response, who)
        return response

    async def logout(self, request: Request) -> Response:
        response = RedirectResponse("/", status_code=303)
        self.server.gate.let_out(response)
        return response

    def deciding(self, work: Work) -> Callable[[Request], Awaitable[Response]]:
        """A form that writes: proven to be ours, done at the desk, then back to where it was sent from."""

        async def endpoint(request: Request) -> Response:
            fields = await _fields(request)
            gate = self.server.gate
            who = gate.who(request)
            if who is None:
                return self.door(401)
            if not gate.proven(request, _one(fields, "proof")):
                return self.server.say(request, 403, "This form is out of date; open the page again.", "web-proof")
            done = await self.desk.run(lambda ledger: work(ledger, fields, who))
            self.server.kept.clear()
            back = _back(_one(fields, "back"))
            shown = ",".join(map(str, done[:40])) or "0"
            return RedirectResponse(f"{back}{'&' if '?' in back else '?'}done={shown}", status_code=303)

        return endpoint

    async def export(self, request: Request) -> Response:
        if self.server.gate.who(request) is None:
            return self.server.say(request, 401, "Reviewers only; open /review first.", "web-review")
        rows = await self.server.readers.run(lambda ledger: out(ledger.store))
        headers = {"content-disposition": 'attachment; filename="decisions.json"', "cache-control": "no-store"}
        return Response(dumps({"decisions": rows}), media_type="application/json", headers=headers)

    async def tally(self, request: Request) -> Response:
        if self.server.gate.who(request) is None:
            return self.server.say(request, 401, "Reviewers only; open /review first.", "web-review")
        rows = await self.server.readers.run(queue.tally)
        return Response(dumps({"tally": rows}), media_type="application/json", headers={"cache-control": "no-store"})


def review_routes(server: Server) -> list[BaseRoute]:
    """Queue, decisions, people; and the door."""
    review = Review(server)
    server.closing.append(review.desk.close)
    return review.routes()


async def _fields(request: Request) -> Fields:
    """The fields of a form. Raises InputError (web-form)."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise InputError("forms are sent as application/x-www-form-urlencoded", code="web-form")
    try:
        return parse_qs((await request.body()).decode("utf-8"), keep_blank_values=True, max_num_fields=500)
    except ValueError:
        raise InputError("the form cannot be read", code="web-form") from None


def _one(fields: Fields, name: str) -> str:
    return fields.get(name, [""])[0]


def _why(fields: Fields) -> str | None:
    return _one(fields, "why").strip()[:500] or None


def _back(address: str) -> str:
    """Where to go on: a page of review and nothing else."""
    parts = urlsplit(address)
    sound = not parts.scheme and not parts.netloc and parts.path in ("/review", "/review/people", "/review/decisions")
    return links.to(parts.path) + (f"?{parts.query}" if parts.query else "") if sound else "/review"


def _decide(ledger: Ledger, fields: Fields, who: str) -> list[int]:
    claim, verb = _one(fields, "claim"), _one(fields, "verb")
    if verb == "correct":
        given = {name: _one(fields, f"field-{name}") for name in CORRECTABLE if f"field-{name}" in fields}
        return desk.correct(ledger, claim, given, who, _why(fields))
    return desk.judge(ledger, claim, verb, who, _why(fields))


def _merge(ledger: Ledger, fields: Fields, who: str) -> list[int]:
    return desk.merge(ledger, _one(fields, "person"), _one(fields, "into"), who, _why(fields))


def _split(ledger: Ledger, fields: Fields, who: str) -> list[int]:
    return desk.split(ledger, fields.get("claims", []), who, _why(fields))


def _undo(ledger: Ledger, fields: Fields, who: str) -> list[int]:
    ids = [int(x) for x in _one(fields, "decisions").split(",") if x.isascii() and x.isdigit() and len(x) < 10]
    desk.undo(ledger, ids, who, _why(fields))
    return []


def _import(ledger: Ledger, fields: Fields, who: str) -> list[int]:
    try:
        rows = json.loads(_one(fields, "decisions"))["decisions"]
        found = read(rows if isinstance(rows, list) else [None])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError("the import is the JSON that an export of decisions gives", code="web-import") from None
    except LedgerError as error:
        raise InputError(str(error), code="web-import") from error
    take_in(ledger.store, ledger.knowledge, found)
    return []
