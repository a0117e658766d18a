"""Office claims: who takes, leaves, holds, held an office. In: an Analysis. Out: `Claim`s with exact evidence."""

from incumbent.coding.offices.find import find_claims

__all__ = ["find_claims"]
