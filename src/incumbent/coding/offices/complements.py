"""What follows a title: "of the House of Representatives", "to Germany", "for health", ", Indiana"."""

from __future__ import annotations

from incumbent.coding.offices import words as w
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.coding.offices.titles import TitleMatch, Titles
from incumbent.knowledge.entries import Place
from incumbent.language import Analysis

_TAKES = {
    "executive": ("of",),
    "monarch": ("of",),
    "portfolio": ("of", "for", "in", "at"),
    "legislator": ("of", "for", "from", "in", "to"),
    "chair": ("of", "in"),
    "head": ("of", "for", "at", "in", "to", "on", "responsible"),
    "court": ("of", "for", "on", "in", "at"),
    "local": ("of", "for"),
    "law": ("of", "for", "in", "at"),
    "envoy": ("to", "for", "of", "in", "on"),
    "aide": ("to", "for", "of", "at", "on"),
    "like": ("of", "from", "in"),
}


_CHARGED = (
    "commissioner", "coordinator", "rapporteur", "ombudsman", "spokesman", "spokeswoman", "spokesperson",
    "under-secretary-general", "assistant secretary-general",
)  # fmt: skip


_QUARTERS = frozenset({"West", "East", "North", "South", "Central"})


class ComplementReader:
    """Reads rightwards from a title and completes its phrase."""

    def __init__(self, analysis: Analysis, titles: Titles, names: Names) -> None:
        self.analysis, self.tokens = analysis, analysis.tokens
        self.titles, self.names = titles, names

    def read(self, phrase: OfficePhrase) -> None:
        """Take up to three complements, moving `phrase.end` over them."""
        for _ in range(3):
            i = phrase.end
            if i + 1 >= len(self.tokens) or self.tokens[i].sent != phrase.sent:
                return
            preposition = self.tokens[i].lower
            if preposition not in _TAKES[phrase.sort]:
                return
            if preposition == "in" and self._in_charge(i):
                self._take(phrase, "for", i + 3)
                return
            if preposition == "responsible":
                self._charge(phrase, i)
                return
            if not self._take(phrase, preposition, i + 1):
                return

    def read_after(self, phrase: OfficePhrase, i: int) -> None:
        """The complement that stands after the holder's name: "Superintendent Ana Cruz of the police"."""
        self._take(phrase, self.tokens[i].lower, i + 1)
        if phrase.body is not None and self.names.bodies.is_public(phrase.body, self.names.knowledge, phrase.country):
            phrase.fit = True

    def _in_charge(self, i: int) -> bool:
        """ "minister in charge of"."""
        return [t.lower for t in self.tokens[i + 1 : i + 3]] == ["charge", "of"]

    def _charge(self, phrase: OfficePhrase, i: int) -> None:
        """ "commissioner responsible for defence": the charge belongs to the title."""
        if self.tokens[i + 1].lower != "for":
            return
        end = i + 2
        while end < len(self.tokens) and self.tokens[end].sent == phrase.sent and end - i < 16:
            token = self.tokens[end]
            if token.tag in ("VBD", "VBZ", "VBP", "WP", "WDT", "IN", ".", ":") and token.lower != "of":
                break
            if token.text == "," and self.tokens[min(end + 1, len(self.tokens) - 1)].tag in (
                "WDT",
                "WP",
                "IN",
                "VBD",
                "DT",
            ):
                break
            end += 1
        phrase.title = f"{phrase.title} {self.analysis.text(i, end).rstrip(',').lower()}"
        phrase.end = end

    def _take(self, phrase: OfficePhrase, preposition: str, i: int) -> bool:
        span = self.names.noun_phrase(i)
        if span is None:
            return False
        start, end = self._past_city(*span)
        if preposition == "of" and self.analysis.text(start, end).lower() in ("the day", "the time", "the moment"):
            return False
        if start in self.names.timed:  # "was elected leader on Saturday"
            return False
        charge = preposition == "on" and phrase.title.endswith(_CHARGED)
        if self.tokens[start].tag == "CD" or (
            preposition in ("in", "at", "on") and not charge and not self._capital(start, end)
        ):
            return False
        if self._generic(end):
            phrase.end = end
            return True
        sort = phrase.sort
        if sort == "aide" or "spokes" in phrase.title:
            inner = self._inner_office(start, end)
            if inner is not None:
                phrase.body = phrase.body or inner.title.name.title()
                place = self.names.place_at(start, inner.first, skip=True) if start < inner.first else None
                phrase.country = phrase.country or inner.title.country or (place[1].country if place else None)
                phrase.end = inner.end
                phrase.beside = True
                return False
        if phrase.title == "member" and preposition == "for" and self.tokens[start].text[0].isupper():
            phrase.sort, phrase.area, phrase.end = "legislator", strip_city(self.analysis.text(start, end)), end
            seat = self.names.place(phrase.area)
            phrase.country = phrase.country or (seat.country if seat is not None and seat.role == "area" else None)
            return True
        place = self.names.place_at(start, end, skip=True)
        if place is not None and place[0] == end:
            return self._take_place(phrase, preposition, place[1], start, end)
        if sort == "portfolio":
            return self._take_field(phrase, preposition, start, end)
        if sort == "envoy":
            return self._take_mission(phrase, preposition, start, end)
        if sort == "local":
            body, country, area = self.names.body_of(start, end)
            if "governor" in phrase.title and body is not None and "bank" in body.lower().split():
                phrase.sort, phrase.body = "head", phrase.body or body
                phrase.country, phrase.end = phrase.country or country, end
                return True
            phrase.area = phrase.area or area or strip_city(body or self.analysis.text(start, end))
            phrase.country = phrase.country or country
            phrase.end = end
            self._second_place(phrase)
            return True
        if preposition in ("in", "on", "at") and phrase.body:
            return False
        if sort == "legislator" and preposition in ("for", "from") and not self._public(start, end):
            phrase.area = phrase.area or strip_city(self.analysis.text(start, end))
            phrase.end = end
            return True
        if preposition in ("for", "on") and not self._capital(start, end) and phrase.title.endswith(_CHARGED):
            phrase.title = f"{phrase.title} {preposition} {self.analysis.text(start, end).lower()}"
            phrase.end = end
            return True
        if preposition == "for" and (
            phrase.title == "commissioner" or (phrase.sort == "law" and not self._capital(start, end))
        ):
            phrase.title = f"{phrase.title} for {self.analysis.text(start, end).lower()}"
            phrase.end = end
            return True
        return self._take_body(phrase, start, end)

    def _capital(self, start: int, end: int) -> bool:
        return any(t.text[0].isupper() for t in self.tokens[start:end])

    def _public(self, start: int, end: int) -> bool:
        return any(t.lower in self.names.bodies.public for t in self.tokens[start:end])

    def _past_city(self, start: int, end: int) -> tuple[int, int]:
        """ "the city of San Francisco" is San Francisco."""
        for k in range(start, min(start + 3, end - 1)):
            if (
                self.tokens[k].lower in w.PLACE_NOUNS
                and self.tokens[k].text[0].islower()
                and self.tokens[k + 1].lower == "of"
            ):
                return k + 2, end
        return start, end

    def _generic(self, end: int) -> bool:
        """ "of the country", "of the capital city": words that name nothing by themselves."""
        last = self.tokens[end - 1]
        named = last.lower == "bloc" and self.tokens[end - 2].text[0].isupper()
        return last.lower in w.PLACE_NOUNS and last.text[0].islower() and not named

    def _take_body(self, phrase: OfficePhrase, start: int, end: int) -> bool:
        body, country, area = self.names.body_of(start, end)
        if phrase.sort == "head" and body and body.endswith((" County", " Parish", " Borough")):
            body, area = None, body
        if phrase.body is None:
            phrase.body = body
        phrase.country, phrase.area = phrase.country or country, phrase.area or area
        phrase.end = end
        return True

    def _take_field(self, phrase: OfficePhrase, preposition: str, start: int, end: int) -> bool:
        text = self.analysis.text(start, end)
        if preposition in ("in", "at") or any(t.text in ("Ministry", "Department") for t in self.tokens[start:end]):
            if not any(t.lower in ("ministry", "department", "office", "cabinet") for t in self.tokens[start:end]):
                return False
            return self._take_body(phrase, start, end)
        if phrase.title.endswith("secretary of state") and preposition == "of":
            return False
        _body, country, _ = self.names.body_of(start, end)
        phrase.country = phrase.country or country
        phrase.title = f"{phrase.title} {preposition} {text.lower()}"
        phrase.end = end
        return True

    def _take_mission(self, phrase: OfficePhrase, preposition: str, start: int, end: int) -> bool:
        if (phrase.body is None or preposition == "for") and " to " not in phrase.title:
            phrase.title = f"{phrase.title} {preposition} {self.analysis.text(start, end)}"
            phrase.end = end
            return True
        return False

    def _take_place(self, phrase: OfficePhrase, preposition: str, place: Place, start: int, end: int) -> bool:
        text = self.analysis.text(start, end)
        if phrase.title == "high commissioner" and preposition in ("in", "to"):
            return False  # where an envoy is posted
        if preposition == "in" and phrase.country == "IGO" and place.role != "igo":
            pass  # where an organisation's officer works
        elif phrase.sort == "envoy":
            if place.role == "igo":
                phrase.body = text.removeprefix("the ")
            elif phrase.country == place.country:
                return False
            else:
                phrase.title = f"{phrase.title} {preposition} {text.removeprefix('the ')}"
        elif (
            (phrase.sort in ("aide", "head") and preposition == "on")
            or (preposition in ("to", "at", "on") and place.role != "igo")
            or (preposition == "in" and phrase.country not in (None, place.country))
        ):
            return False
        elif phrase.sort in ("local", "legislator", "law") and phrase.country not in (None, place.country):
            phrase.area = phrase.area or strip_city(text)
        else:
            set_place(phrase, place, self.names, text.removeprefix("the "))
            if phrase.sort in ("local", "legislator") and place.role != "name":
                phrase.area = strip_city(text)
            if phrase.sort == "legislator" and end < len(self.tokens) and self.tokens[end].text in _QUARTERS:
                end += 1  # "senator for Kogi West"
                phrase.area = strip_city(self.analysis.text(start, end))
        phrase.end = end
        if phrase.sort != "envoy":
            self._second_place(phrase)
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
            if match is not None and match.title.sort not in ("like", "aide"):
                return match
        return None


