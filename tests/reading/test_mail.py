from __future__ import annotations

import io
from email.message import EmailMessage

from counterclaim.reading import read_stdin


def _mail(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = headers.get("sender", "Press Service <press@mod.example>")
    mail["Subject"] = "Заявление – statement"
    mail["Date"] = "Mon, 28 Mar 2022 23:30:00 -0700"
    return mail


def test_a_mail_gives_its_text_subject_sender_s_domain_and_the_day_on_the_sender_s_clock(read):
    mail = _mail()
    mail.set_content("The ministry denies it.\nIt said no more.")
    report = read("a.eml", mail.as_bytes()).report
    assert report.text == "The ministry denies it.\nIt said no more."
    assert (report.title, report.outlet) == ("Заявление – statement", "mod.example")
    assert (report.date, report.date_basis) == ("2022-03-28", "metadata")


def test_the_plain_part_is_read_before_the_html_part_and_attachments_are_counted(read):
    mail = _mail()
    mail.set_content("Plain words.")
    mail.add_alternative("<p>HTML words.</p>", subtype="html")
    mail.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="a.bin")
    found = read("a.eml", mail.as_bytes())
    assert found.report.text == "Plain words."
    assert "attachments not read: 1" in found.notices[0].reason


def test_a_mail_of_html_only_is_read_without_its_tags(read):
    mail = _mail()
    mail.set_content("<style>p {}</style><p>It was\n<b>denied</b> &amp; denied.</p><p>Twice.</p>", subtype="html")
    assert read("a.eml", mail.as_bytes()).report.text == "It was denied & denied.\nTwice."


def test_an_encoding_that_does_not_exist_is_guessed_and_told(read):
    found = read("a.eml", b"From: a@b.example\nContent-Type: text/html; charset=x-none\n\n<p>The army\x92s word.</p>")
    assert found.report.text == "The army’s word."
    assert "Windows-1252" in found.notices[0].reason


def test_headers_that_cannot_be_decoded_stand_as_they_are(read):
    report = read("a.eml", b"From: =?x?q?=41?= <>\nSubject: =?no-such?b?!!?=\nDate: soon\n\nWords.").report
    assert (report.date, report.outlet, report.text) == (None, None, "Words.")


def test_a_multipart_without_its_end_gives_what_it_has(read):
    data = b'From: a@b.example\nContent-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\nWords.'
    assert read("a.eml", data).report.text == "Words."


def test_a_mail_without_words_or_headers_is_a_failure(read):
    assert "no text" in read("a.eml", "From: a@b.example\nSubject: x\n\n").failure.reason
    assert "no mail" in read("b.eml", "\nWords.").failure.reason


def test_a_mail_on_standard_input_is_known():
    mail = _mail()
    mail.set_content("Piped words.")
    (report,) = read_stdin(io.BytesIO(mail.as_bytes()))
    assert (report.text, report.outlet) == ("Piped words.", "mod.example")
