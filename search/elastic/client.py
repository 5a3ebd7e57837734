"""Where Elasticsearch is, from the settings, and connections to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from django.conf import settings

if TYPE_CHECKING:  # the package takes a third of a second to load; an installation without a cluster never does
    from elasticsearch import Elasticsearch

ALIAS = re.compile(r"[a-z][a-z0-9_-]{0,60}")
QUESTION = 0.4  # seconds that a reader waits before the database answers instead
DELIVERY = 10.0  # seconds for a batch of changes; nobody waits for it


@dataclass(frozen=True, slots=True)
class Cluster:
    """One Elasticsearch and the alias of our index there."""

    url: str
    api_key: str = ""
    ca_file: str = ""
    alias: str = "portal"


def cluster() -> Cluster | None:
    """The cluster of the settings; None where the database searches by itself."""
    if not settings.ELASTICSEARCH_URL:
        return None
    return Cluster(
        settings.ELASTICSEARCH_URL,
        settings.ELASTICSEARCH_API_KEY,
        settings.ELASTICSEARCH_CA_FILE,
        settings.ELASTICSEARCH_INDEX,
    )


def mistakes(chosen: Cluster) -> list[str]:
    """What in these settings cannot work, each in one line that names the setting and holds no secret."""
    found: list[str] = []
    try:
        parts = urlsplit(chosen.url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not parts.hostname or not port:
        found.append("ELASTICSEARCH_URL must read http(s)://host:port, with the port")
    if chosen.api_key and parts.username:
        found.append("ELASTICSEARCH_URL names a user, so that ELASTICSEARCH_API_KEY must be empty")
    if chosen.ca_file and not Path(chosen.ca_file).is_file():
        found.append(f"ELASTICSEARCH_CA_FILE={chosen.ca_file} is not there or cannot be read")
    if not ALIAS.fullmatch(chosen.alias):
        found.append("ELASTICSEARCH_INDEX must be a small letter, then small letters, digits, - and _")
    return found


@cache
def connect(chosen: Cluster, patience: float) -> Elasticsearch:
    """A client that gives each request `patience` seconds and never repeats one by itself. Connects when used."""
    from elasticsearch import Elasticsearch

    parts = urlsplit(chosen.url)
    options: dict[str, Any] = {"request_timeout": patience, "max_retries": 0, "retry_on_timeout": False}
    if parts.username:
        options["basic_auth"] = (unquote(parts.username), unquote(parts.password or ""))
    if chosen.api_key:
        options["api_key"] = chosen.api_key
    if chosen.ca_file:
        options["ca_certs"] = chosen.ca_file
    return Elasticsearch(f"{parts.scheme}://{parts.hostname}:{parts.port}{parts.path}", **options)
