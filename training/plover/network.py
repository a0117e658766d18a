"""The classifier's network in PyTorch, as trained: a BERT encoder, four pooled states and a linear head.

Runs at training time only; `incumbent.coding.events.encoder` is the same arithmetic in NumPy.
"""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, WIDE, HEADS, LAYERS, DROPOUT = 384, 1536, 12, 6, 0.1
MARK_WORDS = {1: "from", 2: ",", 3: "to", 4: ","}


class Layer(nn.Module):
    """One transformer layer with the tanh form of GELU."""

    def __init__(self) -> None:
        super().__init__()
        self.heads_in = nn.Linear(WIDTH, 3 * WIDTH)
        self.heads_out = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, WIDE)
        self.narrow = nn.Linear(WIDE, WIDTH)
        self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, states: Tensor, there: Tensor) -> Tensor:
        batch, length, _ = states.shape
        three = self.heads_in(states).view(batch, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = three.permute(2, 0, 3, 1, 4)
        drop = DROPOUT if self.training else 0.0
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=there, dropout_p=drop)
        mixed = self.heads_out(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        states = self.norm_attention(states + F.dropout(mixed, DROPOUT, self.training))
        narrow = self.narrow(F.gelu(self.wide(states), approximate="tanh"))
        return self.norm_out(states + F.dropout(narrow, DROPOUT, self.training))


class Network(nn.Module):
    """Starts from the published all-MiniLM-L6-v2 weights in `model.safetensors`."""

    def __init__(self, weights: Path, pieces: list[str], roots: int) -> None:
        super().__init__()
        stored = {name.removeprefix("bert."): value.float() for name, value in load_file(weights).items()}
        self.words = nn.Embedding(len(pieces), WIDTH)
        self.words.weight.data = stored["embeddings.word_embeddings.weight"].clone()
        segment = stored["embeddings.token_type_embeddings.weight"][0]
        self.positions = nn.Parameter(stored["embeddings.position_embeddings.weight"] + segment, requires_grad=False)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm.weight.data = stored["embeddings.LayerNorm.weight"]
        self.norm.bias.data = stored["embeddings.LayerNorm.bias"]
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        for at, layer in enumerate(self.layers):
            _fill(layer, stored, f"encoder.layer.{at}.")
        marks = torch.zeros(5, WIDTH)
        for mark, word in MARK_WORDS.items():
            marks[mark] = self.words.weight.data[pieces.index(word)] * 0.5 + torch.randn(WIDTH) * 0.02
        self.marks = nn.Parameter(marks)
        self.head = nn.Linear(4 * WIDTH, roots)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        for frozen in (self.words, self.norm):
            frozen.requires_grad_(False)

    def forward(self, rows: Tensor) -> Tensor:
        return self.head(F.dropout(self.features(rows), DROPOUT, self.training))

    def features(self, rows: Tensor) -> Tensor:
        """[CLS], mean, source mark, target mark ([CLS] where a mark is missing), side by side."""
        there = rows > 0
        marked = (there & (rows < 5)).unsqueeze(-1)
        states = torch.where(marked, self.marks[rows.clamp(max=4)], self.words(rows))
        states = F.dropout(self.norm(states + self.positions[: rows.shape[1]]), DROPOUT, self.training)
        for layer in self.layers:
            states = layer(states, there[:, None, None, :])
        first = states[:, 0]
        parts = [first]
        for chosen in (there, rows == 1, rows == 3):
            weight = chosen.float().unsqueeze(-1)
            count = weight.sum(1)
            parts.append(torch.where(count > 0, (states * weight).sum(1) / count.clamp(min=1), first))
        return torch.cat(parts, -1)


def _fill(layer: nn.Module, stored: dict[str, Tensor], at: str) -> None:
    """Copy one published layer; query, key and value become one matrix."""
    same = {
        "heads_out": "attention.output.dense",
        "norm_attention": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "norm_out": "output.LayerNorm",
    }
    for part in ("weight", "bias"):
        three = [stored[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
        getattr(layer.heads_in, part).data = torch.cat(three)
        for ours, theirs in same.items():
            getattr(getattr(layer, ours), part).data = stored[f"{at}{theirs}.{part}"]
