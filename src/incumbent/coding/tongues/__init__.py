"""Coding of Russian, Belarusian and Ukrainian: what differs from English around the same heads, and the same records."""

from incumbent.coding.tongues.cast import TongueCast
from incumbent.coding.tongues.coding import Tongue
from incumbent.coding.tongues.dates import TongueDates

__all__ = ["Tongue", "TongueCast", "TongueDates"]
