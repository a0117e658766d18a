"""The two clocks that every answer about time takes: the day it is about, and the day by which it had to be known."""

from __future__ import annotations

from incumbent.web.params import Param

AS_OF = Param("as_of", "The day the answer is about.", kind="day")
KNOWN_ON = Param("known_on", "Only what articles of this day and earlier tell.", kind="day")
CLOCKS = (AS_OF, KNOWN_ON)
