"""Names that the reader tagged in pieces, put together: of one person side by side, of one known place; one name of one kind."""

from __future__ import annotations

from dataclasses import replace

from incumbent.knowledge import Knowledge
from incumbent.language.chains import is_family_first
from incumbent.reader import Name, Page, Reading

_PLACES = frozenset(("state", "place"))
_CHAMBERS = frozenset(("House", "Senate"))
_COMMITTEES = frozenset(("Committee", "Subcommittee"))
_WORDS_TOO = frozenset(
    "will may mark bill sheikh prince king grace rose hope faith even".split()
)  # besides first names
DOUBTFUL = 0.7  # a lone first name tagged as something else belongs to the surname behind it below this


def joined(reading: Reading, knowledge: Knowledge) -> Reading:
    """The reading with such names as one each; whom words stand for follows.

    "Willum" and "Þór Þórsson" side by side are one person; "New" and "Mexico", or "Mexico" and "City", are the place
    that the lists know under both words; "Senate Housing" and "Urban Affairs Committee" with a comma between are one
    committee. A first name that was left out, or taken for something else, goes with the surname behind it.
    """
    names: list[Name] = []
    became: list[int] = []
    for name in reading.names:
        whole = _one(names[-1], name, reading.page, knowledge) if names else None
        if whole is not None:
            names[-1] = whole
        else:
            names.append(name)
        became.append(len(names) - 1)
    names, became = _committees(names, became, reading.page)
    names = [_with_first_name(n, names[k - 1] if k else None, reading.page, knowledge) for k, n in enumerate(names)]
    names = _alike(names, reading.page)
    if names == reading.names:
        return reading
    refers = {word: (became[k], p) for word, (k, p) in reading.refers.items()}
    return replace(reading, names=names, refers=refers)


def _alike(names: list[Name], page: Page) -> list[Name]:
    """The names, where the same words are now of one kind and now of another each time of the likelier; but a lone word is
    somebody's who is named in full by it."""
    weight: dict[str, dict[str, float]] = {}
    whole = {page.word(n.last) for n in names if n.kind == "person" and n.end - n.first > 1}
    texts = [page.quote(n.first, n.end) for n in names]
    for n, text in zip(names, texts, strict=True):
        told = weight.setdefault(text, {})
        told[n.kind] = told.get(n.kind, 0.0) + n.p
    kinds = {
        text: "person" if text in whole and "person" in told else max(told, key=told.__getitem__)
        for text, told in weight.items()
        if len(told) > 1
    }
    return [replace(n, kind=kinds.get(text, n.kind)) for n, text in zip(names, texts, strict=True)]


def _one(left: Name, right: Name, page: Page, knowledge: Knowledge) -> Name | None:
    """The name that two neighbours are pieces of; None where they are two."""
    if left.end != right.first or page.text[page.words[left.last].end : page.words[right.first].start] != " ":
        return None
    if left.kind == right.kind == "person":
        return Name(left.first, right.end, "person", max(left.p, right.p))
    lone = left.end - left.first == right.end - right.first == 1
    if right.kind == "person" and lone and left.p < DOUBTFUL and _is_first_name(page.word(left.first), knowledge):
        return Name(left.first, right.end, "person", right.p)
    if {left.kind, right.kind} <= _PLACES and knowledge.place(page.quote(left.first, right.end)) is not None:
        return Name(left.first, right.end, "place", max(left.p, right.p))
    return None


def _is_first_name(word: str, knowledge: Knowledge) -> bool:
    return word[:1].isupper() and word.lower() not in _WORDS_TOO and bool(knowledge.first_name_gender(word))


def _with_first_name(name: Name, before: Name | None, page: Page, knowledge: Knowledge) -> Name:
    """A person's name with the word in front that no name holds: a first name before a lone surname, or a family name that is
    written in front ("Nguyen" before "Van Linh")."""
    at = name.first - 1
    if name.kind != "person" or at < 0 or (before is not None and before.end > at):
        return name
    if page.sentence_of[at] != page.sentence_of[name.first]:
        return name
    if page.text[page.words[at].end : page.words[name.first].start] != " " or not page.word(at)[:1].isupper():
        return name
    word, lone = page.word(at), name.end - name.first == 1
    if (lone and _is_first_name(word, knowledge)) or (not lone and len(word) > 2 and is_family_first(word)):
        return replace(name, first=at)
    return name


def _committees(names: list[Name], became: list[int], page: Page) -> tuple[list[Name], list[int]]:
    """The names, where commas part that of a committee of a chamber, with that as one: "House Natural Resources, Land and
    Water Committee"; and which of them each has become."""
    kept: list[Name] = []
    moved: list[int] = []
    for name in names:
        kept.append(name)
        if name.kind == "organization" and page.word(name.last) in _COMMITTEES:
            k = len(kept) - 1
            while k > 0 and _listed(kept[k - 1], kept[k], page) and page.word(kept[k].first) not in _CHAMBERS:
                k -= 1
            if page.word(kept[k].first) in _CHAMBERS:
                kept[k:] = [replace(name, first=kept[k].first)]
                moved = [min(m, k) for m in moved]
        moved.append(len(kept) - 1)
    return kept, [moved[k] for k in became]


def _listed(left: Name, right: Name, page: Page) -> bool:
    """Whether a comma alone stands between two names of bodies."""
    return left.kind == "organization" and left.end + 1 == right.first and page.word(left.end) == ","
