"""The routes of review. All but the door need the reviewer's cookie; all that write need the form's proof too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from incumbent.errors import InputError, NothingFound, RecordError
from incumbent.ledger import Ledger
from incumbent.ledger.reviewing.corrections import CHOICES, NEEDED
from incumbent.ledger.reviewing.exchange import out
from incumbent.web import params, render
from incumbent.web.pages.shape import Json
from incumbent.web.params import Param, Query
from incumbent.web.review import decided, desk, forms, gate, left, people, place, queue
from incumbent.web.safe import dumps

if TYPE_CHECKING:
    from incumbent.web.serve import Server

HTML = "text/html; charset=utf-8"
FRESH = {"cache-control": "no-store"}
Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of review. `kept`: the parameter that a refused form sets again, from which of its fields."""

    path: str
    template: str
    params: tuple[Param, ...]
    answer: Callable[[Ledger, Query], Json]
    kept: dict[str, str]


QUEUE = Shown("/review", "review", queue.PARAMS, queue.queue, {"claim": "claim"})
MERGING = Shown("/review/people", "people", people.PARAMS, people.answer, {"person": "into"})
SPLITTING = replace(MERGING, kept={"person": "person"})
DECIDED = Shown("/review/decisions", "decisions", decided.PARAMS, decided.decisions, {})


class Review:
    """The pages of review over one server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.desk = desk.Desk(server.settings.ledger)
        self.left = left.Left(server.settings.ledger)
        server.gate.left = self.left.has
        server.closing += [self.desk.close, self.left.close]

    def routes(self) -> list[BaseRoute]:
        return [
            *(Route(page.path, self.shown(page)) for page in (QUEUE, MERGING, DECIDED)),
            Route("/review.json", self.told(queue.PARAMS, queue.queue)),
            Route("/review/decisions.json", self.told((), lambda ledger, query: {"decisions": out(ledger.store)})),
            Route("/review/tally.json", self.told((), lambda ledger, query: {"tally": decided.tally(ledger)})),
            Route("/review/login", self.login, methods=["POST"]),
            Route("/review/logout", self.logout, methods=["POST"]),
            Route("/review/decide", self.deciding(forms.decide, QUEUE), methods=["POST"]),
            Route("/review/merge", self.deciding(forms.merge, MERGING), methods=["POST"]),
            Route("/review/split", self.deciding(forms.split, SPLITTING), methods=["POST"]),
            Route("/review/undo", self.deciding(forms.undo, DECIDED), methods=["POST"]),
            Route("/review/import", self.deciding(forms.bring_in, DECIDED), methods=["POST"]),
        ]

    def shown(self, page: Shown) -> Endpoint:
        """A page of review; the door for whoever has no cookie."""

        async def endpoint(request: Request) -> Response:
            who = self.server.gate.who(request)
            if who is None:
                return self.door(200 if page is QUEUE else 401)
            query = params.read(request.query_params.multi_items(), page.params)
            found = await self.server.readers.run(lambda ledger: page.answer(ledger, query))
            return self.page(request, page, who, query, found)

        return endpoint

    def told(self, declared: tuple[Param, ...], answer: Callable[[Ledger, Query], Json]) -> Endpoint:
        """JSON for reviewers."""

        async def endpoint(request: Request) -> Response:
            if self.server.gate.who(request) is None:
                return self.server.say(request, 401, "Reviewers only; open /review first.", "web-review")
            query = params.read(request.query_params.multi_items(), declared)
            found = await self.server.readers.run(lambda ledger: answer(ledger, query))
            if declared:
                return Response(
                    dumps({"question": query.given(), **found}), media_type="application/json", headers=FRESH
                )
            name = request.url.path.rsplit("/", 1)[-1]
            headers = {**FRESH, "content-disposition": f'attachment; filename="{name}"'}
            return Response(dumps(found), media_type="application/json", headers=headers)

        return endpoint

    def page(
        self, request: Request, page: Shown, who: str, query: Query, found: Json, status: int = 200, **values: Any
    ) -> Response:
        """A page drawn. `values`: the message of a refused form, what was typed into it, where it leads back to."""
        given = {"message": None, "typed": {}, "marked": [], "back": None, **values}
        body = render.html(
            f"review/{page.template}", page=None, section="review", who=who, reviewing=True, q=query, a=found,
            proof=self.server.gate.proof(request), here=query.address(page.path, done=None, at=None, imported=None),
            choices=CHOICES, needed=NEEDED, **given,
        )  # fmt: skip
        return Response(body, status_code=status, headers={**FRESH, "content-type": HTML})

    def door(self, status: int, message: str | None = None, typed: str = "") -> Response:
        body = render.html(
            "review/door", page=None, section="review", who=None, reviewing=True, q=Query(), message=message, typed=typed,
            longest=gate.LONGEST,
        )  # fmt: skip
        return Response(body, status_code=status, headers={**FRESH, "content-type": HTML})

    async def login(self, request: Request) -> Response:
        form = await forms.read_form(request)
        who = form.one("who")
        if not await self.server.gate.opens(form.one("token")):
            return self.door(403, "This token is not right.", who)
        if not gate.can_sign(who):
            said = f"A name has letters, digits, spaces and . , - ' ’ only, and at most {gate.LONGEST} characters."
            return self.door(400, said, who)
        response = RedirectResponse("/review", status_code=303)
        self.server.gate.let_in(response, who, secure=request.url.scheme == "https")
        return response

    async def logout(self, request: Request) -> Response:
        response = RedirectResponse("/", status_code=303)
        if self.server.gate.who(request) is not None:
            seal = self.server.gate.seal(request)
            await self.desk.run(lambda ledger: left.give_back(ledger, seal))
        self.server.gate.let_out(response, secure=request.url.scheme == "https")
        return response

    def deciding(self, work: forms.Work, page: Shown) -> Endpoint:
        """A form that writes: proven to be ours, done at the desk, then back to where it was sent from.

        Where it is refused, `page` is shown with the message and the form as it was filled in.
        """

        async def endpoint(request: Request) -> Response:
            form = await forms.read_form(request)
            who = self.server.gate.who(request)
            if who is None:
                return self.door(401)
            if not self.server.gate.proven(request, form.one("proof")):
                return self.server.say(request, 403, "This form is out of date; open the page again.", "web-proof")
            form = replace(form, who=who)
            try:
                said = await self.desk.run(lambda ledger: work(ledger, form))
            except (InputError, RecordError) as error:
                return await self.again(request, page, form, error)
            self.server.kept.clear()
            return RedirectResponse(place.onward(form.one("back"), form.one("at"), **said), status_code=303)

        return endpoint

    async def again(self, request: Request, page: Shown, form: forms.Form, error: InputError | RecordError) -> Response:
        """The page of a refused form. Raises the error where there is no such page."""
        kept = [(name, form.one(field)) for name, field in page.kept.items()]
        pairs = place.pairs(form.one("back"), page.path)
        query = params.read([*pairs, *kept], page.params)
        try:
            found = await self.server.readers.run(lambda ledger: page.answer(ledger, query))
        except NothingFound:
            raise error from None
        marked, back = form.fields.get("claims", []), place.back(form.one("back"))
        return self.page(
            request, page, form.who, query, found, 400, message=str(error), typed=form.typed(), marked=marked, back=back
        )


def review_routes(server: Server) -> list[BaseRoute]:
    """Queue, decisions, people; and the door."""
    return Review(server).routes()
