"""Claims that the form of the words tells of itself, where the reader may be silent: drafts made from words.

"Prime Minister A" holds it; "B remains governor" holds it on; of "C becomes finance minister, D defence minister and E
health minister" the verb is said once for three; and a list of posts and names is told by its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from incumbent.coding.cast import Cast
from incumbent.coding.drafts import FUNCTION, Draft, drafted
from incumbent.coding.posts import PORTFOLIO, is_post, whole
from incumbent.coding.sure import BARE
from incumbent.coding.titles import title_of
from incumbent.language.closed import AND
from incumbent.reader import Anchor, Name, Page, Reading, Run

SURE = 0.9  # how sure an anchor is that words tell of themselves
HEARD = 0.5  # a claim of the reader's at the same name that is as sure as this stands
GAPPED = 0.9  # of the sureness of the verb that is said once for several
FARTHEST = 6  # words between a verb and the post it tells
STEP = 4  # words between a post of a list and the comma or "and" behind it: "of France on Monday"
LEAST = 2  # lines that make a list

# Posts of states that a name follows on as a mark of honour, so that the two words alone are the claim.
_HONOUR = re.compile(
    r"^(?:president|(?:deputy )?prime minister|premier|chancellor|taoiseach|(?:\w+ )*minister|(?:foreign|home|defen[cs]e) secretary|"
    r"governor|senator|representative|mp|mayor|ambassador|king|queen|emir)$"
)
GONE = frozenset("ousted deposed toppled overthrown previous".split())  # in front of a title: its holder has left
ONCE = frozenset("erstwhile one-time onetime sometime".split())
_NOT_NOW = (
    GONE
    | ONCE
    | frozenset(
        "former ex then late past would-be future aspiring presumptive shadow vice elect designate candidate since".split()
    )
)
_REMAINS = frozenset("remains remain stays stay".split())
# Words that may stand between a verb or a name and the post that it tells.
_LEADS_ON = frozenset(
    "the a an its their his her new as in country 's ’s deputy vice prime acting interim chief first transitional caretaker".split()
)
_BULLETS = frozenset("* - – — • · ·".split())
_OF = frozenset("of in for on".split())


def worded(drafts: list[Draft], reading: Reading, cast_: Cast, words: list[str]) -> list[Draft]:
    """The drafts with those that the words tell, in place of the reader's where these say less."""
    drafts = _gapped(drafts, reading, cast_, words)
    drafts = _remaining(drafts, reading, cast_, words)
    drafts = [*drafts, *_honours(drafts, reading, cast_, words)]
    return drafts + _lines(drafts, reading, cast_, words)


def _remaining(drafts: list[Draft], reading: Reading, cast_: Cast, words: list[str]) -> list[Draft]:
    """ "A remains governor of B" is a hold, whatever change the reader takes it for."""
    page = reading.page
    for k, name in enumerate(reading.names):
        if name.kind != "person" or not _REMAINS & set(words[name.end : name.end + 1]):
            continue
        s = page.sentences[page.sentence_of[name.last]]
        title = _post_from(reading, name.end + 1, s.last)
        if title is None:
            continue
        held = _made("hold", name, cast_.of_name[k], title, cast_)
        drafts = [d for d in drafts if d.anchor.word != name.last or d.title_run != title] + [held]
    return drafts


def _honours(drafts: list[Draft], reading: Reading, cast_: Cast, words: list[str]) -> Iterator[Draft]:
    """ "President A", where no claim of his in that post is told."""
    page = reading.page
    told = {(d.person, d.title.split(" ")[-1]) for d in drafts if d.title and d.anchor.p >= HEARD}
    for k, name in enumerate(reading.names):
        at = name.first - 1
        if name.kind != "person" or at < 0 or page.titled[at] or not is_post(words[at]):
            continue
        if page.sentence_of[at] != page.sentence_of[name.first] or page.quoted[at]:
            continue
        title = _title_at(reading, at)
        text = title_of(page.quote(title.first, title.end))
        if title.end != name.first or not _HONOUR.search(text) or (cast_.of_name[k], text.split(" ")[-1]) in told:
            continue
        if _NOT_NOW & set(words[max(title.first - 3, page.sentences[page.sentence_of[at]].first) : title.first]):
            continue
        told.add((cast_.of_name[k], text.split(" ")[-1]))
        yield _made("hold", name, cast_.of_name[k], title, cast_)


