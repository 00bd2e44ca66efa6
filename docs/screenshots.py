"""Draws docs/pages/*.png: each page over the example dispute, as headless Chromium shows it.

    python docs/screenshots.py RECORD FOLDER
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from counterclaim.pages import Settings, create_app
from counterclaim.record import open_record
from serving import serving

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
WIDTH, HEIGHT = 1200, 900
VIEWS = ("exchange", "contested", "unanswered", "positions", "overview", "timeline", "network", "map", "agreements",
         "flags", "actors", "review", "add")


def main() -> None:
    record, folder = Path(sys.argv[1]), Path(sys.argv[2])
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if browser is None:
        raise SystemExit("needs Chromium; tools/system-packages.sh installs it")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        copy = Path(shutil.copy(record, Path(place) / "record.db"))
        with open_record(copy, write=False) as store:
            claim = next(each for each in store.claims(act="accuse") if next(store.links(target=each.id), None))
        window = playwright.chromium.launch(executable_path=browser, args=FLAGS)
        with serving(create_app(Settings(copy, signer="analyst"))) as address:
            page = window.new_page(base_url=address, viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
            for view in VIEWS:
                taken(page, f"/{view}", folder / f"{view}.png")
            taken(page, f"/claim/{claim.id}", folder / "claim.png")
            words = claim.content[0]
            taken(page, f"/report/{claim.report}#{words.start}-{words.end}", folder / "report.png")
            page.emulate_media(color_scheme="dark")
            taken(page, "/", folder / "exchange-dark.png")
        window.close()


def taken(page: Page, path: str, file: Path) -> None:
    """One picture of the top of a page."""
    answer = page.goto(path)
    if answer is None or answer.status != 200:
        raise SystemExit(f"{path} gave {answer.status if answer else 'nothing'}")
    page.screenshot(path=str(file), animations="disabled")
    print(f"{file}: {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
