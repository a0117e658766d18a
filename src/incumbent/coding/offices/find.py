"""Find the office claims of an article: phrases, then who is bound to them, then changes, then one claim each."""

from __future__ import annotations

from dataclasses import replace

from incumbent.coding.offices.binding import Binder
from incumbent.coding.offices.bodies import load_bodies
from incumbent.coding.offices.changes import load_cues
from incumbent.coding.offices.dating import Dating
from incumbent.coding.offices.drafts import Draft
from incumbent.coding.offices.evidence import evidence_span, first_told
from incumbent.coding.offices.frames import ChangeReader
from incumbent.coding.offices.kinds import bounds_of, draft_of, is_hypothetical
from incumbent.coding.offices.labels import add_areas
from incumbent.coding.offices.linking import link
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.people import People
from incumbent.coding.offices.phrases import PhraseReader
from incumbent.coding.offices.posts import Posts
from incumbent.coding.offices.settle import Settler
from incumbent.coding.offices.titles import load_titles
from incumbent.knowledge import Knowledge
from incumbent.language import Analysis
from incumbent.records import Claim


def find_claims(analysis: Analysis, knowledge: Knowledge) -> list[Claim]:
    """The office claims of an article, in text order, with ids c1, c2, ..."""
    drafts = find_drafts(analysis, knowledge)
    ids = [f"c{k + 1}" for k in range(len(drafts))]
    groups: dict[int, list[str]] = {}
    for name, draft in zip(ids, drafts, strict=True):
        if draft.group >= 0:
            groups.setdefault(draft.group, []).append(name)
    claims = []
    for name, draft in zip(ids, drafts, strict=True):
        linked = tuple(other for other in groups.get(draft.group, ()) if other != name)
        claims.append(_claim(analysis, knowledge, draft, name, linked))
    return claims


def find_drafts(analysis: Analysis, knowledge: Knowledge) -> list[Draft]:
    """The settled drafts behind the claims: with trigger tokens and groups of linked changes, for other coders."""
    titles, bodies = load_titles(), load_bodies()
    people = People(analysis, titles, bodies, knowledge)
    names = Names(analysis, knowledge, bodies, titles, people)
    phrases = PhraseReader(analysis, titles, bodies, names, people).read()
    dating = Dating(analysis)
    drafts: list[Draft] = []
    bindings = Binder(analysis, people, names).bind(phrases)
    for binding in bindings:
        if not binding.phrase.fit:
            continue
        if binding.verb >= 0 and is_hypothetical(analysis, binding.verb):
            continue
        draft = draft_of(analysis, dating, binding)
        drafts += [draft, *bounds_of(analysis, dating, binding, draft)]
        if draft.kind == "hold" and "outgoing" in draft.marks:
            drafts.append(replace(draft, kind="end", status="planned", how=None))
        if draft.kind == "start" and draft.date is None:  # "the new minister": begun, and holding
            drafts.append(replace(draft, kind="hold", how=None, explicit=False))
    cues = load_cues()
    posts = Posts(analysis, people, names, bodies, phrases, bindings, drafts, cues.posts)
    drafts += ChangeReader(analysis, people, posts, dating, cues).read()
    add_areas(analysis, people, names, drafts)
    return Settler(analysis, names, knowledge, phrases, dating).settle(link(analysis, drafts))


def _claim(analysis: Analysis, knowledge: Knowledge, draft: Draft, name: str, linked: tuple[str, ...]) -> Claim:
    holder, post = draft.holder, draft.post
    evidence = evidence_span(analysis, draft.start, draft.end)
    if draft.kind in ("hold", "held"):
        evidence = first_told(analysis, evidence)
    office = knowledge.office(post.title, body=post.body, country=post.country, area=post.area)
    return Claim(
        id=name,
        kind=draft.kind,
        person=holder.name if holder else None,
        person_entity=f"e{holder.entity + 1}" if holder and holder.entity is not None else None,
        title=post.title,
        evidence=evidence,
        body=post.body,
        country=post.country,
        area=post.area,
        office=office.id if office else None,
        how=draft.how,
        by=draft.by,
        date=draft.date,
        status=draft.status,
        confidence=draft.confidence,
        linked=linked,
    )
