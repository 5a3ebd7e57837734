"""What a client asked of a list: checked, with a clear word for what cannot be."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import BadRequest
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from regions.lookup import as_code
from services.choices import Availability, ServiceKind
from services.hours import hours_of
from services.models import Channel, Organization, Service, ServiceAtLocation, ServiceLocation
from services.opening import state_at

from .ids import TAXONOMY, term_id

LARGEST_PAGE = 100
USUAL_PAGE = 50
LONGEST_SEARCH = 200
TERMS = {term_id(kind): kind for kind in ServiceKind.values}
YES, NO = {"true", "1", "yes", ""}, {"false", "0", "no"}


@dataclass(frozen=True)
class Asked:
    """The parameters of a list. Raises BadRequest, with the reason, from `read`."""

    values: Mapping[str, str]

    @classmethod
    def read(cls, request: HttpRequest) -> "Asked":
        """From the query string, or from a form or a JSON object in the body of a POST."""
        if request.method != "POST":
            return cls(request.GET.dict())
        if request.content_type != "application/json":
            return cls({**request.GET.dict(), **request.POST.dict()})
        try:
            body = json.loads(request.body or b"{}")
        except (ValueError, RecursionError):  # the latter: a hundred thousand brackets
            raise BadRequest("body: not JSON") from None
        if not isinstance(body, dict):
            raise BadRequest("body: a JSON object is expected")
        given = {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in body.items()}
        return cls({**request.GET.dict(), **given})

    def text(self, name: str) -> str:
        return self.values.get(name, "").strip()

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.values.get(name)
        if value is None:
            return default
        if value.lower() not in YES | NO:
            raise BadRequest(f"{name}: true or false is expected")
        return value.lower() in YES

    def number(self, name: str, default: int, most: int) -> int:
        value = self.text(name)
        if not value:
            return default
        if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= most and len(value) < 10):
            raise BadRequest(f"{name}: a number from 1 to {most} is expected")
        return int(value)

    def key(self, name: str) -> uuid.UUID | None:
        value = self.text(name)
        try:
            return uuid.UUID(value) if value else None
        except ValueError:
            raise BadRequest(f"{name}: a UUID is expected") from None

    def moment(self, name: str) -> datetime | None:
        """A date-time (RFC 3339) or a date."""
        value = self.text(name).replace(" ", "+")  # a plus sign that nobody encoded
        if not value:
            return None
        try:
            day = parse_date(value)
            moment = datetime(day.year, day.month, day.day) if day else parse_datetime(value)  # made aware below
        except ValueError:
            moment = None
        if moment is None:
            raise BadRequest(f"{name}: a date or date-time is expected, such as 2026-01-31T08:00:00Z")
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _categories(asked: Asked) -> list[str] | None:
    """The categories that the taxonomy parameters allow; None for all."""
    taxonomy, term = asked.key("taxonomy_id"), asked.key("taxonomy_term_id")
    if taxonomy and taxonomy != TAXONOMY:
        return []
    return None if term is None else [kind for key, kind in TERMS.items() if key == str(term)]


def services_asked(asked: Asked) -> QuerySet[Service]:
    """Services that somebody is given at a place that readers may see, narrowed by the parameters."""
    offers = ServiceAtLocation.objects.filter(service=OuterRef("pk"), location__in=_locations(asked))
    rows = Service.objects.filter(Exists(offers)).select_related("organization__region", "organization__parent")
    categories = _categories(asked)
    if categories is not None:
        rows = rows.filter(category__in=categories)
    if key := asked.key("organization_id"):
        rows = rows.filter(organization__uuid=key)
    if since := asked.moment("modified_after"):
        rows = rows.filter(Q(updated_at__gt=since) | Q(at_locations__location__updated_at__gt=since)).distinct()
    if words := asked.text("search")[:LONGEST_SEARCH]:
        kinds = [kind.value for kind in ServiceKind if words.lower() in str(kind.label).lower()]
        names = Q(organization__name__icontains=words) | Q(organization__acronym__icontains=words)
        rows = rows.filter(names | Q(description__icontains=words) | Q(category__in=kinds))
    return rows.order_by("pk")


def _locations(asked: Asked) -> QuerySet[ServiceLocation]:
    rows = ServiceLocation.objects.public()
    if place := asked.text("wilayah"):
        code = as_code(place)
        if not code:
            raise BadRequest("wilayah: a Kemendagri code is expected, such as 64.71")
        rows = rows.serving(code)
    if postcode := asked.text("postcode"):
        rows = rows.filter(region__postcode=postcode)
    if asked.flag("open_now"):
        now = timezone.now()
        candidates = list(rows.filter(Q(schedules__isnull=False) | Q(closures__isnull=False)).distinct())
        hours = hours_of(candidates)
        open_ones = [pk for pk, known in hours.items() if (state := state_at(known, now)) and state.is_open]
        answered = Channel.objects.in_use().not_expired().filter(availability=Availability.ALWAYS)
        always = Exists(answered.filter(location=OuterRef("pk")))
        rows = rows.filter(Q(pk__in=open_ones) | always)
    return rows


def offers_asked(asked: Asked) -> QuerySet[ServiceAtLocation]:
    rows = ServiceAtLocation.objects.filter(
        service__in=services_asked(asked).values("pk"), location__in=_locations(asked)
    )
    return rows.order_by("pk")


def organizations_asked(asked: Asked) -> QuerySet[Organization]:
    rows = Organization.objects.select_related("region", "parent")
    if words := asked.text("search")[:LONGEST_SEARCH]:
        rows = rows.filter(Q(name__icontains=words) | Q(acronym__icontains=words) | Q(aliases__icontains=words))
    if since := asked.moment("modified_after"):
        rows = rows.filter(updated_at__gt=since)
    categories = _categories(asked)
    if categories is not None:
        rows = rows.filter(services__category__in=categories).distinct()
    if place := asked.text("wilayah"):
        rows = rows.filter(region__code__startswith=as_code(place) or "-")
    return rows.order_by("pk")


def page_bounds(asked: Asked) -> tuple[int, int]:
    """Number and size of the page asked for."""
    return asked.number("page", 1, 100_000), asked.number("per_page", USUAL_PAGE, LARGEST_PAGE)
