"""Whether a told change has happened: done, planned, not done, reported, or merely wished for and so no claim."""

from __future__ import annotations

from typing import Literal

from incumbent.language import Analysis

Outlook = Literal["done", "planned", "not_done", "reported", "none"]

_DEMAND = frozenset(
    "call urge demand ask want pressure press tell request beg beseech petition lobby advise recommend push seek "
    "wish hope consider discuss debate contemplate threaten fear campaign run vow fight mull ponder suggest need "
    "require encourage implore invite prefer oppose".split()
)
_PLAN = frozenset(
    "plan intend promise agree expect set schedule due slate prepare decide pledge aim announce propose tip poise".split()
)
_REFUSE = frozenset(
    "refuse decline reject deny rule avoid resist block prevent stop withdraw rescind rebuff forbid bar halt".split()
)
_TRY = frozenset("try attempt fail move vote manage survive".split())
_BRINGS_ABOUT = frozenset(
    "manage help vote proceed force compel oblige cause move go come live get allow use pressure lead".split()
)
_LEADS_TO = frozenset(
    "resign leave quit defeat beat win step return rise rally overcome unseat retire depart edge run".split()
)
CHOOSES = frozenset("nominate appoint elect choose select name pick tap designate hire confirm promote".split())
_GOING = frozenset("step stand quit leave resign retire depart bow join replace succeed".split())  # "is stepping down"
_MODALS = frozenset({"would", "could", "might", "may", "should", "must", "can", "'d", "shall", "ought", "ca"})
_IF = frozenset({"if", "unless", "whether", "should", "lest"})
_NOT = frozenset({"not", "never", "n't", "no", "neither", "nor", "without", "nobody"})
_DEMAND_NOUNS = frozenset(
    "call calls demand demands pressure petition race bid campaign candidacy candidate contest vote motion effort "
    "efforts attempt attempts proposal threat threats right power powers ability plan plans possibility speculation "
    "rumours rumors process list person one way chance need desire wish decision election trial hearings hearing "
    "inquiry talks ceremony deal conditions time pledge".split()
)
_FIRSTS = frozenset({"first", "second", "third", "last", "only", "youngest", "oldest", "latest", "next"})
_PLAN_NOUNS = frozenset({"plan", "plans", "decision", "pledge", "intention", "promise"})
_OFFER_NOUNS = frozenset({"offer", "vote", "attempt", "motion", "bid", "effort"})


def outlook(analysis: Analysis, i: int) -> Outlook:
    """The outlook of the change told by token `i` (a verb or a noun), climbing through what governs it."""
    tokens = analysis.tokens
    own = _own(analysis, i)
    if own is not None:
        return own
    infinitive = _infinitive(analysis, i)
    if infinitive is not None:
        return infinitive
    at, result = i, "done"
    for _ in range(6):
        token = tokens[at]
        if token.head == at:
            break
        up = tokens[token.head]
        verdict = _under(analysis, at, token.dep, up.i, tokens[i].tag[0] == "N" and at == i)
        if verdict == "stop":
            break
        if verdict is not None:
            return verdict  # type: ignore[return-value]
        if token.dep == "conj" and token.tag in ("VBD", "VBZ", "VBP"):
            break
        if token.dep == "ccomp" and _own_clause(analysis, at, up.i):
            break
        at = up.i
        if up.tag[0] == "V" and token.dep not in ("pobj", "dobj", "nsubj", "poss", "prep"):
            own = _own(analysis, at, outer=True)
            if own is not None:
                return own
    if _reportedly(analysis, i):
        return "reported"
    return "done" if result == "done" else "none"


def _own_clause(analysis: Analysis, at: int, up: int) -> bool:
    """Whether a clause before another only stands beside it: "He was fired on Monday; his deputy will serve"."""
    tokens = analysis.tokens
    return at < up and any(tokens[k].text in (";", ":", "—") for k in range(at, up))


