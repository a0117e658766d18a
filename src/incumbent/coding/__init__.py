"""What the reader saw -> claims, events, statements, and the record that holds them.

In: articles. Out: `Record`s, the public contract. What the reader marks as words becomes names, dates, countries and
offices here; what the codebook settles is settled here.
"""

from incumbent.coding.coder import Coder

__all__ = ["Coder"]
