"""What somebody wants added, as it is handed to the process that reads it, and what that tells on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from counterclaim.reading import Options, Reading, read_text, read_upload, read_url

__all__ = ["Arrived", "Order", "Pasted", "Said", "Upload"]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that lies at `path`, in a folder of ours, and was called `name` where it came from."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that somebody pasted, and what they said of it."""

    text: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """Everything that is to be added at once. `options` fill in what reports do not say themselves."""

    record: Path
    options: Options
    pasted: Pasted | None = None
    uploads: tuple[Upload, ...] = ()
    urls: tuple[str, ...] = ()

    @property
    def items(self) -> int:
        """How many texts, files and addresses there are."""
        return bool(self.pasted) + len(self.uploads) + len(self.urls)

    def readings(self) -> Iterator[tuple[str, Iterator[Reading]]]:
        """Each item: how it is called, and what it holds."""
        if self.pasted:
            given = self.pasted
            yield "pasted text", read_text(given.text, self.options, title=given.title, url=given.url)
        for upload in self.uploads:
            yield upload.name, read_upload(upload.path, upload.name, self.options)
        for url in self.urls:
            yield url, read_url(url, self.options)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A report that the record holds now; `already`: it did before."""

    id: str
    name: str
    already: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence about something that could not be read, or that one should know."""

    kind: Literal["failure", "notice"]
    sentence: str
