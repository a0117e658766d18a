"""What stands before every page: limits on requests, and headers that keep strangers' text from ever running."""

from __future__ import annotations

import asyncio

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from incumbent.web.patience import BODY_S
from incumbent.web.settings import BODY_BYTES, QUERY_BYTES

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class TooLarge(Exception):
    """A request body over the limit."""


class TooSlow(Exception):
    """A request body that does not arrive."""


class Guards:
    """Refuses what is too long, and puts the protecting headers on every response."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...] = ()) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if len(scope.get("query_string", b"")) + len(scope.get("raw_path") or b"") > QUERY_BYTES:
            await PlainTextResponse("The address is too long.", 414)(scope, receive, guarded)
            return
        if self.hosts and _host(scope) not in self.hosts:
            await PlainTextResponse("This server is not known by that name.", 421)(scope, receive, guarded)
            return
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > BODY_BYTES:
            await PlainTextResponse("The request is too large.", 413)(scope, receive, guarded)
            return
        taken, whole = 0, False

        async def limited() -> Message:
            nonlocal taken, whole
            try:
                message = await asyncio.wait_for(receive(), BODY_S) if not whole else await receive()
            except TimeoutError:
                raise TooSlow from None
            whole = whole or not message.get("more_body", False)
            taken += len(message.get("body", b""))
            if taken > BODY_BYTES:
                raise TooLarge
            return message

        try:
            await self.app(scope, limited, guarded)
        except TooLarge:
            await PlainTextResponse("The request is too large.", 413)(scope, receive, guarded)
        except TooSlow:
            await PlainTextResponse("The request did not arrive in time.", 408)(scope, receive, guarded)


def _host(scope: Scope) -> str:
    """The name by which the server is asked, without its port."""
    named: str = dict(scope["headers"]).get(b"host", b"").decode("latin-1").lower()
    return named.rpartition("]")[0].lstrip("[") if named.startswith("[") else named.partition(":")[0]
