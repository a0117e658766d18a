"""Which names of an article are one person, body, state or place, by their words alone.

In: names in text order with their kinds, and the knowledge base for states. Out: one entity number a name. Linear in
the number of names but for those that share a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from incumbent.knowledge import Knowledge
from incumbent.records import EntityKind

# Words that stand before a person's name and are no part of it.
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president premier chancellor senator sen representative rep "
    "congressman congresswoman governor gov minister secretary general gen colonel col lieutenant lt captain capt major "
    "maj admiral adm sergeant sgt judge justice king queen prince princess sheikh sheik sultan emir pope cardinal "
    "archbishop ayatollah ambassador mayor mp hon rev leader speaker baroness baron councillor chairman attorney "
    "commissioner crown prime vice deputy under foreign defense defence former ex then".split()
)
_HERS = frozenset("mrs ms miss dame lady baroness congresswoman queen princess".split())
_HIS = frozenset("mr sir lord king prince sheikh sultan pope".split())
_SUFFIXES = frozenset("jr sr ii iii iv junior senior".split())
_PARTICLES = frozenset(
    "de da do dos del della di van von der den ter la le al el bin ibn ben abu bint st san dal".split()
)
_FAMILY_FIRST = frozenset(  # family names that East and South-East Asia writes in front
    "xi li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang han "
    "feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao wen bo jia kim lee "
    "park choi jung kang cho yoon jang lim oh seo shin kwon hwang ahn moon roh ban nguyen tran le pham hoang phan vu vo "
    "dang bui do hun sam tsai mao mahathir abe".split()
)
_NICKNAMES = dict(
    pair.split("=")
    for pair in "bill=william will=william bob=robert rob=robert jim=james jimmy=james dick=richard rick=richard "
    "ted=edward ed=edward tony=anthony jack=john chuck=charles charlie=charles mike=michael joe=joseph dan=daniel "
    "dave=david tom=thomas nick=nicholas alex=alexander liz=elizabeth kate=katherine ben=benjamin bibi=benjamin "
    "bernie=bernard andy=andrew steve=stephen ron=ronald don=donald ken=kenneth matt=matthew chris=christopher "
    "greg=gregory jeff=jeffrey larry=lawrence pete=peter sasha=alexander vova=vladimir mitch=mitchell hank=henry".split()
)
_SMALL = frozenset("of the and for on in to de & a an by against s".split())
# Words that a body's name may drop at its end or take on.
_OPTIONAL = frozenset(
    "inc corp ltd co plc llc ag sa gmbh group company corporation party agency islands island city province county "
    "state river sea strip ocean movement newspaper airlines".split()
)
# Nouns that may stand alone for the one body of that kind an article speaks of.
_HEADS = frozenset(
    "agency alliance army assembly association authority bank board brotherhood bureau cabinet centre center chamber "
    "coalition commission committee conference confederation congress council court department duma federation force "
    "forces forum foundation front fund government group guard institute league ministry mission movement office "
    "organisation organization pact parliament party police senate service tribunal union university".split()
)
_MOST = 40  # so many names that share a word are compared with one another
_SIDES = frozenset("north south east west".split())
_HINTS = 4  # so many of the states spoken of are tried for the body that an acronym may name
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "ʻ": "'"})
_CUT = re.compile(r"[^\w'&]+")


class Name(NamedTuple):
    """One name as the text writes it, its kind, and the words in front of it where they are known ("Mrs", "President")."""

    text: str
    kind: EntityKind
    before: str = ""


@lru_cache(maxsize=50_000)
def name_key(text: str) -> tuple[str, ...]:
    """The words of a name, folded: without case, marks, points, "the" and a possessive ending.

    >>> name_key("the U.S.'s"), name_key("Le-Pen"), name_key("Gdańsk")
    (('us',), ('le', 'pen'), ('gdansk',))
    """
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace(".", "").strip()
    plain = plain.removesuffix("'s").removesuffix("'")
    words = tuple(w for w in _CUT.split(plain) if w)
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def person_key(text: str) -> tuple[str, ...]:
    """The words of a person's name without titles in front and "Jr." behind; never empty for a name that has words."""
    words = name_key(text)
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return words


