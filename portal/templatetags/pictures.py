"""{% picture_of %}: a picture in the sizes and formats that the site uses."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from portal.renditions import FORMATS, WIDTHS, Stored, spec, stored
from portal.renditions import preview_of as _preview_of

register = template.Library()
SIZES = "(min-width: 48rem) 45rem, 100vw"
FALLBACK = "jpeg"


@register.simple_tag
def picture_of(image: Any, alt: str = "", sizes: str = "", eager: bool = False) -> SafeString:
    """What Wagtail's {% picture %} writes, from files that were fetched with the picture.

    Where one is missing, Wagtail's own tag makes it. `alt` "" means the picture's own words.
    """
    if not image:
        return SafeString()
    files = {kind: [stored(image, spec(kind, width)) for width in WIDTHS] for kind in FORMATS}
    if not all(all(found) for found in files.values()):
        context = {"image": image, "alt": alt, "sizes": sizes, "eager": eager}
        return mark_safe(render_to_string("picture_made.html", context))  # noqa: S308  # a template escapes
    return _markup(files, alt or image.description, sizes or SIZES, eager)  # type: ignore[arg-type]  # none is missing


def _markup(files: dict[str, list[Stored]], alt: str, sizes: str, eager: bool) -> SafeString:
    sets = {kind: ", ".join(f"{file.url} {file.width}w" for file in found) for kind, found in files.items()}
    sources = "".join(
        f'<source sizes="{escape(sizes)}" srcset="{escape(sets[kind])}" type="image/{kind}">'
        for kind in FORMATS
        if kind != FALLBACK
    )
    waits = 'fetchpriority="high"' if eager else 'decoding="async" loading="lazy"'
    first = files[FALLBACK][0]
    return format_html(
        '<picture>{}<img alt="{}" {} height="{}" sizes="{}" src="{}" srcset="{}" width="{}"></picture>',
        mark_safe(sources),  # noqa: S308  # escaped above
        alt,
        mark_safe(waits),  # noqa: S308  # one of two literals
        first.height,
        sizes,
        first.url,
        sets[FALLBACK],
        first.width,
    )


@register.simple_tag
def preview_of(image: Any) -> Stored:
    """The file of a picture that a link preview shows."""
    return _preview_of(image)
