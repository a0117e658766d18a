"""The ledger's contents in the formats that others read: one file per format.

In: happenings (grouped events) from the ledger. Out: files, written whole or not at all.
"""
