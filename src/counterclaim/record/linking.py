"""Linking reports into what their record knows of them: copies, points at issue, links across, disputes."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.record.database import Database

__all__ = ["link_all", "link_report", "unlinked"]


def unlinked(db: Database) -> tuple[str, ...]:
    return ()


def link_report(db: Database, report_id: str) -> None:
    pass


def link_all(db: Database, progress: Callable[[int], None]) -> int:
    return 0
