"""Pictures and documents that are what they say: the content must fit the ending of the name."""

import zipfile
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

LARGEST = 20 * 1024 * 1024  # a phone on slow 3G needs ten minutes for it
HEAD = 4096
# What an office document holds besides its own parts, and no reader of ours should get.
MACROS = ("vbaproject.bin", "basic/script-lb.xml")
OPEN_DOCUMENT = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
OFFICE_FOLDER = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}


class SafeImageField(WagtailImageField):
    """Wagtail's field; a picture that breaks off is refused like any other wrong one instead of ending in an error."""

    def to_python(self, data: Any) -> Any:
        try:
            return super().to_python(data)
        except (OSError, SyntaxError) as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class SafeImageForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if wagtails := self.fields.get("file"):
            self.fields["file"] = SafeImageField(
                label=wagtails.label, required=wagtails.required, widget=wagtails.widget, initial=wagtails.initial
            )


class SafeDocumentForm(BaseDocumentForm):
    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            check_document(file)
        return file


def check_document(file: UploadedFile) -> None:
    """Raises ValidationError with the reason where the file is too large or not what its name says."""
    size = file.size or 0
    if size > LARGEST:
        raise ValidationError(
            _("Berkas ini terlalu besar: %(size)s. Paling banyak %(limit)s.")
            % {"size": filesizeformat(size), "limit": filesizeformat(LARGEST)}
        )
    ending = (file.name or "").rpartition(".")[2].lower()
    file.seek(0)
    head = file.read(HEAD)
    if not _fits(ending, head, file):
        raise ValidationError(
            _("Isi berkas ini bukan %(kind)s. Simpan ulang dari aplikasinya, lalu unggah lagi.")
            % {"kind": ending.upper() or _("berkas yang dikenal")}
        )
    file.seek(0)


def _fits(ending: str, head: bytes, file: UploadedFile) -> bool:
    if ending == "pdf":
        return b"%PDF-" in head[:1024]
    if ending == "csv":
        return bool(head) and b"\x00" not in head and not head.lstrip().startswith((b"<", b"%PDF", b"PK\x03\x04"))
    if ending in OFFICE_FOLDER or ending in OPEN_DOCUMENT:
        return head.startswith(b"PK\x03\x04") and _is_office_file(ending, file)
    return False


def _is_office_file(ending: str, file: UploadedFile) -> bool:
    """Whether the archive is the kind its name says. Raises ValidationError where it carries macros."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if any(name.lower().endswith(MACROS) for name in names):
                raise ValidationError(_("Berkas ini berisi makro. Simpan tanpa makro, atau sebagai PDF."))
            if ending in OPEN_DOCUMENT:
                return "mimetype" in names and archive.read("mimetype").strip() == OPEN_DOCUMENT[ending]
            return "[Content_Types].xml" in names and any(name.startswith(OFFICE_FOLDER[ending]) for name in names)
    except zipfile.BadZipFile:
        return False
