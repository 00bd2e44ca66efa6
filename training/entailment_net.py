"""The model that reads two claims together, as a torch module: MiniLM over both, a head on first piece and mean.

Products run as in `attributions_net`, whose encoder this is, with vectors that tell the second passage from the first.
"""

from __future__ import annotations

from pathlib import Path

import torch
from attributions_net import HEADS, WIDTH, Encoder, dropped
from torch import Tensor, nn

LABELS = ("same", "conflict", "unrelated")


class Cross(nn.Module):
    """Ids of the pieces of two passages in, a score for each of LABELS out."""

    def __init__(self, chance: float = 0.1) -> None:
        super().__init__()
        self.enc, self.second = Encoder(chance), nn.Parameter(torch.zeros(WIDTH))
        self.pool, self.out = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, len(LABELS))
        self.chance = chance

    def load(self, weights: Path) -> None:
        """The weights of the published encoder."""
        from safetensors.torch import load_file

        self.enc.load(weights)
        stored = {name.removeprefix("bert."): values for name, values in load_file(weights).items()}
        kinds = stored["embeddings.token_type_embeddings.weight"]
        self.second.data = kinds[1] - kinds[0]

    def forward(self, ids: Tensor, mask: Tensor, kinds: Tensor) -> Tensor:
        """`ids`, `mask` and `kinds` (0, and 1 in the second passage) are (pairs, pieces); (pairs, 3) out."""
        enc = self.enc
        x = enc.word(ids) + enc.pos.weight[: ids.shape[1]] + enc.kind + kinds[..., None].float() * self.second
        x = dropped(enc.ln(x), self.chance, self.training)
        hidden = ((1 - mask.float()) * -1e4)[:, None, None, :].expand(-1, HEADS, 1, -1)
        hidden = hidden.reshape(-1, 1, mask.shape[1])
        for layer in enc.layers:
            x = layer(x, hidden)
        return self.head(x, mask)

    def head(self, x: Tensor, mask: Tensor) -> Tensor:
        """The scores from the encoder's output."""
        there = mask.float()[..., None]
        both = torch.cat([x[:, 0], (x * there).sum(1) / there.sum(1)], -1)
        out: Tensor = self.out(dropped(torch.tanh(self.pool(both)), self.chance, self.training))
        return out
