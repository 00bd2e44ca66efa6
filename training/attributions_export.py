"""The trained tagger as files of the package: the encoder as ONNX in int8, the heads as float16 arrays.

Every product is quantised a channel (the default, a tensor, loses much), the table of word vectors too; queries, keys
and values stay one product, which a graph traced from three slices of one weight would leave in float32.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import attributions_net
import numpy as np
import onnx
import torch
from attributions_net import HEADS, WIDTH, Encoder, Net, TaggerHeads
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from counterclaim.claims.tagger.features import PAIR_SIZES, SIZES
from counterclaim.claims.tagger.heads import Heads

OPSET = 17
APART = 0.02  # the most that a probability of the heads in numpy may differ by from torch's: their weights are float16


class Graph(nn.Module):
    """The encoder in operations that ONNX has."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """As `Encoder.forward`."""
        encoder = self.encoder
        x = encoder.ln(encoder.word(ids) + encoder.pos(torch.arange(ids.shape[1]))[None] + encoder.kind)
        return through(encoder, x, mask)


def through(encoder: Encoder, x: Tensor, mask: Tensor) -> Tensor:
    """The layers of the encoder in operations that ONNX has."""
    size = WIDTH // HEADS
    hidden = ((1 - mask.float()) * -1e4)[:, None, None, :]
    for layer in encoder.layers:
        many, long, _ = x.shape
        q, k, v = (part.view(many, long, HEADS, size).transpose(1, 2) for part in layer.qkv(x).split(WIDTH, -1))
        seen = torch.softmax(torch.matmul(q * size**-0.5, k.transpose(2, 3)) + hidden, -1)
        mixed = torch.matmul(seen, v).transpose(1, 2).reshape(many, long, WIDTH)
        x = layer.ln1(x + layer.o(mixed))
        x = layer.ln2(x + layer.down(nn.functional.gelu(layer.up(x))))
    return x


def export(net: Net, out: Path) -> None:
    """Write `encoder.onnx` and `heads.npz` into the folder `out`."""
    attributions_net.LOW = False
    net.eval().requires_grad_(False)
    axes = {name: {0: "windows", 1: "pieces"} for name in ("ids", "mask", "hidden")}
    example = (torch.randint(1000, 5000, (2, 40)), torch.ones(2, 40, dtype=torch.long))
    with tempfile.TemporaryDirectory() as folder:
        whole = str(Path(folder) / "whole.onnx")
        torch.onnx.export(Graph(net.enc), example, whole, input_names=["ids", "mask"], output_names=["hidden"],
                          dynamic_axes=axes, opset_version=OPSET, dynamo=False)
        quantize_dynamic(whole, out / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8,
                         op_types_to_quantize=["MatMul", "Gather"],
                         extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT, "MatMulConstBOnly": True})
    arrays = {name: values.numpy().astype(np.float16) for name, values in net.heads.state_dict().items()}
    np.savez_compressed(out / "heads.npz", **arrays)
    held_together(net.heads, Heads(arrays))
    for name in ("encoder.onnx", "heads.npz"):
        print(f"{name} {(out / name).stat().st_size / 1e6:.1f} MB")


def held_together(heads: TaggerHeads, ours: Heads) -> None:
    """Both heads on words drawn at random; SystemExit if they differ by more than rounding."""
    draw, count = np.random.default_rng(1), 30
    hidden = draw.normal(size=(count, WIDTH)).astype(np.float32)
    features, pair = (np.stack([draw.integers(0, size, count) for size in sizes], axis=1)
                      for sizes in (SIZES, PAIR_SIZES))
    words = ours.words(hidden, features)
    theirs = heads.words(torch.from_numpy(hidden), torch.from_numpy(features))
    pairs = {"at": torch.tensor([7]), "rows": torch.arange(count)[None], "pair": torch.from_numpy(pair)[None],
             "there": torch.ones(1, count)}
    labels = torch.softmax(heads.pairs(theirs, pairs)[0], -1).numpy()
    apart = max(np.abs(torch.sigmoid(heads.cues(theirs)).numpy() - ours.cues(words)).max(),
                np.abs(labels - np.exp(ours.pairs(ours.shared(words), words[7], pair))).max())
    if apart > APART:
        raise SystemExit(f"the heads in numpy differ from torch's by {apart:.3f}")