def _gapped(drafts: list[Draft], reading: Reading, cast_: Cast, words: list[str]) -> list[Draft]:
    """A verb said once: what it tells of the first name and post it tells of every "name post" that follows on."""
    page, done = reading.page, set[int]()
    for d in sorted(drafts, key=lambda d: (d.kind != "start", -d.anchor.p)):
        if (
            d.anchor.word in done
            or d.kind not in ("start", "chosen")
            or d.person is None
            or d.title_run is None
            or d.anchor.p < HEARD
        ):
            continue
        own = next((n for _, n in reading.names_within(d.anchor.word, d.anchor.word + 1)), None)
        if own is None or not 0 <= d.title_run.first - own.end <= FARTHEST:
            continue
        s = page.sentences[page.sentence_of[own.last]]
        at = d.title_run.end
        while (found := _next_pair(reading, words, at, s.last)) is not None:
            k, name, title = found
            at = title.end
            done |= {own.last, name.last}
            mine = [o for o in drafts if o.anchor.word == name.last and o.anchor.kind == d.anchor.kind]
            p = max([GAPPED * d.anchor.p, *(o.anchor.p for o in mine)])
            anchor = replace(d.anchor, word=name.last, p=p, roles={**d.anchor.roles, "title": [title]})
            drafts = [o for o in drafts if o.anchor.word != name.last]
            person = cast_.of_name[k]
            text = title_of(page.quote(title.first, title.end))
            body = _body_of(page, title, text, s.last)
            drafts.append(replace(drafted(anchor, person, text, title, body, [], cast_), kind=d.kind))
    return drafts


def _next_pair(reading: Reading, words: list[str], at: int, last: int) -> tuple[int, Name, Run] | None:
    """The name and the post right behind it that a comma or "and" ties to the post which ends at `at`."""
    page = reading.page
    for i in range(at, min(at + STEP + 1, last)):
        if words[i] in AND or words[i] in (",", ";"):
            first = i + 1 + (words[i + 1 : i + 2] != [] and words[i + 1] in AND)
            k = next((k for k, n in reading.names_within(first, last) if n.first == first and n.kind == "person"), None)
            if k is None:
                return None
            name = reading.names[k]
            title = _post_from(reading, name.end, last)
            return (k, name, title) if title is not None and title.first == name.end else None
        if words[i] not in _OF and page.word(i)[:1].islower() and words[i] != "the":
            return None
    return None


def _lines(drafts: list[Draft], reading: Reading, cast_: Cast, words: list[str]) -> list[Draft]:
    """A list of posts and names, a line each: "Minister of health: A", "B, mayor", and in one of ministers "Finance: C"."""
    found: list[tuple[int, Name, Run, str]] = []
    for k, name in enumerate(reading.names):
        line = _line_of(reading, words, name) if name.kind == "person" else None
        if line is not None:
            found.append((k, name, *line))
    cabinet = any("minister" in text for *_, text in found)
    kept = [(k, name, run, text) for k, name, run, text in found if text or cabinet]
    if len(kept) < LEAST:
        return []
    heard = {d.anchor.word for d in drafts if d.anchor.p >= HEARD}
    more = []
    for k, name, run, text in kept:
        if name.last not in heard:
            title = text or f"{title_of(reading.page.quote(run.first, run.end))} minister"
            more.append(replace(_made("hold", name, cast_.of_name[k], run, cast_), title=title))
    return more


