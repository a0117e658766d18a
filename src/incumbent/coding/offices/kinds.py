"""Hold or held: what the words, the tense and the dates of a clause say about when somebody has a post."""

from __future__ import annotations

from dataclasses import replace

from incumbent.coding.offices import words as w
from incumbent.coding.offices.dating import Dating
from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.ties import Binding
from incumbent.language import Analysis
from incumbent.records import ClaimKind, How, PartialDate

_TENURES = frozenset("tenure time stint spell career days years".split())
_LEADING = frozenset({"formerly", "previously", "once"})


def draft_of(analysis: Analysis, dating: Dating, binding: Binding) -> Draft:
    """The hold, held, start or chosen draft that a binding of a person to a post amounts to."""
    phrase = binding.phrase
    kind, explicit = _kind(analysis, dating, binding)
    how: How | None = "acting" if "acting" in phrase.marks and kind in ("hold", "start") else None
    date = _period(dating, binding) if kind == "held" else None
    if kind == "end" and "until" in phrase.marks:
        date = next((t.value for _, t in dating.by_sentence.get(phrase.sent, ()) if t.role == "until"), None)
    if kind in ("start", "chosen"):
        time = dating.expression(phrase.first) if kind == "start" and phrase.how and "new" not in phrase.marks else None
        date = time.value if time is not None else date
        how = phrase.how or ("elected" if kind == "chosen" and "elect" in phrase.marks else how)  # type: ignore[assignment]
    strength = {"title": 2, "beside": 3, "be": 3, "serve": 4, "as": 3, "list": 2}[binding.tie]
    strength += 2 * bool(phrase.country or phrase.area or phrase.body) + 2 * (
        "past" in phrase.marks or "now" in phrase.marks
    )
    return Draft(
        kind, binding.holder, Post.of(phrase), binding.start, binding.end,
        how=how, date=date, strength=strength, explicit=explicit, marks=phrase.marks,
        confidence=0.95 if binding.tie in ("title", "beside") else 0.85, tie=binding.tie,
    )  # fmt: skip


def bounds_of(analysis: Analysis, dating: Dating, binding: Binding, draft: Draft) -> list[Draft]:
    """The changes that a clause of being tells with its dates: "was mayor until 2015", "has been mayor since 2011"."""
    if binding.verb < 0:
        return _since(dating, binding, draft)
    found = []
    time = dating.of(binding.verb, ("until", "since"))
    if time is not None and time.role == "until" and draft.kind == "held" and time.value is not None:
        found.append(replace(draft, kind="end", date=edge(time.value, last=True), trigger=binding.verb, how=None))
    if time is not None and time.role == "since" and draft.kind in ("hold", "held") and time.value is not None:
        found.append(replace(draft, kind="start", date=edge(time.value, last=False), trigger=binding.verb, how=None))
        helpers = {analysis.tokens[c].lower for c in analysis.tokens[binding.verb].children}
        draft.kind = "held" if "had" in helpers else "hold"
    for extra in found:
        extra.start, extra.end = min(extra.start, time.start), max(extra.end, time.end)  # type: ignore[union-attr]
    return found


def _since(dating: Dating, binding: Binding, draft: Draft) -> list[Draft]:
    """ "the president of Kazakhstan since 1991": a start told within the apposition."""
    end = phrase_end = binding.phrase.end
    for _, time in dating.by_sentence.get(binding.phrase.sent, ()):
        if (
            time.role == "until"
            and time.value is not None
            and phrase_end <= time.start <= phrase_end + 1
            and draft.kind in ("hold", "held")
            and not dating.is_ahead(time.value)
        ):
            draft.kind = "held"
            return [
                replace(draft, kind="end", date=edge(time.value, last=True), end=max(draft.end, time.end), how=None)
            ]
        if (
            time.role == "since"
            and time.value is not None
            and end <= time.start <= end + 1
            and draft.kind in ("hold", "held")
        ):
            date = edge(time.value, last=False)
            return [replace(draft, kind="start", date=date, end=max(draft.end, time.end), how=None)]
    return []


def edge(date: PartialDate, last: bool) -> PartialDate:
    """The bound that an "until" or a "since" gives, where the expression was resolved to an interval."""
    first, slash, end = date.text.partition("/")
    return PartialDate.parse(end if last else first) if slash else date