def in_area(names: Names, text: str, country: str | None) -> Place | None:
    """The smaller place that a name can mean: Georgia, of a senator, is the American state."""
    readings = [p for p in names.knowledge.places(text) if p.role in ("area", "capital")]
    for place in readings:
        if country is None or place.country == country:
            return place
    return None


def set_place(phrase: OfficePhrase, place: Place, names: Names, text: str = "") -> None:
    """Give a phrase the country of a place, its area where the place is smaller, or its body where it is a union."""
    if place.role == "igo":
        phrase.body = phrase.body or names.body(text or place.name)
        if phrase.sort != "envoy":
            phrase.country = phrase.country or "IGO"
        return
    if place.role == "name" and phrase.sort in ("legislator", "local", "law"):
        place = in_area(names, text or place.name, phrase.country or names.home) or place
    phrase.country = phrase.country or place.country
    smaller = phrase.sort in ("local", "head", "law", "court", "legislator")
    if place.role == "area" or (place.role == "capital" and smaller):
        if phrase.country == place.country:
            phrase.area = phrase.area or place.name


def strip_city(text: str) -> str:
    """ "the city of San Francisco" is San Francisco."""
    text = text.removeprefix("the ")
    first, of, rest = text.partition(" of ")
    if of and first in w.PLACE_NOUNS:
        return rest
    return text.removesuffix(" city")
