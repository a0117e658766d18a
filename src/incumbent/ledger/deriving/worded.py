"""The words of an office as an article's claim has them, without what belongs to no office. Pure functions.

Pieces of neighbouring words ("Security Service in"), a title said twice, a body that the title already holds, and bodies of
which a country has any number ("the party", "a powerful committee"): they name no office.
"""

from __future__ import annotations

import re
from functools import lru_cache

from incumbent.knowledge.spelling import fold
from incumbent.ledger.deriving.titles import canonical

Words = tuple[str, str | None, str | None]

_BEGINS = re.compile(r"^(?:[^\w(]+|(?:of|in|and|s|for|(?:city|town|region|country|state|province|county)['’]s)\s+)+")
_ENDS = re.compile(
    r"(?:[\s,;:–—-]+(?:in|of|on|at|to|and|for|the|with|from|by|was|who|has|had|said)|\s*[\[(\"“”'’,;:–—-])+$"
)
_LED = re.compile(
    r"^(chair\w*|speaker|ranking (?:\w+ )?member|(?:(?:majority|minority|democratic|republican) )?(?:leader|whip)) (?:representative|senator)$"
)
_AMBASSADOR = re.compile(r"^(\S+) ((?:ambassador|envoy|permanent representative)\b.*)$")
_ANYONES = frozenset(
    "party group committee subcommittee company organization organisation agency commission ministry department embassy office board "
    "firm team panel association club movement faction bloc alliance unit bureau centre center institute foundation body side".split()
)
_SOME = frozenset(
    "rebel powerful militant terror terrorist main new local regional national political influential key small large big major "
    "armed extremist jihadist activist opposition far right left wing parliamentary congressional same own joint house us".split()
)
_PARTIES = "democratic|republican|conservative|labour|gop"
_OF_PARTY = re.compile(
    rf"^(?:{_PARTIES}) (?=(?:congress\w+|senator|representative|lawmaker|governor|mayor|president|mp|minister|speaker)$)"
)
_PARTY_BEHIND = re.compile(rf"^(.+) ({_PARTIES})$", re.I)
_PARTY_BEFORE = re.compile(rf"^(?:{_PARTIES}) (?=(?:house|senate)$)", re.I)
_CHAMBER = re.compile(r"^(?:house|senate|congressional|joint)\b", re.I)
_COMMITTEE = re.compile(r"\b(?:sub)?committee$|^national committee\b|\bnational committee$", re.I)
_STATE_OFFICERS = frozenset(("secretary of state", "attorney general", "governor", "lieutenant governor", "mayor"))
_OF_AREA = re.compile(r"(?:County|District|Province|Parish|Borough) \w")
_LEGISLATORS = frozenset(("senator", "state senator", "member of parliament", "member of congress"))


def tidied(title: str, body: str | None, area: str | None) -> Words:
    """Title, body and area without pieces of other words.

    >>> tidied("prime minister prime minister", "of parliament in", None)
    ('prime minister', 'parliament', None)
    """
    title, body, area = _once(title), _trimmed(body), _trimmed(area)
    title, body = _shared(*_body_first(_OF_PARTY.sub("", title), body))
    title, body = _of_chamber(title, body)
    if body and _COMMITTEE.search(body) and (_CHAMBER.match(body) or "national committee" in body.lower()):
        area = None  # where the member's seat is
    if area and body and _OF_AREA.match(body) and body == body.title():
        kind, _, rest = body.partition(" ")
        area, body = (
            f"{area} {kind}",
            rest,
        )  # "the Mosslake County Circuit Court" is no County Circuit Court of Mosslake
    if body and fold(body) != fold(title) and fold(body).endswith(f" {fold(title)}"):
        body = _trimmed(body[: -len(title)])
    led = _LED.match(title.lower())
    if led:
        return led[1], body, None
    if (
        body
        and fold(body)
        and f" {fold(body)} " in f" {fold(title)} "
        and len(fold(title).split()) > len(fold(body).split())
    ):
        title = _cased(title, body)
    return title, body, area


