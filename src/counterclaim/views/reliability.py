"""How far coders agree, layer by layer, on the reports that at least two of them coded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from counterclaim.model import Analysis, Claim, Link, Missed, Ruling, Span, flag_id
from counterclaim.record import ruled, verdicts_of
from counterclaim.views.alpha import Alpha, alpha, jaccard_distance

__all__ = ["LAYERS", "LayerAgreement", "Reliability", "double_coded", "reliability"]

LAYERS: Mapping[str, str] = {
    "claim": "whether it is a claim at all: kept or rejected, added or not",
    "act": "what the speaker does, in claims that both keep",
    "speaker": "the actor who speaks",
    "target": "whom it is aimed at",
    "content": "the words that are put forward, by the characters in common",
    "link": "how two claims answer each other: the kind, or none",
    "flag": "whether a date or word is rightly doubted",
}
_SAME_CLAIM = 0.5  # share of characters in common, as in the gold's scorer


@dataclass(frozen=True, slots=True)
class LayerAgreement:
    """Agreement on one layer; `about` says in plain words what was decided."""

    layer: str
    about: str
    alpha: Alpha


@dataclass(frozen=True, slots=True)
class Reliability:
    """Agreement by layer, who coded, and on how many reports at least two of them did."""

    coders: tuple[str, ...]
    reports: int
    layers: tuple[LayerAgreement, ...]


def double_coded(rulings: Iterable[Ruling], missed: Iterable[Missed] = ()) -> tuple[str, ...]:
    """The ids of the reports in which at least two coders ruled or added something that still counts."""
    coders: dict[str, set[str]] = {}
    for each in _coding(rulings, missed):
        coders.setdefault(each.report, set()).add(each.by)
    return tuple(sorted(report for report, names in coders.items() if len(names) > 1))


def reliability(analyses: Iterable[Analysis], rulings: Iterable[Ruling], missed: Iterable[Missed] = ()) -> Reliability:
    """Agreement over the given reports, as the machine found them (`Store.analyses(double_coded(...))`).

    Every coder's own latest rulings count, before any adjudication. A claim or link that one coder added and another
    did not is a disagreement where that other one had ruled on every claim of the report; else it is not counted.
    """
    said, added = tuple(rulings), tuple(missed)
    coders = sorted({each.by for each in _coding(said, added)})
    verdicts = {coder: verdicts_of(said, coder, added) for coder in coders}
    own = {coder: [each for each in added if each.by == coder and each.withdrawn is None] for coder in coders}
    units: dict[str, list[Mapping[str, Any]]] = {layer: [] for layer in LAYERS}
    names: set[str] = set()
    reports = 0
    for analysis in analyses:
        pictures = [_Picture(coder, analysis, verdicts[coder], own[coder]) for coder in coders]
        pictures = [picture for picture in pictures if picture.decided]
        if len(pictures) < 2:
            continue
        reports += 1
        names |= {picture.coder for picture in pictures}
        for layer, found in (*_claim_units(pictures), *_link_units(pictures), *_flag_units(analysis, pictures)):
            units[layer].append(found)
    layers = tuple(LayerAgreement(layer, about, _agreement(layer, units[layer])) for layer, about in LAYERS.items())
    return Reliability(tuple(sorted(names)), reports, layers)


def _coding(rulings: Iterable[Ruling], missed: Iterable[Missed]) -> Iterator[Ruling]:
    """What coders decided that still counts; an editor's settling is none of it."""
    return (each for each in (*(one.ruling for one in missed), *rulings)
            if each.withdrawn is None and not each.adjudicates)


def _agreement(layer: str, units: list[Mapping[str, Any]]) -> Alpha:
    if layer == "content":
        return alpha(units, group=lambda value: value[0],
                     distance=lambda one, other: jaccard_distance(one[1], other[1]))
    return alpha(units)


@dataclass
class _Picture:
    """One report as one coder left it."""

    coder: str
    analysis: Analysis
    verdicts: Mapping[str, Ruling]
    added: Iterable[Missed]
    claims: dict[str, Claim] = field(init=False)
    links: dict[str, Link] = field(init=False)
    decided: set[str] = field(init=False)
    done: bool = field(init=False)

    def __post_init__(self) -> None:
        found = ruled(self.analysis, self.verdicts, self.added)
        self.claims = {claim.id: claim for claim in found.claims if not claim.own_voice}
        self.links = {link.id: link for link in found.links}
        report, machine = self.analysis.report.id, self.analysis
        here = {claim.id for claim in machine.claims} | {link.id for link in machine.links}
        self.decided = {each for each, ruling in self.verdicts.items() if ruling.report == report or each in here}
        self.done = all(claim.id in self.verdicts for claim in machine.claims if not claim.own_voice)


def _claim_units(pictures: list[_Picture]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """A unit a claim and layer: what each coder who decided it has there."""
    for same in _clusters(pictures):
        kept: dict[str, Claim] = {}
        there: dict[str, str] = {}
        for picture in pictures:
            claim = next((picture.claims[each] for each in same if each in picture.decided and each in picture.claims),
                         None)
            if claim:
                kept[picture.coder] = claim
            if claim or picture.done or any(each in picture.decided for each in same):
                there[picture.coder] = "kept" if claim else "none"
        yield "claim", there
        yield "act", {coder: claim.act for coder, claim in kept.items()}
        yield "speaker", {coder: claim.speaker.actor for coder, claim in kept.items()}
        yield "target", {coder: claim.target.actor if claim.target else None for coder, claim in kept.items()}
        yield "content", {coder: (claim.report, _characters(claim.content)) for coder, claim in kept.items()}


def _clusters(pictures: list[_Picture]) -> list[tuple[str, ...]]:
    """The ids that are one claim: those of the machine each for itself, with additions of much the same words."""
    machine = [claim for claim in pictures[0].analysis.claims if not claim.own_voice]
    clusters = [[claim] for claim in machine]
    known = {claim.id for claim in machine}
    for picture in pictures:
        for claim in (each for number, each in picture.claims.items() if number not in known):
            words = _characters(claim.content)
            like = next((each for each in clusters[len(machine):]
                         if 1 - jaccard_distance(words, _characters(each[0].content)) >= _SAME_CLAIM), None)
            if like is None:
                clusters.append([claim])
            else:
                like.append(claim)
    return [tuple(dict.fromkeys(claim.id for claim in each)) for each in clusters]


def _link_units(pictures: list[_Picture]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """A unit a pair of claims that somebody links: the kind that each coder who decided it has there."""
    machine = {(link.source, link.target): link.id for link in pictures[0].analysis.links}
    for pair in sorted(machine.keys() | {(link.source, link.target) for picture in pictures
                                         for link in picture.links.values() if link.id in picture.decided}):
        found = {}
        for picture in pictures:
            link = next((each for each in picture.links.values() if (each.source, each.target) == pair), None)
            if (link and link.id in picture.decided) or machine.get(pair) in picture.decided:
                found[picture.coder] = link.kind if link else "none"
            elif link is None and pair not in machine and picture.done:
                found[picture.coder] = "none"
        yield "link", found


def _flag_units(analysis: Analysis, pictures: list[_Picture]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for flag in analysis.flags:
        number = flag_id(analysis.report.id, flag)
        yield "flag", {picture.coder: picture.verdicts[number].verdict == "rejected"
                       for picture in pictures if number in picture.verdicts}


def _characters(spans: tuple[Span, ...]) -> frozenset[int]:
    return frozenset(at for span in spans for at in range(span.start, span.end))
