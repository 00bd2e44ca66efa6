"""The encoder: word pieces in, one vector for each out. ONNX, int8, one thread a process.

The session is made when it is first asked for, in the process that asks: workers are spawned and make their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

import numpy as np

from counterclaim.claims.tagger.heads import Heads
from counterclaim.claims.tagger.windows import FIRST, LAST, Window, Words

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

__all__ = ["available", "encoded", "heads", "pieces"]

_FOLDER = "counterclaim.claims.tagger"
_SURROGATE = re.compile("[\ud800-\udfff]")
_TOGETHER = 8  # windows a call: more saves nothing on one thread, and takes memory
Floats = np.ndarray[Any, np.dtype[np.float32]]


def available() -> bool:
    """Whether the weights and the libraries that run them are installed."""
    folder = files(_FOLDER)
    if not all((folder / name).is_file() for name in ("encoder.onnx", "heads.npz", "tokenizer.json")):
        return False
    try:
        import onnxruntime  # noqa: F401
        import tokenizers  # noqa: F401
    except ImportError:
        return False
    return True


def pieces(text: str) -> tuple[Sequence[int], Sequence[tuple[int, int]]]:
    """The ids of the word pieces of a text, and where each stands in it."""
    # half a surrogate pair, which a report may hold, has no UTF-8: to the encoder it is an unknown mark
    found = _tokenizer().encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    return found.ids, found.offsets


def encoded(words: Words, windows: Sequence[Window]) -> list[Floats]:
    """For each window (its words, 384): the encoder's output at the first piece of each word."""
    order = sorted(range(len(windows)), key=lambda i: _length(words, windows[i]))
    out: dict[int, Floats] = {}
    for at in range(0, len(order), _TOGETHER):
        group = order[at : at + _TOGETHER]
        longest = _length(words, windows[group[-1]]) + 2
        ids = np.zeros((len(group), longest), dtype=np.int64)
        mask = np.zeros((len(group), longest), dtype=np.int64)
        for row, i in enumerate(group):
            low, high = words.first[windows[i].start], words.first[windows[i].stop]
            ids[row, : high - low + 2] = [FIRST, *words.pieces[low:high], LAST]
            mask[row, : high - low + 2] = 1
        (hidden,) = _session().run(None, {"ids": ids, "mask": mask})
        for row, i in enumerate(group):
            window = windows[i]
            out[i] = hidden[row, words.first[window.start : window.stop] - words.first[window.start] + 1]
    return [out[i] for i in range(len(windows))]


@cache
def heads() -> Heads:
    """The heads that come with the package, read once."""
    with as_file(files(_FOLDER) / "heads.npz") as path, np.load(path) as stored:
        return Heads(stored)


@cache
def _session() -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # `--jobs` is how more processors are used
    options.log_severity_level = 3
    with as_file(files(_FOLDER) / "encoder.onnx") as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    with as_file(files(_FOLDER) / "tokenizer.json") as path:
        found = Tokenizer.from_file(str(path))
    found.no_truncation()
    found.no_padding()
    return found


def _length(words: Words, window: Window) -> int:
    return int(words.first[window.stop] - words.first[window.start])
