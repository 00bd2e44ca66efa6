"""PolNeAR as windows, labels and features: what the tagger is trained on."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from counterclaim.claims.rules import attributions
from counterclaim.claims.tagger.encoder import pieces
from counterclaim.claims.tagger.features import PAIR_SIZES, REACH, SIZES, Tree, pair_features, token_features
from counterclaim.claims.tagger.windows import FIRST, LAST, Window, Words, windows, words_of
from counterclaim.model import Parse
from counterclaim.parsing import SpacyParser

TOGETHER = 400  # windows that are sorted by length and cut into batches: enough for even lengths, few enough to mix
LONG = 256  # pieces that one window is counted as at most
CORES = (96, 128, 192, 192)  # one is drawn a text and epoch: a report may be short
UNRULED, UNPARSED = 0.15, 0.05  # windows in which the heads must do without the rules, without the parse
_HEADS = (("VERB",), ("NOUN", "PROPN", "ADJ"), ("AUX", "ADP", "ADV"))
Row = dict[str, Any]


@dataclass(frozen=True)
class Cue:
    """A gold attribution: the word that heads its cue, and labels and features of the words from `low` on."""

    word: int
    low: int
    labels: Any
    pair: Any


@dataclass(frozen=True)
class Text:
    """One article, without its words: pieces, features of its words, gold cues."""

    words: Words
    features: Any
    cues: tuple[Cue, ...]


def texts(path: Path, count: int | None = None) -> Iterator[Text]:
    """The articles of a file of the gold; the parser and the rules run over each."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][:count]
    for row, parse in zip(rows, SpacyParser().pipe([row["text"] for row in rows]), strict=True):
        yield prepared(parse, row["attributions"])


def prepared(parse: Parse, gold: Sequence[Row]) -> Text:
    words = words_of(parse, *pieces(parse.text))
    tree = Tree(parse, attributions(parse))
    cues: dict[int, Cue] = {}
    for row in gold:
        labels = labels_of(parse, words, row)
        word = head_of(parse, words, labels)
        if word is None or word in cues:
            continue
        low, high = max(0, word - REACH), min(len(words.token), word + REACH + 1)
        pair = pair_features(tree, int(words.token[word]), words.token[low:high]).astype(np.int16)
        cues[word] = Cue(word, low, labels[low:high].astype(np.int8), pair)
    features = token_features(parse, tree)[words.token].astype(np.int16)
    return Text(words, features, tuple(cues[word] for word in sorted(cues)))


def labels_of(parse: Parse, words: Words, row: Row) -> Any:
    """(words,): the place in `LABELS` of each word beside one gold attribution."""
    starts = np.array([parse[int(i)].start for i in words.token])
    ends = np.array([parse[int(i)].end for i in words.token])
    labels = np.zeros(len(starts), dtype=np.int64)
    for first, role in ((5, "content"), (1, "source"), (3, "cue")):
        for start, end in row[role]:
            low, high = int(np.searchsorted(ends, start, side="right")), int(np.searchsorted(starts, end, side="left"))
            if high > low:
                labels[low:high] = first + 1
                labels[low] = first
    return labels


def head_of(parse: Parse, words: Words, labels: Any) -> int | None:
    """The word of the cue that governs the others; a verb before a noun before the rest."""
    at = [int(i) for i in np.flatnonzero((labels == 3) | (labels == 4))]
    own = {int(words.token[i]): i for i in at}
    heads = [i for token, i in own.items() if parse[token].head not in own or parse[token].head == token]
    for wanted in _HEADS:
        for i in heads:
            if parse[int(words.token[i])].pos in wanted:
                return i
    return (heads or at or [None])[-1]


