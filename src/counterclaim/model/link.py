"""How one claim answers another, and what was left without an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from counterclaim.model.ids import content_id
from counterclaim.model.span import Span

__all__ = ["BASES", "LINK_KINDS", "Basis", "Link", "LinkKind", "Unanswered", "Unresolved", "link_id"]

LinkKind = Literal["denies", "contradicts", "counter_accuses", "corrects", "confirms", "repeats", "answers"]
LINK_KINDS: tuple[LinkKind, ...] = get_args(LinkKind)  # strongest first: one link a pair
Basis = Literal["cue", "polarity", "value", "predicate", "actors", "entailment"]
BASES: tuple[Basis, ...] = get_args(Basis)


@dataclass(frozen=True, slots=True)
class Link:
    """`source` answers `target`, both claim ids (`from` and `to` in the export).

    `report` is the one that holds `source`; `target` may be a claim of another one.

    `basis` says what decided it: the words of the cue, opposite polarity of the same event, a clash of value,
    opposed predicates, the parties' roles alone, or a model of entailment.
    """

    id: str
    report: str
    kind: LinkKind
    source: str
    target: str
    basis: Basis
    score: float = 1.0
    part: str = ""


def link_id(kind: str, source: str, target: str) -> str:
    """The id of a link: from its kind and its two ends."""
    return content_id("l", kind, source, target)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The report's words say that `by` gave no answer to a claim. It is the report that says so, not we."""

    claim: str
    by: str
    span: Span
    part: str = ""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A claim that turns down what somebody else said ("rejected the accusation"), which was not found.

    `span` is the words that point at it, `why` says in plain English why none was found.
    """

    claim: str
    span: Span
    why: str
    part: str = ""
