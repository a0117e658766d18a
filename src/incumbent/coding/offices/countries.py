"""Which country a post belongs to, where its own words do not say: asked of what is nearest first.

In order of trust: the same person's other posts and mentions ("Syria's Assad"); the post's own body; what is known of
the person; the same post named elsewhere with its country ("a Canadian judge"); the place just named; the one country
that the paragraph, then the article, speaks of. A national post is never given to an intergovernmental organisation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.past import Past
from incumbent.coding.offices.people import Holder
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.coding.offices.same import canonical
from incumbent.knowledge import Knowledge
from incumbent.knowledge.entries import Person
from incumbent.language import Analysis

_STATE_BODIES = frozenset(
    "police ministry army navy department parliament senate house committee council court government treasury guard commission".split()
)
_NATIONAL = frozenset({"executive", "monarch", "portfolio", "legislator", "local", "law", "court"})
_PLACED = frozenset({"head", "local", "law", "court", "legislator"})


class Countries:
    """Fills the countries of one article's drafts."""

    def __init__(
        self, analysis: Analysis, names: Names, knowledge: Knowledge, past: Past, phrases: Sequence[OfficePhrase]
    ) -> None:
        self.analysis, self.names, self.knowledge, self.past = analysis, names, knowledge, past
        self.home = names.home
        self._roles: dict[str, set[str]] = {}
        for phrase in phrases:
            if phrase.country and phrase.country != "IGO" and phrase.sort not in ("envoy", "like", "aide"):
                self._roles.setdefault(canonical(phrase.title), set()).add(phrase.country)
        self._owned: dict[int, str | None] = {}

    def fill(self, drafts: list[Draft]) -> None:
        """Set the country of every post that has none, where anything tells it."""
        known: dict[str, Counter[str]] = {}
        for draft in drafts:
            if draft.holder is not None and draft.post.country:
                known.setdefault(draft.holder.key, Counter())[draft.post.country] += 1
        for draft in drafts:
            if draft.post.country is None:
                self._set(draft, self._known(draft, known))
        told = Counter(
            d.post.country for d in drafts if d.post.country and d.post.country != "IGO" and d.post.sort != "envoy"
        )
        (first, most), *rest = told.most_common(2) or [("", 0)]
        counts = self.names.counts
        spoken = self.home is None or 2 * counts[first] >= counts[self.home]
        home = first if most >= 3 and spoken and (not rest or most >= 2 * rest[0][1]) else self.home
        for draft in drafts:
            if draft.post.country is None and _belongs_home(draft.post):
                self._set(draft, self._scene(draft) or home)

    def _set(self, draft: Draft, country: str | None) -> None:
        if country is not None:
            draft.post = replace(draft.post, country=country)

    def _known(self, draft: Draft, known: dict[str, Counter[str]]) -> str | None:
        """By the person's other posts and mentions, by the body, by the knowledge base, by the post, by the place."""
        post, holder = draft.post, draft.holder
        national = post.sort in _NATIONAL and (post.body is None or post.sort in ("portfolio", "local", "law"))
        if holder is not None:
            own = [c for c, _ in known.get(holder.key, Counter[str]()).most_common() if not (national and c == "IGO")]
            country = next((c for c in own if c != "IGO"), None) or self._owner(holder)
            country = country or self._body_country(post)
            ruler = post.sort in ("executive", "monarch")
            country = country or self._country_of(self.past.person(holder, post), national, ruler)
            country = country or next(iter(own), None)
            if country is not None:
                return country
        else:
            country = self._body_country(post)
            if country is not None:
                return country
        roles = self._roles.get(canonical(post.title), set())
        if len(roles) == 1 and national and post.body is None:
            return next(iter(roles))
        if post.sort in _PLACED and _belongs_home(post):
            return self.names.country_near(draft.start)
        return None

    def _scene(self, draft: Draft) -> str | None:
        """The one country in which the draft's paragraph has set its scene before it: a story that turns elsewhere
        ("Meanwhile, in Vanuatu, ...") takes its posts along."""
        sentences = self.analysis.sentences
        here = sentences[self.analysis.tokens[draft.start].sent]
        first = here.i
        while first > 0 and sentences[first - 1].paragraph == here.paragraph:
            first -= 1
        found: set[str] = set()
        i = sentences[first].start
        while i < draft.start:
            place = self.names.place_at(i, draft.start)
            if place is None:
                i += 1
                continue
            if place[1].role == "name" and i > 0 and self.analysis.tokens[i - 1].lower == "in":
                found.add(place[1].country)
            i = place[0]
        return next(iter(found)) if len(found) == 1 and found != {"IGO"} else None

    def _owner(self, holder: Holder) -> str | None:
        """The country whose the article calls the person: "Syria's Assad", "Germany's Merkel"."""
        if holder.entity is None:
            return None
        if holder.entity not in self._owned:
            tokens, found = self.analysis.tokens, None
            for m in self.analysis.entities[holder.entity].mentions:
                mention = self.analysis.mentions[m]
                start = mention.start
                if mention.form == "name" and start >= 2 and tokens[start - 1].text in ("'s", "’s", "'", "’"):
                    place = self.names.place_ending(start - 1, self.analysis.sentences[tokens[start].sent].start)
                    if place is not None and place.role == "name":
                        found = found or place.country
            self._owned[holder.entity] = found
        return self._owned[holder.entity]

    def _body_country(self, post: Post) -> str | None:
        """The country of a body that only one country has: the State Department, the Knesset, NATO."""
        if not post.body or post.body.lower() in self.names.bodies.generic:
            return None
        body, here = self.knowledge.body(post.body), self.knowledge.body(post.body, self.home)
        if body is None or here is None or body.country != here.country:
            return None
        if post.body.count(" ") > 1 and body.country not in self.names.spoken and body.country not in (None, "IGO"):
            return None  # a National Intelligence Service can be anybody's
        return body.country if body.country != "SUN" else None

    def _country_of(self, person: Person | None, national: bool, ruler: bool) -> str | None:
        """The country of a known person; of one with posts in several, the country of the article."""
        if person is None or (national and person.country == "IGO"):
            return None
        if person.country not in self.names.spoken and person.country != "IGO" and self.names.spoken and not ruler:
            return None  # somebody else by that name
        if person.country != self.home and any(
            t.country == self.home for t in self.knowledge.tenures(person=person.id)
        ):
            return self.home
        return person.country


def _belongs_home(post: Post) -> bool:
    """Whether a post without a country is likely one of the country that the article is about."""
    if post.sort != "head":
        return post.sort != "envoy"
    return not post.body or bool(_STATE_BODIES & set(post.body.lower().split())) or post.sort == ""
