"""What every store of a record does. Only this package knows SQL; all others know this contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Protocol, Self

from counterclaim.model import (
    Addition,
    AgreementMention,
    Analysis,
    Claim,
    Control,
    Curation,
    Event,
    Flag,
    Knowledge,
    Link,
    LinkKind,
    Report,
    Trace,
    Unanswered,
)
from counterclaim.record.across_store import AcrossStore
from counterclaim.record.review_store import ReviewStore

__all__ = ["Extent", "Failure", "Hit", "NameKind", "Problem", "Scope", "Store"]

NameKind = Literal["actors", "places", "outlets"]


@dataclass(frozen=True, slots=True)
class Failure:
    """A report, or a file, that could not be read, and why; `report` is there where its text was reached."""

    origin: str
    reason: str
    plan: str = ""
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that a search found; `excerpt` is the place that fits best, the words found between `[` and `]`."""

    report: Report
    excerpt: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the record that does not hold; `report` is None where it concerns the whole file."""

    report: str | None
    reason: str

    def __str__(self) -> str:
        return f"{self.report}: {self.reason}" if self.report else self.reason


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of a record; None asks for nothing, several together narrow.

    `actor`: a code, of who speaks or is named; `place`: a resolved name, whatever its case; `since` and `until`: ISO
    prefixes of the report's date, both inclusive (undated reports meet neither); `words` as `Store.search` takes them;
    `dispute`: an id, as people regrouped its reports.
    """

    actor: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    words: str | None = None
    dispute: str | None = None


@dataclass(frozen=True, slots=True)
class Extent:
    """How many reports a scope holds, and their first and last date, None where none of them has one."""

    reports: int
    first: str | None
    last: str | None


class Store(AcrossStore, ReviewStore, Protocol):
    """A dispute's reports and all that was found in them, with what people ruled on it.

    Every listing is ordered by the report's date (the undated last), the report's id and the offset, whatever the
    order of writing. Where a value does not name its report itself, it comes with the report's id before it.
    Methods raise RecordError (or a child of it) and nothing of the medium's own. One store, one thread.
    """

    path: str

    # writing
    def identify(self, report: Report) -> Report:
        """The report under the id that it has in this record: call it, in reading order, before the analysis.

        A given id that another text holds already, here or earlier in this run, becomes `id~` and the first digits of
        the text's hash, with `replaces` naming the id as given. The same text always gets the same id.
        """

    def known(self, report_id: str, plan: str) -> bool:
        """Whether the report is here, read with this plan."""

    def put(self, analysis: Analysis, plan: str) -> None:
        """Store the report and its layers, all or nothing, in place of what earlier machines found in it.

        Rulings stay; failures of the same report or origin are forgotten. RecordError if the id holds another text.
        """

    def put_many(self, analyses: Iterable[Analysis], plan: str) -> None:
        """`put` for several, all or none of them."""

    def fail(self, origin: str, reason: str, plan: str = "", report: Report | None = None) -> None:
        """Keep a failure: of a report where its text was read, else of its origin. Rows found earlier stay."""

    def forget(self, origin: str) -> None:
        """Drop the failures of a file, and of its lines and members, before it is read again."""

    # reading
    def report(self, report_id: str) -> Report | None: ...
    def first_read(self, report_id: str) -> str | None:
        """When the report was read into this record first: ISO time in UTC; None if it is not there, or an older
        Counterclaim read it. Reading it again does not change it."""

    def reports(self) -> Iterator[Report]: ...
    def analysis(self, report_id: str, *, ruled: bool = False) -> Analysis | None:
        """The report with its layers as they were put, without the parse; `ruled`: as people ruled them."""

    def analyses(self, reports: Iterable[str] | None = None, *, ruled: bool = False,
                 layers: Iterable[str] | None = None) -> Iterator[Analysis]:
        """All reports with their layers, or those of the ids given, in the record's order; ids not held are skipped.

        `ruled`: what people rejected is left out, what they edited is changed, what they added is there. `layers`:
        only these, the others come empty; most of a page's time goes into layers that no view asks for.
        """

    def scoped(self, scope: Scope, limit: int | None = None, offset: int = 0, total: int | None = None,
               ) -> tuple[str, ...]:
        """The ids of the reports in a scope, in the record's order, at most `limit` from the `offset`-th on.

        `total`: how many `extent` counted in it, where that is known: counting them again can take longer than a page.
        """

    def extent(self, scope: Scope) -> Extent: ...
    def count_reports(self, scope: Scope) -> int:
        """How many reports a scope holds; faster than `extent` where its dates are not asked for."""

    def holds(self, kind: NameKind, name: str) -> bool:
        """Whether `Scope` would find any report by this code, place (whatever its case) or outlet."""

    def named(self, kind: NameKind) -> Mapping[str, int]:
        """What a scope can ask for: each code, place or outlet of the record and its number of reports, most first."""

    def claim(self, claim_id: str) -> Claim | None: ...
    def claims(self, *, report: str | None = None, actor: str | None = None, act: str | None = None,
               ) -> Iterator[Claim]: ...
    def events(self, *, report: str | None = None, claim: str | None = None) -> Iterator[tuple[str, Event]]: ...
    def links(self, *, report: str | None = None, kind: LinkKind | None = None, source: str | None = None,
              target: str | None = None) -> Iterator[Link]:
        """Links within reports and, behind those of each report, the ones from its claims to other reports'."""

    def incoming(self, report_id: str) -> tuple[Link, ...]:
        """The links from claims of other reports to claims of this one."""

    def control(self, *, report: str | None = None, place: str | None = None) -> Iterator[tuple[str, Control]]: ...
    def unanswered(self, *, report: str | None = None) -> Iterator[tuple[str, Unanswered]]: ...
    def agreements(self, *, report: str | None = None) -> Iterator[tuple[str, AgreementMention]]: ...
    def flags(self, *, report: str | None = None) -> Iterator[tuple[str, Flag]]: ...
    def traces(self, *, report: str | None = None, outcome: str | None = None) -> Iterator[tuple[str, Trace]]: ...
    def failures(self) -> tuple[Failure, ...]: ...
    def counts(self, *names: str) -> Mapping[str, int]:
        """How many of each there are: `reports`, `failures`, `rulings` (those that count), every layer by name, and
        `points`, `across` (links between reports; `links` are those within one) and `disputes`. With `names`, only
        these: each is a pass over its table."""

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """The reports whose title or text holds all the words, stemmed, and every "quoted phrase"; the best first."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Every reading in the block sees the record as it is at the first of them, whoever writes meanwhile."""

    # knowledge of actors and places
    def curate(self, verb: str, subject: str, additions: Iterable[Addition], by: str, comment: str = "",
               ) -> tuple[Curation, bool]:
        """Sign additions, drawn one by one and stored all or none of them; whether they are new.

        The same additions twice are one: the curation that holds them already is given back. RecordError where there
        are none, or no signature; what `additions` raises goes through, and nothing is stored.
        """

    def undo(self, curation_id: str, by: str) -> Curation:
        """Mark a curation as withdrawn; RecordError if there is none. Withdrawing twice keeps the first."""

    def curations(self) -> tuple[Curation, ...]:
        """All curations, withdrawn ones included, in the order of signing."""

    def knowledge(self) -> Knowledge:
        """What all curations that are not withdrawn add: a pure function of the tables."""

    # the file
    def verify(self) -> tuple[Problem, ...]:
        """Every span against the stored text, every text against its hash, every reference, the file itself."""

    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None: ...
