"""Titles of office as the codebook writes them: lower case, the post alone, one holder, no rank or party in front."""

from __future__ import annotations

import re

SHORT = {
    "sen": "senator", "sens": "senator", "rep": "representative", "reps": "representative", "gov": "governor",
    "govs": "governor", "pm": "prime minister", "fm": "foreign minister", "atty": "attorney", "gen": "general",
    "lt": "lieutenant", "pres": "president", "sec": "secretary", "vp": "vice president", "amb": "ambassador",
    "cllr": "councillor", "mps": "mp", "del": "delegate",
}  # fmt: skip
_DROPPED = frozenset(
    "former ex then late current new incoming outgoing longtime long-time the a an his her its their -".split()
)
_PLURALS = (("men", "man"), ("women", "woman"), ("ies", "y"))
_NEVER_ONE = frozenset(
    "commons lords sports works communications elections politics relations resources finances nations arms ways means "
    "customs logistics prisons homes".split()
)
_BEHIND = frozenset("general designate elect emeritus".split())
# Verbs that tell a post of themselves.
VERBS = {
    **dict.fromkeys("head headed heads heading runs ran running".split(), "head"),
    **dict.fromkeys("led leads leading".split(), "leader"),
    **dict.fromkeys("chairs chaired chairing".split(), "chair"),
    **dict.fromkeys("represents represented representing".split(), "representative"),
    **dict.fromkeys("governs governed governing".split(), "governor"),
    **dict.fromkeys("rules ruled ruling".split(), "leader"),
    "presidency": "president", "presidential": "president", "premiership": "prime minister", "mayoralty": "mayor",
    "governorship": "governor", "chairmanship": "chairman", "leadership": "leader",
}  # fmt: skip
_SENT_BY = re.compile(
    r"^((?:[a-z-]+ )*ambassador) of (?:(?!to )[a-z.-]+ )+?to "
)  # who sends him is the country, not the title
_RULERS = frozenset("strongman ruler".split())
# The codebook: posts of business and other walks of life, and ranks alone, are no offices ...
_NO_OFFICE = frozenset(
    "lawyer politician diplomat analyst journalist reporter correspondent editor author historian professor academic scientist "
    "ceo cfo coo founder co-founder entrepreneur businessman businesswoman billionaire lobbyist activist campaigner spy soldier "
    "candidate frontrunner front-runner actor actress singer coach player footballer priest pastor imam bishop archbishop "
    "cardinal pope veteran".split()
)
_NO_OFFICE_OF = re.compile(
    r"(?:^|[ -])(?:army|police|military|intelligence|security|navy|force|government) (?:officer|official)$"
    r"|^(?:major|lieutenant|brigadier) general$|^(?:rear|vice) admiral$|^lieutenant colonel$"
)
# ... and these words tell a post only by whose it is.
_POINTING = frozenset(
    "counterpart successor predecessor general colonel captain major admiral lieutenant sergeant marshal".split()
)
_PRIVATE = re.compile(
    r"\b(?:football|fifa|uefa|cricket|rugby|basketball|baseball|hockey|olympics?|university|hospital|foundation|church|inc|corp|ltd|llc|"
    r"plc|airlines|airways|motors|writers|amnesty international|human rights watch|greenpeace|red cross|world economic forum)\b",
    re.IGNORECASE,
)
# Who sits in a body without being said to be its head.
_SITTING = (
    (re.compile(r"(?:^| )senate$"), "senator"),
    (re.compile(r"^(?:u\.?s\.? )?house(?: of representatives)?$"), "representative"),
    (re.compile(r"\bsupreme court\b"), "justice"),
    (re.compile(r"\bcourts?\b|\btribunal\b"), "judge"),
)
_OF_MEMBERS = re.compile(
    r"\b(?:parliament|congress|senate|assembly|legislature|council|committee|board|commission|panel|house of \w+|"
    r"bundestag|knesset|duma|sejm|lok sabha|cabinet)\b"
)
_OF_A_STATE = re.compile(
    r"\b(?:prime minister|premier|king|queen|emir|mayor|governor|(?:foreign|defen[cs]e|interior|finance) minister)$|\bminister of\b"
)
AREAS = {
    "ala": "Alabama", "ariz": "Arizona", "ark": "Arkansas", "calif": "California", "colo": "Colorado", "conn": "Connecticut",
    "del": "Delaware", "fla": "Florida", "ga": "Georgia", "ill": "Illinois", "ind": "Indiana", "kan": "Kansas", "ky": "Kentucky",
    "la": "Louisiana", "md": "Maryland", "mass": "Massachusetts", "mich": "Michigan", "minn": "Minnesota", "miss": "Mississippi",
    "mo": "Missouri", "mont": "Montana", "neb": "Nebraska", "nev": "Nevada", "okla": "Oklahoma", "ore": "Oregon",
    "pa": "Pennsylvania", "penn": "Pennsylvania", "tenn": "Tennessee", "tex": "Texas", "vt": "Vermont", "va": "Virginia",
    "wash": "Washington", "wis": "Wisconsin", "wyo": "Wyoming", "nh": "New Hampshire", "nj": "New Jersey", "nm": "New Mexico",
    "ny": "New York", "nc": "North Carolina", "nd": "North Dakota", "ri": "Rhode Island", "sc": "South Carolina",
    "sd": "South Dakota", "wva": "West Virginia", "al": "Alabama", "ak": "Alaska", "az": "Arizona", "ar": "Arkansas",
    "ca": "California", "co": "Colorado", "ct": "Connecticut", "de": "Delaware", "fl": "Florida", "hi": "Hawaii", "id": "Idaho",
    "il": "Illinois", "in": "Indiana", "ia": "Iowa", "ks": "Kansas", "me": "Maine", "ma": "Massachusetts", "mi": "Michigan",
    "mn": "Minnesota", "ms": "Mississippi", "mt": "Montana", "ne": "Nebraska", "nv": "Nevada", "oh": "Ohio", "ok": "Oklahoma",
    "or": "Oregon", "tn": "Tennessee", "tx": "Texas", "ut": "Utah", "wa": "Washington", "wi": "Wisconsin", "wv": "West Virginia",
    "wy": "Wyoming",
}  # fmt: skip


