"""The tagger as a torch module: the encoder (MiniLM, six layers) and the heads for cues and for what belongs to them.

`counterclaim.claims.tagger.heads` computes the same heads in numpy; the exporter holds the two together.
Products run in bfloat16 with weights kept in float32: on processors with AVX-512 BF16 that is four times as fast.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from counterclaim.claims.tagger.features import PAIR_SIZES, SIZES
from counterclaim.claims.tagger.heads import LABELS

WIDTH, HEADS, INNER, LAYERS, VOCABULARY = 384, 12, 1536, 6, 30522
STATE, MIXED, EMBEDDED, WIDE = 192, 64, 16, 5
LOW = True  # whether products run in bfloat16

_POOL: dict[float, Tensor] = {}
_POOLED = 1 << 23


def dropped(x: Tensor, chance: float, on: bool) -> Tensor:
    """Dropout by masks from a pool: drawing each anew costs more than the layer that it falls on."""
    count = x.numel()
    if not on or not chance or count >= _POOLED:
        return F.dropout(x, chance, on)
    if chance not in _POOL:
        _POOL[chance] = (torch.rand(_POOLED) >= chance).float() / (1 - chance)
    at = int(torch.randint(0, _POOLED - count, (1,)))
    return x * _POOL[chance][at : at + count].view_as(x).to(x.dtype)


def linear(layer: nn.Linear, x: Tensor) -> Tensor:
    """A linear layer, its product in bfloat16 if that is on."""
    if not LOW:
        return F.linear(x.float(), layer.weight, layer.bias)
    bias = None if layer.bias is None else layer.bias.bfloat16()
    return F.linear(x.bfloat16(), layer.weight.bfloat16(), bias)


class Layer(nn.Module):
    """One layer of a BERT encoder."""

    def __init__(self, chance: float) -> None:
        super().__init__()
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.chance = chance

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` (windows, pieces, WIDTH); `mask` (windows * HEADS, 1, pieces), 0 or a large negative number."""
        many, long, _ = x.shape
        size = WIDTH // HEADS
        q, k, v = linear(self.qkv, x).view(many, long, 3, HEADS, size).permute(2, 0, 3, 1, 4).reshape(
            3, many * HEADS, long, size
        )
        seen = torch.softmax(torch.baddbmm(mask.to(q.dtype), q, k.transpose(1, 2), alpha=size**-0.5), -1)
        mixed = torch.bmm(seen, v).view(many, HEADS, long, size).transpose(1, 2).reshape(many, long, WIDTH)
        x = self.ln1(x + dropped(linear(self.o, mixed).float(), self.chance, self.training))
        inner = linear(self.down, F.gelu(linear(self.up, x)))
        out: Tensor = self.ln2(x + dropped(inner.float(), self.chance, self.training))
        return out


class Encoder(nn.Module):
    """Ids of word pieces in, a vector for each out."""

    def __init__(self, chance: float) -> None:
        super().__init__()
        self.word, self.pos = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.ln = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(chance) for _ in range(LAYERS))
        self.chance = chance

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """`ids` and `mask` (windows, pieces); (windows, pieces, WIDTH) out."""
        x = self.word(ids) + self.pos.weight[: ids.shape[1]] + self.kind
        x = dropped(self.ln(x), self.chance, self.training)
        hidden = (1 - mask.float()) * -1e4
        hidden = hidden[:, None, None, :].expand(-1, HEADS, 1, -1).reshape(-1, 1, mask.shape[1])
        for layer in self.layers:
            x = layer(x, hidden)
        return x

    def load(self, weights: Path) -> None:
        """The weights of the published encoder, under the names used here."""
        from safetensors.torch import load_file

        stored = {name.removeprefix("bert."): values for name, values in load_file(weights).items()}
        state = {f"{new}.weight": stored[f"embeddings.{old}.weight"]
                 for new, old in (("word", "word_embeddings"), ("pos", "position_embeddings"), ("ln", "LayerNorm"))}
        state |= {"kind": stored["embeddings.token_type_embeddings.weight"][0],
                  "ln.bias": stored["embeddings.LayerNorm.bias"]}
        names = {"o": "attention.output.dense", "ln1": "attention.output.LayerNorm", "up": "intermediate.dense",
                 "down": "output.dense", "ln2": "output.LayerNorm"}
        for i in range(LAYERS):
            base = f"encoder.layer.{i}"
            for end in ("weight", "bias"):
                parts = [stored[f"{base}.attention.self.{one}.{end}"] for one in ("query", "key", "value")]
                state[f"layers.{i}.qkv.{end}"] = torch.cat(parts)
                state |= {f"layers.{i}.{new}.{end}": stored[f"{base}.{old}.{end}"] for new, old in names.items()}
        self.load_state_dict(state)


