"""What is due in activities."""

from typing import Any

from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.models import ActivityPage
from portal.cms.due import LONG_DATE, DueList, due, pages_due


@due(order=30)
def activities_over_but_planned(user: Any) -> DueList | None:
    """Activities whose last day has passed and that still say they will take place."""
    pages = (
        ActivityPage.objects.live()
        .filter(alias_of=None, locale__language_code="id", status=ActivityPage.Status.PLANNED)
        .annotate(last_day=Coalesce("date_end", "date_start"))
        .filter(last_day__lt=timezone.localdate())
    )
    return pages_due(
        user,
        _("Kegiatan sudah lewat, masih tertulis direncanakan"),
        pages.order_by("last_day"),
        lambda page: date_format(page.last_day, LONG_DATE),
        _("Ganti statusnya, dan isi hasil kegiatannya."),
    )
