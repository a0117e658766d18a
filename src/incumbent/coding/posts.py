"""The words of a page that name one post, whole: "under secretary of defense for acquisition and sustainment".

The reader marks the surest words of a title; what belongs to it besides is told by which words name posts, ranks and
portfolios. A post ends where a person, a state, a place or a word of another sort begins.
"""

from __future__ import annotations

import re
from collections.abc import Set

from incumbent.coding.titles import SHORT, VERBS, singular
from incumbent.language.closed import closed
from incumbent.reader import Page, Run

# Nouns of posts, and those of them that have a portfolio.
_WITH_PORTFOLIO = frozenset("minister secretary undersecretary".split())
POSTS = _WITH_PORTFOLIO | frozenset(
    "president premier chancellor king queen emir sultan prince princess monarch leader head chief chair chairman "
    "chairwoman chairperson director governor mayor senator representative congressman congresswoman delegate lawmaker "
    "legislator member mp speaker whip justice judge magistrate attorney prosecutor counsel solicitor ombudsman "
    "commissioner ambassador envoy consul spokesman spokeswoman spokesperson adviser advisor negotiator treasurer procurator "
    "comptroller auditor inspector sheriff marshal councillor councilman councilwoman councilor assemblyman "
    "assemblywoman committeeman committeewoman administrator superintendent commander deputy prefect "
    "strategist rapporteur coordinator nominee dictator emperor caliph regent taoiseach peer".split()
)
# Words in front of a post that make another post of it, and those that do so only in front of some.
_RANKS = frozenset(
    "vice deputy prime acting interim assistant lieutenant shadow caretaker junior permanent associate transitional "
    "provisional parliamentary undersecretary".split()
)
_RANKS_OF = {
    "under": frozenset(("secretary", "secretaries", "secretary-general")),
    "state": frozenset(
        "senator senators representative representatives delegate lawmaker legislator sen rep del".split()
    ),
    "district": frozenset(("attorney", "attorneys", "judge")),
    "chief": frozenset("justice minister prosecutor negotiator whip judge adviser advisor".split()),
}
# What stands behind some posts: "attorney general", "chief of staff", "leader of the opposition".
_BEHIND: dict[str, tuple[tuple[str, ...], ...]] = {
    **dict.fromkeys(
        "attorney secretary consul inspector prosecutor solicitor governor director auditor surgeon procurator "
        "postmaster adjutant".split(),
        (("general",),),
    ),
    "chief": (("of", "staff"),),
    "president": (("pro", "tempore"), ("pro", "tem")),
    "leader": (("of", "the", "opposition"),),
}
_BEHIND["secretary"] += (("of", "state"),)
_BEHIND["minister"] = (("of", "state"),)
PORTFOLIO = frozenset(
    "aboriginal acquisition administration affairs aged agrarian agricultural agriculture aid air anti-corruption armed "
    "army art arts aviation budget business care children cities citizenship civil climate commerce commonwealth "
    "communication communications communities community competition constitutional construction consumer consumers "
    "cooperation corrections cultural culture customs cyber cybersecurity decentralisation decentralization defence "
    "defense development diaspora digital disability disaster drinking ecological ecology economic economics economy "
    "education electricity emergency emergencies employment energy enterprise enterprises environment environmental equalities "
    "equality europe european exchequer external families family farm finance financial fiscal fisheries fishing "
    "food forces foreign forest forestry forests fuel gender gas health heritage higher home homeland homelessness housing "
    "human hydrocarbons immigrant immigration indigenous industrial industries industry information infrastructure "
    "innovation integration intelligence intergovernmental interior internal international investment irrigation "
    "judicial justice labor labour land lands law legal livestock local management manpower maritime media migration migrants "
    "military mineral minerals mines mining monetary national natural naval navy net nuclear oil overseas parks "
    "parliamentary peace pensions personnel petroleum plan planning police policy power prisons privatisation "
    "privatization procurement production protection public railway railways reconstruction reconciliation reform "
    "refugees regional regions rehabilitation relations religion religious renewable research resources responsibility rights road roads "
    "rural safety sanitation science sciences security services shipping skills small social space sport sports "
    "strategic supply sustainability sustainable sustainment tax taxation technology telecommunications territorial "
    "territories tourism trade training transformation transition transport transportation treasury tribal unification universities urban "
    "veterans village war water welfare women work works worship youth zero".split()
)
_AND = closed("and", "en")
_OF = frozenset(("of", "for"))
_JOINS = _AND | {",", ";"}
_NEVER = frozenset(
    "a an the of for to in on at by with from as that who which and or but is was are were will would said says told has had have "
    "monday tuesday wednesday thursday friday saturday sunday his her their its".split()
)
FARTHEST = 8  # words that a title may grow by at either end


