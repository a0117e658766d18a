"""Office phrases: found in one pass over the tokens, by shape rather than parse."""

from __future__ import annotations

import re

from incumbent.coding.offices import words as w
from incumbent.coding.offices.bodies import Bodies
from incumbent.coding.offices.complements import ComplementReader, set_place, strip_city
from incumbent.coding.offices.fitness import TASKED, Fitness
from incumbent.coding.offices.modifiers import ModifierReader, Modifiers
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.people import People
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.coding.offices.titles import TitleMatch, Titles
from incumbent.language import Analysis

_BODY_HEADS = frozenset(
    {
        "house",
        "chamber",
        "council",
        "board",
        "association",
        "conference",
        "organization",
        "office",
        "committee",
        "union",
        "college",
        "cabinet",
        "federation",
        "assembly",
    }
)
_OFFICES = frozenset(
    {
        "department",
        "ministry",
        "office",
        "committee",
        "council",
        "party",
        "commission",
        "agency",
        "league",
        "court",
        "bureau",
        "system",
    }
)
_ADJECTIVES = frozenset({"presidential", "prime ministerial", "royal", "governmental", "congressional", "official"})
_LEVELS = frozenset(
    {"national", "federal", "regional", "provincial", "local", "municipal", "general", "overall", "top"}
)
_OF_UNIONS = frozenset({"secretary-general", "director-general", "secretary general", "director general"})


_LOCAL_FORCES = frozenset(
    {"police chief", "deputy police chief", "fire chief", "police commissioner", "fire commissioner", "county clerk"}
)
_DEPARTMENT = re.compile(r"((?:Department|Ministry|Office) (?:of|for) [^()]*?)(?: [A-Z]{2,})?$")


