"""Opens the packaged data file, read-only."""

from __future__ import annotations

import sqlite3
from importlib import resources
from pathlib import Path

from incumbent.errors import KnowledgeError

SCHEMA_VERSION = 1


def packaged_file() -> Path:
    """Where the packaged data file lies. Raises KnowledgeError (knowledge-missing) where the install lacks it."""
    path = Path(str(resources.files("incumbent.knowledge").joinpath("data", "knowledge.sqlite")))
    if not path.is_file():
        raise KnowledgeError(
            f"the packaged knowledge base is missing: {path}; reinstall incumbent, "
            "or build it with: python -m incumbent.knowledge.build FOLDER_OF_LISTS",
            code="knowledge-missing",
        )
    return path


def open_store(path: Path) -> sqlite3.Connection:
    """A read-only connection to the data file at `path`, usable from any thread (reads only, one at a time).

    Raises KnowledgeError (knowledge-damaged, knowledge-version) where the file is no knowledge base of this version.
    """
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        raise KnowledgeError(
            f"the knowledge base cannot be read: {path} ({error}); reinstall incumbent", code="knowledge-damaged"
        ) from None
    if version != SCHEMA_VERSION:
        connection.close()
        raise KnowledgeError(
            f"the knowledge base {path} has layout {version}, this incumbent reads {SCHEMA_VERSION}; reinstall incumbent",
            code="knowledge-version",
        )
    return connection
