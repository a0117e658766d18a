"""How many: the number words before a unit of time, read from right to left."""

from __future__ import annotations

from incumbent.language.times.atoms import Atoms
from incumbent.language.times.lexicon import lexicon

FEW = -1.0  # "several", "a few", "some": more than one, less than many
MANY = -2.0  # no number at all
_FEW = frozenset(("few", "several", "some", "handful"))
_FILLERS = frozenset(
    "straight consecutive trading full more further additional long short whole entire calendar business working "
    "successive or so odd solid extra".split()
)
_HEDGES = frozenset(
    "over almost nearly about around roughly approximately under just only some barely exactly another up".split()
)


def quantity_left(a: Atoms, j: int) -> tuple[float | None, int]:
    """The quantity that ends at atom `j`, and the atom where it opens; (None, j + 1) where there is none.

    "two and a half" is 2.5, "a" and "another" 1, "several" FEW.
    """
    if a.at(j) == "-":
        j -= 1
    while a.at(j) in _FILLERS:
        j -= 1
    value, start = _number(a, j)
    if value is None:
        return None, j + 1
    while True:
        if a.at(start - 1) in _HEDGES and not (a.at(start - 1) in ("some", "up") and value < 0):
            start -= 1
        elif (a.at(start - 1) == "than" and a.at(start - 2) in ("more", "less", "fewer")) or (
            a.at(start - 1) in ("least", "most") and a.at(start - 2) == "at"
        ):
            start -= 2
        else:
            return value, start


def _number(a: Atoms, j: int) -> tuple[float | None, int]:
    word = a.at(j)
    words = lexicon().numbers
    if word == "single":
        return 1.0, j - 1 if a.at(j - 1) == "a" else j
    if word in ("a", "an"):
        if a.at(j - 1) == "half":
            return 0.5, j - 1
        return 1.0, j
    if word == "half" and a.at(j - 1) in ("a", "-") and a.at(j - 2) in ("and", "a"):
        k = j - 2 if a.at(j - 2) == "and" else j - 3
        whole, start = _number(a, k - 1) if a.at(k) == "and" else (None, j)
        return (whole + 0.5, start) if whole is not None and whole >= 0 else (0.5, j)
    if word in _FEW:
        return FEW, j - 1 if a.at(j - 1) == "a" else j
    if word in ("couple", "dozen"):
        value = 2.0 if word == "couple" else 12.0
        return value, j - 1 if a.at(j - 1) in ("a", "the") else j
    if word == "of" and a.at(j - 1) in ("couple", "dozens", "number", "scores", "handful", "hundreds", "thousands"):
        start = j - 2 if a.at(j - 2) == "a" else j - 1
        return (2.0 if a.at(j - 1) == "couple" else FEW), start
    if word in words:
        value = float(words[word])
        if value < 10 and a.at(j - 1) == "-" and words.get(a.at(j - 2), 0) >= 20:
            return value + words[a.at(j - 2)], j - 2
        return value, j
    digits = word.replace(",", "")
    if word[:1].isdigit() and len(digits) <= 6 and digits.replace(".", "", 1).isdigit() and digits.isascii():
        return float(digits), j
    return None, j


def duration(unit: str, n: float) -> str:
    """The TIMEX3 value of so many units: P27Y, PT30M, PXY where the number is unknown."""
    scale, code = {"decade": (10, "Y"), "century": (100, "Y"), "fortnight": (2, "W"), "night": (1, "D")}.get(
        unit, (1, {"day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y"}.get(unit, unit))
    )
    time = "T" if unit in ("S", "M", "H") else ""
    if n < 0:
        return f"P{time}X{code}"
    amount = n * scale
    return f"P{time}{int(amount) if amount == int(amount) else amount}{code}"
