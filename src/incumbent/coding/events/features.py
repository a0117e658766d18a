"""Features: what the judge looks at to decide whether readers would count a candidate as an event.

All features are binary names; the judge adds their weights. Nothing here names a particular person, place or story.
"""

from __future__ import annotations

from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.speech import Speech
from incumbent.language import Analysis

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me"})


def features(analysis: Analysis, speech: Speech, c: Candidate, others: list[Candidate]) -> list[str]:
    """The names of the features that hold of a candidate among all candidates of its article."""
    t = analysis.tokens[c.anchor]
    sentence = analysis.sentences[t.sent]
    last = analysis.sentences[-1].paragraph or 1
    said = speech.at.get(c.anchor)
    source = c.source[0].group if c.source else "none"
    target = c.target[0].group if c.target else ("unread" if c.target_head >= 0 else "none")
    political = any(a.political for a in (*c.source, *c.target))
    named = [a.entity is not None for a in (*c.source, *c.target)]
    found = [
        "bias",
        f"type={c.type}",
        f"sense={c.sense}",
        f"form={c.form}",
        f"type={c.type} form={c.form}",
        f"word={c.word}" if c.origin == "lexicon" else f"strength={min(c.strength, 4)} {c.type}",
        f"source={source}",
        f"target={target}",
        f"source={'some' if c.source else 'none'} target={'some' if c.target else 'none'}",
        f"type={c.type} source={bool(c.source)} target={bool(c.target)}",
        f"status={c.status}",
        f"dep={t.dep}",
        f"tag={t.tag}",
        f"origin={c.origin}",
        f"paragraph={_position(sentence.paragraph, last)}",
    ]
    found.extend(f"aux={analysis.tokens[j].lemma}" for j in t.children if analysis.tokens[j].dep in ("aux", "auxpass"))
    if c.type in ("OFFICE", "RETREAT"):
        mine = {a.name for a in (*c.source, *c.target)}
        agreeing = [o for o in others if o.origin != c.origin and {"claim", "lexicon"} == {o.origin, c.origin}]
        if any(
            analysis.tokens[o.anchor].sent == t.sent and mine & {a.name for a in (*o.source, *o.target)}
            for o in agreeing
        ):
            found.append("claimed")
    if c.origin == "speech":
        found += [
            f"cue beside {c.told}",
            f"speech {c.type} {c.form}",
            f"speech {c.type} target={target}",
            f"speech source={source}",
        ]
    if c.weak:
        found.append("weak")
    if not political:
        found.append("unpolitical")
    if any(named):
        found.append("named")
    if named and all(named) and c.source and c.target:
        found.append("named both")
    if c.negated:
        found.append("negated")
    if c.hypothetical:
        found.append("hypothetical")
    if said is not None:
        found.append("in speech" if said.quoted else "in report")
        if said.quoted:
            found.append("in quotes")
            if c.origin == "lexicon":
                found.append(f"in quotes {c.type}")
    if c.under >= 0:
        found.append("under")
        above = next((o for o in others if o.anchor == c.under), None)
        if above is not None:
            found.append(f"under {above.type}")
    found.extend(_setting(analysis, c))
    found.extend(_company(analysis, c, others))
    if any(analysis.tokens[e.start].sent == t.sent for e in analysis.times):
        found.append("dated")
    if t.dep in ("relcl", "acl", "advcl"):
        found.append("side clause")
    return found


def _setting(analysis: Analysis, c: Candidate) -> list[str]:
    """How the clause stands: its depth, its date, and how much the article speaks of its people."""
    tokens = analysis.tokens
    depth, i = 0, c.anchor
    while tokens[i].head != i and depth < 6:
        i, depth = tokens[i].head, depth + 1
    found = [f"depth={min(depth, 4)}"]
    published = analysis.article.published_on
    if c.date is None:
        found.append("undated")
    elif published is not None:
        days = (published.earliest - c.date.latest).days
        found.append("day" if c.date.is_day else "period")
        found.append("age=" + ("ahead" if days < 0 else "fresh" if days <= 14 else "year" if days <= 400 else "old"))
    for role, actors in (("source", c.source), ("target", c.target)):
        if actors and actors[0].entity is not None:
            node = analysis.entities[actors[0].entity]
            n = len(node.mentions)
            found.append(f"{role} told {'once' if n == 1 else 'few' if n <= 3 else 'often' if n <= 9 else 'most'}")
            found.append(f"{role} sector={node.sector}")
        if len(actors) > 1:
            found.append(f"{role} many")
    return found


def _position(paragraph: int, last: int) -> str:
    if paragraph == 0:
        return "title"
    if paragraph == 1:
        return "lead"
    return "early" if paragraph * 3 <= last else "late" if paragraph * 3 >= 2 * last else "middle"


def _company(analysis: Analysis, c: Candidate, others: list[Candidate]) -> list[str]:
    """Other candidates near: of the same type told elsewhere, or in the same sentence."""
    found = []
    sent = analysis.tokens[c.anchor].sent
    names = {a.name for a in (*c.source, *c.target)}
    same_type = [o for o in others if o is not c and o.type == c.type]
    for o in same_type:
        where = analysis.tokens[o.anchor].sent
        shared = names & {a.name for a in (*o.source, *o.target)}
        when = "same" if where == sent else "earlier" if where < sent else "later"
        if shared and where != 0:
            found.append(f"twin {when}")
        if o.word == c.word and where != 0:
            found.append(f"word {when}")
    here = sum(analysis.tokens[o.anchor].sent == sent for o in others)
    found.append(f"crowd={min(here, 4)}")
    return sorted(set(found))
