"""What the search knows of guidance and of the words of the field."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from django.db import models
from wagtail.models import Page

from portal.addresses import page_path, site_roots
from portal.searchable import Kind, PageText, Record, Source, When, names_of, page_texts, register, unshown

from .models import GlossaryPage, GlossaryTerm, GuidanceIndexPage, GuidancePage


def _hidden_terms(page: GlossaryPage) -> models.QuerySet[GlossaryTerm]:
    """Words people type that no page may print lead to the glossary as a whole."""
    return GlossaryTerm.objects.filter(locale=page.locale_id, display_ok=False)


def _never_shown() -> Iterator[str]:
    for term, aliases in GlossaryTerm.objects.filter(display_ok=False).values_list("term", "aliases"):
        yield f"{term} {aliases}"


unshown.append(_never_shown)
page_texts |= {
    GuidanceIndexPage: PageText(Kind.GUIDANCE, columns=("intro",)),
    GuidancePage: PageText(
        Kind.GUIDANCE,
        labels=("audience", "phase"),
        when=lambda page: When(page.reviewed_on),
        aims=lambda page: (page.audience, page.phase),
    ),
    GlossaryPage: PageText(Kind.TERM, related=_hidden_terms, follows=(GlossaryTerm,)),
}


@register
class TermSource(Source):
    """Each term that may be shown, at its place in the glossary of its language."""

    name = "term"
    model = GlossaryTerm

    def public(self) -> models.QuerySet[GlossaryTerm]:
        return GlossaryTerm.objects.filter(display_ok=True).select_related("locale")

    def project(self, rows: Sequence[GlossaryTerm]) -> Iterator[tuple[GlossaryTerm, Record]]:
        roots = site_roots()
        glossaries = {page.locale_id: page_path(page, roots) for page in GlossaryPage.objects.live().public()}
        for term in rows:
            if path := glossaries.get(term.locale_id):
                yield (
                    term,
                    Record(
                        kind=Kind.TERM,
                        locale=term.locale.language_code,
                        # The list of its letter is short: the whole glossary comes in pages.
                        path=f"{path}?{urlencode({'huruf': term.term[:1].upper()})}#{term.slug}",
                        title=term.term,
                        summary=term.expansion,
                        body=term.definition,
                        names="\n".join(names_of(term)),
                        asked=term.asked,
                    ),
                )

    def affected_by(self, instance: models.Model, renamed: bool) -> list[int]:
        """The term itself; all terms where the glossary page came, went or moved."""
        if isinstance(instance, Page) and issubclass(instance.specific_class or Page, GlossaryPage):
            return list(GlossaryTerm.objects.values_list("pk", flat=True))
        return [instance.pk] if isinstance(instance, GlossaryTerm) else []