def _infinitive(analysis: Analysis, i: int) -> Outlook | None:
    """ "to replace", "to become": done where what governs it brought it about, else judged by what governs it."""
    tokens = analysis.tokens
    token = tokens[i]
    if token.dep == "conj" or not any(tokens[c].lower == "to" and tokens[c].dep == "aux" for c in token.children):
        return None
    if token.head == i:  # a sentence that is nothing but "to become ..."
        return None
    head = tokens[token.head]
    if any(
        tokens[k].lower in ("next", "line", "likely", "favourite", "favorite", "hopes", "ready")
        for k in range(max(0, i - 4), i)
    ):
        return "none"
    if token.dep in ("acl", "relcl") or head.tag[0] != "V":
        return None
    if token.lemma in ("succeed", "replace") and token.tag == "VBN" and token.dep == "advcl" and head.i < i:
        return outlook(analysis, head.i) if tokens[i - 3].text == "," else None  # "left in May, to be succeeded by B"
    if head.lemma in _BRINGS_ABOUT or (token.lemma == "become" and head.lemma in _LEADS_TO):
        return outlook(analysis, head.i)
    if head.lemma in CHOOSES and token.lemma in (
        "succeed",
        "replace",
        "take",
        "assume",
        "become",
        "be",
        "serve",
        "head",
        "lead",
        "chair",
        "run",
        "fill",
    ):
        return outlook(analysis, head.i)
    if head.lemma in _PLAN or head.lemma in _REFUSE or head.lemma in _DEMAND or head.lemma == "offer":
        return None
    if head.lower in ("is", "are", "was", "were", "be", "'s", "has", "had", "have", "due"):
        return None
    return "none"


def _conditional(analysis: Analysis, i: int) -> bool:
    """Whether the clause hangs on an "if"."""
    tokens = analysis.tokens
    for child in tokens[i].children:
        if tokens[child].dep == "advcl" and any(
            tokens[c].dep == "mark" and tokens[c].lower in _IF for c in tokens[child].children
        ):
            return True
    return False


def _own(analysis: Analysis, i: int, outer: bool = False) -> Outlook | None:
    """What the verb's own helpers say: negation, modals, the future."""
    tokens = analysis.tokens
    token = tokens[i]
    auxiliaries = set()
    for child in token.children:
        c = tokens[child]
        if c.dep == "neg" or (c.lower in _NOT and c.dep in ("advmod", "det", "neg") and child < i):
            return "none"
        if c.dep == "aux":
            auxiliaries.add(c.lower)
        if c.dep == "mark" and c.lower in _IF:
            return "none"
    if token.tag == "VB" and token.dep == "ROOT" and not auxiliaries:
        return "none"  # an imperative
    if auxiliaries & _MODALS:
        if "would" in auxiliaries and _reported_future(analysis, i):
            return "planned"
        return "none"
    if auxiliaries & {"will", "wo", "'ll"}:
        return "none" if _conditional(analysis, i) else "planned"
    if "to" in auxiliaries and not outer:
        if token.dep in ("xcomp", "ROOT") and tokens[token.head].lower in ("is", "are", "was", "were", "'s", "be"):
            return "planned"
    if not outer and token.tag == "VBG" and auxiliaries & {"is", "are", "'s", "'re"} and token.lemma in _GOING:
        return "planned"
    if not outer and tokens[token.head].lower == "going" and token.dep == "xcomp":
        return "planned"
    return None


def _reported_future(analysis: Analysis, i: int) -> bool:
    """ "announced that he would step down": a future seen from the past."""
    tokens = analysis.tokens
    token = tokens[i]
    return token.dep in ("ccomp", "conj") and tokens[token.head].lemma in (
        "announce", "say", "confirm", "tell", "declare", "state", "report", "reveal", "pledge", "promise",
    )  # fmt: skip