@lru_cache(maxsize=4096)
def is_anyones(body: str) -> bool:
    """Whether a body is one of which a country has any number: "the party", "a powerful committee".

    >>> is_anyones("the rebel group"), is_anyones("Labour Party"), is_anyones("army")
    (True, False, False)
    """
    words = [word for word in fold(body).split() if word not in ("the", "a", "an")]
    return bool(words) and words[-1] in _ANYONES and _SOME.issuperset(words[:-1]) and body == body.lower()


def sits_in_no(title: str, country: str | None, sector: str | None, body: str) -> bool:
    """Whether a body is not the office's: the party of a minister, the committee of a senator, the Senate of a senator.

    `sector`: the body's, where it is known ("PTY" of a party).
    """
    post = canonical(title).name
    party = sector == "PTY" or fold(body).split()[-1:] == ["party"]
    if post in _LEGISLATORS or (post in _STATE_OFFICERS and _CHAMBER.match(body)):
        return country != "IGO"
    if post == "representative" and country == "USA":
        return True
    judges = post.split()[-1:] in (["justice"], ["judge"])
    return party and (
        judges or post in ("representative", "mayor", "governor", "prime minister") or post.endswith(" minister")
    )


def _body_first(title: str, body: str | None) -> tuple[str, str | None]:
    """Title and body where the end of the body's name was taken for the title's beginning: "National Search and Rescue chief"."""
    words = title.split()
    if len(words) < 2 or words[0].lower() not in ("and", "&"):
        return title, body
    if body is None or len(words) < 3:
        return " ".join(words[1:]), body
    return words[-1], " ".join([body, "and", *(w.capitalize() for w in words[1:-1])])


def _shared(title: str, body: str | None) -> tuple[str, str | None]:
    """Title and body where the title begins with words that the body ends with: "judiciary chair" of the "Senate Judiciary"."""
    words, ends = title.split(), fold(body or "").split()
    for n in range(min(len(words) - 1, len(ends) - 1), 0, -1):
        if fold(" ".join(words[:n])).split() == ends[-n:]:
            return " ".join(words[n:]), body
    return title, body


def _of_chamber(title: str, body: str | None) -> tuple[str, str | None]:
    """A party's post in a chamber, and the chair of one of its committees that is called by its field alone."""
    if body is None:
        return title, body
    body = _PARTY_BEFORE.sub("", body)
    party = _PARTY_BEHIND.match(body)
    if party and _CHAMBER.match(body):  # "House Democratic Whip"
        return f"{party[2].lower()} {title}", party[1]
    field = _CHAMBER.match(body) and len(body.split()) > 1 and not fold(body).startswith("house of")
    chaired = title.startswith(("chair", "ranking")) and not re.search(
        r"(?:committee|caucus|conference|panel)s?$", body, re.I
    )
    return title, f"{body} Committee" if field and chaired else body


def _once(title: str) -> str:
    words = title.split()
    half = len(words) // 2
    return " ".join(words[:half]) if words and len(words) % 2 == 0 and words[:half] == words[half:] else title


def _trimmed(words: str | None) -> str | None:
    if not words:
        return None
    return _ENDS.sub("", _BEGINS.sub("", words).rstrip()) or None


def _cased(title: str, body: str) -> str:
    """The title with the body's words in it written as the body is."""
    return re.sub(rf"(?<!\w){re.escape(body)}(?!\w)", body, title, flags=re.I)


def of_own(title: str, country: str | None, demonym: str | None) -> tuple[str, str | None]:
    """An ambassador's title without the sending country, and that country where an organisation's was taken for it.

    `demonym`: the country that the first word of the title names, if any.

    >>> of_own("u.s. ambassador", "IGO", "USA")
    ('ambassador', 'USA')
    """
    told = _AMBASSADOR.match(title)
    if told is None or demonym is None or (country not in (None, "IGO", demonym)):
        return title, country
    return told[2], demonym
