"""What each page says, as JSON: one function a page, from a ledger and checked parameters.

The HTML page is drawn from the same answer, so both always say the same.
"""
