"""Figures, periods and categories as sentences of the active language."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from indicators.suppression import SMALLEST_SHOWN

if TYPE_CHECKING:
    from indicators.models import CaseStatistic

# SIMFONI-PPA categories and the two words the press uses (FACTS 2.5); others stay as the source wrote them.
CATEGORIES = {
    "anak": gettext_lazy("anak"),
    "perempuan": gettext_lazy("perempuan"),
    "laki-laki": gettext_lazy("laki-laki"),
    "fisik": gettext_lazy("fisik"),
    "psikis": gettext_lazy("psikis"),
    "seksual": gettext_lazy("seksual"),
    "eksploitasi": gettext_lazy("eksploitasi"),
    "trafficking": gettext_lazy("perdagangan orang"),
    "penelantaran": gettext_lazy("penelantaran"),
    "lainnya": gettext_lazy("lainnya"),
    "rumah tangga": gettext_lazy("rumah tangga"),
}
# Of any age; beside "anak" the same words mean adults.
SEXES = {
    "perempuan": pgettext_lazy("jenis kelamin", "perempuan"),
    "laki-laki": pgettext_lazy("jenis kelamin", "laki-laki"),
}


def number(value: int) -> str:
    return number_format(value, decimal_pos=0, force_grouping=True)


def category(statistic: "CaseStatistic") -> str:
    name = statistic.category.lower()
    sex = SEXES.get(name) if statistic.dimension == statistic.Dimension.SEX else None
    return str(sex or CATEGORIES.get(name) or statistic.category)


def period(start: date, end: date) -> str:
    """ "2024", "Januari–Juli 2025", "Januari 2026", or the days where the months are not whole."""
    whole_months = start.day == 1 and (end + timedelta(days=1)).day == 1
    if whole_months and start.year == end.year:
        if (start.month, end.month) == (1, 12):
            return str(start.year)
        if start.month == end.month:
            return date_format(start, "F Y")
        return f"{date_format(start, 'F')}–{date_format(end, 'F Y')}"
    if whole_months:
        return f"{date_format(start, 'F Y')} – {date_format(end, 'F Y')}"
    return f"{date_format(start, 'j F Y')} – {date_format(end, 'j F Y')}"


def value(statistic: "CaseStatistic") -> str:
    """The figure without its unit; never a number that is withheld, never a count made from a percentage."""
    if statistic.suppressed:
        return _("kurang dari %(number)d") % {"number": SMALLEST_SHOWN}
    if statistic.value is None:
        return _("%(percent)d persen dari %(base)s") % {
            "percent": statistic.relative_percent or 0,
            "base": statistic.relative_base,
        }
    if statistic.public_value is None:
        return _("tidak ditampilkan")
    shown = number(statistic.public_value)
    return _("sekitar %(number)s") % {"number": shown} if statistic.approximate else shown


def unit(statistic: "CaseStatistic") -> str:
    return str(statistic.Unit(statistic.unit).label)


def dimension(statistic: "CaseStatistic") -> str:
    return str(statistic.Dimension(statistic.dimension).label)


def metric(statistic: "CaseStatistic") -> str:
    return (get_language() == "en" and statistic.metric_en) or statistic.metric


def note(statistic: "CaseStatistic") -> str:
    return (get_language() == "en" and statistic.note_en) or statistic.note


def place(statistic: "CaseStatistic") -> str:
    return statistic.region.title if statistic.region else _("Indonesia")
