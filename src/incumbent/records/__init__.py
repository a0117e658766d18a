"""The nouns of the record and its JSON. In: nothing. Out: frozen, typed values that every other room passes along.

Reading and writing the public record format lives here and nowhere else, so the format can be checked in one place.
"""

from incumbent.records.dates import PartialDate
from incumbent.records.json import check_offsets, from_json, to_dict, to_json
from incumbent.records.nouns import (
    RECORD_VERSION,
    Article,
    Claim,
    ClaimKind,
    CoderInfo,
    Entity,
    EntityKind,
    EntityMention,
    Event,
    EventType,
    How,
    MentionForm,
    Problem,
    Record,
    Size,
    Span,
    Statement,
    StatementKind,
    Status,
)

__all__ = [
    "RECORD_VERSION",
    "Article",
    "Claim",
    "ClaimKind",
    "CoderInfo",
    "Entity",
    "EntityKind",
    "EntityMention",
    "Event",
    "EventType",
    "How",
    "MentionForm",
    "PartialDate",
    "Problem",
    "Record",
    "Size",
    "Span",
    "Statement",
    "StatementKind",
    "Status",
    "check_offsets",
    "from_json",
    "to_dict",
    "to_json",
]
