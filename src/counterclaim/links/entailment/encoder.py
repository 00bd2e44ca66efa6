"""A cross-encoder: it reads two passages together and says whether they are one proposition, in conflict, or unrelated.

The one that comes with the package is our own (docs/models/entailment.md). Any other that was trained for natural
language inference can take its place: a folder with `model.onnx`, `tokenizer.json` and `config.json`, whose `id2label`
names the three outputs `entailment`, `neutral` and `contradiction` (or `same`, `unrelated`, `conflict`), as the usual
exporters write them. Embeddings of the two alone would not do: to them an accusation and its denial look alike.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from counterclaim.errors import AskedWrongly

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

__all__ = ["CrossEncoder", "Judge", "Passages", "Verdict", "from_folder", "shipped"]

_PACKAGE, _TOKENIZER = "counterclaim.links.entailment", "counterclaim.claims.tagger"
_NAMES = {"entailment": "same", "same": "same", "contradiction": "conflict", "conflict": "conflict",
          "neutral": "unrelated", "unrelated": "unrelated"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST = 160  # word pieces of a pair: news sentences have 25 to 40 each, and what is longer is cut at both ends alike
_KEPT = 1 << 14  # verdicts kept: a claim meets another at most once in a run, but a report linked anew meets all again
_FILES = ("model.onnx", "tokenizer.json", "config.json")


@dataclass(frozen=True, slots=True)
class Passages:
    """Two passages; `days`: by how many the second was said later, None where that is not known."""

    one: str
    other: str
    days: int | None = None

    def in_order(self) -> Passages:
        """The earlier one first; of one day, or without days, in the order of their words: a verdict must not hang on
        which report was read first."""
        if (self.days or 0) < 0 or (not self.days and self.other < self.one):
            return Passages(self.other, self.one, None if self.days is None else -self.days)
        return self


@dataclass(frozen=True, slots=True)
class Verdict:
    """The natural logarithms of the three chances."""

    same: float
    conflict: float
    unrelated: float


class Judge(Protocol):
    """What says how two passages stand to each other. `name` goes into what is linked by it."""

    name: str

    def __call__(self, pair: Passages) -> Verdict: ...


class CrossEncoder:
    """A model in ONNX. Each pair is read alone: in a batch, the rounding of int8 would make it hang on its neighbours.

    `labels`: the output of each of same, conflict, unrelated. `dated`: the model was shown the days between.
    """

    def __init__(self, name: str, session: InferenceSession, tokenizer: Tokenizer, labels: Mapping[str, int],
                 dated: bool) -> None:
        self.name = name
        self._session, self._tokenizer = session, tokenizer
        self._order = [labels[each] for each in ("same", "conflict", "unrelated")]
        self._dated = dated
        self._inputs = [each.name for each in session.get_inputs()]
        self._judged = lru_cache(_KEPT)(self._judge)

    def __call__(self, pair: Passages) -> Verdict:
        return self._judged(pair.in_order())

    def _judge(self, pair: Passages) -> Verdict:
        if self._dated:
            return self._read(pair.one, dated(pair.other, pair.days))
        # entailment has a direction, and a proposition that is told again none: the likelier one counts
        ways = (self._read(pair.one, pair.other), self._read(pair.other, pair.one))
        return max(ways, key=lambda each: max(each.same, each.conflict))

    def _read(self, one: str, other: str) -> Verdict:
        # half a surrogate pair, which a report may hold, has no UTF-8: to the model it is an unknown mark
        found = self._tokenizer.encode(_SURROGATE.sub("\ufffd", one), _SURROGATE.sub("\ufffd", other))
        known = {"input_ids": found.ids, "attention_mask": found.attention_mask, "token_type_ids": found.type_ids}
        given = {name: np.array([known[name]], dtype=np.int64) for name in self._inputs}
        scores = np.asarray(self._session.run(None, given)[0][0], dtype=np.float64)[self._order]
        chances = scores - np.logaddexp.reduce(scores)
        return Verdict(*(round(float(each), 4) for each in chances))


def dated(text: str, days: int | None) -> str:
    """The later passage with the days that lie between, in the words that the model learned."""
    if days is None:
        return text
    return f"{days} day{'' if days == 1 else 's'} later: {text}" if days else f"same day: {text}"


@cache
def shipped() -> Judge | None:
    """The model that comes with the package; None where it or the libraries that run it are not installed."""
    folder, words = files(_PACKAGE), files(_TOKENIZER) / "tokenizer.json"
    if not all((folder / name).is_file() for name in ("model.onnx", "config.json")) or not words.is_file():
        return None
    try:
        import onnxruntime  # noqa: F401
        import tokenizers  # noqa: F401
    except ImportError:
        return None
    with as_file(folder / "model.onnx") as model, as_file(folder / "config.json") as config, as_file(words) as pieces:
        return _opened(model, pieces, json.loads(config.read_text("utf-8")))


def from_folder(folder: Path) -> Judge:
    """A model of the user's own; AskedWrongly if the folder holds none, or the libraries that run it are missing."""
    lacking = [name for name in _FILES if not (folder / name).is_file()]
    if lacking:
        raise AskedWrongly(f"{folder}: an entailment model is a folder with {', '.join(_FILES)}, and "
                           f"{' and '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} not there")
    try:
        judge = _opened(folder / "model.onnx", folder / "tokenizer.json",
                        json.loads((folder / "config.json").read_text("utf-8")))
        judge(Passages("A truce holds.", "The truce is broken."))  # other inputs or outputs show only when it runs
    except AskedWrongly as error:
        raise AskedWrongly(f"{folder / 'config.json'}: {error}") from error
    except ImportError as error:
        raise AskedWrongly(f"{folder}: to run an entailment model, install onnxruntime and tokenizers") from error
    except Exception as error:  # the libraries raise what they like for files that they cannot read
        raise AskedWrongly(f"{folder}: not an entailment model that can be run ({_first_line(error)})") from error
    return judge


def _opened(model: Path, pieces: Path, config: Any) -> CrossEncoder:
    import onnxruntime
    from tokenizers import Tokenizer

    labels = _labels(config)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(pieces))
    tokenizer.enable_truncation(_MOST)
    tokenizer.no_padding()
    with model.open("rb") as stream:
        digest = hashlib.file_digest(stream, "blake2b")
    digest.update(repr((sorted(labels.items()), bool(config.get("dated")))).encode())
    return CrossEncoder(f"entailment {digest.hexdigest()[:8]}", session, tokenizer, labels, bool(config.get("dated")))


def _labels(config: Any) -> dict[str, int]:
    given = config.get("id2label") if isinstance(config, dict) else None
    if not isinstance(given, dict):
        raise AskedWrongly("id2label must name the outputs entailment, neutral and contradiction")
    labels = {_NAMES[str(name).lower()]: int(number) for number, name in given.items() if str(name).lower() in _NAMES}
    if len(labels) != 3:
        raise AskedWrongly("id2label must name the outputs entailment, neutral and contradiction, and names "
                           + ", ".join(map(str, given.values())))
    return labels


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
