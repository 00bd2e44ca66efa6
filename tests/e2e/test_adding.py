"""An editor adds reports by the pages: a bad file among good ones is named and costs nothing but itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

OpenPage = Callable[[str], Page]


def files(folder: Path) -> list[Path]:
    """Two reports, and between them a file that is no report."""
    folder.mkdir()
    texts = {"first.txt": "Date: 2022-04-02\nGeorgia accused Armenia of firing on a border post near Sadakhlo.",
             "third.txt": "Date: 2022-04-03\nArmenia denied that it had fired on the post."}
    out = []
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
        out.append(folder / name)
    (folder / "second.docx").write_bytes(b"PK\x03\x04 not a document at all")
    return [out[0], folder / "second.docx", out[1]]


def test_a_bad_file_among_good_ones_is_named_and_the_others_are_read(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/add")
    page.locator("input[type=file]").set_input_files(files(tmp_path / "reports"))
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/jobs/**")
    expect(page.get_by_role("link", name="Add more")).to_be_visible(timeout=120_000)
    told = page.locator("main").inner_text()
    assert "second.docx" in told
    assert "2 reports read" in told or "2 read" in told
    page.goto("/exchange?actor=GEO")
    expect(page.locator(".card", has_text="firing on a border post")).to_be_visible()


def test_pasted_text_becomes_a_report_with_its_date(open_page: OpenPage) -> None:
    page = open_page("/add")
    page.get_by_label("Paste one report").fill(
        "Kenya accused Somalia of arming the raiders. Somalia rejected the accusation.")
    page.get_by_label("Day of publication").fill("2023-05-06")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/jobs/**")
    expect(page.get_by_role("link", name="Add more")).to_be_visible(timeout=120_000)
    page.goto("/exchange?actor=KEN")
    expect(page.locator(".day", has_text="6 May 2023")).to_be_visible()
