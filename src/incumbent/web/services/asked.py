"""The parameters that services for programs take."""

from __future__ import annotations

from incumbent.web.params import Param

PREFIX = Param("prefix", "The beginning of a name.", required=True)
TYPE = Param("type", "A type of entity.")
ENTITY = Param("id", "person:KEY or office:KEY", required=True)
