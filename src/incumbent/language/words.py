"""Words and sentences of a text, by their shapes alone: no model, linear in the length of the text.

Offsets count code points of the text. A word holds no white space, and every other character of the text lies in exactly
one word, but for what a machine ran into it (inserted.py). Clitics stand apart ("Trump" + "'s", "do" + "n't"), abbreviations
keep their full stop ("U.S.", "Lt.", "J."), compounds their hyphens ("vice-president"), but "ex-", "pro-" and the like are
parted from what they stand before, and a name from its participle ("Moscow" "-" "backed").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from incumbent.language.inserted import inserted
from incumbent.language.tongues import shortened


class Word(NamedTuple):
    """One word: character offsets [start, end)."""

    start: int
    end: int


class Sentence(NamedTuple):
    """One sentence: words [first, last), and its paragraph; 0 is the title, the first line of the text."""

    first: int
    last: int
    paragraph: int


# Capitalised words that keep their full stop: before a name or a number, where no sentence ends ...
_TITLES = (
    "Mr Mrs Ms Mx Dr Drs Prof Profs Lt Lieut Col Cols Gen Gens Maj Capt Capts Sgt Sgts Cpl Pvt Pte Pfc Adm Cmdr Cdr Brig "
    "Sen Sens Rep Reps Gov Govs Rev Hon St Ste Fr Pres Supt Det Insp Ft Mt Messrs Mme Mlle Atty Amb Msgr vs Vs v Dept "
    "Univ Assn Asst Sec Reg Ald Eng Engr Ing Dra Arch Ts Rt Ven Mgr Abp Bp"
).split()
# ... and at the end of a name, a place or a date, where one can.
_TAILS = (
    "Jr Sr Esq Inc Corp Co Ltd Cos Plc Bros Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Tue Tues Thu Thurs "
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Mich Minn Mo Mont Neb Nev Okla Ore Pa Penn Tenn "
    "Tex Va Vt Wash Wis Wyo Ont Que Ave Blvd Rd etc approx est Ph.D al"
).split()
_NUMBERED = "No Nos no nos Art Vol vol Fig para pp".split()
# The same of Russian, Belarusian and Ukrainian: "ул." before a name, "руб." behind a number.
_BEFORE, _BEHIND, _BEGINNERS = shortened()

_LETTER = r"[^\W\d_]"
_RUN = r"[^\W_](?:[^\W_]|[\u0300-\u036f\u200d])*"
_CORE = rf"{_RUN}(?:['’ʼ`]{_RUN})*"
_WORD = re.compile(
    rf"""
    (?:https?://|www\.)[^\s"'”’<>]*[^\s"'”’<>.,;:!?)\]]             # addresses
  | [^\W_][\w.+-]{{0,63}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}})+         # of mail
  | [@\#]\w+                                                       # handles
  | (?:ex|pro|anti|then|non|pre|post|Ex|Pro|Anti|Then|Non|Pre|Post)(?=-\w)    # ex- + KGB
  | (?:{_RUN}-)?(?:{"|".join(_TITLES + _TAILS)})\.(?!\.)           # Lt., Calif., R-Calif.
  | {_RUN}-(?:[A-Z]\.){{2,}}                                        # D-N.Y.
  | (?:{"|".join(_NUMBERED)})\.(?=\ ?\d)                           # No. 10
  | (?:{_LETTER}\.){{2,}}(?:{_LETTER}(?!\w))?(?:D\.)?              # U.S., a.m., H.R
  | (?<![\w-])(?:{"|".join(map(re.escape, sorted(_BEFORE | _BEHIND, key=len, reverse=True)))})\.(?!\.)    # ул., руб.
  | [A-ZÀ-ÞЁЄІЇА-ЯҐЎ]\.(?=\ ?[A-ZÀ-ÞЁЄІЇА-ЯҐЎ])(?<!I\.)            # J. Edgar
  | (?:\d{{1,4}}[-/.]){{2}}\d{{1,4}}(?!\w)                         # 2020-09-03, 3/9/2020
  | \d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s|am|pm|bn|m|k|km)(?!\w))?(?:-{_LETTER}[\w-]*\w)?    # 1,500, 1990s, 26-year-old
  | {_CORE}(?:-{_CORE})*(?:\.(?:com|org|net|gov|uk|ru|co|info|edu|int|eu|tv)(?!\w))*
  | (?<=[\w.%)])['’](?:s|S|d|ll|re|ve)(?!\w)                        # U.S.'s
  | \.{{2,}} | -{{2,}} | `` | '' | [!?]+ | \S
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)
# Link texts are often written together with what stands around them: "PresidentKamala", "andBernie".
_FUSED = re.compile(
    r"(?:[Pp]resident|[Cc]ongress(?:wo)?man|[Ss]enator|[Mm]inister|[Gg]overnor|[Ss]ecretary|[Cc]hancellor|[Ll]eader|[Mm]ayor|"
    r"and|of|by|with|from|that|former|said|told|when|after|where|which|while|against)(?=[A-Z][a-z]{2})"
)
_TIED = frozenset(
    "led backed based born run held controlled occupied dominated funded educated trained installed appointed owned made "
    "style era linked brokered sponsored supported aligned allied affiliated mediated speaking majority ruled friendly "
    "wide".split()
)


