"""What `annotate` writes for one report, layer by layer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from counterclaim.claims import attribution_rows
from counterclaim.exports import rows
from counterclaim.model import Analysis

__all__ = ["ROWS"]

Row = dict[str, Any]


def _times(found: Analysis) -> Iterator[Row]:
    report = found.report
    timexes = [{"start": each.span.start, "end": each.span.end, "type": each.type, "value": each.value}
               for each in sorted(found.times, key=lambda each: each.span)]
    yield {"doc_id": report.id, "dct": report.date, "text": report.text, "timexes": timexes}


def _places(found: Analysis) -> Iterator[Row]:
    toponyms = [{"start": each.span.start, "end": each.span.end, "name": each.span.words, "lat": each.lat,
                 "lon": each.lon, "geonameid": each.geonameid, "country": each.country, "kind": each.kind,
                 "precision": each.precision, "relation": each.relation, "score": each.score}
                for each in sorted(found.places, key=lambda each: each.span)]
    yield {"doc_id": found.report.id, "toponyms": toponyms}


def _attributions(found: Analysis) -> Iterator[Row]:
    yield {"doc_id": found.report.id, "attributions": attribution_rows(found.parsed, found.attributions)}


ROWS: Mapping[str, Callable[[Analysis], Iterator[Row]]] = {
    "times": _times, "places": _places, "attributions": _attributions, "claims": rows,
}
