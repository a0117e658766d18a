"""Which person names are one person: full forms, surnames, given names, initials, nicknames and slips of spelling."""

from __future__ import annotations

from dataclasses import dataclass, field

from incumbent.language.names.candidates import Candidate, Reading
from incumbent.language.names.lexicon import Lexicon
from incumbent.language.names.spelling import similar


@dataclass(slots=True)
class Cluster:
    """One person: all candidates that name them, their folded name words at their fullest, and signs of gender."""

    words: tuple[str, ...]
    members: list[Candidate] = field(default_factory=list)
    gender: str = ""
    titles: list[str] = field(default_factory=list)
    last_seen: int = -1
    kin: bool = False  # introduced as somebody's relative, or as "Jr."


def link_people(reading: Reading, candidates: list[Candidate]) -> list[Cluster]:
    """Clusters of the candidates whose kind is "person", in order of first mention."""
    lex = reading.lexicon
    people = [c for c in candidates if c.kind == "person"]
    clusters: list[Cluster] = []
    by_word: dict[str, list[Cluster]] = {}
    exact: dict[str, Cluster] = {}
    for c in sorted(
        (c for c in people if len(_core(c.key, lex)) > 1), key=lambda c: (-len(_core(c.key, lex)), c.start)
    ):
        if c.key in exact:
            exact[c.key].members.append(c)
            continue
        core = _core(c.key, lex)
        near = _near(by_word, core)
        home = next((k for k in near if same_full(core, k.words, lex)), None)
        if home is None:
            home = Cluster(core)
            clusters.append(home)
            for word in {core[-1], core[0]}:
                by_word.setdefault(word, []).append(home)
            by_word.setdefault(core[-1][:2] + "~", []).append(home)
        exact[c.key] = home
        home.members.append(c)
    for cluster in clusters:
        _note(cluster, reading)
    _place_short(reading, people, clusters)
    for cluster in clusters:
        cluster.members.sort(key=lambda c: c.start)
    clusters.sort(key=lambda k: k.members[0].start)
    return clusters


def _core(key: str, lex: Lexicon) -> tuple[str, ...]:
    words = key.split(" ")
    while len(words) > 1 and words[-1] in lex.suffixes:
        words.pop()
    return tuple(words)


def _near(by_word: dict[str, list[Cluster]], core: tuple[str, ...]) -> list[Cluster]:
    found: list[Cluster] = []
    for key in (core[-1], core[0], core[-1][:2] + "~"):
        found.extend(k for k in by_word.get(key, ()) if k not in found)
    return found


def same_full(short: tuple[str, ...], full: tuple[str, ...], lex: Lexicon) -> bool:
    """Whether two names of two words or more can be one person's: equal but for initials, middle names, slips.

    >>> from incumbent.language.names.lexicon import lexicon
    >>> same_full(("robert", "mugabe"), ("robert", "gabriel", "mugabe"), lexicon())
    True
    >>> same_full(("edward", "kennedy"), ("john", "f.", "kennedy"), lexicon())
    False
    """
    if short == full:
        return True
    if _contains(full, short):
        return True
    if not similar(short[-1], full[-1]):
        return False
    if lex.same_given(short[0], full[0]):
        return short[-1] == full[-1] or len(short[0]) > 2
    return short[-1] == full[-1] and len(short[0]) > 4 and similar(short[0], full[0])


