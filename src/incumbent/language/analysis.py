"""The one analysis of an article that every coder reads: plain values, free of the syntax library, cheap to pickle.

Token positions index `Analysis.tokens`; character offsets index `Article.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from incumbent.records import Article, EntityKind, MentionForm, PartialDate


class Token:
    """One word with its syntax. `tag` is the Penn Treebank tag, `dep` the ClearNLP dependency label.

    `head` is the index of the governing token (its own index at a root); `children` are indices in text order;
    `sent` is the index of its sentence; `mention` the index of the innermost mention whose words include it, or -1.
    """

    __slots__ = (
        "children",
        "dep",
        "end",
        "ent",
        "head",
        "i",
        "lemma",
        "lower",
        "mention",
        "sent",
        "start",
        "tag",
        "text",
    )

    def __init__(
        self, i: int, text: str, lemma: str, tag: str, dep: str, head: int, start: int, end: int, sent: int, ent: str
    ) -> None:
        self.i = i
        self.text = text
        self.lower = text.lower()
        self.lemma = lemma
        self.tag = tag
        self.dep = dep
        self.head = head
        self.start = start
        self.end = end
        self.sent = sent
        self.ent = ent  # the raw label of the statistical recogniser ("PERSON", "ORG", "GPE", ...) or ""
        self.mention = -1
        self.children: list[int] = []

    def __repr__(self) -> str:
        return f"<{self.i} {self.text} {self.tag} {self.dep}<-{self.head}>"


@dataclass(slots=True)
class Sentence:
    """A sentence: token range [start, end), character range, its root token and its paragraph (0 is the title)."""

    i: int
    start: int
    end: int
    char_start: int
    char_end: int
    root: int
    paragraph: int


@dataclass(slots=True)
class Mention:
    """Words that refer to an entity: token range [start, end), its head token, and the entity's index.

    For a person the range holds the name alone, without titles ("Mikhail Mishustin"); `title_start` is then the first
    token of the title in front ("Prime Minister"), or -1 where there is none.
    """

    i: int
    start: int
    end: int
    head: int
    form: MentionForm
    kind: EntityKind
    entity: int = -1
    title_start: int = -1


@dataclass(slots=True)
class EntityNode:
    """An entity of the article. `name` is its fullest form; `country` alpha-3 or "IGO"; `sector` a PLOVER code.

    `gender` is "m", "f" or "" where unknown; `mentions` are indices into `Analysis.mentions` in text order.
    `titles` are the words that stand in front of a person's name, in lower case, in order of appearance ("prime
    minister"); `named` is False where the article never names it ("protesters", "a spokesman"). `members` are indices
    of the entities that a pair or list consists of ("Biden and Sanders ... they"); empty for all others.
    """

    i: int
    kind: EntityKind
    name: str
    country: str | None = None
    sector: str | None = None
    known_as: str | None = None
    gender: str = ""
    mentions: list[int] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    named: bool = True
    members: list[int] = field(default_factory=list)


@dataclass(slots=True)
class TimeExpression:
    """A resolved expression of time: token range [start, end) and what it means on the article's calendar.

    `role` says how it bounds: "at" (on Thursday, in 2014), "since" (since 1994, first elected in), "until" (until
    December), "between" (from 1995 to 2007), "span" (a duration: 26-year), "recur" (every Monday).
    `value` is None where the text gives no way to know. `timex` is the same as a TIMEX3 value ("2009-Q3", "P27Y",
    "PAST_REF"); `parts` are the two ends of a "between".
    """

    start: int
    end: int
    value: PartialDate | None
    role: str = "at"
    timex: str = ""
    parts: tuple[TimeExpression, ...] = ()


@dataclass(slots=True)
class Analysis:
    """Everything the language room knows of one article. `focus` is the one country it is about, alpha-3, if any is."""

    article: Article
    tokens: list[Token]
    sentences: list[Sentence]
    mentions: list[Mention] = field(default_factory=list)
    entities: list[EntityNode] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    focus: str | None = None

    def text(self, start: int, end: int) -> str:
        """The article's words from token `start` up to but not including token `end`."""
        if start >= end:
            return ""
        return self.article.text[self.tokens[start].start : self.tokens[end - 1].end]

    def subtree(self, i: int) -> list[int]:
        """Indices of a token and all it governs, in text order."""
        found, stack = [], [i]
        while stack:
            j = stack.pop()
            found.append(j)
            stack.extend(self.tokens[j].children)
        found.sort()
        return found

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of token `i` that has one of these dependency labels."""
        for j in self.tokens[i].children:
            if self.tokens[j].dep in deps:
                return j
        return None

    def mention_at(self, i: int) -> Mention | None:
        """The mention whose words include token `i`."""
        m = self.tokens[i].mention
        return self.mentions[m] if m >= 0 else None

    def entity_at(self, i: int) -> EntityNode | None:
        """The entity that token `i` speaks of."""
        mention = self.mention_at(i)
        return self.entities[mention.entity] if mention is not None and mention.entity >= 0 else None
