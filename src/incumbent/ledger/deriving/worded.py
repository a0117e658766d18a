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

_BEGINS = re.compile(r"^(?:[^\w(]+|(?:of|in|and|s|for)\s+)+")
_ENDS = re.compile(
    r"(?:[\s,;:–—-]+(?:in|of|on|at|to|and|for|the|with|from|by|was|who|has|had|said)|\s*[\[(\"“”'’,;:–—-])+$"
)
_LED = re.compile(
    r"^(chair\w*|ranking (?:\w+ )?member|(?:majority|minority) (?:leader|whip)) (?:representative|senator)$"
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
_OF_AREA = re.compile(r"(?:County|District|Province|Parish|Borough) \w")
_LEGISLATORS = frozenset(("senator", "state senator", "member of parliament", "member of congress"))


def tidied(title: str, body: str | None, area: str | None) -> Words:
    """Title, body and area without pieces of other words.

    >>> tidied("prime minister prime minister", "of parliament in", None)
    ('prime minister', 'parliament', None)
    """
    title, body, area = _once(title), _trimmed(body), _trimmed(area)
    title, body = _body_first(title, body)
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
    if post in _LEGISLATORS:
        return country != "IGO"
    if post == "representative" and country == "USA":
        return True
    return party and (post in ("representative", "mayor", "governor", "prime minister") or post.endswith(" minister"))


def _body_first(title: str, body: str | None) -> tuple[str, str | None]:
    """Title and body where the end of the body's name was taken for the title's beginning: "National Search and Rescue chief"."""
    words = title.split()
    if len(words) < 2 or words[0].lower() not in ("and", "&"):
        return title, body
    if body is None or len(words) < 3:
        return " ".join(words[1:]), body
    return words[-1], " ".join([body, "and", *(w.capitalize() for w in words[1:-1])])


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
