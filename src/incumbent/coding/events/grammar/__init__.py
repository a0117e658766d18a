"""Grammar: who stands in which relation to a verb or noun, whatever the voice or the form of the clause.

In: an Analysis. Out: token positions of head words. `links` reads what hangs on a word, `roles` subjects, agents, patients
and owners across clauses, `light` the doers of nouns that a light verb carries.
"""

from incumbent.coding.events.grammar.light import Grammar
from incumbent.coding.events.grammar.links import RELATIVES

__all__ = ["RELATIVES", "Grammar"]
