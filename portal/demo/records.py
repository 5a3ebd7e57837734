"""The demo's records that are not pages: regions, people, organizations, channels, figures."""

from typing import Any

from wagtail.models import Locale

from indicators.models import CaseStatistic, Commitment, KlaStatus
from portal.models import Theme
from regions.importing import import_regions
from regions.models import CommunityForum, ForumTarget, LadderStep, Programme, Region, RtRange
from services.models import Channel, Organization, Person, RoleHolding, Schedule, ServiceLocation

from .asked import asked
from .content import CONTENT, as_lines, key_of, load, source_text
from .registry import put, remember
from .translations import translate

Row = dict[str, Any]


def pick(row: Row, *names: str) -> Row:
    """The named values that the row has; TOML leaves out what is unknown."""
    return {name: row[name] for name in names if name in row}


def region(code: str | None) -> Region | None:
    """None for "0", which stands for Indonesia as a whole. Raises Region.DoesNotExist for an unknown code."""
    return Region.objects.get(code=code) if code and code != "0" else None


def load_regions() -> None:
    before = set(Region.objects.values_list("code", flat=True))
    with (CONTENT / "regions.csv").open("rb") as file:
        import_regions(file)
    for place in Region.objects.exclude(code__in=before).order_by("code"):
        remember(place, f"regions.Region:{place.code}")


def load_themes() -> None:
    for row in load("themes")["theme"]:
        put(Theme, {"slug": row["slug"]}, pick(row, "name", "name_en"))


def load_programmes() -> None:
    for row in load("programmes")["programme"]:
        values = pick(row, "acronym", "level", "name", "name_en", "note", "description_en")
        values |= {"aliases": as_lines(row.get("aliases")), "description": row.get("description_id", "")}
        put(Programme, {"ref": key_of(row["ref"])}, values)


def load_organizations(national: bool = False) -> None:
    """All, or those that work in all of Indonesia."""
    rows = [row for row in load("organizations")["organization"] if not national or row.get("region") == "0"]
    for row in rows:
        values = pick(row, "name", "acronym", "kind", "website", "as_of", "legal_basis")
        values |= {
            "aliases": as_lines(row.get("aliases")),
            "region": region(row.get("region")),
            "source": source_text(row.get("source", ""))[:255],
        }
        put(Organization, {"ref": key_of(row["ref"])}, values)
    for row in rows:
        if "parent" in row:
            parent = Organization.objects.get(ref=key_of(row["parent"]))
            Organization.objects.filter(ref=key_of(row["ref"]), parent=None).update(parent=parent)


def load_persons() -> None:
    for row in load("persons")["person"]:
        values = pick(row, "name", "rank", "profession", "from_place", "note")
        values |= {"variants": as_lines(row.get("variants")), "academic_title": row.get("title", "")}
        person, created = put(Person, {"ref": key_of(row["ref"])}, values)
        for role in row.get("roles", []) if created else []:
            organization = Organization.objects.filter(ref=key_of(role.get("organization", ""))).first()
            RoleHolding.objects.create(
                person=person,
                organization=organization,
                source=source_text(role.get("source", ""))[:255],
                **pick(role, "role", "acting", "date_from", "date_to", "as_of"),
            )


def load_directory(only_national: bool = False) -> None:
    """All services, or those that answer in all of Indonesia."""
    for row in load("directory")["location"]:
        national = row.get("region", "0") == "0"
        if only_national and not national:
            continue
        values = pick(row, "name", "services", "address", "address_as_of", "description_en")
        values |= {
            "organization": Organization.objects.get(ref=key_of(row["organization"])),
            "region": region(row.get("region")),
            "is_national": national,
            "description": row.get("description_id", ""),
            "address_source": source_text(row.get("address_source", "")),
            "asked": asked("services", row),
        }
        location, created = put(ServiceLocation, {"slug": row["slug"]}, values)
        if not created:
            continue
        location.coverage.set([place for code in row.get("coverage", []) if (place := region(code))])
        for weekday in row.get("weekdays", []):
            Schedule.objects.create(
                location=location, weekday=weekday, opens_at=row["opens_at"], closes_at=row["closes_at"]
            )
        for order, channel in enumerate(row.get("channels", [])):
            Channel.objects.create(
                location=location,
                sort_order=order,
                note=channel.get("note_id", ""),
                source=source_text(channel.get("source", ""))[:255],
                **pick(
                    channel,
                    "type",
                    "value",
                    "display",
                    "hours",
                    "hours_en",
                    "availability",
                    "confidence",
                    "source_date",
                    "note_en",
                    "answered_by",
                    "is_free",
                ),
            )


