"""Answers drawn as HTML: templates that escape everything, with a few helpers to look at dates, text and pictures."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import lru_cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from incumbent.errors import RecordError
from incumbent.ledger.deriving.lists import readable
from incumbent.ledger.deriving.wording import day as day_in_words
from incumbent.ledger.deriving.wording import partial
from incumbent.records import PartialDate
from incumbent.web import links
from incumbent.web.draw import career, chart, holders, matrix, network, offices
from incumbent.web.draw.marked import marked
from incumbent.web.safe import seen, site, web_address, words

STATIC = {"style.css": "text/css; charset=utf-8", "page.js": "text/javascript; charset=utf-8",
          "icon.svg": "image/svg+xml"}  # fmt: skip
_KINDS = {
    "start": "took office", "end": "left office", "hold": "holds", "held": "held before", "chosen": "was chosen",
}  # fmt: skip
_OWN_DOING = frozenset({"resigned", "succeeded", "acting", "term_ended", "died"})  # nobody does these to another
_STATUS = {"asserted": "", "reported": "as reported", "planned": "planned", "not_done": "did not happen"}
_VERBS = {
    ("start", "planned"): "is to take office", ("start", "not_done"): "did not take office",
    ("end", "planned"): "is to leave office", ("end", "not_done"): "did not leave office",
    ("chosen", "planned"): "is to be chosen", ("chosen", "not_done"): "was not chosen",
}  # fmt: skip


def static(name: str) -> bytes:
    """A packaged static file."""
    return resources.files(__package__).joinpath("static", name).read_bytes()


@lru_cache(maxsize=1)
def marks_of_files() -> dict[str, str]:
    """A short hash of each static file, so that browsers may keep them for ever."""
    return {name: hashlib.sha256(static(name)).hexdigest()[:10] for name in STATIC}


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, compiled once."""
    found = Environment(
        loader=PackageLoader("incumbent.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, auto_reload=False,
    )  # fmt: skip
    found.filters.update(
        t=words,
        seen=seen,
        day=_day,
        web=web_address,
        quoted=_quoted,
        sentences=_sentences,
        cap=_capital,
        readable=readable,
    )
    found.globals.update(
        links=links, draw_holders=holders.draw, draw_offices=offices.draw, draw_career=career.draw, draw_chart=chart.draw,
        draw_matrix=matrix.draw, draw_network=network.draw, marked=marked, where=_where, kinds=_KINDS, statuses=_STATUS, change_verb=change_verb,
        how_in_words=how_in_words, site=site, asset=_asset,
    )  # fmt: skip
    return found


def compile_all() -> None:
    """Compile every template now, so that no reader waits for it."""
    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)


def html(template: str, **values: Any) -> bytes:
    """A whole page as UTF-8."""
    return environment().get_template(f"{template}.html").render(**values).encode("utf-8", "replace")


def _asset(name: str) -> str:
    return f"/static/{name}?{marks_of_files()[name]}"


def _where(office: dict[str, Any]) -> str:
    """The office's country, where its name does not say it."""
    name = str(office.get("country_name") or office.get("country") or "")
    return "" if name.lower() in str(office["name"]).lower() else name


def _capital(text: Any) -> str:
    plain = str(text or "")
    return plain[:1].upper() + plain[1:]


def how_in_words(how: str, by: str | None) -> str:
    """How a change came about, and by whom where that is something done to the person."""
    plain = how.replace("_", " ")
    return f"{plain} by {by}" if by and how not in _OWN_DOING else plain


def change_verb(kind: str, status: str) -> str:
    return _VERBS.get((kind, status), _KINDS[kind] + (", as reported" if status == "reported" else ""))


@lru_cache(maxsize=16384)
def _day(text: Any) -> Markup:
    """A date as people write it, with the machine's form beside a day; a window or stretch as its two ends."""
    plain = str(text or "")
    if not plain:
        return Markup("no date")
    try:
        if len(plain) == 10:
            date = dt.date.fromisoformat(plain)
            return Markup('<time datetime="{}">{}</time>').format(date.isoformat(), day_in_words(date))
        return Markup("{}").format(" to ".join(partial(PartialDate.parse(end)) for end in plain.split("/")))
    except (ValueError, RecordError):
        return Markup("{}").format(seen(plain))


def _sentences(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One claim a sentence, the first: several claims that rest on the same sentence would show it as often."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for claim in claims:
        found.setdefault((claim["article"], claim.get("sentence") or claim["quote"]), claim)
    return list(found.values())


def _quoted(claim: dict[str, Any]) -> Markup:
    """The sentence around a claim's words, with the words themselves marked."""
    quote, sentence = claim["quote"], claim.get("sentence") or claim["quote"]
    at = sentence.find(quote)
    if at < 0 or len(sentence) > 600 or len(sentence) - len(quote) < 3:
        return words(quote)
    return Markup("{}<mark>{}</mark>{}").format(
        words(sentence[:at]), words(quote), words(sentence[at + len(quote) :])
    )  # fmt: skip
