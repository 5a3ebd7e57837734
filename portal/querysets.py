"""Querysets that every page type has."""

from typing import Any, Self

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from portal.prepared import Param


class ListedQuerySet(PageQuerySet):
    def visible(self) -> Self:
        """What anybody may see: published, and no login or password on it or on a page above it.

        Wagtail's public() means the same with a query of its own each time.
        """
        restrictions = PageViewRestriction.objects.order_by()
        path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        above = restrictions.annotate(here=path).filter(here__startswith=F("page__path"))
        # Asked once for all rows. Without it PostgreSQL looks for restrictions again for each row of each join.
        none_at_all = ~Exists(restrictions)
        return self.filter(none_at_all | ~Exists(above), live=True)

    def listed_under(self, parent: Page) -> Self:
        """Children that anybody may see."""
        return self.child_of(parent).visible()

    def listed_beside(self, page: Page) -> Self:
        """The page's siblings that anybody may see, without itself."""
        above = page.path[: -page.steplen]
        return self.filter(depth=page.depth, path__startswith=above).exclude(pk=page.pk).visible()

    def listed_below_path(self) -> Self:
        """The same for a prepared query, with the values of below() or beside()."""
        return self.filter(depth=Param("depth"), path__gte=Param("first"), path__lte=Param("last")).visible()


def below(parent: Page) -> dict[str, Any]:
    """Values for listed_below_path(): the children of this page."""
    first, last = Page._get_children_path_interval(parent.path)
    return {"depth": parent.depth + 1, "first": first, "last": last}


def beside(page: Page) -> dict[str, Any]:
    """Values for listed_below_path(): this page and its siblings."""
    first, last = Page._get_children_path_interval(page.path[: -page.steplen])
    return {"depth": page.depth, "first": first, "last": last}
