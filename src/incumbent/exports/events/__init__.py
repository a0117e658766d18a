"""Events as csv, parquet, jsonl, polecat, gdelt, icews and phoenix, each with a mentions table and a codebook.

In: happenings from the ledger. Out: tables whose columns stand in the published order, codes as text.
"""

from incumbent.exports.events.formats import FORMATS, Format, export_events

__all__ = ["FORMATS", "Format", "export_events"]
