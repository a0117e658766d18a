"""Find the statements of an article: what somebody said, in the words that say it."""

from __future__ import annotations

from dataclasses import replace

from incumbent.coding.statements.attribute import find_attributions
from incumbent.coding.statements.circumstances import addressee_of, channel_of, party
from incumbent.coding.statements.frame import Frame
from incumbent.coding.statements.keep import has_voice, is_anonymity, is_statement
from incumbent.coding.statements.lexicon import load_lexicon
from incumbent.coding.statements.model import load_weights
from incumbent.coding.statements.orphans import unclaimed
from incumbent.coding.statements.pieces import from_first_paragraph, infinitive, kind_of, pieces_of, without_comment
from incumbent.coding.statements.spans import Run, trimmed
from incumbent.coding.statements.speakers import Speaker, speaker_of
from incumbent.knowledge import Knowledge
from incumbent.language import Analysis
from incumbent.records import Span, Statement

_LISTED_AT_LEAST = 0.1  # from this confidence on, a listed verb with subject and clause counts as a cue


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
            running = replace(speaker, sentence=analysis.tokens[attribution.head].sent)
        cue = _span(frame, attribution.cue)
        addressee = addressee_of(analysis, attribution)
        channel = channel_of(analysis, attribution, lexicon)
        for run in pieces_of(frame, attribution):
            if (run[0] == run[1] and frame.quote[run[0]] < 0) or is_anonymity(frame, run):
                continue  # one word alone tells nothing
            run, told = infinitive(frame, attribution, without_comment(frame, run))
            if told >= 0:
                addressee = party(analysis, told)
            drafts.append((run, _statement(frame, run, speaker, cue, addressee, channel, attribution.confidence)))
    drafts.sort(key=lambda d: d[0])
    drafts = [_from_start(frame, drafts, n) for n in range(len(drafts))]
    for run, speaker in unclaimed(analysis, frame, drafts):
        drafts.append((run, _statement(frame, run, speaker, None, None, None, 0.6)))
    drafts.sort(key=lambda d: d[0])
    return [replace(statement, id=f"s{n}") for n, (_, statement) in enumerate(_distinct(drafts), 1)]


def _from_start(frame: Frame, drafts: list[tuple[Run, Statement]], n: int) -> tuple[Run, Statement]:
    """A statement whose quotation began paragraphs before it, from there on; the others near it keep what they have."""
    run, statement = drafts[n]
    if not frame.quote[run[0]] > 0 or not frame.quotations[frame.quote[run[0]]].continues:
        return drafts[n]
    near = [d[0] for d in drafts[max(0, n - 8) : n]]
    first = from_first_paragraph(frame, run, near)
    return (first, replace(statement, content=_span(frame, first))) if first != run else drafts[n]


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
    if kind != "direct" and run[1] - run[0] > 2 and frame.tokens[run[0]].lower in ("only", "simply", "merely", "just"):
        if frame.tokens[run[0] + 1].lower == "that":
            run = (run[0] + 1, run[1])
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
