"""Places and bodies named in an article: longest place names, noun phrases, acronyms spelt out, bodies referred back to."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from incumbent.coding.offices.bodies import Bodies
from incumbent.coding.offices.people import TAILS, People
from incumbent.coding.offices.titles import Titles
from incumbent.coding.offices.words import PLACE_NOUNS
from incumbent.knowledge import Knowledge
from incumbent.knowledge.entries import Place
from incumbent.language import Analysis

_PHRASE_TAGS = frozenset({"JJ", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH", "FW", "VBG", "AFX"})
_WORD = r"(?:[A-Z][\w–'’-]+|of|and|for|the|on|in|to|de|du|des|&)"
_ACRONYM = re.compile(rf"({_WORD}(?:[ \-]{_WORD})+)[’']? \(([A-Z][A-Za-z&-]{{1,7}})\)")
_FULL_BODY = re.compile(
    r"\b((?:[A-Z][\w–'’-]+ )(?:(?:[A-Z][\w–'’-]+|of|and|the|for|on) )*"
    r"(Committee|Court|Party|Council|House|Senate|Chamber|Agency|Ministry|Parliament|Commission|Assembly|Force|Department|Union|Organi[sz]ation|Bank|Army|Movement|Congress))\b"
)
_OFFICIALS = re.compile(
    r"^(?:(?:Deputy|Vice|Former|Acting) )?(?:Members?|Chair\w*|Leaders?|Heads?|Presidents?|Directors?|Chief|Speaker|Justice) of (?:the )?"
)
_IN_BODIES = frozenset("state upper lower federal national joint central local regional provincial supreme".split())
_MAX_PLACE = 6


class Names:
    """Look-ups over one article."""

    def __init__(
        self, analysis: Analysis, knowledge: Knowledge, bodies: Bodies, titles: Titles, people: People
    ) -> None:
        self.analysis, self.tokens = analysis, analysis.tokens
        self.knowledge, self.bodies, self.titles, self.people = knowledge, bodies, titles, people
        self.timed = {k for time in analysis.times for k in range(time.start, time.end)}
        self._places: dict[str, Place | None] = {}
        text = analysis.article.text
        self.acronyms: dict[str, str] = {}
        for match in _ACRONYM.finditer(text):
            full, short = _spelt_out(match.group(1), match.group(2))
            if full:
                self.acronyms.setdefault(short, full)
        self.full: dict[str, list[tuple[int, str]]] = {}
        for match in _FULL_BODY.finditer(text):
            name = _OFFICIALS.sub("", match.group(1).removeprefix("The "))
            first, _, rest = name.partition(" and ")
            if rest and people.is_name(first):
                name = rest
            self.full.setdefault(match.group(2).lower(), []).append((match.start(), name))

    @cached_property
    def home(self) -> str | None:
        """The country that the article mostly speaks of, where one stands out."""
        return _main_country(self)

    @cached_property
    def spoken(self) -> frozenset[str]:
        """The countries that the article names anywhere."""
        return frozenset(self.counts)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each country is spoken of."""
        return _country_counts(self)

    def country_near(self, i: int) -> str | None:
        """The country of the last place named before token `i` in its sentence."""
        start = self.analysis.sentences[self.tokens[i].sent].start
        found = None
        while start < i:
            place = self.place_at(start, i)
            if place is not None and place[1].role in ("name", "demonym", "area", "capital"):
                found, start = place[1].country, place[0]
            else:
                start += 1
        return found

    def place(self, text: str) -> Place | None:
        """The place that these words name."""
        key = text.removeprefix("the ").removeprefix("The ")
        if key not in self._places:
            self._places[key] = self.knowledge.place(key) if key[:1].isupper() else None
        return self._places[key]

    def place_at(self, i: int, limit: int, skip: bool = False) -> tuple[int, Place] | None:
        """The longest place name from token `i` on, before `limit`, and where it ends; `skip` passes over "the"."""
        tokens = self.tokens
        if skip and i < limit and tokens[i].lower in ("the", "a", "an"):
            i += 1
        limit = min(limit, len(tokens), i + _MAX_PLACE)
        if i >= limit or not tokens[i].text[0].isupper():
            return None
        for end in range(limit, i, -1):
            if tokens[end - 1].text[0].isalpha() or end - i == 1:
                place = self.place(self.analysis.text(i, end))
                if place is not None:
                    return end, place
        return None

    def place_ending(self, end: int, floor: int) -> Place | None:
        """The place whose name ends before token `end`."""
        for start in range(max(floor, end - 3), end):
            place = self.place_at(start, end)
            if place is not None and place[0] == end:
                return place[1]
        return None

    def noun_phrase(self, i: int) -> tuple[int, int] | None:
        """A noun phrase from token `i` on, as (start, end): stops before a person's name and before a new title's holder."""
        tokens = self.tokens
        n = len(tokens)
        if i >= n:
            return None
        sent, end = tokens[i].sent, i
        while end < n and tokens[end].sent == sent and end - i < 14:
            token = tokens[end]
            if end > i and self.people.starting(end) is not None and not self._possessive(end):
                break
            if end > i and (end in self.timed or (end + 1 in self.timed and token.tag == "IN")):
                break
            if token.tag in _PHRASE_TAGS or token.text in ("-", "–", "&"):
                if token.tag == "CD" and (
                    (token.text.isdigit() and len(token.text) == 4) or (end > i and token.text.islower())
                ):
                    break
                if end > i and self._new_place(i, end):
                    break
                end += 1
            elif (
                (
                    token.tag in ("DT", "PRP$")
                    and (end == i or tokens[end - 1].lower in ("of", "and", "for", "on", "to", "in"))
                )
                or (token.lower == "of" and end > i and end + 1 < n)
                or (
                    token.lower in ("for", "on", "to")
                    and end > i
                    and end + 1 < n
                    and tokens[end - 1].text[0].isupper()
                    and tokens[end + 1].text[0].isupper()
                    and self._body_word(i, end)
                )
                or (token.lower == "and" and end > i and end + 1 < n and self._name_goes_on(end))
                or (token.text == "," and end > i and self._list_goes_on(i, end))
            ):
                end += 1
            else:
                break
        while end > i and (
            (tokens[end - 1].tag in ("DT", "POS", "HYPH", "PRP$", "JJ") and tokens[end - 1].text[0].islower())
            or tokens[end - 1].lower in ("of", "and", "the", "'s", "’s", "-", ",", "for", "on", "to")
        ):
            end -= 1
        return (i, end) if end > i else None

    def _possessive(self, i: int) -> bool:
        holder = self.people.starting(i)
        return holder is not None and holder.end < len(self.tokens) and self.tokens[holder.end].tag == "POS"

    def _body_word(self, start: int, end: int) -> bool:
        return any(self.tokens[k].lower in self.bodies.public for k in range(start, end))

    def _new_place(self, start: int, end: int) -> bool:
        """A place ends, and what follows with a capital letter is not part of a body's name: a person begins."""
        before = self.place_at(start, end, skip=True)
        if before is None or before[0] != end or before[1].role == "demonym" or not self.tokens[end].text[0].isupper():
            return False
        k = end
        while k < len(self.tokens) and self.tokens[k].tag.startswith(("NN", "JJ")):
            lower = self.tokens[k].lower
            if lower in self.bodies.public or lower in PLACE_NOUNS or lower in TAILS:
                return False
            k += 1
        return True

    def _name_goes_on(self, end: int) -> bool:
        """Whether "and" at `end` stands inside a body's name: capitals, or fields of work, on both sides."""
        tokens = self.tokens
        before, after = tokens[end - 1], tokens[end + 1]
        if self.people.starting(end + 1) is not None or self.titles.at(tokens, end + 1) is not None:
            return False
        if not (before.text[0].isupper() and after.text[0].isupper() and after.tag.startswith("NN")):
            return False
        if self.place_at(end + 1, end + 5) is not None:
            return False
        k = end + 1
        while k < len(tokens) and tokens[k].tag.startswith(("NNP", "JJ")) and tokens[k].text[0].isupper():
            if self.titles.at(tokens, k) is not None:
                return False
            k += 1
        last = tokens[k - 1].lower
        return last in self.bodies.public or tokens[end - 1].lower not in self.bodies.public

    def _list_goes_on(self, start: int, end: int) -> bool:
        """ "Health, Education and Welfare": capitals parted by a comma that lead to "and" and a capital."""
        tokens = self.tokens
        k = end + 1
        return (
            k + 2 < len(tokens)
            and tokens[end - 1].text[0].isupper()
            and tokens[k].tag == "NNP"
            and (tokens[k + 1].lower == "and" or (tokens[k + 1].text == "," and tokens[k + 2].lower == "and"))
            and self.people.starting(k) is None
            and self.place_at(k, k + 4) is None
            and tokens[start].text[0].isupper()
        )

    def body(self, text: str) -> str:
        """The body's full name: an acronym spelt out, a generic word replaced by the last body so named."""
        if text in self.acronyms:
            return self.acronyms[text]
        return text

    def spelt(self, text: str, before: int) -> str:
        """Like `body`, and "the committee" becomes the last committee named before character `before`."""
        lower = text.lower()
        if lower in self.bodies.generic:
            known = [name for at, name in self.full.get(lower, ()) if at < before]
            if known:
                return self._bare(known[-1])[0]
        return self.body(text)

    def body_of(self, start: int, end: int) -> tuple[str | None, str | None, str | None]:
        """(body, country, area) of a noun phrase: "Iran's Quds Force" gives ("Quds Force", "IRN", None)."""
        tokens = self.tokens
        country = area = None
        i = start
        while i < end:
            if tokens[i].tag in ("DT", "PRP$") or tokens[i].tag == "POS" or tokens[i].text in ("'s", "’s"):
                i += 1
                continue
            place = self.place_at(i, end)
            if place is not None and place[0] < end and place[1].role in ("name", "demonym"):
                country, i = country or place[1].country, place[0]
                continue
            if place is not None and place[0] + 1 < end and tokens[place[0]].text == "-":
                i = place[0] + 2  # "the UN-recognised government"
                continue
            if place is not None and place[0] < end and place[1].role == "igo":
                country = country or "IGO"
            if place is not None and place[0] == end:
                if place[1].role == "igo":
                    return self.body(self.analysis.text(i, end)), "IGO", None
                break
            if place is not None and place[1].role in ("area", "capital"):
                country, area = country or place[1].country, area or place[1].name
            holder = self.people.starting(i)
            if holder is not None and holder.end < end and tokens[holder.end].tag == "POS":
                i = holder.end + 1
                continue
            if self._describes(i, end):
                i += 1
                continue
            break
        text = self.analysis.text(i, end)
        if not text:
            return None, country, area
        for k in range(end - 1, i, -1):
            if tokens[k].lower == "of":
                place = self.place_at(k + 1, end, skip=True)
                if place is not None and place[0] == end and place[1].role in ("name", "area"):
                    country = country or place[1].country
                    area = area or (place[1].name if place[1].role == "area" else None)
                    if place[1].role == "name" or k - i == 1:
                        text = self.analysis.text(i, k)
                break
        return self.spelt(text, tokens[start].start), country, area

    def meant(self, i: int) -> tuple[str | None, str | None] | None:
        """(body, country) that the pronoun or common noun at token `i` stands for, where the article names it."""
        mention = self.analysis.mention_at(i)
        if mention is None or mention.entity < 0 or mention.form == "name":
            return None
        entity = self.analysis.entities[mention.entity]
        if not entity.named or not entity.name:
            return None
        if entity.kind == "state":
            return None, entity.country
        if entity.kind != "organization":
            return None
        body, country = self._bare(entity.name)
        return self.body(body), entity.country or country

    def _describes(self, i: int, end: int) -> bool:
        """Whether a small word before a body's name only describes it: "the conservative Dawn party"."""
        token = self.tokens[i]
        if token.text == "-" and i > 0:
            return any(t.text[0].isupper() for t in self.tokens[i + 1 : end])
        if not token.text[0].islower() or token.lower in _IN_BODIES:
            return False
        if token.lower in ("powerful", "elite", "main", "new", "own", "former", "opposition", "ruling"):
            return True
        hyphen = token.text == "-" or self.tokens[i + 1].text == "-" if i + 1 < end else False
        named = any(t.text[0].isupper() for t in self.tokens[i + 1 : end])
        return named and (
            token.tag in ("JJ", "VBG") or token.lower.endswith("ist") or hyphen or self.tokens[i - 1].text == "-"
        )

    def _bare(self, name: str) -> tuple[str, str | None]:
        """A body's name without the country before it."""
        words = name.split(" ")
        for n in (3, 2, 1):
            if n < len(words):
                place = self.place(" ".join(words[:n]))
                if place is not None and place.role in ("name", "demonym"):
                    return " ".join(words[n:]), place.country
        owner, mark, rest = re.split(r"(['’]s )", name, maxsplit=1) if re.search(r"['’]s ", name) else (name, "", "")
        place = self.place(owner) if mark else None
        if place is not None:
            return rest, place.country  # "North Carolina's Senate"
        return name, None


