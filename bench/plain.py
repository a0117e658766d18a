#!/usr/bin/env python3
"""Plain sentences of the wires must always give their change: recall on the clear ones of Wikipedia's current events.

    python bench/plain.py [--weights DIR] [--list] [--show] [--propose] [--allow-lower]

Clear is a sentence of ../shared/data/world/current_events_2025.jsonl.xz that has one of a few present-tense forms ("X
resigns", "X is sworn in as", "X is elected", "Y appoints X as", "Y dismisses minister X"), a word of office, and nothing
before the verb that makes it a plan, a call or a denial, and does not tell of another term of who held the office
already. It counts as given where the record has a change of that person that fits the form and is not denied: an end
for leaving, a start or chosen for coming. No date or office is asked. `--list` shows the clear sentences, `--show` the
misses.

Most of the clear items are in gold/train. Those of the held-out fold and those in none are counted as `unseen`, which
is the figure that counts for weights that never saw that fold. Floors live in bench/floors_plain.json. Exit status: 0 the
floors held, 1 one is broken, 77 the data is not there.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import sys
from dataclasses import dataclass

import gold
from floors import add_options, judge
from incumbent.records import Article, Record

EVENTS = gold.SHARED / "data" / "world" / "current_events_2025.jsonl.xz"
FLOORS = gold.HERE / "floors_plain.json"

_WORD = r"(?:Mc|Mac|O['’]|de |da |dos |von |van |bin |al-|el-|D['’])?[A-ZÀ-ÞĀŽŠČĐŁ][\w'’.-]+"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{1,3}})"
_ASIDE = r"(?: of [^,.;]{3,50})?(?:, [^,.;]{3,80},)? (?:(?:unexpectedly|formally|abruptly) )?"
_OFFICE = re.compile(
    r"\b(?:president|minister|premier|chancellor|governor|speaker|mayor|secretary|ambassador|attorney general|chief justice|taoiseach|"
    r"captains regent|head of government|leader|representative|senator|member of parliament|chief of staff)\b",
    re.IGNORECASE,
)
FORMS = (
    ("end", re.compile(rf"{_NAME}{_ASIDE}(?:resigns|steps down)\b")),
    (
        "end",
        re.compile(
            rf"\b(?:dismisses|fires|sacks|ousts) (?:[\w'’-]+ ){{0,5}}?(?:[Mm]inister|[Pp]resident|[Ss]ecretary|[Cc]hief|[Gg]overnor) {_NAME}"
        ),
    ),
    ("come", re.compile(rf"{_NAME}{_ASIDE}is (?:sworn in|inaugurated|appointed|elected|reelected|re-elected)\b")),
    ("come", re.compile(rf"\b(?:appoints|names) (?:[a-z][\w'’-]+ ){{0,5}}?{_NAME} (?:as|to be) ")),
    (
        "come",
        re.compile(
            rf"\belects (?:[a-z][\w'’-]+ ){{0,5}}?{_NAME} (?:of [A-Z][\w ]+ )?(?:as|to serve as|president|prime minister|speaker)\b"
        ),
    ),
    ("come", re.compile(rf"{_NAME} (?:takes|assumes) office\b")),
)
_UNCLEAR = re.compile(
    r"\b(?:if|unless|would|will|could|may|might|calls?|demand\w*|asking|refus\w+|reject\w*|den(?:y|ies|ied)|threat\w*|plans?|"
    r"expected|propos\w+|nominat\w+|says?|said|announces?|intend\w*|intention)\b"
)
# The codebook: whoever goes on for another term begins nothing; religious posts are no offices.
_GOES_ON = re.compile(
    r"re-?elect(?:s|ed)|re-?appoint(?:s|ed)|(?:second|third|\d+th) (?:[a-z-]+ ){0,2}term(?!.*previously)", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"\b(?:football|basketball|coach|CEO|league|[Cc]lub|bishop|AI bot|[Cc]hampionship|Dicastery|World Economic Forum|motion|Olympic)\b"
)
_LEADING = re.compile(
    r"^(?:(?:Acting|Former|Interim|Deputy|Vice|Prime|Foreign|Finance|Defen[cs]e|Economic|Treasury|South|North|Supreme|Major|"
    r"Head|Party|Military) )*"
    r"(?:President|Minister|Chancellor|Premier|Governor|Secretary|Speaker|Mayor|Attorney|General|Chief|Cardinal|Senator|Representative|Justice|Judge|"
    r"King|Queen|Leader|MP|Sister|Incumbent|Japanese-born|The|In|U\.S\.|US|Commander) "
)


@dataclass(frozen=True)
class Clear:
    """One sentence that plainly tells a change: the item, the form's direction, the person's last name."""

    id: str
    published: str
    text: str
    sentence: str
    form: str
    name: str


def clear_items() -> list[Clear]:
    """The clear sentences of the data, in its order."""
    found = []
    with lzma.open(EVENTS, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for sentence in re.split(r"(?<=[a-z)”\"]\.)\s+", row["text"]):
                hit = next(((form, m) for form, pattern in FORMS if (m := pattern.search(sentence))), None)
                if (
                    hit is None
                    or not _OFFICE.search(sentence)
                    or _ELSEWHERE.search(sentence)
                    or (_GOES_ON.search(sentence) and "non-consecutive" not in sentence)
                    or _UNCLEAR.search(sentence[: hit[1].end()])
                ):
                    continue
                name = hit[1]["name"]
                while m := _LEADING.match(name):
                    name = name[m.end() :]
                if " " in name and not re.search(r"Party|Minister$|Secretary|Institute|Bank", name):
                    found.append(Clear(row["id"], row["published"], row["text"], sentence, hit[0], name.rstrip(".")))
    return found


def given(item: Clear, record: Record) -> bool:
    """Whether a change of the person that fits the form is in the record."""
    last = item.name.split()[-1].strip(".'’").lower()
    kinds = ("end",) if item.form == "end" else ("start", "chosen")
    return any(
        c.kind in kinds and c.status != "not_done" and c.person and last in c.person.lower().split()
        for c in record.claims
    )


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    gold.add_weights(ap)
    ap.add_argument("--list", action="store_true", help="list the clear sentences and stop")
    ap.add_argument("--show", action="store_true", help="list the misses")
    add_options(ap)
    args = ap.parse_args()
    if not EVENTS.is_file():
        print("SKIPPED: current_events_2025 is not beside this checkout (../shared/data/world); nothing was measured")
        return gold.MISSING
    items = clear_items()
    if args.list:
        for item in items:
            print(f"{item.id} {item.form:5} [{item.name}] {item.sentence}")
        print(f"{len(items)} clear sentences")
        return 0
    of = json.loads(gold.FOLDS.read_text(encoding="utf-8"))["fold"]
    coder = gold.coder_of(args.weights)
    counts = {"unseen": [0, 0], "seen": [0, 0]}
    for item in items[: args.articles]:
        record = coder.record(Article(item.id, "\n" + item.text, published=item.published))
        right = given(item, record)
        which = counts["unseen" if of.get(item.id, 0) == 0 else "seen"]
        which[0] += right
        which[1] += 1
        if args.show and not right:
            print(f"MISSED {item.id} {item.form} [{item.name}] {item.sentence}")
            print(
                "       " + "; ".join(f"{c.kind} {c.person} {c.title} {c.status} {c.confidence}" for c in record.claims)
            )
    figures = {f"plain.{name}": one / total for name, (one, total) in counts.items() if total}
    one, total = (sum(c[k] for c in counts.values()) for k in (0, 1))
    print(
        f"{one} of {total} clear sentences give their change: {one / max(total, 1):.3f}; "
        + ", ".join(f"{n} {a} of {b}" for n, (a, b) in counts.items())
    )
    if args.articles is not None:
        return 0
    return 0 if judge(FLOORS, figures, args.propose, args.allow_lower) else 1


if __name__ == "__main__":
    sys.exit(main())
