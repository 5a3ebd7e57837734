"""Lists: steps, do and don't, facts, questions, links."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructBlockValidationError, TextBlock

# Browsers read "//x", "/\x" and "/<tab>/x" as the address of another site.
_INSIDE = re.compile(r"/(?!/)[^\s\\\x00-\x1f\x7f]*")
_PHONE = re.compile(r"tel:\+?[0-9]([0-9-]*[0-9])?")
# "https://portal.go.id@x" leads to x.
_HTTPS = re.compile(r"https://[^@/?#]+([/?#].*)?")
_MAIL = re.compile(r"mailto:([^\s?]+)(\?\S*)?")
_valid_url = URLValidator(schemes=["https"])


def validate_address(address: str) -> None:
    """Lets pass what a link may lead to: a page of this site, another site over https, a call, an e-mail.

    Raises ValidationError for all else: javascript: runs, http:// can be read and changed on its way.
    """
    if not _is_harmless(address):
        raise ValidationError(
            _(
                "Tulis alamat tanpa spasi yang diawali “/” untuk halaman di situs ini (misalnya /layanan/), "
                "atau yang diawali “https://”, “tel:” atau “mailto:”."
            ),
            code="address",
        )


def _is_harmless(address: str) -> bool:
    try:
        if _HTTPS.fullmatch(address):
            _valid_url(address)
            return True
        if mail := _MAIL.fullmatch(address):
            validate_email(mail[1])
            return True
    except ValidationError:
        return False
    return bool(_INSIDE.fullmatch(address) or _PHONE.fullmatch(address))


class StepBlock(StructBlock):
    title = CharBlock(label=_("Langkah"))
    text = TextBlock(label=_("Penjelasan"), required=False)


class StepsBlock(StructBlock):
    title = CharBlock(label=_("Judul"), required=False)
    items = ListBlock(StepBlock(), label=_("Langkah"))

    class Meta:
        icon = "list-ol"
        label = _("Langkah")
        template = "blocks/steps.html"
        description = _("Urutan yang perlu diikuti; satu tindakan tiap langkah.")
        preview_value = {"title": "", "items": [{"title": "Cari tempat aman", "text": "Rumah tetangga boleh."}]}


class DoDontBlock(StructBlock):
    do = ListBlock(CharBlock(), label=_("Lakukan"))
    dont = ListBlock(CharBlock(), label=_("Jangan"))

    class Meta:
        icon = "check"
        label = _("Lakukan dan jangan")
        template = "blocks/do_dont.html"
        description = _("Dua daftar berdampingan.")
        preview_value = {"do": ["Dengarkan."], "dont": ["Jangan foto."]}


class FactBlock(StructBlock):
    label = CharBlock(label=_("Nama"))
    value = TextBlock(label=_("Isi"))


class FactsBlock(StructBlock):
    items = ListBlock(FactBlock(), label=_("Fakta"))

    class Meta:
        icon = "form"
        label = _("Fakta")
        template = "blocks/facts.html"
        description = _("Nama dan isinya, misalnya biaya, waktu, syarat.")
        preview_value = {"items": [{"label": "Biaya", "value": "Gratis"}]}


class QuestionBlock(StructBlock):
    question = CharBlock(label=_("Pertanyaan"))
    answer = TextBlock(label=_("Jawaban"))


class FaqBlock(StructBlock):
    items = ListBlock(QuestionBlock(), label=_("Pertanyaan"))

    class Meta:
        icon = "help"
        label = _("Tanya jawab")
        template = "blocks/faq.html"
        description = _("Pertanyaan yang sering muncul, jawabannya bisa dibuka tanpa JavaScript.")
        preview_value = {"items": [{"question": "Apakah berbayar?", "answer": "Tidak. Gratis."}]}


class AddressBlock(CharBlock):
    """An address leads to the same place in every language: no translator is asked for it, so none can change it."""

    def get_translatable_segments(self, value: str) -> list[Any]:
        return []

    def restore_translated_segments(self, value: str, segments: list[Any]) -> str:
        return value

    def deconstruct(self) -> tuple[str, Any, Any]:
        """To migrations it is a text like any other, as Wagtail's own structures are."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.CharBlock", args, kwargs


class LinkBlock(StructBlock):
    label = CharBlock(label=_("Tulisan tautan"))
    url = AddressBlock(label=_("Alamat"), help_text=_("/halaman/ di situs ini atau https://..."))

    def clean(self, value: Any) -> Any:
        """The link, if it leads somewhere harmless. Not a validator of the field: migrations would repeat it."""
        cleaned = super().clean(value)
        try:
            validate_address(cleaned["url"])
        except ValidationError as error:
            raise StructBlockValidationError({"url": error}) from error
        return cleaned


class LinksBlock(StructBlock):
    items = ListBlock(LinkBlock(), label=_("Tautan"))

    class Meta:
        icon = "link"
        label = _("Tautan")
        template = "blocks/links.html"
        description = _("Langkah berikutnya, ditulis sebagai apa yang terjadi setelah diketuk.")
        preview_value = {"items": [{"label": "Cari bantuan terdekat", "url": "/layanan/terdekat/"}]}
