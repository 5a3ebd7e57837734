"""Checks one row of a directory table and says what is wrong in it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.text import slugify
from django.utils.translation import gettext as _

from regions.importing.reading import Problem
from regions.lookup import as_code
from regions.models import Region
from regions.points import check_point
from services.choices import ChannelType, PointQuality, ServiceKind
from services.models import Organization
from services.phones import clean_value
from services.placement import check_entry

LONGEST_SLUG, LONGEST_VALUE = 50, 120  # as the columns of the tables
NATIONAL = "nasional"  # in "melayani": all of Indonesia
CHANNELS = {
    "telepon": ChannelType.PHONE,
    "whatsapp": ChannelType.WHATSAPP,
    "surel": ChannelType.EMAIL,
    "situs": ChannelType.WEBSITE,
}


@dataclass
class Entry:
    """A row that passed, as it will be stored."""

    row: int
    slug: str
    values: dict[str, Any]
    coverage: list[int]
    channels: list[tuple[str, str, str]] = field(default_factory=list)  # type, value, written out
    tested: tuple[date | None, str] = (None, "")
    source: str = ""


class EntryChecker:
    """Checks row after row against what there is; remembers names and numbers, to find doubles."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.organizations: dict[str, int] = {}
        for pk, ref, name in Organization.objects.values_list("pk", "ref", "name"):
            self.organizations |= {ref.lower(): pk, name.lower(): pk}
        self.regions: dict[str, int | None] = {}
        self.slugs: dict[str, int] = {}
        self.numbers: dict[tuple[str, str], int] = {}

    def check(self, number: int, row: dict[str, str]) -> Entry | None:
        """The row as it will be stored, or None after noting each problem in it."""
        before = len(self.problems)
        national = row.get("melayani", "").lower() == NATIONAL
        slug = row.get("kode") or slugify(row["nama"])[:50]
        values: dict[str, Any] = {
            "name": self._text(number, row, "nama", 200),
            "organization_id": self._organization(number, row["lembaga"]),
            "region_id": None if national and not row["wilayah"] else self._region(number, "wilayah", row["wilayah"]),
            "is_national": national,
            "services": self._kinds(number, row.get("layanan", "")),
            "address": self._text(number, row, "alamat", 255, required=False),
            "point_quality": self._quality(number, row.get("ketelitian", "")),
        } | self._point(number, row)
        try:
            check_entry(slug, values["name"], values["address"], values.get("latitude"))
        except ValidationError as error:
            for column, field in (("kode", "slug"), ("alamat", "address")):
                for reason in error.message_dict.get(field, []):
                    self._note(number, column, row.get(column, ""), reason)
        if not slug or slugify(slug) != slug:
            self._note(number, "kode", slug, _("huruf kecil, angka, dan tanda hubung saja"))
        elif len(slug) > LONGEST_SLUG:
            self._note(number, "kode", slug, _("lebih panjang dari %(limit)d huruf") % {"limit": LONGEST_SLUG})
        first = self.slugs.setdefault(slug, number)
        if first != number:
            self._note(number, "kode", slug, _("titik layanan ini sudah ada di baris %(row)d") % {"row": first})
        codes = [] if national else _list(row.get("melayani", "") or row["wilayah"])
        served = [self._region(number, "melayani", code) for code in codes]
        entry = Entry(number, slug, values, [pk for pk in served if pk], self._channels(number, row))
        entry.tested = self._day(number, row), self._text(number, row, "dicoba_oleh", 120, required=False)
        entry.source = self._text(number, row, "sumber", 255, required=False)
        return entry if len(self.problems) == before else None

    def _note(self, number: int, column: str, value: str, reason: str) -> None:
        self.problems.append(Problem(number, column, value[:80], reason))

    def _text(self, number: int, row: dict[str, str], column: str, longest: int, *, required: bool = True) -> str:
        value = " ".join(row.get(column, "").split())
        if required and not value:
            self._note(number, column, value, _("harus diisi"))
        elif len(value) > longest:
            self._note(number, column, value, _("lebih panjang dari %(limit)d huruf") % {"limit": longest})
        return value

    def _organization(self, number: int, value: str) -> int | None:
        found = self.organizations.get(value.lower())
        if found is None:
            self._note(number, "lembaga", value, _("lembaga ini belum ada; tulis kode atau nama lengkapnya"))
        return found

    def _region(self, number: int, column: str, value: str) -> int | None:
        code = as_code(value)
        if code not in self.regions:
            self.regions[code] = (
                Region.objects.filter(code=code).values_list("pk", flat=True).first() if code else None
            )
        found = self.regions[code]
        if found is None:
            self._note(number, column, value, _("kode wilayah ini tidak dikenal"))
        return found

    def _kinds(self, number: int, value: str) -> list[str]:
        kinds = _list(value.lower())
        for kind in kinds:
            if kind not in ServiceKind.values:
                reason = _("jenis layanan: %(kinds)s") % {"kinds": ", ".join(ServiceKind.values)}
                self._note(number, "layanan", kind, reason)
        return kinds

    def _quality(self, number: int, value: str) -> str:
        if value and value not in PointQuality.values:
            self._note(number, "ketelitian", value, _("salah satu dari surveyed, geocoded, region"))
        return value or PointQuality.GEOCODED

    def _point(self, number: int, row: dict[str, str]) -> dict[str, float | None]:
        texts = [row.get(column, "").replace(",", ".") for column in ("lintang", "bujur")]
        try:
            point = [float(text) if text else None for text in texts]
            check_point(point[0], point[1])
        except ValueError:
            self._note(number, "lintang, bujur", ", ".join(texts), _("bukan angka, contoh -1.214416"))
            return {}
        except ValidationError as error:
            self._note(number, "lintang, bujur", ", ".join(texts), " ".join(error.messages))
            return {}
        return {"latitude": point[0], "longitude": point[1]}

    def _channels(self, number: int, row: dict[str, str]) -> list[tuple[str, str, str]]:
        found = []
        for column, kind in CHANNELS.items():
            for text in _list(row.get(column, "")):
                try:
                    value, shown = clean_value(kind, text)
                except ValidationError as error:
                    self._note(number, column, text, " ".join(error.messages))
                    continue
                if len(value) > LONGEST_VALUE:
                    self._note(
                        number, column, text, _("lebih panjang dari %(limit)d huruf") % {"limit": LONGEST_VALUE}
                    )
                first = self.numbers.setdefault((kind, value), number)
                if first != number and len(value) > 8:
                    self._note(number, column, text, _("nomor ini sudah ada di baris %(row)d") % {"row": first})
                found.append((str(kind), value, shown))
        return found

    def _day(self, number: int, row: dict[str, str]) -> date | None:
        value = row.get("terakhir_dicoba", "")
        try:
            day = parse_date(value) if value else None
        except ValueError:
            day = None
        if value and day is None:
            self._note(number, "terakhir_dicoba", value, _("tanggal berbentuk 2026-01-31"))
        elif day and day > timezone.localdate():
            self._note(number, "terakhir_dicoba", value, _("hari itu belum tiba"))
        return day


def _list(value: str) -> list[str]:
    return [part.strip() for part in value.split(";") if part.strip()]