def title_of(words: str) -> str:
    """The title that the marked words tell.

    >>> title_of("Sens."), title_of("the former Prime Minister"), title_of("heads")
    ('senator', 'prime minister', 'head')
    """
    parts = [p for p in re.sub(r"\s+", " ", words.lower()).split(" ") if p]
    while parts and parts[0].strip("-.,") in _DROPPED:
        parts.pop(0)
    parts = [p for p in parts if any(c.isalnum() for c in p)]
    while parts and parts[-1] in ("of", "for", "to", "the", "in", "and", "'s", "’s"):
        parts.pop()
    if not parts:
        return ""
    half = len(parts) // 2
    if len(parts) % 2 == 0 and parts[:half] == parts[half:]:
        parts = parts[:half]  # "Sen. Sen."
    parts = [
        SHORT.get(p.rstrip("."), p) if p.rstrip(".") in SHORT and (len(parts) == 1 or p.endswith(".")) else p
        for p in parts
    ]
    if parts[-1] == "charge" and (len(parts) == 1 or parts[0] in ("takes", "took", "take", "taking", "in")):
        return "head"
    verbal = VERBS.get(parts[0])
    if verbal is not None and (len(parts) == 1 or parts[0] not in ("heads", "presidential", "leads")):
        return verbal
    text = " ".join(parts)
    text = _SENT_BY.sub(r"\1 to ", text)
    head, *rest = re.split(r"(?= (?:of|for|in|to|at|on) )", text, maxsplit=1)
    text = "".join([singular(head), *rest])
    if text in _POINTING:
        return ""
    return "leader" if text in _RULERS else text


def is_office(title: str) -> bool:
    """Whether a title can be that of a public office at all.

    >>> is_office("finance minister"), is_office("army officer"), is_office("ceo")
    (True, False, False)
    """
    front = re.split(r" (?:of|for|in|to|at|on) ", title, maxsplit=1)[0]
    return front.split(" ")[-1] not in _NO_OFFICE and not _NO_OFFICE_OF.search(front)


def is_public(body: str) -> bool:
    """Whether a body can be one of public life: the codebook leaves out business, sports, learning, charities and churches.

    >>> is_public("Confederation of African Football"), is_public("state bank")
    (False, True)
    """
    return not _PRIVATE.search(body)


def post_in(body: str) -> str:
    """The post of somebody in a body of which no title is told: a chamber, a court or a committee has members, another body a head.

    >>> post_in("House"), post_in("High Court"), post_in("Foreign Affairs Committee"), post_in("National Bank")
    ('representative', 'judge', 'member', 'head')
    """
    words = body.lower()
    sits = next((post for pattern, post in _SITTING if pattern.search(words)), None)
    return sits or ("member" if _OF_MEMBERS.search(words) else "head")


def goes_with(title: str, body: str) -> bool:
    """Whether a post of this title can be one within a body: a prime minister's or a mayor's is that of a place.

    >>> goes_with("prime minister", "Labour Party"), goes_with("governor", "Bank of Ghana")
    (False, True)
    """
    return not _OF_A_STATE.search(title) or (title.endswith("governor") and "bank" in body.lower())


def singular(words: str) -> str:
    """A plural title as that of one holder ("ministers": "minister")."""
    *front, last = words.split(" ")
    if last in _BEHIND and front:  # "attorneys general"
        return f"{singular(' '.join(front))} {last}"
    for plural, one in _PLURALS:
        if last.endswith(plural) and len(last) > len(plural) + 1:
            return " ".join([*front, last[: -len(plural)] + one])
    if (
        last.endswith("s")
        and not last.endswith(("ss", "us", "affairs", "forces", "rights", "services", "states", "is"))
        and len(last) > 3
    ):
        if last in _NEVER_ONE:
            return words
        return " ".join([*front, last[:-1]])
    return words


def area_of(words: str) -> str:
    """The state, province or city that the marked words tell ("D-Calif.": "California")."""
    words = re.sub(r"\s+", " ", words)
    short = words.rstrip(" ,()'’").endswith(".")  # "Va." is Virginia, "La" is none
    words = words.strip(" ,()-–.'’")
    party = re.match(r"[A-Z]{1,3}-|\(?[A-Z]\)\s*", words)
    words = words[party.end() :] if party else words
    words = re.sub(r"['’]s$| state$", "", words)
    key = words.replace(".", "").lower()
    if key in AREAS and (len(key) > 2 or short or party or words.replace(".", "").isupper()):
        return AREAS[key]
    return words.removeprefix("the ").strip()


def body_of(words: str) -> str:
    """A body's name as written, without article and possessive."""
    words = re.sub(r"\s+", " ", words).strip(" ,()-–'’")
    words = re.sub(r"['’]s?$", "", words)
    return re.sub(r"^(?:the|The|a|an|its|his|her|their) ", "", words)
