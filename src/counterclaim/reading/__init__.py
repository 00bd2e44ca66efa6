"""From files, folders and streams to reports.

    for each in read_paths(["reports/", "-"], Options(outlet="MoD"), stdin=sys.stdin.buffer):
        match each:
            case Report(): ...
            case Failure(): ...   # one report or file that could not be read, and why; the rest goes on
            case Notice(): ...    # files skipped, an encoding guessed, dates that could not be read

Each format is one module with a `read(source, options)`, listed in `kinds.KINDS` and imported when first needed.
"""

from counterclaim.reading.fetching import is_url
from counterclaim.reading.folders import walk
from counterclaim.reading.gathering import (
    read_file,
    read_path,
    read_paths,
    read_stdin,
    read_text,
    read_upload,
    read_url,
    safe_name,
)
from counterclaim.reading.opening import Progress
from counterclaim.reading.options import COLUMNS, MAX_CHARS, Options, parse_columns
from counterclaim.reading.results import Failure, Notice, Reading

__all__ = [
    "COLUMNS", "MAX_CHARS", "Failure", "Notice", "Options", "Progress", "Reading",
    "is_url", "parse_columns", "read_file", "read_path", "read_paths", "read_stdin", "read_text", "read_upload",
    "read_url", "safe_name", "walk",
]
