"""Analysis -> claims, events, statements, and the record that holds them.

In: articles. Out: `Record`s, the public contract. Each coder reads the one shared analysis; `weave` joins what they
found.
"""

from incumbent.coding.coder import Coder

__all__ = ["Coder"]
