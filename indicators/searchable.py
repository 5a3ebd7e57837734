"""What the search knows of figures: the pages that show them, and what is counted there."""

from django.db import models

from portal.searchable import Kind, PageText, named, page_texts

from .models import CaseStatistic, ComparisonPage, DataIndexPage

named |= {CaseStatistic}


def _statistics(page: DataIndexPage) -> models.QuerySet[CaseStatistic]:
    return CaseStatistic.objects.select_related("region")


page_texts |= {
    DataIndexPage: PageText(Kind.DATA, related=_statistics, follows=(CaseStatistic,)),
    ComparisonPage: PageText(
        Kind.DATA, related=lambda page: [row.statistic for row in page.rows.select_related("statistic__region")]
    ),
}
