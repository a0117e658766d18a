"""Office phrases: a title with all that says which post it is. One pass over the tokens, by shape rather than parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from incumbent.coding.offices import words as w
from incumbent.coding.offices.bodies import Bodies
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.people import Holder, People
from incumbent.coding.offices.titles import Sort, TitleMatch, Titles
from incumbent.knowledge.entries import Place
from incumbent.language import Analysis

_MODIFIER_TAGS = frozenset(
    {"JJ", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "CD", "AFX", "HYPH", "RB", "FW", "ADD"}
)
_PREPOSITIONS = frozenset({"of", "for", "to", "in", "at", "from", "on", "with"})
_TAKES = {
    "executive": ("of",),
    "monarch": ("of",),
    "portfolio": ("of", "for"),
    "legislator": ("of", "for", "from", "in", "to"),
    "chair": ("of", "in"),
    "head": ("of", "for", "at", "in", "to", "on"),
    "court": ("of", "for", "on", "in", "at"),
    "local": ("of", "for"),
    "law": ("of", "for", "in", "at"),
    "envoy": ("to", "for", "of", "in", "on"),
    "aide": ("to", "for", "of", "at", "on"),
    "like": ("of", "from", "in"),
}


@dataclass(slots=True)
class OfficePhrase:
    """A post in the article's words.

    Tokens [start, end) are the whole phrase with determiner, modifiers and complement; [first, last) the title alone.
    `marks` are what its words say of time: past, then, late, now, new, chosen, acting, never. `how` is what a participle
    says ("newly elected"). `possessor` is the person whose spokesman, adviser, minister this is.
    """

    start: int
    first: int
    last: int
    end: int
    title: str
    sort: Sort
    plural: bool = False
    body: str | None = None
    country: str | None = None
    area: str | None = None
    marks: frozenset[str] = frozenset()
    how: str | None = None
    determiner: str = ""
    possessor: Holder | None = None
    countries: tuple[Place, ...] = ()
    sent: int = 0
    bare: bool = True  # nothing but the title itself
    fit: bool = True  # False where the post is private or lacks what its sort needs


@dataclass(slots=True)
class _Draft:
    """What the modifiers before a title say."""

    start: int
    marks: set[str] = field(default_factory=set)
    how: str | None = None
    determiner: str = ""
    left: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    party: str | None = None
    possessor: Holder | None = None
    genitive: bool = False


class PhraseReader:
    """Finds the office phrases of one article, in text order."""

    def __init__(self, analysis: Analysis, titles: Titles, bodies: Bodies, names: Names, people: People) -> None:
        self.analysis, self.tokens = analysis, analysis.tokens
        self.titles, self.bodies, self.names, self.people = titles, bodies, names, people

    def read(self) -> list[OfficePhrase]:
        found: list[OfficePhrase] = []
        i, n = 0, len(self.tokens)
        taken = 0
        while i < n:
            match = self.titles.at(self.tokens, i)
            if match is None or self._is_name(match):
                i += 1
                continue
            match = self._longer(match)
            phrase = self._phrase(match, taken)
            i = match.end
            if phrase is not None:
                found.append(phrase)
                taken = match.end
        return found

    def _is_name(self, match: TitleMatch) -> bool:
        """Whether the word is no title here: within a person's name, or a verb."""
        token = self.tokens[match.first]
        if token.tag in ("VB", "VBD", "VBZ", "VBP", "VBG") and token.lower not in ("premier", "president"):
            return True
        mention = self.analysis.mention_at(match.first)
        return (
            mention is not None and mention.kind == "person" and mention.form == "name" and mention.start < match.first
        )

    def _longer(self, match: TitleMatch) -> TitleMatch:
        """ "army chief" and "Army Chief of Staff": a title that begins inside another and reaches further wins."""
        for i in range(match.first + 1, match.end):
            other = self.titles.at(self.tokens, i)
            if other is not None and other.end > match.end:
                return TitleMatch(other.title, match.first, other.end, other.plural, match.prefix)
        return match

    def _phrase(self, match: TitleMatch, floor: int) -> OfficePhrase | None:
        tokens = self.tokens
        draft = self._modifiers(match, floor)
        title, sort = match.title.name, match.title.sort
        end = match.end
        marks, how = set(draft.marks), draft.how
        if end < len(tokens) and tokens[end].lower in w.AFTER_NEVER and tokens[end].sent == tokens[match.first].sent:
            if tokens[end].lower not in w.AFTER_CHOSEN or self.titles.at(tokens, match.first) is None:
                marks.add("never")
        nxt = end + 1 if end < len(tokens) and tokens[end].text == "-" else end
        if nxt < len(tokens) and tokens[nxt].lower in w.AFTER_CHOSEN and "never" not in marks:
            marks.add("chosen")
            how = w.AFTER_CHOSEN[tokens[nxt].lower] or how
            end = nxt + 1
        phrase = OfficePhrase(
            draft.start, match.first, match.end, end, title, sort, match.plural, country=match.title.country
        )
        phrase.sent = tokens[match.first].sent
        phrase.determiner, phrase.possessor = draft.determiner, draft.possessor
        phrase.marks, phrase.how = frozenset(m for m in marks if m), how
        self._apply_left(phrase, draft)
        self._complement(phrase)
        phrase.bare = not (phrase.body or phrase.area or phrase.country or phrase.title != title)
        self._judge(phrase, title)
        return phrase

    # what stands before the title

    def _modifiers(self, match: TitleMatch, floor: int) -> _Draft:
        tokens = self.tokens
        sent = tokens[match.first].sent
        draft = _Draft(match.first)
        i = match.first
        while i - 1 >= floor and tokens[i - 1].sent == sent:
            token = tokens[i - 1]
            lower = token.lower
            if lower in w.ARTICLES and token.tag in ("DT", "PRP$", "WP$", "WDT", "NNP"):
                draft.determiner, i = lower, i - 1
                break
            if token.tag == "POS" or (token.text in ("'s", "’s")):
                draft.genitive = True
                i = self._genitive(i - 1, floor, draft)
                break
            if self.people.ending(i) is not None and self._person_blocks(i):
                break
            if lower == "and" and self._joins(i - 1, match, floor):
                i -= 1
                continue
            if token.text in ("-", "–") or token.tag in _MODIFIER_TAGS:
                if token.tag == "RB" and lower not in w.MARKS:
                    break
                if token.tag in ("VBN", "VBG") and lower not in w.MARKS and lower not in w.CHANGE_PARTICIPLES:
                    if lower not in w.DROPPED and "-" not in lower and not token.text[0].isupper():
                        break
                i -= 1
                continue
            if token.text == "/" or token.text == "&":
                i -= 1
                continue
            break
        draft.start = i
        self._read_left(draft, i, match)
        return draft

    def _person_blocks(self, end: int) -> bool:
        """A person's name just before a title is no modifier of it, unless it is the kind of name that labels a place."""
        return True

    def _joins(self, i: int, match: TitleMatch, floor: int) -> bool:
        """Whether "and" joins two fields of one post: "trade and industry commissioner", "Health and Welfare Minister"."""
        tokens = self.tokens
        if i - 1 < floor or match.title.sort not in ("portfolio", "head"):
            return False
        before, after = tokens[i - 1], tokens[i + 1]
        if self.people.ending(i) is not None or not after.tag.startswith(("NN", "JJ")):
            return False
        if i + 1 >= match.first:
            return False
        if before.tag.startswith("NNP") and not after.text[0].isupper():
            return False
        return before.tag in ("NN", "NNS", "NNP", "NNPS", "JJ") and self.names.place_ending(i, floor) is None

    def _genitive(self, pos: int, floor: int, draft: _Draft) -> int:
        """Read the possessor that ends before token `pos` ("Niger's"); returns where it begins."""
        tokens = self.tokens
        holder = self.people.ending(pos)
        if holder is not None:
            draft.possessor = holder
            return holder.start
        i = pos
        while i - 1 >= floor and tokens[i - 1].sent == tokens[pos].sent:
            token = tokens[i - 1]
            if (
                token.tag in ("NN", "NNS", "NNP", "NNPS", "JJ", "CD", "NNP")
                or token.text == "-"
                or (
                    token.lower in ("of", "the")
                    and i - 2 >= floor
                    and tokens[i - 2].tag.startswith("NN")
                    and token.lower == "of"
                )
            ):
                i -= 1
            elif token.lower == "the" or token.lower in ("a", "an"):
                i -= 1
                break
            else:
                break
        return i

    def _read_left(self, draft: _Draft, i: int, match: TitleMatch) -> None:
        tokens = self.tokens
        if match.prefix:
            place = self.names.place(
                match.prefix.rpartition("-")[2] if match.prefix.lower().startswith(("then-", "ex-")) else match.prefix
            )
            lower = match.prefix.lower()
            for mark in ("then", "ex"):
                if lower == mark or lower.startswith(mark + "-"):
                    draft.marks.add(w.MARKS[mark])
            if place is not None:
                draft.places.append(place)
            elif lower not in ("then", "ex"):
                draft.left.append(match.prefix)
        while i < match.first:
            token = tokens[i]
            lower = token.lower
            if (
                token.text in ("-", "–", "/")
                or token.tag == "POS"
                or token.text in ("'s", "’s")
                or lower in ("the", "a", "an")
            ):
                i += 1
                continue
            place = self.names.place_at(i, match.first)
            if place is not None and not self._body_goes_on(i, place[0], match):
                draft.places.append(place[1])
                i = place[0]
                continue
            if lower in w.MARKS:
                mark = w.MARKS[lower]
                if mark:
                    draft.marks.add(mark)
                if lower in w.IN_TITLE:
                    draft.left.append(token.text)
                i += 1
                continue
            if lower in w.CHANGE_PARTICIPLES:
                draft.how = w.CHANGE_PARTICIPLES[lower]
                i += 1
                continue
            if lower in self.bodies.parties:
                draft.party = token.text
                if not (i + 1 < match.first and tokens[i + 1].lower in ("party", "caucus", "alliance", "front")):
                    i += 1
                    continue
            if (
                lower in ("of",)
                or lower in w.DROPPED
                or lower in w.ARTICLES
                or _is_ordinal(lower)
                or _is_age(token.text)
            ):
                if lower == "of":
                    draft.left.append(token.text)
                i += 1
                continue
            if token.tag == "JJ" and token.text[0].islower() and lower not in w.PORTFOLIO_ADJECTIVES:
                i += 1
                continue
            draft.left.append(token.text)
            i += 1

    def _body_goes_on(self, start: int, end: int, match: TitleMatch) -> bool:
        """Whether the place at [start, end) only begins a body's name: "Maryland Democratic Party chair"."""
        if end >= match.first or match.title.sort not in ("head", "chair", "aide", "executive", "court"):
            return False
        following = self.tokens[end]
        if following.tag == "POS" or following.text in ("'s", "’s", "-"):
            return False
        return False

    def _apply_left(self, phrase: OfficePhrase, draft: _Draft) -> None:
        places = draft.places
        phrase.countries = tuple(places)
        sort = phrase.sort
        left = " ".join(draft.left).replace(" - ", "-").strip()
        prefix = [x for x in draft.left if x.lower() in w.IN_TITLE]
        rest = " ".join(x for x in draft.left if x.lower() not in w.IN_TITLE)
        for place in places:
            self._place(phrase, place)
        if prefix and sort != "like":
            phrase.title = " ".join([*(x.lower() for x in prefix), phrase.title])
        if not rest:
            if (draft.party and sort in ("head", "chair") and "leader" in phrase.title) or (
                draft.party and sort == "head"
            ):
                phrase.body = draft.party
            return
        if sort == "portfolio":
            phrase.title = (
                f"{rest.lower()} {phrase.title}"
                if not prefix
                else " ".join(
                    [*(x.lower() for x in prefix), rest.lower(), phrase.title.split(maxsplit=len(prefix))[-1]]
                )
            )
        elif sort in ("local", "law"):
            found = self.names.place(rest)
            if found is not None:
                self._place(phrase, found)
            else:
                phrase.area = phrase.area or _strip_city(rest)
        elif (
            sort in ("head",)
            and phrase.title in ("commissioner", "coordinator", "spokesperson")
            and rest.islower()
            and self.bodies.is_public(rest, self.names.knowledge) is None
        ):
            phrase.title = f"{rest.lower()} {phrase.title}"
        elif sort == "envoy":
            phrase.title = f"{rest.lower()} {phrase.title}" if rest.islower() else phrase.title
            phrase.body = rest if not rest.islower() else None
        elif sort == "monarch":
            pass
        else:
            phrase.body = self.names.body(rest)
        del left

    def _place(self, phrase: OfficePhrase, place: Place) -> None:
        if place.role == "igo":
            phrase.body = phrase.body or self.names.body(place.name)
            phrase.country = phrase.country or "IGO"
            return
        phrase.country = phrase.country or place.country
        if place.role == "area" or (
            place.role == "capital" and phrase.sort in ("local", "head", "law", "court", "legislator")
        ):
            phrase.area = phrase.area or place.name

    # what follows the title

    def _complement(self, phrase: OfficePhrase) -> None:
        """ "of the House of Representatives", "to Germany", "for health", and a second "of Belarus" after it."""
        for _ in range(3):
            i = phrase.end
            if i + 1 >= len(self.tokens) or self.tokens[i].sent != phrase.sent:
                return
            preposition = self.tokens[i].lower
            if preposition == "responsible" and self.tokens[i + 1].lower == "for":
                i += 1
                preposition = "for"
            if preposition not in _TAKES[phrase.sort]:
                return
            if not self._take(phrase, preposition, i + 1):
                return

    def _take(self, phrase: OfficePhrase, preposition: str, i: int) -> bool:
        span = self.names.noun_phrase(i)
        if span is None:
            return False
        start, end = span
        text = self.analysis.text(start, end)
        sort = phrase.sort
        inner = self._inner_office(start, end)
        if inner is not None and (sort == "aide" or "spokes" in phrase.title):
            phrase.body = phrase.body or inner.title.name.title()
            phrase.country = phrase.country or inner.title.country or self._country_before(start, inner.first)
            phrase.end = inner.end
            return False
        place = self.names.place_at(start, end, skip=True)
        if place is not None and place[0] == end:
            return self._take_place(phrase, preposition, place[1], text, end)
        if sort in ("executive", "monarch", "local"):
            return self._take_area_or_body(phrase, start, end, text)
        if sort == "portfolio":
            if phrase.title.endswith("secretary of state") and preposition == "of":
                return False
            phrase.title = f"{phrase.title} {preposition} {text.lower()}"
            phrase.end = end
            return True
        if sort == "envoy":
            if phrase.body is None and not phrase.title.count(" to "):
                phrase.title = f"{phrase.title} {preposition} {text}"
                phrase.end = end
                return True
            return False
        if phrase.body is not None and preposition != "of" and preposition != "for":
            return False
        body, country, area = self.names.body_of(start, end)
        if preposition in ("in", "on", "at") and phrase.body:
            return False
        if phrase.body is None or sort != "head":
            phrase.body = phrase.body or body
        else:
            phrase.area = phrase.area or area
        phrase.country, phrase.area = phrase.country or country, phrase.area or area
        phrase.end = end
        return True

    def _take_place(self, phrase: OfficePhrase, preposition: str, place: Place, text: str, end: int) -> bool:
        if phrase.sort == "envoy":
            if place.role == "igo":
                phrase.body = place.name
            else:
                phrase.title = f"{phrase.title} {preposition} {text.removeprefix('the ')}"
        elif (phrase.sort == "aide" and preposition == "on") or (
            preposition in ("to", "at", "on") and place.role != "igo"
        ):
            return False
        else:
            if phrase.country is None or place.role in ("area", "capital", "igo"):
                self._place(phrase, place)
            if phrase.sort in ("local", "legislator") and place.role != "name":
                phrase.area = _strip_city(text)
        phrase.end = end
        self._second_place(phrase)
        return True

    def _take_area_or_body(self, phrase: OfficePhrase, start: int, end: int, text: str) -> bool:
        if phrase.sort == "local":
            body, country, area = self.names.body_of(start, end)
            phrase.area = phrase.area or area or _strip_city(text)
            phrase.country = phrase.country or country
            phrase.end = end
            self._second_place(phrase)
            return True
        body, country, area = self.names.body_of(start, end)
        phrase.body = phrase.body or body
        phrase.country, phrase.area = phrase.country or country, phrase.area or area
        phrase.end = end
        return True

    def _second_place(self, phrase: OfficePhrase) -> None:
        """ ", Indiana" after "mayor of South Bend"; ", South Korea" after "mayor of Seoul"."""
        i = phrase.end
        if i + 1 < len(self.tokens) and self.tokens[i].text == "," and self.tokens[i + 1].sent == phrase.sent:
            place = self.names.place_at(i + 1, i + 5)
            if place is not None and place[1].role in ("area", "name", "capital"):
                phrase.country = phrase.country or place[1].country
                phrase.end = place[0]

    def _inner_office(self, start: int, end: int) -> TitleMatch | None:
        for i in range(start, min(end + 1, len(self.tokens))):
            match = self.titles.at(self.tokens, i)
            if match is not None and match.title.sort in (
                "executive",
                "monarch",
                "portfolio",
                "local",
                "head",
                "legislator",
            ):
                return match
        return None

    def _country_before(self, start: int, end: int) -> str | None:
        place = self.names.place_at(start, end, skip=True) if start < end else None
        return place[1].country if place else None

    def _judge(self, phrase: OfficePhrase, title: str) -> None:
        """Whether this can be a public post at all."""
        sort = phrase.sort
        known = self.bodies.is_public(phrase.body, self.names.knowledge, phrase.country) if phrase.body else None
        if phrase.body is not None and sort not in ("legislator", "aide") and not known:
            phrase.fit = False
        if sort == "aide" and phrase.body is not None and known is False:
            phrase.fit = False
        if sort == "head" and phrase.body is None:
            police = any(
                x in phrase.title
                for x in (
                    "police",
                    "constable",
                    "sheriff",
                    "fire",
                    "army",
                    "military",
                    "intelligence",
                    "commander",
                    "central bank",
                    "general",
                    "public",
                    "health",
                    "spokes",
                )
            )
            leads = phrase.title.endswith(("leader", "chief", "head", "commander"))
            if (
                not police
                and not (leads and phrase.country and phrase.title.split()[-1] == "leader")
                and phrase.title == title
            ):
                phrase.fit = False
            if title in ("member", "ranking member", "board member", "council member"):
                phrase.fit = False
        if title == "chief executive" and not (phrase.country or phrase.area):
            phrase.fit = False
        if title in ("secretary", "deputy secretary", "assistant secretary") and phrase.title == title:
            phrase.fit = False
        if sort == "aide" and not (phrase.body or phrase.country or phrase.possessor):
            phrase.fit = phrase.title not in (
                "adviser",
                "advisor",
                "senior adviser",
                "senior advisor",
                "special adviser",
                "legal adviser",
                "communications director",
                "private secretary",
                "chief adviser",
                "chief advisor",
                "special advisor",
            )


def _is_ordinal(lower: str) -> bool:
    return lower[0].isdigit() and lower[-2:] in ("st", "nd", "rd", "th")


def _is_age(text: str) -> bool:
    return text[0].isdigit()


def _strip_city(text: str) -> str:
    for prefix in ("the city of ", "the state of ", "the province of ", "the town of ", "city of ", "the "):
        if text.startswith(prefix):
            text = text[len(prefix) :]
            break
    return text[:-5] if text.lower().endswith(" city") and text.islower() is False and text.endswith(" city") else text


def phrases_by_sentence(phrases: list[OfficePhrase]) -> Iterator[tuple[int, list[OfficePhrase]]]:
    """Phrases grouped by the sentence they stand in, in order."""
    group: list[OfficePhrase] = []
    for phrase in phrases:
        if group and group[0].sent != phrase.sent:
            yield group[0].sent, group
            group = []
        group.append(phrase)
    if group:
        yield group[0].sent, group
