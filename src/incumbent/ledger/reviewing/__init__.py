"""What a reviewer decides: checked, kept as an added row, carried into keys and tenures at once, given to other ledgers."""
