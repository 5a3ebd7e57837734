"""The answers of /hsds/v3/. Reading only: POST does what GET does, with the questions in its body."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portal.addresses import absolute
from services.choices import ServiceKind
from services.models import Organization, Service, ServiceAtLocation

from . import profile
from .asking import TERMS, Asked, offers_asked, organizations_asked, page_bounds, services_asked
from .ids import TAXONOMY
from .loading import load_parts
from .records import (
    Record,
    offer_record,
    organization_record,
    service_full,
    service_record,
    service_summary,
    term_record,
)

Answer = Callable[..., HttpResponseBase]
CHUNK = 200


def api(view: Answer) -> Answer:
    """An open, Indonesian, uncookied answer; a question that cannot be is answered 400 with the reason."""

    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override("id"):
            try:
                response = view(request, *args, **kwargs)
            except BadRequest as error:
                response = JsonResponse({"message": str(error)}, status=400)
        response["Access-Control-Allow-Origin"] = "*"  # open data: any page may read it
        return response

    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(answering))  # a POST changes nothing here


def _missing(what: str) -> HttpResponse:
    return JsonResponse({"message": f"{what}: no such id"}, status=404)


def listing(asked: Asked, rows: QuerySet[Any], records: Callable[[list[Any]], Iterable[Record]]) -> HttpResponseBase:
    """One page in the envelope of HSDS with all its fields; as NDJSON all rows, one a line."""
    if asked.text("format").lower() == "ndjson":
        return StreamingHttpResponse(_lines(rows, records), content_type="application/x-ndjson; charset=utf-8")
    if asked.text("format").lower() not in {"", "json"}:
        raise BadRequest("format: json or ndjson is expected")
    number, size = page_bounds(asked)
    total = rows.count()
    pages = max(1, -(-total // size))
    if number > pages:
        raise BadRequest(f"page: there are {pages} pages")
    contents = list(records(list(rows[(number - 1) * size : number * size])))
    return JsonResponse(
        {
            "total_items": total,
            "total_pages": pages,
            "page_number": number,
            "size": len(contents),
            "first_page": number == 1,
            "last_page": number == pages,
            "empty": not contents,
            "contents": contents,
        }
    )


def _lines(rows: QuerySet[Any], records: Callable[[list[Any]], Iterable[Record]]) -> Iterator[str]:
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        with translation.override("id"):
            part = list(rows.filter(pk__in=keys[start : start + CHUNK]))
            yield "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records(part))


@api
def details(request: HttpRequest) -> HttpResponseBase:
    """What this API is, as HSDS wants it at the root."""
    return JsonResponse(
        {
            "version": "3.1",
            "profile": absolute(reverse("hsds_profile")),
            "openapi_url": absolute(reverse("hsds_openapi")),
        }
    )


@api
def services(request: HttpRequest) -> HttpResponseBase:
    asked = Asked.read(request)
    full, record = asked.flag("full"), service_summary if asked.flag("minimal") else service_record

    def records(rows: list[Service]) -> Iterable[Record]:
        if full:
            parts = load_parts(rows)
            return [service_full(row, parts) for row in rows]
        return [record(row) for row in rows]

    return listing(asked, services_asked(asked), records)


@api
def service(request: HttpRequest, key: str) -> HttpResponseBase:
    row = services_asked(Asked({})).filter(uuid=key).first()
    return JsonResponse(service_full(row, load_parts([row]))) if row else _missing("service")


@api
def offers(request: HttpRequest) -> HttpResponseBase:
    asked = Asked.read(request)
    full = asked.flag("full", default=True)
    return listing(asked, offers_asked(asked), lambda rows: _offer_records(rows, full))


def _offer_records(rows: list[ServiceAtLocation], full: bool) -> Iterable[Record]:
    chosen = Service.objects.filter(pk__in=[row.service_id for row in rows])
    parts = load_parts(chosen.select_related("organization__region", "organization__parent"))
    return [offer_record(row, parts, with_service=full) for row in rows]


@api
def offer(request: HttpRequest, key: str) -> HttpResponseBase:
    row = offers_asked(Asked({})).filter(uuid=key).first()
    return JsonResponse(next(iter(_offer_records([row], True)))) if row else _missing("service_at_location")


@api
def organizations(request: HttpRequest) -> HttpResponseBase:
    asked = Asked.read(request)
    with_services = asked.flag("full_service") or asked.flag("full")
    return listing(asked, organizations_asked(asked), lambda rows: _organization_records(rows, with_services))


def _organization_records(rows: list[Organization], with_services: bool) -> Iterable[Record]:
    given: dict[int, list[Record]] = {row.pk: [] for row in rows}
    if with_services:
        for entry in services_asked(Asked({})).filter(organization__in=given):
            given[entry.organization_id].append(service_record(entry))
    return [organization_record(row) | ({"services": given[row.pk]} if given[row.pk] else {}) for row in rows]


@api
def organization(request: HttpRequest, key: str) -> HttpResponseBase:
    row = organizations_asked(Asked({})).filter(uuid=key).first()
    if row is None:
        return _missing("organization")
    return JsonResponse(next(iter(_organization_records([row], Asked.read(request).flag("full_service", True)))))


TAXONOMY_RECORD: Record = {
    "id": str(TAXONOMY),
    "name": "Jenis layanan perlindungan perempuan dan anak",
    "description": "Enam fungsi UPTD PPA (Permen PPPA 2/2022) dan enam jenis layanan lain yang mendukungnya.",
    "version": "1",
}


def _fixed(asked: Asked, rows: list[Record]) -> HttpResponseBase:
    """The envelope around a short list that stands in code."""
    words = asked.text("search").lower()
    found = [row for row in rows if words in row["name"].lower()]
    number, size = page_bounds(asked)
    pages = max(1, -(-len(found) // size))
    contents = found[(number - 1) * size : number * size]
    envelope = {"total_items": len(found), "total_pages": pages, "page_number": number, "size": len(contents)}
    return JsonResponse(
        envelope
        | {"first_page": number == 1, "last_page": number >= pages, "empty": not contents, "contents": contents}
    )


@api
def taxonomies(request: HttpRequest) -> HttpResponseBase:
    return _fixed(Asked.read(request), [TAXONOMY_RECORD])


@api
def taxonomy(request: HttpRequest, key: str) -> HttpResponseBase:
    return JsonResponse(TAXONOMY_RECORD) if str(key) == str(TAXONOMY) else _missing("taxonomy")


@api
def terms(request: HttpRequest) -> HttpResponseBase:
    asked = Asked.read(request)
    taxonomy_key = asked.key("taxonomy_id")
    known = taxonomy_key in {None, TAXONOMY} and not asked.text("parent_id")
    return _fixed(asked, [term_record(kind) for kind in ServiceKind.values] if known else [])


@api
def term(request: HttpRequest, key: str) -> HttpResponseBase:
    kind = TERMS.get(str(key))
    return JsonResponse(term_record(kind)) if kind else _missing("taxonomy_term")


@require_safe
def published_profile(request: HttpRequest) -> HttpResponse:
    return JsonResponse(profile.PROFILE)


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(profile.openapi())
