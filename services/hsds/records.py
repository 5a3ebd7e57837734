"""HSDS 3.1 objects. Properties of our own begin with x_ and are named in the profile (services.hsds.profile)."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from portal.addresses import absolute
from regions.models.region import title_of
from services.choices import ServiceKind, YesNo
from services.models import Channel, Organization, Schedule, Service, ServiceAtLocation, ServiceLocation

from .ids import TAXONOMY, derived, term_id
from .loading import Parts

Record = dict[str, Any]
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
VOICE = {Channel.Type.PHONE: "voice", Channel.Type.SMS: "text", Channel.Type.WHATSAPP: "text"}
LINKS = {Channel.Type.WEBSITE, Channel.Type.CHAT, Channel.Type.APP}
ACCESS = {"ramp": "Jalur kursi roda", "sign_language": "Juru bahasa isyarat", "private_room": "Ruang tertutup"}


def filled(record: Record) -> Record:
    """The record without what is not known: HSDS leaves out, it does not say null."""
    return {name: value for name, value in record.items() if value not in ("", None, [], {})}


def organization_record(row: Organization) -> Record:
    where = f" di {row.region.title}" if row.region else ""
    return filled(
        {
            "id": str(row.uuid),
            "name": row.name,
            "alternate_name": row.acronym,
            "description": f"{str(row.get_kind_display()).capitalize()}{where}",
            "website": row.website,
            "parent_organization_id": str(row.parent.uuid) if row.parent else None,
            "x_kind": row.kind,
            "x_region_code": row.region.code if row.region else None,
            "x_last_modified": row.updated_at.isoformat(),
        }
    )


def term_record(category: str) -> Record:
    return {
        "id": term_id(category),
        "code": category,
        "name": str(ServiceKind(category).label).capitalize(),
        "description": str(ServiceKind(category).label),
        "taxonomy_id": str(TAXONOMY),
    }


def attribute(link: str, category: str) -> Record:
    return {
        "id": derived("attribute", link, category),
        "link_id": link,
        "link_entity": "service",
        "taxonomy_term_id": term_id(category),
        "taxonomy_term": term_record(category),
    }


def service_summary(service: Service) -> Record:
    """What a list with minimal=true says of a service."""
    return {
        "id": str(service.uuid),
        "name": f"{str(service.get_category_display()).capitalize()}, {service.organization}",
        "status": "active",
        "organization_id": str(service.organization.uuid),
        "last_modified": service.updated_at.isoformat(),
    }


def service_record(service: Service) -> Record:
    """A service as lists carry it, with its organization."""
    document = "" if service.without_id else "KTP"
    return service_summary(service) | filled(
        {
            "description": service.description,
            "url": absolute(f"/layanan/?jenis={service.category}"),
            "application_process": service.first_step,
            "eligibility_description": service.eligibility,
            "fees_description": service.cost or "Gratis",
            "organization": organization_record(service.organization),
            "x_category": service.category,
            "x_description_en": service.description_en,
            "x_without_id": service.without_id,
            "x_required_document": document,
        }
    )


def service_full(service: Service, parts: Parts) -> Record:
    """A service with everything it is given by, at and for."""
    key = str(service.uuid)
    return service_record(service) | filled(
        {
            "attributes": [attribute(key, service.category)],
            "cost_options": [{"id": derived("cost", key), "service_id": key, "option": service.cost or "Gratis"}],
            "service_at_locations": [
                offer_record(offer, parts, with_service=False) for offer in parts.offers[service.pk]
            ],
        }
    )


def offer_record(offer: ServiceAtLocation, parts: Parts, *, with_service: bool = True) -> Record:
    """A service at one location, with the location, its numbers, hours and the regions it serves."""
    location, key = parts.locations[offer.location_id], str(offer.uuid)
    service = parts.services[offer.service_id]
    record = {
        "id": key,
        "service_id": str(service.uuid),
        "location_id": str(location.uuid),
        "service_areas": [
            {
                "id": derived("area", key, region.code),
                "service_at_location_id": key,
                "name": region.title,
                "extent": region.code,
                "extent_type": "text",
                "x_region_code": region.code,
            }
            for region in parts.coverage[location.pk]
        ]
        or ([{"id": derived("area", key, "ID"), "name": "Indonesia"}] if location.is_national else []),
        "location": location_record(location, parts),
        "service": service_record(service) if with_service else None,
    }
    return filled(record)


def location_record(location: ServiceLocation, parts: Parts) -> Record:
    channels = parts.channels[location.pk]
    key = str(location.uuid)
    return filled(
        {
            "id": key,
            "location_type": "physical" if location.address else "virtual",
            "url": absolute(location.get_absolute_url()),
            "organization_id": str(location.organization.uuid),
            "name": location.name,
            "description": location.description,
            "latitude": location.latitude,
            "longitude": location.longitude,
            "addresses": _addresses(location, parts),
            "accessibility": [
                {"id": derived("access", key, name), "location_id": key, "description": label, "x_value": value}
                for name, label in ACCESS.items()
                if (value := getattr(location, name)) != YesNo.UNKNOWN
            ],
            "phones": [_phone(row, key) for row in channels if row.type in VOICE],
            "contacts": [
                {"id": str(row.uuid), "location_id": key, "email": row.value, "x_last_tested": _day(row)}
                for row in channels
                if row.type == Channel.Type.EMAIL
            ],
            "schedules": [_schedule(row, location, key) for row in parts.schedules[location.pk]],
            "x_links": [{"type": row.type, "url": row.value} for row in channels if row.type in LINKS],
            "x_region_code": location.region.code if location.region else None,
            "x_point_quality": location.point_quality if location.latitude is not None else None,
            "x_description_en": location.description_en,
        }
    )


def _addresses(location: ServiceLocation, parts: Parts) -> list[Record]:
    """HSDS wants city and province; an address of which we do not know them stays out."""
    if not location.address or location.region is None or len(location.region.code) < 5:
        return []
    region = location.region
    return [
        {
            "id": derived("address", location.uuid),
            "location_id": str(location.uuid),
            "address_1": location.address,
            "city": parts.names.get(region.code[:5], region.name),
            "region": title_of(region.level, region.name),
            "state_province": parts.names.get(region.code[:2], ""),
            "postal_code": region.postcode,
            "country": "ID",
            "address_type": "physical",
        }
    ]


def _day(channel: Channel) -> str:
    return channel.verified_on.isoformat() if channel.verified_on else "belum pernah"


def _phone(channel: Channel, location: str) -> Record:
    return {
        "id": str(channel.uuid),
        "location_id": location,
        "number": channel.value,
        "type": VOICE[Channel.Type(channel.type)],
        "description": channel.display,
        "x_channel": channel.type,
        "x_uri": channel.href,
        "x_availability": channel.availability,
        "x_last_tested": _day(channel),
        "x_stale": channel.is_stale(),
        "x_confidence": channel.confidence,
    }


def _schedule(schedule: Schedule, location: ServiceLocation, key: str) -> Record:
    offset = datetime.now(ZoneInfo(location.time_zone)).utcoffset()
    return {
        "id": str(schedule.uuid),
        "location_id": key,
        "freq": "WEEKLY",
        "interval": 1,
        "wkst": "MO",
        "byday": DAYS[schedule.weekday - 1],
        "opens_at": f"{schedule.opens_at:%H:%M}",
        "closes_at": f"{schedule.closes_at:%H:%M}",
        "timezone": offset.total_seconds() / 3600 if offset else 0,
        "attending_type": "PHYSICAL",
        "x_time_zone": location.time_zone,
        "x_closed_on_holidays": location.closed_on_holidays,
    }
