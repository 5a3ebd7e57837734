"""schema.org data of a page. Each app describes its own things in a module `jsonld`, found at start-up."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from .addresses import absolute
from .models import AgencySettings

Node = dict[str, Any]
Context = Mapping[str, Any]
Describe = Callable[[Any, Context], Node | None]
# What a view puts into the template's context as the thing the page is about.
SUBJECTS = ("page", "location", "place")

Above = list[tuple[str, str]]

_described: dict[type, Describe] = {}
_above: dict[type, Callable[[Any], Above]] = {}
# As json_script does: no text can close the element or begin another.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def describes(subject: type, above: Callable[[Any], Above] | None = None) -> Callable[[Describe], Describe]:
    """Decorator of the function that describes one type, exactly that and not its subclasses.

    `above` gives (label, address) of what stands between the home page and it, where it is no Wagtail page.
    """

    def register(function: Describe) -> Describe:
        _described[subject] = function
        if above:
            _above[subject] = above
        return function

    return register


def without_empty(node: Node) -> Node:
    """The node without what is not known: nothing is claimed by an empty value."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def iso_date(day: date | None, precision: str = "day") -> str:
    """ "2025-07-29", or "2025-07" where only the month is known, or nothing."""
    if day is None or precision == "unknown":
        return ""
    return day.isoformat()[:7] if precision == "month" else day.isoformat()


def agency_node(agency: AgencySettings, *, full: bool = False) -> Node:
    """Who runs the site; address and e-mail on the pages about it. Telephone numbers stand with the services."""
    node = {"@type": "GovernmentOrganization", "@id": f"{settings.SITE_URL}/#dinas", "name": agency.name}
    if full:
        node |= {"legalName": agency.full_name, "address": agency.address, "email": agency.email}
        node["url"] = absolute("/")
    return without_empty(node)


def above_of(subject: Any) -> Above:
    """What stands between the home page and a subject that is no Wagtail page."""
    above = _above.get(type(subject))
    return above(subject) if above else []


def trail_node(above: Above, title: str, path: str) -> Node | None:
    """Where the page stands; None for the home page, which stands below nothing."""
    if not above:
        return None
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(address)}
            for place, (name, address) in enumerate([*above, (title, path)], start=1)
        ],
    }


def subject_of(context: Context) -> Any:
    """The thing the page is about, where somebody has said how it is described."""
    found = (context.get(name) for name in SUBJECTS)
    return next((subject for subject in found if type(subject) in _described), None)


def node_of(subject: Any, context: Context) -> Node | None:
    """What there is to say about a subject; None where its type has no description."""
    describe = _described.get(type(subject))
    return describe(subject, context) if describe else None


def script(nodes: list[Node]) -> SafeString:
    """The element for <head>; nothing where there is nothing to say."""
    if not nodes:
        return SafeString()
    data = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":"))
    # Safe: every character with a meaning in HTML is escaped.
    return mark_safe(f'<script type="application/ld+json">{data.translate(_ESCAPES)}</script>')  # noqa: S308  # see above
