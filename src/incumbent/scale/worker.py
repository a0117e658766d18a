"""What runs in a worker process: batches in, records out, until the pipe to the main process closes.

A thread reads the pipe, so that neither side ever waits for the other to read; and it ends the process as soon as the main
one is gone, however it went. Ctrl-C is for the main process to answer.
"""

from __future__ import annotations

import faulthandler
import os
import queue
import signal
import threading
from multiprocessing.connection import Connection
from typing import TextIO

from incumbent.errors import IncumbentError
from incumbent.records import Article
from incumbent.scale.one import MakeCoder, code_batch

_HANGING = 4  # times the patience: by then the main process has long stopped waiting, or is gone itself


def work(pipe: Connection, model: str | None, make: MakeCoder | None, patience_s: float) -> None:
    """Send the coder's info once it is loaded, then the records of each batch of articles received."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    batches: queue.SimpleQueue[list[Article]] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(pipe, batches), daemon=True).start()
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        try:
            coder = (make or default_coder)(model)
            pipe.send(coder.info)
            while True:
                articles = batches.get()
                _watch(nowhere, _HANGING * patience_s + sum(len(a.text) for a in articles) / 300)
                pipe.send(code_batch(coder, articles))
                faulthandler.cancel_dump_traceback_later()
        except IncumbentError as error:
            pipe.send(error)
        except (BrokenPipeError, ConnectionResetError):
            os._exit(0)


def default_coder(model: str | None):  # type: ignore[no-untyped-def]
    """The coder of this package; loaded here, so that a process that only waits does not load it."""
    from incumbent.coding import Coder

    return Coder(model)


def _receive(pipe: Connection, batches: queue.SimpleQueue[list[Article]]) -> None:
    try:
        while True:
            batches.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(0)


def _watch(nowhere: TextIO, seconds: float) -> None:
    """End this process after so long even where nothing of Python runs any more."""
    faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
