"""Events: who did what to whom (PLOVER 2.0 and OFFICE).

In: an Analysis, the knowledge base and the article's office claims. Out: `Event`s with exact trigger and evidence.
The way: `lexicon/` says which words name acts; `grammar/`, `actors/` and `slots` read who stands where; `frames` what a
sense needs; `scan` and `speechacts` propose candidates; `modality` says whether the act happened; `implied`, `makers`,
`reshuffles` and `counterparts` fill in the sides that a sentence leaves out; `content`, `bystanders` and `domains` drop what
is only asked for or thought of, the words of experts, and other fields; `features` and `judge` decide whether readers would
count it; `merge` keeps each act once; `details` adds date, place, size and context.
"""

from incumbent.coding.events.find import find_events

__all__ = ["find_events"]
