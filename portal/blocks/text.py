"""Running text: headings, paragraphs, call-outs, quotations."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock, TextBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from portal.blocks.choices import TextChoiceBlock

RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class HeadingBlock(CharBlock):
    class Meta:
        icon = "title"
        label = _("Judul bagian")
        template = "blocks/heading.html"
        description = _("Memecah halaman panjang; tampil sebagai judul tingkat dua.")
        preview_value = "Yang bisa kamu lakukan sekarang"


class ParagraphBlock(RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Paragraf")
        template = "blocks/paragraph.html"
        description = _("Teks biasa. Kalimat pendek, paling banyak lima belas kata.")
        preview_value = "<p>Kamu boleh bercerita kapan pun kamu siap. <b>Gratis. Tidak perlu KTP.</b></p>"


class Tone(TextChoiceBlock):
    choices = [("info", _("informasi")), ("calm", _("menenangkan")), ("warning", _("perhatian"))]


class CalloutBlock(StructBlock):
    tone = Tone(label=_("Nada"), default="info")
    title = CharBlock(label=_("Judul"))
    text = TextBlock(label=_("Isi"))

    class Meta:
        icon = "warning"
        label = _("Kotak perhatian")
        template = "blocks/callout.html"
        description = _("Satu hal penting yang tidak boleh terlewat.")
        preview_value = {"tone": "calm", "title": "Ini bukan salahmu", "text": "Apa pun yang terjadi."}


class QuoteBlock(StructBlock):
    """A short quotation, word for word, with who said it as far as the source tells."""

    text = TextBlock(label=_("Kutipan"))
    speaker = SnippetChooserBlock("services.Person", label=_("Pembicara"), required=False)
    attribution = CharBlock(
        label=_("Keterangan pembicara"), required=False, help_text=_("Bila sumber tidak menyebut nama.")
    )
    note = CharBlock(label=_("Catatan"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Kutipan")
        template = "blocks/quote.html"
        description = _("Kutipan pendek pejabat atau narasumber. Tidak pernah korban.")
        preview_value = {"text": "Kita semua punya peran masing-masing.", "attribution": "Kepala dinas", "note": ""}
