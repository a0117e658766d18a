"""A cluster without Ray: what `scale/cluster.py` asks of Ray, done at once in the process that asks, and remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any


class RayError(Exception):
    """A task's process ended, or it was stopped."""


class RayTaskError(RayError):
    """A task raised."""


class Remote:
    """A function made a task: `does` is what becomes of it, in place of the function itself where a test says so."""

    def __init__(self, function: Callable[..., Any], settings: dict[str, Any]) -> None:
        self.function, self.settings = function, settings
        self.asked: list[tuple[Any, ...]] = []
        self.does: Callable[..., Any] = function

    def remote(self, *arguments: Any) -> Any:
        self.asked.append(arguments)
        return self.does(*arguments)


class Ray:
    """In place of the module. What a task gives is its own reference; an exception in its place is raised by `get`."""

    exceptions = SimpleNamespace(RayError=RayError, RayTaskError=RayTaskError)

    def __init__(self, processors: float | None = 2.0) -> None:
        self.processors = processors
        self.began: list[dict[str, Any]] = []
        self.tasks: dict[str, Remote] = {}
        self.ended = 0
        self.waits = 0  # how often `wait` says that a task still runs
        self.waited: list[float] = []
        self.cancelled: list[tuple[Any, bool]] = []

    def init(self, **said: Any) -> None:
        self.began.append(said)

    def shutdown(self) -> None:
        self.ended += 1

    def cluster_resources(self) -> dict[str, float]:
        return {} if self.processors is None else {"CPU": self.processors}

    def remote(self, **settings: Any) -> Callable[[Callable[..., Any]], Remote]:
        def made(function: Callable[..., Any]) -> Remote:
            self.tasks[function.__name__] = Remote(function, settings)
            return self.tasks[function.__name__]

        return made

    def get(self, said: Any) -> Any:
        if isinstance(said, RayError):
            raise said
        return said

    def wait(self, running: list[Any], timeout: float) -> tuple[list[Any], list[Any]]:
        self.waited.append(timeout)
        assert len(self.waited) < 1_000, "waits for what never comes"
        self.waits -= 1
        return ([], running) if self.waits >= 0 else (running, [])

    def cancel(self, running: Any, force: bool = False) -> None:
        self.cancelled.append((running, force))


def broken_off(groups: Iterable[Any], error: Exception) -> Iterable[Any]:
    """What a task gives, then the error that ends it."""
    yield from groups
    raise error