def is_post(word: str) -> bool:
    """Whether a word names a post: "Ministers", "Gov." """
    word = word.lower().rstrip(".")
    return word in VERBS or any(singular(part) in POSTS for part in re.split("[- ]", SHORT.get(word, word)))


def _post_at(page: Page, i: int) -> bool:
    """Whether word `i` is a post where it stands: justice is none in "minister of justice"."""
    of = page.word(i).lower() == "justice" and i > 0 and page.word(i - 1).lower() in _OF | _AND
    return is_post(page.word(i)) and not of


def has_post(page: Page, run: Run) -> bool:
    """Whether one of the words is a post, so that they are a title and no mere piece of one."""
    return any(_post_at(page, i) for i in range(run.first, run.end))


def whole(page: Page, runs: list[Run], closed: Set[int], named: Set[int]) -> list[Run]:
    """The titles that these runs of one sentence are pieces of, in text order.

    Words in `closed` are part of none, words in `named` only where they are of the kind that titles are made of.
    """
    joined: list[Run] = []
    for run in runs:
        if joined and _one(page, joined[-1], run, closed):
            joined[-1] = _both(joined[-1], run)
        else:
            joined.append(run)
    found: list[Run] = []
    for run in joined:
        grown = _grown(page, run, closed, named)
        if found and grown.first < found[-1].end:
            found[-1] = _both(found[-1], grown)
        else:
            found.append(grown)
    return found


def _both(one: Run, two: Run) -> Run:
    return Run(min(one.first, two.first), max(one.end, two.end), max(one.p, two.p))


def _one(page: Page, left: Run, right: Run, closed: Set[int]) -> bool:
    """Whether two runs are pieces of one title, of which the reader left out a word or two."""
    gap = range(left.end, right.first)
    words = {page.word(i).lower() for i in gap}
    if len(gap) > 3 or closed & set(gap):
        return False
    if not has_post(page, right):
        if page.word(left.end - 1).lower() in _OF:
            return True
        return words <= PORTFOLIO | _AND | _OF | {",", "-"} | ({"the"} if _has_portfolio(page, left) else set())
    if has_post(page, left) and not {page.word(i).lower() for i in range(left.first, left.end)} <= _RANKS:
        return bool(words) and words <= {"of", "to", "the", "-", "–"}
    if words & (_AND | {","}):
        return words <= PORTFOLIO | _AND | {","} and page.word(left.end - 1).lower() in PORTFOLIO
    return not words & (_NEVER | _JOINS)


def _has_portfolio(page: Page, run: Run) -> bool:
    return any(singular(page.word(i).lower()) in _WITH_PORTFOLIO for i in range(run.first, run.end))


def _grown(page: Page, run: Run, closed: Set[int], named: Set[int]) -> Run:
    """One title with all that belongs to it before and behind."""
    s = page.sentences[page.sentence_of[run.first]]
    first, end = run.first, run.end
    if not has_post(page, run):
        first, end = _to_post(page, run, closed)
    heads = [i for i in range(first, end) if _post_at(page, i)]
    if not heads:
        return run
    end = _behind(page, heads, end, s.last, closed, named)
    head = next((i for i in heads if page.word(i).lower() not in _RANKS), heads[0])
    return Run(_before(page, head, first, s.first, closed), end, run.p)