def is_family_first(word: str) -> bool:
    """Whether a word is a family name that is written in front: "Nguyen", "Zhang"."""
    return word.lower() in _FAMILY_FIRST


def chain(names: Sequence[Name], knowledge: Knowledge | None = None) -> list[int]:
    """The entity of each name: names of one entity have one number, counted from 0 in order of first mention."""
    names = _settled(names)
    roots = list(range(len(names)))
    people = [i for i, name in enumerate(names) if name.kind == "person"]
    _chain_people(names, people, roots, knowledge)
    _chain_things(names, [i for i, name in enumerate(names) if name.kind != "person"], roots, knowledge)
    numbers: dict[int, int] = {}
    return [numbers.setdefault(_root(roots, i), len(numbers)) for i in range(len(names))]


def _settled(names: Sequence[Name]) -> list[Name]:
    """The names with one kind for each spelling that is told as a person's and as something else's, where one prevails."""
    kinds: dict[tuple[str, ...], Counter[EntityKind]] = defaultdict(Counter)
    for name in names:
        kinds[name_key(name.text)][name.kind] += 1
    settled = []
    for name in names:
        told = kinds[name_key(name.text)]
        kind, times = told.most_common(1)[0]
        prevails = "person" in told and times > 2 * (told.total() - times)
        settled.append(name._replace(kind=kind) if prevails else name)
    return settled


def _root(roots: list[int], i: int) -> int:
    while roots[i] != i:
        roots[i] = roots[roots[i]]
        i = roots[i]
    return i


def _join(roots: list[int], one: int, two: int) -> None:
    a, b = _root(roots, one), _root(roots, two)
    roots[max(a, b)] = min(a, b)


