"""From a request to a response: parameters checked, the answer made in a reader's thread, drawn, tagged and kept."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Coroutine
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from incumbent.errors import IncumbentError, InputError, LedgerError, NothingFound, RecordError
from incumbent.ledger import Ledger
from incumbent.web import params, render
from incumbent.web.kept import Kept, Made
from incumbent.web.params import Param, Query
from incumbent.web.readers import Readers
from incumbent.web.review.gate import Gate
from incumbent.web.routes import Page
from incumbent.web.safe import dumps
from incumbent.web.settings import Settings

Endpoint = Callable[[Request], Coroutine[Any, Any, Response]]
Draw = Callable[[Ledger, Query], bytes]
JSON = "application/json"
HTML = "text/html; charset=utf-8"
_log = logging.getLogger("incumbent.web")


class Server:
    """Everything that pages share: readers, kept pages, the gate to review."""

    def __init__(self, settings: Settings, token: str) -> None:
        self.settings = settings
        self.readers = Readers(settings.ledger, settings.threads)
        self.kept = Kept(settings.fresh_s)
        self.gate = Gate(token if settings.review else None)
        self.closing: list[Callable[[], None]] = [self.readers.close]

    def page(self, page: Page) -> Endpoint:
        """The HTML of a page."""

        async def endpoint(request: Request) -> Response:
            who = self.gate.who(request)

            def draw(ledger: Ledger, query: Query) -> bytes:
                return render.html(
                    page.name, a=page.answer(ledger, query), q=query, page=page, who=who, reviewing=self.settings.review
                )

            return await self.made(
                request, page.params, draw, HTML, variant=f"html {who or ''}", private=who is not None
            )

        return endpoint

    def twin(self, page: Page) -> Endpoint:
        """The JSON of a page."""

        def draw(ledger: Ledger, query: Query) -> bytes:
            return dumps({"question": query.given(), **page.answer(ledger, query)})

        return self.drawn(page.params, draw, JSON)

    def drawn(self, declared: tuple[Param, ...], draw: Draw, media: str) -> Endpoint:
        """A reading endpoint that is no page: a feed, an export, a service."""

        async def endpoint(request: Request) -> Response:
            return await self.made(request, declared, draw, media)

        return endpoint

    async def made(
        self,
        request: Request,
        declared: tuple[Param, ...],
        draw: Draw,
        media: str,
        variant: str = "",
        private: bool = False,
        fresh_s: float | None = None,
    ) -> Response:
        """A response that is made once for each state of the ledger; 304 where the reader has it already.

        `variant` tells apart what one address gives to different readers; `fresh_s`: how old it may be while the ledger changes.
        """
        query = params.read(request.query_params.multi_items(), declared)
        key = f"{variant}\x1f{request.url.path}\x1f{query.given()}"
        version = self.readers.version()
        made = self.kept.get(key, version, fresh_s)
        if made is None:
            body = await self.readers.run(lambda ledger: draw(ledger, query))
            made = Made(body, media, version, time.monotonic())
            self.kept.put(key, made)
        headers = {
            "etag": tag(made, key),
            "cache-control": "private, no-cache" if private else "no-cache",
            "vary": "cookie" if media == HTML else "host",
        }
        if headers["etag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(made.body, headers={**headers, "content-type": made.media})

    def troubles(self) -> dict[Any, Any]:
        """How errors reach the reader: what happened and what to do; never a path of this machine."""
        return {IncumbentError: self._trouble, HTTPException: self._refusal, 500: self._fault}

    async def _trouble(self, request: Request, error: Exception) -> Response:
        if isinstance(error, NothingFound):
            return self.say(request, 404, str(error), error.code, error.near)
        if isinstance(error, (InputError, RecordError)):
            return self.say(request, 400, str(error), error.code)
        _log.error("%s", error)
        code = error.code if isinstance(error, LedgerError) else "incumbent"
        return self.say(request, 503, "The ledger cannot be read just now; the server's own messages say why.", code)

    async def _refusal(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        said = {404: "There is no such page.", 405: "This page does not take this kind of request."}
        return self.say(request, status, said.get(status, "The request cannot be answered."), f"http-{status}")

    async def _fault(self, request: Request, error: Exception) -> Response:
        return self.say(request, 500, "Something went wrong on the server; its own messages say what.", "fault")

    def say(self, request: Request, status: int, message: str, code: str, near: tuple[str, ...] = ()) -> Response:
        """An error for people or for programs, as the address asks."""
        if request.url.path.endswith((".json", ".atom", ".csv")) or request.url.path.startswith("/reconcile"):
            body = dumps({"error": {"code": code, "message": message, "near": list(near)}})
            return Response(body, status_code=status, media_type=JSON)
        body = render.html(
            "error", status=status, message=message, near=near, page=None, q=Query(), who=self.gate.who(request),
            reviewing=self.settings.review,
        )  # fmt: skip
        return Response(body, status_code=status, headers={"content-type": HTML})

    def close(self) -> None:
        for close in self.closing:
            close()


def tag(made: Made, key: str) -> str:
    return f'W/"{made.version.state}-{hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:12]}"'
