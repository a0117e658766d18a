"""A small BERT encoder in NumPy: row numbers of a marked sentence in, one feature vector out.

Weights are stored as int8 rows with one scale a row (`name` and `name.scale`) and read once. The arithmetic is float32,
so that no inference library is needed; at a dozen layers or fewer, NumPy's matrix product is where the time goes anyway.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from incumbent.coding.events.wordpiece import MARKS

Floats = NDArray[np.float32]
BATCH = 16
EPSILON = 1e-12


@dataclass(frozen=True)
class Layer:
    """One transformer layer; matrices are stored (inputs, outputs)."""

    heads_in: Floats
    heads_in_bias: Floats
    heads_out: Floats
    heads_out_bias: Floats
    norm_attention: tuple[Floats, Floats]
    wide: Floats
    wide_bias: Floats
    narrow: Floats
    narrow_bias: Floats
    norm_out: tuple[Floats, Floats]


@dataclass(frozen=True)
class Encoder:
    """Word and position rows, and the layers over them."""

    words: NDArray[np.int8]
    word_scales: Floats
    marks: Floats
    positions: Floats
    norm: tuple[Floats, Floats]
    layers: tuple[Layer, ...]
    heads: int = 12

    def features(self, sentences: Sequence[Sequence[int]]) -> Floats:
        """Shape (sentences, 4 x width): the states of [CLS], of the whole, of the source's and of the target's mark.

        Sentences of like length are computed together.
        """
        out = np.zeros((len(sentences), 4 * self.words.shape[1]), dtype=np.float32)
        order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            out[batch] = self._batch([sentences[at] for at in batch])
        return out

    def _batch(self, sentences: list[Sequence[int]]) -> Floats:
        longest = max(map(len, sentences))
        rows = np.zeros((len(sentences), longest), dtype=np.int64)
        for at, sentence in enumerate(sentences):
            rows[at, : len(sentence)] = sentence
        there = rows > 0
        mask = np.where(there, 0.0, -1e9).astype(np.float32)[:, None, None, :]
        states = self._embedded(rows)
        for layer in self.layers:
            states = _attended(layer, states, mask, self.heads)
            states = _widened(layer, states)
        return _pooled(states, rows, there)

    def _embedded(self, rows: NDArray[np.int64]) -> Floats:
        words = self.words[rows].astype(np.float32) * self.word_scales[rows][..., None]
        marked = (rows > 0) & (rows <= len(MARKS))
        words[marked] = self.marks[rows[marked]]
        return _normed(words + self.positions[: rows.shape[1]], self.norm)


def _attended(layer: Layer, states: Floats, mask: Floats, heads: int) -> Floats:
    batch, length, width = states.shape
    three = (states.reshape(-1, width) @ layer.heads_in + layer.heads_in_bias).reshape(batch, length, 3, heads, -1)
    query, key, value = three.transpose(2, 0, 3, 1, 4)
    weights = query @ key.transpose(0, 1, 3, 2)
    weights *= np.float32(1 / np.sqrt(width // heads))
    weights += mask
    mixed = (softmax(weights) @ value).transpose(0, 2, 1, 3).reshape(-1, width)
    return _normed(
        states + (mixed @ layer.heads_out + layer.heads_out_bias).reshape(states.shape), layer.norm_attention
    )


def _widened(layer: Layer, states: Floats) -> Floats:
    flat = states.reshape(-1, states.shape[-1])
    wide = flat @ layer.wide
    wide += layer.wide_bias
    narrow = _gelu(wide) @ layer.narrow
    narrow += layer.narrow_bias
    return _normed(states + narrow.reshape(states.shape), layer.norm_out)


def _pooled(states: Floats, rows: NDArray[np.int64], there: NDArray[np.bool_]) -> Floats:
    """[CLS], the mean, and the mean state of the source's and target's opening marks ([CLS] where there is none)."""
    first = states[:, 0]
    parts = [first, _mean_where(states, there, first)]
    parts += [_mean_where(states, rows == MARKS[mark], first) for mark in ("<s>", "<t>")]
    return np.concatenate(parts, axis=-1)


def _mean_where(states: Floats, chosen: NDArray[np.bool_], otherwise: Floats) -> Floats:
    count = chosen.sum(axis=1, keepdims=True).astype(np.float32)
    total = np.einsum("blw,bl->bw", states, chosen.astype(np.float32))
    mean: Floats = np.where(count > 0, total / np.maximum(count, 1), otherwise)
    return mean


def _gelu(x: Floats) -> Floats:
    """The tanh form, as in training; `x` is overwritten."""
    inner = x * x
    inner *= np.float32(0.044715)
    inner += np.float32(1)
    inner *= x
    inner *= np.float32(np.sqrt(2 / np.pi))
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= x
    inner *= np.float32(0.5)
    return inner


def softmax(x: Floats) -> Floats:
    """Rows that sum to one along the last axis."""
    x = x - x.max(axis=-1, keepdims=True)
    np.exp(x, out=x)
    x /= x.sum(axis=-1, keepdims=True)
    return x


def _normed(x: Floats, norm: tuple[Floats, Floats]) -> Floats:
    x = x - x.mean(axis=-1, keepdims=True)
    x /= np.sqrt(np.einsum("blw,blw->bl", x, x)[..., None] / np.float32(x.shape[-1]) + np.float32(EPSILON))
    x *= norm[0]
    x += norm[1]
    return x


def encoder_from(stored: Mapping[str, NDArray[np.generic]]) -> Encoder:
    """The encoder of a weights file: int8 rows times their scale, everything else as float32."""

    def plain(name: str) -> Floats:
        return stored[name].astype(np.float32)

    def matrix(name: str) -> Floats:
        rows = plain(name) * plain(f"{name}.scale")[:, None]
        return np.ascontiguousarray(rows.T)

    def norm(name: str) -> tuple[Floats, Floats]:
        return plain(f"{name}.weight"), plain(f"{name}.bias")

    count = sum(name.endswith(".wide") for name in stored)
    layers = tuple(
        Layer(
            heads_in=matrix(f"{at}.heads_in"),
            heads_in_bias=plain(f"{at}.heads_in.bias"),
            heads_out=matrix(f"{at}.heads_out"),
            heads_out_bias=plain(f"{at}.heads_out.bias"),
            norm_attention=norm(f"{at}.norm_attention"),
            wide=matrix(f"{at}.wide"),
            wide_bias=plain(f"{at}.wide.bias"),
            narrow=matrix(f"{at}.narrow"),
            narrow_bias=plain(f"{at}.narrow.bias"),
            norm_out=norm(f"{at}.norm_out"),
        )
        for at in range(count)
    )
    return Encoder(
        words=stored["words"].astype(np.int8),
        word_scales=plain("words.scale"),
        marks=plain("marks"),
        positions=plain("positions"),
        norm=norm("norm"),
        layers=layers,
    )
