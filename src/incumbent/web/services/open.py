"""Services that pages of other addresses may read, errors included: a tool in a browser shows what went wrong."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}


class Open:
    """Puts the headers that let other addresses read a response on every response of a route."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def opened(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, opened)
