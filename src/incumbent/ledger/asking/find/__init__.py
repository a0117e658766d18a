"""A user's words to what the ledger calls so, for the command line, pages and services alike.

`exact`: offices and people that the words mean; `offices` and `people`: these, and all that hold the words, with how much is told
of each; `others`: countries, actors, statements, articles; `near`: names written much like the words, where nothing was found.
"""

from incumbent.ledger.asking.find.countries import country_code, country_in
from incumbent.ledger.asking.find.exact import (
    OfficeFound,
    PersonFound,
    find_offices,
    find_people,
    office_by_key,
    people_of,
)

__all__ = [
    "OfficeFound",
    "PersonFound",
    "country_code",
    "country_in",
    "find_offices",
    "find_people",
    "office_by_key",
    "people_of",
]
