from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest


def _document(*paragraphs: str, **properties: object) -> bytes:
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _with_body(markup: str) -> bytes:
    """A document of this body, written as Word would write it."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_document())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = f'<w:document xmlns:w="{space}"><w:body>{markup}</w:body></w:document>'.encode()
            new.writestr(name, data)
    return out.getvalue()


def test_a_document_gives_its_paragraphs_title_and_day_of_making(read):
    report = read("a.docx", _document("One.", "Two.", title="Note", created=datetime(2022, 3, 28))).report
    assert (report.text, report.title) == ("One.\nTwo.", "Note")
    assert (report.date, report.date_basis) == ("2022-03-28", "metadata")


def test_the_date_of_the_template_is_none(read):
    assert read("a.docx", _document("One.")).report.date is None


def test_cells_of_tables_stand_where_the_table_stands(read):
    from docx import Document

    document = Document()
    document.add_paragraph("Before.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Village", "Held by"
    document.add_paragraph("After.")
    out = io.BytesIO()
    document.save(out)
    assert read("a.docx", out.getvalue()).report.text == "Before.\nVillage\nHeld by\nAfter."


def test_tracked_insertions_are_read_and_deletions_not(read):
    body = (
        "<w:p><w:r><w:t>It </w:t></w:r><w:ins><w:r><w:t>strongly </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>denies.</w:t></w:r></w:p>"
    )
    assert read("a.docx", _with_body(body)).report.text == "It strongly denies."


@pytest.mark.parametrize("part", [0.01, 0.5, 0.99])
def test_a_document_cut_short_is_a_failure(read, part):
    data = _document("One.")
    assert "cut short" in read("a.docx", data[: int(part * len(data))]).failure.reason


def test_a_damaged_member_is_a_failure(read):
    data = bytearray(_document("One."))
    place = data.index(b"word/document.xml") + 60
    data[place : place + 40] = bytes(40)
    assert "damaged" in read("a.docx", bytes(data)).failure.reason


def test_a_bomb_is_not_unpacked(read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    assert "unpacks to 60 MB" in read("a.docx", out.getvalue()).failure.reason


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"content.xml": "x"}, "no Word document"),
        ({"word/document.xml": "<a"}, "damaged"),
        ({"[Content_Types].xml": "<a", "word/document.xml": "<a"}, "damaged"),
    ],
)
def test_other_archives_named_docx_are_failures(read, members, words):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert words in read("a.docx", out.getvalue()).failure.reason


def test_broken_markup_inside_is_a_failure(read):
    assert "damaged" in read("a.docx", _with_body("<w:p><w:r>")).failure.reason
