"""Coding of Russian, Belarusian and Ukrainian: what differs from English around the same heads, and the same records."""

from incumbent.coding.tongues.coding import Tongue

__all__ = ["Tongue"]
