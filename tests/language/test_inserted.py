"""Links and headlines that a page's machine ran into sentences are not read."""

import pytest

from incumbent.language.inserted import inserted
from incumbent.language.words import words

RUN_IN = (
    ("Sen. Ann Lee Ann Maria LeeSenate to vote Five things to know MORE (D-Ohio) resigned.", "Sen. Ann Lee (D-Ohio) resigned."),
    ("President Okafor Daniel (Dan) Okafor2020 race heats up The Note: a long week MORE’s aides left.", "President Okafor’s aides left."),
    ("Rep. Bo Diaz Robert Diaz'Too far,' says Diaz MORE spoke.", None),
    ("Ann Lee met Bob Lee. They want MORE money.", None),
    ("ANN LEE MARIA LEESENATE TO VOTE ON MORE AID", None),
    ("Ann Lee and Maria LeeAnn Smith asked for more.", None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "read"), RUN_IN)
def test_what_is_run_in_is_left_out_and_offsets_hold(text: str, read: str | None) -> None:
    found = [text[w.start : w.end] for w in words(text)]
    wanted = read if read is not None else text
    assert found == [wanted[w.start : w.end] for w in words(wanted)]
    assert bool(inserted(text)) == (read is not None)


def test_each_of_several_in_a_text_is_left_out() -> None:
    one = "Ann Lee Ann Maria LeeSenate to vote MORE"
    text = f"{one} met {one.replace('Lee', 'Roy')} today.\n{one}"
    assert [text[w.start : w.end] for w in words(text)] == "Ann Lee met Ann Roy today . Ann Lee".split()
    assert next(text[a:b] for a, b in inserted(text)) == " Ann Maria LeeSenate to vote MORE"


def test_a_line_of_many_names_takes_no_time() -> None:
    assert inserted("Lee " * 50_000 + " MORE") == []
