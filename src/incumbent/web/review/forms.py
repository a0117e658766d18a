"""What reviewers' forms ask for: read, done at the desk, and told as what the next address says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import Request

from incumbent.errors import InputError
from incumbent.ledger import Ledger
from incumbent.ledger.deriving.decisions import CORRECTABLE
from incumbent.ledger.reviewing.exchange import take_in
from incumbent.ledger.reviewing.imports import read_text
from incumbent.web.review import desk


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a reviewer sent."""

    fields: dict[str, list[str]]
    who: str = ""

    def one(self, name: str) -> str:
        return self.fields.get(name, [""])[0]

    @property
    def why(self) -> str | None:
        return self.one("why").strip()[:500] or None

    def typed(self) -> dict[str, str]:
        """What is shown again where the form is refused."""
        return {name: values[0] for name, values in self.fields.items()}


Work = Callable[[Ledger, Form], dict[str, str]]


async def read_form(request: Request) -> Form:
    """The fields of a form. Raises InputError (web-form)."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise InputError("forms are sent as application/x-www-form-urlencoded", code="web-form")
    try:
        return Form(parse_qs((await request.body()).decode("utf-8"), keep_blank_values=True, max_num_fields=500))
    except ValueError:
        raise InputError("the form cannot be read", code="web-form") from None


def decide(ledger: Ledger, form: Form) -> dict[str, str]:
    claim, verb = form.one("claim"), form.one("verb")
    if verb == "correct":
        given = {name: form.one(f"field-{name}") for name in CORRECTABLE if f"field-{name}" in form.fields}
        return _done(desk.correct(ledger, claim, given, form.who, form.why))
    return _done(desk.judge(ledger, claim, verb, form.who, form.why))


def merge(ledger: Ledger, form: Form) -> dict[str, str]:
    sure = form.one("sure") == "yes"
    return _done(desk.merge(ledger, form.one("person"), form.one("into"), form.who, form.why, sure=sure))


def split(ledger: Ledger, form: Form) -> dict[str, str]:
    return _done(desk.split(ledger, form.one("person"), form.fields.get("claims", []), form.who, form.why))


def undo(ledger: Ledger, form: Form) -> dict[str, str]:
    ids = [int(x) for x in form.one("decisions").split(",") if x.isascii() and x.isdigit() and len(x) < 10]
    desk.undo(ledger, ids, form.who, form.why)
    return _done([])


def bring_in(ledger: Ledger, form: Form) -> dict[str, str]:
    taken = take_in(ledger.store, ledger.knowledge, read_text(form.one("decisions"), ledger.knowledge))
    return {"imported": f"{taken.added},{taken.known},{taken.waiting},{taken.passed}"}


def _done(decisions: list[int]) -> dict[str, str]:
    return {"done": ",".join(map(str, decisions[:40])) or "0"}
