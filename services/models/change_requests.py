"""What the public says is wrong in the directory. Nothing of it is shown before somebody has looked."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from services.choices import RequestKind, RequestStatus
from services.opening import holiday_on

from .locations import ServiceLocation

ANSWER_WITHIN = 5  # working days
LONGEST_TEXT = 1000


def answer_day(asked: date, days: int = ANSWER_WITHIN) -> date:
    """The working day by which an answer is promised: neither weekend nor public holiday counts."""
    day = asked
    while days:
        day += timedelta(days=1)
        if day.isoweekday() < 6 and not holiday_on(day):
            days -= 1
    return day


def promised() -> date:
    return answer_day(timezone.localdate())


class ChangeRequest(models.Model):
    """One proposal, without a word about who made it."""

    location = models.ForeignKey(
        ServiceLocation, models.CASCADE, related_name="change_requests", verbose_name=_("titik")
    )
    kind = models.CharField(_("yang salah"), max_length=8, choices=RequestKind.choices)
    text = models.TextField(_("yang benar"), max_length=LONGEST_TEXT, blank=True)
    received_on = models.DateField(_("diterima pada"), default=timezone.localdate)
    answer_by = models.DateField(_("dijawab paling lambat"), default=promised)
    status = models.CharField(
        _("keadaan"), max_length=8, choices=RequestStatus.choices, default=RequestStatus.NEW, db_index=True
    )
    reason = models.CharField(_("alasan"), max_length=255, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["received_on", "pk"]
        verbose_name = _("usulan perbaikan")
        verbose_name_plural = _("usulan perbaikan")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.location}"
