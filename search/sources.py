"""Pages as a source: every page type that an app has described in its `searchable` module."""

from collections.abc import Iterable, Iterator, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import translation
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.rich_text import get_text_for_indexing

from portal.addresses import page_path, site_roots
from portal.models import Theme
from portal.searchable import PageText, Record, Source, named, names_of, page_texts, register
from portal.stream_text import stream_text

named |= {Theme}


def _prose_and_names(page: Page, described: PageText) -> tuple[list[str], list[str]]:
    """What the page says, and who and where it names; `related` may name the same thing twice."""
    prose = [str(getattr(page, column)) for column in described.columns if getattr(page, column)]
    names = [str(getattr(page, f"get_{label}_display")()) for label in described.labels]
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            texts, chosen = stream_text(getattr(page, field.name))
            prose += texts
            names += chosen
        elif isinstance(field, RichTextField):
            prose.append(get_text_for_indexing(str(getattr(page, field.name))))
    for row in described.related(page):
        names += names_of(row)
    return prose, list(dict.fromkeys(names))


def record_of(page: Page, path: str) -> Record | None:
    """The record of a specific page, in its own language; None for a page type that is not searched."""
    described = page_texts.get(type(page))
    if described is None or described.kind is None:
        return None
    locale = page.locale.language_code
    themes = getattr(page, "themes", None)
    with translation.override(locale):
        prose, names = _prose_and_names(page, described)
        return Record(
            kind=described.kind,
            locale=locale,
            path=path,
            title=page.title,
            summary=getattr(page, "summary", ""),
            body="\n".join(prose),
            names="\n".join(names),
            asked=getattr(page, "asked", ""),
            place=described.place(page),
            when=described.when(page),
            aims=described.aims(page),
            topics=tuple(sorted(str(theme.pk) for theme in themes.all())) if themes else (),
        )


@register
class PageSource(Source):
    """Live pages without view restriction, on themselves or above them."""

    name = "page"
    model = Page

    def public(self) -> models.QuerySet[Page]:
        return Page.objects.live().public().specific().select_related("locale")

    def project(self, rows: Sequence[Page]) -> Iterator[tuple[Page, Record]]:
        roots = site_roots()
        for page in rows:
            path = page_path(page, roots)
            record = record_of(page, path) if path else None
            if record:
                yield page, record

    def affected_by(self, instance: models.Model, renamed: bool) -> Iterable[int]:
        """The page; the branch below a restriction; all pages of a site; pages that refer to a renamed record."""
        if isinstance(instance, Page):
            return [instance.pk]
        if isinstance(instance, PageViewRestriction):
            return list(Page.objects.descendant_of(instance.page, inclusive=True).values_list("pk", flat=True))
        if isinstance(instance, Site):
            return list(Page.objects.filter(depth__gt=1).values_list("pk", flat=True))
        if not renamed:
            return []
        followers = [model for model, described in page_texts.items() if type(instance) in described.follows]
        pages = [pk for model in followers for pk in model.objects.values_list("pk", flat=True)]
        return pages + (referring_pages(instance) if type(instance) in named else [])


def referring_pages(row: models.Model) -> list[int]:
    """Pages that name this record: in a column, row or block by Wagtail's reference index, or in a many-to-many."""
    page_type = ContentType.objects.get_for_model(Page)
    found = ReferenceIndex.get_references_to(row).filter(base_content_type=page_type)
    pages = {int(pk) for pk in found.values_list("object_id", flat=True)}
    for model in page_texts:
        for field in model._meta.many_to_many:
            if field.related_model is type(row):
                pages.update(model.objects.filter(**{field.name: row}).values_list("pk", flat=True))
    return sorted(pages)
