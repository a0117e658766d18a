"""incumbent reads news and keeps a cited record of power.

>>> from incumbent import Coder, read_articles       # doctest: +SKIP
"""

__version__ = "0.1.0"
