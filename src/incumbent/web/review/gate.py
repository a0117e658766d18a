"""Who may decide: a token once, then a signed cookie; every form carries a proof that the page was ours."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import time

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "incumbent_review"
LASTS_S = 12 * 3600
_NAME = re.compile(r"[\w .@'-]{1,60}\Z")


class Gate:
    """Closed for everybody when there is no token. Cookies are signed with a key made from the token."""

    def __init__(self, token: str | None) -> None:
        self.token = token
        self._key = hashlib.sha256(f"incumbent review {token}".encode()).digest()

    def opens(self, token: str, who: str) -> bool:
        """Whether the token is right and the name can stand in a decision."""
        sound = bool(_NAME.match(who)) and bool(who.strip())
        return self.token is not None and hmac.compare_digest(token.encode(), self.token.encode()) and sound

    def let_in(self, response: Response, who: str) -> None:
        """Put the cookie of a reviewer on a response."""
        name = base64.urlsafe_b64encode(who.strip().encode()).decode().rstrip("=")
        body = f"{name}.{int(time.time()) + LASTS_S}.{secrets.token_hex(8)}"
        response.set_cookie(
            COOKIE, f"{body}.{self._sign(body)}", max_age=LASTS_S, httponly=True, samesite="strict", path="/"
        )

    def let_out(self, response: Response) -> None:
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")

    def who(self, request: Request) -> str | None:
        """The reviewer's name, where the cookie is ours and not out of date."""
        if self.token is None:
            return None
        body, _, signature = request.cookies.get(COOKIE, "").rpartition(".")
        if not body or not hmac.compare_digest(signature.encode(), self._sign(body).encode()):
            return None
        name, until, _ = body.split(".")
        if int(until) < time.time():
            return None
        return base64.urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()

    def proof(self, request: Request) -> str:
        """What a form of this reviewer must carry."""
        return self._sign(f"form {request.cookies.get(COOKIE, '')}")

    def proven(self, request: Request, proof: str) -> bool:
        return self.who(request) is not None and hmac.compare_digest(proof.encode(), self.proof(request).encode())

    def _sign(self, text: str) -> str:
        return hmac.new(self._key, text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:40]
