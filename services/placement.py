"""Is a point where it says it is? Nobody is sent across the bay by a slip of the pen."""

import math
import re
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from regions.boundaries import ends_known, region_at
from regions.points import inside_indonesia

if TYPE_CHECKING:
    from services.models import ServiceLocation


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


# What the directory itself answers under /layanan/.
TAKEN = {"terdekat", "paket"}
SHELTER = re.compile(r"\b(rumah\s+(aman|perlindungan)|safe\s*house|shelter)\b", re.IGNORECASE)


def check_entry(slug: str, name: str, address: str, latitude: float | None) -> None:
    """Raises ValidationError for an address of a page that is taken, and for what would say where a shelter is."""
    if slug in TAKEN:
        raise ValidationError({"slug": _("Alamat halaman ini dipakai situs sendiri. Pilih yang lain.")})
    if SHELTER.search(address) or (SHELTER.search(name) and (address or latitude is not None)):
        raise ValidationError(
            {
                "address": _(
                    "Alamat dan titik rumah aman tidak boleh ditulis di sini: orang yang mencari korban membacanya. "
                    "Tulis di daftar “Rumah aman”."
                )
            }
        )


def problem_of(location: "ServiceLocation") -> str:
    """Why the point cannot be right; "" where it can, or where nobody can tell. Three queries, none without a point.

    Raises ValidationError as check_point() does: such a point is not stored at all.
    """
    check_point(location.latitude, location.longitude)
    if location.latitude is None or location.longitude is None or location.region is None:
        return ""
    found = region_at(location.latitude, location.longitude)
    place, code = location.region.title, location.region.code
    if found and f"{found}.".startswith(f"{code}."):
        return ""
    # Inside the right city, of which only the outer outline is loaded; or outside all, where some are missing.
    if (not found or code.startswith(f"{found}.")) and not ends_known(code):
        return ""
    if not found:
        return _("Titiknya di laut atau di luar semua batas wilayah, bukan di %(place)s.") % {"place": place}
    return _("Titiknya di wilayah %(code)s, bukan di %(place)s.") % {"code": found, "place": place}
