"""Whether the record still holds what it says: texts, spans, references, the index and the file itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from counterclaim.errors import RecordError, RecordLocked
from counterclaim.model import Analysis, text_hash
from counterclaim.record.codec import spans
from counterclaim.record.curation import knowledge
from counterclaim.record.database import Database
from counterclaim.record.layers import LAYER_TABLES
from counterclaim.record.queries import analyses, numbers_in_order
from counterclaim.record.store import Problem
from counterclaim.record.subjects import text_of, value_of

__all__ = ["analysis_problems", "verify"]


def verify(db: Database) -> Iterator[Problem]:
    """Everything that does not hold; nothing if all is well. A damaged row is named and the rest goes on."""
    yield from _file_problems(db)
    try:
        knowledge(db)
    except RecordError as error:
        yield Problem(None, str(error))
    claims = {row[0] for row in db.all("SELECT id FROM claims")}
    for claim_id, times in db.all("SELECT id, count(*) FROM claims GROUP BY id HAVING count(*) > 1 ORDER BY id"):
        yield Problem(None, f"{times} claims have the id {claim_id}")
    yield from _across_problems(db)
    yield from _added_problems(db)
    for number in numbers_in_order(db):
        yield from _report_problems(db, number, claims)


def _added_problems(db: Database) -> Iterator[Problem]:
    """What people added: whether its words stand in its report, which must be there."""
    texts: dict[str, str] = {}
    for layer, report, body in db.all("SELECT layer, report, body FROM missed ORDER BY no"):
        try:
            if report not in texts:
                texts[report] = text_of(db, report)
            value = value_of(layer, body)
        except RecordError as error:
            yield Problem(report, str(error))
            continue
        for span in spans(value):
            if texts[report][span.start : span.end] != span.words:
                yield Problem(report, f"an addition: the text at [{span.start}, {span.end}] is not {span.words!r}")


def analysis_problems(analysis: Analysis) -> Iterator[str]:
    """What is wrong with one report's layers by themselves: spans that miss their words, references into nothing."""
    text, claims = analysis.report.text, {claim.id for claim in analysis.claims}
    for layer in LAYER_TABLES:
        for value in getattr(analysis, layer):
            for span in spans(value):
                if text[span.start : span.end] != span.words:
                    yield f"{layer}: the text at [{span.start}, {span.end}] is not {span.words!r}"
    for claim in analysis.claims:
        if claim.report != analysis.report.id:
            yield f"claim {claim.id} belongs to another report, {claim.report}"
        for each in claim.relays:
            if each not in claims:
                yield f"claim {claim.id} relays {each}, which is no claim here"
    for layer in ("events", "control", "unanswered", "cores", "unresolved"):
        for value in getattr(analysis, layer):
            if value.claim not in claims:
                yield f"{layer}: {value.claim} is no claim here"
    for link in analysis.links:
        if link.source not in claims or link.report != analysis.report.id:
            yield f"link {link.id} does not begin at a claim of this report"
    for attribution in analysis.attributions:
        if attribution.holder is not None and not 0 <= attribution.holder < len(analysis.attributions):
            yield f"an attribution lies inside number {attribution.holder}, which is not there"


def _file_problems(db: Database) -> Iterator[Problem]:
    try:
        for (found,) in db.all("PRAGMA integrity_check"):
            if found != "ok":
                yield Problem(None, f"the file: {found}")
        for table, *_ in db.all("PRAGMA foreign_key_check"):
            yield Problem(None, f"{table}: a row whose report is not there")
    except RecordError as error:
        yield Problem(None, str(error))
    yield from _index_problems(db)


def _index_problems(db: Database) -> Iterator[Problem]:
    """Whether the search index fits the texts.

    SQLite's own check is a write: in a record open for reading only, it is whether each report is there that is found.
    """
    if lacking := db.value("SELECT count(*) FROM reports WHERE no NOT IN (SELECT id FROM search_docsize)"):
        yield Problem(None, f"the search index lacks {lacking} reports")
    if not db.writable:
        return
    try:
        db.do("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except RecordLocked:
        raise
    except RecordError as error:
        yield Problem(None, f"the search index does not fit the texts ({error})")


def _across_problems(db: Database) -> Iterator[Problem]:
    """Whether what linking made still fits the claims: a report that changes is unlinked, so it always should."""
    for link, end in db.all("""SELECT id, source FROM across WHERE source NOT IN (SELECT id FROM claims)
            UNION ALL SELECT id, target FROM across WHERE target NOT IN (SELECT id FROM claims) ORDER BY 1, 2"""):
        yield Problem(None, f"link {link} between two reports ends at {end}, which is no claim of this record")
    for point, claim in db.all("""SELECT points.id, members.claim FROM members JOIN points ON points.no = members.point
            WHERE members.claim NOT IN (SELECT id FROM claims) ORDER BY 1, 2"""):
        yield Problem(None, f"point {point} has the member {claim}, which is no claim of this record")
    for (point,) in db.all("SELECT id FROM points WHERE no NOT IN (SELECT point FROM members) ORDER BY 1"):
        yield Problem(None, f"point {point} has no member")


def _report_problems(db: Database, number: int, claims: set[str]) -> Iterator[Problem]:
    report_id, digest = "?", ""
    try:
        report_id, digest = db.all("SELECT id, sha256 FROM reports WHERE no = ?", number)[0]
        analysis = next(analyses(db, [number]))
        keys = _stored_keys(db, number)
    except RecordError as error:
        yield Problem(report_id, str(error))
        return
    if text_hash(analysis.report.text) != digest:
        yield Problem(report_id, "the text does not have the hash that was stored with it")
    yield from (Problem(report_id, reason) for reason in analysis_problems(analysis))
    for link in analysis.links:
        if link.target not in claims:
            yield Problem(report_id, f"link {link.id} answers {link.target}, which is no claim of this record")
    for layer, table in LAYER_TABLES.items():
        if keys[layer] != [table.key(report_id, value) for value in getattr(analysis, layer)]:
            yield Problem(report_id, f"{layer}: the columns to select by do not say what the rows say")


def _stored_keys(db: Database, number: int) -> dict[str, list[tuple[Any, ...]]]:
    return {name: db.all(f"SELECT {', '.join(table.keys)} FROM {name} WHERE report = ? ORDER BY position", number)  # noqa: S608
            for name, table in LAYER_TABLES.items()}