def _contains(full: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether `part` stands in `full` in one piece, at its beginning or its end."""
    n = len(part)
    return n < len(full) and (full[-n:] == part or full[:n] == part)


def _note(cluster: Cluster, reading: Reading) -> None:
    """Gather titles and gender of a person from the mentions so far."""
    for c in cluster.members:
        add_title(cluster, c, reading.lexicon)
    junior = any(c.words[-1] in reading.lexicon.suffixes for c in cluster.members)
    cluster.kin = junior or any(_introduced_as_kin(reading, c) for c in cluster.members)
    if not cluster.gender and cluster.words[0] not in reading.lexicon.family_first:
        cluster.gender = reading.knowledge.first_name_gender(cluster.words[0])


def _introduced_as_kin(reading: Reading, c: Candidate) -> bool:
    """Whether the name is told as a relative's: "his father, X", "X, her sister"."""
    tokens, kin = reading.analysis.tokens, reading.lexicon.kin
    if c.title and c.title.rsplit(" ", 1)[-1] in kin:
        return True
    head = tokens[c.end - 1]
    if head.dep == "appos" and tokens[head.head].lower in kin:
        return True
    return any(tokens[i].dep == "appos" and tokens[i].lower in kin for i in head.children)


def add_title(cluster: Cluster, c: Candidate, lex: Lexicon) -> None:
    if not c.title:
        return
    noun = lex.people.get(c.title.rsplit(" ", 1)[-1])
    title = c.title
    if noun is not None and noun.plural:
        title = title[: len(title) - len(title.rsplit(" ", 1)[-1])] + noun.lemma
    if title not in cluster.titles:
        cluster.titles.append(title)
    if noun is not None and noun.gender and not cluster.gender:
        cluster.gender = noun.gender


def _place_short(reading: Reading, people: list[Candidate], clusters: list[Cluster]) -> None:
    """Give each one-word name its person: the last one spoken of whose name, gender and title allow it."""
    lex = reading.lexicon
    by_word: dict[str, list[tuple[int, Cluster]]] = {}
    for cluster in clusters:
        words = cluster.words
        for rank, word in _handles(words, lex):
            by_word.setdefault(word, []).append((rank, cluster))
    by_initial: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        by_initial.setdefault(cluster.words[-1][0], []).append(cluster)
    full_at: dict[int, Cluster] = {}
    for cluster in clusters:
        for member in cluster.members:
            full_at[member.start] = cluster
    position = 0
    for c in sorted(people, key=lambda c: c.start):
        position += 1
        known = full_at.get(c.start)
        if known is not None:
            known.last_seen = position
            continue
        choices = by_word.get(c.words[0], []) if len(c.words) == 1 else by_word.get(c.key, [])
        if not choices and len(c.key) >= 5:
            choices = [(3, k) for k in by_initial.get(c.key[0], ()) if similar(c.key, k.words[-1])]
        home = _best(choices, c, lex)
        if home is None or _is_another(reading, home, c):
            home = Cluster(tuple(c.words))
            clusters.append(home)
            by_word.setdefault(c.key, []).append((0, home))
        home.members.append(c)
        home.last_seen = position
        add_title(home, c, lex)


def _is_another(reading: Reading, home: Cluster, c: Candidate) -> bool:
    """Whether a titled surname is not that of its only full bearer: "President Holm" before "Ida Holm, his daughter"."""
    if len(c.words) > 1 or not c.title or c.words[0] != home.words[-1] or len(home.words) < 2:
        return False
    if any(f" {c.title} " in f" {t} " or f" {t} " in f" {c.title} " for t in home.titles):
        return False
    if home.kin and min(m.start for m in home.members if len(m.words) > 1) > c.start:
        return True
    year = reading.analysis.article.published_on
    known = reading.knowledge.person(c.words[0], office=c.title, on=year)
    if known is None:
        return False
    names = [name.lower().split() for name in (known.name, *known.aliases)]
    given = [n[0] for n in names if c.words[0] in n and len(n) > 1]
    return bool(given) and not any(reading.lexicon.same_given(home.words[0], g) or home.words[0] == g for g in given)


def _handles(words: tuple[str, ...], lex: Lexicon) -> list[tuple[int, str]]:
    """The short forms of a name with their rank: 0 surname, 1 family name in front, 2 given or middle name."""
    handles = [(0, words[-1])]
    if len(words) > 2 and words[-2] in lex.particles:
        handles.append((0, " ".join(words[-2:])))
    if words[0] in lex.family_first:
        handles.append((0, words[0]))
    handles.extend((2, w) for w in words[:-1] if w not in lex.particles and len(w) > 2)
    return handles


def _best(choices: list[tuple[int, Cluster]], c: Candidate, lex: Lexicon) -> Cluster | None:
    noun = lex.people.get(c.title.rsplit(" ", 1)[-1]) if c.title else None
    best: Cluster | None = None
    score = (-9, -1, -1, -1, -1)
    for rank, cluster in choices:
        if noun is not None and noun.gender and cluster.gender and noun.gender != cluster.gender:
            continue
        same_title = int(bool(c.title) and any(c.title in t or t in c.title for t in cluster.titles))
        current = (-rank, same_title, int(not cluster.kin), len(cluster.members), cluster.last_seen)
        if best is None or current > score:
            best, score = cluster, current
    return best
