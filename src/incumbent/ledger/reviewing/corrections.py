"""Which values a reviewer may put in place of a claim's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from incumbent.errors import InputError
from incumbent.knowledge import Knowledge
from incumbent.ledger.deriving.decisions import CORRECTABLE
from incumbent.records import ClaimKind, How, PartialDate, Status

CHOICES = {"kind": get_args(ClaimKind), "status": get_args(Status), "how": get_args(How)}
NEEDED = ("kind", "title", "status")
LONGEST = 300
ORGANISATION = "IGO"  # stands for a country where an office is an organisation's


def sound_values(fields: Mapping[str, str | None], knowledge: Knowledge) -> dict[str, str | None]:
    """Corrected values as claims hold them, empty ones as None. Raises InputError (input-correction), RecordError (record-date)."""
    return {name: sound_value(name, fields[name] or "", knowledge) for name in CORRECTABLE if name in fields}


def sound_value(name: str, value: str, knowledge: Knowledge) -> str | None:
    """One of them. Raises InputError (input-correction), RecordError (record-date)."""
    value = value.strip()
    if len(value) > LONGEST or any(not_plain(c) for c in value):
        raise _refusal(f"{name} is too long or holds control characters")
    if not value:
        if name in NEEDED:
            raise _refusal(f"a claim needs its {name}")
        return None
    if name in CHOICES and value not in CHOICES[name]:
        raise _refusal(f"{name} is one of {', '.join(CHOICES[name])}, not {value[:40]!r}")
    if name == "date":
        return PartialDate.parse(value).text
    if name == "country":
        value = value.upper()
        if value != ORGANISATION and value not in knowledge.countries():
            raise _refusal(f"country is a three-letter code such as BLR, or {ORGANISATION}; {value[:40]!r} is none")
    return value


def not_plain(character: str) -> bool:
    """Whether a character acts on what shows it, or is half of one."""
    return ord(character) < 32 or 127 <= ord(character) < 160 or 0xD800 <= ord(character) < 0xE000


def _refusal(message: str) -> InputError:
    return InputError(message, code="input-correction")