def _line_of(reading: Reading, words: list[str], name: Name) -> tuple[Run, str] | None:
    """The post of a line that holds a name and a post alone, and its title, "" where it is the field of a minister."""
    page = reading.page
    s = page.sentences[page.sentence_of[name.first]]
    around = [
        o for o in page.sentences[page.sentence_of[name.first] - 1 : page.sentence_of[name.first] + 2] if o is not s
    ]
    if s.paragraph == 0 or any(o.paragraph == s.paragraph for o in around):
        return None
    first, last = s.first, s.last
    while first < last and words[first] in _BULLETS:
        first += 1
    while last > first and words[last - 1] in (".", ";", ","):
        last -= 1
    if name.end == last:
        end = name.first - (words[name.first - 1] in (":", ",", "-", "–", "—"))
    elif name.first == first and words[name.end] in (":", ",", "-", "–", "—"):
        first, end = name.end + 1, last
    else:
        return None
    if first >= end:
        return None
    if all(w in PORTFOLIO or w in AND or w == "," for w in words[first:end]):
        return (Run(first, end, SURE), "") if name.end == last and words[end] == ":" else None
    title = _post_from(reading, first, end)
    if title is None or title.first != first or title.end != end:
        return None
    return title, title_of(page.quote(first, end))


def _post_from(reading: Reading, at: int, last: int) -> Run | None:
    """The title that begins at `at`, or after words that only point at it; None where none does."""
    page = reading.page
    taken = {i for n in reading.names if n.kind == "person" for i in range(n.first, n.end)}
    for i in range(at, min(at + FARTHEST, last)):
        word = page.word(i).lower()
        if is_post(word) and i not in taken:
            while i + 1 < last and i + 1 not in taken and is_post(page.word(i + 1)):
                i += 1  # "deputy mayor"
            run = _title_at(reading, i)
            return run if run.first >= at else None
        named = next((n for _, n in reading.names_within(i, last) if n.first <= i < n.end), None)
        place = named is not None and named.kind in ("state", "place", "group")
        if i in taken or not (place or word in _LEADS_ON or word in PORTFOLIO or word in AND):
            return None
    return None


def _title_at(reading: Reading, i: int) -> Run:
    """The whole title of which word `i` is the post."""
    page: Page = reading.page
    s = page.sentences[page.sentence_of[i]]
    near = [n for _, n in reading.names_within(s.first, s.last)]
    closed = {j for n in near if n.kind in ("person", "state", "place") for j in range(n.first, n.end)}
    named = {j for n in near for j in range(n.first, n.end)}
    [run] = whole(page, [Run(i, i + 1, SURE)], closed, named)
    return run


def _body_of(page: Page, title: Run, text: str, last: int) -> Run | None:
    """What somebody is the head of, where the title is told apart by its body alone: "head of the state bank"."""
    at = title.end
    if text not in BARE or at + 1 >= last or page.word(at).lower() != "of":
        return None
    first = end = at + 1 + (page.word(at + 1).lower() == "the")
    while end < min(last, first + FARTHEST) and page.word(end).isalpha() and page.word(end).lower() not in FUNCTION:
        end += 1
    return Run(first, end, SURE) if end > first else None


def _made(kind: str, name: Name, person: int, title: Run, cast_: Cast) -> Draft:
    """A draft of what words tell of themselves."""
    none: list[Run] = []
    roles = dict.fromkeys(("body", "area", "by", "when", "said_by"), none)
    first, end = min(name.first, title.first), max(name.end, title.end)
    roles |= {"title": [title], "evidence": [Run(first, end, SURE)]}
    classes = {"status": {"asserted": SURE}, "how": {"none": SURE}, "dated": {"untold": SURE}}
    anchor = Anchor(name.last, kind, SURE, roles, classes)
    page = cast_.page
    text = title_of(page.quote(title.first, title.end))
    body = _body_of(page, title, text, page.sentences[page.sentence_of[title.first]].last)
    return drafted(anchor, person, text, title, body, none, cast_)
