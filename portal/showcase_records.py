"""Records for /gaya/, built in memory and never saved: channels, ladder, source, blocks that point at rows."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.blocks import StructBlock, StructValue

from portal.blocks import FigureBlock, MaterialBlock


def channels() -> list[Any]:
    """One verified yesterday, one that nobody ever verified."""
    channel = apps.get_model("services.Channel")
    return [
        channel(
            type="telepon",
            value="129",
            display="129",
            hours=_("24 jam"),
            is_free=True,
            answered_by=_("petugas SAPA 129"),
            confidence="high",
            verified_on=timezone.localdate() - timedelta(days=1),
        ),
        channel(type="whatsapp", value="+628111129129", display="08111-129-129", confidence="high", hours=_("24 jam")),
    ]


def ladder() -> list[Any]:
    step = apps.get_model("regions.LadderStep")
    return [
        step(
            order=1,
            actor=_("Seksi PPA RT"),
            may=_("Dengarkan\nJaga rahasia"),
            must_not=_("Mempertemukan dengan terlapor"),
            hands_to=_("kelurahan"),
        ),
        step(
            order=2,
            actor=_("UPTD PPA"),
            may=_("Mendampingi\nMeneruskan ke polisi"),
            time_limit=_("3x24 jam untuk kekerasan seksual"),
        ),
    ]


def source() -> SimpleNamespace:
    return SimpleNamespace(
        source_publisher="inibalikpapan.com",
        source_url="https://www.inibalikpapan.com/",
        source_published=date(2025, 7, 29),
        source_rights=_("tautan dan ringkasan kami sendiri"),
        advertorial=True,
    )


def _value(block: StructBlock, **given: Any) -> str:
    """The block as HTML, with every field not given empty."""
    return block.render(StructValue(block, {name: given.get(name, "") for name in block.child_blocks}))


def _block(model: str, field: str, name: str) -> StructBlock:
    """A block of another app, by the field that uses it."""
    return apps.get_model(model)._meta.get_field(field).stream_block.child_blocks[name]


def page_blocks() -> list[str]:
    """Blocks of single page types, and those that need a file or a person, as HTML."""
    person = apps.get_model("services.Person")(name="Sisparyadi", academic_title="S.Sos.")
    document = SimpleNamespace(url="/dokumen/contoh.pdf", file_extension="pdf", file_size=345_678)
    topics = [_("Penguatan peran RT"), _("Pengasuhan anak di era digital")]
    return [
        _value(
            _block("news.ActivityPage", "sessions", "session"),
            title=_("Hari pertama"),
            date=date(2025, 7, 29),
            venue=_("Aula Lantai 4"),
            participants=_("Seksi PPA RT"),
        ),
        _value(
            _block("news.ActivityPage", "speakers", "speaker"),
            person=person,
            capacity="narasumber",
            topic=_("Penguatan peran RT"),
        ),
        _value(_block("news.ActivityPage", "details", "details"), kind="topics", items=topics),
        _value(MaterialBlock(), document=document, title=_("buku saku kader RT"), language="id", version="2"),
        _value(
            _block("news.NewsPage", "corrections", "correction"),
            date=date(2025, 8, 1),
            text=_("Nama dinas diperbaiki."),
        ),
        _value(
            _block("education.GuidancePage", "sources", "source"),
            label="UU 12/2022",
            url="https://peraturan.info/uu/2022/12/bab-vi",
        ),
        _value(FigureBlock(), image=None, caption=_("Keterangan gambar: apa yang terlihat, dan siapa pembuatnya.")),
    ]
