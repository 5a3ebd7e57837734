"""Every pair of colours that text stands in can be read, in both themes (WCAG 1.4.3, 1.4.11)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from portal.showcase import TOKENS

CSS = Path(settings.BASE_DIR, "static/css/site.css").read_text()
# What /gaya/ shows, and text on grounds that several components share.
TEXT = {*TOKENS, ("paper", "plum"), ("paper", "muted"), ("paper", "red"), ("surface", "plum"), ("surface", "red")}
TEXT |= {(f"{colour}-soft", ink) for colour in ("plum", "teal", "amber", "red") for ink in ("ink", "plum")}
OUTLINES = {("paper", "edge"), ("surface", "edge")}


def themes() -> dict[str, dict[str, str]]:
    """The tokens of each theme: the dark block overrides the light one."""
    light, dark = re.findall(r":root \{([^}]*)\}", CSS)[:2]
    values = [dict(re.findall(r"--([\w-]+): (#\w{3,6});", block)) for block in (light, dark)]
    return {"light": values[0], "dark": values[0] | values[1]}


def luminance(colour: str) -> float:
    """WCAG relative luminance of #rgb or #rrggbb."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ground", "ink"), sorted(TEXT))
def test_text_can_be_read(theme: str, ground: str, ink: str) -> None:
    tokens = themes()[theme]
    assert contrast(tokens[ground], tokens[ink]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ground", "line"), sorted(OUTLINES))
def test_the_border_of_a_field_can_be_seen(theme: str, ground: str, line: str) -> None:
    tokens = themes()[theme]
    assert contrast(tokens[ground], tokens[line]) >= 3


@pytest.mark.parametrize("ground", ["paper", "surface", "plum", "band"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_one_of_the_two_focus_rings_stands_out_on_every_ground(theme: str, ground: str) -> None:
    colour = themes()[theme][ground]
    assert max(contrast(colour, "#ffd23f"), contrast(colour, "#231a2b")) >= 3
