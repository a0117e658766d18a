"""Feeds from their addresses, politely: robots.txt is obeyed, only what is new is asked for, failures make us ask less often."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
import urllib.robotparser
from dataclasses import replace
from http.client import HTTPException
from urllib.parse import urlsplit

from incumbent import __version__
from incumbent.errors import InputError
from incumbent.scale.sources import FeedState

AGENT = f"incumbent/{__version__}"
TIMEOUT_S = 20.0
MAX_BYTES = 40_000_000
_FIRST_WAIT_S, _LONGEST_WAIT_S = 60.0, 24 * 3600.0
_ROBOTS_FOR_S = 24 * 3600.0


class Fetcher:
    """Asks for feeds; remembers what each site's robots.txt allows for a day."""

    def __init__(self) -> None:
        self._robots: dict[str, tuple[float, urllib.robotparser.RobotFileParser]] = {}

    def fetch(self, url: str, state: FeedState) -> tuple[bytes | None, FeedState]:
        """The feed's bytes, None where it has not changed or it is too early to ask, and what to remember.

        Raises InputError (feed-forbidden, feed-address); other failures are remembered: see `failed`.
        """
        if time.time() < state.not_before:
            return None, state
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputError(f"{url}: no http or https address", code="feed-address")
        if not self._allowed(url):
            raise InputError(f"{url}: the site's robots.txt does not allow fetching it", code="feed-forbidden")
        headers = {
            "User-Agent": AGENT,
            "Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5",
        }
        if state.etag:
            headers["If-None-Match"] = state.etag
        if state.modified:
            headers["If-Modified-Since"] = state.modified
        request = urllib.request.Request(url, headers=headers)
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as response:
            data: bytes = response.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                raise InputError(f"{url}: larger than {MAX_BYTES:,} bytes; no feed is", code="input-too-long")
            return data, FeedState(response.headers.get("ETag"), response.headers.get("Last-Modified"))

    def failed(self, url: str, state: FeedState, error: Exception) -> tuple[str | None, FeedState]:
        """What to say of a failure (nothing where the feed only has not changed), and when to ask again."""
        if isinstance(error, urllib.error.HTTPError) and error.code == 304:
            return None, replace(state, failures=0, not_before=0.0)
        failures = state.failures + 1
        wait = min(_FIRST_WAIT_S * 2 ** (failures - 1), _LONGEST_WAIT_S)
        if isinstance(error, urllib.error.HTTPError) and (asked := error.headers.get("Retry-After", "")).isdigit():
            wait = max(wait, min(float(asked), _LONGEST_WAIT_S))
        return f"{url}: cannot be fetched ({error}); next try in {wait:.0f} s", replace(
            state, failures=failures, not_before=time.time() + wait
        )

    def _allowed(self, url: str) -> bool:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        known = self._robots.get(site)
        if known is None or time.time() - known[0] > _ROBOTS_FOR_S:
            known = self._robots[site] = (time.time(), _robots_of(site))
        return known[1].can_fetch(AGENT, url)


def _robots_of(site: str) -> urllib.robotparser.RobotFileParser:
    """What a site allows: everything where it has no robots.txt, nothing where it does not say (server errors, 401, 403)."""
    rules = urllib.robotparser.RobotFileParser()
    request = urllib.request.Request(f"{site}/robots.txt", headers={"User-Agent": AGENT})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as response:
            rules.parse(response.read(500_000).decode("utf-8", "replace").splitlines())
    except urllib.error.HTTPError as error:
        rules.parse(["User-agent: *", "Disallow: /" if error.code in (401, 403) or error.code >= 500 else "Allow: /"])
    return rules


# What fetching may end with, beside InputError.
FAILURES = (OSError, HTTPException, ValueError)
