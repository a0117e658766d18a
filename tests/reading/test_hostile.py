"""Hostile inputs never end the batch, never take long, and never give what cannot be stored; a short form of hostile.py."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

import hostile

from incumbent.errors import InputError
from incumbent.reading.decode import decode
from incumbent.reading.markup import parsed, strip_tags
from incumbent.reading.objects import read_json, read_lines
from incumbent.reading.published import UnusableDate, parse_published
from incumbent.reading.raw import RawArticle
from incumbent.reading.rows import read_table
from incumbent.reading.tidy import UNSAFE, tidy

NUMBER = int(os.environ.get("INCUMBENT_HOSTILE", "80"))
WORDS = st.text(max_size=400)


def test_hostile_inputs_of_every_format() -> None:
    assert hostile.main(NUMBER, 7) == 0


@pytest.mark.parametrize(
    "text",
    ["<p " * 100_000, "<" * 300_000, "<!--" * 50_000, "<script>" * 50_000, f"<p {' '.join(f'a{i}=b' for i in range(16_000))}>x</p>"],
    ids=["open tags", "brackets", "comments", "scripts", "attributes"],
)  # fmt: skip
def test_markup_takes_no_time_by_its_shape(text: str) -> None:
    import time

    began = time.process_time()
    strip_tags(text)
    parsed(text)
    assert time.process_time() - began < 5


def test_text_under_thousands_of_elements_is_not_lost() -> None:
    assert "hello world" in parsed("<div>" * 5_000 + "hello world" + "</div>" * 5_000).text_content()


@given(WORDS)
@settings(max_examples=200, deadline=None)
def test_tidied_text_is_whole_and_stays_as_it_is(text: str) -> None:
    once = tidy(text)
    assert once.encode().decode() == once and not UNSAFE.search(once)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, "x")
    except InputError as error:
        assert "x" in str(error)
    else:
        assert isinstance(text, str)


@given(WORDS)
def test_any_date_is_one_or_refused(text: str) -> None:
    try:
        assert parse_published(text)[:4].isdigit()
    except UnusableDate as error:
        assert str(error)


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_characters="\0\r\n\ufeff", codec="utf-8"), max_size=20),
            min_size=3,
            max_size=3,
        ),
        max_size=8,
    )
)
def test_what_a_table_holds_comes_out(rows: list[list[str]]) -> None:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "title", "text"])
    writer.writerows(["i" + a, "t" + b, "x" + c] for a, b, c in rows)
    found = [f for f in read_table(io.StringIO(out.getvalue(), newline=None), "x") if isinstance(f, RawArticle)]
    assert len(found) == len(rows)


NAMES = st.sampled_from(["text", "title", "body", "articles", "date", "x"])
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | WORDS


@given(st.recursive(PLAIN, lambda v: st.lists(v, max_size=4) | st.dictionaries(NAMES, v, max_size=4), max_leaves=12))
@settings(max_examples=150, deadline=None)
def test_any_json_gives_articles_or_errors(value: object) -> None:
    import json

    text = json.dumps(value)
    for found in (*read_json(text, "x"), *read_lines([text, text + "}"], "x")):
        assert isinstance(found, (RawArticle, InputError))
