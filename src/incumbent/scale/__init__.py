"""Many inputs: several processes, order kept, one bad article never stops the rest.

In: readings. Out: the same readings in the same order, each with its record.
"""

from incumbent.scale.batches import Coded
from incumbent.scale.pool import code_all

__all__ = ["Coded", "code_all"]
