"""A link that an editor writes leads to a page of the portal, to another site over https, to a call or an e-mail."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from wagtail.blocks import StructBlockValidationError

from portal.blocks.lists import LinkBlock, LinksBlock


def saved(address: str) -> str:
    """The address as it is stored after the form was checked."""
    block = LinksBlock()
    value = block.value_from_datadict(
        {
            "links-items-count": "1",
            "links-items-0-order": "0",
            "links-items-0-deleted": "",
            "links-items-0-type": "item",
            "links-items-0-id": "",
            "links-items-0-value-label": "Cari bantuan",
            "links-items-0-value-url": address,
        },
        {},
        "links",
    )
    return str(block.clean(value)["items"][0]["url"])


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/layanan/terdekat/",
        "/en/data/?wilayah=64.71#angka",
        "https://example.go.id",
        "https://example.go.id/a/b?m=1&n=@x#c",
        "tel:129",
        "tel:+62-811-1129-129",
        "mailto:ppa@example.go.id",
        "mailto:ppa@example.go.id?subject=Tanya",
    ],
)
def test_addresses_that_lead_somewhere_safe_are_kept(address: str) -> None:
    assert saved(address) == address


def test_spaces_around_an_address_are_taken_off() -> None:
    assert saved("  /layanan/ ") == "/layanan/"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "\\\\evil.example",
        "http://example.go.id/",
        "https:evil.example",
        "https:///evil.example",
        "https://",
        "https://example.go.id@evil.example/",
        "https://example.go.id/a b",
        "ftp://example.go.id/",
        "layanan/",
        "www.example.go.id",
        "#isi",
        "/layanan/ terdekat/",
        "tel:",
        "tel:0811 1129 129",
        "tel:javascript",
        "mailto:",
        "mailto:ppa",
        "mailto:ppa@example.go.id?subject=Halo semua",
    ],
)
def test_other_addresses_are_refused_with_words_that_say_what_to_write(address: str) -> None:
    with pytest.raises(StructBlockValidationError) as refused:
        LinkBlock().clean({"label": "Cari bantuan", "url": address})
    (message,) = refused.value.block_errors["url"].messages
    assert "diawali “/”" in message
    assert "https://" in message


def _links(content: Any) -> Iterator[dict[str, str]]:
    if isinstance(content, dict):
        if content.get("type") == "links":
            yield from content["items"]
        for value in content.values():
            yield from _links(value)
    elif isinstance(content, list):
        for value in content:
            yield from _links(value)


def test_all_links_of_the_demo_could_be_saved_by_an_editor() -> None:
    files = sorted(Path(settings.BASE_DIR, "portal/demo/content").rglob("*.toml"))
    links = [link for file in files for link in _links(tomllib.loads(file.read_text()))]
    assert len(links) > 50
    for link in links:
        LinkBlock().clean({"label": link["label"], "url": link["url"]})
