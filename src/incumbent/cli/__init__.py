"""The command line, one file a verb. In: words from a shell. Out: tables for people; JSON, JSON Lines or CSV for programs.

Verbs import lazily and questions never load a language model, so that they answer in under half a second.
"""
