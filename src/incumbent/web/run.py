"""The server itself: one process or several that share one address."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess

import uvicorn

from incumbent.errors import InputError
from incumbent.web.app import make_app
from incumbent.web.patience import PatientProtocol
from incumbent.web.settings import Settings

_PAUSE_S = 2.0  # between two starts of a process that keeps ending
_END_S = 5.0


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
    processes: list[BaseProcess] = []
    before = signal.signal(signal.SIGTERM, _interrupt)  # ending the server by either signal ends every process

    def start() -> None:
        process = context.Process(target=_work, args=(settings, host, port), daemon=True)
        with _without_interrupts():
            process.start()
        processes.append(process)

    try:
        for _ in range(workers):
            start()
        while processes:
            began = time.monotonic()
            wait([p.sentinel for p in processes])
            ended = [p for p in processes if not p.is_alive()]
            processes[:] = [p for p in processes if p.is_alive()]
            for process in ended:
                print(
                    f"incumbent: a server process ended ({process.exitcode}); another takes its place", file=sys.stderr
                )
                time.sleep(max(0.0, _PAUSE_S - (time.monotonic() - began)))
                start()
    except KeyboardInterrupt:
        pass
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.join(_END_S)
            process.kill()
        signal.signal(signal.SIGTERM, before)


def _work(settings: Settings, host: str, port: int) -> None:
    """One of several server processes; it ends with the main one, however that ends."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            wait([parent.sentinel])
            os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
    _serve(settings, host, port)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """A process started inside does not see Ctrl-C: the main one does, and ends it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_keep_alive=15, http=PatientProtocol,
        timeout_graceful_shutdown=int(_END_S) - 2,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[_listen(host, port, shared=True)])
