"""Write the trained event model as int8 ONNX, with its tokenizer and a card of its classes.

    python training/export.py TRAINED [--out FOLDER]

TRAINED is the folder that ``events.py`` wrote. Writes ``events.onnx``, ``events.json`` and
``tokenizer.json``, and prints how far the int8 model agrees with the one that was trained
on the test sentences of the corpus.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections import Counter
from pathlib import Path

import onnxruntime
import torch
from events import encode, targets
from examples import ROOT, View, read_examples
from network import FACTUALITY, MARKS, ROOTS, Network, load_encoder
from onnxruntime.quantization import QuantType, quantize_dynamic

OUT = ROOT / "src" / "dragoman" / "data" / "model" / "events"
EACH, LONGEST = 25, 120  # examples kept of each type and mode; characters of each
HEADS = ("type", "root", "code", "mode", "source", "author", "tags", "vector")


def main() -> None:
    """Export, quantise, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    saved = torch.load(args.trained / "network.pt", weights_only=False)
    labels = saved["labels"]
    encoder, tokenizer = load_encoder(**saved.get("base", {}))
    encoder.set_attn_implementation("eager")
    network = Network(encoder, labels)
    network.load_state_dict(saved["state"])
    network.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        exact = Path(room) / "exact.onnx"
        example = encode(tokenizer, [View(read_examples()[0], (1, 1, 0))])[:3]
        axes = {k: {0: "rows", 1: "tokens"} for k in ("ids", "mask", "marks", "tags")}
        axes |= {k: {0: "rows"} for k in HEADS if k != "tags"}
        torch.onnx.export(
            network, example, str(exact), input_names=["ids", "mask", "marks"],
            output_names=list(HEADS), dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        # Seven bits a weight: with eight, processors without VNNI overflow the 16-bit sums
        # of two products, and the same file would answer otherwise there.
        quantize_dynamic(
            str(exact), str(args.out / "events.onnx"), weight_type=QuantType.QInt8,
            per_channel=True, reduce_range=True, extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
    tokenizer.backend_tokenizer.no_padding()
    tokenizer.backend_tokenizer.no_truncation()
    tokenizer.backend_tokenizer.save(str(args.out / "tokenizer.json"))
    weights = (args.out / "events.onnx").read_bytes()
    card = {
        "version": hashlib.sha256(weights).hexdigest()[:12],
        "types": labels.types,
        "roots": ROOTS,
        "codes": labels.codes,
        "modes": labels.modes,
        "factuality": FACTUALITY,
        "marks": MARKS,
    }
    (args.out / "events.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    nearest(args.out, network, tokenizer)
    agreement(args.out, network, tokenizer, labels)


def nearest(folder: Path, network, tokenizer) -> None:  # type: ignore[no-untyped-def]
    """Write short training sentences of every type and mode with their vectors, as bytes."""
    count: Counter[str] = Counter()
    lines, vectors = ["type\ttext"], []
    for e in read_examples():
        group = f"{e.type}:{e.mode}"
        short = e.split == "train" and e.triggered and e.alone and len(e.text) <= LONGEST
        if not short or e.type == "NONE" or count[group] >= EACH:
            continue
        count[group] += 1
        with torch.no_grad():
            vector = network(*encode(tokenizer, [View(e, (0, 0, 1))])[:3])[-1][0]
        lines.append(f"{e.type}\t{e.text}")
        vectors.append((vector / vector.abs().max() * 127).round().to(torch.int8).numpy())
    (folder / "examples.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "examples.int8").write_bytes(b"".join(v.tobytes() for v in vectors))


def agreement(folder: Path, network, tokenizer, labels) -> None:  # type: ignore[no-untyped-def]
    """Print how often int8 and the trained network say the same, and how often each is right."""
    session = onnxruntime.InferenceSession(str(folder / "events.onnx"))
    rows = [e for e in read_examples() if e.split == "test" and e.triggered][::4]
    same = exact = small = 0
    for row in rows:
        view = View(row, (1, 1, 1))
        ids, mask, marks, _ = encode(tokenizer, [view])
        with torch.no_grad():
            a = int(network(ids, mask, marks)[0].argmax())
        out = session.run(
            ["type"], {"ids": ids.numpy(), "mask": mask.numpy(), "marks": marks.numpy()}
        )
        b = int(out[0].argmax())
        wanted = int(targets([view], labels)["type"][0])
        same, exact, small = same + (a == b), exact + (a == wanted), small + (b == wanted)
    n = len(rows)
    size = (folder / "events.onnx").stat().st_size / 1e6
    print(f"{size:.1f} MB; of {n} test rows int8 agrees on {same / n:.3f}; "
          f"type right {small / n:.3f}, before {exact / n:.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
