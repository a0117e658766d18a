"""Names: every construction in names.toml, every example of the lexicon, and the rules that can be tested alone."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incumbent.language import Analysis, Analyst
from incumbent.language.names.lexicon import lexicon, plural
from incumbent.language.names.people import same_full
from incumbent.language.names.spelling import similar
from incumbent.records import Article

CASES = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))["case"]
GROUPS = [
    (section, number, group)
    for section, groups in tomllib.loads(
        resources.files("incumbent.language.names").joinpath("nouns.toml").read_text(encoding="utf-8")
    ).items()
    for number, group in enumerate(groups if isinstance(groups, list) else [groups])
]


@pytest.fixture(scope="module")
def analyst() -> Analyst:
    return Analyst()


@pytest.fixture(scope="module")
def analyses(analyst: Analyst) -> dict[str, Analysis]:
    texts = [c["text"] for c in CASES] + [g["example"] for _, _, g in GROUPS]
    articles = [Article(str(i), text if "\n" in text else f"\n{text}") for i, text in enumerate(texts)]
    return dict(zip(texts, analyst.analyse(articles), strict=True))


def entities(analysis: Analysis) -> dict[str, tuple[str, set[str]]]:
    return {e.name: (e.kind, {x for x in (e.country, e.sector, e.gender) if x}) for e in analysis.entities if e.named}


@pytest.mark.parametrize("case", CASES, ids=[c["construction"] for c in CASES])
def test_construction(case: dict, analyses: dict[str, Analysis]) -> None:
    analysis = analyses[case["text"]]
    found = entities(analysis)
    for line in case.get("names", []):
        name, _, rest = line.partition(": ")
        kind, *facts = rest.split(", ")
        assert name in found, f"{name!r} is not among {sorted(found)}"
        assert found[name][0] == kind, f"{name}: {found[name]}"
        assert set(facts) <= found[name][1], f"{name}: {found[name]} lacks {facts}"
    for name in case.get("absent", []):
        assert name not in found
    for name, count in case.get("mentions", {}).items():
        [entity] = [e for e in analysis.entities if e.name == name]
        named = [m for m in entity.mentions if analysis.mentions[m].form == "name"]
        assert len(named) == count, [analysis.text(analysis.mentions[m].start, analysis.mentions[m].end) for m in named]


@pytest.mark.parametrize("section,number,group", GROUPS, ids=[f"{section}-{number}" for section, number, _ in GROUPS])
def test_lexicon_example(section: str, number: int, group: dict, analyses: dict[str, Analysis]) -> None:
    analysis = analyses[group["example"]]
    kinds = {e.name.lower(): e.kind for e in analysis.entities}
    if group["kind"] == "none":
        assert group["name"].lower() not in kinds
    else:
        assert kinds.get(group["name"].lower()) == group["kind"], kinds


def test_mentions_and_tokens_agree(analyses: dict[str, Analysis]) -> None:
    for analysis in analyses.values():
        for entity in analysis.entities:
            starts = [analysis.mentions[m].start for m in entity.mentions]
            assert starts == sorted(starts) and starts
            assert all(analysis.mentions[m].entity == entity.i for m in entity.mentions)
        for mention in analysis.mentions:
            assert mention.start <= mention.head < mention.end <= len(analysis.tokens)
            assert mention.i in analysis.entities[mention.entity].mentions


@pytest.mark.parametrize(
    "short,full,same",
    [
        ("robert mugabe", "robert gabriel mugabe", True),
        ("lopez obrador", "andres manuel lopez obrador", True),
        ("j. biden", "joseph biden", True),
        ("joe biden", "joseph biden", True),
        ("volodymyr zelensky", "volodymyr zelenskyy", True),
        ("edward kennedy", "john kennedy", False),
        ("hillary clinton", "bill clinton", False),
        ("thaksin shinawatra", "yingluck shinawatra", False),
        ("usman khan", "sadiq khan", False),
    ],
)
def test_same_full(short: str, full: str, same: bool) -> None:
    assert same_full(tuple(short.split()), tuple(full.split()), lexicon()) is same


def test_similar_needs_length_and_first_letter() -> None:
    assert similar("chriac", "chirac")
    assert not similar("xi", "li")
    assert not similar("brown", "crown")
    assert not similar("putin", "patel")


@pytest.mark.parametrize("word,many", [("senator", "senators"), ("chairman", "chairmen"), ("deputy", "deputies")])
def test_plural(word: str, many: str) -> None:
    assert plural(word) == many
    assert lexicon().people[many].plural


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("Aa Bb\n.,'’“”\"-()[]&5éЖ中\u202e\u0000\t"), max_size=60))
def test_any_text_is_survived(analyst: Analyst, text: str) -> None:
    [analysis] = analyst.analyse([Article("x", text)])
    for mention in analysis.mentions:
        assert analysis.text(mention.start, mention.end).strip()


def test_twice_the_same(analyst: Analyst) -> None:
    article = Article("x", "\n" + " ".join(c["text"] for c in CASES))
    first, second = analyst.analyse([article, article])
    assert first.entities == second.entities
    assert first.mentions == second.mentions
