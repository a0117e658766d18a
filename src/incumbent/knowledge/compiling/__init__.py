"""Compiles public lists and our own facts into the one packaged data file.

In: a folder of public lists (`python -m incumbent.knowledge.build FOLDER`) and the TOML files of `facts/`.
Out: `data/knowledge.sqlite`, the same bytes for the same input, and a printed account of what it holds and from where.
"""
