"""What is guessed of an input: its language, and the day that a number of seconds means."""

import pytest

from incumbent.errors import InputError
from incumbent.reading.duplicates import is_copy
from incumbent.reading.kinds import Kind, kind_of, may_be_article
from incumbent.reading.language import language_of
from incumbent.reading.published import parse_published


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Der Bundestag hat am Montag ein neues Gesetz beschlossen, das die Regierung im Herbst vorgelegt hatte.",
            "de",
        ),
        ("Le parlement a adopté lundi une loi que le gouvernement avait présentée au début de cet automne.", "fr"),
        ("Budget passed", "en"),
        ("The parliament passed a law on Monday that the government had put before it in the autumn.", "en"),
        ("1234 5678", "und"),
    ],
)
def test_the_language_that_most_of_a_text_is_in(text: str, language: str) -> None:
    assert language_of(text) == language


def test_seconds_are_a_time_without_fractions() -> None:
    assert parse_published("1600000000") == "2020-09-13T12:26:40+00:00"


def test_a_sketch_of_nothing_copies_nothing() -> None:
    assert not is_copy((), ())


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"%PDF-1.7 ", "a", Kind.PDF),
        (b"WARC/1.0\r\n", "a", Kind.WARC),
        (b"PK\x03\x04", "a", Kind.ZIP),
        (b'{"text": "x"}\n{"text": "y"}\n', "a", Kind.JSON_LINES),
        (b'{"text": "x"}', "a", Kind.JSON),
        (b"text,title\nx,y\n", "a", Kind.TABLE),
        (b"<rss></rss>", "a.txt", Kind.FEED),
        (b"<p>words</p>", "a.txt", Kind.HTML),
        (b"words", "a.html.gz", Kind.HTML),
        (b"words", "a.txt", Kind.TEXT),
    ],
)
def test_what_a_stream_is_by_its_first_bytes(head: bytes, name: str, kind: Kind) -> None:
    assert kind_of(head, name, "here", whole=True) is kind


def test_what_is_not_read_says_what_to_do() -> None:
    with pytest.raises(InputError, match="export it as CSV or JSON Lines") as told:
        kind_of(b"PAR1", "a", "here", whole=True)
    assert told.value.code == "input-format"
    with pytest.raises(InputError, match="the file is empty"):
        kind_of(b" \n", "a", "here", whole=True)


def test_plain_text_in_a_folder_must_say_so_by_its_name() -> None:
    assert (
        may_be_article("a.txt.gz", Kind.TEXT)
        and may_be_article("a", Kind.HTML)
        and not may_be_article("LICENSE", Kind.TEXT)
    )
