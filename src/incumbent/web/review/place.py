"""Where a reviewer was in a list, so that a decision leads on to what is now there."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

from incumbent.web.params import Param
from incumbent.web.settings import MOST_ROWS

AT = Param("at", "Which item of the list was decided just now.", kind="number", most=MOST_ROWS + 1)
PAGES = ("/review", "/review/people", "/review/decisions")


def back(address: str) -> str:
    """Where to go on: a page of review and nothing else."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or parts.path not in PAGES:
        return "/review"
    return parts.path + (f"?{parts.query}" if parts.query else "")


def onward(address: str, at: str, **said: str) -> str:
    """The address to go on at, with what was done; at the item that has now the place of the decided one."""
    place = str(int(at)) if at.isascii() and at.isdigit() and 1 <= int(at[:9]) <= AT.most else None
    query = urlencode({**said, **({"at": place} if place else {})})
    whole = back(address)
    return f"{whole}{'&' if '?' in whole else '?'}{query}" + (f"#n{place}" if place else "")


def pairs(address: str, path: str) -> list[tuple[str, str]]:
    """The parameters of an address, where it is one of this page."""
    parts = urlsplit(back(address))
    return parse_qsl(parts.query) if parts.path == path else []
