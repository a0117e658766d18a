"""Titles, bodies and areas as the codebook writes them, from the words that the reader marked: dictionary form, one holder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from incumbent.knowledge import cyrillic
from incumbent.language.closed import closed
from incumbent.language.tongues import words_of
from incumbent.language.tongues.morphology import Morphology, cased_like, in_nominative

_MARKS = re.compile(r"^\W+|\W+$")
_SPACE_OUT = re.compile(r"(?<=[«„“(]) | (?=[»”),.])")
_PAIRED = re.compile(r"\" ([^\"]+?) \"")
_LATIN = re.compile(r"[A-Za-z]")
OF_THE_STATE = frozenset("страны краіны країни".split())  # "премьер страны"
_DUTIES = re.compile(r"(?:обязанност|обов.язк|абавязк|врио)")  # what a title in the genitive stands behind
_EDGES = " ,;:.–—-"


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of one language that tell of a title what it is."""

    former: re.Pattern[str]
    elect: re.Pattern[str]
    dropped: re.Pattern[str]
    acting: re.Pattern[str]
    no_office: re.Pattern[str]
    private: re.Pattern[str]
    public: re.Pattern[str]
    again: re.Pattern[str]
    sent: re.Pattern[str]
    described: re.Pattern[str]
    for_now: str
    head: str
    joins: frozenset[str]
    verbs: tuple[tuple[re.Pattern[str], str], ...]
    same: dict[str, str]


@cache
def words_around(language: str) -> Words:
    """The [titles] of a language's file."""
    told = words_of(language)["titles"]
    whole = {name: re.compile(told[name], re.IGNORECASE) for name in ("former", "elect", "dropped", "acting")}
    return Words(
        **whole,
        no_office=re.compile(told["no_office"]),
        private=re.compile(told["private"], re.IGNORECASE),
        public=re.compile(told["public"], re.IGNORECASE),
        again=re.compile(told["again"], re.IGNORECASE),
        described=re.compile(told["described"]),
        sent=re.compile(rf"(?:{told['sent']})\b"),
        for_now=told["for_now"],
        head=told["head"],
        joins=frozenset(told["joins"].split()) | closed("and", language),
        same=told["same"],
        verbs=tuple((re.compile(pattern), title) for pattern, title in told["verbs"].items()),
    )


@dataclass(frozen=True, slots=True)
class Titled:
    """A title in the dictionary form, and what the words around it say: that it was, or is to be; whose country."""

    title: str
    former: bool = False
    elect: bool = False
    country: str | None = None


