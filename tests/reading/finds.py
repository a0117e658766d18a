"""What readers find, in a form that is quick to compare."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from incumbent.errors import InputError
from incumbent.reading.raw import Found, RawArticle, Skipped

ADDRESS = "https://post.example/1"


def told(finds: Iterable[Found]) -> list[Any]:
    """Articles as they are; what was passed over by its name; the code of an error."""
    return [f if isinstance(f, RawArticle) else f.what if isinstance(f, Skipped) else f.code for f in finds]


def refused(finds: Iterable[Found]) -> InputError:
    with pytest.raises(InputError) as error:
        list(finds)
    return error.value
