"""Which pairs of numbers can be a place in Indonesia."""

import math

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# From Rondo to Rote and from Breueh to the border of Papua, with a margin of half a degree.
LATITUDES, LONGITUDES = (-11.6, 6.6), (94.5, 141.6)


def inside_indonesia(latitude: float, longitude: float) -> bool:
    """Whether the point lies in the box around Indonesia; no number that is none does."""
    return LATITUDES[0] <= latitude <= LATITUDES[1] and LONGITUDES[0] <= longitude <= LONGITUDES[1]


def check_point(latitude: float | None, longitude: float | None) -> None:
    """Raises ValidationError for half a point, for numbers that are none, and for a place outside Indonesia."""
    if latitude is None and longitude is None:
        return
    if latitude is None or longitude is None:
        raise ValidationError({"latitude": _("Isi keduanya, lintang dan bujur, atau kosongkan keduanya.")})
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        raise ValidationError({"latitude": _("Lintang dan bujur harus angka, contoh -1.214416 dan 116.961800.")})
    if not inside_indonesia(latitude, longitude):
        swapped = inside_indonesia(longitude, latitude)
        reason = _("Lintang dan bujur tertukar.") if swapped else _("Titik ini di luar Indonesia.")
        raise ValidationError({"latitude": reason})
