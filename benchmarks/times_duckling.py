"""duckling (the Clojure one, through the `duckling` package and Java) as a rival for benchmarks/times.py.

Not among the dependencies: `pip install duckling` in the environment that runs the benchmark, with Java on the path.
"""

from __future__ import annotations

import glob
import importlib.util
import os
from functools import cache
from typing import Any

__all__ = ["by_duckling", "installed"]

_LENGTH = {"year": 4, "quarter": 7, "month": 7, "week": 10, "day": 10, "hour": 13, "minute": 16, "second": 19}


def installed() -> bool:
    """Whether the package is there; Java is found out when it starts."""
    return importlib.util.find_spec("duckling") is not None and importlib.util.find_spec("jpype") is not None


@cache
def _parser() -> Any:
    import duckling
    import jpype

    jars = glob.glob(os.path.join(os.path.dirname(duckling.__file__), "jars", "*.jar"))  # noqa: PTH118, PTH120, PTH207
    # without convertStrings the package's own int() fails on Java's strings
    jpype.startJVM(classpath=jars, convertStrings=True)
    parser = duckling.Duckling(jvm_started=True)
    parser.load(languages=["en"])
    return parser


def by_duckling(row: dict[str, Any]) -> dict[str, Any]:
    """duckling's first reading of each expression, as precise as its grain; latent ones left out.

    It reads paragraph by paragraph: over a whole article its time grows with the square of the length.
    """
    import duckling

    timexes: list[dict[str, Any]] = []
    at = 0
    for paragraph in row["text"].split("\n"):
        found = _parser().parse(paragraph, dim_filter=duckling.Dim.TIME, reference_time=f"{row['dct'][:10]}T00:00:00")
        for each in found:
            value = each["value"]
            value = value.get("from") or value.get("to") or value
            if not each.get("latent") and value.get("value"):
                written = value["value"][: _LENGTH.get(value.get("grain", "day"), 10)]
                timexes.append({"start": at + each["start"], "end": at + each["end"],
                                "type": "TIME" if len(written) > 10 else "DATE", "value": written})
        at += len(paragraph) + 1
    return {"doc_id": row["doc_id"], "timexes": timexes}