def same_person(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two names of two words or more can be one person's: equal but for initials, nicknames, middle names.

    >>> same_person(("joe", "biden"), ("joseph", "r", "biden")), same_person(("bill", "clinton"), ("hillary", "clinton"))
    (True, False)
    """
    short, full = sorted((one, two), key=len)
    if short == full or full[-len(short) :] == short or full[: len(short)] == short:
        return True
    if short[-1] != full[-1]:
        return _slip(short, full)
    a, b = short[0], full[0]
    if a == b or _NICKNAMES.get(a, a) == _NICKNAMES.get(b, b):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if min(len(a), len(b)) > 4 and a[0] == b[0] and not a.startswith(b) and not b.startswith(a):
        return _differing(a, b) == 1
    return len(short) < len(full) and a in full[1:-1]


def _slip(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two long names differ by a slip or another romanisation of the surname alone."""
    a, b = one[-1], two[-1]
    if one[:-1] != two[:-1] or min(len(a), len(b)) < 5 or a[:3] != b[:3]:
        return False
    return _differing(a, b) <= 2


def _differing(a: str, b: str) -> int:
    """How many letters lie between what the words share at their beginning and at their end."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return max(len(a), len(b)) - start - end


def _chain_people(names: Sequence[Name], people: list[int], roots: list[int], knowledge: Knowledge | None) -> None:
    keys = {i: person_key(names[i].text) for i in people}
    full: dict[tuple[str, ...], int] = {}  # each full form, and the first name that has it
    by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for i in sorted(people, key=lambda i: (-len(keys[i]), i)):
        key = keys[i]
        if len(key) < 2:
            continue
        if key not in full:
            near = [k for w in dict.fromkeys((key[-1], key[0])) for k in by_word[w][:_MOST]]
            home = [k for k in near if same_person(key, k)]
            full[key] = i
            for word in dict.fromkeys(key):
                by_word[word].append(key)
            if len({_root(roots, full[k]) for k in home}) == 1:
                _join(roots, full[home[0]], i)
        _join(roots, full[key], i)
    sex = _sexes(names, people, roots)
    if knowledge is not None:
        for key, i in full.items():
            if key[0] not in _FAMILY_FIRST:
                sex.setdefault(_root(roots, i), knowledge.first_name_gender(key[0]))
    _chain_short(names, people, keys, full, roots, sex, knowledge)


def _chain_short(
    names: Sequence[Name],
    people: list[int],
    keys: dict[int, tuple[str, ...]],
    full: dict[tuple[str, ...], int],
    roots: list[int],
    sex: dict[int, str],
    knowledge: Knowledge | None,
) -> None:
    """Give each one-word name its bearer: by surname before given name, then the one most named in full."""
    bearers: dict[str, list[tuple[int, int]]] = defaultdict(list)  # word: (rank, root of a person), best first
    for key, i in full.items():
        for rank, word in _handles(key):
            if len(bearers[word]) < _MOST and (rank, _root(roots, i)) not in bearers[word]:
                bearers[word].append((rank, _root(roots, i)))
    by_start: dict[str, list[str]] = defaultdict(list)
    for word in bearers:
        if len(word) > 4 and bearers[word][0][0] == 0:
            by_start[word[:3]].append(word)
    weight = Counter(_root(roots, i) for i in people if len(keys[i]) > 1)
    seen: dict[int, int] = {}
    alone: dict[str, int] = {}
    for place, i in enumerate(people):
        key = keys[i]
        if len(key) != 1:
            seen[_root(roots, i)] = place
            continue
        word = key[0]
        choices = bearers.get(word, [])
        mine = _sex(names[i])
        choices = [c for c in choices if not (mine and sex.get(c[1]) and sex[c[1]] != mine)]
        if choices and knowledge is not None and name_key(names[i].before)[-1:] == ("president",):
            choices = _presidents(word, choices, full, roots, knowledge)
            if not choices:
                alone.setdefault(word, i)
        if word in alone and mine != "f":
            choices = [(0, _root(roots, alone[word]))]
        if choices:
            best = min(choices, key=lambda c: (c[0], -weight[c[1]], -seen.get(c[1], -1)))
            home = best[1]
        else:
            near = [w for w in by_start[word[:3]][:_MOST] if len(word) > 4 and _differing(word, w) <= 2]
            home = bearers[near[0]][0][1] if len(near) == 1 else alone.setdefault(word, i)
        _join(roots, home, i)
        root = _root(roots, home)
        seen[root] = place


def _presidents(
    word: str,
    choices: list[tuple[int, int]],
    full: dict[tuple[str, ...], int],
    roots: list[int],
    knowledge: Knowledge,
) -> list[tuple[int, int]]:
    """The bearers of a surname told with "President": where a president of that name is known, no relative of his."""
    known = knowledge.person(word, office="president")
    if known is None:
        return choices
    his = {_root(roots, i) for key, i in full.items() if same_person(key, person_key(known.name))}
    return [c for c in choices if _root(roots, c[1]) in his]


def _handles(key: tuple[str, ...]) -> Iterable[tuple[int, str]]:
    """The single words that can stand for a name: 0 its surname, 1 a name in front, 2 one between."""
    yield 0, key[-1]
    yield (0 if key[0] in _FAMILY_FIRST else 1), key[0]
    for word in key[1:-1]:
        if word not in _PARTICLES and len(word) > 2:
            yield 2, word


def _sex(name: Name) -> str:
    words = {*name_key(name.before), *name_key(name.text)[:1]}
    return "f" if words & _HERS else "m" if words & _HIS else ""


def _sexes(names: Sequence[Name], people: list[int], roots: list[int]) -> dict[int, str]:
    """The sex that titles tell of each person, where they tell one alone."""
    told: dict[int, set[str]] = defaultdict(set)
    for i in people:
        told[_root(roots, i)].add(_sex(names[i]))
    return {root: (signs - {""}).pop() for root, signs in told.items() if len(signs - {""}) == 1}


def _chain_things(names: Sequence[Name], things: list[int], roots: list[int], knowledge: Knowledge | None) -> None:
    first: dict[tuple[str, ...], int] = {}
    states: dict[str, int] = {}  # code: the first name of the state
    known: set[tuple[str, ...]] = set()
    for i in things:
        key, code = _thing_key(names[i], knowledge)
        _join(roots, first.setdefault(key, i), i)
        if code is not None:
            known.add(key)
            states.setdefault(code, i)
    keys = sorted((k for k in first if k not in known), key=len)
    initials: dict[str, list[int]] = defaultdict(list)
    unions = dict.fromkeys((name_key(names[i].text), i) for k, i in first.items() if k[:2] == ("@", "IGO"))
    ends: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for key, i in [*((k, first[k]) for k in keys), *unions]:
        for letters in _initials(key):
            initials[letters].append(i)
        for part in _shorter(key, names[i].kind):
            ends[part].append(i)
    for i in states.values():
        words = name_key(names[i].text)
        if words[0] in _SIDES and len(words) > 1:
            ends[words[:1]].append(i)
    for key in keys:
        short = names[first[key]]
        acronym = len(key) == 1 and _is_acronym(short.text)
        homes = initials.get(key[0], []) if acronym else ends.get(key, [])
        homes = [i for i in homes[:_MOST] if _may_shorten(short, names[i])]
        if acronym and not homes and knowledge is not None:
            homes = _same_body(short, [names[first[k]] for k in keys], [first[k] for k in keys], states, knowledge)
        if len({_root(roots, i) for i in homes}) == 1:
            _join(roots, homes[0], first[key])


def _may_shorten(short: Name, full: Name) -> bool:
    """Whether the kinds allow one name to stand for the other: no city for its university."""
    return short.kind == full.kind or (full.kind == "place" and short.kind != "place") or short.kind == "organization"


def _same_body(
    short: Name, others: list[Name], places: list[int], states: dict[str, int], knowledge: Knowledge
) -> list[int]:
    """The names of the body that the knowledge base knows by this acronym in one of the states spoken of."""
    for country in list(states)[:_HINTS]:
        body = knowledge.body(short.text, country)
        if body is None or body.country != country:
            continue
        for other, i in zip(others, places, strict=True):
            if " " in other.text and other.kind != "place":
                full = knowledge.body(other.text, country)
                if full is not None and full.id == body.id:
                    return [i]
    return []


def _thing_key(name: Name, knowledge: Knowledge | None) -> tuple[tuple[str, ...], str | None]:
    """What a name is told by: its folded words, for states and unions what the knowledge base knows them as.

    The code of a state comes with it, None for all else.
    """
    place = knowledge.place(name.text) if knowledge is not None else None
    if place is not None and place.role in ("name", "demonym"):
        people = "people" if place.role == "demonym" and name.kind == "group" else ""
        return ("@", people, place.country), place.country
    if place is not None and place.role == "igo":
        return ("@", "IGO", place.name), "IGO"
    return name_key(name.text) or (name.text,), None


def _initials(key: tuple[str, ...]) -> list[str]:
    if len(key) < 2:
        return []
    strict = "".join(w[0] for w in key if w not in _SMALL)
    found = [strict, "".join(w[0] for w in key)]
    if key[-1] in _OPTIONAL or key[-1] == "union":
        found.append(strict[:-1])
    return [s for s in dict.fromkeys(found) if len(s) > 1]


def _shorter(key: tuple[str, ...], kind: EntityKind) -> list[tuple[str, ...]]:
    """The shorter forms of a name: its end ("Commission", "Foreign Ministry"), or its beginning without a mere type."""
    stop = next((i for i, w in enumerate(key) if i and w in _SMALL), len(key))
    found = [key[cut:stop] for cut in range(1, stop) if stop - cut > 1 or key[stop - 1] in _HEADS or key[0] == "al"]
    if stop < len(key):
        found.append(key[:stop])
        found.extend(key[cut:] for cut in range(1, stop))
    if kind in ("organization", "group") or key[-1] in _OPTIONAL:
        found.append(key[:-1])
    return [part for part in dict.fromkeys(found) if part and part != key]


def _is_acronym(text: str) -> bool:
    letters = text.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isupper()
