"""An annotated article -> anchors, roles and links on the words of its page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from finding import Finder, alike, inflected, title_words

from incumbent.coding.titles import area_of
from incumbent.language.closed import PRONOUNS
from incumbent.reader.pieces import Page, Vocabulary, Window, page_of, windows
from incumbent.reader.schema import ANCHORS, DATED, HOWS, ROLES, STATUSES, TAGS

IGNORE = -100
ROLE = {r: i for i, r in enumerate(ROLES)}
PERSON = (TAGS.index("B-person"), TAGS.index("I-person"))
ANCHOR = {a: i for i, a in enumerate(ANCHORS)}


@dataclass(slots=True)
class Anchored:
    """One anchor with its roles: word index, anchor type, role -> words, and the classes (IGNORE where unknown)."""

    word: int
    type: int
    roles: dict[int, set[int]]
    unknown: set[int] = field(default_factory=set)  # roles that the annotation does not tell
    status: int = IGNORE
    how: int = IGNORE
    dated: int = IGNORE


@dataclass(slots=True)
class Document:
    id: str
    page: Page
    windows: list[Window]
    tasks: frozenset[str]  # of claims, offices (claims of holding one), events, cues, names, coref
    anchored: list[Anchored] = field(default_factory=list)
    ignored: set[tuple[int, int]] = field(default_factory=set)  # (word, anchor type) that may be either
    tags: list[int] | None = None  # IGNORE where nobody says whether a name is there
    people: list[tuple[list[int], set[int]]] = field(
        default_factory=list
    )  # words of a person's name, of the title beside it
    links: list[tuple[int, set[int]]] = field(
        default_factory=list
    )  # (mention word, words it may stand for; empty: none)
    source: str = ""
    language: str = "en"


def gold_document(doc: dict, news: dict, vocabulary: Vocabulary, statements: bool = False) -> Document:
    text = (news.get("title") or "") + "\n" + news["text"]
    page = page_of(text, vocabulary)
    find = Finder(page)
    published = (news.get("published") or "")[:10]
    tasks = {"claims", "events"} & doc.keys() | ({"cues"} if statements else set())
    out = Document(doc["id"], page, windows(page), frozenset(tasks), source=news.get("source") or "own")
    out.language = news.get("language") or "en"
    surname = {}
    for claim in doc.get("claims", ()):
        _claim(out, find, claim, published)
        if claim["person"]:
            surname.setdefault(claim["person"].split()[-1].lower(), []).append(claim)
    _repeated(out, find, surname)
    for event in doc.get("events", ()):
        _event(out, find, event, published)
    if statements:
        for s in doc.get("statements", ()):
            _statement(
                out,
                find,
                [s["spans"]["source"]] if s["spans"]["source"] else [],
                [s["spans"]["cue"]],
                [s["spans"]["content"]],
            )
        for ref in doc.get("refs", ()):
            _link(out, find, find.words(ref["span"]), ref["name"])
    return out


def _sentence(page: Page, word: int) -> tuple[int, int]:
    s = page.sentences[page.sentence_of[word]]
    return s.first, s.last


def _claim(out: Document, find: Finder, claim: dict, published: str) -> None:
    spans = claim["spans"]
    evidence = find.words(spans["evidence"])
    if not evidence:
        return
    person = find.words(spans["person"])
    lo, hi = _sentence(out.page, evidence[0])
    _, hi = max((lo, hi), _sentence(out.page, evidence[-1]), key=lambda x: x[1])
    title, anchor = _title(out.page, find, claim, evidence, (lo, hi), person)
    roles: dict[int, set[int]] = {ROLE["claim.evidence"]: set(evidence)}
    unknown: set[int] = set()
    if title:
        roles[ROLE["claim.title"]] = set(title)
    elif claim["title"]:
        unknown.add(ROLE["claim.title"])
    for part in ("body", "area"):
        if claim[part]:
            words = find.words(spans.get(part))
            words = words or _office_part(out.page, find, part, claim[part], evidence, (lo, hi), title)
            words = words or (inflected(find, claim[part], lo, hi) if out.language != "en" else [])
            if words:
                roles[ROLE[f"claim.{part}"]] = set(words)
            else:
                unknown.add(ROLE[f"claim.{part}"])
    _circumstances(out, find, claim, (lo, hi), roles, unknown)
    if claim["person"] and _is_name(out, find, person, claim["person"]):
        out.people.append((person, set(title)))
    kind = ANCHOR[claim["kind"]]
    other = told_there(out, anchor, kind, roles)  # two titles of one person in one place: one anchor with both
    if other is not None:
        other.unknown &= unknown
        return
    how = HOWS.index(claim["how"] or "none") if claim["kind"] != "hold" else IGNORE
    status = STATUSES.index(claim["status"])
    out.anchored.append(Anchored(anchor, kind, roles, unknown, status, how, _dated(claim, published)))
    if claim["person"] and person:
        _link(out, find, person, claim["person"])
    if claim.get("by") and spans.get("by"):
        _link(out, find, find.words(spans["by"]), claim["by"])


def told_there(out: Document, word: int, kind: int, roles: dict[int, set[int]]) -> Anchored | None:
    """The anchor of that kind that is on this word already, which then has these roles too; None where there is none."""
    for other in out.anchored:
        if (other.word, other.type) == (word, kind):
            for r, words in roles.items():
                other.roles.setdefault(r, set()).update(words)
            return other
    return None


def _is_name(out: Document, find: Finder, words: list[int], name: str) -> bool:
    """Whether these words are a name and not "he" or "the minister": capital letters all along, and a word of the name."""
    same = str.__eq__ if out.language == "en" else alike
    parts = name.lower().split()
    capital = all(out.page.word(i)[0].isupper() or not out.page.word(i).isalpha() for i in words)
    return capital and any(same(find.forms[i], part) for i in words for part in parts)


def _circumstances(
    out: Document, find: Finder, claim: dict, around: tuple[int, int], roles: dict[int, set[int]], unknown: set[int]
) -> None:
    """By whom, when and on whose word: into `roles` where their words are found, into `unknown` where they are not told."""
    for part in ("by", "when", "said_by"):
        words = find.words(claim["spans"].get(part))
        if not words and out.language != "en" and part != "when" and claim[part]:  # told in the dictionary form
            words = inflected(find, claim[part], *around)
            unknown |= set() if words else {ROLE[f"claim.{part}"]}
        if words:
            roles[ROLE[f"claim.{part}"]] = set(words)
    if "when" not in claim:  # the annotation does not mark words of time
        unknown.add(ROLE["claim.when"])


def _title(
    page: Page, find: Finder, claim: dict, evidence: list[int], around: tuple[int, int], person: list[int]
) -> tuple[list[int], int]:
    """The words of the title, none where they are nowhere, and the anchor: the person's last word, else the title's first."""
    near = person[-1] if person else evidence[0]
    words = find.words(claim["spans"].get("title"))
    if claim["title"] and not words:
        words = title_words(find, claim["title"], evidence[0], evidence[-1] + 1, near)
        words = words or title_words(find, claim["title"], *around, near)
    anchor = person[-1] if person else words[0] if words else evidence[0]
    if not words and claim["title"] and claim["person"]:
        words = _told_before(page, find, claim, anchor)
    return words, anchor


def _told_before(page: Page, find: Finder, claim: dict, anchor: int) -> list[int]:
    """The title in an earlier sentence of the article: the nearest one that also names the person."""
    last = claim["person"].split()[-1].lower()
    for s in reversed(page.sentences[: page.sentence_of[anchor]]):
        if last in find.forms[s.first : s.last]:
            title = title_words(find, claim["title"], s.first, s.last, None)
            if title:
                return title
    return []


def _office_part(
    page: Page, find: Finder, part: str, value: str, evidence: list[int], around: tuple[int, int], title: list[int]
) -> list[int]:
    """The words of a body or an area: in the evidence, its sentence, or the sentence of the title."""
    words = find.phrase(value, evidence[0], evidence[-1] + 1) or find.phrase(value, *around)
    if not words and part == "area":  # "D-Ariz." tells Arizona
        words = [i for i in range(*around) if area_of(page.word(i)) == value][:1]
    if not words and title and not around[0] <= title[0] < around[1]:
        words = find.phrase(value, *_sentence(page, title[0]))
    return words


def _dated(claim: dict, published: str) -> int:
    """Which of `DATED` a change is; IGNORE where the annotation does not tell."""
    if claim["kind"] not in ("start", "end") or "when" not in claim:
        return IGNORE
    date = claim["date"]
    dated = DATED.index("untold" if date is None else "told" if claim["when"] else "published")
    if dated == 1 and not (published and date[:7] == published[:7]):
        return IGNORE
    return dated


def _repeated(out: Document, find: Finder, surname: dict[str, list[dict]]) -> None:
    """Further mentions of an annotated holder beside a title are claims too, only not written down again."""
    anchors = {(a.word, a.type) for a in out.anchored}
    for i, form in enumerate(find.forms):
        for claim in surname.get(form, ()):
            kind = ANCHOR[claim["kind"]]
            if (i, kind) in anchors:
                continue
            lo, hi = _sentence(out.page, i)
            if claim["kind"] in ("hold", "held"):
                again = bool(title_words(find, claim["title"] or "-", max(lo, i - 10), min(hi, i + 10), i))
            else:  # a change is told again where its verb or noun is
                told = {w[:5] for w in re.findall(r"[a-z]{5,}", claim["evidence"])}
                again = any(f[:5] in told for f in find.forms[lo:hi] if len(f) > 4)
            if again:
                out.ignored.add((i, kind))


def _actor(out: Document, find: Finder, name: str, span: list[int] | None, lo: int) -> list[int]:
    words = find.words(span)
    if words:
        _link(out, find, words, name)
        return words
    parts = [w for w in re.findall(r"\w+", name.lower()) if len(w) > 2]
    if not parts:
        return []
    for i in range(lo - 1, max(-1, lo - 120), -1):
        if find.forms[i] == parts[-1]:
            j = i
            while j > 0 and find.forms[j - 1] in parts:
                j -= 1
            return list(range(j, i + 1))
    return []


def _event(out: Document, find: Finder, event: dict, published: str) -> None:
    spans = event["spans"]
    trigger, evidence = find.words(spans["trigger"]), find.words(spans["evidence"])
    if not trigger:
        return
    lo, _ = _sentence(out.page, trigger[0])
    roles: dict[int, set[int]] = {}
    unknown: set[int] = set()
    for part in ("source", "target"):
        names, marks = event[part] or [], spans.get(part) or []
        found: set[int] = set()
        for k, name in enumerate(names):
            mark = marks[k] if k < len(marks) else None
            words = _actor(out, find, name, mark, lo)
            found.update(words)
            if not words:
                unknown.add(ROLE[f"event.{part}"])
        if found:
            roles[ROLE[f"event.{part}"]] = found
            unknown.discard(ROLE[f"event.{part}"])
    for part in ("place", "when", "said_by"):
        words = find.words(spans.get(part))
        if words:
            roles[ROLE[f"event.{part}"]] = set(words)
        elif event.get(part):
            unknown.add(ROLE[f"event.{part}"])
    if "when" not in event:
        unknown.add(ROLE["event.when"])
    roles[ROLE["event.trigger"]] = set(trigger)
    roles[ROLE["event.evidence"]] = set(evidence)
    dated = IGNORE
    if event.get("when") and event["date"]:
        dated = 2
    elif event["date"] is None and "when" in event:
        dated = 0
    elif published and event["date"] and event["date"][:10] == published:
        dated = 1
    out.anchored.append(
        Anchored(trigger[0], ANCHOR[event["type"]], roles, unknown, STATUSES.index(event["status"]), IGNORE, dated)
    )
    if event.get("said_by") and spans.get("said_by"):
        _link(out, find, find.words(spans["said_by"]), event["said_by"])


def _link(out: Document, find: Finder, mention: list[int], name: str) -> None:
    """A mention and the name it stands for: a lesson in coreference where the mention is not the name itself."""
    if not mention:
        return
    parts = [w for w in re.findall(r"[\w'’-]+", name.lower()) if len(w) > 1]
    if not parts:
        return
    own = {find.forms[i] for i in mention}
    head = mention[-1]
    same = str.__eq__ if out.language == "en" else alike
    if any(same(a, b) for a in own for b in parts):
        if not own & PRONOUNS and find.page.shapes[head] == 0:
            out.links.append((head, set()))  # "protesters" stand for themselves
        return
    last = parts[-1]
    found = {i for i, form in enumerate(find.forms) if same(form, last) and i not in mention}
    if found:
        out.links.append((head, found))


def _statement(out: Document, find: Finder, source: list, cue: list, content: list) -> None:
    def all_words(spans: list) -> set[int]:
        return {i for s in spans for i in find.words(s)}

    cues = sorted(all_words(cue))
    if not cues:
        return
    roles = {ROLE["cue.cue"]: set(cues), ROLE["cue.content"]: all_words(content)}
    if source:
        roles[ROLE["cue.source"]] = all_words(source)
    if told_there(out, cues[0], ANCHOR["cue"], roles) is None:  # else the other half of a quotation that its cue parts
        out.anchored.append(Anchored(cues[0], ANCHOR["cue"], roles))


def polnear_document(row: dict, vocabulary: Vocabulary) -> Document:
    text = row["text"]
    page = page_of(text, vocabulary)
    find = Finder(page)
    out = Document(row["doc"], page, windows(page), frozenset({"cues"}), source="polnear")
    for a in row["annotations"][0]["attributions"]:
        _statement(out, find, a["source"], a["cue"], a["content"])
    return out


def silver_tags(document: Document, names: dict[str, list[list[int]]]) -> None:
    """Name tags made by another recogniser: character offsets by kind."""
    find = Finder(document.page)
    tags = [0] * len(document.page.words)
    spans = ((start, end, kind) for kind, found in names.items() for start, end in found)
    for start, end, kind in sorted(spans):
        words = find.words([start, end])
        if not words or any(tags[i] for i in words):
            continue
        for k, i in enumerate(words):
            tags[i] = TAGS.index(("B-" if k == 0 else "I-") + kind)
    document.tags = tags


def people_tags(document: Document) -> None:
    """The names of those who are annotated with an office, over what another recogniser found or did not. Where none looked,
    all else is open, but for the words that tell where a name ends: a title, and what begins with no capital letter."""
    if not document.people:
        return
    if document.tags is None:
        document.tags = [IGNORE] * len(document.page.words)
        for words, title in document.people:
            beside = [i for i in (words[0] - 1, words[-1] + 1) if 0 <= i < len(document.tags)]
            for i in title | {i for i in beside if not document.page.word(i)[0].isupper()}:
                document.tags[i] = 0
    tags = document.tags
    for words, _ in document.people:
        if all(tags[i] in (0, IGNORE, *PERSON) for i in words) and tags[words[0]] != PERSON[1]:
            for i in words:
                tags[i] = PERSON[0] if i == words[0] else PERSON[1]
