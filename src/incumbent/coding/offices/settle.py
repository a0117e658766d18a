"""From many mentions to one claim for each person, office and kind: merge posts, fill countries, drop what others say."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.past import Past
from incumbent.coding.offices.precedence import Precedence
from incumbent.knowledge import Knowledge
from incumbent.knowledge.entries import Person
from incumbent.language import Analysis

_SAME = {
    "chief": "head", "leader": "head", "chair": "head", "chairman": "head", "chairwoman": "head", "chairperson": "head",
    "director": "head", "boss": "head", "strongman": "head", "ruler": "head", "administrator": "head", "commander": "head",
    "commissioner": "head", "secretary general": "head", "director general": "head",
    "premier": "prime minister", "pm": "prime minister", "mp": "member", "member of parliament": "member", "lawmaker": "member",
    "legislator": "member", "parliamentarian": "member", "congressman": "representative", "congresswoman": "representative",
    "rep": "representative", "sen": "senator", "us senator": "senator", "gov": "governor",
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "defense": "defence", "advisor": "adviser",
}  # fmt: skip
RULERS = frozenset(
    {
        "leader",
        "strongman",
        "ruler",
        "dictator",
        "de facto leader",
        "military leader",
        "military ruler",
        "head of state",
    }
)
_COMMON = frozenset(
    "of the and for on to in house committee senate council court party department ministry national state us united "
    "states special select front movement union commission agency office bureau security police general".split()
)
_STATE_BODIES = frozenset(
    "police ministry army navy department parliament senate house committee council court government treasury guard commission".split()
)
_LOOSE = frozenset(
    {
        "minister",
        "secretary",
        "judge",
        "justice",
        "commissioner",
        "director",
        "senator",
        "governor",
        "prosecutor",
        "member",
        "head",
        "envoy",
        "ambassador",
        "adviser",
    }
)


def canonical(title: str) -> str:
    """A title under its most common name."""
    title = title.replace("-", " ")
    if title in _SAME:
        return _SAME[title]
    return " ".join(_SAME.get(word, word) for word in title.split())


def same_title(a: str, b: str) -> bool:
    """Whether two titles can name one office: equal, or one is the bare form of the other."""
    x, y = canonical(a), canonical(b)
    if x == y:
        return True
    short, long = (x, y) if len(x) < len(y) else (y, x)
    for mark in ("acting ", "interim ", "caretaker "):
        if long == mark + short:
            return True
    return short in _LOOSE and long.endswith(" " + short) and "vice" not in long and "deputy" not in long


def is_ruler(post: Post) -> bool:
    """Whether the post is at the head of a country, and no other body."""
    return post.body is None and post.area is None and (post.sort in ("executive", "monarch") or post.title in RULERS)


def same_post(a: Post, b: Post) -> bool:
    """Whether two posts can be one: titles agree, and body, country and area do not contradict each other."""
    if a.country and b.country and a.country != b.country:
        return False
    if is_ruler(a) and is_ruler(b) and (a.title in RULERS or b.title in RULERS):
        return True
    if not same_title(a.title, b.title):
        return (a.title, a.sort) == ("prosecutor", b.sort) or (b.title, b.sort) == ("prosecutor", a.sort)
    if a.sort == b.sort == "head" and bool(a.body) != bool(b.body) and canonical(a.title) == "head":
        return False
    if a.body and b.body and not _overlap(a.body, b.body):
        return False
    return not (a.area and b.area and not _overlap(a.area, b.area))


def _overlap(a: str, b: str) -> bool:
    x, y = set(a.lower().split()), set(b.lower().split())
    return x <= y or y <= x or bool((x & y) - _COMMON)


def merged(a: Post, b: Post) -> Post:
    """The fuller account of one post."""
    if a.title in RULERS or b.title in RULERS or "prosecutor" in (a.title, b.title):
        title = b.title if a.title in RULERS or a.title == "prosecutor" else a.title
    else:
        title = a.title if len(a.title) >= len(b.title) else b.title
    body = a.body if len(a.body or "") >= len(b.body or "") else b.body
    return Post(title, body, a.country or b.country, a.area or b.area, a.sort or b.sort)


class Settler:
    """Settles the drafts of one article."""

    def __init__(self, analysis: Analysis, names: Names, knowledge: Knowledge) -> None:
        self.analysis, self.names, self.knowledge = analysis, names, knowledge
        self.home = names.home
        self.precedence = Precedence(analysis)
        self.past = Past(knowledge, analysis.article.published_on)

    def settle(self, drafts: list[Draft]) -> list[Draft]:
        self._merge_posts(drafts)
        self._fill_countries(drafts)
        for draft in drafts:
            if (
                draft.kind == "hold"
                and draft.tie in ("title", "list", "beside")
                and not draft.marks & {"now", "acting"}
            ):
                if draft.holder is not None and self.past.has_left(draft.holder, draft.post):
                    draft.kind, draft.explicit = "held", False
            elif draft.kind == "held" and not draft.explicit and draft.holder is not None:
                if self.past.holds_now(draft.holder, draft.post):
                    draft.kind = "hold"
        self._full_names(drafts)
        return self._choose(drafts)

    def _full_names(self, drafts: list[Draft]) -> None:
        """One person goes by one name: the fullest that any mention completed."""
        names: dict[str, str] = {}
        for draft in drafts:
            if draft.holder is not None and len(draft.holder.name) > len(names.get(draft.holder.key, "")):
                names[draft.holder.key] = draft.holder.name
        for draft in drafts:
            if draft.holder is not None and draft.holder.name != names[draft.holder.key]:
                draft.holder = replace(draft.holder, name=names[draft.holder.key])

    def _merge_posts(self, drafts: list[Draft]) -> None:
        """Mentions of one person's one post tell of it together: "Senator Chu", "a senator from Ohio"."""
        by_person: dict[str, list[Draft]] = {}
        for draft in drafts:
            if draft.holder is not None:
                by_person.setdefault(draft.holder.key, []).append(draft)
        for own in by_person.values():
            for k, draft in enumerate(own):
                for other in own[:k]:
                    if same_post(draft.post, other.post):
                        post = merged(other.post, draft.post)
                        for each in own:
                            if each is draft or each is other or same_post(each.post, other.post):
                                each.post = replace(
                                    merged(each.post, post),
                                    title=each.post.title
                                    if each.post.title not in ("minister", "prosecutor", *RULERS)
                                    else post.title,
                                )
                        break

    def _fill_countries(self, drafts: list[Draft]) -> None:
        known: dict[str, Counter[str]] = {}
        for draft in drafts:
            if draft.holder is not None and draft.post.country:
                known.setdefault(draft.holder.key, Counter())[draft.post.country] += 1
        for draft in drafts:
            if draft.post.country is None:
                self._set_country(draft, self._known_country(draft, known))
        told = Counter(
            d.post.country for d in drafts if d.post.country and d.post.country != "IGO" and d.post.sort != "envoy"
        )
        (first, most), *rest = told.most_common(2) or [("", 0)]
        home = first if most >= 3 and (not rest or most >= 2 * rest[0][1]) else self.home
        for draft in drafts:
            if draft.post.country is None and _belongs_home(draft.post):
                self._set_country(draft, home)

    def _set_country(self, draft: Draft, country: str | None) -> None:
        if country is not None:
            draft.post = replace(draft.post, country=country)

    def _known_country(self, draft: Draft, known: dict[str, Counter[str]]) -> str | None:
        """By the person's other posts, by the body, by the knowledge base, by the place named just before."""
        country = None
        if draft.holder is not None:
            own = known.get(draft.holder.key)
            country = own.most_common(1)[0][0] if own else None
            if country is None or country == "IGO":
                country = self._body_country(draft.post) or self._country_of(self.past.person(draft.holder, draft.post))
        if (
            country is None
            and draft.post.sort in ("head", "local", "law", "court", "legislator")
            and _belongs_home(draft.post)
        ):
            country = self.names.country_near(draft.start)
        return country

    def _body_country(self, post: Post) -> str | None:
        """The country of a body that only one country has: the State Department, the Knesset, NATO."""
        if not post.body or post.body.lower() in self.names.bodies.generic:
            return None
        body, here = self.knowledge.body(post.body), self.knowledge.body(post.body, self.home)
        if body is None or here is None or body.country != here.country:
            return None
        return body.country if body.country != "SUN" else None

    def _country_of(self, person: Person | None) -> str | None:
        """The country of a known person; of one with posts in several, the country of the article."""
        if person is None:
            return None
        if person.country != self.home and any(
            t.country == self.home for t in self.knowledge.tenures(person=person.id)
        ):
            return self.home
        return person.country

    def _choose(self, drafts: list[Draft]) -> list[Draft]:
        """One draft for each person, post and kind."""
        groups: list[list[Draft]] = []
        for draft in drafts:
            for group in groups:
                if _same_person(group[0], draft) and same_post(group[0].post, draft.post):
                    group.append(draft)
                    break
            else:
                groups.append([draft])
        kept: list[Draft] = []
        for group in groups:
            kept.extend(self.precedence.settle(group))
        kept.sort(key=lambda d: (d.start, d.end, d.kind))
        return kept


def _belongs_home(post: Post) -> bool:
    """Whether a post without a country is likely one of the country that the article is about."""
    if post.sort != "head":
        return post.sort != "envoy"
    return not post.body or bool(_STATE_BODIES & set(post.body.lower().split())) or post.sort == ""


def _same_person(a: Draft, b: Draft) -> bool:
    if a.holder is None or b.holder is None:
        return a.holder is b.holder
    return a.holder.key == b.holder.key
