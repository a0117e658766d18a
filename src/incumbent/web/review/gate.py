"""Who may decide: a token once, then a signed cookie; every form carries a proof that the page was ours."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import secrets
import time
import unicodedata
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "incumbent_review"
LASTS_S = 12 * 3600
LONGEST = 80
WAIT_S = 0.5
_SIGNS = " .,-'’_@"


class Gate:
    """Closed for everybody when there is no token. Cookies are signed with a key made from the token.

    `wait_s`: how long a wrong token waits for its answer. `left` says whether a cookie was given back before it ran out.
    """

    def __init__(self, token: str | None, wait_s: float = WAIT_S) -> None:
        self.token = token
        self.wait_s = wait_s
        self.left: Callable[[str], bool] = lambda seal: False
        self._key = hashlib.sha256(f"incumbent review {token}".encode()).digest()

    async def opens(self, token: str) -> bool:
        """Whether the token is right. The answer to a wrong one takes its time, so that guessing is slow."""
        given = token.encode("utf-8", "replace")
        if self.token is not None and hmac.compare_digest(given, self.token.encode()):
            return True
        await asyncio.sleep(self.wait_s)
        return False

    def let_in(self, response: Response, who: str, *, secure: bool) -> None:
        """Put the cookie of a reviewer on a response."""
        name = base64.urlsafe_b64encode(who.strip().encode()).decode().rstrip("=")
        body = f"{name}.{int(time.time()) + LASTS_S}.{secrets.token_hex(8)}"
        response.set_cookie(
            COOKIE, f"{body}.{self._sign(body)}", max_age=LASTS_S, httponly=True, samesite="strict", path="/", secure=secure
        )  # fmt: skip

    def let_out(self, response: Response, *, secure: bool) -> None:
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict", secure=secure)

    def who(self, request: Request) -> str | None:
        """The reviewer's name, where the cookie is ours, not out of date and not given back."""
        if self.token is None:
            return None
        body, _, signature = request.cookies.get(COOKIE, "").rpartition(".")
        if not body or not hmac.compare_digest(signature.encode(), self._sign(body).encode()):
            return None
        name, until, _ = body.split(".")
        if int(until) < time.time() or self.left(self.seal(request)):
            return None
        return base64.urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()

    def seal(self, request: Request) -> str:
        """What a cookie is remembered by once it was given back; the cookie itself cannot be made from it."""
        return hashlib.sha256(request.cookies.get(COOKIE, "").encode("utf-8", "replace")).hexdigest()[:32]

    def proof(self, request: Request) -> str:
        """What a form of this reviewer must carry."""
        return self._sign(f"form {request.cookies.get(COOKIE, '')}")

    def proven(self, request: Request, proof: str) -> bool:
        return self.who(request) is not None and hmac.compare_digest(proof.encode(), self.proof(request).encode())

    def _sign(self, text: str) -> str:
        return hmac.new(self._key, text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:40]


def can_sign(who: str) -> bool:
    """Whether a name can stand in a decision: letters of any script, digits and a few signs, at most 80 characters."""
    who = who.strip()
    letters = [unicodedata.category(c)[0] for c in who if c not in _SIGNS]
    return len(who) <= LONGEST and "L" in letters and set(letters) <= {"L", "M", "N"}
