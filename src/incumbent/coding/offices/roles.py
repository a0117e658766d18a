"""Who does what to whom around a verb or a noun of change: subject, object, agent, complements, possessors."""

from __future__ import annotations

from incumbent.language import Analysis

_CLIMB = frozenset({"dep", "acomp", "conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "acl"})


_ACTIVE = frozenset({"nsubj", "dobj", "aux", "prt", "oprd", "ccomp"})
_PUTS = frozenset("appoint elect name nominate dismiss sack oust install promote remove depose".split())


def is_passive(analysis: Analysis, verb: int) -> bool:
    """Whether the verb's subject suffers it: "was appointed", "first elected in 1996", "having been named"."""
    tokens = analysis.tokens
    token = tokens[verb]
    helpers = {tokens[c].dep for c in token.children}
    if "auxpass" in helpers or "nsubjpass" in helpers:
        return True
    if token.tag == "VBD" and token.lemma in _PUTS and tokens[verb - 1].text == "," and not helpers & _ACTIVE:
        return True  # "the minister, appointed a week earlier, said"
    if token.tag == "VBD" and token.lemma in _PUTS and tokens[verb - 1].text == "," and token.dep == "ccomp":
        if not helpers & (_ACTIVE - {"nsubj"}) and token.head > verb and tokens[token.head - 1].text == ",":
            return True  # the same, where the parse gives it the subject of the clause
    if token.tag != "VBN" or "dobj" in helpers:
        return False
    if any(tokens[c].dep == "aux" and tokens[c].lemma in ("have", "'ve") for c in token.children):
        return any(tokens[c].lower in ("been", "being") for c in token.children)
    if token.dep == "conj":
        return is_passive(analysis, token.head) if "nsubj" not in helpers else False
    return "nsubj" not in helpers or token.dep == "acl"


def subject(analysis: Analysis, verb: int) -> int | None:
    """The token that is the grammatical subject, own or shared, or the noun that a participle describes."""
    tokens = analysis.tokens
    at = verb
    for _ in range(6):
        token = tokens[at]
        for child in token.children:
            if tokens[child].dep in ("nsubj", "nsubjpass", "csubj"):
                if tokens[child].lower in ("who", "that", "which") and token.dep in ("relcl", "acl"):
                    return token.head
                return child
        if token.dep == "acl" and any(tokens[c].lower == "to" for c in token.children):
            owner = possessor(analysis, token.head)
            if owner is not None:
                return owner
            at = token.head if tokens[token.head].tag[0] == "V" else tokens[token.head].head
            continue
        if token.dep in ("relcl", "acl") and tokens[token.head].tag[0] in "NP":
            return token.head
        if token.tag in ("VBD", "VBZ", "VBP") and token.dep in ("advcl", "ccomp", "pcomp"):
            return _just_before(analysis, at)
        if token.dep in _CLIMB and token.head != at:
            at = token.head
            continue
        return None
    return None


def _just_before(analysis: Analysis, verb: int) -> int | None:
    """The name that stands right before a finite verb without a subject of its own in the parse."""
    tokens = analysis.tokens
    at = verb - 1
    if at > 0 and tokens[at].text == ",":
        at -= 1
    if at < 0 or tokens[at].tag != "NNP" or tokens[at].sent != tokens[verb].sent:
        return None
    above = tokens[tokens[at].head]
    if tokens[at].dep == "pobj" and above.lower == "of" and tokens[above.head].tag == "NNP":
        return above.head  # "Ana Lima of Peru, appointed"
    return at


def object_of(analysis: Analysis, verb: int) -> int | None:
    """The direct object."""
    tokens = analysis.tokens
    for child in tokens[verb].children:
        if tokens[child].dep in ("dobj", "dative"):
            return child
    token = tokens[verb]
    if token.dep == "relcl":
        for child in token.children:
            if tokens[child].lower in ("whom", "who") and tokens[child].dep == "dobj":
                return token.head
    return None


def prepositional(analysis: Analysis, i: int, *prepositions: str) -> int | None:
    """The object of the first of these prepositions below token `i`."""
    tokens = analysis.tokens
    for child in tokens[i].children:
        if tokens[child].lower in prepositions and tokens[child].dep in ("prep", "agent", "dative", "mark", "prt"):
            for inner in tokens[child].children:
                if tokens[inner].dep in ("pobj", "pcomp"):
                    return inner
    for child in tokens[i].children:
        if tokens[child].dep == "prt" and tokens[child].children and tokens[i].tag[0] == "N":
            return prepositional(analysis, child, *prepositions)  # "the swearing-in of Ana Lima"
    return None


def agent(analysis: Analysis, verb: int) -> int | None:
    """Who does it: the by-phrase of a passive, the subject of an active verb."""
    if is_passive(analysis, verb):
        return prepositional(analysis, verb, "by")
    return subject(analysis, verb)


def possessor(analysis: Analysis, noun: int) -> int | None:
    """Whose resignation: "his", "Khoury's"."""
    tokens = analysis.tokens
    for child in tokens[noun].children:
        if tokens[child].dep == "poss":
            return child
    return None


def conjuncts(analysis: Analysis, i: int) -> list[int]:
    """Token `i` and all that is coordinated with it, in text order."""
    tokens = analysis.tokens
    found, queue = [i], [i]
    while queue:
        at = queue.pop()
        for child in tokens[at].children:
            if tokens[child].dep == "conj":
                found.append(child)
                queue.append(child)
    return sorted(found)
