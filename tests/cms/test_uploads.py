"""Documents are what their name says."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents.models import Document

from portal.cms import uploads
from portal.cms.uploads import check_document

WORD = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}


def archive(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, data in files.items():
            target.writestr(name, data)
    return buffer.getvalue()


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("materi.pdf", b"%PDF-1.7\n..."),
        ("peserta.csv", b"kelurahan;rt\nManggar;1\n"),
        ("notula.docx", archive(WORD)),
        ("angka.ods", archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})),
    ],
)
def test_honest_documents_are_taken(name: str, data: bytes) -> None:
    upload = file(name, data)
    check_document(upload)
    assert upload.read() == data  # rewound: what is stored is whole


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("materi.pdf", b"MZ\x90\x00 program", "bukan PDF"),
        ("materi.pdf", archive(WORD), "bukan PDF"),
        ("peserta.csv", b"<html><script>", "bukan CSV"),
        ("peserta.csv", b"a\x00b", "bukan CSV"),
        ("notula.docx", b"%PDF-1.7", "bukan DOCX"),
        ("notula.docx", b"PK\x03\x04 rusak", "bukan DOCX"),
        ("angka.xlsx", archive(WORD), "bukan XLSX"),
        ("notula.docx", archive(WORD | {"word/vbaProject.bin": b"x"}), "makro"),
    ],
)
def test_pretenders_are_refused_with_the_reason(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        check_document(file(name, data))


def test_too_large_a_document_is_refused_with_both_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 1024)
    with pytest.raises(ValidationError, match="Paling banyak 1"):
        check_document(file("materi.pdf", b"%PDF-1.7" + b" " * 3000))


def test_the_form_of_the_cms_refuses_too(administrator: Client) -> None:
    form = {"title": "x", "file": file("materi.pdf", b"MZ"), "collection": 1}
    html = administrator.post(reverse("wagtaildocs:add"), form).content.decode()
    assert "bukan PDF" in html
    assert not Document.objects.exists()