class Wording:
    """Wording of one language."""

    def __init__(self, language: str, morphology: Morphology) -> None:
        self.language = language
        self.morphology = morphology
        self.around = words_around(language)

    def titled(self, words: Sequence[str]) -> Titled:
        """The title that these words tell; "" where nothing is left of them.

        >>> Wording("ru", Morphology("ru")).titled("бывшего президента США".split())
        Titled(title='президент', former=True, elect=False, country='USA')
        """
        kept, former, elect = list[str](), False, False
        for word in words:
            lower = word.lower().strip(_EDGES)
            if not kept and self.around.former.fullmatch(lower):
                former = True
            elif not kept and self.around.elect.fullmatch(lower):
                elect = True
            elif not kept and (verbal := self._verbal(lower)):
                return Titled(verbal, former, elect, None)
            elif kept and lower in OF_THE_STATE:
                continue
            elif (lower or kept) and not (not kept and self.around.dropped.fullmatch(lower)):
                front, hyphen, tail = word.partition("-")
                if hyphen and self.around.former.fullmatch(front.lower()):
                    former, word = True, tail
                kept.append(word)
        kept, country = self._without_country(kept)
        while kept and not any(c.isalnum() for c in kept[-1]):
            kept.pop()
        if not kept:
            return Titled("", former, elect, country)
        acting = self._acting(kept)
        head = kept[acting:]
        if not head:
            return Titled("", former, elect, country)
        of_duties = any(_DUTIES.match(w.lower()) or len(w.strip(".")) < 4 for w in kept[:acting])
        found = list(head) if of_duties else self._nominative(head)
        if acting:
            found = [*self._acting_words(kept[:acting]), *found]
        return Titled(self._told_as(self._bare(self._lower(found))), former, elect, country)

    def _bare(self, title: str) -> str:
        """A title without a word tied to it that makes no other post: "депутат-единоросс"."""
        whole = title.split(" ")[0]
        head, hyphen, _ = whole.partition("-")
        if hyphen and not cyrillic.is_title(whole) and cyrillic.is_title(head):
            return head + title[len(whole) :]
        return title

    def _told_as(self, title: str) -> str:
        """A title by the name that the codebook has for it: "глава государства" is "президент"."""
        return self.around.same.get(title, title)

    def _verbal(self, word: str) -> str | None:
        """The title that a verb or an abstract noun tells: "возглавил" is "глава"."""
        return next((title for pattern, title in self.around.verbs if pattern.fullmatch(word)), None)

    def _nominative(self, words: Sequence[str]) -> list[str]:
        """A title in the nominative; of several nouns it may be a post, and "командующий" takes no noun behind it along.

        What stands before the first post, with no title in it, is left out: "правительство премьер-министра".
        """
        if not self._starts_as_title(words):
            at = next((i for i, w in enumerate(words) if i and self._is_title(w) and w.islower()), 0)
            words = words[at:]
        for form in self.morphology.forms(words[0]):
            if cyrillic.is_title(form.singular) and form.gender in ("m", "f", "e", ""):
                return [cased_like(form.singular, words[0]), *words[1:]]
        return in_nominative(words, self.morphology, singular=True)

    def _starts_as_title(self, words: Sequence[str]) -> bool:
        """Whether the first noun is a post, or an adjective opens the phrase."""
        forms = self.morphology.forms(words[0])
        return (
            self._is_title(words[0])
            or not any(f.kind == "noun" for f in forms)
            or any(f.kind == "adjective" for f in forms)
        )

    def _acting(self, words: Sequence[str]) -> int:
        """How many words in front say that somebody holds the post for the time being."""
        count = 0
        while count < len(words) - 1 and (
            (count and words[count] == ".") or self.around.acting.fullmatch(words[count].lower().strip("."))
        ):
            count += 1
        letters = [w.strip(".") for w in words[:count] if w.strip(".")]
        return 0 if len(letters) == 1 and len(letters[0]) == 1 else count  # "и" alone joins

    def _acting_words(self, words: Sequence[str]) -> list[str]:
        """ "временно исполняющего обязанности": its participle in the nominative."""
        if all(len(w.strip(".")) < 2 for w in words):
            return [self.around.for_now]  # "и. о."
        return [self._of_a_while(w) if len(w) > 5 and not _DUTIES.match(w.lower()) else w for w in words]

    def _of_a_while(self, word: str) -> str:
        """A participle or adjective of who acts for somebody; "временным" is of "временный", not of "временной"."""
        told = (f.singular for f in self.morphology.forms(word) if cyrillic.english_title(f.singular) == "acting")
        return next(told, in_nominative([word], self.morphology, singular=True)[0])

    def _is_title(self, word: str) -> bool:
        return any(cyrillic.is_title(f.singular) for f in self.morphology.forms(word))

    def _without_country(self, words: Sequence[str]) -> tuple[list[str], str | None]:
        """The words without the country that stands among them: "белорусский лидер", "президент США"."""
        country: str | None = None
        kept: list[str] = []
        for i, word in enumerate(words):
            named = cyrillic.places(word) if word not in ("и", "По") else ()
            role = named[0].role if named else ""
            behind = i > 0 and role == "name"
            before = (
                i < len(words) - 1 and role == "demonym" and word[:1].islower() and not any(map(self._is_title, kept))
            )
            if behind or before:
                country = country or named[0].country
                continue
            kept.append(word)
        joined = " ".join(kept)
        for phrase in re.findall(r"(?<=\S )(?:[А-ЯЁІЇЄҐЎ][\w-]+(?: |$)){2,3}", joined):
            named = cyrillic.places(phrase.strip())
            if named and named[0].role == "name":
                country = country or named[0].country
                kept = joined.replace(phrase.strip(), "").split()
        return kept, country

    def body(self, words: Sequence[str]) -> tuple[str, str | None]:
        """A body in the dictionary form without its country at the end, and that country.

        >>> Wording("ru", Morphology("ru")).body("Совета Безопасности России".split())
        ('Совет Безопасности', 'RUS')
        """
        kept = [w for w in words if w]
        country: str | None = None
        while len(kept) > 1 and self.around.described.fullmatch(kept[0].lower()):
            kept.pop(0)
        while len(kept) > 1 and not any(c.isalnum() for c in kept[0]) and kept[0] not in '«„“"(':
            kept.pop(0)
        while kept and not any(c.isalnum() for c in kept[-1]) and kept[-1] not in '»”")':
            kept.pop()
        whole = " ".join(in_nominative(kept, self.morphology))
        if cyrillic.english_body(whole) is None:
            for size in (2, 1):
                named = cyrillic.places(" ".join(kept[-size:])) if len(kept) > size else ()
                free = len(kept) > size and len(kept[-size - 1]) > 2
                if named and named[0].role == "name" and kept[-1][:1].isupper() and free:
                    country, kept = named[0].country, kept[:-size]
                    break
        first = cyrillic.places(kept[0]) if len(kept) > 1 else ()
        if country is None and first and first[0].role == "demonym":
            country = first[0].country
            kept = kept[1:] if kept[0][:1].islower() else kept
        text = _closed_up(" ".join(in_nominative(kept, self.morphology))).strip(_EDGES)
        return text, country

    def parted(self, title: str) -> tuple[str, str | None]:
        """A title without the body that stands behind it, and that body.

        >>> Wording("ru", Morphology("ru")).parted("спикер парламента"), Wording("ru", Morphology("ru")).parted("министр обороны")
        (('спикер', 'парламент'), ('министр обороны', None))
        """
        words = title.split(" ")
        for size in range(len(words) - 1, 0, -1):
            head, rest = " ".join(words[:size]), words[size:]
            if cyrillic.is_title(head):
                body = self.body(rest)[0]
                known = not cyrillic.is_title(title) and cyrillic.english_body(body) is not None
                return (head, body) if known else (title, None)
        return title, None

    def area(self, words: Sequence[str]) -> str:
        """An area in the dictionary form."""
        return _closed_up(" ".join(in_nominative([w for w in words if w], self.morphology))).strip(_EDGES + "()")

    def phrase(self, words: Sequence[str]) -> str:
        """A noun phrase in the dictionary form, of the number it has."""
        return _closed_up(" ".join(in_nominative(list(words), self.morphology))).strip(_EDGES)

    def _lower(self, words: Sequence[str]) -> str:
        """A title in small letters but for acronyms, and for names behind its first word."""
        found = [
            w.lower() if not (len(w) > 1 and w.isupper()) and (i == 0 or not _proper(w, words[i - 1])) else w
            for i, w in enumerate(words)
        ]
        return _closed_up(" ".join(found)).strip(_EDGES)

    def is_post(self, title: str) -> bool:
        """Whether a word of a title in the dictionary form is one for a post."""
        return cyrillic.english_title(title) is not None or any(
            cyrillic.english_title(part) is not None for word in title.split(" ") for part in (word, *word.split("-"))
        )

    def is_office(self, title: str) -> bool:
        """Whether a title can be that of a public office at all."""
        return not self.around.no_office.fullmatch(title.split(" ")[0])

    def is_public(self, title: str, body: str | None) -> bool:
        """Whether a body can be one of public life: of directors and presidents, only one that is known for it."""
        if body is not None and self.around.private.search(body):
            return False
        english = cyrillic.english_title(title) or ""
        if english in ("director", "director general") or (english.endswith("president") and body is not None):
            return body is not None and (
                cyrillic.english_body(body) is not None or self.around.public.search(body) is not None
            )
        return True


def _closed_up(text: str) -> str:
    """Words with no spaces inside marks of quotation and brackets."""
    return _PAIRED.sub(r'"\1"', _SPACE_OUT.sub("", text))


def _proper(word: str, before: str) -> bool:
    return word[:1].isupper() and (before[:1].islower() or before in ("«", "„"))


__all__ = ["OF_THE_STATE", "Titled", "Wording", "cased_like", "words_around"]
