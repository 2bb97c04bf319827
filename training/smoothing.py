"""Prepare the linear layers of the encoder for eight-bit inputs.

What goes into a layer is quantised with one scale for all its channels, and a few channels
are ten times as large as the rest, which then keep two or three bits. So each channel is
divided by a factor and its weights multiplied by it: the same function, with the range
shared between inputs and weights (SmoothQuant, Xiao et al. 2023).
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from events import encode
from examples import Example, View
from torch import Tensor, nn

SHARE = 0.7  # of the range of a channel that moves into the weights
SAMPLE = 500  # training sentences on which the ranges are read


class Smoothed(nn.Module):
    """A linear layer whose input channels are divided before, and its weights multiplied."""

    def __init__(self, layer: nn.Linear, peaks: Tensor) -> None:
        super().__init__()
        weight = layer.weight.detach()
        range_of_weights = weight.abs().amax(0).clamp(min=1e-5)
        factor = peaks.clamp(min=1e-5) ** SHARE / range_of_weights ** (1 - SHARE)
        factor = factor.clamp(min=1e-3)
        self.register_buffer("inverse", 1 / factor)
        self.layer = nn.Linear(layer.in_features, layer.out_features)
        self.layer.weight = nn.Parameter(weight * factor)
        self.layer.bias = nn.Parameter(layer.bias.detach())

    def forward(self, x: Tensor) -> Tensor:
        """What the layer gave before."""
        return self.layer(x * self.inverse)


def smooth(network: nn.Module, tokenizer, examples: Sequence[Example]) -> None:  # type: ignore[no-untyped-def]
    """Replace the linear layers of the encoder in place, by the ranges seen on examples."""
    encoder = network.encoder.encoder
    layers = {name: m for name, m in encoder.named_modules() if isinstance(m, nn.Linear)}
    peaks: dict[str, Tensor] = {}

    def watch(name: str):  # type: ignore[no-untyped-def]
        def hook(_module: nn.Module, inputs: tuple[Tensor, ...], _output: Tensor) -> None:
            seen = inputs[0].detach().abs().flatten(0, -2).amax(0)
            peaks[name] = torch.maximum(peaks.get(name, seen), seen)

        return hook

    hooks = [layer.register_forward_hook(watch(name)) for name, layer in layers.items()]
    every = max(1, len(examples) // SAMPLE)
    with torch.no_grad():
        for example in examples[::every]:
            network(*encode(tokenizer, [View(example, (0, 0, 1))])[:3])
    for hook in hooks:
        hook.remove()
    for name, layer in layers.items():
        parent, _, last = name.rpartition(".")
        setattr(encoder.get_submodule(parent), last, Smoothed(layer, peaks[name]))
