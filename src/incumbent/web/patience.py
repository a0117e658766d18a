"""HTTP that does not wait for ever: a connection that has begun a request and does not go on is closed."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

HEADER_S = 15.0  # from a request's first byte (or the connection) to the end of its header
BODY_S = 15.0  # between two pieces of a request's body


class PatientProtocol(H11Protocol):
    """HTTP/1.1 with a limit on how long a header may take to arrive."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        cycle = cast(Any, self.cycle)
        if cycle is None or cycle.response_complete:
            if self._waiting is None:
                self._wait()
        else:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(HEADER_S, self._give_up)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        self._waiting = None
        cycle = cast(Any, self.cycle)
        if (cycle is None or cycle.response_complete) and not self.transport.is_closing():
            self.transport.close()
