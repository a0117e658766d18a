"""Which attributions are statements: something is said, by somebody who can speak, and it was not left unsaid."""

from __future__ import annotations

from incumbent.coding.statements.attribute import CUE_AT_LEAST, SIGNED
from incumbent.coding.statements.frame import Frame
from incumbent.coding.statements.lexicon import Cue, Lexicon
from incumbent.coding.statements.settle import Attribution
from incumbent.coding.statements.sources import is_signature
from incumbent.coding.statements.spans import Run
from incumbent.coding.statements.speakers import Speaker
from incumbent.language import Analysis

_CLAUSE = (
    "c:ccomp",
    "c:parataxis",
    "c:advcl",
    "c:xcomp>ccomp",
    "up:",
    "quote:",
    "colon:",
    "c:acl",
    "c:acomp>ccomp",
    "c:prep>pobj>",
)

_NOBODY = frozenset(("nobody", "none", "neither"))
_NONE = frozenset(("no", "neither"))
_REFUSING = frozenset(("refuse", "decline", "fail", "avoid", "stop"))


def is_statement(frame: Frame, attribution: Attribution, lexicon: Lexicon) -> bool:
    """Whether something is said: a listed cue with the content it takes, or any cue with a quoted clause."""
    token = frame.tokens[attribution.head]
    if token.text == ":" or is_signature(frame, token.i):
        return attribution.source is not None
    entry = lexicon.cue(token.lemma, token.tag)
    if _unsaid(frame, attribution) and not _quoted_clause(frame, attribution):
        return False
    if attribution.confidence < CUE_AT_LEAST and not _plain(attribution, entry):
        return False
    if _quoted_clause(frame, attribution) and (entry is not None or _introduces(frame, attribution)):
        return True
    if entry is not None and entry.quoted and _partly_quoted(frame, attribution):
        return True
    if entry is None or entry.content == "quote":
        return False
    relations = attribution.relations
    if attribution.source_head >= 0 and frame.tokens[attribution.source_head].tag == "WDT" and token.lemma == "accord":
        return False  # "a treaty according to which"
    if any(frame.tokens[j].dep == "auxpass" for j in token.children) and not _told(relations):
        return False  # "was recalled after a fire"
    if any(r.startswith(_CLAUSE) for r in relations) or (token.tag[:1] == "N" and "c:relcl" in relations):
        return True
    if entry.preps and not any(frame.tokens[j].lower in entry.preps for j in token.children):
        return False
    if entry.content == "to" and any(r in ("c:xcomp", "c:dobj>xcomp", "c:dobj>acl") for r in relations):
        return True
    if entry.content != "np" or "c:dobj" not in relations:
        return False
    return not entry.objects or any(frame.tokens[j].lemma in entry.objects for j in token.children)


def _unsaid(frame: Frame, attribution: Attribution) -> bool:
    """Whether it was not said: "did not say", "neither side said", "declined to say", "without saying"."""
    tokens = frame.tokens
    token = tokens[attribution.head]
    for j in token.children:
        if tokens[j].dep == "neg":
            return tokens[min(j + 1, len(tokens) - 1)].lower != "only"
        if tokens[j].dep in ("nsubj", "nsubjpass"):
            if tokens[j].lower in _NOBODY or any(tokens[k].lower in _NONE for k in tokens[j].children):
                return True
    governor = tokens[token.head]
    if token.dep == "xcomp" and governor.lemma in _REFUSING:
        return True
    return token.dep == "pcomp" and governor.lower == "without"


def _partly_quoted(frame: Frame, attribution: Attribution) -> bool:
    """Whether words in quotation marks stand in what a thing was called, outside the cue's own quotation."""
    token = frame.tokens[attribution.head]
    if any(frame.tokens[j].dep == "auxpass" for j in token.children) or attribution.source is None:
        return False
    own = frame.quote[token.i]
    return any(
        frame.quote[i] >= 0 and frame.quote[i] != own and frame.quoted_count(lo, hi) > 1
        for lo, hi in attribution.content
        for i in range(lo, hi + 1)
    )


def is_anonymity(frame: Frame, run: Run) -> bool:
    """Whether all that was asked is to stay unnamed: "asked not to be identified"."""
    words = [token.lower for token in frame.tokens[run[0] : run[0] + 4]]
    return words[:3] == ["not", "to", "be"] and words[3:] in (["named"], ["identified"], ["quoted"])


def _told(relations: frozenset[str]) -> bool:
    return any(r in ("c:ccomp", "c:xcomp", "c:parataxis", "up:ccomp:before", "up:parataxis:before") for r in relations)


def _plain(attribution: Attribution, entry: Cue | None) -> bool:
    """Whether a doubtful cue is one after all: a listed word with its owner or subject, and the clause that it takes."""
    if entry is None or entry.voice or entry.content == "quote":
        return False
    relations = attribution.relations
    if attribution.source_relation in ("c:poss", "c:prep:by", "c:prep:from"):
        return bool(relations & {"c:acl", "c:relcl", "c:ccomp"})
    if attribution.source_relation != "c:nsubj" or entry.kind == "believes":
        return False
    return "c:ccomp" in relations or (entry.content == "to" and "c:xcomp" in relations)


def _introduces(frame: Frame, attribution: Attribution) -> bool:
    """Whether an unlisted verb leads to its quotation as "smiled" or "took to the stage:" does, not as its object."""
    token = frame.tokens[attribution.head]
    if token.tag[:1] != "V" or any(frame.tokens[j].dep == "auxpass" for j in token.children):
        return False
    return any(r.startswith(("quote:", "c:ccomp", "c:parataxis", "up:")) for r in attribution.relations)


def has_voice(analysis: Analysis, attribution: Attribution, speaker: Speaker | None, lexicon: Lexicon) -> bool:
    """False where a thing, not a voice, is what "indicates" or "suggests"."""
    cue = analysis.tokens[attribution.head]
    if cue.text == ":" and attribution.confidence < SIGNED:  # "Town election: ..." names a matter, not a speaker
        node = analysis.entities[speaker.entity] if speaker is not None and speaker.entity is not None else None
        voice = attribution.source_head >= 0 and analysis.tokens[attribution.source_head].lemma in lexicon.voices
        return voice or (node is not None and node.kind != "place")
    entry = lexicon.cue(cue.lemma, cue.tag)
    if entry is None or not entry.voice or (speaker is not None and speaker.entity is not None):
        return True
    source = analysis.tokens[attribution.source_head] if attribution.source_head >= 0 else None
    return source is not None and (source.lemma in lexicon.voices or source.tag in ("PRP", "NNP", "NNPS"))


def _quoted_clause(frame: Frame, attribution: Attribution) -> bool:
    """Whether a content stretch is a whole quotation with a verb in it, of four words or more."""
    for lo, hi in attribution.content:
        q = frame.quote[lo]
        if q < 0 or frame.reach[q][0] != lo or hi - lo < 4:
            continue
        if any(frame.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD", "VB") for i in range(lo, hi + 1)):
            return True
    return False
