"""Citations: the sentence in context, BibTeX that parses, annotations that find their quote."""

import json
import re

import pytest
from builders import Story, ledger_of


def test_text_has_the_sentence_in_context_and_where_it_comes_from(verb):
    out = verb("cite", "wire-1/c2").out
    assert "»Lukashenko put Ivan Tertel in the place of KGB chief Valery Vakulchik.«" in " ".join(out.split())
    for word in ("https://wire.example/a?b=1&c=%7B", "2020-09-03", "Test Wire", "wire-1/c2", "offsets:"):
        assert word in out


def test_bibtex_has_one_balanced_entry(verb):
    out = verb("cite", "wire-1/c2", "--format", "bibtex").out
    assert out.startswith("@misc{wire-1-c2,") and out.count("{") == out.count("}")
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},?$", out, re.M))
    assert fields["year"] == "2020" and fields["date"] == "2020-09-03" and "KGB chief" in fields["note"]


def test_an_annotation_selects_the_quote_on_its_page(verb):
    out = json.loads(verb("cite", "wire-1/c2", "--format", "webannotation").out)
    assert out["@context"] == "http://www.w3.org/ns/anno.jsonld" and out["type"] == "Annotation"
    assert out["target"]["source"] == "https://wire.example/a?b=1&c=%7B"
    quote, position = out["target"]["selector"]
    assert quote["type"] == "TextQuoteSelector" and quote["exact"].startswith("Lukashenko put Ivan Tertel")
    assert position["type"] == "TextPositionSelector"
    assert position["end"] - position["start"] == len(quote["exact"])


def test_csl_and_ris_carry_the_article_and_the_words(verb):
    [item] = json.loads(verb("cite", "wire-1/c2", "--format", "csl").out)
    assert item["issued"] == {"date-parts": [[2020, 9, 3]]} and item["container-title"] == "Test Wire"
    assert item["URL"] == "https://wire.example/a?b=1&c=%7B" and "Ivan Tertel" in item["note"]
    lines = verb("cite", "wire-1/c2", "--format", "ris").out.splitlines()
    assert lines[0] == "TY  - NEWS" and lines[-1] == "ER  - "
    fields = dict(line.split("  - ", 1) for line in lines)
    assert (fields["PY"], fields["DA"], fields["T2"]) == ("2020", "2020/09/03/", "Test Wire")


@pytest.fixture
def told(path):
    """The ledger with an event and a statement in it."""
    story = Story("tale/1", url="https://x.org/1").statement("Kim Oh", "“No \x1b[31m{early} election,” Oh said.")
    ledger_of(path, story.event("CONSULT", "met", "Ada Lee met Jo Roe.", ["Ada Lee"])).close()
    return path


@pytest.mark.parametrize("form", ["text", "bibtex", "csl", "ris", "webannotation"])
def test_events_statements_happenings_and_articles_are_cited_too(told, verb, form):
    event = verb("cite", "tale/1/v1", "--format", form)
    assert "Ada Lee met Jo Roe." in event.out and event.code == 0
    [happening] = json.loads(verb("events", "--format", "json").out)["answers"]
    for id in (happening["id"], f"E{happening['id']}"):
        assert verb("cite", id, "--format", form).out == event.out
    statement = verb("cite", "tale/1/s1", "--format", form).out
    assert "early" in statement and "\x1b" not in statement
    article = verb("cite", "tale/1", "--format", form).out
    assert ("A headline" in article and "https://x.org/1" in article) or form == "webannotation"


@pytest.mark.parametrize("claim", ["wire-1/c99", "nowhere/c1", "c2", ""])
def test_an_unknown_claim_is_nothing_found(verb, claim):
    ran = verb("cite", claim)
    assert ran.code == 3 and claim in ran.err