def load_statistics() -> None:
    for row in load("statistics")["statistic"]:
        lookup = {
            "region": region(row["region"]),
            "metric": row["metric_id"],
            "period_from": row["period_from"],
            "period_to": row["period_to"],
            "publisher": row["publisher"],
            "dimension": row.get("dimension", ""),
            "category": row.get("category", ""),
        }
        values = pick(
            row,
            "unit",
            "value",
            "relative_percent",
            "relative_base",
            "as_of",
            "source_url",
            "note_en",
            "provisional",
            "approximate",
        )
        put(CaseStatistic, lookup, values | {"metric_en": row.get("metric_en", ""), "note": row.get("note_id", "")})


def load_status() -> None:
    data = load("status")
    for row in data["kla_status"]:
        lookup = {"region": region(row["region"]), "year": row.get("year"), "source": source_text(row["source"])}
        values = pick(row, "as_of", "source_url", "score") | {"predicate": row["predicate"].lower()}
        put(KlaStatus, lookup, values)
    for row in data["commitment"]:
        values = pick(row, "kind", "signed_on", "note_en") | {
            "signatories": row["signatories_text_id"],
            "signatories_en": row["signatories_text_en"],
            "note": row.get("note_id", ""),
        }
        commitment, created = put(Commitment, {"slug": row["slug"]}, values)
        if created:
            commitment.regions.set(Region.objects.filter(code__in=row.get("signatory_regions", [])))
            commitment.programmes.set(
                Programme.objects.filter(ref__in=[key_of(ref) for ref in row.get("programmes", [])])
            )
    for row in data["forum"]:
        values = {
            "functions": as_lines(row.get("functions_id")),
            "functions_en": as_lines(row.get("functions_en")),
            "source": source_text(row.get("source", "")),
            **_legal_basis(row.get("established_by")),
        } | pick(row, "status", "established_on")
        programme = Programme.objects.get(ref=key_of(row["programme"]))
        lookup = {"programme": programme, "region": region(row["region"]), "name_as_printed": row["name_as_printed"]}
        put(CommunityForum, lookup, values)
    for row in data["forum_target"]:
        programme = Programme.objects.get(ref=key_of(row["programme"]))
        lookup = {"programme": programme, "region": region(row["region"]), "target": row["target_id"]}
        values = pick(row, "year", "number", "achieved") | {
            "target_en": row.get("target_en", ""),
            "source": source_text(row.get("source", "")),
        }
        put(ForumTarget, lookup, values)
    for row in load("rt_ranges")["rt_range"]:
        lookup = {"region": region(row["region"]), "rt_from": row["rt_from"], "rt_to": row["rt_to"]}
        put(RtRange, lookup, pick(row, "as_of") | {"source": source_text(row.get("source", ""))})


def _legal_basis(slug: str | None) -> Row:
    """Which instrument set a forum up, as its own page names it."""
    if slug is None:
        return {}
    title = load(f"legal/{slug}")["id"]["title"]
    return {"established_by": title, "established_by_path": f"/informasi-publik/hukum/{slug}/"}


def load_ladder(indonesian: Locale, english: Locale) -> None:
    for row in load("ladder")["step"]:

        def values(language: str, row: Row = row) -> Row:
            text = row[language]
            lists = {name: as_lines(text.get(name)) for name in ("may", "must_not")}
            return pick(text, "actor", "time_limit", "hands_to") | lists | {"level": row["level"]}

        step, created = put(LadderStep, {"order": row["order"], "locale": indonesian}, values("id"))
        if created:
            target = translate(step, LadderStep(order=row["order"], **values("en")), english)
            remember(target, f"regions.LadderStep:{target.pk}")


def load_records(indonesian: Locale, english: Locale) -> None:
    """Everything pages refer to, in the order in which it refers to each other."""
    load_regions()
    load_themes()
    load_programmes()
    load_organizations()
    load_persons()
    load_directory()
    load_statistics()
    load_status()
    load_ladder(indonesian, english)


def load_national(indonesian: Locale, english: Locale) -> None:
    """What holds in every city: themes, programmes, who does what at which level, numbers that answer everywhere."""
    load_themes()
    load_programmes()
    load_organizations(national=True)
    load_directory(only_national=True)
    load_ladder(indonesian, english)
