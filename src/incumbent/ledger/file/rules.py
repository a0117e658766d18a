"""Which rules the keys in a ledger were made by, so that newer rules key an old ledger anew."""

from __future__ import annotations

from incumbent.ledger.file.store import Store

RULES = "4"  # raise it when keys change, and ledgers are keyed anew


def keys_outdated(store: Store) -> bool:
    """Whether the ledger's claims are to be keyed anew: it comes from an earlier version, or from other rules."""
    row = store.row("SELECT value FROM meta WHERE key = 'rules'")
    return row is None or row[0] != RULES


def set_rules(store: Store) -> None:
    """Say that every claim is keyed by these rules, inside a transaction."""
    store.run("INSERT OR REPLACE INTO meta VALUES ('rules', ?)", (RULES,))
