"""Actor words: the nouns that name political actors, and small word lists for reading noun phrases as actors."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NOT_NAMES = frozenset(
    {"DT", "PRP$", "WP$", "PDT", ",", ":", "``", "''", "-LRB-", "-RRB-", "RB", "CC", "POS", "EX", "WDT"}
)
PRONOUNS = frozenset({"PRP", "WP", "DT", "EX", "WDT"})
NO_PEOPLE = frozenset(
    "numbers letters orders powers waters papers borders offers answers rivers matters computers flowers towers centers "
    "quarters headquarters others chapters servers trailers counters posters errors factors sectors tensors mirrors "
    "doors floors corridors monitors reactors tractors motors vectors fibers fires dollars covers layers corners filters "
    "barriers carriers bombers dangers disorders rumors rumours favors favours honors honours colors colours labors "
    "harbors horrors terrors tumors quotas masters registers shelters shoulders figures fingers orders wonders winters "
    "summers trackers boosters containers parameters meters metres liters litres freezers tankers cruisers".split()
)
DELEGATES = frozenset(
    "delegations leaders representatives presidents ministers governments officials envoys negotiators armies".split()
)
POWERS = frozenset({"authority", "force", "power", "capital", "support", "mission", "order"})
OWNING = (("by",), ("of", "from", "between"), ("against", "about", "on"))
COUNTRIES = frozenset({"countries", "nations", "states", "neighbours", "neighbors"})
PEOPLE = frozenset({"official", "parliament", "court", "military", "police", "civilians", "rebels", "party"})
BARE_NOT = frozenset({"det", "amod", "compound", "poss", "nmod", "prep", "relcl", "acl"})
PAIRED = frozenset({"leaders", "presidents", "ministers", "politicians", "rivals", "men", "women"})
SIDES = frozenset({"sides", "parties"})
TITLED = frozenset({"official", "parliament", "court", "military", "police"})
ABSTRACT_OF = frozenset({"emergency", "affairs", "law", "art", "mind", "play"})
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
QUANTITIES = frozenset(
    "side sides rest number group majority dozens hundreds thousands tens scores lot series couple handful crowd "
    "crowds members member some many most several million millions all both one two half "
    "three four five six seven eight nine ten".split()
)
INDEFINITE = frozenset(
    "everyone everybody someone somebody anyone anybody nobody others other none nothing "
    "something anything everything which what this that these those it there".split()
)
PARTITIVE_PREPS = frozenset({"of", "from", "for", "in"})
SUFFERED = frozenset(
    "attack assault bombing killing murder assassination massacre shooting stabbing kidnapping abduction poisoning arrest "
    "detention imprisonment death execution raid airstrike ambush shelling deportation torture beheading genocide".split()
)
DOCUMENTS = frozenset(
    "act acts bill law constitution treaty agreement amendment war deal resolution election elections primary accord pact "
    "protocol convention charter pipeline project campaign area statement report prize award plan programme program".split()
)


@dataclass(frozen=True, slots=True)
class ActorWords:
    """The actor nouns: word -> (group, political)."""

    groups: dict[str, tuple[str, bool]]

    @classmethod
    @cache
    def load(cls) -> ActorWords:
        """Read actors.toml once."""
        data = tomllib.loads(files(__package__).joinpath("actors.toml").read_text(encoding="utf-8"))
        groups: dict[str, tuple[str, bool]] = {}
        for group in data["group"]:
            for word in group["words"].split():
                groups.setdefault(word, (group["name"], bool(group["political"])))
        return cls(groups)
