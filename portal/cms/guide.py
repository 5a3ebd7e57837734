"""The editors' guide: docs/editors.md, shown inside the CMS so that there is one text to keep right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

GUIDE = Path("docs") / "editors.md"
_ITEM = re.compile(r"^(?:(?P<number>\d+)\.|-)\s+(?P<text>.*)$")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_CODE = re.compile(r"`(.+?)`")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass
class Part:
    """A heading, paragraph or list of the guide."""

    kind: str  # h2, h3, p, ol, ul
    lines: list[SafeString] = field(default_factory=list)
    anchor: str = ""


def inline(text: str) -> SafeString:
    """**bold**, `code` and [link](address) of one line; everything else is escaped."""
    html: str = escape(text)
    html = _BOLD.sub(r"<strong>\1</strong>", html)
    html = _CODE.sub(r"<code>\1</code>", html)
    html = _LINK.sub(r'<a href="\2">\1</a>', html)
    return mark_safe(html)  # noqa: S308  # escaped above; the patterns add only these tags


def parts(text: str) -> Iterator[Part]:
    """The guide as parts. Knows only what the guide uses: headings, paragraphs, and lists of one level."""
    current: Part | None = None
    for line in [*text.splitlines(), ""]:
        heading = re.match(r"^(#{1,3})\s+(.*)$", line)
        item = _ITEM.match(line)
        if heading or not line.strip():
            if current:
                yield current
            current = None
            if heading and len(heading[1]) > 1:
                yield Part(f"h{len(heading[1])}", [inline(heading[2])], slugify(heading[2]))
        elif item:
            kind = "ol" if item["number"] else "ul"
            if current is None or current.kind != kind:
                if current:
                    yield current
                current = Part(kind)
            current.lines.append(inline(item["text"]))
        elif current is None:
            current = Part("p", [inline(line)])
        else:
            current.lines[-1] = mark_safe(f"{current.lines[-1]} {inline(line.strip())}")  # noqa: S308  # both escaped


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def guide(request: HttpRequest) -> HttpResponse:
    found = list(parts((settings.BASE_DIR / GUIDE).read_text(encoding="utf-8")))
    contents = [part for part in found if part.kind == "h2"]
    return render(request, "cms/guide.html", {"parts": found, "contents": contents})
