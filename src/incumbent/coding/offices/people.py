"""Who a word speaks of: persons by the names room's mentions, and by shape where a title stands before the name."""

from __future__ import annotations

from dataclasses import dataclass

from incumbent.coding.offices.bodies import Bodies
from incumbent.coding.offices.titles import Titles
from incumbent.knowledge import Knowledge
from incumbent.language import Analysis

_NAME_TAGS = frozenset({"NNP", "NNPS", "FW"})
_PARTICLES = frozenset(
    "de da do dos das del della di du la le van von der den ter ten bin ibn ben al el as ul abu dela y e zu af".split()
)
_HONORIFICS = frozenset(
    "mr mrs ms dr prof professor sir dame lord lady admiral general gen gen. lt lt. col colonel brigadier major "
    "captain lieutenant marshal field vice rear sheikh sheik sayyid ayatollah hon honourable prince princess cde "
    "staff master warrant petty daw ratu datuk "
    "mr. mrs. ms. dr. prof. hon. adm. col. maj. capt. sgt sergeant father rev reverend baroness baron retired judge "
    "justice comrade chief sergeant-major commodore elect air".split()
)


TAILS = frozenset(  # words that end the names of bodies, and no person's
    "programme program fund organisation organization mission union conference bank league federation project initiative "
    "alliance coalition team system board centre center act bill plan".split()
)
_BRANCHES = frozenset({"army", "navy", "marine", "force", "police", "corps", "guard"})
_COMMON_NOUNS = frozenset(
    "region province county district city state studies department ministry committee council".split()
)
_CHAMBERS = frozenset("senate congress parliament assembly cabinet knesset duma bundestag".split())
_TITLE_WORDS = frozenset(
    "president minister senator governor mayor chancellor judge justice chairman secretary ambassador premier "
    "representative mr mrs ms dr sir general commissioner director speaker deputy".split()
)


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in the text: tokens [start, end), the fullest name, and the entity where the analysis has one."""

    start: int
    end: int
    name: str
    entity: int | None

    @property
    def key(self) -> str:
        """What tells this person from others in the article."""
        return f"#{self.entity}" if self.entity is not None else self.name.lower()


class People:
    """Persons of one article. Building it is one pass over the mentions; look-ups are O(1)."""

    def __init__(self, analysis: Analysis, titles: Titles, bodies: Bodies, knowledge: Knowledge) -> None:
        self.analysis, self.titles, self.bodies, self.knowledge = analysis, titles, bodies, knowledge
        self._starts: dict[int, Holder] = {}
        self._ends: dict[int, Holder] = {}
        self._by_mention: dict[int, Holder] = {}
        self._described: dict[int, Holder] = {}
        self._entity_of_name: dict[str, tuple[str, int | None]] = {}
        for mention in analysis.mentions:
            if mention.kind != "person" or mention.form != "name" or mention.entity < 0:
                continue
            if (
                knowledge.place(analysis.text(mention.start, mention.end)) is not None
                and mention.end - mention.start > 1
            ):
                continue
            entity = analysis.entities[mention.entity]
            start, end = self._trimmed(mention.start, mention.end)
            if end - start == 1 and analysis.tokens[start].lower in _COMMON_NOUNS | _CHAMBERS:
                continue
            if analysis.tokens[end - 1].lower in bodies.public and analysis.tokens[end - 1].text.islower():
                continue  # "Blue and White party"
            if start >= end or not entity.name or ")" in entity.name or "/" in entity.name:
                continue
            holder = Holder(start, end, self._plain(entity.name), entity.i)
            self._starts[start] = self._ends[end] = self._by_mention[mention.i] = holder
        for entity in analysis.entities:
            if entity.kind == "person" and entity.name:
                words = entity.name.split()
                for form in {entity.name.lower(), words[-1].lower()}:
                    if len(entity.name) > len(self._entity_of_name.get(form, ("",))[0]):
                        self._entity_of_name[form] = (entity.name, entity.i)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A name without the title that the recogniser left before it, or the "of Uruguay" after it."""
        tokens = self.analysis.tokens
        match = self.titles.at(tokens, start)
        if match is not None and match.end < end and match.title.sort != "monarch":
            start = match.end
        for k in range(start + 1, end):
            if tokens[k].lower == "of":
                return start, k
        return start, end

    def _plain(self, name: str) -> str:
        """The same for a name as text."""
        first, _, rest = name.partition(" ")
        name = rest if rest and first.lower() in _TITLE_WORDS else name
        return name.partition(" of ")[0]

    def before(self, end: int) -> Holder | None:
        """The person whose name ends before token `end`, by mention or, for two words and more, by shape."""
        holder = self._ends.get(end)
        if holder is not None:
            return holder
        tokens, start = self.analysis.tokens, end
        while start > 0 and end - start < 6 and tokens[start - 1].sent == tokens[end - 1].sent:
            token = tokens[start - 1]
            hyphened = token.text == "-" or (start < end and tokens[start].text == "-") or tokens[start - 2].text == "-"
            if token.mention >= 0 or not ((token.tag in _NAME_TAGS and token.text[0].isupper()) or hyphened):
                break
            start -= 1
        if end - start < 2 or not tokens[start].text[0].isupper():
            return None
        shape = self._by_shape(start, tokens[start].sent)
        return shape if shape is not None and shape.end == end else None

    def is_honorific(self, i: int) -> bool:
        """Whether token `i` is a rank or form of address before a name."""
        return self.analysis.tokens[i].lower in _HONORIFICS and self.analysis.tokens[i].text[0].isupper()

    def named(self) -> list[Holder]:
        """All persons named by name, in text order."""
        return [self._starts[i] for i in sorted(self._starts)]

    def is_name(self, text: str) -> bool:
        """Whether these words are a person's name in this article."""
        return text.lower() in self._entity_of_name

    def starting(self, i: int) -> Holder | None:
        """The person whose name begins at token `i`, by the names room's account."""
        return self._starts.get(i)

    def ending(self, end: int) -> Holder | None:
        """The person whose name ends just before token `end`."""
        return self._ends.get(end)

    def after_title(self, i: int, alone: bool = True) -> Holder | None:
        """The person named from token `i` on, where a title stands before: honorifics are skipped, shape suffices.

        Without `alone`, a single capitalised word is not enough of a shape.
        """
        tokens, n = self.analysis.tokens, len(self.analysis.tokens)
        sent = tokens[i].sent if i < n else -1
        while i < n and tokens[i].sent == sent:
            word = tokens[i].lower
            if word in _BRANCHES and i + 1 < n and tokens[i + 1].lower in _HONORIFICS:
                i += 1  # "Army Lt. Col. Ana Lima"
                continue
            if i in self._starts and not self._is_rank(self._starts[i]):
                return self._whole(self._starts[i])
            if word in _HONORIFICS and tokens[i].text[0].isupper():
                i += 1
            elif word in ("(", "-") and i + 1 < n and tokens[i + 1].lower == "retired":
                i += 3
            else:
                break
        shape = self._by_shape(i, sent)
        return shape if alone or shape is None or shape.end - shape.start > 1 or shape.entity is not None else None

    def _is_rank(self, holder: Holder) -> bool:
        """Whether what was taken for a name is nothing but a rank: "Field Marshal"."""
        words = [t.lower for t in self.analysis.tokens[holder.start : holder.end]]
        return len(words) > 1 and all(word in _HONORIFICS for word in words)

    def at(self, i: int) -> Holder | None:
        """The person that token `i` speaks of: a name, or a pronoun or description that the analysis resolves."""
        mention = self.analysis.mention_at(i)
        if mention is None or mention.entity < 0:
            return self._unmarked(i)
        if mention.i in self._by_mention:
            return self._by_mention[mention.i]
        entity = self.analysis.entities[mention.entity]
        known = self._described.get(entity.i)
        if known is not None:
            return Holder(mention.start, mention.end, known.name, known.entity)
        if entity.kind != "person" or not entity.name or not entity.named:
            return None
        return Holder(mention.start, mention.end, self._plain(entity.name), entity.i)

    def described(self, i: int, holder: Holder) -> None:
        """Take the nameless person described at token `i` ("the premier of Peru, Ana Lima") for the holder from now on."""
        mention = self.analysis.mention_at(i)
        if mention is None or mention.entity < 0 or mention.entity == holder.entity or mention.form == "name":
            return
        if not self.analysis.entities[mention.entity].named:
            self._described.setdefault(mention.entity, holder)

    def _unmarked(self, i: int) -> Holder | None:
        """A full name that the names room passed over: capitals on end, the first of them a first name."""
        tokens = self.analysis.tokens
        if i < 1 or tokens[i].tag != "NNP" or tokens[i - 1].tag != "NNP" or tokens[i].mention >= 0:
            return None
        holder = self.before(i + 1)
        if holder is None or not self.knowledge.is_first_name(tokens[holder.start].text):
            return None
        return holder

    def _whole(self, holder: Holder) -> Holder:
        """A name cut short by the recogniser, completed: "Sadiq" + "Khan", "Valéry Giscard" + "d'Estaing"."""
        tokens, end = self.analysis.tokens, holder.end
        if holder.entity is None or end >= len(tokens) or tokens[end].sent != tokens[end - 1].sent:
            return holder
        after = tokens[end]
        if tokens[end - 1].lower in _PARTICLES:
            while (
                end < len(tokens)
                and (tokens[end].lower in _PARTICLES or tokens[end].text[0].isupper())
                and end - holder.start < 6
            ):
                end += 1
                if tokens[end - 1].lower not in _PARTICLES:
                    break
            return Holder(holder.start, end, self.analysis.text(holder.start, end), holder.entity)
        if after.text == "-" and after.start == tokens[end - 1].end:
            shape = self._by_shape(holder.start, after.sent)
            return shape if shape is not None and shape.end > end else holder
        if after.lower.startswith(("d'", "d’")) and len(after.text) > 3 and after.text[2].isupper():
            end += 1
        elif after.tag == "NNP" and after.text[0].isupper() and end - holder.start == 1 and after.mention >= 0:
            if self.analysis.mentions[after.mention].kind == "person" and self.titles.at(tokens, end) is None:
                end = self.analysis.mentions[after.mention].end
        if end == holder.end:
            return holder
        return Holder(holder.start, end, self.analysis.text(holder.start, end), holder.entity)

    def _by_shape(self, i: int, sent: int) -> Holder | None:
        tokens, n = self.analysis.tokens, len(self.analysis.tokens)
        if i >= n or tokens[i].sent != sent or self.titles.at(tokens, i) is not None:
            return None
        if tokens[i].text.startswith("@") and len(tokens[i].text) > 3:
            return self._holder(i, i + 1, tokens[i].text[1:])
        end = i
        while end < n and tokens[end].sent == sent and end - i < 6:
            token = tokens[end]
            if token.tag in _NAME_TAGS and (token.text[0].isupper() or token.lower in _PARTICLES):
                if self.titles.at(tokens, end) is not None and end > i:
                    break
                end += 1
            elif end > i and token.lower in _PARTICLES and end + 1 < n and tokens[end + 1].text[:1].isupper():
                end += 1
            elif (
                token.text == "-"
                and end > i
                and end + 1 < n
                and token.start == tokens[end - 1].end == tokens[end + 1].start - 1
            ):
                end += 2
            else:
                break
        while end > i and (tokens[end - 1].lower in _PARTICLES or tokens[end - 1].text == "-"):
            end -= 1
        if any(
            tokens[k].lower in self.bodies.public or tokens[k].lower in self.bodies.private or tokens[k].lower in TAILS
            for k in range(i, end)
        ):
            return None
        if end - i == 1 and tokens[i].tag == "NNPS":
            return None
        if (
            self.analysis.sentences[sent].paragraph == 0
            and self.analysis.text(i, end).lower() not in self._entity_of_name
        ):
            return None  # capitals in a headline make no names
        if end == i or tokens[i].ent in ("DATE", "TIME") or not tokens[i].text[0].isalpha():
            return None
        if (
            self.knowledge.place(tokens[i].text) is not None
            or self.knowledge.place(self.analysis.text(i, end)) is not None
        ):
            return None
        if not any(c.islower() for c in self.analysis.text(i, end)):
            return None
        return self._holder(i, end, self.analysis.text(i, end))

    def _holder(self, start: int, end: int, text: str) -> Holder:
        name, entity = text, None
        for form in (text.lower(), text.split()[-1].lower()):
            known = self._entity_of_name.get(form)
            if known is not None and (" " not in text or known[0].lower().split()[0] == text.lower().split()[0]):
                name, entity = known
                break
        return Holder(start, end, name, entity)
