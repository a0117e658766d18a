"""Whether a post can be public at all: what its title, body and country say."""

from __future__ import annotations

from incumbent.coding.offices.names import Names
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.language import Analysis

TASKED = frozenset({"negotiator", "chief negotiator", "coordinator", "mediator"})
_SEAT_BODIES = frozenset(
    "parliament house senate assembly congress cabinet committee commission council court chamber board caucus duma "
    "knesset bundestag diet commons lords legislature politburo rada sejm sabha tribunal government bench junta".split()
)
_CHAMBERS = frozenset({"parliament", "house", "senate", "assembly", "congress", "cabinet"})
_UNLED = frozenset(
    {"union", "labour union", "labor union", "trade union", "team", "community", "group", "faith", "business"}
)
_COMPANY = frozenset({"ceo", "founder", "co-founder", "owner", "executive", "publisher", "shareholder", "coo", "cfo"})
_VAGUE_AIDES = frozenset(
    {
        "adviser",
        "advisor",
        "senior adviser",
        "senior advisor",
        "chief adviser",
        "chief advisor",
        "special adviser",
        "special advisor",
        "legal adviser",
        "communications director",
        "private secretary",
    }
)
_STANDS_ALONE = (
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
    "medical",
    "counsel",
    "rapporteur",
    "fed ",
    "joint chiefs",
    "election",
    "ombuds",
    "high commissioner",
    "deputy chief",
    "commissioner for",
    "comptroller",
    "auditor",
    "negotiator",
    "coordinator for",
    "epidemiologist",
    "veterinary",
    "clerk",
    "registrar",
)


class Fitness:
    """Judges the office phrases of one article."""

    def __init__(self, analysis: Analysis, names: Names) -> None:
        self.tokens, self.names = analysis.tokens, names

    def is_fit(self, phrase: OfficePhrase, plain: str, party: str | None) -> bool:
        """Whether this can be a public post at all."""
        sort, body = phrase.sort, phrase.body
        public = (
            self.names.bodies.is_public(body, self.names.knowledge, phrase.country or self.names.home) if body else None
        )
        if body is not None and phrase.country == "IGO":
            public = True
        if plain.endswith("leader") and body is not None and body.lower() in _UNLED:
            return False
        if plain.endswith("leader") and body is not None and public is None and body[0].isupper():
            public = True  # who leads an unknown body by that name leads a party or an armed group
        if body is not None and not public and sort not in ("legislator", "aide", "portfolio", "law", "court"):
            return False
        if public is False and sort in ("law", "court"):
            return False
        if public is False and sort == "aide":
            return False
        if plain == "member" and body is not None:
            if body.lower() in self.names.bodies.generic and body.lower() not in _CHAMBERS:
                return False
            seat = _SEAT_BODIES & set(body.lower().replace("-", " ").replace("'s", "").replace("’s", "").split())
            return bool(public and seat) and not any(
                x in body.lower().split()
                for x in ("party", "movement", "coalition", "service", "family", "force", "forces", "staff")
            )
        if (
            plain in ("leader", "deputy leader", "rebel leader")
            and phrase.determiner in ("a", "an")
            and phrase.body is not None
        ):
            return False  # one of several leaders
        if sort == "head" and body is None and (phrase.country or phrase.area):
            if plain in TASKED or (plain == "commissioner" and phrase.title != plain):
                return True
        if sort == "head" and body is None:
            if plain.split()[-1] == "leader" and (phrase.country or plain != "leader"):
                return bool(phrase.country or phrase.area)
            return any(x in phrase.title for x in _STANDS_ALONE)
        if plain == "chief executive":
            alone = (
                self.tokens[phrase.first].text[0].isupper()
                and phrase.first == phrase.start
                and phrase.end == phrase.last
            )
            if alone and body is None and self.names.home == "CHN":
                phrase.country = "CHN"  # the head of Hong Kong's or Macau's government
            return bool(phrase.country)
        if plain in ("strongman", "ruler", "dictator"):
            return bool(phrase.country)
        if plain == "minister" and phrase.title == plain and not phrase.country:
            return self.tokens[phrase.first].text[0].isupper() and not phrase.determiner
        if (
            plain == "representative"
            and phrase.determiner in ("a", "an")
            and phrase.area is None
            and phrase.end > phrase.last
        ):
            return False
        if self._of_a_company(phrase):
            return False
        if plain == "deputy" and party:
            return True
        if plain in ("secretary", "deputy secretary", "assistant secretary", "delegate", "deputy", "supervisor"):
            return phrase.title != plain or bool(body and public)
        if plain in _VAGUE_AIDES:
            return bool(body or phrase.country)
        return True

    def _of_a_company(self, phrase: OfficePhrase) -> bool:
        """ "president and chief executive of": a second title that only companies have."""
        tokens, i = self.tokens, phrase.last
        if phrase.country or i + 1 >= len(tokens) or tokens[i].lower not in ("and", ",", "&", "/"):
            return False
        return any(t.lower in _COMPANY for t in tokens[i + 1 : i + 4])
