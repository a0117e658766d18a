"""Find the statements of an article: what somebody said, in the words that say it."""

from __future__ import annotations

from incumbent.coding.statements.attribute import CUE_AT_LEAST, SIGNED, find_attributions
from incumbent.coding.statements.candidates import is_signature
from incumbent.coding.statements.circumstances import TELLING, addressee_of, channel_of, party
from incumbent.coding.statements.frame import Frame
from incumbent.coding.statements.lexicon import Cue, Lexicon, load_lexicon
from incumbent.coding.statements.model import load_weights
from incumbent.coding.statements.orphans import unclaimed
from incumbent.coding.statements.settle import Attribution
from incumbent.coding.statements.spans import Run, trimmed
from incumbent.coding.statements.speakers import Speaker, speaker_of
from incumbent.knowledge import Knowledge
from incumbent.language import Analysis
from incumbent.records import Span, Statement, StatementKind

_LISTED_AT_LEAST = 0.1  # from this confidence on, a listed verb with subject and clause counts as a cue
_MIXED_SHARE = 0.6  # from this share of quoted words on, reported speech counts as mixed
_WIDEST_BREAK = 16  # tokens that a cue may take in the middle of one reported sentence
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


def find_statements(analysis: Analysis, knowledge: Knowledge) -> list[Statement]:
    """Statements in text order. Each is one stretch of content; a quotation broken by its cue gives two."""
    if not analysis.tokens:
        return []
    frame, lexicon = Frame.of(analysis), load_lexicon()
    attributions = find_attributions(
        frame, analysis.sentences, load_weights(), _LISTED_AT_LEAST, frozenset(lexicon.nouns)
    )
    drafts: list[tuple[Run, Statement]] = []
    running: Speaker | None = None
    for attribution in attributions:
        if not is_statement(frame, attribution, lexicon):
            continue
        speaker = speaker_of(analysis, attribution, running, lexicon)
        if not has_voice(analysis, attribution, speaker, lexicon):
            continue
        if speaker is not None:
            running = speaker
        cue = _span(frame, attribution.cue)
        addressee = addressee_of(analysis, attribution)
        channel = channel_of(analysis, attribution, lexicon)
        for run in _pieces(frame, attribution):
            if run[0] == run[1] and frame.quote[run[0]] < 0:
                continue  # one word alone tells nothing
            run, told = infinitive(frame, attribution, run)
            if told >= 0:
                addressee = party(analysis, told)
            drafts.append((run, _statement(frame, run, speaker, cue, addressee, channel, attribution.confidence)))
    drafts.sort(key=lambda d: d[0])
    for run, speaker in unclaimed(analysis, frame, drafts):
        drafts.append((run, _statement(frame, run, speaker, None, None, None, 0.6)))
    drafts.sort(key=lambda d: d[0])
    return [_numbered(statement, n) for n, (_, statement) in enumerate(_distinct(drafts), 1)]


def is_statement(frame: Frame, attribution: Attribution, lexicon: Lexicon) -> bool:
    """Whether something is said: a listed cue with the content it takes, or any cue with a quoted clause."""
    token = frame.tokens[attribution.head]
    if token.text == ":" or is_signature(frame, token.i):
        return attribution.source is not None
    entry = lexicon.cue(token.lemma, token.tag)
    if any(frame.tokens[j].dep == "neg" for j in token.children) and not _quoted_clause(frame, attribution):
        return False  # what was not said
    if attribution.confidence < CUE_AT_LEAST and not _plain(attribution, entry):
        return False
    if _quoted_clause(frame, attribution) and (entry is not None or _introduces(frame, attribution)):
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
    if entry.content == "to" and any(r in ("c:xcomp", "c:dobj>xcomp", "c:dobj>acl") for r in relations):
        return True
    if entry.content != "np" or "c:dobj" not in relations:
        return False
    return not entry.objects or any(frame.tokens[j].lemma in entry.objects for j in token.children)


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


