"""The stream that page bodies use."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField

from .lists import DoDontBlock, FactsBlock, FaqBlock, LinksBlock, StepsBlock
from .locked import GuardrailBlock, NumbersBlock
from .media import FigureBlock, MaterialBlock
from .text import CalloutBlock, HeadingBlock, ParagraphBlock, QuoteBlock


class BodyBlock(StreamBlock):
    heading = HeadingBlock(group=_("Teks"))
    paragraph = ParagraphBlock(group=_("Teks"))
    callout = CalloutBlock(group=_("Teks"))
    quote = QuoteBlock(group=_("Teks"))
    steps = StepsBlock(group=_("Daftar"))
    do_dont = DoDontBlock(group=_("Daftar"))
    facts = FactsBlock(group=_("Daftar"))
    faq = FaqBlock(group=_("Daftar"))
    links = LinksBlock(group=_("Daftar"))
    figure = FigureBlock(group=_("Gambar dan berkas"))
    material = MaterialBlock(group=_("Gambar dan berkas"))
    numbers = NumbersBlock(group=_("Terkunci"))
    guardrail = GuardrailBlock(group=_("Terkunci"))


def body_field() -> StreamField:
    """The body of a page: any of the blocks above, none required."""
    return StreamField(BodyBlock(), blank=True, verbose_name=_("isi"))
