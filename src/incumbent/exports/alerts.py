"""Saved questions that speak up: what is new in the ledger and fits is appended to a file, given to a command, or posted.

A question is words such as `country=BLR kind=start,end min=0.9`. What was told once is not told again, also when its article is
read anew; what could not be handed over is tried again.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from incumbent.errors import InputError, OutputError
from incumbent.exports.files import whole_file
from incumbent.ledger import Ledger
from incumbent.ledger.asking.articles import newest_reading
from incumbent.ledger.asking.fresh import CLAIM, EVENT, WORDS, fresh

Json = dict[str, Any]
HOWS = ("append", "run", "post")
LOCAL = ("127.0.0.1", "localhost", "::1")
_SECONDS = 60
_REMEMBERED = 20_000
_VERSION = 1


@dataclass(slots=True)
class Alert:
    """A saved question and what to do; `since`: read_at of the newest article looked at, `told`: marks told already."""

    name: str
    question: str
    how: str
    target: str
    since: str = ""
    told: list[str] = field(default_factory=list)


def alerts_path(ledger: Path) -> Path:
    """Where the alerts of a ledger are kept: beside it."""
    return ledger.with_name(ledger.name + ".alerts.json")


def load(ledger: Path) -> list[Alert]:
    """The alerts of a ledger. Raises InputError (alert-file) where the file is damaged."""
    path = alerts_path(ledger)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return [Alert(**a) for a in data["alerts"]]
    except FileNotFoundError:
        return []
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: damaged ({error}); remove it and add the alerts again", code="alert-file") from error


def save(ledger: Path, alerts: list[Alert]) -> None:
    """Raises OutputError."""
    with whole_file(alerts_path(ledger)) as file:
        json.dump({"version": _VERSION, "alerts": [asdict(a) for a in alerts]}, file, indent=1)


def parse(question: str) -> dict[str, str]:
    """The words of a question as a mapping. Raises InputError (alert-question) saying which word is wrong."""
    try:
        words = shlex.split(question)
    except ValueError as error:
        raise InputError(f"{question!r}: {error}", code="alert-question") from error
    known = {"country", "min", *CLAIM, *EVENT, *WORDS}
    given: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not value or name not in known:
            raise InputError(
                f"{word!r} is not one of {', '.join(f'{k}=...' for k in sorted(known))}", code="alert-question"
            )
        given[name] = value
    if not given:
        raise InputError("a question needs a word, such as country=BLR", code="alert-question")
    if "min" in given:
        try:
            float(given["min"])
        except ValueError as error:
            raise InputError(f"min={given['min']} is no number", code="alert-question") from error
    if ("type" in given or "mode" in given or "place" in given) and {
        "kind",
        "how",
        "person",
        "title",
        "body",
        "by",
    } & set(given):
        raise InputError(
            "one question asks about changes of office (kind, person, title, ...) or about events (type, ...)",
            code="alert-question",
        )
    return given


def check_target(how: str, target: str) -> None:
    """Raises InputError (alert-target): posts go to this machine only, commands are written as a shell would read them."""
    if how == "post":
        parts = urlsplit(target)
        if parts.scheme != "http" or parts.hostname not in LOCAL:
            raise InputError(
                f"{target}: alerts are posted to this machine only: http://127.0.0.1:PORT/...", code="alert-target"
            )
    if how == "run":
        try:
            empty = not shlex.split(target)
        except ValueError as error:
            raise InputError(f"{target!r}: {error}", code="alert-target") from error
        if empty:
            raise InputError("the command is empty", code="alert-target")


def check(ledger: Ledger, alerts: list[Alert], fail: Callable[[str], None]) -> int:
    """Tell what is new for each alert, and remember it in place; how much was told. `fail` hears of what went wrong."""
    count = 0
    for alert in alerts:
        try:
            for item in _new(ledger, alert):
                _tell(alert, item)
                alert.told.append(item["mark"])
                count += 1
            alert.since = newest_reading(ledger.store)
        except (OSError, subprocess.SubprocessError, OutputError, InputError, ValueError) as error:
            fail(f"alert {alert.name}: {alert.how} {alert.target}: {error}; it is tried again")
        del alert.told[:-_REMEMBERED]
    return count


def begin_now(ledger: Ledger, alert: Alert) -> None:
    """What the ledger holds already is not news."""
    alert.told = [item["mark"] for item in _new(ledger, alert)][-_REMEMBERED:]
    alert.since = newest_reading(ledger.store)


def _new(ledger: Ledger, alert: Alert) -> list[Json]:
    """What fits the question in articles read since, copies left out, oldest first."""
    told = set(alert.told)
    found = []
    for item in fresh(ledger.store, parse(alert.question), alert.since):
        item["mark"] = item.get("mark") or item["id"]
        if item["mark"] not in told:
            told.add(item["mark"])
            found.append({"alert": alert.name, **item})
    return found


def _tell(alert: Alert, item: Json) -> None:
    """Raises OSError, SubprocessError, InputError or ValueError where it cannot be handed over."""
    line = json.dumps(item, ensure_ascii=False)
    if alert.how == "append":
        with Path(alert.target).open("a", encoding="utf-8", errors="replace") as file:
            file.write(line + "\n")
    elif alert.how == "run":
        subprocess.run(shlex.split(alert.target), input=line.encode("utf-8", "replace"), check=True, timeout=_SECONDS)
    else:
        check_target(alert.how, alert.target)
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(alert.target, data=line.encode("utf-8", "replace"), headers=headers)
        with _HERE.open(request, timeout=_SECONDS):
            return


class _Stay(urllib.request.HTTPRedirectHandler):
    """A find goes nowhere but where the user said."""

    def redirect_request(self, *_: Any) -> None:
        return None  # so that the answer counts as an error


_HERE = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay)  # no proxy between this machine and itself
