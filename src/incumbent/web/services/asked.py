"""The parameters that services for programs take."""

from __future__ import annotations

from incumbent.web.params import Param

PREFIX = Param("prefix", "The beginning of a name.", required=True)
TYPE = Param("type", "A type of entity.")
ENTITY = Param("id", "person:KEY or office:KEY", required=True)


def whole(text: str) -> str:
    """The text with "?" for each half of a surrogate pair, which JSON may hold and no database stores."""
    return text.encode("utf-8", "replace").decode()
