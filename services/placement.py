"""Is a point where it says it is? Nobody is sent across the bay by a slip of the pen."""

import re
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from regions.boundaries import ends_known, region_at
from regions.points import check_point

if TYPE_CHECKING:
    from services.models import ServiceLocation


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
