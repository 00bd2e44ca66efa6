"""What several people's rulings come to: pure functions of the rulings that are not withdrawn."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.model import Missed, Review, Ruling

__all__ = ["counted", "reviewed", "verdicts_of"]


def reviewed(rulings: Iterable[Ruling], missed: Iterable[Missed] = ()) -> dict[str, Review]:
    """For each subject its review. Rulings come in the order of signing; who added something has accepted it.

    An editor's ruling that settles others counts over all coders'. Else each coder's latest ruling counts, if all of
    them decide the same; if they differ, none does, until an editor settles it or one of them changes or withdraws.
    """
    by_subject: dict[str, list[Ruling]] = {}
    for ruling in (*(each.ruling for each in missed), *rulings):
        if ruling.withdrawn is None:
            by_subject.setdefault(ruling.subject, []).append(ruling)
    return {subject: _review(subject, found) for subject, found in by_subject.items()}


def _review(subject: str, rulings: list[Ruling]) -> Review:
    latest: dict[str, Ruling] = {}
    for ruling in rulings:
        if not ruling.adjudicates:
            latest.pop(ruling.by, None)  # its place is that of the latest
            latest[ruling.by] = ruling
    coders = tuple(latest.values())
    settled = [ruling for ruling in rulings if ruling.adjudicates]
    if settled:
        return Review(subject, settled[-1], coders)
    agreed = len({ruling.says for ruling in coders}) == 1
    return Review(subject, coders[-1] if agreed else None, coders)


def counted(reviews: dict[str, Review]) -> dict[str, Ruling]:
    """For each subject the ruling that counts; disputed subjects are left out: the machine's row stands."""
    return {subject: review.ruling for subject, review in reviews.items() if review.ruling}


def verdicts_of(rulings: Iterable[Ruling], by: str, missed: Iterable[Missed] = ()) -> dict[str, Ruling]:
    """For each subject that coder's own latest ruling, whatever others or an editor decided."""
    own = (each for each in (*(each.ruling for each in missed), *rulings)
           if each.by == by and each.withdrawn is None and not each.adjudicates)
    return {ruling.subject: ruling for ruling in own}
