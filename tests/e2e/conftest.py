"""A real browser on real pages: Debian's Chromium, headless, driven by Playwright; skipped where there is none."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from counterclaim.pages import Settings, create_app

sys.path.append(str(Path(__file__).resolve().parents[1]))

from serving import example_record, serving

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("needs Chromium, which is not on this machine; tools/system-packages.sh installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example_record(tmp_path_factory.mktemp("e2e") / "example.db")


@pytest.fixture
def record(example: Path, tmp_path: Path) -> Path:
    """A copy of the example dispute that a test may change."""
    return Path(shutil.copy(example, tmp_path / "dispute.db"))


@pytest.fixture
def pages(record: Path) -> Iterator[str]:
    """The address of the pages over that copy, for one local user."""
    with serving(create_app(Settings(record, signer="Ana"))) as address:
        yield address


@pytest.fixture
def open_page(chromium: Browser, pages: str) -> Iterator[Callable[[str], Page]]:
    """`open_page("/map")`: a fresh browser on that page; whatever it complains of on its console fails the test."""
    complaints: list[str] = []
    context = chromium.new_context(base_url=pages, reduced_motion="reduce")
    context.set_default_timeout(10_000)

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    def opened(path: str) -> Page:
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield opened
    context.close()
    assert complaints == []
