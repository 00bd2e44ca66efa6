"""A quarrel that runs through several reports, told by hand, with its link across and its point at issue."""

from __future__ import annotations

from typing import Any

from counterclaim.model import Link, link_id
from pointed import member, point
from telling import Telling


class Quarrel:
    """Ruritania accuses Sylvania on the 1st, which denies it on the 2nd in another report, copied on the 3rd; on the
    5th Ruritania takes it back, and on the 6th its army does not."""

    def __init__(self) -> None:
        early = Telling("Ruritania accused Sylvania of shelling the pass.", "2022-03-01", "Elm Echo", "a")
        answer = Telling("Sylvania denied shelling the pass.", "2022-03-02", "Sylvan Star", "b")
        copied = Telling("Sylvania denied shelling the pass.", "2022-03-03", "Harbour Wire", "c")
        back = Telling("Ruritania said that no shell had hit the pass.", "2022-03-05", "Elm Echo", "d")
        army = Telling("The Ruritanian army said that Sylvania did shell the pass.", "2022-03-06", None, "e")
        self.tellings = (early, answer, copied, back, army)
        accuse: dict[str, Any] = {"target": ("Sylvania", "SYL"), "said": "2022-03-01"}
        self.accused = early.claim("Ruritania", "RUR", "accuse", "shelling the pass", "accused", **accuse)
        self.denied = answer.claim("Sylvania", "SYL", "deny", "shelling the pass", "denied", said="2022-03-02")
        self.copied = copied.claim("Sylvania", "SYL", "deny", "shelling the pass", "denied")
        self.back = back.claim("Ruritania", "RUR", "deny", "no shell had hit the pass", "said", said="2022-03-05")
        self.army = army.claim("The Ruritanian army", "RUR", "state", "Sylvania did shell the pass", "said", unit="MIL",
                               said="2022-03-06")
        self.point = point(
            self.accused, member(self.accused, "asserts", "2022-03-01", "Elm Echo"),
            member(self.denied, "denies", "2022-03-02", "Sylvan Star"),
            member(self.copied, "denies", "2022-03-03", "Harbour Wire", copy_of="b"),
            member(self.back, "denies", "2022-03-05", "Elm Echo"), member(self.army, "asserts", "2022-03-06"))
        ends = self.denied.id, self.accused.id
        self.across = (Link(link_id("denies", *ends), "b", "denies", *ends, "polarity"),)

    @property
    def analyses(self) -> list[Any]:
        return [each.done() for each in self.tellings]