def epoch(found: Sequence[Text], size: int, draw: random.Random) -> list[list[tuple[Text, Window]]]:
    """Every text once, in windows that begin elsewhere each time, as batches of windows alike in length."""
    items = []
    for text in found:
        core = draw.choice(CORES)
        items += [(text, window) for window in windows(text.words, core=core, begin=draw.randint(24, core))]
    draw.shuffle(items)
    out = []
    for at in range(0, len(items), TOGETHER):
        group: list[tuple[Text, Window]] = []
        for item in sorted(items[at : at + TOGETHER], key=_length):
            if group and (len(group) + 1) * (_length(item) + 2) > size * LONG:
                out.append(group)
                group = []
            group.append(item)
        out.append(group)
    draw.shuffle(out)
    return out


def batch(items: Sequence[tuple[Text, Window]], draw: random.Random | None = None) -> dict[str, Any]:
    """Tensors of a batch: `pairs` holds those of its cues, None if it has none. With `draw`, features are dropped."""
    long, most = max(map(_length, items)) + 2, max(window.stop - window.start for _, window in items)
    ids, mask = np.zeros((len(items), long), np.int64), np.zeros((len(items), long), np.int64)
    first, features = np.zeros((len(items), most), np.int64), np.zeros((len(items), most, len(SIZES)), np.int64)
    core, gold = np.zeros((len(items), most), np.float32), np.zeros((len(items), most), np.float32)
    cues: list[dict[str, Any]] = []
    for i, (text, window) in enumerate(items):
        low, high = (int(text.words.first[at]) for at in (window.start, window.stop))
        ids[i, : high - low + 2] = [FIRST, *text.words.pieces[low:high], LAST]
        mask[i, : high - low + 2] = 1
        count = window.stop - window.start
        first[i, :count] = text.words.first[window.start : window.stop] - low + 1
        features[i, :count] = text.features[window.start : window.stop]
        core[i, window.core_start - window.start : window.core_stop - window.start] = 1
        unruled, unparsed = (draw is not None and draw.random() < chance for chance in (UNRULED, UNPARSED))
        if unruled:
            features[i, :, 4] = 0
        if unparsed:
            features[i, :, :3] = 0
        for cue in text.cues:
            if window.core_start <= cue.word < window.core_stop:
                gold[i, cue.word - window.start] = 1
                cues.append(_rows(cue, window, i * most, unruled, unparsed))
    t = torch.from_numpy
    return {"ids": t(ids), "mask": t(mask), "first": t(first), "core": t(core), "gold": t(gold),
            "features": t(features), "pairs": _stacked(cues) if cues else None}


def _rows(cue: Cue, window: Window, base: int, unruled: bool, unparsed: bool) -> dict[str, Any]:
    start, end = max(cue.low, window.start), min(cue.low + len(cue.labels), window.stop)
    count, most = end - start, 2 * REACH + 1
    rows, labels = np.zeros(most, np.int64), np.full(most, -100, np.int64)
    pair, there = np.zeros((most, len(PAIR_SIZES)), np.int64), np.zeros(most, np.float32)
    rows[:count] = base + np.arange(start - window.start, end - window.start)
    labels[:count] = cue.labels[start - cue.low : end - cue.low]
    pair[:count] = cue.pair[start - cue.low : end - cue.low]
    there[:count] = 1
    if unruled:
        pair[:, 3] = 0
    if unparsed:
        pair[:, 1:3] = 0
    return {"at": base + cue.word - window.start, "rows": rows, "labels": labels, "pair": pair, "there": there}


def _stacked(cues: Sequence[dict[str, Any]]) -> dict[str, torch.Tensor]:
    most = int(max(cue["there"].sum() for cue in cues))
    out = {name: torch.from_numpy(np.stack([cue[name][:most] for cue in cues]))
           for name in ("rows", "labels", "pair", "there")}
    return out | {"at": torch.tensor([cue["at"] for cue in cues])}


def _length(item: tuple[Text, Window]) -> int:
    text, window = item
    return int(text.words.first[window.stop] - text.words.first[window.start])


def spread(batches: Iterable[Any], rank: int, ranks: int) -> list[Any]:
    """This process's share of the batches: as many as every other's."""
    batches = list(batches)
    return batches[: len(batches) // ranks * ranks][rank::ranks]
