"""What stands before a title: marks of time, country, party, the body or field it is about, whose post it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from incumbent.coding.offices import words as w
from incumbent.coding.offices.bodies import Bodies
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.people import Holder, People
from incumbent.coding.offices.titles import TitleMatch
from incumbent.knowledge.entries import Place
from incumbent.language import Analysis, Token

_TAGS = frozenset(
    {"JJ", "JJS", "JJR", "RBS", "RBR", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "CD", "AFX", "HYPH", "RB", "FW", "ADD"}
)
_PARTY_NOUNS = frozenset(
    {"party", "caucus", "alliance", "front", "democrat", "democrats", "union", "movement", "coalition"}
)
_OF_HEADS = frozenset({"organisation", "organization", "union", "league", "office", "bank", "board", "association"})
_POSSESSOR_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD"})


@dataclass(slots=True)
class Modifiers:
    """The words before one title, read. `start` is the first token of the phrase."""

    start: int
    marks: set[str] = field(default_factory=set)
    how: str | None = None
    determiner: str = ""
    left: list[str] = field(default_factory=list)
    places: list[tuple[Place, str]] = field(default_factory=list)  # each with the article's words
    party: str | None = None
    possessor: Holder | None = None
    superlative: bool = False
    ordinal: bool = False


class ModifierReader:
    """Reads leftwards from a title while the words can belong to its noun phrase."""

    def __init__(self, analysis: Analysis, bodies: Bodies, names: Names, people: People) -> None:
        self.tokens, self.bodies, self.names, self.people = analysis.tokens, bodies, names, people
        self._timed = {k for time in analysis.times for k in range(time.start, time.end)}

    def read(self, match: TitleMatch, floor: int) -> Modifiers:
        """The modifiers of a title; never reaches back before token `floor`."""
        found = Modifiers(match.first)
        found.start = self._reach(match, floor, found)
        if match.prefix:
            self._prefix(match.prefix, found)
        self._classify(found, match)
        return found

    def _reach(self, match: TitleMatch, floor: int, found: Modifiers) -> int:
        tokens, i = self.tokens, match.first
        sent = tokens[i].sent
        while i - 1 >= floor and tokens[i - 1].sent == sent:
            token = tokens[i - 1]
            lower = token.lower
            if lower in w.ARTICLES and token.tag in ("DT", "PRP$", "WP$", "WDT", "NNP", "PRP"):
                found.determiner = lower
                return i - 1
            if token.tag == "POS" or token.text in ("'s", "’s"):
                return self._genitive(i - 1, floor, found)
            if self.people.ending(i) is not None or self._ends_phrase(token):
                return i
            if (
                lower in ("and", ",")
                and match.title.sort == "like"
                and match.plural
                and self.names.place_ending(i - 1, floor)
            ):
                pass
            elif lower == "and":
                if not self._joins(i - 1, match, floor):
                    return i
            elif lower == "of" and i - 2 >= floor and self._named_of(i - 1):
                pass
            elif token.text == ")" and i - 4 >= floor and tokens[i - 3].text == "(" and tokens[i - 2].text.isupper():
                if tokens[i - 4].sent != sent or not tokens[i - 4].tag.startswith("NN"):
                    return i
                i -= 3
                continue
            elif token.text in ("-", "–", "—"):
                if token.start != tokens[i - 2].end or tokens[i].start != token.end:
                    return i
            elif not (token.tag in _TAGS or token.text in ("/", "&", "WHO", "UN")):
                return i
            i -= 1
        return i

    def _named_of(self, i: int) -> bool:
        """ "of" within a body's name before its title: "Organisation of Islamic Cooperation head"."""
        before, after = self.tokens[i - 1], self.tokens[i + 1]
        capitals = before.text[0].isupper() and after.text[0].isupper() and before.tag.startswith("NNP")
        return capitals and (before.lower in self.bodies.public or before.lower in _OF_HEADS)

    def _ends_phrase(self, token: Token) -> bool:
        """Whether a word cannot modify a title: dates, adverbs, verbs, other people's descriptions."""
        lower = token.lower
        if lower in ("recently", "then", "now") and self.tokens[token.i - 1].lower == "until":
            return True
        if lower in w.MARKS:
            verb = token.tag == "VBD" or (
                token.tag == "VBN" and token.dep not in ("amod", "nmod", "compound", "advmod")
            )
            return verb or (lower == "new" and self._opens_name(token))
        if token.i in self._timed or lower in w.ROLE_NOUNS:
            return True
        if token.tag == "RB" and self.tokens[token.i + 1].text == "-":
            return False
        if token.tag in ("RB", "RBS", "RBR"):
            return lower not in w.DROPPED and lower not in ("most", "least")
        if token.tag in ("VBN", "VBG"):
            if lower in w.CHANGE_PARTICIPLES:
                return token.dep not in ("amod", "nmod", "compound", "advmod")
            return lower not in w.DROPPED and "-" not in lower and not token.text[0].isupper()
        return False

    def _opens_name(self, token: Token) -> bool:
        """Whether "New" begins a body's name: "New Democratic Party leader"."""
        after = self.tokens[token.i + 1]
        party = (
            after.lower in self.bodies.parties or self.tokens[min(token.i + 2, len(self.tokens) - 1)].lower == "party"
        )
        return token.text[0].isupper() and after.text[0].isupper() and party

    def _joins(self, i: int, match: TitleMatch, floor: int) -> bool:
        """Whether "and" joins two fields of one post: "trade and industry commissioner", "Health and Welfare Minister"."""
        tokens = self.tokens
        if i - 1 < floor or i + 1 >= match.first or match.title.sort not in ("portfolio", "head", "chair"):
            return False
        before, after = tokens[i - 1], tokens[i + 1]
        if after.lower in w.MARKS or before.lower in w.ROLE_NOUNS:
            return False
        if self.people.ending(i) is not None or not after.tag.startswith(("NN", "JJ")):
            return False
        if before.text[0].isupper() != after.text[0].isupper():
            return False
        return before.tag in ("NN", "NNS", "NNP", "NNPS", "JJ") and self.names.place_ending(i, floor) is None

    def _genitive(self, pos: int, floor: int, found: Modifiers) -> int:
        """Read the possessor that ends before token `pos` ("Niger's"); returns where it begins."""
        tokens = self.tokens
        holder = self.people.ending(pos)
        found.determiner = "'s"
        if holder is not None:
            found.possessor = holder
            return holder.start
        i = pos
        while i - 1 >= floor and tokens[i - 1].sent == tokens[pos].sent:
            token = tokens[i - 1]
            if token.i in self._timed:
                break
            if (
                token.tag in _POSSESSOR_TAGS
                or token.text == "-"
                or (token.lower == "of" and i - 2 >= floor and tokens[i - 2].tag.startswith("NNP"))
            ):
                i -= 1
            else:
                if token.lower in ("the", "a", "an"):
                    i -= 1
                break
        return i

    def _prefix(self, prefix: str, found: Modifiers) -> None:
        """ "then-U.S." before "-president"."""
        for mark in ("then", "ex", "former"):
            if prefix.lower() == mark or prefix.lower().startswith(mark + "-"):
                found.marks.add(w.MARKS[mark])
                prefix = prefix[len(mark) + 1 :]
        if not prefix:
            return
        place = self.names.place(prefix)
        if place is not None:
            found.places.append((place, prefix))
        elif prefix.lower() in w.MARKS:
            found.marks.add(w.MARKS[prefix.lower()])
        else:
            found.left.append(prefix)

    def _classify(self, found: Modifiers, match: TitleMatch) -> None:
        tokens, i = self.tokens, found.start
        if found.possessor is not None:
            i = found.possessor.end
        while i < match.first:
            token = tokens[i]
            lower = token.lower
            place = self.names.place_at(i, match.first)
            if place is not None:
                if place[1].role in ("name", "demonym") and not found.places and tokens[i - 1].tag != "POS":
                    found.left = [x for x in found.left if x.lower() in w.IN_TITLE or x[0].isupper()]
                    if found.left and found.left[-1] in ("Bloc", "Parti", "Partido", "Alianza"):
                        found.left.append(self.names.analysis.text(i, place[0]))
                found.places.append((place[1], self.names.analysis.text(i, place[0])))
                i = place[0]
                continue
            i += 1
            if token.tag == "POS" and match.title.sort == "portfolio":
                found.left.clear()  # "the two countries' foreign ministers"
            if lower == "then" and tokens[token.i - 1].text == "," and self._conditional(token.i):
                continue
            if lower == "time" and i >= 3 and tokens[i - 2].text == "-" and tokens[i - 3].lower == "one":
                found.marks.add("past")
                continue
            if lower in w.MARKS:
                found.marks.add(w.MARKS[lower])
                if lower == "outgoing":
                    found.marks.add(lower)
                if lower in w.IN_TITLE:
                    found.left.append(token.text)
            elif lower in w.CHANGE_PARTICIPLES:
                found.how = w.CHANGE_PARTICIPLES[lower]
            elif token.tag == "JJS" or lower in ("most", "least"):
                found.superlative = True
            elif lower in w.ORDINALS:
                found.ordinal = i == match.first
            elif (
                i + 1 < match.first
                and tokens[i].text == "-"
                and f"{lower}-{tokens[i + 1].lower}" in self.bodies.parties
            ):
                found.party = f"{lower}-{tokens[i + 1].lower}"
                i += 2
            elif i < match.first and f"{lower} {tokens[i].lower}" in self.bodies.parties:
                found.party = f"{token.text} {tokens[i].text}"
                i += 1
            elif lower in self.bodies.parties and not (i < match.first and tokens[i].lower in _PARTY_NOUNS):
                found.party = token.text
            elif lower == "and" and (not found.left or i == match.first):
                pass
            elif lower == "state" and token.text[0].isupper() and match.title.sort == "portfolio":
                found.left.append(token.text)
            elif self._says_nothing(token):
                if lower == "of":
                    found.left.append(token.text)
            else:
                found.left.append(token.text)

    def _conditional(self, i: int) -> bool:
        """Whether an "if" stands before token `i` in its sentence."""
        k = i - 1
        while k >= 0 and self.tokens[k].sent == self.tokens[i].sent:
            if self.tokens[k].lower in ("if", "when"):
                return True
            k -= 1
        return False

    def _says_nothing(self, token: Token) -> bool:
        lower = token.lower
        if token.tag == "RB" and self.tokens[token.i + 1].text == "-":
            return True  # "long-serving"
        if (
            token.text in ("-", "–", "(", ")", ",")
            or token.tag == "POS"
            or lower in ("'s", "’s", "of")
            or lower in w.ARTICLES
        ):
            return True
        if (
            (lower in w.DROPPED and (token.text[0].islower() or lower not in self.bodies.parties))
            or lower[0].isdigit()
            or lower in w.PLACE_NOUNS
        ):
            return True
        if lower.endswith(("-led", "-backed", "-controlled", "-based", "-dominated", "-run", "-born")):
            return True
        return (
            token.tag in ("JJ", "JJR", "VBN", "VBG") and token.text[0].islower() and lower not in w.PORTFOLIO_ADJECTIVES
        )
