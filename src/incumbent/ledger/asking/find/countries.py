"""Countries as a user writes them, alone and among other words."""

from __future__ import annotations

from incumbent.errors import NothingFound
from incumbent.knowledge import Knowledge
from incumbent.knowledge.places import alpha3
from incumbent.knowledge.spelling import fold

_NEAR = 75  # how much alike a name must be, of 100, to be told as near


def country_code(knowledge: Knowledge, text: str) -> str:
    """The alpha-3 code of a country as a user writes it: "BLR", "uk", "Belarus". Raises NothingFound, with near names."""
    code = knowledge.country(text) or alpha3(text)
    if code is not None:
        return code
    names = {knowledge.country_name(code): fold(knowledge.country_name(code)) for code in knowledge.countries()}
    raise NothingFound(
        f"no country is known as {text!r}; give its English name or its three-letter code, such as BLR",
        near=_nearest(fold(text), names),
    )


def country_in(knowledge: Knowledge, text: str) -> tuple[str, str | None]:
    """The words without the longest run of them that names a country, and that country."""
    words = text.replace("'s", "").replace("’s", "").split()
    for size in range(min(4, len(words)), 0, -1):
        for i in range(len(words) - size + 1):
            place = knowledge.place(" ".join(words[i : i + size]))
            if place is not None and place.role in ("name", "demonym", "seat", "igo"):
                return " ".join(words[:i] + words[i + size :]), place.country
    return text, None


def _nearest(text: str, shown: dict[str, str]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process

    ranked = process.extract(text, shown, scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=5)
    return tuple(str(key) for _, _, key in ranked)