class PhraseReader:
    """Finds the office phrases of one article, in text order."""

    def __init__(self, analysis: Analysis, titles: Titles, bodies: Bodies, names: Names, people: People) -> None:
        self.analysis, self.tokens = analysis, analysis.tokens
        self.titles, self.bodies, self.names, self.people = titles, bodies, names, people
        self._place_words = ""
        self._modifiers = ModifierReader(analysis, bodies, names, people)
        self._complements = ComplementReader(analysis, titles, names)
        self._fitness = Fitness(analysis, names)

    def read(self) -> list[OfficePhrase]:
        """All phrases, fit or not: the unfit ones keep their words from being read as something else."""
        found: list[OfficePhrase] = []
        i, n, taken = 0, len(self.tokens), 0
        while i < n:
            match = self.titles.at(self.tokens, i)
            if match is None or self._is_no_title(match):
                i += 1
                continue
            match = self._longer(match)
            match = self._shorter(match)
            phrase = self._phrase(match, taken)
            if found and self._shares_past(found[-1], phrase):
                phrase.marks |= {"past"}
            found.append(phrase)
            i = taken = phrase.end if phrase.sort == "portfolio" else match.end
        return found

    def _shares_past(self, before: OfficePhrase, phrase: OfficePhrase) -> bool:
        """ "a former senator and mayor of Jacmel": the second post is past like the first."""
        if "past" not in before.marks or phrase.determiner or before.sent != phrase.sent or before.plural:
            return False
        between = self.tokens[before.end : phrase.start]
        return [t.lower for t in between] == ["and"] and not phrase.marks

    def _is_no_title(self, match: TitleMatch) -> bool:
        """Whether the word is no title here: a verb, part of a person's name, part of a body's name."""
        tokens, first = self.tokens, match.first
        token = tokens[first]
        if token.tag in ("VB", "VBD", "VBZ", "VBP", "VBG") and (token.tag != "VBG" or match.end == first + 1):
            return True
        if match.title.name == "justice" and first and self.tokens[first - 1].lower == "of":
            return True  # "Court of Justice"
        if match.title.name == "justice" and match.end < len(tokens):
            if tokens[match.end].lower in ("secretary", "minister", "ministry", "ministers", "secretaries"):
                return True  # "Justice Secretary"
        if token.lower.rstrip(".") in w.ABBREVIATIONS and token.text[0].islower():
            return True
        if match.title.name == "deputy" and not match.plural and self._deputises(match.end):
            return True
        if match.end < len(tokens) and tokens[match.end].lower in _OFFICES:
            if tokens[match.end].text[0].isupper() or match.title.name == "justice":
                return True
        if match.title.name == "deputy" and not match.plural and self._qualifies(match.end):
            return True
        if match.plural and first >= 2 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in _BODY_HEADS:
            return True
        mention = self.analysis.mention_at(first)
        return mention is not None and mention.kind == "person" and mention.form == "name" and mention.start < first

    def _deputises(self, i: int) -> bool:
        """Whether "deputy" is a rank of the minister or head named within the next words: "deputy defence minister"."""
        for k in range(i, min(i + 4, len(self.tokens))):
            if not self.tokens[k].tag.startswith(("NN", "JJ")) or self.tokens[k].mention >= 0:
                return False
            match = self.titles.at(self.tokens, k)
            if match is not None:
                return match.title.sort in ("portfolio", "head", "law", "local", "executive") and not match.plural
        return False

    def _qualifies(self, i: int) -> bool:
        """Whether "deputy" before token `i` belongs to a title further on: "deputy parliamentary leader"."""
        tokens = self.tokens
        for k in range(i, min(i + 4, len(tokens))):
            if tokens[k].sent != tokens[i - 1].sent or self.people.starting(k) is not None:
                return False
            if self.titles.at(tokens, k) is not None:
                return True
            if not tokens[k].tag.startswith(("NN", "JJ", "HYPH")):
                return False
        return False

    def _longer(self, match: TitleMatch) -> TitleMatch:
        """ "army chief" in "army chief of staff": a title that begins inside another and reaches further wins."""
        for i in range(match.first + 1, match.end):
            other = self.titles.at(self.tokens, i)
            if other is not None and other.end > match.end:
                return TitleMatch(other.title, match.first, other.end, other.plural, match.prefix)
        return match

    def _shorter(self, match: TitleMatch) -> TitleMatch:
        """ "leader" in "leader of the opposition Dawn Party": what follows says that the longer title is none."""
        end = match.end
        if match.title.name == "leader of the opposition" and end < len(self.tokens):
            after = self.tokens[end]
            leader = self.titles.named("leader")
            if leader is not None and after.text[0].isupper() and self.people.starting(end) is None:
                return TitleMatch(leader, match.first, match.first + 1, match.plural, match.prefix)
        return match

    def _phrase(self, match: TitleMatch, floor: int) -> OfficePhrase:
        before = self._modifiers.read(match, floor)
        phrase = OfficePhrase(
            before.start, match.first, match.end, match.end, self._words(match), match.title.sort,
            self.tokens[match.first].sent, match.plural, country=match.title.country,
        )  # fmt: skip
        plain = phrase.title
        self._split_court(phrase)
        phrase.determiner, phrase.possessor = before.determiner, before.possessor
        phrase.superlative, phrase.ordinal = before.superlative, before.ordinal
        phrase.how = before.how
        self._after(phrase, before)
        phrase.marks = frozenset(m for m in before.marks if m)
        self._apply(phrase, before)
        self._complements.read(phrase)
        words = [t.lower for t in self.tokens[phrase.end : phrase.end + 3]]
        if words in (["of", "the", "day"], ["of", "the", "time"]):
            phrase.marks |= {"then"}
            phrase.end += 3
        if phrase.country is None and phrase.possessor is None:
            self._owner(phrase)
        if phrase.determiner == "whose" and phrase.country is None:
            self._whose(phrase)
        if phrase.body is None and phrase.title in _OF_UNIONS and phrase.country in (None, "IGO"):
            self._union(phrase)
        if before.party and phrase.body is None and phrase.sort == "head":
            phrase.body = before.party
        phrase.bare = not (phrase.body or phrase.area or phrase.country or phrase.title != plain)
        phrase.fit = self._fitness.is_fit(phrase, plain, before.party)
        return phrase

    def _whose(self, phrase: OfficePhrase) -> None:
        """ "Peru, whose finance minister, Ana Lima,": the country right before the relative clause is the post's."""
        end = phrase.start - 1 if self.tokens[phrase.start - 1].text == "," else phrase.start
        place = self.names.place_ending(end, self.analysis.sentences[phrase.sent].start)
        mention = self.analysis.mention_at(end - 1)
        if mention is not None and mention.kind == "organization" and mention.form == "name" and phrase.body is None:
            phrase.body, country, _ = self.names.body_of(mention.start, mention.end)
            phrase.country = phrase.country or country
        if place is not None and place.role == "name":
            set_place(phrase, place, self.names)

    def _owner(self, phrase: OfficePhrase) -> None:
        """ "its chairman", "the bloc's leader": of the body or country that the words before stand for."""
        if phrase.body is not None and phrase.body.lower() not in self.bodies.generic:
            return
        at = -1
        if phrase.determiner in ("its", "their"):
            at = phrase.start
        elif phrase.determiner == "'s":
            at = next((k - 1 for k in range(phrase.start + 1, phrase.first) if self.tokens[k].tag == "POS"), -1)
        owner = self.names.meant(at) if at >= 0 else None
        if owner is None and phrase.determiner == "'s" and self.tokens[at].lower in ("country", "nation", "state"):
            owner = None, self.names.home
        if owner is None:
            return
        body, country = owner
        if body is None and phrase.sort != "legislator":
            phrase.country = country
        elif (body is not None and phrase.sort in ("head", "chair", "court", "executive")) or (
            body is not None and phrase.title.endswith("governor") and "bank" in body.lower()
        ):
            phrase.body, phrase.country = body, country

    def _union(self, phrase: OfficePhrase) -> None:
        """ "Director-General Ana Lima": of the intergovernmental organisation last named before; the UN's goes first."""
        if phrase.title == "secretary-general":
            nations = [e for e in self.analysis.entities if e.name in ("UN", "U.N.", "United Nations")]
            if nations:
                phrase.body, phrase.country = nations[0].name, "IGO"
                return
        for mention in reversed(self.analysis.mentions):
            if mention.start < phrase.start and mention.entity >= 0 and mention.kind != "person":
                entity = self.analysis.entities[mention.entity]
                if entity.country == "IGO" and entity.name:
                    phrase.body, phrase.country = entity.name, "IGO"
                    return

    def _split_court(self, phrase: OfficePhrase) -> None:
        """ "Supreme Court justice" is a justice of the Supreme Court; an MEP a member of the European Parliament."""
        if phrase.title in ("mep", "member of the european parliament"):
            phrase.title, phrase.body, phrase.country = "member", "European Parliament", "IGO"
        for court in ("supreme court ", "high court "):
            if phrase.sort == "court" and phrase.title.startswith(court):
                phrase.title, phrase.body = phrase.title.removeprefix(court), court.strip().title()

    def _words(self, match: TitleMatch) -> str:
        """The title in the article's words, singular; hyphens stay where they belong ("secretary-general")."""
        if match.title.name in ("strongman", "ruler"):
            return "leader"
        if match.title.name in w.ABBREVIATIONS:
            return w.ABBREVIATIONS[match.title.name]
        if match.plural or match.prefix:
            return match.title.name
        text = self.analysis.text(match.first, match.end).lower()
        name = match.title.name
        if " -" in text or "- " in text or "–" in text or text.startswith("prime"):
            return name
        return text if match.title.sort != "legislator" else name.removeprefix("us ")

    def _after(self, phrase: OfficePhrase, before: Modifiers) -> None:
        """ "-elect", "candidate", "'s office": what directly follows can turn the post into something else."""
        tokens, end = self.tokens, phrase.last
        if end >= len(tokens) or tokens[end].sent != phrase.sent:
            return
        after = end + 1 if tokens[end].text == "-" and end + 1 < len(tokens) else end
        word = tokens[after].lower
        if word in w.AFTER_CHOSEN and (after > end or tokens[after].tag != "VB"):
            before.marks.add("chosen")
            phrase.how = w.AFTER_CHOSEN[word] or phrase.how
            phrase.end = after + 1
        elif word in w.AFTER_NEVER and tokens[after].tag[0] == "N":
            before.marks.add("never")

    def _apply(self, phrase: OfficePhrase, before: Modifiers) -> None:
        """Give the phrase what its modifiers say: country, area, body, or a longer title."""
        phrase.countries = tuple(place for place, _ in before.places)
        self._place_words = before.places[-1][1] if before.places else ""
        for place, text in before.places:
            set_place(phrase, place, self.names, text)
        sort, title = phrase.sort, phrase.title
        prefix = [x.lower() for x in before.left if x.lower() in w.IN_TITLE]
        rest = " ".join(_named([x for x in before.left if x.lower() not in w.IN_TITLE]))
        if sort == "like":
            return
        if sort == "portfolio" and rest and before.possessor is None:
            department = _DEPARTMENT.match(rest)
            if department is not None:
                phrase.body, rest = department[1], ""  # "Department of Homeland Security (DHS) Secretary"
            rest = rest.lower().removeprefix("union").strip()
            title = f"{rest} {title}".strip()
        elif (sort == "envoy" and rest.islower()) or (
            title in ("commissioner", "coordinator")
            and rest.islower()
            and not self.bodies.is_public(rest, self.names.knowledge)
        ):
            title = f"{rest} {title}"
        elif sort == "head" and title == "commissioner" and rest == "European":
            phrase.body, phrase.country = "European Commission", "IGO"
        elif rest and title in TASKED and not self.bodies.is_public(rest, self.names.knowledge):
            title = f"{rest.lower()} {title}"
        elif rest.islower() and sort == "head" and phrase.country == "IGO" and before.possessor is None:
            title = f"{rest} {title}"  # "EU foreign policy chief"
        elif title == "commissioner" and phrase.body and rest:
            title = f"{rest.lower()} {title}"
        elif rest and before.possessor is None:
            self._body_before(phrase, rest)
        elif rest and rest.islower() and sort in ("aide", "portfolio"):
            title = f"{rest} {title}"
        phrase.title = " ".join([*prefix, title])

    def _body_before(self, phrase: OfficePhrase, rest: str) -> None:
        """ "New York police" before commissioner, "Seoul city" before mayor, "House Judiciary Committee" before chairman."""
        local = phrase.sort == "head" and phrase.title in _LOCAL_FORCES and rest[0].isupper()
        if local and self.bodies.is_public(rest, self.names.knowledge) is not None:
            local = False  # "Transport Police chief constable"
        if phrase.sort in ("local", "law") or phrase.title == "sheriff" or local:
            place = self.names.place(rest)
            if place is not None:
                set_place(phrase, place, self.names)
            elif phrase.sort == "law" and rest.isupper() and self.names.knowledge.body(rest) is not None:
                phrase.body = self.names.body(rest)  # "ICC prosecutor"
            elif phrase.area is None and rest[0].isupper():
                phrase.area = strip_city(rest)
        elif "ombuds" in phrase.title or ("spokes" in phrase.title and rest.lower() in _ADJECTIVES):
            phrase.title = f"{rest.lower()} {phrase.title}"
        elif phrase.sort == "aide" and rest.islower() and not self.bodies.is_public(rest, self.names.knowledge):
            phrase.title = f"{rest} {phrase.title}"
        elif rest.lower() in _LEVELS:
            phrase.title = f"{rest.lower()} {phrase.title}"
        elif phrase.sort == "monarch":
            phrase.marks |= {"never"} if rest[0].isupper() else set()
        elif phrase.sort != "legislator" or rest[0].isupper():
            if rest.lower().endswith("party") and self._place_words:
                rest = f"{self._place_words} {rest}"
            body = self.names.spelt(rest, self.tokens[phrase.first].start)
            phrase.body = body if phrase.body is None else phrase.body


def _named(words: list[str]) -> list[str]:
    """The words from the first capital on, where lower-case words stand before a name: "more information State Department"."""
    first = next((k for k, word in enumerate(words) if word[0].isupper()), 0)
    return words[first:]
