"""Office claims: who takes, leaves, holds, held an office, or is chosen for it.

In: an `Analysis` and the knowledge base. Out: `Claim`s with exact evidence, in text order; `find_drafts` gives the same
before they are written down, with the token that tells each change and the group of changes it belongs to.

The way through the room, each step a module:
titles, bodies, words   the lexicons (titles.toml, bodies.toml) and the small word lists
people, names           who and which place or body a word stands for
modifiers, complements, fitness, phrases   an office phrase: a title with all that says which post it is
ties, lists, binding    who holds it: name after the title, apposition, verb of being, lists
kinds, dating, past     hold or held: marks, tense, dates, tenures known to have ended
changes (changes.toml), frames, arrivals, departures, succession, series, standing, mandates, allotments, idioms, outlook   verbs
and nouns of change
posts, telling, seats, constituencies, fields (fields.toml)   which post a change is about
linking, settle, precedence   changes told together; one claim a person, post and kind
evidence, find          the words that show it; the whole way
"""

from incumbent.coding.offices.find import find_claims, find_drafts

__all__ = ["find_claims", "find_drafts"]
