"""The order of all that the heads tell: shared by training, export and reading, and checked when weights are loaded.

An anchor is the word that a thing is told by: of an office claim the last word of the person's mention (or the first
of the title, where nobody is named), of an event the first word of its trigger, of a statement the first of its cue.
Every other part is a role that words play towards an anchor. Kinds, types and statuses stand in the order of the
records; the layout in the weights' manifest pins it. Weights may lack types that the ontology has: these they do not
find, and everything else as before.
"""

from __future__ import annotations

from typing import get_args

from incumbent.records import ClaimKind, EntityKind, How, Status
from incumbent.records.ontology import ontology

NAMES = get_args(EntityKind)
TAGS = ("O", *(f"{b}-{kind}" for kind in NAMES for b in "BI"))

CLAIMS = get_args(ClaimKind)
EVENTS = tuple(ontology().types)
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

STATUSES = get_args(Status)
HOWS = ("none", *get_args(How))
DATED = ("untold", "published", "told")  # no date; that of the article; that of the words of time

INPUTS = ("ids", "shapes", "quoted", "titled", "first")  # what the encoder is shown of one window

DISTANCES = 26  # buckets of signed word distance, see `distance`


def group_of(anchor: str) -> str:
    """Whether an anchor is that of a claim, an event or a cue."""
    return "claim" if anchor in CLAIMS else "cue" if anchor == CUE else "event"
