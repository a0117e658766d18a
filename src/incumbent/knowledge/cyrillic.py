"""What Russian, Belarusian and Ukrainian words mean in English: countries, bodies, titles and areas by tables, names by letters.

In: words in their dictionary form, as records in these languages carry them. Out: the English words that offices, bodies and
people of the lists are known by, so that one person or office is one in every language.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from incumbent.knowledge.entries import Place, PlaceRole
from incumbent.knowledge.spelling import latin
from incumbent.records.languages import coded_by

CODES = coded_by("slavic")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SPACES = re.compile(r"\s+")
_ROLES: tuple[PlaceRole, ...] = ("name", "igo", "seat", "capital", "demonym", "area")
_FATHER = re.compile(
    r"(?:ович|евич|ич|овна|евна|ична|овіч|авіч|евіч|ёвіч|іч|ыч|оўна|аўна|еўна|ёўна|ічна|івна|ївна|йович)\Z",
    re.IGNORECASE,
)
# Endings of cases, and of the dictionary form: of adjectives in -ский, then of nouns.
_ENDINGS = tuple(
    (ending, whole)
    for endings, whole in (
        ("ого ому им ом ая ой ую ою ие их ими ое", "ий"), ("ого ому им а ої ій у ою е і их ими", "ий"),
        ("ага аму ім ая ай ую аю ія іх імі ае", "і"), ("ии ию ией ией", "ия"), ("ії ію ією", "ія"), ("іі ію іяй", "ія"),
        ("ої ій у ою", "а"), ("ой", "ая"), ("и е у ой ою ы ей і ю аю ай яй ею зі", "а"), ("и е ю ей і єю яй ею", "я"), ("и ью і ю", "ь"),
        ("а у ом е ам і ові ы ем", ""), ("я ю ем і", "ь"), ("я ю ем е і", "й"), ("ов ам ами ах ах", "ы"),
    )
    for ending in endings.split()
)  # fmt: skip
# Areas by how they end: the English name of the place and of its kind.
_AREAS = (
    (re.compile(r"(\w+?)(?:ская|ська|ская) (?:область|вобласць)\Z", re.IGNORECASE), "Oblast"),
    (re.compile(r"(\w+?)(?:ский|ський|скі) край\Z", re.IGNORECASE), "Krai"),
)
_KEPT_K = re.compile(r"(?:[нлрбвмтаеоуыи])\Z")  # "Архангельск", of "Архангельская"
_BELARUSIAN = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        ("дз(?=[ьеёіюя])", "д"), ("ц(?=[ьеёіюя])", "т"), ("сь(?=[твнл])", "с"), ("зь(?=[дмнвл])", "з"), ("ў", "в"), ("шч", "щ"),
        ("(?<=[рчжшц])ы(?=.)", "и"), ("(?<=[сц])кі\\Z", "кий"), ("(?<=.)э", "е"), ("['’]", ""), ("і", "и"),
    )
)  # fmt: skip
_UKRAINIAN = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        ("ьк(?=ий|а\\Z)", "к"),
        ("['’ʼ]", ""),
        ("(?<=.)[йь]о", "ё"),
        ("[іїи]", "и"),
        ("є", "е"),
        ("ґ", "г"),
    )
)


def is_cyrillic(text: str) -> bool:
    """Whether a text has a Cyrillic letter."""
    return not text.isascii() and _CYRILLIC.search(text) is not None


def key(text: str) -> str:
    """Words in one spelling: small letters, plain "е" and apostrophes, no spaces inside quotation marks."""
    folded = text.casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'")
    folded = re.sub(r"[\"“”„]", "", folded)
    return _SPACES.sub(" ", re.sub(r"« ", "«", re.sub(r" »", "»", folded))).strip(
        " ,.;:«»" if folded.count("«") != 1 else " ,.;:"
    )


@cache
def _tables(language: str) -> dict[str, dict[str, str]]:
    """Ranks, genitives, titles, portfolios and bodies of a language, under their keys."""
    folder = resources.files("incumbent.knowledge").joinpath("facts", "tongues", f"{language}.toml")
    told: dict[str, dict[str, str]] = tomllib.loads(folder.read_text(encoding="utf-8"))
    return {name: {key(words): english for words, english in table.items()} for name, table in told.items()}


@cache
def _written() -> dict[str, str]:
    """Names of places as the tables write them, under their keys."""
    found: dict[str, str] = {}
    for language in CODES:
        for role, table in _place_tables(language).items():
            for words in (table,) if role == "igo" else table.values():
                for word in words:
                    found.setdefault(key(word), word)
    return found


@cache
def _place_tables(language: str) -> dict[str, Any]:
    path = resources.files("incumbent.knowledge").joinpath("facts", "tongues", f"{language}_places.toml")
    told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return told


@cache
def _places() -> dict[str, tuple[Place, ...]]:
    found: dict[str, dict[Place, None]] = {}
    for language in CODES:
        told = _place_tables(language)
        for role in _ROLES:
            if role == "igo":
                for words, english in told[role].items():
                    found.setdefault(key(words), {})[Place("igo", "IGO", english)] = None
                continue
            for country, words in told[role].items():
                named = words.items() if isinstance(words, dict) else ((word, "") for word in words)
                for word, english in named:
                    found.setdefault(key(word), {})[Place(role, country, english)] = None
    return {word: tuple(sorted(places, key=lambda p: _ROLES.index(p.role))) for word, places in found.items()}


@cache
def _long_places() -> dict[tuple[str, ...], str]:
    """The keys of several words by the beginnings of these."""
    return {_stems(words): words for words in _places() if " " in words}


def _stems(words: str) -> tuple[str, ...]:
    return tuple(word[: max(3, len(word) - 3)] for word in words.split(" "))


def places(text: str) -> tuple[Place, ...]:
    """What words in any case mean as a place, best first; the name of an area or union is English, that of a state is empty.

    >>> [p.country for word in ("Беларусі", "белорусского", "США", "Україною", "белое") for p in places(word)]
    ['BLR', 'BLR', 'USA', 'UKR']
    """
    found = _places().get(_place_key(text), ())
    return found if text[:1].isupper() else tuple(p for p in found if p.role == "demonym")


def place_name(text: str) -> str | None:
    """A place as the dictionary has it: "Беларусі" is "Беларусь"; None where no table has it.

    >>> place_name("Україною"), place_name("Гродно"), place_name("Лидой")
    ('Україна', 'Гродно', None)
    """
    return _written().get(_place_key(text))


@lru_cache(maxsize=50_000)
def _place_key(text: str) -> str:
    """The key in the tables of words in any case; that of the words themselves where the tables have none."""
    asked = key(text)
    if asked in _places():
        return asked
    forms = (asked[: len(asked) - len(ending)] + whole for ending, whole in _ENDINGS if asked.endswith(ending))
    return next(
        (form for form in forms if form in _places()),
        _long_places().get(_stems(asked), asked) if " " in asked else asked,
    )


@lru_cache(maxsize=20_000)
def english_title(title: str) -> str | None:
    """The English title that a title in the dictionary form stands for; None where no word of it is known.

    >>> english_title("первый заместитель министра иностранных дел"), english_title("старшыня"), english_title("народний депутат")
    ('first deputy minister of foreign affairs', 'chairman', 'member of parliament')
    """
    words = key(title)
    found = [told for told in (_title(words, _tables(language)) for language in CODES) if told is not None]
    return next((told for told, whole in found if whole), found[0][0] if found else None)


_OF_A_WHILE = frozenset("временный временная часовы часовая тимчасовий тимчасова".split())  # adjectives, no title alone


def is_title(words: str) -> bool:
    """Whether the tables have these very words as a title, or as what stands before one."""
    asked = key(words)
    told = (_tables(code) for code in CODES)
    return any(asked in t["titles"] or (asked in t["ranks"] and asked not in _OF_A_WHILE) for t in told)


def _title(words: str, tables: dict[str, dict[str, str]]) -> tuple[str, bool] | None:
    """A title in English by the tables of one language, and whether these have every word: "міністр" alone is Belarusian too."""
    known = tables["titles"].get(words)
    if known is not None:
        return known, True
    for rank in sorted(tables["ranks"], key=len, reverse=True):
        if words.startswith(rank + " "):
            rest = words[len(rank) + 1 :]
            behind = _title(_from_genitive(rest, tables), tables)
            ranked = tables["ranks"][rank]
            return (
                (f"{ranked} {behind[0]}", behind[1]) if behind is not None else (ranked.removesuffix(" of the"), False)
            )
    if words in tables["ranks"]:
        return tables["ranks"][words].removesuffix(" to the").removesuffix(" of the"), True
    parts = words.split(" ")
    for size in range(len(parts) - 1, 0, -1):
        head, rest = tables["titles"].get(" ".join(parts[:size])), " ".join(parts[size:])
        if head is None:
            continue
        portfolio = tables["portfolios"].get(rest)
        if portfolio is not None:
            return f"{head} of {portfolio}", True
        body = tables["bodies"].get(rest)
        return (f"{head} of the {body}", True) if body is not None else (f"{head} {latin(rest)}", False)
    return None


def _from_genitive(words: str, tables: dict[str, dict[str, str]]) -> str:
    for genitive, nominative in tables["genitive"].items():
        if words == genitive or words.startswith(genitive + " "):
            return nominative + words[len(genitive) :]
    return words


@lru_cache(maxsize=20_000)
def english_body(body: str) -> str | None:
    """The English name of a body; None where no table has it.

    >>> english_body("КДБ"), english_body("Комитет государственной безопасности"), english_body("Партия «Единая Россия»")
    ('KGB', 'State Security Committee', 'United Russia')
    """
    words = key(body)
    for language in CODES:
        tables = _tables(language)
        found = tables["bodies"].get(words) or tables["bodies"].get(words.strip("«»"))
        if found is not None:
            return found
        ministry = re.match(r"(?:министерство|міністерство|міністэрства) (.+)", words)
        if ministry and ministry[1] in tables["portfolios"]:
            return f"Ministry of {tables['portfolios'][ministry[1]]}"
    return next((p.name for p in places(body) if p.role == "igo"), None)


def english_area(area: str) -> str:
    """The English name of an area, by the tables or by its letters.

    >>> english_area("Архангельская область"), english_area("Крим"), english_area("Приморский край")
    ('Arkhangelsk Oblast', 'Crimea', 'Primorskiy kray')
    """
    known = next((p.name for p in places(area) if p.role == "area" and p.name), None)
    if known is not None:
        return known
    for pattern, kind in _AREAS:
        match = pattern.match(area)
        if match and kind == "Oblast":
            stem = match[1]
            ukrainian = "ська" in area
            return f"{romanised(stem + ('' if ukrainian else 'ск'))} {kind}"
    return latin(area).capitalize()


@cache
def _given() -> dict[str, str]:
    """Names under the keys of their forms: first names in Russian, those of foreigners in Latin letters."""
    found: dict[str, str] = {}
    for name in ("foreign", "given"):
        path = resources.files("incumbent.knowledge").joinpath("facts", "tongues", f"{name}.toml")
        told: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
        found |= {key(form): whole for whole, forms in told.items() for form in forms.split()}
    return found


@lru_cache(maxsize=65536)
def romanised(name: str) -> str:
    """A person's name in Latin letters, the same for the usual spellings of the three languages: given name first.

    >>> romanised("Уладзімір Пуцін"), romanised("Володимир Путін"), romanised("Небензя Василий Алексеевич")
    ('Vladimir Putin', 'Vladimir Putin', 'Vasiliy Alekseevich Nebenzya')
    """
    if not is_cyrillic(name):
        return name
    words = name.replace("Ё", "Е").split()
    if len(words) == 3 and _FATHER.search(words[2]):
        words = [*words[1:], words[0]]
    return " ".join("-".join(_roman(part, name) for part in word.split("-")) for word in words)


def _roman(word: str, whole: str) -> str:
    if not is_cyrillic(word):
        return word
    known = _given().get(key(word))
    lower = (known or word).lower()
    if known is None:
        letters = whole.lower()
        ukrainian = any(c in letters for c in "їєґ") or ("і" in letters and "и" in letters)
        belarusian = not ukrainian and any(c in letters for c in "іў")
        for pattern, into in _BELARUSIAN if belarusian else _UKRAINIAN if ukrainian else ():
            lower = pattern.sub(into, lower)
    plain = latin(lower.replace("ё", "е"))
    return plain[:1].upper() + plain[1:] if word[:1].isupper() else plain


def as_russian(word: str) -> str:
    """A Belarusian given name as Russian spells it, in small letters.

    >>> as_russian("Лізавета"), as_russian("Вікторыя"), as_russian("Вольга")
    ('лизавета', 'виктория', 'ольга')
    """
    lower = _given().get(key(word), word).lower()
    for pattern, into in _BELARUSIAN:
        lower = pattern.sub(into, lower)
    return lower


LEAST = 4  # letters of a word that is looked for in another script
_CYRILLIC_OF = (
    ("shch", "щ"), ("sch", "щ"), ("tch", "ч"), ("kh", "х"), ("zh", "ж"), ("ch", "ч"), ("sh", "ш"), ("ts", "ц"), ("ya", "я"), ("ia", "я"),
    ("yu", "ю"), ("iu", "ю"), ("yo", "ё"), ("ye", "е"), ("yi", "ї"), ("a", "а"), ("b", "б"), ("v", "в"), ("w", "в"), ("g", "г"), ("d", "д"),
    ("e", "е"), ("z", "з"), ("i", "и"), ("y", "ы"), ("j", "й"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"),
    ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("f", "ф"), ("h", "х"), ("c", "к"), ("x", "кс"),
)  # fmt: skip
_LAST = re.compile(r"(?:(?<=sk)(?:yi|iy|yy|ii|y|i)|(?<=[a-z]{3})(?:iy|yy|ii|y|i|a|o))\Z")


@lru_cache(maxsize=4096)
def other_script(word: str) -> tuple[str, ...]:
    """What a name begins with in the other script, Latin or Cyrillic, whatever its case: of Cyrillic, Russian and its neighbours'.

    >>> other_script("Lukashenko"), other_script("Лукашэнка"), other_script("Zelensky")
    (('лукашенк', 'лукашэнк'), ('lukashenk',), ('зеленск', 'зэлэнск', 'зеленськ'))
    """
    if is_cyrillic(word):
        plain = romanised(word.capitalize()).lower()
        return (_LAST.sub("", plain),) if len(plain) >= LEAST else ()
    plain = latin(word)
    if len(plain) < LEAST or not plain.isalpha() or not plain.isascii():
        return ()
    rest, letters = _LAST.sub("", plain), list[str]()
    while rest:
        sound, letter = next(((s, c) for s, c in _CYRILLIC_OF if rest.startswith(s)), (rest[0], rest[0]))
        letters.append(letter)
        rest = rest[len(sound) :]
    russian = "".join(letters)
    belarusian = russian[0] + russian[1:].replace("е", "э") if "е" in russian[1:] else russian
    ukrainian = re.sub(r"(?<=[сцз])к\Z", "ьк", russian)
    return tuple(dict.fromkeys((russian, belarusian.replace("и", "і"), ukrainian)))
