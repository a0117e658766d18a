"""Whatever the heads say of a text, the coder makes a sound record of it."""

import random
from types import SimpleNamespace

import pytest
from hand import TINY
from hypothesis import given, settings
from hypothesis import strategies as st

from incumbent.coding import Coder, coder
from incumbent.knowledge import Knowledge
from incumbent.reader import Anchor, Name, Reading, Run
from incumbent.reader.pieces import page_of
from incumbent.reader.schema import CLAIM_ROLES, CLAIMS, CUE_ROLES, DATED, EVENT_ROLES, EVENTS, HOWS, NAMES, STATUSES
from incumbent.records import Article, check_offsets, from_json, to_json

WORDS = (
    "Anna Berg Ola Lie Norway Polish NATO Ohio Ky. the minister ministers of head heads and , . “ ” \" ( ) - 's he she "
    "them who elect 12 dozens people killed wounded arrested between 10 to 20 at least said told that on Monday in 2019 "
    "protests met \n \n\n prime deputy former U.S."
).split(" ")


def random_reading(text: str, seed: int) -> Reading:
    """A reading with names, anchors, roles and references thrown at the words of a text."""
    dice = random.Random(seed)
    page = page_of(text, TINY)
    n = len(page.words)
    reading = Reading(page, [], [], [], [], {})
    i = 0
    while i < n:
        end = min(i + dice.randint(1, 3), n)
        if dice.random() < 0.3:
            reading.names.append(Name(i, end, dice.choice(NAMES), dice.random()))
        i = end
    inside = {i for name in reading.names for i in range(name.first, name.end)}
    for i in range(n if reading.names else 0):
        if i not in inside and dice.random() < 0.3:
            reading.refers[i] = (dice.randrange(len(reading.names)), dice.random())

    def run() -> Run:
        first = dice.randrange(n)
        s = page.sentences[page.sentence_of[first]]
        return Run(
            first, dice.randint(first + 1, min(first + 6, s.last)) if s.last > first + 1 else first + 1, dice.random()
        )

    groups = (
        (CLAIMS, CLAIM_ROLES, reading.claims),
        (EVENTS, EVENT_ROLES, reading.events),
        (("cue",), CUE_ROLES, reading.cues),
    )
    for kinds, roles, found in groups:
        for word in sorted(dice.sample(range(n), min(n, 4))):
            a = Anchor(word, dice.choice(kinds), dice.random())
            for role in roles:
                a.roles[role] = sorted({run() for _ in range(dice.randint(0, 2))}, key=lambda r: r.first)
                if not a.roles[role] and dice.random() < 0.5:
                    a.edge[role] = Run(k := dice.randrange(n), k + 1, dice.random())
            for which, values in (("status", STATUSES), ("how", HOWS), ("dated", DATED)):
                a.classes[which] = {v: dice.random() for v in values}
            found.append(a)
    return reading


@pytest.fixture(scope="module")
def made(knowledge: Knowledge) -> Coder:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coder, "Reader", lambda folder: SimpleNamespace(manifest=SimpleNamespace(version="0"), read=None))
        return Coder(knowledge=knowledge)


@settings(max_examples=80, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=60), seed=st.integers(0, 10**6))
def test_a_sound_record_of_any_reading(made: Coder, words: list[str], seed: int) -> None:
    text = "Title\n" + " ".join(words)
    made.reader.read = lambda text: random_reading(text, seed)  # type: ignore[method-assign]
    record = made.record(Article("a1", text, "Title", published="2021-03-02"))
    assert record.problems == ()
    check_offsets(record)
    assert to_json(from_json(to_json(record))) == to_json(record)
    entities = {e.id for e in record.entities}
    for c in record.claims:
        assert c.title
        assert {c.person_entity, c.body_entity} - {None} <= entities
        assert c.person_entity or c.kind in ("start", "end", "chosen")
    for e in record.events:
        assert len(e.source) == len(e.source_entities) and len(e.target) == len(e.target_entities)
        assert {*e.source_entities, *e.target_entities} - {None} <= entities
        assert e.evidence.start <= e.trigger.start
        assert e.trigger.end <= e.evidence.end or e.trigger.end - e.trigger.start > 200
