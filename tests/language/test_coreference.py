"""Coreference: every construction in coreference.toml, quotations, and the small questions of `reference`."""

from __future__ import annotations

import re
import time
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from incumbent.knowledge import Knowledge
from incumbent.language import Analysis, Analyst
from incumbent.language.coreference import resolve
from incumbent.language.coreference.quotes import quoted
from incumbent.language.reference import bind, entity_of, first_person, members_of, name_of
from incumbent.records import Article

CASES = tomllib.loads((Path(__file__).parent / "coreference.toml").read_text(encoding="utf-8"))["case"]
GROUPS = list(
    tomllib.loads(
        resources.files("incumbent.language.coreference").joinpath("anaphora.toml").read_text(encoding="utf-8")
    ).values()
)
_MARK = re.compile(r"\[([^\[\]]+)\](\d)")


def unmark(text: str) -> tuple[str, list[tuple[int, int, int]]]:
    """The plain text and its marks: (first character, end, number)."""
    plain, marks, at = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        marks.append((len(plain), len(plain) + len(match[1]), int(match[2])))
        plain += match[1]
        at = match.end()
    return plain + text[at:], marks


def body(text: str) -> str:
    """An article without headline; a case with a line break brings its own."""
    plain = unmark(text)[0]
    return plain if "\n" in plain and "\n\n" not in plain else "\n" + plain


@pytest.fixture(scope="module")
def analyst() -> Analyst:
    return Analyst()


@pytest.fixture(scope="module")
def analyses(analyst: Analyst) -> dict[str, Analysis]:
    articles = [Article(c["construction"], body(c["text"])) for c in CASES]
    return {a.article.id: a for a in analyst.analyse(articles)}


def spoken_of(analysis: Analysis, start: int, end: int) -> int | None:
    """The entity of the mention that covers these characters, else of the innermost one at their last word."""
    tokens = analysis.tokens
    for mention in analysis.mentions:
        if (tokens[mention.start].start, tokens[mention.end - 1].end) == (start, end):
            return mention.entity
    entity = entity_of(analysis, next(t for t in tokens if t.end == end).i)
    return entity.i if entity is not None else None


@pytest.mark.parametrize("case", CASES, ids=[c["construction"] for c in CASES])
def test_construction(case: dict, analyses: dict[str, Analysis]) -> None:
    analysis = analyses[case["construction"]]
    groups: dict[int, set[int | None]] = {}
    for start, end, number in unmark(case["text"])[1]:
        shift = int(analysis.article.text.startswith("\n"))
        groups.setdefault(number, set()).add(spoken_of(analysis, start + shift, end + shift))
    told = {n: [analysis.entities[i].name if i is not None else None for i in found] for n, found in groups.items()}
    assert groups.pop(0, {None}) == {None}, told
    for found in groups.values():
        assert len(found) == 1 and None not in found, told
    assert len({next(iter(found)) for found in groups.values()}) == len(groups), told


@pytest.mark.parametrize("group", GROUPS, ids=[g["phrase"] for g in GROUPS])
def test_anaphora_example(group: dict, analyst: Analyst) -> None:
    analysis = one(analyst, group["example"])
    last = [t for t in analysis.tokens if t.lower == group["phrase"]][-1]
    entity = entity_of(analysis, last.i)
    assert entity is not None and entity.name == group["name"]


def one(analyst: Analyst, text: str) -> Analysis:
    [analysis] = analyst.analyse([Article("x", "\n" + text)])
    return analysis


def test_names_of_phrases(analyst: Analyst) -> None:
    analysis = one(
        analyst, "Prime Minister Oleh Honchar resigned. The prime minister gave no reason. Protesters left. They sang."
    )
    named = {t.text: name_of(analysis, t.i) for t in analysis.tokens if t.tag[0] in "NP"}
    assert named["Honchar"] == "Oleh Honchar"
    assert named["minister"] == "Oleh Honchar"
    assert named["They"] is None
    they = next(t for t in analysis.tokens if t.text == "They")
    crowd = entity_of(analysis, they.i)
    assert crowd is not None and not crowd.named and crowd.kind == "group" and crowd.name == "Protesters"


def test_members_of_a_pair(analyst: Analyst) -> None:
    analysis = one(analyst, "Luc Marchand and Anna Brandt met in Aachen. They left early. Marchand smiled.")
    at = {t.text: t.i for t in analysis.tokens}
    assert [e.name for e in members_of(analysis, at["They"])] == ["Luc Marchand", "Anna Brandt"]
    assert [e.name for e in members_of(analysis, at["Marchand"])] == ["Luc Marchand"]
    assert members_of(analysis, at["left"]) == []


def test_speaker_can_be_bound(analyst: Analyst) -> None:
    analysis = one(analyst, '"I will not resign, and my party stands by me," said Oleh Honchar.')
    own = first_person(analysis, 0, len(analysis.tokens))
    assert [analysis.tokens[i].text for i in own] == ["I", "my", "me"]
    speaker = next(e for e in analysis.entities if e.name == "Oleh Honchar")
    for i in own:
        bind(analysis, i, speaker.i)
    assert all(name_of(analysis, i) == "Oleh Honchar" for i in own)
    starts = [analysis.mentions[m].start for m in speaker.mentions]
    assert starts == sorted(starts)


def test_title_tokens_are_kept(analyst: Analyst) -> None:
    analysis = one(analyst, "Russian Prime Minister Anatoly Berezkin arrived.")
    [mention] = [m for m in analysis.mentions if m.kind == "person"]
    assert analysis.text(mention.title_start, mention.start) == "Prime Minister"
    assert analysis.entities[mention.entity].titles == ["prime minister"]


@pytest.mark.parametrize(
    "text,inside",
    [
        ('He said "we agreed" and left.', ["we", "agreed"]),
        ("He said “we agreed” and left.", ["we", "agreed"]),
        ("“We agreed and went on.\n\nNobody left.", ["We", "agreed", "and", "went", "on", "."]),
        ("Nobody spoke.", []),
    ],
)
def test_quoted(analyst: Analyst, text: str, inside: list[str]) -> None:
    analysis = one(analyst, text)
    marks = quoted(analysis)
    assert [t.text for t in analysis.tokens if marks[t.i]] == inside


def test_no_words(analyst: Analyst) -> None:
    analysis = Analysis(Article("x", ""), [], [])
    resolve(analysis, Knowledge.load())
    assert analysis.mentions == []


def test_linear_in_length(analyst: Analyst) -> None:
    """Four times the text may cost at most eight times the time: a quadratic pass would cost sixteen."""
    paragraph = " ".join(unmark(c["text"])[0] for c in CASES if "\n" not in c["text"]) + "\n\n"
    parsed = list(analyst.syntax.parse([paragraph * 2, paragraph * 8]))
    from incumbent.language.names import find_names

    def cost(i: int) -> float:
        best = 9.0
        for _ in range(3):
            for token in parsed[i].tokens:
                token.mention = -1
            analysis = Analysis(Article("x", paragraph * (2 if i == 0 else 8)), parsed[i].tokens, parsed[i].sentences)
            start = time.process_time()
            find_names(analysis, parsed[i].names, analyst.knowledge)
            resolve(analysis, analyst.knowledge)
            best = min(best, time.process_time() - start)
        return best

    cost(0)
    assert cost(1) <= 8 * cost(0)
