"""Every error that Counterclaim raises on purpose, drawn in one place.

CounterclaimError
├── ReadingError          one report, or one file of reports, cannot be read
│   └── Unreadable        the bytes are not what the name or the user says they are
├── PlanError             the parts cannot be run in the order that they are listed
├── WordsError            a words table breaks its own form
├── PartError             a part failed on one report
├── AskedWrongly          what was asked for makes no sense: a date that is none, an actor that nobody knows
└── RecordError           the record cannot be opened, read or written
    ├── NotARecord        the file is something else
    ├── NewerRecord       a later Counterclaim wrote it
    └── RecordLocked      another process is writing to it

Each message is one sentence for the person at the keyboard: it names the file (and line) and the mend.
"""

from __future__ import annotations


class CounterclaimError(Exception):
    """Base of all; the command line prints its message and no traceback."""


class ReadingError(CounterclaimError):
    """A report or a file of reports cannot be read.

    `origin` names the file, with `:line` or `#n` where the file holds many reports.
    """

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason


class Unreadable(ReadingError):
    """The bytes are damaged, or not of the kind that the file's name says."""


class PlanError(CounterclaimError):
    """A part needs what no earlier part gives, or two parts give the same."""


class WordsError(CounterclaimError):
    """A row of a words table is malformed, or its example does not prove it."""


class PartError(CounterclaimError):
    """A part failed on one report; the report is kept as failed."""


class AskedWrongly(CounterclaimError):
    """What a person asked for makes no sense as asked; the message says how to ask for it."""


class RecordError(CounterclaimError):
    """The record cannot be opened, read or written."""


class NotARecord(RecordError):
    """The file is not a Counterclaim record."""


class NewerRecord(RecordError):
    """The record was written by a later version of Counterclaim."""


class RecordLocked(RecordError):
    """Another process holds the record for writing."""