class Around(nn.Linear):
    """A convolution over rows (n, rows, width), WIDE rows wide, as one product: what each row gives its neighbours."""

    def __init__(self, width: int) -> None:
        super().__init__(width, WIDE * width, bias=False)
        self.extra = nn.Parameter(torch.zeros(width))

    def forward(self, rows: Tensor) -> Tensor:
        many, long, width = rows.shape
        given = linear(self, rows).view(many, long, WIDE, width)
        given = F.pad(given, (0, 0, 0, 0, WIDE // 2, WIDE // 2))
        out = given[:, 0:long, 0]
        for j in range(1, WIDE):
            out = out + given[:, j : j + long, j]
        return out.float() + self.extra


class TaggerHeads(nn.Module):
    """Cues among words, and the labels of words beside a cue."""

    def __init__(self, chance: float) -> None:
        super().__init__()
        wide = WIDTH + EMBEDDED * len(SIZES)
        self.emb = nn.ModuleList(nn.Embedding(size, EMBEDDED) for size in SIZES)
        self.a1, self.a2 = nn.Linear(wide, STATE), nn.Linear(STATE, 1)
        self.t, self.c = nn.Linear(wide, STATE), nn.Linear(wide, STATE)
        self.tm, self.cm = nn.Linear(wide, MIXED), nn.Linear(wide, MIXED)
        self.mm = nn.Linear(MIXED, STATE, bias=False)
        self.pair = nn.ModuleList(nn.Embedding(size, STATE) for size in PAIR_SIZES)
        for table in self.pair:
            nn.init.normal_(table.weight, std=0.1)
        self.conv, self.conv2 = Around(STATE), Around(STATE)
        self.out = nn.Linear(STATE, len(LABELS))
        self.chance = chance

    def words(self, hidden: Tensor, features: Tensor) -> Tensor:
        """(..., wide): the encoder's output at words beside the embeddings of their features (..., 6)."""
        return torch.cat([hidden, *(table(features[..., i]) for i, table in enumerate(self.emb))], -1)

    def cues(self, words: Tensor) -> Tensor:
        """(...,): the log-odds that each word heads a cue."""
        inner = F.relu(linear(self.a1, dropped(words, self.chance, self.training)))
        return linear(self.a2, dropped(inner, self.chance, self.training)).squeeze(-1).float()

    def pairs(self, words: Tensor, pairs: dict[str, Tensor]) -> Tensor:
        """(cues, rows, 7): `words` is flat; `at` (cues,) and `rows` (cues, rows) index it, `pair` (cues, rows, 5) are
        the features, `there` (cues, rows) is 1 where a row is a word and no filling."""
        words = dropped(words, self.chance, self.training)
        there = pairs["there"][..., None]
        own, mixed, cue = linear(self.t, words).float(), linear(self.tm, words).float(), words[pairs["at"]]
        state = F.embedding(pairs["rows"], own) + linear(self.c, cue).float()[:, None]
        both = F.embedding(pairs["rows"], mixed) * linear(self.cm, cue).float()[:, None]
        state = state + linear(self.mm, both).float()
        for i, table in enumerate(self.pair):
            state = state + table(pairs["pair"][..., i])
        state = dropped(F.relu(state) * there, self.chance, self.training)
        state = (state + F.relu(self.conv(state))) * there
        state = state + F.relu(self.conv2(dropped(state, self.chance, self.training)))
        return linear(self.out, state).float()


class Net(nn.Module):
    """Encoder and heads."""

    def __init__(self, chance: float = 0.1) -> None:
        super().__init__()
        self.enc, self.heads = Encoder(chance), TaggerHeads(1.5 * chance)

    def words(self, batch: dict[str, Any]) -> Tensor:
        """(windows, words, wide) of a batch."""
        hidden = self.enc(batch["ids"], batch["mask"])
        at = batch["first"][..., None].expand(-1, -1, hidden.shape[2])
        return self.heads.words(torch.gather(hidden, 1, at), batch["features"])
