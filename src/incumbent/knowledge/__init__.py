"""What is known beforehand: countries, demonyms, seats of government, offices, bodies, people, past tenures.

In: the packaged data file. Out: `Knowledge`, which matches the words of an article or of a user to entries.
"""

from incumbent.knowledge.base import Knowledge
from incumbent.knowledge.entries import Body, Office, Person, Place, Tenure

__all__ = ["Body", "Knowledge", "Office", "Person", "Place", "Tenure"]
