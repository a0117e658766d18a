"""Whether and when a change takes effect: sentences of our own, each with its counterexamples, and hostile input."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incumbent.language.standing import begins, effects, intended, negated, rumoured, stays, undone
from incumbent.language.words import words


def lower(text: str) -> list[str]:
    return [text[a:b].lower() for a, b in words(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The mayor resigned on Monday, effective June 1.", "june 1 ."),
        ("Effective Monday, she is no longer chief.", "monday , she is no longer chief ."),
        ("The appointment is effective from 1 July.", "from 1 july ."),
        ("He handed in his notice with effect from 9 May; nobody wept.", "from 9 may"),
        ("His departure takes effect next week.", "next week ."),
        ("The decree comes into force on Friday.", "on friday ."),
        ("Her last day as speaker will be 3 April.", "be 3 april ."),
        ("An effective minister, she left in May.", None),
        ("He was effective in 2015.", None),
        ("Sanctions took effect on Friday.", None),
        ("Officers came into force on Friday.", None),
        ("It was a last day of talks.", None),
    ],
)
def test_the_words_of_an_effect(text: str, told: str | None) -> None:
    found = lower(text)
    runs = [" ".join(found[a:b]) for a, b in effects(found, 0, len(found))]
    assert runs == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She will stay on until a successor is found.", "a successor is found ."),
        ("He remains in office until 3 May; then he goes.", "3 may"),
        ("He is to serve until June.", "june ."),
        ("She will continue in her post pending a vote.", "a vote ."),
        ("He will remain in custody until June.", None),
        ("She stays in office.", None),
        ("He was silent until June.", None),
    ],
)
def test_how_long_somebody_stays(text: str, told: str | None) -> None:
    found = lower(text)
    run = stays(found, 0, len(found))
    assert (" ".join(found[run[0] : run[1]]) if run else None) == told


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("He withdrew his resignation.", True),
        ("The king refused to accept her resignation.", True),
        ("The resignation has been rejected.", True),
        ("She refuses to step down.", True),
        ("He survived a second vote of no confidence.", True),
        ("She has not resigned.", True),
        ("The emir did n't actually dismiss him.", True),
        ("The ministry denied reports that he had gone.", True),
        ("Her office called the rumours false.", True),
        ("He withdrew his troops.", False),
        ("He refused to comment on the budget.", False),
        ("He resigned after reports of bribes.", False),
        ("She quit and was not replaced.", False),
        ("She resigned; she was not dismissed.", False),
        ("He not only resigned but apologised.", False),
        ("She survived a crash and resigned.", False),
    ],
)
def test_what_is_undone(text: str, is_so: bool) -> None:
    found = lower(text)
    assert undone(found, 0, len(found)) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("She announced her intention to resign.", True),
        ("He intends to retire.", True),
        ("He announced plans to step aside.", True),
        ("He announced plans to visit Rome.", False),
        ("He resigned over the plans.", False),
    ],
)
def test_what_is_intended(text: str, is_so: bool) -> None:
    found = lower(text)
    assert intended(found, 0, len(found)) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("There were rumours that he had resigned.", True),
        ("He is rumoured to have resigned.", True),
        ("Unconfirmed news reports said he had resigned.", True),
        ("He resigned amid rumours of bribes.", False),
        ("The army reported that he had resigned.", False),
    ],
)
def test_what_is_rumoured(text: str, is_so: bool) -> None:
    found = lower(text)
    assert rumoured(found, 0, len(found)) is is_so


_CUES = st.sampled_from(
    "effective with effect into force last day is will stay on until withdrew resignation not resigned intends to step "
    "reports false rumours that 1 May Friday , ; .".split()
)


@given(st.lists(_CUES | st.text(max_size=3), max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_any_words_at_all(found: list[str], one: int, two: int) -> None:
    first, last = sorted((min(one, len(found)), min(two, len(found))))
    kept = stays(found, first, last)
    for start, end in [*effects(found, first, last), *([kept] if kept else [])]:
        assert first < start < last and start <= end <= last
    for ask in (undone, intended, rumoured):
        assert ask(found, first, last) in (True, False)


@pytest.mark.parametrize(
    ("text", "act", "is_so"),
    [
        ("police cleared the square without firing a shot or arresting anyone", "firing", True),
        ("police cleared the square without firing a shot or arresting anyone", "arresting", True),
        ("those who march without leave are arrested", "arrested", False),
        ("without warning , troops attacked the town", "attacked", False),
        ("neither ghana nor togo expelled the envoy", "expelled", True),
        ("neither side was ready , so ghana expelled the envoy", "expelled", False),
        ("talks averted a general strike by miners", "strike", True),
        ("the strike was averted", "strike", True),
        ("guards foiled an attack on the palace", "attack", True),
        ("she avoided a ban on travel", "ban", True),
        ("police prevented him from leaving and arrested an aide", "arrested", False),
        ("no protests were held", "protests", True),
        ("there is no doubt that he attacked them", "attacked", False),
        ("she stopped short of declaring war", "stopped", True),
        ("he fell short of declaring war", "declaring", True),
        ("she was never arrested", "arrested", True),
        ("he never apologised , and police arrested him", "arrested", False),
    ],
)
def test_what_did_not_happen(text: str, act: str, is_so: bool) -> None:
    words = text.split()
    assert negated(words, 0, len(words), words.index(act), words.index(act) + 1) is is_so


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("she takes up the post in november", "in november"),
        ("he takes office on 1 may , aides said", "on 1 may , aides said"),
        ("she assumes her new duties next week", "next week"),
        ("he starts work on monday", "on monday"),
        ("his four-year term begins in june", None),
        ("he takes the view that the post is vacant", None),
        ("she begins in may", None),
        ("what it takes", None),
    ],
)
def test_when_a_post_is_taken_up(text: str, told: str | None) -> None:
    words = text.split()
    found = [" ".join(words[first:end]) for first, end in begins(words, 0, len(words))]
    assert found == ([told] if told else [])
