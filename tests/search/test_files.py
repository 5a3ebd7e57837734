"""Uploaded documents are found by title and by what a PDF says; private ones never, broken ones by title."""

from io import BytesIO

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader, PdfWriter
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from search import files, pdf
from search.engines import Filters, embedded
from search.models import FileText, SearchDocument
from search.pdf import read_pdf
from search.pdf_worker import CHARACTERS, PAGES
from search.query import parse

pytestmark = pytest.mark.django_db


def pdf_of(*pages: str) -> bytes:
    """A PDF that prints these texts."""
    kids = " ".join(f"{3 + 2 * place} 0 R" for place in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    font = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    for place, text in enumerate(pages):
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources {font} /Contents {4 + 2 * place} 0 R >>"
        )
        stream = f"BT /F 12 Tf 20 700 Td ({text}) Tj ET"
        objects += [page, f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"]
    whole, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(whole)}\n%%EOF\n"
    return f"{whole}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


def upload(
    data: bytes, name: str = "a.pdf", title: str = "Selebaran", collection: Collection | None = None
) -> Document:
    return Document.objects.create(
        title=title, file=ContentFile(data, name), collection=collection or Collection.get_first_root_node()
    )


def found(asked: str) -> list[str]:
    rows = embedded().search(parse(asked).weighted, Filters("id", "dokumen"), 0, 10)
    return list(SearchDocument.objects.filter(pk__in=rows).values_list("title", flat=True))


def private(collection: Collection) -> CollectionViewRestriction:
    return CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")


def test_a_pdf_is_found_by_what_it_says_and_opens_at_its_address(client: Client) -> None:
    document = upload(pdf_of("Cara mengajukan restitusi", "Halaman kedua: permohonan tertulis"))

    assert found("restitusi") == found("permohonan tertulis") == found("selebaran") == ["Selebaran"]
    assert SearchDocument.objects.get(source="document").path == document.url
    html = client.get("/cari/", {"q": "restitusi"}).content.decode()
    assert f'href="{document.url}"' in html
    assert "<mark>restitusi</mark>" in html


@pytest.mark.parametrize("size", [0, 3 * 1024 * 1024])  # from 2.5 MB on Django keeps an upload in a file
def test_what_an_editor_uploads_is_stored_whole_and_found(admin_client: Client, size: int) -> None:
    data = pdf_of("restitusi") + b"%" * size
    form = {"title": "Selebaran", "file": SimpleUploadedFile("a.pdf", data), "collection": 1}

    answer = admin_client.post(reverse("wagtaildocs:add"), form)

    assert answer.status_code == 302
    assert Document.objects.get().file.read() == data
    assert found("restitusi") == ["Selebaran"]


def test_a_document_of_another_kind_is_found_by_its_title() -> None:
    upload(b"kelurahan;rt\n", "peserta.csv", "Peserta bimtek")

    assert found("peserta bimtek") == ["Peserta bimtek"]


def test_a_new_file_takes_the_place_of_the_old_text() -> None:
    document = upload(pdf_of("restitusi"))
    document.file = ContentFile(pdf_of("kompensasi"), "b.pdf")
    document.save()

    assert found("kompensasi") == ["Selebaran"]
    assert found("restitusi") == []

    document.file = ContentFile(b"a;b\n", "c.csv")
    document.save()

    assert found("kompensasi") == []
    assert not FileText.objects.exists()


def test_a_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    document = upload(pdf_of("restitusi"))
    monkeypatch.setattr(files, "read_pdf", lambda data: pytest.fail("read again"))
    document.title = "Restitusi korban"
    document.save()
    files.refresh(files.sources["document"], [document.pk])

    assert found("restitusi") == ["Restitusi korban"]


def test_an_upload_is_read_before_anything_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr(files, "read_pdf", lambda data: (seen.append(Document.objects.count()), ("", ""))[1])
    upload(pdf_of("restitusi"))

    assert seen == [0]


def test_a_document_deleted_is_gone_at_once() -> None:
    upload(pdf_of("restitusi")).delete()

    assert found("restitusi") == []


@pytest.mark.parametrize("above", [False, True])
def test_a_private_collection_never_enters_and_leaves_the_moment_it_becomes_private(above: bool) -> None:
    outer = Collection.get_first_root_node().add_child(instance=Collection(name="Dalam"))
    inner = outer.add_child(instance=Collection(name="Kasus"))
    upload(pdf_of("restitusi"), collection=inner)
    assert found("restitusi")

    restriction = private(outer if above else inner)
    upload(pdf_of("kompensasi"), collection=inner)
    assert found("restitusi") == found("kompensasi") == []
    assert not SearchDocument.objects.filter(source="document").exists()

    restriction.delete()
    assert found("restitusi") == found("kompensasi") == ["Selebaran"]


@pytest.mark.django_db(transaction=True)
def test_a_collection_moved_into_a_private_one_takes_its_documents_along(admin_client: Client) -> None:
    root = Collection.get_first_root_node()
    root = root or Collection.add_root(name="Root")
    closed = root.add_child(instance=Collection(name="Tertutup"))
    moved = Collection.objects.get(pk=root.pk).add_child(instance=Collection(name="Arsip"))
    private(closed)
    upload(pdf_of("restitusi"), collection=moved)
    assert found("restitusi")

    form = {"name": "Arsip", "parent": closed.pk}
    answer = admin_client.post(reverse("wagtailadmin_collections:edit", args=[moved.pk]), form)

    assert answer.status_code == 302
    assert found("restitusi") == []


def test_a_document_moved_into_a_private_collection_leaves() -> None:
    closed = Collection.get_first_root_node().add_child(instance=Collection(name="Tertutup"))
    private(closed)
    document = upload(pdf_of("restitusi"))
    document.collection = closed
    document.save()

    assert found("restitusi") == []


def locked(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt("rahasia", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"%PDF-1.7\nno pdf at all", "broken"),
        (pdf_of("restitusi")[:200], "broken"),
        (locked(pdf_of("restitusi")), "locked"),
        (pdf_of(""), "empty"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_found_by_its_title_and_editors_see_why(
    data: bytes, problem: str, admin_client: Client
) -> None:
    upload(data, title="Pedoman restitusi")

    assert found("restitusi") == ["Pedoman restitusi"]
    row = FileText.objects.get()
    assert row.problem == problem
    html = admin_client.get(reverse("search_numbers")).content.decode()
    assert "Pedoman restitusi</a>: " + row.get_problem_display() in html


def test_a_long_pdf_is_read_up_to_its_limits() -> None:
    text, problem = read_pdf(pdf_of(*(f"halaman{number}" for number in range(PAGES + 1))))
    assert problem == "cut"
    assert f"halaman{PAGES - 1}" in text
    assert f"halaman{PAGES}" not in text
    assert read_pdf(pdf_of(*["x"] * PAGES))[1] == ""

    text, problem = read_pdf(pdf_of("kata " * 30_000, "kata " * 30_000))
    assert problem == "cut"
    assert len(text) == CHARACTERS


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0.01)

    assert read_pdf(pdf_of("restitusi")) == ("", "slow")


def test_numbers_report_lists_no_private_document(admin_client: Client, admin_user: AbstractUser) -> None:
    closed = Collection.get_first_root_node().add_child(instance=Collection(name="Tertutup"))
    private(closed)
    upload(b"%PDF-1.7", title="Surat rahasia", collection=closed)

    assert "Surat rahasia" not in admin_client.get(reverse("search_numbers")).content.decode()
