"""The one table of pages: address, parameters, answer, template. Routes, feeds and the OpenAPI description come from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from incumbent.ledger import Ledger
from incumbent.web.pages import (
    article,
    articles,
    changed,
    countries,
    country,
    disagreements,
    events,
    home,
    office,
    offices,
    people,
    person,
    search,
    statements,
)
from incumbent.web.pages.believed import SEEN
from incumbent.web.pages.clocks import AS_OF, CLOCKS, KNOWN_ON
from incumbent.web.pages.shape import Json
from incumbent.web.paging import LIMIT, PAGE
from incumbent.web.params import LONGEST_ID, Param, Query

PAGED = (PAGE, LIMIT)


@dataclass(frozen=True, slots=True)
class Page:
    """One page. Its JSON twin has the same address with `.json` at its end; `gives`:
    the names and JSON types of what the answer holds beside the question."""

    name: str
    path: str
    title: str
    about: str
    answer: Callable[[Ledger, Query], Json]
    params: tuple[Param, ...] = ()
    gives: tuple[tuple[str, str], ...] = ()

    @property
    def twin(self) -> str:
        """The address of the page's JSON."""
        return "/home.json" if self.path == "/" else f"{self.path}.json"


def _gives(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, kind) for name, _, kind in (part.partition(":") for part in text.split()))


def _id(about: str) -> Param:
    return Param("id", about, required=True, longest=LONGEST_ID)


PAGES: tuple[Page, ...] = (
    Page("home", "/", "Overview", "What changed lately, what is disputed, what is stale.", home.answer, (*CLOCKS, *SEEN),
        _gives("counts:object changes:array disagreements:array left_out:object stale:array read:array"),
    ),
    Page("countries", "/countries", "Countries", "All countries of which the ledger has offices.", countries.answer, CLOCKS,
        _gives("countries:array"),
    ),
    Page(
        "country", "/country", "Country", "A country's offices over time, changes, events, meetings, disagreements.",
        country.answer, (_id("Three-letter code, or the English name."), *CLOCKS, *SEEN, *PAGED),
        _gives("country:object offices:array changes:array events:array meetings:object disagreements:array left_out:object next:token"),
    ),
    Page(
        "offices", "/offices", "Offices", "All offices of which articles tell, each with whom it was last told to have.",
        offices.answer, (*offices.FILTERS, *PAGED), _gives("offices:array total:integer next:token"),
    ),
    Page(
        "people", "/people", "People", "All people whom articles put into or out of an office, each with the office told last.",
        people.answer, (*people.FILTERS, *PAGED), _gives("people:array total:integer next:token"),
    ),
    Page(
        "articles", "/articles", "Articles", "All articles that were read, the latest first.", articles.answer,
        (*articles.FILTERS, *PAGED), _gives("articles:array publishers:words next:token"),
    ),
    Page(
        "statements", "/statements", "Statements", "Who said what, those of the latest articles first.", statements.answer,
        (*statements.FILTERS, *PAGED), _gives("statements:array publishers:words next:token"),
    ),
    Page(
        "office", "/office", "Office", "An office's holders over time, each bound with the words that set it.",
        office.answer, (_id("The office's id, as search gives it."), *CLOCKS, *SEEN, *PAGED),
        _gives(
            "office:object answer:object holders:array vacancy:maybe chosen:array unnamed:array disagreements:array knowledge_base:array "
            "on_that_day:maybe also_called:words claims:integer unlikely:array left_out:integer planned:array next:token"
        ),
    ),
    Page(
        "person", "/person", "Person", "A person's career, statements, events, spellings, relations.",
        person.answer, (_id("The person's id, as search gives it."), *CLOCKS, *SEEN, *PAGED),
        _gives(
            "person:object namesakes:array answer:object left_out:integer offices:array knowledge_base:array relations:array statements:array "
            "events:array next:token"
        ),
    ),
    Page(
        "article", "/article", "Article", "An article's text with everything that was read in it.", article.answer,
        (_id("The article's id."), Param("item", "Show the page that holds this item, such as c3."), *PAGED),
        _gives("article:object items:array counts:object people:array copies:array problems:array next:token"),
    ),
    Page(
        "changes", "/changes", "Changes", "Who took, left or was chosen for which office, the latest first.", changed.answer,
        (*changed.FILTERS, AS_OF, KNOWN_ON, *SEEN, *PAGED),
        _gives("changes:array background:array left_out:integer left_out_at_least:boolean next:token"),
    ),
    Page(
        "events", "/events", "Events", "Who did what to whom, counted by month.", events.answer,
        (*events.FILTERS, AS_OF, KNOWN_ON, *SEEN, *PAGED),
        _gives("events:array left_out:integer months:array newest:text next:token"),
    ),
    Page(
        "disagreements", "/disagreements", "Disagreements", "Accounts that cannot all be true, side by side.",
        disagreements.answer,
        (
            Param("country", "A country: its English name or three-letter code."), Param("office", "An office's id."),
            Param("kind", "What is disputed.", kind="choices", choices=disagreements.KINDS), AS_OF, KNOWN_ON, *SEEN, *PAGED,
        ),
        _gives("disagreements:array left_out:count next:token"),
    ),
    Page(
        "search", "/search", "Search", "Countries, offices, people, actors, statements and articles by their words.",
        search.answer, search.FILTERS,
        _gives(
            "words:array countries:array offices:array people:array actors:array statements:array articles:array near:array"
        ),
    ),
)  # fmt: skip
BY_NAME = {page.name: page for page in PAGES}
