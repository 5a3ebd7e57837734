"""The directory as a data package (specs.frictionlessdata.io): CSV tables after HSDS and a description of them."""

import csv
import json
from collections.abc import Iterable
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from portal.spreadsheets import harmless

from .asking import Asked, organizations_asked, services_asked
from .loading import Parts, load_parts
from .records import Record, location_record, organization_record, service_record

COLUMNS: dict[str, tuple[str, ...]] = {
    "organizations": ("id", "name", "alternate_name", "description", "website", "parent_organization_id", "x_kind"),
    "services": (
        *("id", "organization_id", "name", "description", "status", "eligibility_description", "application_process"),
        *("fees_description", "last_modified", "x_category", "x_without_id"),
    ),
    "locations": (
        *("id", "organization_id", "name", "location_type", "url", "latitude", "longitude", "x_point_quality"),
        *("x_region_code", "address_1", "city", "state_province", "postal_code"),
    ),
    "service_at_locations": ("id", "service_id", "location_id"),
    "phones": (
        *("id", "location_id", "number", "type", "description", "x_channel", "x_availability", "x_last_tested"),
        *("x_stale", "x_confidence"),
    ),
    "schedules": ("id", "location_id", "freq", "byday", "opens_at", "closes_at", "timezone", "x_time_zone"),
}


def tables(parts: Parts, organizations: Iterable[Any]) -> dict[str, list[Record]]:
    """The rows of each table."""
    locations = [location_record(row, parts) for row in parts.locations.values()]
    return {
        "organizations": [organization_record(row) for row in organizations],
        "services": [service_record(row) for row in parts.services.values()],
        "locations": [row | (row.get("addresses") or [{}])[0] | {"id": row["id"]} for row in locations],
        "service_at_locations": [
            {
                "id": str(offer.uuid),
                "service_id": str(parts.services[offer.service_id].uuid),
                "location_id": str(parts.locations[offer.location_id].uuid),
            }
            for offers in parts.offers.values()
            for offer in offers
        ],
        "phones": [phone for row in locations for phone in row.get("phones", [])],
        "schedules": [schedule for row in locations for schedule in row.get("schedules", [])],
    }


def as_csv(columns: tuple[str, ...], rows: Iterable[Record]) -> str:
    """A header and the rows; no cell is a formula."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        # A number is no text that a spreadsheet could run; a phone number begins with + and is.
        cells = (row.get(name, "") for name in columns)
        writer.writerow([cell if isinstance(cell, int | float) else harmless(str(cell)) for cell in cells])
    return text.getvalue()


def description() -> dict[str, Any]:
    return {
        "name": "portal-ppa-directory",
        "profile": "tabular-data-package",
        "created": timezone.now().isoformat(timespec="seconds"),
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "profile": "tabular-data-resource",
                "encoding": "utf-8",
                "schema": {"fields": [{"name": column, "type": "any"} for column in columns], "primaryKey": "id"},
            }
            for name, columns in COLUMNS.items()
        ],
    }


@require_safe
def data_package(request: HttpRequest) -> HttpResponse:
    """datapackage.json and a CSV file for each table, zipped."""
    everything = Asked({})
    with translation.override("id"):
        found = tables(load_parts(services_asked(everything)), organizations_asked(everything))
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        package.writestr("datapackage.json", json.dumps(description(), indent=1))
        for name, columns in COLUMNS.items():
            package.writestr(f"{name}.csv", as_csv(columns, found[name]))
    response = HttpResponse(buffer.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="direktori-layanan.zip"'
    return response
