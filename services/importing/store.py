"""Takes a checked directory table over in one transaction."""

from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from services.models import Channel, ServiceLocation

from .reading import TableError, read_table
from .rows import Entry, EntryChecker


@dataclass
class ImportSummary:
    """How many service points a file creates and changes, and which of them readers do not see, with the reason."""

    rows: int = 0
    created: int = 0
    updated: int = 0
    hidden: list[str] = field(default_factory=list)


def import_directory(path: Path, *, dry_run: bool = False) -> ImportSummary:
    """Brings the directory to what the file says; service points that it does not name stay as they are.

    Raises TableError with every problem; then nothing was changed. A point outside its region is stored and not
    shown (services.placement). Channels of the types in the file are those in the file; their tests are kept.
    """
    checker = EntryChecker()
    entries = [checker.check(number, row) for number, row in read_table(path)]
    if checker.problems:
        raise TableError(checker.problems)
    summary = ImportSummary(rows=len(entries))
    with transaction.atomic():
        for entry in entries:
            if entry is not None:
                _store(entry, summary)
        if dry_run:
            transaction.set_rollback(True)
    return summary


def _store(entry: Entry, summary: ImportSummary) -> None:
    location = ServiceLocation.objects.filter(slug=entry.slug).first()
    if location is None:
        location = ServiceLocation(slug=entry.slug)
        summary.created += 1
    else:
        summary.updated += 1
    for name, value in entry.values.items():
        setattr(location, name, value)
    location.save()
    location.coverage.set(entry.coverage)
    if location.placement_problem:
        summary.hidden.append(f"{entry.row}: {location.name}. {location.placement_problem}")
    _store_channels(entry, location)


def _store_channels(entry: Entry, location: ServiceLocation) -> None:
    tested_on, tested_by = entry.tested
    kept = {(row.type, row.value): row for row in Channel.objects.filter(location=location)}
    wanted = {(kind, value) for kind, value, _shown in entry.channels}
    types = {"telepon", "whatsapp", "email", "situs"}
    # A number that is not for everybody stands in no file, and is not gone because of that.
    public = {key: row for key, row in kept.items() if row.visibility == Channel.Visibility.PUBLIC}
    gone = [row.pk for key, row in public.items() if key[0] in types and key not in wanted]
    Channel.objects.filter(pk__in=gone).delete()
    for order, (kind, value, shown) in enumerate(entry.channels):
        row = kept.get((kind, value)) or Channel(location=location, type=kind, value=value, display=shown)
        row.sort_order, row.confidence = order, row.confidence or "medium"
        row.source = entry.source or row.source
        if tested_on:
            row.verified_on, row.verified_by = tested_on, tested_by
        row.save()