def _spelt_out(text: str, short: str) -> tuple[str, str]:
    """The words before "(ABC)" whose initials are A, B, C; empty where they do not fit."""
    words = text.split()
    letters = [c for c in short.lower() if c.isalpha()]
    initials = [(k, word[0].lower()) for k, word in enumerate(words)]
    need = list(letters)
    for k, initial in reversed(initials):
        if need and initial == need[-1]:
            need.pop()
            if not need:
                return " ".join(words[k:]), short
    return ("", short)


def _country_counts(names: Names) -> Counter[str]:
    """How often the article names each country, or a place in it; the first sentence counts three times."""
    counts: Counter[str] = Counter()
    tokens = names.tokens
    i, n = 0, len(tokens)
    while i < n:
        if tokens[i].tag in ("NNP", "NNPS", "JJ") and tokens[i].text[0].isupper():
            found = names.place_at(i, i + 4)
            if found is not None and found[1].country != "IGO":
                counts[found[1].country] += 3 if tokens[i].sent == 0 else 1
                i = found[0]
                continue
        i += 1
    return counts


def _main_country(names: Names) -> str | None:
    """The country that the article mostly speaks of, where one stands out."""
    counts = names.counts
    if not counts:
        return None
    (first, most), *rest = counts.most_common(2)
    total = sum(counts.values())
    return first if most >= 0.4 * total or (rest and most >= 2 * rest[0][1]) else None
