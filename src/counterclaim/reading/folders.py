"""Which files a path stands for: itself, or all that a folder holds and that can be read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from counterclaim.reading.kinds import suffix_of, supported
from counterclaim.reading.opening import name_of
from counterclaim.reading.results import Failure, Notice

__all__ = ["walk"]


def walk(path: Path) -> Iterator[Path | Failure | Notice]:
    """The files to read, sorted, folder by folder; what is skipped is told in a notice, what fails in a failure.

    A file named by the user is always tried. In folders, hidden files and kinds that are not read are skipped;
    links are followed, a folder that was already walked is not walked again.
    """
    origin = name_of(path)
    try:
        is_folder = path.is_dir()
        path.stat()
    except FileNotFoundError:
        yield Failure(origin, _nowhere(path))
        return
    except (OSError, ValueError) as error:
        yield Failure(origin, _why(error), error)
        return
    if not is_folder:
        yield path
        return
    skipped: Counter[str] = Counter()
    found = False
    for each in _folder(path, skipped, set()):
        found = found or not isinstance(each, Notice)
        yield each
    if skipped:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(skipped.items()))
        yield Notice(origin, f"skipped {skipped.total():,} files that are hidden or of a kind not read: {kinds}.")
    if not found:
        yield Failure(origin, "the folder holds nothing that can be read; give one with .txt, .html, .pdf … files.")


def _folder(folder: Path, skipped: Counter[str], walked: set[tuple[int, int]]) -> Iterator[Path | Failure | Notice]:
    try:
        stat = folder.stat()
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: (_is_folder(entry), os.fsencode(entry.name)))
    except OSError as error:
        yield Failure(name_of(folder), _why(error), error)
        return
    if (stat.st_dev, stat.st_ino) in walked:
        yield Notice(name_of(folder), "skipped: this link leads to a folder that was already read.")
        return
    walked.add((stat.st_dev, stat.st_ino))
    for entry in entries:
        path = folder / entry.name
        try:
            kind = _kind(entry)
        except OSError as error:
            yield Failure(name_of(path), _why(error), error)
            continue
        if kind == "folder":
            yield from _folder(path, skipped, walked)
        elif kind == "file":
            yield path
        elif kind == "dead link":
            yield Failure(name_of(path), "the link leads nowhere; mend or remove it.")
        else:
            skipped[kind] += 1


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.name.startswith("."):
        return "hidden"
    if entry.is_dir():
        return "folder"
    if not supported(entry.name):
        return suffix_of(entry.name) or "without a suffix"
    if entry.is_file():
        return "file"
    # A pipe or a device would be waited on for ever.
    return "dead link" if entry.is_symlink() and not os.path.exists(entry.path) else "no regular file"  # noqa: PTH110


def _nowhere(path: Path) -> str:
    if path.is_symlink():
        return "the link leads nowhere; mend or remove it."
    return "there is no such file or folder; check the spelling and the working folder."


def _why(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "you have no permission to read it; change its mode or its owner."
    words = getattr(error, "strerror", None) or str(error)
    return f"the system cannot read it ({words}); check the path."
