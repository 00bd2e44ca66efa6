"""Reading the record, always in one order: by the report's date, its id, and the offset."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from counterclaim.errors import RecordError
from counterclaim.model import Analysis, Link, Report
from counterclaim.record.codec import decoded
from counterclaim.record.database import Database
from counterclaim.record.layers import LAYER_TABLES, LayerTable
from counterclaim.record.store import Failure

__all__ = ["REPORT_COLUMNS", "analyses", "counts", "failures", "incoming", "layer_value", "links", "numbers_in_order",
           "numbers_of", "report_row", "reports", "values"]

REPORT_COLUMNS = "id, text, date, date_basis, outlet, title, url, topics, origin, replaces"
_IN_ORDER = "coalesce(reports.date, '~'), reports.id"
# reports fetched at once: few enough that articles of 100 kB stay small in memory, and at 200 the statements, one a
# layer, cost less than a tenth of decoding their rows
_BATCH = 200
_ACROSS = ("points", "across", "disputes")


def report_row(report: Report) -> tuple[Any, ...]:
    """The values of REPORT_COLUMNS."""
    return (report.id, report.text, report.date, report.date_basis, report.outlet, report.title, report.url,
            json.dumps(report.topics, ensure_ascii=False), report.origin, report.replaces)


def reports(db: Database, numbers: Sequence[int] | None = None) -> Iterator[Report]:
    """The reports of those numbers, in the order given; all of them, in the record's order, without."""
    for batch in _batches(numbers_in_order(db) if numbers is None else numbers):
        rows = {row[0]: row[1:] for row in db.all(
            f"SELECT no, {REPORT_COLUMNS} FROM reports WHERE no IN (SELECT value FROM json_each(?))",  # noqa: S608
            json.dumps(batch))}
        for number in batch:
            if number in rows:
                yield _report(db, rows[number])


def analyses(db: Database, numbers: Sequence[int] | None = None, layers: Iterable[str] | None = None,
             ) -> Iterator[Analysis]:
    """The reports of those numbers with these layers (all without), in the order given; all of the record without."""
    wanted = LAYER_TABLES if layers is None else {name: LAYER_TABLES[name] for name in layers}
    for batch in _batches(numbers_in_order(db) if numbers is None else numbers):
        held = {name: _layer(db, table, batch) for name, table in wanted.items()}
        found = dict(zip(batch, reports(db, batch), strict=True))
        for number in batch:
            given: dict[str, Any] = {name: tuple(layer.get(number, ())) for name, layer in held.items()}
            yield Analysis(found[number], **given)


def layer_value(db: Database, layer: str, body: str) -> Any:
    """A value of a layer from its row; RecordError if that is damaged."""
    return _value(db, LAYER_TABLES[layer], body)


def numbers_in_order(db: Database, where: str = "", *given: Any) -> list[int]:
    """The numbers of the reports, as the tables refer to them, in the record's order."""
    return [row[0] for row in db.all(f"SELECT no FROM reports {where} ORDER BY {_IN_ORDER}", *given)]  # noqa: S608


def numbers_of(db: Database, reports: Iterable[str]) -> list[int]:
    """The numbers of the reports of those ids that the record holds, in its order."""
    return numbers_in_order(db, "WHERE id IN (SELECT value FROM json_each(?))", json.dumps(list(reports)))


def values(db: Database, layer: str, report: str | None = None, **keys: str | None) -> Iterator[tuple[str, Any]]:
    """`(report id, value)` for each row of a layer whose key columns hold what is asked for; None asks nothing."""
    table = LAYER_TABLES[layer]
    asked = {f"{layer}.{column}": value for column, value in keys.items() if value is not None}
    if report is not None:
        asked["reports.id"] = report
    where = " AND ".join(f"{column} = ?" for column in asked) or "1"
    start = f"{layer}.start, " if "start" in table.keys else ""
    rows = db.all(f"""SELECT reports.id, {layer}.body FROM {layer} JOIN reports ON reports.no = {layer}.report
        WHERE {where} ORDER BY {_IN_ORDER}, {start}{layer}.position""", *asked.values())  # noqa: S608
    for report_id, body in rows:
        yield report_id, _value(db, table, body)


def links(db: Database, report: str | None, **keys: str | None) -> Iterator[Link]:
    """The links within reports and, behind those of each report, the ones from its claims to other reports'."""
    asked = {column: value for column, value in keys.items() if value is not None}
    where = " AND ".join((*(f"{column} = ?" for column in asked), "1"))
    own = "" if report is None else "WHERE reports.id = ?"
    rows = db.all(f"""SELECT reports.id, found.body FROM (
            SELECT report, position, '' AS target, body FROM links WHERE {where}
            UNION ALL SELECT report, 1 << 40, source || target, body FROM across WHERE {where}) AS found
        JOIN reports ON reports.no = found.report {own} ORDER BY {_IN_ORDER}, found.position, found.target""",  # noqa: S608
                  *asked.values(), *asked.values(), *([] if report is None else [report]))
    return (_value(db, LAYER_TABLES["links"], body) for _, body in rows)


def incoming(db: Database, report_id: str) -> tuple[Link, ...]:
    """The links from other reports to the claims of this one, in order of their ids."""
    rows = db.all("""SELECT links.id, links.body FROM reports
        JOIN claims ON claims.report = reports.no
        JOIN links ON links.target = claims.id AND links.report != reports.no
        WHERE reports.id = ?1
        UNION SELECT across.id, across.body FROM reports JOIN across ON across.other = reports.no WHERE reports.id = ?1
        ORDER BY 1""", report_id)
    return tuple(_value(db, LAYER_TABLES["links"], body) for _, body in rows)


def failures(db: Database) -> tuple[Failure, ...]:
    rows = db.all("SELECT origin, reason, plan, report FROM failures ORDER BY origin, key")
    return tuple(Failure(origin, reason, plan, decoded(Report, body) if body else None)
                 for origin, reason, plan, body in rows)


def counts(db: Database, asked: Iterable[str] = ()) -> dict[str, int]:
    names = tuple(asked) or ("reports", "failures", "rulings", *LAYER_TABLES, *_ACROSS)
    out = {name: db.value(f"SELECT count(*) FROM {name}") for name in names if name != "rulings"}  # noqa: S608
    if "rulings" in names:
        out["rulings"] = db.value("SELECT count(*) FROM rulings WHERE withdrawn IS NULL")
    return out


def _layer(db: Database, table: LayerTable, numbers: Sequence[int]) -> dict[int, list[Any]]:
    out: dict[int, list[Any]] = {}
    for number, body in db.all(
            f"SELECT report, body FROM {table.name} WHERE report IN (SELECT value FROM json_each(?)) "  # noqa: S608
            "ORDER BY report, position", json.dumps(numbers)):
        out.setdefault(number, []).append(_value(db, table, body))
    return out


def _value(db: Database, table: LayerTable, body: str) -> Any:
    try:
        return decoded(table.type, body)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        damage = f"{db.path} has a damaged row in {table.name} ({error}); run `counterclaim verify`."
        raise RecordError(damage) from error


def _report(db: Database, row: Sequence[Any]) -> Report:
    try:
        report_id, text, date, basis, outlet, title, url, topics, origin, replaces = row
        return Report(report_id, text, date, basis, outlet, title, url, tuple(json.loads(topics)), origin, replaces)
    except (ValueError, TypeError) as error:
        raise RecordError(f"{db.path} has a damaged report {row[0]} ({error}); run `counterclaim verify`.") from error


def _batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[at : at + _BATCH] for at in range(0, len(numbers), _BATCH))
