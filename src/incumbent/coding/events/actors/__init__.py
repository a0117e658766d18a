"""Actors: a head word of the syntax -> who that is, in the article's fullest words, and how political they are.

`words` and actors.toml hold the nouns that name actors; `names` finds the named, `identified` the name of a suspect,
`incumbents` who "the president" is, `phrases` the words for the unnamed; `single` reads one head, `several` plurals and
lists, `owners` whom a thing belongs to.
"""

from incumbent.coding.events.actors.actor import Actor
from incumbent.coding.events.actors.owners import Actors

__all__ = ["Actor", "Actors"]
