"""Whether two titles, or two posts, are one: the same office under other words."""

from __future__ import annotations

from incumbent.coding.offices.drafts import Post

_SAME = {
    "chief": "head", "leader": "head", "chair": "head", "chairman": "head", "chairwoman": "head", "chairperson": "head",
    "director": "head", "boss": "head", "strongman": "head", "ruler": "head", "administrator": "head", "commander": "head",
    "commissioner": "head", "secretary general": "head", "director general": "head",
    "premier": "prime minister", "pm": "prime minister", "mp": "member", "member of parliament": "member", "lawmaker": "member",
    "legislator": "member", "parliamentarian": "member", "congressman": "representative", "congresswoman": "representative",
    "rep": "representative", "sen": "senator", "us senator": "senator", "gov": "governor",
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "defense": "defence", "advisor": "adviser",
}  # fmt: skip
RULERS = frozenset(
    {
        "leader",
        "strongman",
        "ruler",
        "dictator",
        "de facto leader",
        "military leader",
        "military ruler",
        "head of state",
    }
)
_COMMON = frozenset(
    "of the and for on to in house committee senate council court party department ministry national state us united "
    "states special select front movement union commission agency office bureau security police general".split()
)
_LOOSE = frozenset(
    {
        "minister",
        "secretary",
        "judge",
        "justice",
        "commissioner",
        "director",
        "senator",
        "governor",
        "prosecutor",
        "member",
        "head",
        "envoy",
        "ambassador",
        "adviser",
    }
)


def canonical(title: str) -> str:
    """A title under its most common name."""
    title = title.replace("-", " ")
    if title in _SAME:
        return _SAME[title]
    return " ".join(_SAME.get(word, word) for word in title.split())


def same_title(a: str, b: str) -> bool:
    """Whether two titles can name one office: equal, or one is the bare form of the other."""
    x, y = canonical(a), canonical(b)
    if x == y:
        return True
    short, long = (x, y) if len(x) < len(y) else (y, x)
    for mark in ("acting ", "interim ", "caretaker "):
        if long == mark + short:
            return True
    return short in _LOOSE and long.endswith(" " + short) and "vice" not in long and "deputy" not in long


def is_ruler(post: Post) -> bool:
    """Whether the post is at the head of a country, and no other body."""
    return post.body is None and post.area is None and (post.sort in ("executive", "monarch") or post.title in RULERS)


def same_post(a: Post, b: Post) -> bool:
    """Whether two posts can be one: titles agree, and body, country and area do not contradict each other."""
    if a.country and b.country and a.country != b.country:
        return False
    if is_ruler(a) and is_ruler(b) and (a.title in RULERS or b.title in RULERS):
        return True
    if not same_title(a.title, b.title):
        return (a.title, a.sort) == ("prosecutor", b.sort) or (b.title, b.sort) == ("prosecutor", a.sort)
    if a.sort == b.sort == "head" and bool(a.body) != bool(b.body) and canonical(a.title) == "head":
        return False
    if a.body and b.body and not _overlap(a.body, b.body):
        return False
    return not (a.area and b.area and not _overlap(a.area, b.area))


def _overlap(a: str, b: str) -> bool:
    x, y = set(a.lower().split()), set(b.lower().split())
    return x <= y or y <= x or bool((x & y) - _COMMON)


def merged(a: Post, b: Post) -> Post:
    """The fuller account of one post."""
    if a.title in RULERS or b.title in RULERS or "prosecutor" in (a.title, b.title):
        title = b.title if a.title in RULERS or a.title == "prosecutor" else a.title
    else:
        title = a.title if len(a.title) >= len(b.title) else b.title
    body = a.body if len(a.body or "") >= len(b.body or "") else b.body
    return Post(title, body, a.country or b.country, a.area or b.area, a.sort or b.sort)
