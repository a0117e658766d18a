"""Who "he", "the mustachioed leader", "the ministry" is: nominals and pronouns joined to the entities of the article.

In: an `Analysis` with names. Out: mentions of form "nominal" and "pronoun" added to its entities. Linear in length.
"""

from incumbent.language.coreference.resolve import resolve

__all__ = ["resolve"]
