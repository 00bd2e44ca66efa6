"""The one list of default parts, and the check that they fit together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from counterclaim.errors import PlanError, WordsError
from counterclaim.model import LAYERS, Analysis, Parse, Part, Report, Trace
from counterclaim.model.ids import content_id

__all__ = ["Parser", "Plan"]


class Parser(Protocol):
    """Texts in, parses out, in order and with offsets into the texts as given."""

    name: str
    version: str

    def pipe(self, texts: Iterable[str]) -> Iterable[Parse]: ...


@dataclass(frozen=True)
class Plan:
    """A parser and the parts behind it, in the order in which they run.

    Raises PlanError, before the first report is read, if a part needs a layer that nothing before it gives.
    """

    parser: Parser
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        given = {"report", "parse"}
        for part in self.parts:
            unknown = (set(part.needs) | set(part.gives)) - set(LAYERS)
            if unknown:
                raise PlanError(
                    f"the part {part.name!r} names a layer that does not exist: {', '.join(sorted(unknown))}."
                )
            lacking = [layer for layer in part.needs if layer not in given]
            if lacking:
                raise PlanError(f"the part {part.name!r} needs {', '.join(lacking)}, which no part before it gives.")
            given.update(part.gives)

    @property
    def fingerprint(self) -> str:
        """Changes whenever a part, its version or its order does; a report read under another one is read anew."""
        return content_id(
            "p", self.parser.name, self.parser.version, [(part.name, part.version) for part in self.parts]
        )

    def analyse(self, reports: Sequence[Report]) -> list[Analysis]:
        """Run every part over each report. A part that fails leaves its layers empty and a trace that says why."""
        parses = self.parser.pipe([report.text for report in reports])
        return [self._run(Analysis(report, parse)) for report, parse in zip(reports, parses, strict=True)]

    def _run(self, found: Analysis) -> Analysis:
        broken: set[str] = set()
        for part in self.parts:
            label = f"{part.name} {part.version}"
            if broken & set(part.needs):
                trace = Trace(label, "failed", f"needs {', '.join(sorted(broken & set(part.needs)))}")
                found = replace(found, traces=(*found.traces, trace))
                broken.update(part.gives)
                continue
            try:
                given = part(found)
            except (PlanError, WordsError):
                raise  # our own tables or parts are wrong: no report will do better
            except Exception as error:  # one bad report must not stop the rest: the record says what failed and why
                trace = Trace(label, "failed", f"{type(error).__name__}: {error}")
                found = replace(found, traces=(*found.traces, trace))
                broken.update(part.gives)
                continue
            trace = Trace(label, "found" if any(given.values()) else "nothing")
            found = _added(replace(found, traces=(*found.traces, trace)), part, given)
        return found


def _added(found: Analysis, part: Part, given: Mapping[str, tuple[Any, ...]]) -> Analysis:
    """The analysis with what the part gave behind what its layers held already."""
    extra = set(given) - set(part.gives)
    if extra:
        raise PlanError(f"the part {part.name!r} gave {', '.join(sorted(extra))}, which it does not declare.")
    layers: dict[str, Any] = {layer: (*getattr(found, layer), *values) for layer, values in given.items()}
    return replace(found, **layers)
