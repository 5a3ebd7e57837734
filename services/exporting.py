"""The directory as the table that services.importing reads: for offices that keep it in a spreadsheet."""

import csv
from pathlib import Path

from openpyxl import Workbook

from portal.spreadsheets import harmless
from services.importing.reading import COLUMNS
from services.importing.rows import CHANNELS, NATIONAL
from services.models import Channel, ServiceLocation


def rows() -> list[list[str]]:
    """A row for each service point, in the order of COLUMNS. Channels that everybody may see, in use. Four queries."""
    locations = ServiceLocation.objects.select_related("organization", "region").prefetch_related("coverage")
    by_location: dict[int, list[Channel]] = {}
    for channel in Channel.objects.in_use().order_by("sort_order", "pk"):
        by_location.setdefault(channel.location_id, []).append(channel)
    return [_row(location, by_location.get(location.pk, [])) for location in locations.order_by("slug")]


def _row(location: ServiceLocation, channels: list[Channel]) -> list[str]:
    tested = [channel for channel in channels if channel.verified_on]
    last = max(tested, key=lambda channel: str(channel.verified_on), default=None)
    numbers = {
        column: ";".join(channel.value for channel in channels if channel.type == kind)
        for column, kind in CHANNELS.items()
    }
    cells = numbers | {
        "kode": location.slug,
        "nama": location.name,
        "lembaga": location.organization.ref,
        "wilayah": location.region.code if location.region else "",
        "melayani": NATIONAL if location.is_national else ";".join(sorted(r.code for r in location.coverage.all())),
        "layanan": ";".join(location.services),
        "alamat": location.address,
        "lintang": "" if location.latitude is None else str(location.latitude),
        "bujur": "" if location.longitude is None else str(location.longitude),
        "ketelitian": location.point_quality,
        "terakhir_dicoba": last.verified_on.isoformat() if last and last.verified_on else "",
        "dicoba_oleh": last.verified_by if last else "",
        "sumber": channels[0].source if channels else "",
    }
    return [cells[column] for column in COLUMNS]


def export_directory(path: Path) -> int:
    """Writes a CSV or XLSX file in which no cell is a formula; returns the number of service points."""
    found = rows()
    if path.suffix.lower() == ".xlsx":
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Layanan")
        sheet.append(list(COLUMNS))
        for row in found:
            sheet.append([harmless(cell) for cell in row])
        book.save(path)
        return len(found)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([harmless(cell) for cell in row] for row in found)
    return len(found)
