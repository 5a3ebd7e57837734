"""How this API differs from plain HSDS 3.1, for who reads it by program (docs.openreferral.org: profiles)."""

from typing import Any

from portal.addresses import absolute

# Every property of ours and what it says; a test holds the API's answers against this list.
EXTRA: dict[str, str] = {
    "x_kind": "Kind of organization: dinas, uptd_ppa, puspaga, kepolisian ...",
    "x_region_code": "Kemendagri code of the region (64, 64.71, 64.71.01, 64.71.01.1001).",
    "x_last_modified": "When the organization was last changed.",
    "x_category": "Code of the service's kind in our taxonomy.",
    "x_description_en": "The description in English.",
    "x_without_id": "Whether a person is served without an identity card.",
    "x_required_document": "The document that is asked for, where one is.",
    "x_value": "yes or no; what nobody has looked at is left out.",
    "x_links": "Websites, chats and apps of the location, each with type and url.",
    "x_point_quality": "surveyed, geocoded, or region (only the middle of the region).",
    "x_last_tested": "Day on which somebody last called; 'belum pernah' where nobody did.",
    "x_channel": "telepon, whatsapp or sms.",
    "x_uri": "What a tap opens: tel:, https://wa.me/, sms:.",
    "x_availability": "always (24 hours), office (in opening hours), unknown.",
    "x_stale": "Whether nobody has tested it for 180 days. After 365 days a number is left out.",
    "x_confidence": "How far the source can be trusted: high, medium, low.",
    "x_time_zone": "IANA name of the time zone; `timezone` is the same in hours.",
    "x_closed_on_holidays": "Whether Indonesian public holidays close it.",
}
PROFILE: dict[str, Any] = {
    "title": "Portal PPA, profile of HSDS 3.1",
    "based_on": "https://docs.openreferral.org/en/v3.1/",
    "language": "id",
    "rules": [
        "Reading only. Shelters, contacts of RT, and channels that are not for everybody are not in it.",
        "A location whose point lies outside its stated region is left out until somebody has looked.",
        "Lists take page, per_page (1 to 100), search, taxonomy_id, taxonomy_term_id, organization_id, modified_after",
        "Services also minimal and full. Of ours: wilayah (Kemendagri code), open_now, postcode, format (ndjson).",
        "A wrong parameter is answered 400 with the reason; parameters that are not listed here change nothing.",
    ],
    "properties": EXTRA,
}
LISTS = ("services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms")
PARAMETERS = (
    ("page", "integer"), ("per_page", "integer"), ("search", "string"), ("taxonomy_id", "string"),
    ("taxonomy_term_id", "string"), ("organization_id", "string"), ("modified_after", "string"),
    ("minimal", "boolean"), ("full", "boolean"), ("wilayah", "string"), ("open_now", "boolean"),
    ("postcode", "string"), ("format", "string"),
)  # fmt: skip


def openapi() -> dict[str, Any]:
    """An OpenAPI 3.1 description of what is answered here."""
    parameters = [{"name": name, "in": "query", "schema": {"type": kind}} for name, kind in PARAMETERS]
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}]
    answer = {"200": {"description": "HSDS 3.1 JSON"}, "400": {"description": "{message}: why not"}}
    paths: dict[str, Any] = {"/": {"get": {"responses": answer}}}
    for name in LISTS:
        asked = {"parameters": parameters, "responses": answer}
        paths[f"/{name}"] = {"get": asked, "post": asked}
        paths[f"/{name}/{{id}}"] = {"get": {"parameters": key, "responses": answer}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Portal PPA, HSDS 3.1", "version": "3.1"},
        "servers": [{"url": absolute("/hsds/v3")}],
        "paths": paths,
    }
