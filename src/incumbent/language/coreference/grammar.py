"""Small questions about syntax that every link of coreference asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from incumbent.language.analysis import Analysis, Token

Number = Literal["one", "many", "any"]
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
OBJECTS = frozenset(("dobj", "dative", "attr", "oprd"))
SPEECH = frozenset(
    (
        "say tell speak add tweet claim announce argue warn insist deny reply ask note remark state believe think want explain "
        "declare vow promise suggest admit acknowledge write continue conclude stress emphasize emphasise stated report "
        "testify respond answer comment urge describe indicate hope know feel fear expect plan decide pledge"
    ).split()
)
_ROLE_WEIGHT = {
    "nsubj": 3.0,
    "nsubjpass": 2.8,
    "dobj": 1.6,
    "dative": 1.6,
    "attr": 1.4,
    "poss": 1.5,
    "pobj": 1.2,
    "agent": 1.5,
}


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun demands: number, gender ("m", "f", "n" for things, "" for none) and its manner."""

    number: Number
    gender: str
    manner: Literal["plain", "possessive", "reflexive"]


PRONOUNS: dict[str, Pronoun] = {
    "he": Pronoun("one", "m", "plain"),
    "him": Pronoun("one", "m", "plain"),
    "his": Pronoun("one", "m", "possessive"),
    "himself": Pronoun("one", "m", "reflexive"),
    "she": Pronoun("one", "f", "plain"),
    "her": Pronoun("one", "f", "plain"),
    "hers": Pronoun("one", "f", "possessive"),
    "herself": Pronoun("one", "f", "reflexive"),
    "it": Pronoun("one", "n", "plain"),
    "its": Pronoun("one", "n", "possessive"),
    "itself": Pronoun("one", "n", "reflexive"),
    "they": Pronoun("many", "", "plain"),
    "them": Pronoun("many", "", "plain"),
    "their": Pronoun("many", "", "possessive"),
    "theirs": Pronoun("many", "", "possessive"),
    "themselves": Pronoun("many", "", "reflexive"),
}


def pronoun(token: Token) -> Pronoun | None:
    """What the token demands as a pronoun of the third person; "her" before a noun is possessive."""
    found = PRONOUNS.get(token.lower)
    if found is not None and token.lower == "her" and token.tag == "PRP$":
        return Pronoun("one", "f", "possessive")
    return found


def role_weight(analysis: Analysis, i: int) -> float:
    """How much the grammatical role of the phrase headed at `i` makes it the talk of its sentence."""
    tokens = analysis.tokens
    token = tokens[i]
    for _ in range(4):
        if token.dep not in ("conj", "appos"):
            break
        token = tokens[token.head]
    weight = _ROLE_WEIGHT.get(token.dep, 0.8)
    if token.dep in SUBJECTS and tokens[token.head].dep in ("ROOT", "ccomp", "conj"):
        weight += 0.5
    return weight


def governor(analysis: Analysis, i: int) -> int:
    """The verb or noun whose argument the phrase headed at `i` is, prepositions passed over."""
    tokens = analysis.tokens
    head = tokens[i].head
    if tokens[i].lower in ("him", "them") and tokens[i].dep == "nsubj" and tokens[head].tag[0] in "NJ":
        head = tokens[
            head
        ].head  # "made him attorney general": the verb's object, though the parse makes a clause of it
    for _ in range(4):
        if tokens[head].tag in ("IN", "TO", "RP") and tokens[head].head != head:
            head = tokens[head].head
        else:
            break
    return head


def clause_verb(analysis: Analysis, i: int) -> int:
    """The verb of the clause in which token `i` stands."""
    tokens = analysis.tokens
    for _ in range(30):
        token = tokens[i]
        if token.tag.startswith(("VB", "MD")) and token.dep not in ("aux", "auxpass", "amod"):
            return i
        if token.head == i:
            return i
        i = token.head
    return i


def subject_of(analysis: Analysis, verb: int) -> int | None:
    """The subject of a verb; of the verb it is joined to or controlled by where it has none of its own."""
    tokens = analysis.tokens
    for _ in range(6):
        found = analysis.child(verb, "nsubj", "nsubjpass")
        if found is not None:
            return found
        if tokens[verb].dep in ("conj", "xcomp", "advcl", "pcomp", "prep", "acl") and tokens[verb].head != verb:
            verb = tokens[verb].head
        else:
            return None
    return None


def phrase_start(analysis: Analysis, head: int) -> int:
    """The first token of the noun phrase that ends at `head`: determiner, possessor and modifiers in front."""
    tokens = analysis.tokens
    start = head
    for child in tokens[head].children:
        if child >= head:
            break
        token = tokens[child]
        if token.dep == "poss":
            start = min(start, phrase_start(analysis, child))
        elif token.dep in ("det", "amod", "compound", "nummod", "nmod", "predet", "quantmod", "npadvmod"):
            start = min(start, child)
            for grandchild in token.children:
                if grandchild < child and tokens[grandchild].dep in (
                    "advmod",
                    "amod",
                    "npadvmod",
                    "compound",
                    "nummod",
                    "det",
                    "punct",
                    "quantmod",
                ):
                    start = min(start, grandchild)
    return start
