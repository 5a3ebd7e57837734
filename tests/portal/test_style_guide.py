"""/gaya/ shows every component and block, so that what is not on it does not exist."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import loader
from django.test import Client, override_settings

from home.models import HomePage

TEMPLATES = Path(settings.BASE_DIR, "templates")
# picture needs a stored image, legal_reference a stored page; body is the loop around the blocks.
ELSEWHERE = {"picture", "legal_reference", "body"}


def rendered(client: Client, address: str) -> set[str]:
    with override_settings(PORTAL_DEMO=True):  # a changed setting clears what an earlier test had rendered once
        response = client.get(address)
    assert response.status_code == 200
    return {"".join(template.name) for template in response.templates if template.name}


def test_every_component_and_block_is_shown(home: HomePage, client: Client) -> None:
    shown = {Path(name).stem for name in rendered(client, "/gaya/")}
    files = {path.stem for folder in ("components", "blocks") for path in (TEMPLATES / folder).glob("*.html")}
    assert files - shown - ELSEWHERE == set()


@pytest.mark.parametrize("address", ["/gaya/", "/en/gaya/", "/formulir/", "/en/formulir/"])
def test_pages_of_our_own_stay_out_of_search_engines(home: HomePage, client: Client, address: str) -> None:
    assert client.get(address)["X-Robots-Tag"].startswith("noindex")


def test_the_demo_banner_goes_with_the_setting(home: HomePage, client: Client) -> None:
    assert "Situs demo" in client.get("/gaya/").content.decode()
    with override_settings(PORTAL_DEMO=False):
        assert "Situs demo" not in client.get("/gaya/").content.decode()


def test_no_template_carries_inline_script_or_style(home: HomePage) -> None:
    for path in TEMPLATES.rglob("*.html"):
        if "cms" in path.parts:
            continue
        text = loader.get_template(str(path.relative_to(TEMPLATES))).template.source
        assert " style=" not in text, path
        assert "<style" not in text, path
        assert " onclick=" not in text, path
