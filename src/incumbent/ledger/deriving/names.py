"""A person's name as it is written for people: without titles, honours, party letters and what a scrape glued to it. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from incumbent.knowledge.first_names import same_first_name
from incumbent.knowledge.spelling import fold

_BEFORE = frozenset(
    "mr mrs ms miss mx dr sir dame lord lady baron baroness rt hon honourable honorable madam monsieur mme herr frau senor senora don "
    "gen general lt lieutenant col colonel maj major brig brigadier capt captain cmdr commander adm admiral sgt sergeant cpl corporal "
    "marshal vice rear air chief rep representative sen senator gov governor pres president prof professor rev reverend fr hrh hm "
    "prime minister chancellor secretary ambassador judge justice congressman congresswoman councillor mayor king queen pm dep deputy "
    "datuk dato datin seri sri tan tun tengku puan encik ustaz former ex the then acting incoming outgoing late comrade "
    "spokesman spokeswoman spokesperson leader chairman".split()
)
_PAIRED = frozenset(
    {"tan", "vice", "rear", "air", "chief", "don", "rt", "prime", "tengku"}
)  # titles only before another title
_AFTER = frozenset(
    "kc qc sc mp mep msp ms mla md tmd obe cbe mbe kbe dbe gbe kcmg cmg gcmg dcmg ch om pc phd dphil esq ret retd bt dso mc frs jp ob".split()
)
_PARTY = re.compile(r",?\s+[DRIL]{1,3}-\s?[A-Z][\w.]*(?:\s[A-Z][\w.]*)?\.?$")  # "R-Ky.", "D-Calif", "R-N. Y."
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_POSSESSIVE = re.compile(r"['’]s?$")
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{2})(?=[A-Z][a-zà-ÿ]|[A-Z]{2}|[A-Z][’'][A-Z])")
_PREFIXES = (
    "Mac",
    "Mc",
    "De",
    "Di",
    "Da",
    "Du",
    "La",
    "Le",
    "Van",
    "Von",
    "Fitz",
    "Al",
    "El",
    "San",
    "Bin",
    "Ibn",
    "Del",
    "Des",
    "Dos",
    "O",
)
_VERBS = ("has", "had", "said", "says", "was", "will", "told", "who")  # what a scrape glues to the end of a name
_LABEL = re.compile(
    r"(?:arch|ex|pro|anti|then|far|ultra)-\w{3,}$"
)  # what somebody is called beside the name: "arch-royalist"
_SPACES = re.compile(r"[\s\u00a0]+")


@lru_cache(maxsize=65536)
def clean(name: str) -> str:
    """The name alone; the words as they were where nothing would be left of them.

    >>> clean("Lt. Gen. (ret.) H.R. McMaster"), clean("Mitch McConnell, R-Ky."), clean("Trump Donald John TrumpKamala Harris")
    ('H.R. McMaster', 'Mitch McConnell', 'Donald John Trump')
    """
    words = _SPACES.sub(" ", _BRACKETS.sub(" ", _PARTY.sub("", name.strip()))).strip(' ,;:-–—"“”')
    words = _POSSESSIVE.sub("", words.partition(",")[0] if _titles_follow(words) else words)
    parts = _unglued(words.split())
    while len(parts) > 1 and (_goes_before(parts) or (len(parts) > 2 and _LABEL.match(parts[0]))):
        parts = parts[1:]
    while len(parts) > 1 and _bare(parts[-1]) in _AFTER and not (len(parts) == 2 and parts[-1][1:].islower()):
        parts = parts[:-1]
    if len(parts) > 2 and parts[-1] in parts[:-2]:
        parts = parts[parts.index(parts[-1]) + 1 :]  # the words of a link, then the whole name that is its target
    if len(parts) > 3 and parts[:2] == parts[2:4]:
        parts = parts[:2]  # the name, the same on a link, and the beginning of a headline
    if len(parts) > 2 and _begins_again(fold(parts[0]), fold(parts[-1])):
        parts = parts[:-1]
    found = " ".join(_calm(p) for p in parts).strip(" ,;:")
    return found or name.strip()


def _begins_again(first: str, last: str) -> bool:
    """Whether the last word is the first one in full, with which a link's text begins that was cut off: "Ben Aster Benjamin"."""
    return len(last) > len(first) + 1 and same_first_name(first, last)


def _titles_follow(words: str) -> bool:
    """Whether a comma parts the name from what follows it, which is no Jr."""
    head, comma, rest = words.partition(",")
    return bool(comma) and len(head.split()) > 1 and fold(rest) not in ("jr", "sr", "ii", "iii", "iv")


def _bare(word: str) -> str:
    return word.lower().replace(".", "").strip(",;:()-")


def _goes_before(parts: list[str]) -> bool:
    first = _bare(parts[0])
    if first not in _BEFORE or (first == "ms" and parts[0].isupper()):
        return False
    if first in _PAIRED:
        return _bare(parts[1]) in _BEFORE and len(parts) > 2
    return True


def _unglued(parts: list[str]) -> list[str]:
    """The words up to one to which a scrape glued another: "TrumpKamala" ends the name with "Trump"."""
    kept: list[str] = []
    for part in parts:
        cut = next((m.start() for m in _GLUED.finditer(part) if part[: m.start()] not in _PREFIXES), None)
        if cut is not None and "-" not in part[:cut]:
            return [*kept, part[:cut]]
        kept.append(part)
    return kept


def _calm(word: str) -> str:
    """A shouted word as people write it; initials stay."""
    shouted = len(word) > 3 and word.isupper() and word.isalpha() and word not in ("VIII", "XVI", "XIII")
    return word.capitalize() if shouted else word


def unglued(name: str) -> str | None:
    """The name without a verb glued to its last word: "Volodymyr Zelenskyyhas"; None where there is none."""
    last = name.split()[-1] if name.split() else ""
    verb = next((v for v in _VERBS if last.endswith(v) and len(last) > len(v) + 3), None)
    return name[: -len(verb)] if verb else None
