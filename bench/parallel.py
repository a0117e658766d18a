#!/usr/bin/env python3
"""One article in four languages gives one record: the claims of translations beside those of the English original.

    python bench/parallel.py [--only LANG] [--articles N] [--show] [--weights DIR] [--propose] [--allow-lower]

bench/parallel holds twelve articles of our own in English (nine of them the bundled samples) and their translations by hand into
Russian, Belarusian and Ukrainian; claims.json has the claims that a careful reader of any of the four is told. Two claims agree
where kind, person, office and country are the same and the dates do not differ: people by the ledger's identity across spellings
and scripts, offices by its keys. Printed for each language: precision, recall and F1 of its claims against the agreed ones and
against those that the English coding has; `--show` lists what is missing and what is extra. Floors live in
bench/floors_parallel.json. Exit status: 0 the floors held, 1 one is broken, 77 nothing reads the languages here.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import gold
from floors import add_options, judge
from incumbent.knowledge import Knowledge
from incumbent.ledger.deriving.keys import Keyer, PersonKey
from incumbent.ledger.deriving.people import is_known
from incumbent.ledger.deriving.spelling import one_name
from incumbent.reading import read_articles
from incumbent.records import Article, Claim, PartialDate, Record, Span

FOLDER = gold.HERE / "parallel"
FLOORS = gold.HERE / "floors_parallel.json"
LANGUAGES = ("en", "ru", "be", "uk")
DATED = ("start", "end")  # kinds whose date is a part of what they say
Json = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """What a claim says, in the terms that all languages share."""

    kind: str
    person: PersonKey | None
    office: str
    country: str | None
    date: PartialDate | None
    words: str

    def agrees(self, other: Told) -> bool:
        """Whether both say the same."""
        same = (self.kind, self.office, self.country) == (other.kind, other.office, other.country)
        return same and same_person(self.person, other.person) and self.same_date(other)

    def same_date(self, other: Told) -> bool:
        """Of a start or end: both undated, or days in common. Of other kinds: no dates without a day in common."""
        if self.date is None or other.date is None:
            return self.kind not in DATED or self.date is other.date
        return self.date.overlaps(other.date)


def same_person(one: PersonKey | None, other: PersonKey | None) -> bool:
    """One key, or spellings of one name where not both are known to the lists."""
    if one is None or other is None:
        return one is other
    if one.key == other.key:
        return True
    return not (is_known(one.key) and is_known(other.key)) and one_name(one.name, other.name)


class Teller:
    """Puts claims into the terms of the ledger."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.keyer = Keyer(knowledge)

    def of_record(self, record: Record) -> list[Told]:
        """The claims of a record, each once."""
        known = {e.id: e.known_as for e in record.entities}
        published = record.article.published_on
        return distinct(self.told(c, known.get(c.person_entity or ""), published) for c in record.claims)

    def told(self, claim: Claim, known_as: str | None, published: PartialDate | None) -> Told:
        """One claim. `published`: the day of its article."""
        person = self.keyer.person(claim, known_as, published)
        office = self.keyer.office(claim, person, published)
        words = f"{claim.kind} {claim.person} | {' / '.join(w for w in (claim.title, claim.body, claim.area) if w)}"
        words += f" | {claim.country} {claim.date} = {person.key if person else None}, {office.key} <- {claim.evidence.quote!r}"
        return Told(claim.kind, person, office.key, office.country, claim.date, words)

    def agreed(self, row: Json, published: PartialDate | None) -> Told:
        """A row of claims.json."""
        date = PartialDate.parse(row["date"]) if row["date"] else None
        claim = Claim(
            "c", row["kind"], row["person"], row["title"], Span(0, 0, ""), body=row["body"], country=row["country"],
            area=row["area"], date=date, status=row["status"],
        )  # fmt: skip
        return self.told(claim, None, published)


def distinct(found: Iterable[Told]) -> list[Told]:
    """Without those that say what one before them says."""
    kept: list[Told] = []
    for told in found:
        if not any(told.agrees(other) for other in kept):
            kept.append(told)
    return kept


def compared(wanted: Sequence[Told], found: Sequence[Told]) -> tuple[int, list[Told], list[Told]]:
    """How many agree, each with one; those wanted that are missing; those found that are extra."""
    left, missing = list(found), []
    for told in wanted:
        hit = next((other for other in left if told.agrees(other)), None)
        if hit is None:
            missing.append(told)
        else:
            left.remove(hit)
    return len(wanted) - len(missing), missing, left


def figures_of(agree: int, wanted: int, found: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    return agree / max(found, 1), agree / max(wanted, 1), 2 * agree / max(wanted + found, 1)


def articles(language: str, names: Iterable[str]) -> dict[str, Article]:
    """The articles of a language, read as every user's articles are read. SystemExit where one is not in its language."""
    found = {}
    for name in names:
        [reading] = read_articles([str(FOLDER / language / f"{name}.json")])
        if reading.article is None or reading.article.language != language:
            raise SystemExit(
                f"bench/parallel/{language}/{name}.json is not read as an article in that language: {reading}"
            )
        found[name] = reading.article
    return found


def show(name: str, missing: Sequence[Told], extra: Sequence[Told]) -> None:
    for what, items in (("MISSING", missing), ("EXTRA  ", extra)):
        for told in items:
            print(f"  {what} {name}: {told.words}")


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ap.add_argument("--only", choices=LANGUAGES[1:], metavar="LANG", help="one language beside English: ru, be or uk")
    ap.add_argument(
        "--show", action="store_true", help="list what is missing and what is extra, against the agreed claims"
    )
    gold.add_weights(ap)
    add_options(ap)
    args = ap.parse_args()
    agreed: dict[str, list[Json]] = json.loads((FOLDER / "claims.json").read_text(encoding="utf-8"))
    names = sorted(agreed)[: args.articles]
    coder = gold.coder_of(args.weights)
    teller = Teller(coder.knowledge)
    english: dict[str, list[Told]] = {}
    figures: dict[str, float] = {}
    for language in [code for code in LANGUAGES if args.only in (None, code) or code == "en"]:
        sums = {"agreed": [0, 0, 0], "english": [0, 0, 0]}
        for name, article in articles(language, names).items():
            record = coder.record(article)
            if any(p.code == "language-missing" for p in record.problems):
                print(f"SKIPPED: nothing reads {language} here: {record.problems[0].message}")
                return gold.MISSING
            found = teller.of_record(record)
            wanted = [teller.agreed(row, article.published_on) for row in agreed[name]]
            against = {"agreed": wanted, "english": english.setdefault(name, found)}
            for what, others in against.items():
                agree, missing, extra = compared(others, found)
                sums[what] = [a + b for a, b in zip(sums[what], (agree, len(others), len(found)), strict=True)]
                if args.show and what == "agreed":
                    show(f"{language}/{name}", missing, extra)
        for what, (agree, wanted_, found_) in sums.items():
            if (language, what) == ("en", "english"):
                continue
            precision, recall, f1 = figures_of(agree, wanted_, found_)
            of = "the agreed list" if what == "agreed" else "the English coding"
            print(
                f"{language} beside {of}: {agree} of {wanted_} agree, {wanted_ - agree} missing, {found_ - agree} extra; "
                f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"
            )
            figures[f"parallel.{language}.{what}"] = f1
    if args.articles is not None or args.only is not None:
        return 0
    return 0 if judge(FLOORS, figures, args.propose, args.allow_lower) else 1


if __name__ == "__main__":
    sys.exit(main())
