"""Statements: who said what, to whom, by which channel, in which words.

In: an `Analysis`. Out: `Statement`s with content, cue, speaker, addressee and channel.

The way of an article: `quotes` reads quotation marks over the raw text; `frame` holds the geometry of parse and quotations;
`candidates` names words that might be a cue and stretches that might be its source or content; `attribute` chooses among
them with the trained scorers (`model`, `features`) and `settle` parts what two cues claim; `find` keeps what was said,
by the lexicon in cues.toml; `speakers` and `circumstances` say who, to whom and how; `orphans` gives quotations without
a cue to whoever was speaking. Attributions are wider than statements ("they oppose the tax"): the scorers are measured
on them, the record keeps what was said.
"""

from incumbent.coding.statements.find import find_statements

__all__ = ["find_statements"]
