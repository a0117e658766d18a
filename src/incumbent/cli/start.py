"""Where the command line begins: it is loaded so that Ctrl-C meanwhile ends it without a word."""

from __future__ import annotations

import sys
from collections.abc import Sequence

_INTERRUPTED = 130  # exits.INTERRUPTED, which is not loaded yet where this is wanted


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit; what the console script calls. Ctrl-C while it is being loaded ends it without a word."""
    try:
        from incumbent.cli.main import main as loaded
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    loaded(args)
