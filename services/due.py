"""What is due in the directory."""

from typing import Any

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.cms.due import LONG_DATE, SHOWN, DueList, Row, due
from services.models import Channel
from services.models.channels import STALE_AFTER


@due(order=0)
def channels_to_call(user: Any) -> DueList | None:
    """Numbers that nobody called for 180 days, the longest unchecked first (SAFE-03)."""
    if not user.has_perm("services.change_servicelocation"):
        return None
    channels = (
        Channel.objects.filter(retired_on=None, location__active=True)
        .filter(Q(verified_on=None) | Q(verified_on__lt=timezone.localdate() - STALE_AFTER))
        .order_by(F("verified_on").asc(nulls_first=True), "pk")
    )
    rows = [
        Row(
            f"{channel.location}: {channel.display}",
            reverse("wagtailsnippets_services_servicelocation:edit", args=[channel.location_id]),
            date_format(channel.verified_on, LONG_DATE) if channel.verified_on else _("belum pernah"),
        )
        for channel in channels.select_related("location")[:SHOWN]
    ]
    return DueList(
        _("Nomor perlu ditelepon"),
        channels.count() if len(rows) == SHOWN else len(rows),
        rows,
        _("Tidak dicek lebih dari 180 hari. Telepon, lalu isi tanggalnya."),
    )