def words(text: str) -> list[Word]:
    """The words of a text in order, without those that were run into it."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        fused = _FUSED.match(text, start, end) if end - start > 4 else None
        if fused:
            found.append(Word(start, fused.end()))
            start = fused.end()
        if end - start > 2 and text[start].isalnum() and not text[start:end].isalnum():
            found += _parted(text, start, end)
        else:
            found.append(Word(start, end))
    return _without(found, inserted(text))


def _without(found: list[Word], spans: list[tuple[int, int]]) -> list[Word]:
    """The words that lie in none of the spans, which are in order."""
    for start, end in spans:
        first = bisect_left(found, start, key=lambda w: w.start)
        del found[first : bisect_left(found, end, key=lambda w: w.start)]
    return found


def _parted(text: str, start: int, end: int) -> list[Word]:
    """A run of letters, apostrophes and hyphens, cut where two words are written together."""
    piece, after = text[start:end], list[Word]()
    if "/" in piece or "@" in piece:
        return [Word(start, end)]
    clitic = _CLITIC.search(piece)
    if clitic and clitic.start() > 0:
        cut = start + clitic.start()
        after = [Word(cut, end)]
        end, piece = cut, text[start:cut]
    head, hyphen, tail = piece.rpartition("-")
    if hyphen and _is_tied(head, tail):
        at = start + len(head)
        return [Word(start, at), Word(at, at + 1), Word(at + 1, end), *after]
    return [Word(start, end), *after]


def _is_tied(head: str, tail: str) -> bool:
    """Whether a hyphen ties two words of which each has its own sense: "Saudi-led", "US-China"."""
    if not head[0].isupper() or "-" in head:
        return False
    return tail.lower() in _TIED or (len(head) > 1 and head.isupper() and tail.isalpha() and not tail.isupper())


_STARTERS = frozenset(
    "the a an he she it they we you but and in on at as if when while for to that this these those there what who how why "
    "where his her their its our my some many most more both after before since under with by from not no yes although "
    "though however meanwhile also now then so earlier later last according such one two three all each every another "
    "other others asked during despite because until instead moreover once among through only even just still "
    "nor or here i i'm it's he's she's they're we're let do did does is are was were can could".split()
)
_CLOSERS = frozenset("\"'”’»)]}") | {"''"}
_OPENERS = frozenset("\"'“‘«„‚([{") | {"``"}
_BULLETS = frozenset("…•·●▪►*#-–—")
_STOPS = frozenset(".!?…。")


def sentences(text: str, words: list[Word]) -> list[Sentence]:
    """The sentences of a text in order, given its words: they part every line anew, and cover all words."""
    found: list[Sentence] = []
    first, paragraph = 0, 0 if words and "\n" not in text[: words[0].start] else 1
    n = len(words)
    for i in range(1, n):
        gap = text[words[i - 1].end : words[i].start]
        if "\n" in gap:
            found.append(Sentence(first, i, paragraph))
            first, paragraph = i, paragraph + 1
        elif gap and paragraph and _ends(text, words, first, i):
            found.append(Sentence(first, i, paragraph))
            first = i
    if n:
        found.append(Sentence(first, n, paragraph))
    return found


def _shortened_in_brackets(text: str, words: list[Word], k: int) -> bool:
    """Whether the stop at word `k` ends a lone word in brackets: "Gen. (ret.) Avi Mor"."""
    around = [text[words[i].start : words[i].end] for i in (k - 2, k, k + 1) if 0 <= i < len(words)]
    return around == ["(", ".", ")"]


def _ends(text: str, words: list[Word], first: int, i: int) -> bool:
    """Whether a sentence that began at word `first` ends before word `i`, which a space parts from the word before."""
    k = i - 1
    while k > first and text[words[k].start : words[k].end] in _CLOSERS:
        k -= 1
    stop = text[words[k].start : words[k].end]
    if stop[-1] not in _STOPS or _shortened_in_brackets(text, words, k):
        return False
    j = i
    while j + 1 < len(words) and text[words[j].start : words[j].end] in _OPENERS:
        j += 1
    following = text[words[j].start : words[j].end]
    if k == first or (k == first + 1 and text[words[first].start : words[first].end].isdigit()):
        return False  # "... And then", "1. The law"
    if stop[0] in _STOPS:
        opened = j > i and k == i - 1
        return following[0] in _BULLETS or (following[0].isalnum() and (opened or not following[0].islower()))
    if not following[0].isalnum() or following[0].islower():
        return False
    if stop[:-1] in _TITLES or stop[:-1] in _NUMBERED:
        return False
    if stop[:-1] in _BEFORE and not (stop[:-1] in _BEHIND and text[words[k - 1].start].isdigit()):
        return False
    return following.lower() in _STARTERS or following.lower() in _BEGINNERS
