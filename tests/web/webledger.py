"""A small ledger of invented news with one change of office that the tests follow."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

from incumbent.knowledge import Knowledge
from incumbent.ledger import Ledger
from invented import Telling, records

TOKEN = "a token for tests"


def reshuffle() -> list[Telling]:
    """The change that the tests follow: a security chief is replaced, told by two papers a day apart."""
    one = Telling(
        "wire-1", "2020-09-03", "Northern Wire", "https://news.example/reshuffle", "Minsk changes its security chief"
    )
    span = one.words("Lukashenko put Ivan Tertel in the place of KGB chief Valery Vakulchik on Thursday.")
    shared = {"body": "KGB", "country": "BLR", "how": "replaced", "date": "2020-09-03"}
    one.claim("end", "Valery Vakulchik", "chief", span, confidence=0.62, **shared)
    one.claim("start", "Ivan Tertel", "chief", span, confidence=0.51, by="Alexander Lukashenko", **shared)
    one.claim(
        "hold",
        "Alexander Lukashenko",
        "president",
        "President Alexander Lukashenko signed it.",
        country="BLR",
        confidence=0.9,
    )
    one.event("CONSULT", "met", "Ivan Tertel met officials of Russia in Minsk.", [("Ivan Tertel", "BLR")], [("Russia", "RUS")],
              mode="visit", place="Minsk")  # fmt: skip
    one.statement("Ivan Tertel", "BLR", "the service goes on as before")
    two = Telling("post-2", "2020-09-10", "Harbour Post", "https://news.example/tertel", "The new man at the KGB")
    two.claim(
        "hold",
        "Ivan Tertel",
        "head",
        "KGB head Ivan Tertel spoke in parliament.",
        body="KGB",
        country="BLR",
        confidence=0.95,
    )
    return [one, two]


def write(path: Path, stories: list[Telling], invented: int = 60) -> Path:
    """A ledger that holds these stories and some invented news."""
    with Ledger.open(path, write=True, knowledge=Knowledge.load()) as ledger:
        writer = ledger.writer()
        writer.add([s.record() for s in stories])
        writer.add(list(records(invented, countries=6)))
        writer.finish()
    return path
