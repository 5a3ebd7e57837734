"""What is wrong with the directory, as a table of small functions: the page of the CMS and the due list read it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from portal.cms.due import LONG_DATE, Row
from regions.models import Region
from services.choices import RequestStatus, Visibility
from services.models import ChangeRequest, Channel, RtContact, ServiceLocation
from services.reachable import EXPIRED_AFTER, STALE_AFTER


@dataclass(frozen=True)
class Check:
    """One thing that can be wrong: who may see it, which rows, and how a row is named and mended."""

    ref: str
    name: Any
    help: Any
    permission: str
    rows: Callable[[], QuerySet[Any]]
    row: Callable[[Any], Row]


def _edit(model: str, key: int) -> str:
    return reverse(f"wagtailsnippets_services_{model}:edit", args=[key])


def _channels(condition: Q) -> QuerySet[Channel]:
    rows = Channel.objects.not_retired().filter(location__active=True).filter(condition)
    return rows.select_related("location").order_by("verified_on", "pk")


def _untested_for(age: timedelta) -> Q:
    return Q(verified_on__lte=timezone.localdate() - age)


def _channel_row(channel: Channel) -> Row:
    day = date_format(channel.verified_on, LONG_DATE) if channel.verified_on else str(_("belum pernah"))
    return Row(f"{channel.location}: {channel.display}", _edit("servicelocation", channel.location_id), day)


def _location_row(location: ServiceLocation) -> Row:
    return Row(location.name, _edit("servicelocation", location.pk), location.placement_problem)


def _uncovered() -> QuerySet[Region]:
    """Districts and villages of the agency's region that no service of their own city covers."""
    home = settings.PORTAL_HOME_REGION
    public = ServiceLocation.objects.public()
    covered = ServiceLocation.coverage.through.objects.filter(servicelocation__in=public)
    above = covered.filter(region__code=OuterRef("parent__code"))
    own = covered.filter(region__code=OuterRef("code"))
    city = covered.filter(region__code=home)
    return Region.objects.inside(home).filter(~Exists(own), ~Exists(above), ~Exists(city)).by_code()


def _silent() -> QuerySet[ServiceLocation]:
    channels = Channel.objects.not_retired().exclude(visibility=Visibility.STAFF).filter(location=OuterRef("pk"))
    return ServiceLocation.objects.public().filter(~Exists(channels)).order_by("name")


def _requests() -> QuerySet[ChangeRequest]:
    waiting = ChangeRequest.objects.filter(status=RequestStatus.NEW)
    return waiting.select_related("location").order_by("answer_by", "pk")


CHECKS = (
    Check(
        "kedaluwarsa",
        _("Nomor kedaluwarsa"),
        _("Sudah 365 hari tidak dicoba: pembaca melihat tingkat berikutnya. Telepon, lalu isi tanggalnya."),
        "services.change_servicelocation",
        lambda: _channels(_untested_for(EXPIRED_AFTER)),
        _channel_row,
    ),
    Check(
        "ditelepon",
        _("Nomor perlu ditelepon"),
        _("Belum pernah dicek, atau sudah 180 hari tidak dicek. Telepon, lalu isi tanggalnya."),
        "services.change_servicelocation",
        lambda: _channels(Q(verified_on=None) | (_untested_for(STALE_AFTER) & ~_untested_for(EXPIRED_AFTER))),
        _channel_row,
    ),
    Check(
        "tempat",
        _("Titik di tempat yang salah"),
        _("Tidak tampil sampai titik atau wilayahnya diperbaiki."),
        "services.change_servicelocation",
        lambda: ServiceLocation.objects.filter(active=True).exclude(placement_problem="").order_by("name"),
        _location_row,
    ),
    Check(
        "tanpa-layanan",
        _("Wilayah tanpa layanan"),
        _("Tidak ada titik layanan yang melayani wilayah ini. Isi “melayani wilayah” pada titik layanannya."),
        "services.change_servicelocation",
        _uncovered,
        lambda region: Row(region.title, region.get_absolute_url(), region.code),
    ),
    Check(
        "tanpa-nomor",
        _("Layanan tanpa nomor"),
        _("Tampil tanpa cara menghubungi."),
        "services.change_servicelocation",
        _silent,
        _location_row,
    ),
    Check(
        "usulan",
        _("Usulan perbaikan dari warga"),
        _("Dijanjikan dijawab dalam 5 hari kerja."),
        "services.change_changerequest",
        _requests,
        lambda row: Row(str(row), _edit("changerequest", row.pk), date_format(row.answer_by, LONG_DATE)),
    ),
    Check(
        "izin-rt",
        _("Kontak RT yang izinnya habis"),
        _("Tidak tampil lagi. Minta persetujuan baru, atau hapus."),
        "services.change_rtcontact",
        lambda: RtContact.objects.filter(expires_on__lt=timezone.localdate()).select_related("region"),
        lambda row: Row(str(row), _edit("rtcontact", row.pk), date_format(row.expires_on, LONG_DATE)),
    ),
)
