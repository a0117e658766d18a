"""The full-text index over articles: what it takes in and gives up as articles come, change and go."""

from __future__ import annotations

import json
import sqlite3
import zlib


def text_of(data: bytes) -> str:
    """The cleaned text in a stored record."""
    text: str = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))["article"]["text"]
    return text


def _indexable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def index_article(connection: sqlite3.Connection, article: str, text: str) -> None:
    """Take an article's text into the index, inside a transaction."""
    n = connection.execute("INSERT INTO article_numbers (article) VALUES (?)", (article,)).lastrowid
    connection.execute("INSERT INTO articles_fts (rowid, text) VALUES (?, ?)", (n, _indexable(text)))


def forget_article(connection: sqlite3.Connection, article: str) -> None:
    """Take it out again: the index wants the very text that it was given. Before the article's rows are deleted."""
    row = connection.execute(
        "SELECT n.n, r.data FROM article_numbers n JOIN records r ON r.article = n.article WHERE n.article = ?",
        (article,),
    ).fetchone()
    if row is not None:
        connection.execute(
            "INSERT INTO articles_fts (articles_fts, rowid, text) VALUES ('delete', ?, ?)",
            (row[0], _indexable(text_of(row[1]))),
        )


def index_all(connection: sqlite3.Connection) -> None:
    """Fill the index of a ledger that had none."""
    for article, data in connection.execute("SELECT article, data FROM records ORDER BY article").fetchall():
        index_article(connection, article, text_of(data))
