"""The network that an exported model holds, to train it on.

The weights come back as they were stored, in int8 with their scales (see ``export.py``).
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from network import Labels, Network, load_encoder
from onnx import numpy_helper

PRODUCTS = {"MatMul", "MatMulInteger"}


def unpack(folder: Path):  # type: ignore[no-untyped-def]
    """Network, tokenizer and labels of the model in a folder.

    Raises:
        ValueError: the model lacks a weight of the network.
    """
    card = json.loads((folder / "events.json").read_text(encoding="utf-8"))
    labels = Labels(tuple(card["types"]), tuple(card["codes"]), tuple(card["modes"]))
    encoder, tokenizer = load_encoder()
    network = Network(encoder, labels)
    found = _weights(onnx.load(str(folder / "events.onnx")))
    state = network.state_dict()
    for name, old in state.items():
        if name.startswith("encoder.pooler"):
            continue  # the heads pool for themselves
        if name not in found or found[name].shape != tuple(old.shape):
            raise ValueError(f"{folder}: no weight {name} of shape {tuple(old.shape)}")
        state[name] = torch.from_numpy(found[name])
    network.load_state_dict(state)
    return network, tokenizer, labels


def _weights(model: onnx.ModelProto) -> dict[str, npt.NDArray[np.float32]]:
    """Weights by the name of their parameter. Products lost theirs in the export: the node
    that computes one is named by its module, and its weight is turned."""
    stored = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    out = {k: v.copy() for k, v in stored.items() if v.dtype == np.float32}
    for name in stored:
        if name.endswith("_quantized"):
            plain = name.removesuffix("_quantized")
            values = stored[name].astype(np.float32) - stored[f"{plain}_zero_point"]
            values *= stored[f"{plain}_scale"]
            turned = plain.endswith("_Transposed")
            out[plain.removesuffix("_Transposed")] = values.T.copy() if turned else values
    for node in model.graph.node:
        weight = node.input[1].removesuffix("_quantized") if node.op_type in PRODUCTS else ""
        if weight in out and not weight.startswith("heads"):
            module = node.output[0].partition("/MatMul_output_0")[0].strip("/").replace("/", ".")
            out[f"{module}.weight"] = np.ascontiguousarray(out[weight].T)
    return out
