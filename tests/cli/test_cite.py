"""Citations: the sentence in context, BibTeX that parses, annotations that find their quote."""

import json
import re

import pytest


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
    selector = out["target"]["selector"]
    assert selector["type"] == "TextQuoteSelector" and selector["exact"].startswith("Lukashenko put Ivan Tertel")


@pytest.mark.parametrize("claim", ["wire-1/c99", "nowhere/c1", "c2", ""])
def test_an_unknown_claim_is_nothing_found(verb, claim):
    ran = verb("cite", claim)
    assert ran.code == 3 and claim in ran.err