def _to_post(page: Page, run: Run, closed: Set[int]) -> tuple[int, int]:
    """Words of a portfolio alone, with the post that they belong to: behind them, else before "of" or "for"."""
    s = page.sentences[page.sentence_of[run.first]]
    for i in range(run.end, min(s.last, run.end + FARTHEST)):
        word = page.word(i).lower()
        if i in closed or word not in PORTFOLIO | _AND | {",", "-"} | POSTS:
            break
        if is_post(word):
            return run.first, i + 1
    for i in range(run.first - 1, max(s.first, run.first - FARTHEST) - 1, -1):
        word = page.word(i).lower()
        if i in closed or word not in PORTFOLIO | _AND | _OF | {",", "the", "state"} | POSTS:
            break
        if is_post(word):
            belongs = singular(word) in _WITH_PORTFOLIO and page.word(i + 1).lower() in _OF
            return (i if belongs else run.first), run.end
    return run.first, run.end


def _is_general(page: Page, i: int) -> bool:
    return i < len(page.words) and page.word(i).lower() == "general"


def _before(page: Page, head: int, first: int, start: int, closed: Set[int]) -> int:
    """The first word of a title that stands at `head` and of which `first` is already known to be a part."""
    fields = singular(page.word(head).lower()) in _WITH_PORTFOLIO
    listed = any(page.word(i).lower() in _AND for i in range(first, head))
    for _ in range(FARTHEST):
        i = first - 1
        if i < start or i in closed:
            break
        word, after = page.word(i).lower().rstrip("."), page.word(first).lower().rstrip(".")
        if SHORT.get(word, word) in _RANKS or after in _RANKS_OF.get(word, ()) or (word in PORTFOLIO and fields):
            first = i
        elif page.word(i) in ("US", "U.S.") and after == "attorney" and not _is_general(page, first + 1):
            return i
        elif (
            fields
            and (word in _AND or (word == "," and listed))
            and after in PORTFOLIO
            and i > start
            and i - 1 not in closed
            and page.word(i - 1).lower() in PORTFOLIO
        ):
            first, listed = i - 1, True
        else:
            break
    return first


def _behind(page: Page, heads: list[int], end: int, last: int, closed: Set[int], named: Set[int]) -> int:
    """The end of a title that reaches to `end` already."""
    if end - 1 == heads[-1]:
        for words in _BEHIND.get(singular(page.word(end - 1).lower()), ()):
            if tuple(page.word(i).lower() for i in range(end, min(last, end + len(words)))) == words:
                end += len(words)
                break
    if singular(page.word(heads[-1]).lower()) not in _WITH_PORTFOLIO:
        return end
    hangs = page.word(end - 1).lower() in _OF | _AND
    at = end if hangs else end + 1
    if hangs or (end < last and page.word(end).lower() in _OF):
        return max(end, _portfolio(page, at, last, closed, named if hangs else None))
    return max(end, _portfolio(page, end, last, closed, None)) if page.word(end - 1).lower() in PORTFOLIO else end


def _portfolio(page: Page, at: int, last: int, closed: Set[int], named: Set[int] | None) -> int:
    """Where a portfolio that begins at `at` ends ("foreign and European affairs"); 0 where none does.

    With `named`, the words of names, any other word may stand behind "of", "for" or "and".
    """
    end, comma = 0, 0
    for i in range(at, min(last, at + FARTHEST)):
        word = page.word(i).lower()
        before = page.word(i - 1).lower()
        if i in closed:
            break
        free = named is not None and i not in named and before in _OF | _AND
        if word in PORTFOLIO or (free and word.isalpha() and word not in _NEVER):
            if comma == 0 or before in _AND:
                comma = 0
                end = i + 1
        elif word == ",":
            if i == at:
                break
            comma = comma or i
        elif word not in _AND and not (word in _OF | {"the"} and (word in _OF or i == at)):
            break
    return end