def _under(analysis: Analysis, at: int, dep: str, up: int, noun: bool) -> str | None:
    """What the governing word says of the clause or noun below it; "stop" where the climb should end."""
    tokens = analysis.tokens
    governor = tokens[up]
    lemma, lower = governor.lemma, governor.lower
    if dep in ("xcomp", "ccomp", "dobj", "pcomp", "advcl", "prep", "pobj", "acl", "relcl", "nsubjpass", "nsubj"):
        if governor.tag[0] == "V":
            if lemma in _REFUSE and dep in ("xcomp", "dobj", "ccomp", "prep", "pcomp", "nsubjpass"):
                return "not_done" if dep in ("dobj", "nsubjpass") and tokens[at].tag[0] == "N" else "none"
            if lemma in _DEMAND and dep in ("xcomp", "ccomp", "dobj", "pcomp", "prep"):
                if tokens[at].lower == "nomination":
                    return None
                indicative = dep == "ccomp" and (
                    tokens[at].tag != "VB" or any(tokens[c].dep == "aux" for c in tokens[at].children)
                )
                return None if indicative and lemma in ("suggest", "fear", "wish", "advise", "argue") else "none"
            if lemma in _PLAN and dep in ("xcomp", "dobj", "ccomp"):
                if lemma == "announce" and dep in ("dobj", "ccomp"):
                    return None
                return "planned"
            if lemma in _TRY and dep == "xcomp":
                return "none" if lemma != "manage" else None
            if lemma in ("offer", "tender", "submit") and dep in ("xcomp", "dobj"):
                if _turned_down(analysis, up):
                    return "not_done"
                return "planned" if lemma == "offer" else None
            if dep == "nsubj" and lemma == "fail":
                return "not_done"
        if lower == "due" and dep == "xcomp":
            return "planned"
        if governor.tag[0] == "N" and dep in ("acl", "prep", "pobj", "relcl"):
            infinitive = dep in ("acl", "relcl") and any(
                tokens[c].lower == "to" and tokens[c].dep == "aux" for c in tokens[at].children
            )
            if dep == "prep" or infinitive:
                if lower in _OFFER_NOUNS:
                    return _fate(analysis, up)
                if lower in _PLAN_NOUNS and infinitive:
                    return "planned"
                if lower in _DEMAND_NOUNS:
                    return "none"
            if infinitive and not any(tokens[c].lower in _FIRSTS for c in governor.children):
                return "none"
    if dep in ("relcl", "conj", "parataxis"):
        return "stop" if dep != "conj" else None
    if dep == "advcl" and any(tokens[c].dep == "mark" and tokens[c].lower in _IF for c in tokens[at].children):
        return "none"
    return None


def _turned_down(analysis: Analysis, offer: int) -> bool:
    """ "offered to resign, but the king turned it down": whether the offer was refused right after."""
    tokens = analysis.tokens
    end = analysis.sentences[tokens[offer].sent].end
    for k in range(offer + 1, min(end, offer + 25)):
        if tokens[k].lemma in ("reject", "refuse", "decline", "rebuff") and tokens[k].tag[0] == "V":
            return not any(tokens[c].dep == "neg" for c in tokens[k].children)
        if tokens[k].lemma == "turn" and "down" in [t.lower for t in tokens[k + 1 : k + 3]]:
            return True
    return False


def _fate(analysis: Analysis, noun: int) -> Outlook:
    """An offer or a vote: not done where it was refused or failed, otherwise no claim of its own."""
    tokens = analysis.tokens
    head = tokens[tokens[noun].head]
    dep = tokens[noun].dep
    if head.lemma in _REFUSE | {"survive", "defeat", "overcome"} and dep in ("dobj", "nsubjpass", "pobj"):
        return "not_done"
    if head.lemma == "fail" and dep in ("nsubj", "nsubjpass"):
        return "not_done"
    return "none"


def _reportedly(analysis: Analysis, i: int) -> bool:
    tokens = analysis.tokens
    if any(tokens[c].lower in ("reportedly", "allegedly", "supposedly") for c in tokens[i].children):
        return True
    head = tokens[tokens[i].head]
    return (
        head.lemma in ("project", "rumour", "rumor", "report", "declare")
        and tokens[i].dep == "xcomp"
        and any(tokens[c].dep == "auxpass" for c in head.children)
    )
