"""What is due in public information."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from home.models import InformationPage
from portal.cms.due import LONG_DATE, DueList, due, pages_due


@due(order=20)
def information_to_update(user: Any) -> DueList | None:
    """Public information whose update date has passed (KIP-02)."""
    pages = InformationPage.objects.live().filter(
        alias_of=None, locale__language_code="id", review_due_on__lt=timezone.localdate()
    )
    return pages_due(
        user,
        _("Informasi publik perlu diperbarui"),
        pages.order_by("review_due_on"),
        lambda page: _("batasnya %(date)s") % {"date": date_format(page.review_due_on, LONG_DATE)},
        _("Informasi berkala paling lama enam bulan (UU 14/2008 Pasal 9)."),
    )
