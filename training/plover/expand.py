"""Expand the phrase files into marked sentences with their PLOVER root.

python training/plover/expand.py OUT.tsv [--each 8] [--seed 1]
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
CHOICE = re.compile(r"\[([^\[\]]*)\]")
JOINS = (
    "{0} after {1}",
    "{0}, hours after {1}",
    "{0} as {1}",
    "{0} while {1}",
    "{0}, and {1}",
    "{0}, but {1}",
    "{0} a day before {1}",
    "After {1}, {0}",
)
SLOT = re.compile(r"\{([A-Za-z0-9.]+)\}")


def lower(match: re.Match[str]) -> str:
    return match[0].lower()


class Expander:
    """Fills phrases from the actor lists; equal seeds give equal sentences."""

    def __init__(self, seed: int) -> None:
        self.lists: dict[str, list[str]] = tomllib.loads((HERE / "actors.toml").read_text(encoding="utf8"))
        self.rng = random.Random(seed)

    def plain(self, text: str) -> str:
        """Every choice and slot of `text` filled."""
        while match := CHOICE.search(text):
            text = text[: match.start()] + self.rng.choice(match[1].split("|")) + text[match.end() :]
        while match := SLOT.search(text):
            text = text[: match.start()] + self.slot(match[1]) + text[match.end() :]
            while inner := CHOICE.search(text):
                text = text[: inner.start()] + self.rng.choice(inner[1].split("|")) + text[inner.end() :]
        return text

    def slot(self, kind: str) -> str:
        if kind[:2] in ("S.", "T."):
            tag = kind[0].lower()
            words = self.plain(self.rng.choice(self.lists[kind[2:]])).rstrip(",")
            return f"<{tag}>{words}</{tag}>"
        words = self.plain(self.rng.choice(self.lists[kind.lower()]))
        return words.upper() if kind.isupper() else words

    def joined(self, body: str, other: str) -> str:
        """`body` beside a second event whose actors are not marked: the marks decide which one is meant."""
        second = self.plain(re.sub(r"\{[ST]\.", "{", other)).strip()
        body, second = (
            re.sub(r"^(An?|The|Talks|Negotiations|Thousands|Hundreds) ", lower, text) for text in (body, second)
        )
        link = self.rng.choice(JOINS)
        return link.format(body, second) if self.rng.random() < 0.7 else link.format(second, body)

    def sentence(self, phrase: str, other: str = "") -> str:
        """One marked sentence with a lead-in, a capital and a full stop; with the event of `other` beside it."""
        lead = self.plain(self.rng.choice(self.lists["lead"])) if self.rng.random() < 0.5 else ""
        body = self.plain(phrase).strip()
        if other:
            body = self.joined(body, other)
        elif self.rng.random() < 0.12:
            said = self.plain("[, officials said|, {name} said|, the {dem} president said on {day}|, witnesses said]")
            body += said
        text = re.sub(r"\s+", " ", lead + body)
        text = re.sub(r"\b([Aa]) ((?:</?[st]>)?[AEIOaeio])", r"\1n \2", text)
        text = re.sub(r"\s+(</[st]>)", r"\1 ", text).replace(" ,", ",").replace(" 's", "'s")
        start = re.match(r"(?:<[st]>)?", text)
        at = start.end() if start else 0
        text = text[:at] + text[at].upper() + text[at + 1 :]
        return text if text.endswith((".", '"')) else text + "."


def phrases() -> list[tuple[str, str]]:
    """(root, phrase) of every phrase file, in a fixed order."""
    found = []
    for path in sorted(HERE.glob("phrases_*.tsv")):
        for line in path.read_text(encoding="utf8").splitlines():
            if line and not line.startswith("#"):
                root, phrase = line.split("\t")
                found.append((root, phrase))
    return found


def written() -> list[tuple[str, str]]:
    """(root, marked sentence) of every sentence written out in full."""
    found = []
    for path in sorted(HERE.glob("sentences*.tsv")):
        for line in path.read_text(encoding="utf8").splitlines():
            if line and not line.startswith("#"):
                root, marked = line.split("\t")
                found.append((root, marked))
    return found


def expand(each: int, seed: int) -> list[tuple[str, str]]:
    """`each` sentences of every phrase and the sentences written in full, without repeats."""
    maker = Expander(seed)
    told = phrases()
    rows = [(root, maker.sentence(phrase)) for root, phrase in told for _ in range(each)]
    rows += [
        (root, maker.sentence(phrase, maker.rng.choice(told)[1])) for root, phrase in told for _ in range(each // 4)
    ]
    return list(dict.fromkeys(rows + written()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--each", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with given.out.open("w", encoding="utf8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t")
        writer.writerow(["root", "marked_sentence"])
        writer.writerows(expand(given.each, given.seed))


if __name__ == "__main__":
    main()
