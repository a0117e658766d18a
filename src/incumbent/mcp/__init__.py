"""The ledger for assistants: a read-only server of the Model Context Protocol (https://modelcontextprotocol.io) over stdio.

In: calls of tools. Out: small JSON answers, each row with the words that say it and an id that `cite` takes. Needs the extra `mcp`.
"""