def _pieces(frame: Frame, attribution: Attribution) -> list[Run]:
    """The content as stretches that stand alone: quotations apart, reported speech around its cue as one."""
    content = list(attribution.content)
    if len(content) == 1:
        return content
    quoted = [r for r in content if _is_quotation(frame, r) and r[1] - r[0] >= 4]
    if len(quoted) == len(content):
        return content
    pieces: list[Run] = []
    for run in content:
        same = pieces and frame.tokens[pieces[-1][1]].sent == frame.tokens[run[0]].sent
        same = same and run[0] - pieces[-1][1] <= _WIDEST_BREAK and pieces[-1][1] < attribution.head < run[0]
        if same and not (run in quoted and pieces[-1] in quoted):
            pieces[-1] = (pieces[-1][0], run[1])
        else:
            pieces.append(run)
    return [p for p in pieces if p in quoted or _tells(frame, p)] or [max(pieces, key=lambda p: p[1] - p[0])]


def infinitive(frame: Frame, attribution: Attribution, run: Run) -> tuple[Run, int]:
    """ "to leave" of "urged drivers to leave" or "drivers were told to leave", and the token of those who are told.

    The run as it is and -1 where it begins with nobody who is told.
    """
    tokens = frame.tokens
    lo, hi = run
    cue = tokens[attribution.head]
    if cue.lemma not in TELLING or frame.quote[lo] >= 0:
        return run, -1
    told = next((j for j in cue.children[:12] if tokens[j].dep == "nsubjpass"), -1)
    if told >= 0 and lo <= told < cue.i < hi:
        after = attribution.cue[1] + 1
        return ((after, hi), told) if after <= hi else (run, -1)
    to = next((k for k in range(max(lo, cue.i), min(hi, cue.i + 14)) if tokens[k].tag == "TO"), -1)
    if to > lo == attribution.cue[1] + 1 and all(tokens[k].tag[:1] in "NPDJC" for k in range(lo, to)):
        nouns = [k for k in range(lo, to) if tokens[k].tag[:2] in ("NN", "PR")]
        return ((to, hi), nouns[-1]) if nouns else (run, -1)
    return run, -1


def _tells(frame: Frame, run: Run) -> bool:
    """Whether a stretch has a verb or enough words to stand alone."""
    return run[1] - run[0] >= 6 or any(frame.tokens[i].tag[:1] == "V" for i in range(run[0], run[1] + 1))


def _is_quotation(frame: Frame, run: Run) -> bool:
    q, r = frame.quote[run[0]], frame.quote[run[1]]
    return q >= 0 and r >= 0 and frame.reach[q][0] == run[0] and frame.reach[r][1] == run[1]


def kind_of(frame: Frame, run: Run) -> StatementKind:
    """Direct: opens and closes with quotation marks. Mixed: most words quoted, not all. Indirect: the rest."""
    if _is_quotation(frame, run):
        return "direct"
    words, quoted = frame.word_count(*run), frame.quoted_count(*run)
    return "mixed" if words and quoted >= _MIXED_SHARE * words else "indirect"


def _statement(
    frame: Frame,
    run: Run,
    speaker: Speaker | None,
    cue: Span | None,
    addressee: str | None,
    channel: str | None,
    confidence: float,
) -> Statement:
    kind = kind_of(frame, run)
    if (
        kind != "direct"
        and frame.tokens[run[0]].lower == "that"
        and frame.tokens[run[0]].tag in ("IN", "WDT")
        and run[0] < run[1]
    ):
        run = trimmed((run[0] + 1, run[1]), frame) or run
    return Statement(
        id="",
        kind=kind,
        content=_span(frame, run),
        speaker=speaker.name if speaker else None,
        speaker_entity=f"e{speaker.entity + 1}" if speaker and speaker.entity is not None else None,
        cue=cue,
        addressee=addressee,
        channel=channel,
        confidence=round(confidence, 2),
    )


def _span(frame: Frame, run: Run) -> Span:
    start, end = frame.tokens[run[0]].start, frame.tokens[run[1]].end
    return Span(start, end, frame.text[start:end])


def _distinct(drafts: list[tuple[Run, Statement]]) -> list[tuple[Run, Statement]]:
    """One statement for one stretch: the surer of two cues wins."""
    best: dict[Run, tuple[Run, Statement]] = {}
    for run, statement in drafts:
        if run not in best or statement.confidence > best[run][1].confidence:
            best[run] = (run, statement)
    return list(best.values())


def _numbered(statement: Statement, n: int) -> Statement:
    return Statement(
        f"s{n}",
        statement.kind,
        statement.content,
        statement.speaker,
        statement.speaker_entity,
        statement.cue,
        statement.addressee,
        statement.channel,
        statement.confidence,
    )
