"""For programs: feeds, exports of what is shown, reconciliation, the description of all addresses."""
