"""The server itself: one process or several that share one address."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import socket
import sys
from collections.abc import Callable
from multiprocessing.process import BaseProcess

import uvicorn

from incumbent.errors import InputError
from incumbent.web.app import make_app
from incumbent.web.settings import Settings


def run(settings: Settings, host: str, port: int, workers: int = 1, begins: Callable[[], None] = lambda: None) -> None:
    """Serve until interrupted; `begins` is called when nothing stands in the way.

    Raises LedgerError when the ledger cannot be used, InputError (web-port) for a taken port.
    """
    make_app(settings).state.server.close()  # a ledger that cannot be used fails here, once
    _listen(host, port).close()  # a port that others use is told here
    begins()
    if workers == 1:
        _serve(settings, host, port)
        return
    context = multiprocessing.get_context("spawn")
    processes: list[BaseProcess] = [
        context.Process(target=_serve, args=(settings, host, port), daemon=True) for _ in range(workers)
    ]
    before = signal.signal(signal.SIGTERM, _interrupt)  # ending the server by either signal ends every process
    try:
        for process in processes:
            process.start()
        for process in processes:
            process.join()
    except KeyboardInterrupt:
        pass
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()
        signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def _listen(host: str, port: int, *, shared: bool = False) -> socket.socket:
    """A socket at this address; with `shared` each process has one of its own, among which the system parts connections."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared and hasattr(socket, "SO_REUSEPORT"):
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise InputError(
            f"port {port} of {host} cannot be used ({error.strerror}); choose another --port", code="web-port"
        ) from error
    return listening


def _serve(settings: Settings, host: str, port: int) -> None:
    app = make_app(settings)
    gc.freeze()  # what is loaded stays: it need not be looked through for garbage again and again
    gc.set_threshold(20_000, 20, 50)
    sys.setswitchinterval(0.002)  # a short page need not wait long for its turn beside a heavy one
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_keep_alive=15)
    uvicorn.Server(config).run(sockets=[_listen(host, port, shared=True)])
