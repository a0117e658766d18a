"""Who makes way and who follows, where words of the sentence tell it and the reader may not: drafts made from other drafts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incumbent.coding.cast import Cast
from incumbent.coding.drafts import FUNCTION, Draft, drafted
from incumbent.reader import Anchor, Page, Reading, Run

NEAR = 6  # words between "with" and who replaces somebody
HEIR = 0.9  # as sure as that A is replaced is that B, who is named with it, replaces him
UNTIL_NOW = 0.95  # as sure as an anchor of this probability is an end that the codebook reads from its words
OTHER_END = 0.5  # unless the reader is as sure of another end of his there
_BE = frozenset("was is were are be been being".split())
_PASSIVE = _BE | frozenset("has have had will to later then also now".split())
_HEADED = frozenset("headed led ran chaired directed commanded".split())


def makes_way(d: Draft, reading: Reading, words: list[str]) -> bool:
    """Whether the words say that another one replaces him: "the replacement of KGB chief A with B", "A was replaced by B"."""
    own = next((n for _, n in reading.names_within(d.anchor.word, d.anchor.word + 1) if n.kind == "person"), None)
    if own is not None and _is_replaced(words[own.end : own.end + 5]):
        return True
    if own is None or words[own.end : own.end + 1] != ["with"]:
        return False
    s = reading.page.sentences[reading.page.sentence_of[own.first]]
    heir = next((n for _, n in reading.names_within(own.end + 1, s.last) if n.kind == "person"), None)
    if heir is None or heir.first - own.end > NEAR:
        return False
    begin = min(own.first, d.title_run.first) if d.title_run is not None else own.first
    return any(w.startswith("replac") for w in words[max(s.first, begin - NEAR) : own.first])


def _is_replaced(words: list[str]) -> bool:
    """Whether the words behind a name go on "was replaced by", "has been succeeded by"."""
    for verb in ("replaced", "succeeded"):
        if verb in words:
            k = words.index(verb)
            return words[k + 1 : k + 2] == ["by"] and k > 0 and set(words[:k]) <= _PASSIVE and words[k - 1] in _BE
    return False


def not_until_now(drafts: list[Draft], reading: Reading, cast_: Cast, words: list[str]) -> list[Draft]:
    """The drafts without beginnings of the post that somebody headed until now: "replaced by A, who until now headed B"."""
    clauses = list(_until_now(reading, words))

    def left(d: Draft) -> bool:
        runs = [r for r in (d.title_run, d.body_run) if r is not None]
        return d.kind == "start" and any(
            d.person == cast_.of_name[k] and any(verb <= r.first < end for r in runs) for k, verb, _, end in clauses
        )

    return [d for d in drafts if not left(d)]


def successors(drafts: list[Draft], reading: Reading, cast_: Cast, words: list[str]) -> list[Draft]:
    """The codebook: "the replacement of A with B" and "A was replaced by B" are an end of A's and a start of B's."""
    page, found = reading.page, list[Draft]()
    started = {d.person for d in drafts if d.anchor.kind in ("start", "chosen")}
    for d in drafts:
        if d.anchor.kind != "end" or d.person is None or not d.title or d.anchor.most("how")[0] != "replaced":
            continue
        s = page.sentences[page.sentence_of[d.anchor.word]]
        for k, name in reading.names_within(d.anchor.word + 1, s.last):
            if name.kind != "person" or name.first <= d.anchor.word:
                continue
            person = cast_.of_name[k]
            before = words[max(d.anchor.word + 1, name.first - NEAR) : name.first]
            if person != d.person and person not in started and {"with", "by"} & set(before) and "," not in before:
                heir = replace(d.anchor, word=name.last, kind="start", p=d.anchor.p * HEIR)
                found.append(replace(d, anchor=heir, person=person, kind="start"))
                started.add(person)
                break
    return found


def succeeded(drafts: list[Draft], page: Page) -> None:
    """Whoever is succeeded leaves the post that the same sentence has another one begin: "B becomes mayor, succeeding A"."""
    for d in drafts:
        if d.kind != "end" or d.title or d.person is None or d.anchor.most("how")[0] != "replaced":
            continue
        begun = [
            o
            for o in drafts
            if o.kind == "start" and o.title and o.person not in (None, d.person)
            if page.sentence_of[o.anchor.word] == page.sentence_of[d.anchor.word]
        ]
        if begun:
            best = max(begun, key=lambda o: o.anchor.p)
            d.title, d.body, d.area, d.within = best.title, best.body, best.area, best.within
            d.body_run = best.body_run


def until_now(drafts: list[Draft], reading: Reading, cast_: Cast, words: list[str]) -> list[Draft]:
    """The codebook: "A, who until now headed B" is an end of A's at B; of the day of the change that the sentence tells, if it
    tells one of A's."""
    page, found = reading.page, list[Draft]()
    for k, verb, first, end in _until_now(reading, words):
        name, s = reading.names[k], page.sentences[page.sentence_of[reading.names[k].last]]
        taken = [d for d in drafts if d.person == cast_.of_name[k] and s.first <= d.anchor.word < s.last]
        if any(d.kind == "end" and d.anchor.p >= OTHER_END for d in taken):
            continue
        none: list[Run] = []
        roles: dict[str, list[Run]] = dict.fromkeys(("area", "by", "when", "said_by"), none)
        roles |= {
            "title": [Run(verb, verb + 1, 1.0)],
            "body": [Run(first, end, 1.0)],
            "evidence": [Run(name.first, end, 1.0)],
        }
        moved = next((d.anchor for d in taken if d.kind == "start"), None)
        classes = {"status": {"asserted": 1.0}, "how": {"transferred" if moved else "none": 1.0}}
        classes["dated"] = moved.classes["dated"] if moved else {"untold": 1.0, "told": 0.0, "published": 0.0}
        anchor = Anchor(name.last, "end", UNTIL_NOW, roles, classes)
        found.append(drafted(anchor, cast_.of_name[k], "head", roles["title"][0], roles["body"][0], none, cast_))
    return found


def _until_now(reading: Reading, words: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Who is said to have headed what until now: the name, the verb's word, and the words [first, end) of the body."""
    page = reading.page
    for k, name in enumerate(reading.names):
        at = name.end + (words[name.end : name.end + 1] == [","])
        verb = at + 3
        if name.kind != "person" or words[at : at + 2] != ["who", "until"] or not set(words[verb : verb + 1]) & _HEADED:
            continue
        if words[at + 2] not in ("now", "then", "recently"):
            continue
        s = page.sentences[page.sentence_of[name.last]]
        first = verb + 1 + (words[verb + 1 : verb + 2] == ["the"])
        end = next((i for i in range(first, s.last) if not words[i].isalpha() or words[i] in FUNCTION), s.last)
        if end > first:
            yield k, verb, first, end
