"""Everything a ledger holds as one data package: tables, a codebook, and descriptions that other tools check.

In: a ledger. Out: a folder, made whole or not at all, with CSV (and Parquet), `codebook.md`, `datapackage.json` (Frictionless) and
`croissant.json` (MLCommons Croissant).
"""

from incumbent.exports.bundle.write import Bundle, export_bundle

__all__ = ["Bundle", "export_bundle"]
