"""Which country a post belongs to, in Russian, Belarusian and Ukrainian: asked of what is nearest first."""

from __future__ import annotations

import re
from collections import Counter

from incumbent.coding.countries import NEAR, OF_A_STATE, SPOKEN, terms_on, where_listed, words_of_post
from incumbent.coding.drafts import Draft
from incumbent.coding.tongues.cast import TongueCast
from incumbent.coding.tongues.wording import Wording
from incumbent.knowledge import Knowledge
from incumbent.knowledge.cyrillic import english_body, english_title
from incumbent.reader import Page

_NATIONAL = re.compile(
    r"\b(?:president|minister|chancellor|king|queen|emperor|speaker|parliament|opposition|ambassador)\b"
)
_STOPS = frozenset(", . ; : — – ( ) « » и а но что в на с к от из".split())


class Countries:
    """Fills the countries of one article's drafts that their own words do not tell."""

    def __init__(self, page: Page, cast: TongueCast, knowledge: Knowledge, wording: Wording) -> None:
        self.page, self.cast, self.knowledge, self.wording = page, cast, knowledge, wording

    def fill(self, drafts: list[Draft]) -> None:
        """Set the country of every draft that anything tells."""
        for d in drafts:
            d.country = self._own(d)
        told: dict[int, Counter[str]] = {}
        for d in drafts:
            if d.country and d.country != "IGO" and d.person is not None:
                told.setdefault(d.person, Counter())[d.country] += 1
        for d in drafts:
            if d.country is None:
                d.country = self._lent(d, told)

    def _own(self, d: Draft) -> str | None:
        if d.body and not self._is_sent(d) and self._is_union(d.body):
            return "IGO"
        if d.country is not None:
            return d.country
        if d.area:
            places = [p for p in self.knowledge.places(d.area) if p.role in ("area", "capital", "name")]
            if places:
                return places[0].country
        return self._beside(d) or (self._of_body(d.body) if d.body else None)

    def _is_sent(self, d: Draft) -> bool:
        """Whether a post is that of somebody sent to another state: "посол"."""
        return self.wording.around.sent.match(d.title) is not None

    def _is_union(self, body: str) -> bool:
        words = body.split(" ")
        tries = (body, words[0], words[-1] if words[-1].isupper() and len(words[-1]) > 1 else body)
        return any(p.role == "igo" for words_ in tries for p in self.knowledge.places(words_))

    def _beside(self, d: Draft) -> str | None:
        """The place named right before the post, or right behind it: "российский министр", "министр обороны Польши"."""
        post = words_of_post(d)
        if post is None:
            return None
        first, end = post
        s = self.page.sentences[self.page.sentence_of[first]]
        for i in range(first - 1, max(s.first, first - NEAR) - 1, -1):
            if self.page.word(i).lower() in _STOPS:
                break
            country = self._place_at(i)
            if country is not None:
                return country
        for i in range(first, end):
            country = self._place_at(i)
            if country is not None:
                return country
        for i in range(end, min(s.last, end + 2)):
            if not self.page.word(i)[:1].isalpha() or self.page.word(i).lower() in _STOPS:
                break
            country = self._place_at(i)
            if country is not None:
                return country
        return None

    def _place_at(self, i: int) -> str | None:
        k = self.cast.name_at.get(i)
        if k is not None and self.cast.reading.names[k].kind == "person":
            return None
        places = [
            p
            for p in self.knowledge.places(self.page.word(i))
            if p.role in ("name", "demonym", "seat", "capital", "area")
        ]
        if not places and k is not None:
            places = [p for p in self.knowledge.places(self.cast.text(self.cast.reading.names[k])) if p.role != "igo"]
        return places[0].country if places else None

    def _of_body(self, name: str) -> str | None:
        for code in dict.fromkeys([*(c for c, _ in self.cast.countries[:SPOKEN]), self.cast.home]):
            body = self.knowledge.body(name, code)
            if body is not None and body.country == code and body.source != "incumbent-generic":
                return code
        body = self.knowledge.body(name)
        if body is not None and (body.country == "IGO" or body.country in self.cast.spoken):
            return body.country
        return None

    def _lent(self, d: Draft, told: dict[int, Counter[str]]) -> str | None:
        if d.person is not None:
            if d.person in told:
                return told[d.person].most_common(1)[0][0]
            member = self.cast.members[d.person]
            if member.country and " " in member.name:
                return member.country
            known = where_listed(self.knowledge, self.cast, member.name, english_title(d.title) or d.title)
            if known is not None:
                return known
        national = _NATIONAL.search(english_title(d.title) or "") is not None
        led = (
            d.body is not None and english_body(d.body) is not None and "command" not in (english_title(d.title) or "")
        )
        focus = self.cast.focus
        if focus is None and len(self.cast.spoken) == 1:
            focus = next(iter(self.cast.spoken))
        elsewhere = focus is not None and focus != self.cast.home
        if elsewhere and (self._is_sent(d) or not (national or led)):
            focus = None  # a commander may be of whose side writes, and an envoy stands where he was sent
        return focus if focus is not None and self._may_be(d, focus) else None

    def _may_be(self, d: Draft, country: str) -> bool:
        """Whether the lists leave room for the person in such an office of this country: held on the day by nobody else."""
        title, on = english_title(d.title), self.cast.published
        if title not in OF_A_STATE or d.body is not None or d.area is not None or d.kind != "hold" or d.person is None:
            return True
        office = self.knowledge.office(title, country=country)
        if office is None or on is None:
            return office is not None
        holders = {row.person for row in terms_on(self.knowledge, office.id, on)}
        known = self.knowledge.person(self.cast.members[d.person].name, office=title, country=country)
        return not holders or (known is not None and known.id in holders)
