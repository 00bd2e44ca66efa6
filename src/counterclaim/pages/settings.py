"""What `counterclaim serve` was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """`record`: the file that holds the dispute. `users`: whether people sign in; without, all is done by `signer`.

    `https`: whether browsers reach the pages by https, through a proxy in front of them. `private_urls`: whether
    reports may be fetched from addresses of this machine and its network.

    `page_reports`: reports whose claims one page shows: 50 of the current-events items, about 100 claims, take the
    server 10 ms and the reader several screens. `upload_bytes`: the most that one upload may hold.
    """

    record: Path
    users: bool = False
    signer: str = "local user"
    https: bool = False
    private_urls: bool = False
    page_reports: int = 50
    upload_bytes: int = 50_000_000
