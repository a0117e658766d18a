"""The packaged weights -> a checkpoint to train on from, where the one they were exported from is gone.

    python training/reader/recover.py src/incumbent/reader/weights runs/recovered.pt
    python training/reader/recover.py languages/src/incumbent_languages/weights runs/recovered.pt --e5 runs/e5
    python training/reader/recover.py src/incumbent/reader/weights runs/recovered.pt --back 0.5

`--back` takes the layers so far of the way back to those of MiniLM or e5: weights that know their training text by heart learn little
more from it, and half-way back they have forgotten it (Ash and Adams 2020, "On warm-starting neural network training").

The int8 layers come back as their scale times their whole numbers, at most half a scale from what was exported (.02 at
most of the packaged weights); exported again they gave the same figures on the held-out fifth. Word embeddings of e5, which never
learn, come from the folder that e5.py wrote.
The checkpoint holds every parameter of the model; a missing one raises.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from average import between
from model import LAYERS, Reader, minilm
from numpy.typing import NDArray
from onnx import numpy_helper

WORDS = "encoder.words.weight"


def tensors(path: Path) -> dict[str, NDArray[np.float32]]:
    """The weights of a graph by name, whole numbers scaled back."""
    raw = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(path)).graph.initializer}
    found = {}
    for name, value in raw.items():
        if name.endswith("_quantized"):
            base = name.removesuffix("_quantized")
            zero = raw[f"{base}_zero_point"].astype(np.float32)
            found[base] = (value.astype(np.float32) - zero) * raw[f"{base}_scale"]
        elif not name.endswith(("_scale", "_zero_point")):
            found[name] = value
    return found


def recover(folder: Path, e5: Path | None = None) -> dict[str, torch.Tensor]:
    """The state of a `Reader` from a folder of packaged weights. Raises KeyError where the graphs do not hold a weight, and
    ValueError where they have another vocabulary than `e5`."""
    out: dict[str, NDArray[np.float32]] = {}
    if e5 is not None:
        if (folder / "vocabulary.tsv").read_bytes() != (e5 / "vocabulary.tsv").read_bytes():
            raise ValueError(f"{folder} has other pieces than {e5}")
        out[WORDS] = torch.load(e5 / "encoder.pt", weights_only=True)["words.weight"].numpy()
    for graph, products in (
        (
            "reader",
            [f"encoder.layers.{n}.{p}.weight" for n in range(LAYERS) for p in ("out", "up", "down")]
            + [f"{head}_{p}.weight" for head in ("tag", "anchor") for p in ("hidden", "out")],
        ),
        ("late", ["keys.weight", "role_key.weight", "role_query.weight", "role_out.weight"]),
        ("refer", ["refer_key.weight", "refer_out.weight", "refer_bilinear.weight"]),
    ):
        found = tensors(folder / f"{graph}.onnx")
        numbered = sorted((n for n in found if n.startswith("onnx::MatMul")), key=lambda n: int(n.rsplit("_", 1)[1]))
        for name, key in zip(products, numbered, strict=True):
            out[name] = found[key].T
        for name, value in found.items():
            if name.startswith("reader."):
                out[name.removeprefix("reader.")] = value
            elif name.startswith("Attention_"):
                layer, part = name.split("_")[1], name.rsplit("_", 1)[1]
                out[f"encoder.layers.{layer}.qkv.{part}"] = value.T if part == "weight" else value
    if "encoder.titled.weight" not in out:  # tables that are equal (never learned) are exported once
        out["encoder.titled.weight"] = out["encoder.quoted.weight"]
    state = Reader(pieces=len(out[WORDS])).state_dict()
    for name, value in state.items():
        if tuple(out[name].shape) != tuple(value.shape):
            raise KeyError(f"{name}: {out[name].shape} in the graphs, {tuple(value.shape)} in the model")
        state[name] = torch.from_numpy(np.array(out[name], dtype=np.float32, order="C"))
    return state


def towards(state: dict[str, torch.Tensor], other: dict[str, torch.Tensor], share: float) -> dict[str, torch.Tensor]:
    """The state with its encoder's layers a `share` of the way to another state's; all else as it is."""
    layers = [k for k in state if k.startswith("encoder.layers")]
    return state | between({k: state[k] for k in layers}, {k: other[k] for k in layers}, share)


def beginning(e5: Path | None) -> dict[str, torch.Tensor]:
    """The encoder that training began with, under the names of a `Reader`'s state."""
    if e5 is not None:
        return {f"encoder.{name}": value for name, value in torch.load(e5 / "encoder.pt", weights_only=True).items()}
    model = Reader()
    model.encoder.load_minilm(minilm() / "model.safetensors")
    return model.state_dict()


def main() -> None:
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ap.add_argument("folder", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--e5", type=Path, help="the folder e5.py wrote, where the weights are of its encoder")
    ap.add_argument(
        "--back", type=float, default=0.0, metavar="SHARE", help="of the way back to what the layers began as"
    )
    args = ap.parse_args()
    state = recover(args.folder, args.e5)
    if args.back:
        state = towards(state, beginning(args.e5), args.back)
    torch.save({"model": state}, args.out)


if __name__ == "__main__":
    main()
