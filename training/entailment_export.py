"""The trained model that reads two claims together as files of the package: ONNX in int8, and what its outputs mean."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import attributions_net
import onnx
import torch
from attributions_export import OPSET, through
from entailment_net import LABELS, Cross
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn


class Graph(nn.Module):
    """The model in operations that ONNX has."""

    def __init__(self, net: Cross) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, mask: Tensor, kinds: Tensor) -> Tensor:
        """As `Cross.forward`."""
        enc = self.net.enc
        places = enc.pos(torch.arange(ids.shape[1]))[None]
        x = enc.ln(enc.word(ids) + places + enc.kind + kinds[..., None].float() * self.net.second)
        return self.net.head(through(enc, x, mask), mask)


def export(net: Cross, out: Path) -> None:
    """Write `model.onnx` and `config.json` into the folder `out`."""
    attributions_net.LOW = False
    net.eval().requires_grad_(False)
    names = ("input_ids", "attention_mask", "token_type_ids")
    example = (torch.randint(1000, 5000, (2, 40)), torch.ones(2, 40, dtype=torch.long),
               torch.ones(2, 40, dtype=torch.long))
    with tempfile.TemporaryDirectory() as folder:
        whole = str(Path(folder) / "whole.onnx")
        torch.onnx.export(Graph(net), example, whole, input_names=list(names), output_names=["logits"],
                          dynamic_axes={name: {0: "pairs", 1: "pieces"} for name in names} | {"logits": {0: "pairs"}},
                          opset_version=OPSET, dynamo=False)
        quantize_dynamic(whole, out / "model.onnx", per_channel=True, weight_type=QuantType.QInt8,
                         op_types_to_quantize=["MatMul", "Gather"],
                         extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT, "MatMulConstBOnly": True})
    config = {"id2label": dict(enumerate(LABELS)), "dated": True}
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n", "utf-8")
    print(f"model.onnx {(out / 'model.onnx').stat().st_size / 1e6:.1f} MB")
