"""Field values of each page type from its TOML record, for one language."""

from typing import Any

from services.models import Organization, Person

from .asked import asked
from .content import key_of
from .streams import body, items, stream

Row = dict[str, Any]
DETAIL_KINDS = (
    "topics",
    "expected_roles",
    "agenda",
    "attendees",
    "purposes",
    "practices",
    "collaboration",
    "outcomes",
)


def pick(row: Row, *names: str) -> Row:
    return {name: row[name] for name in names if name in row}


def worded(row: Row, name: str, language: str) -> str:
    """A short text that stands beside its English (`name_en`); Indonesian where there is none."""
    return str((language == "en" and row.get(f"{name}_en")) or row.get(name, ""))


def common(row: Row, language: str) -> Row:
    text = row[language]
    return {
        "title": text["title"],
        "summary": text.get("summary", ""),
        "search_description": text.get("summary", ""),
        "slug": row["slug"],
        "asked": asked("pages", row),
    }


def with_body(row: Row, language: str) -> Row:
    return common(row, language) | {"body": body(row[language].get("body", []), row["slug"], language)}


def guidance(row: Row, language: str) -> Row:
    links = [
        ("source", {"label": worded(link, "label", language), "url": link.get("url", "")})
        for link in row.get("sources", [])
    ]
    return with_body(row, language) | {
        **pick(row, "audience", "phase", "order", "content_warning", "review_due_on"),
        "sources": stream(links, f"{row['slug']}/sources"),
    }


def information(row: Row, language: str) -> Row:
    return with_body(row, language) | pick(row, "info_class", "updated_on", "review_due_on")


def legal(row: Row, language: str) -> Row:
    return with_body(row, language) | {
        **pick(row, "kind", "number_as_printed", "year", "in_force"),
        "issuer": worded(row, "issuer", language),
        "jdih_url": row.get("url", ""),
        "verification_note": row[language].get("note", ""),
    }


def sources(row: Row, language: str) -> Row:
    """Provenance is the same in both languages, but for what we say of it."""
    names = ("publisher", "url", "related_url", "byline", "dateline", "published")
    values = {f"source_{name}": row[f"source_{name}"] for name in names if f"source_{name}" in row}
    if "related_url" in row:
        values["source_related_url"] = row["related_url"]
    for name in ("source_rights", "source_url_note"):
        if name in row:
            values[name] = worded(row, name, language)
    if "rights" in row:
        values["source_rights"] = worded(row, "rights", language)
    return values | pick(row, "seed_record", "advertorial", "title_as_printed")


def news(row: Row, language: str) -> Row:
    return (
        with_body(row, language)
        | sources(row, language)
        | {
            **pick(row, "kind", "date"),
            "source_note": row[language].get("source_note", ""),
            "editor_notes": "\n".join(row["id"].get("editor_warnings", [])),
        }
    )


def _person(ref: str | None) -> int | None:
    return Person.objects.get(ref=key_of(ref)).pk if ref else None


def _speakers(row: Row, language: str) -> str:
    people: list[tuple[Row, Row, str]] = [
        (speaker, text, "narasumber")
        for speaker, text in zip(row.get("speakers", []), row[language].get("speakers", []), strict=True)
    ]
    if "chair" in row:
        people.append(({"person": row["chair"]}, row[language].get("chair", {}), "pimpinan"))
    for official in row.get("officials", []):
        people.append(({"person": official}, {}, "pejabat"))
    values = []
    for speaker, text, capacity in people:
        person = Person.objects.get(ref=key_of(speaker["person"]))
        holding = person.roles.order_by("-as_of").first()
        values.append(
            (
                "speaker",
                {
                    "person": person.pk,
                    "capacity": capacity,
                    "organization": holding.organization_id if holding else None,
                    "role": text.get("role", "") or (holding.role if holding and capacity != "narasumber" else ""),
                    "topic": text.get("topic", ""),
                    "as_printed": speaker.get("as_printed", ""),
                    "note": text.get("note", ""),
                },
            )
        )
    return stream(values, f"{row['slug']}/speakers")


def _sessions(row: Row, language: str, region_ids: dict[str, int]) -> str:
    values = []
    for session, text in zip(row.get("sessions", []), row[language].get("sessions", []), strict=True):
        values.append(
            (
                "session",
                {
                    "title": text["title"],
                    "date": session["date"].isoformat() if "date" in session else None,
                    "date_note": text.get("date_note", ""),
                    "venue": session.get("venue", ""),
                    "venue_as_printed": session.get("venue_as_printed", ""),
                    "region": region_ids.get(session.get("region", "")),
                    "participants": text.get("participants", ""),
                    "note": text.get("note", ""),
                },
            )
        )
    return stream(values, f"{row['slug']}/sessions")


def activity(row: Row, language: str, region_ids: dict[str, int], legal_ids: dict[str, int]) -> Row:
    text, slug = row[language], row["slug"]
    details = [
        ("details", {"kind": kind, "items": items(text[kind], f"{slug}/{kind}")})
        for kind in DETAIL_KINDS
        if text.get(kind)
    ]
    quotes = [
        (
            "quote",
            {
                "text": quote["text"],
                "speaker": _person(quote.get("speaker")),
                "attribution": quote.get("speaker_description", ""),
                "note": quote.get("note", ""),
            },
        )
        for quote in text.get("quotes", [])
    ]
    return (
        with_body(row, language)
        | sources(row, language)
        | pick(
            row,
            "kind",
            "status",
            "date_start",
            "date_end",
            "date_precision",
            "days",
            "venue_name",
            "participants_total",
            "participants_unit",
            "funding_source",
            "funding_year",
        )
        | pick(
            text,
            "name",
            "theme",
            "objective",
            "participants_group",
            "participants_note",
            "focus_before",
            "focus_after",
            "photo_note",
        )
        | {
            "venue_as_printed": row.get("venue_name_as_printed", ""),
            "venue_region_id": region_ids.get(row.get("venue_region", "")),
            "details": stream(details, f"{slug}/details"),
            "sessions": _sessions(row, language, region_ids),
            "speakers": _speakers(row, language),
            "quotes": stream(quotes, f"{slug}/quotes"),
            "legal_refs": stream([("legal", legal_ids[name]) for name in row.get("legal", [])], f"{slug}/legal"),
            "editor_notes": "\n".join(row["id"].get("editor_warnings", [])),
        }
    )


def organization_rows(row: Row) -> list[tuple[str, Organization]]:
    """(role, organization) of an activity in the order of the record."""
    roles = [("penyelenggara", ref) for ref in row.get("organizers", [])]
    for key, role in (("host", "tuan_rumah"), ("visitor", "tamu"), ("handover_to", "penerima_rujukan")):
        if key in row:
            roles.append((role, row[key]))
    return [(role, Organization.objects.get(ref=key_of(ref))) for role, ref in roles]
