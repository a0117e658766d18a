"""Article -> Analysis: sentences, tokens, syntax, names, coreference, resolved dates. One parse, shared by all coders.

In: articles and the knowledge base. Out: `Analysis` values that know nothing of the syntax library.
"""

from incumbent.language.analysis import Analysis, EntityNode, Mention, Sentence, TimeExpression, Token
from incumbent.language.analyst import Analyst
from incumbent.language.times import when, when_expression

__all__ = [
    "Analysis",
    "Analyst",
    "EntityNode",
    "Mention",
    "Sentence",
    "TimeExpression",
    "Token",
    "when",
    "when_expression",
]
