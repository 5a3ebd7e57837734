"""What the search knows of plain pages, public information and legal instruments."""

from portal.searchable import Kind, PageText, Place, When, page_texts

from .models import (
    AgencyProfilePage,
    HomePage,
    InformationIndexPage,
    InformationPage,
    LegalIndexPage,
    LegalInstrumentPage,
    StandardPage,
)


def _place(page: LegalInstrumentPage) -> Place:
    return Place(page.region.code, page.region.title) if page.region else Place()


page_texts |= {
    # Everything on it leads elsewhere; nobody looks for the page they start from.
    HomePage: PageText(kind=None),
    StandardPage: PageText(Kind.PAGE),
    AgencyProfilePage: PageText(Kind.PAGE, related=lambda page: [page.organization]),
    InformationIndexPage: PageText(Kind.INFORMATION),
    InformationPage: PageText(Kind.INFORMATION, labels=("info_class",), when=lambda page: When(page.updated_on)),
    LegalIndexPage: PageText(Kind.LEGAL),
    LegalInstrumentPage: PageText(
        Kind.LEGAL,
        columns=("number_as_printed", "issuer", "amends"),
        labels=("kind",),
        related=lambda page: [page.region],
        place=_place,
    ),
}
