"""Lists: steps, do and don't, facts, questions, links."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, TextBlock


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


class LinkBlock(StructBlock):
    label = CharBlock(label=_("Tulisan tautan"))
    url = CharBlock(label=_("Alamat"), help_text=_("/halaman/ di situs ini atau https://..."))


class LinksBlock(StructBlock):
    items = ListBlock(LinkBlock(), label=_("Tautan"))

    class Meta:
        icon = "link"
        label = _("Tautan")
        template = "blocks/links.html"
        description = _("Langkah berikutnya, ditulis sebagai apa yang terjadi setelah diketuk.")
        preview_value = {"items": [{"label": "Cari bantuan terdekat", "url": "/layanan/terdekat/"}]}
