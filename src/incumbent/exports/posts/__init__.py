"""Offices, people and tenures as FollowTheMoney entities, Wikidata QuickStatements, JSON-LD, CSV, and Web Annotations.

In: the ledger's derived tenures with the claims that carry them. Out: files, written whole or not at all.
"""

from incumbent.exports.posts.formats import POST_FORMATS, export_posts

__all__ = ["POST_FORMATS", "export_posts"]