def _kind(analysis: Analysis, dating: Dating, binding: Binding) -> tuple[ClaimKind, bool]:
    tokens, phrase = analysis.tokens, binding.phrase
    marks = phrase.marks
    before = tokens[phrase.start - 1].lower if phrase.start else ""
    if (
        binding.tie == "beside"
        and before in ("now", "recently", "then", "lately")
        and tokens[phrase.start - 2].lower == "until"
    ):
        return "end", True
    if binding.tie == "beside" and before == "then" and tokens[phrase.start - 2].text == ",":
        if binding.holder.end == phrase.start - 2:
            return "held", True  # "Ana Lima, then the member for Yeovil"
    if "chosen" in marks:
        return "chosen", True
    if "until" in marks and binding.tie == "beside":
        return "end", True
    if marks & {"past", "late", "then"} or before in _LEADING:
        return "held", True
    if phrase.how and not phrase.determiner and binding.tie == "beside" and before == ",":
        if binding.holder.end == phrase.start - 1 and tokens[phrase.start].lower in w.CHANGE_PARTICIPLES:
            return "start", True  # "Ana Lima, elected leader of the Labour Party on Saturday,"
    if binding.tie == "title" and before == "under" and dating.served(phrase.start):
        return "held", False  # "served as secretary under President Ana Lima"
    if before == "as" and binding.tie == "beside" and tokens[phrase.start - 2].text == ",":
        verb = tokens[dating.clause(binding.holder.start)]
        past = verb.tag == "VBD" or any(tokens[c].lower == "had" for c in verb.children)
        return ("held", False) if past else ("hold", False)
    if before == "as" and phrase.start > 1 and tokens[phrase.start - 2].lower in _TENURES:
        return "held", False  # "during her tenure as governor"
    if "new" in marks and binding.tie in ("title", "beside"):
        return "start", True
    if binding.tie == "as":
        return "held", dating.of(binding.verb, ("between",)) is not None
    if binding.tie in ("be", "serve"):
        return _by_verb(analysis, dating, binding)
    if "now" in marks:
        return ("held", False) if dating.in_the_past(phrase.first, binding.holder.start) else ("hold", True)
    founding = phrase.first > phrase.start and tokens[phrase.first - 1].lower == "founding"
    if phrase.ordinal and (phrase.sort in ("executive", "monarch") or founding) and binding.tie == "beside":
        return "held", True
    if dating.in_the_past(phrase.first, binding.holder.start):
        return "held", False
    return "hold", binding.tie != "title"


def _by_verb(analysis: Analysis, dating: Dating, binding: Binding) -> tuple[ClaimKind, bool]:
    tokens = analysis.tokens
    verb = tokens[binding.verb]
    auxiliaries = {tokens[c].lower for c in verb.children if tokens[c].dep in ("aux", "auxpass")}
    if auxiliaries & {"will", "'ll"} and verb.lemma in ("be", "serve", "act", "work"):
        return "chosen", True
    if "to" in auxiliaries and verb.lemma == "be" and tokens[verb.head].lower in ("is", "are"):
        return "chosen", True
    if auxiliaries & {"will", "would", "could", "might", "may", "can", "should"}:
        return "hold", False
    if auxiliaries & {"has", "have", "'ve"} and verb.tag in ("VBN", "VBD"):
        since = any(tokens[c].lower in ("since", "now") for c in verb.children)
        time = None if since else dating.of(binding.verb, ("between", "until"))
        return ("held", True) if time is not None else ("hold", True)
    if "had" in auxiliaries or verb.tag == "VBD" or auxiliaries & {"was", "were"}:
        return "held", True
    if verb.tag == "VBG" and not auxiliaries & {"is", "are", "'s"}:
        up = tokens[verb.head]
        return ("held", True) if up.tag == "VBD" else ("hold", False)
    return "hold", True


def _period(dating: Dating, binding: Binding) -> PartialDate | None:
    """The interval of "from 1977 to 1995", "2009 to 2017", "2007 until 2011"."""
    at = binding.verb if binding.verb >= 0 else binding.phrase.first
    time = dating.of(at, ("between",))
    if time is not None:
        return time.value
    return None


def is_hypothetical(analysis: Analysis, verb: int) -> bool:
    """Whether a verb of being stands under a modal: "would be the first woman to serve"."""
    tokens = analysis.tokens
    if tokens[verb].lemma == "be" and tokens[tokens[verb].head].lower in ("is", "are") and tokens[verb].head < verb:
        return False  # "is to be minister"
    if tokens[verb].tag == "VB" and any(tokens[c].lower == "to" for c in tokens[verb].children):
        if tokens[tokens[verb].head].lemma not in (
            "say",
            "believe",
            "know",
            "report",
            "continue",
            "appear",
            "prove",
            "understand",
        ):
            return True
    for _ in range(4):
        token = tokens[verb]
        for child in token.children:
            if tokens[child].dep == "aux" and tokens[child].lower in ("would", "could", "might", "may", "should", "'d"):
                return True
        if token.head == verb or token.dep not in ("xcomp", "relcl", "conj", "advcl", "acl", "attr", "oprd", "dobj"):
            return False
        verb = token.head
    return False
