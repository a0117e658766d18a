"""Posts that a body or a noun gives: a seat in the House, the head of an agency, the presidency."""

from __future__ import annotations

from incumbent.coding.offices.bodies import Bodies
from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.people import Holder
from incumbent.coding.offices.roles import prepositional
from incumbent.language import Analysis

ANY_POST = frozenset(
    {
        "office",
        "post",
        "role",
        "job",
        "position",
        "power",
        "seat",
        "duties",
        "helm",
        "title",
        "portfolio",
        "place",
        "term",
    }
)
_PARLIAMENT = frozenset(
    {
        "house",
        "senate",
        "congress",
        "parliament",
        "assembly",
        "legislature",
        "council",
        "knesset",
        "duma",
        "bundestag",
        "commons",
        "lords",
        "dáil",
        "sejm",
        "rada",
        "diet",
        "sabha",
        "chamber",
    }
)
_SEAT_HEADS = frozenset(
    {"court", "bench", "representatives", "deputies", "delegates", "ministers", "states", "general"}
)
_COMMITTEE = frozenset({"committee", "commission", "caucus", "cabinet", "board", "council", "politburo"})
_NOT_LED = frozenset(
    {
        "inquiry",
        "investigation",
        "petition",
        "protest",
        "campaign",
        "effort",
        "charge",
        "attack",
        "country",
        "war",
        "delegation",
        "mission",
        "negotiations",
        "talks",
        "opposition",
        "house",
        "state",
        "force",
        "offensive",
        "operation",
        "emergency",
        "election",
        "elections",
        "city",
        "service",
        "division",
        "nation",
        "nations",
        "world",
        "staff",
        "border",
        "security",
        "defence",
        "health",
    }
)


class Seats:
    """Reads posts out of bodies and nouns. `known` holds what the bindings have told of each person."""

    def __init__(self, analysis: Analysis, names: Names, bodies: Bodies, known: dict[str, list[Draft]]) -> None:
        self.analysis, self.tokens = analysis, analysis.tokens
        self.names, self.bodies, self.known = names, bodies, known

    def member_of(self, i: int, end: int, holder: Holder | None) -> Post | None:
        """The seat that a body gives: "elected to the House", "joined parliament", "nominated to the Supreme Court"."""
        tokens = self.tokens
        start = i - self.left_of(i)
        while (
            start - 1 >= 0
            and tokens[start - 1].tag in ("NNP", "JJ", "POS", "NN", "DT")
            and tokens[start - 1].sent == tokens[i].sent
            and start > i - 5
        ):
            start -= 1
        span = self.names.noun_phrase(start)
        if span is None:
            return None
        start, stop = span
        if tokens[start].lower in ("a", "an"):
            return None
        if not start <= i < max(stop, end):
            start, stop = i, end
        if self.tokens[stop - 1].lower in ANY_POST:
            stop = i + 1
        body, country, area = self.names.body_of(start, stop)
        if body is None:
            return None
        words = set(body.lower().replace("-", " ").split())
        if "white" in words or tokens[i].lower not in _PARLIAMENT | _COMMITTEE | _SEAT_HEADS:
            return None
        if not words & (_PARLIAMENT | _COMMITTEE | {"court", "bench"}):
            return None
        title = self._seat_title(words, holder)
        if "congress" in words and title in ("representative", "senator"):
            body = None  # both chambers together: the title says which
        return Post(title, body, country, area, "legislator") if title else None

    def _seat_title(self, words: set[str], holder: Holder | None) -> str | None:
        own = [d.post for d in self.known.get(holder.key, ())] if holder is not None else []
        if words & {"court", "bench"}:
            return next((p.title for p in own if p.sort == "court"), "justice" if "supreme" in words else "judge")
        if words & _COMMITTEE and not words & {"legislative"}:
            return "member"
        for post in own:
            if post.sort == "legislator" and _sits_in(post.title, words):
                return post.title
        return "senator" if "senate" in words else "member"

    def headship(self, verb: str, i: int) -> Post | None:
        """The post of one who heads, leads or chairs the body at token `i`, or rules the country there."""
        span = self.names.noun_phrase(i - self.left_of(i))
        if span is None or not span[0] <= i < span[1]:
            return None
        place = self.names.place_at(span[0], span[1], skip=True)
        if place is not None and place[0] == span[1] and place[1].role == "name":
            return (
                Post("leader", None, place[1].country, None, "executive")
                if verb in ("lead", "rule", "govern")
                else None
            )
        if place is not None and place[0] == span[1] and place[1].role == "area" and verb == "govern":
            return Post("governor", None, place[1].country, place[1].name, "local")
        head = self.tokens[i]
        if head.text[0].islower() and head.lower not in self.bodies.public and head.lower not in self.bodies.generic:
            return None
        if verb in ("rule", "govern") or (
            self.tokens[i].lower in _NOT_LED
            and self.tokens[i].text.islower()
            and self.tokens[i - 1].lower not in ("air", "task")
        ):
            return None
        body, country, area = self.names.body_of(*span)
        if not body or not self.bodies.is_public(body, self.names.knowledge, country):
            return None
        title = {
            "chair": "chair",
            "command": "commander",
            "lead": "leader",
            "direct": "director",
            "preside": "president",
        }.get(verb, "head")
        if verb in ("head", "lead", "run", "charge") and "ministry" in body.lower().split():
            return Post("minister", body, country, area, "portfolio")
        return Post(title, body, country, area, "head")

    def place_of(self, i: int, title: str) -> Post:
        country = area = body = None
        inner = prepositional(self.analysis, i, "of")
        places = [
            self.tokens[k].i
            for k in self.tokens[i].children
            if self.tokens[k].dep in ("poss", "amod", "compound", "nmod")
        ]
        if inner is not None:
            span = self.names.noun_phrase(inner - self.left_of(inner))
            if span is not None:
                place = self.names.place_at(span[0], span[1], skip=True)
                if place is not None and place[1].role == "igo":
                    body = self.analysis.text(*span).removeprefix("the ")
                elif place is not None:
                    country = place[1].country
                    area = place[1].name if place[1].role in ("area", "capital") else None
                else:
                    body, country, area = self.names.body_of(*span)
        for k in places:
            place = self.names.place_at(k - self.left_of(k), k + 1)
            if place is not None and place[1].role == "igo":
                body = body or place[1].name
            elif place is not None:
                country = country or place[1].country
        return Post(title, body, None if country == "IGO" else country, area)

    def left_of(self, i: int) -> int:
        """How many tokens of its noun phrase stand before token `i`."""
        return i - min(
            [
                i,
                *(
                    c
                    for c in self.tokens[i].children
                    if self.tokens[c].dep in ("compound", "amod", "det", "nmod") and c < i
                ),
            ]
        )


def _sits_in(title: str, words: set[str]) -> bool:
    """Whether one who goes by this title can sit in a body with these words in its name."""
    if "senator" in title:
        return bool(words & {"senate", "congress"})
    if title == "representative":
        return bool(words & {"house", "congress", "representatives"}) and "state" not in words
    return bool(
        words
        & {"assembly", "house", "council", "legislature", "delegates", "parliament", "commons", "sabha", "chamber"}
    )
