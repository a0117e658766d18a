"""Answers made by hand, and what is drawn of them."""

import datetime as dt
import io
import json
from dataclasses import replace

from builders import HandKnowledge
from rich.console import Console

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.asking.answers import Holder, OfficeAnswer
from incumbent.ledger.asking.find import OfficeFound
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.facts import Bound, Limits, Tenure
from incumbent.records import Claim, PartialDate, Span

DAY = dt.date.fromisoformat
KNOWLEDGE = HandKnowledge()
WIKIDATA = "everypolitician belarus-ministers 2022-08-03 (3edd7c7), from Wikidata"


def drawn(draw, *args, wide=900, **options):
    """What is drawn, every run of blanks as one."""
    out = io.StringIO()
    draw(Console(width=wide, file=out, highlight=False, markup=False, emoji=False), *args, **options)
    return " ".join(out.getvalue().split())


def stored(id="wire-1/c1", sentence="On Monday Ann Aster resigned as chief.", quote="Ann Aster resigned", **fields):
    own = {k: fields.pop(k) for k in ("kind", "status", "said_by", "how", "person", "date") if k in fields}
    own = {"kind": "end", "person": "Ann Aster", **own}
    claim = Claim(id, own.pop("kind"), own.pop("person"), "chief", Span(3, 20, quote), **own)
    base = StoredClaim(
        claim, "wire-1", "A headline", None, "2020-05-04T10:00", "Wire", None, "2021-01-01T00:00:00Z", "o", "p", None, "m", sentence
    )  # fmt: skip
    return replace(base, **fields)


def by_id(*claims):
    return {c.claim.id: c for c in claims}


OFFICE = OfficeFound("o", "chief of the Trade Office", "BLR", None, "one", 3)


def bound(day, *claims):
    return Bound(DAY(day), claims or ("wire-1/c1",), "is told as the end")


def tenure(name="Ann Aster", **fields):
    base = Tenure(
        "o", "p", name, Limits(None, bound("2018-01-10")), Limits(bound("2020-05-04"), bound("2020-05-04")), True, None, False,
        "asserted", ("wire-1/c1",), why="1 article",
    )  # fmt: skip
    return replace(base, **fields)


def answer(**fields):
    base = OfficeAnswer(OFFICE, None, None, (), None, (), (), (), (), by_id(stored()))
    return replace(base, **fields)


HOLDER = Holder(tenure(), "yes", 0)
ROW = Listed("o", "Chief", "q", "Bo Birch", "BLR", PartialDate.parse("2017"), None, WIKIDATA, "CC0")


def answers(ran):
    """What a verb answers that went well and speaks JSON."""
    assert ran.code == 0, ran.err
    return json.loads(ran.out)["answers"]
