"""The order of all that the heads tell: shared by training, export and reading, and checked when weights are loaded.

An anchor is the word that a thing is told by: of an office claim the last word of the person's mention (or the first
of the title, where nobody is named), of an event the first word of its trigger, of a statement the first of its cue.
Every other part is a role that words play towards an anchor.
"""

from __future__ import annotations

NAMES = ("person", "organization", "state", "group", "place")
TAGS = ("O", *(f"{b}-{kind}" for kind in NAMES for b in "BI"))

CLAIMS = ("start", "end", "hold", "held", "chosen")
EVENTS = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "OFFICE",
)
CUE = "cue"
ANCHORS = (*CLAIMS, *EVENTS, CUE)

CLAIM_ROLES = ("title", "body", "area", "by", "when", "said_by", "evidence")
EVENT_ROLES = ("source", "target", "place", "when", "said_by", "trigger", "evidence")
CUE_ROLES = ("source", "content", "cue")
ROLES = (
    *(f"claim.{r}" for r in CLAIM_ROLES),
    *(f"event.{r}" for r in EVENT_ROLES),
    *(f"cue.{r}" for r in CUE_ROLES),
)

STATUSES = ("asserted", "reported", "planned", "not_done")
HOWS = (
    "none",
    "appointed",
    "elected",
    "sworn_in",
    "succeeded",
    "acting",
    "dismissed",
    "resigned",
    "removed",
    "replaced",
    "died",
    "term_ended",
    "transferred",
    "nominated",
)
DATED = ("untold", "published", "told")  # no date; that of the article; that of the words of time

INPUTS = ("ids", "shapes", "quoted", "titled", "first")  # what the encoder is shown of one window

DISTANCES = 26  # buckets of signed word distance, see `distance`


def group_of(anchor: int) -> str:
    """Whether an anchor is that of a claim, an event or a cue."""
    return "claim" if anchor < len(CLAIMS) else "cue" if anchor == len(ANCHORS) - 1 else "event"
