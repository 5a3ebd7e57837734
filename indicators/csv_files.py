"""Figures as CSV: a header row, one figure a row with its provenance, withheld numbers left out."""

import csv
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.http import HttpResponse

from indicators import words
from indicators.querysets import NATION
from portal.spreadsheets import harmless

if TYPE_CHECKING:
    from indicators.models import CaseStatistic

# The names are part of the portal's contract with those who read the file by program.
HEADER = (
    "kode_wilayah",
    "wilayah",
    "yang_dihitung",
    "periode_dari",
    "periode_sampai",
    "satuan",
    "nilai",
    "nilai_tertulis",
    "persen_dari_pembanding",
    "pembanding",
    "dimensi",
    "kategori",
    "penerbit",
    "per_tanggal",
    "sumber",
    "catatan",
    "sementara",
    "kira_kira",
)


def row_of(statistic: "CaseStatistic") -> list[str]:
    region = statistic.region
    value = statistic.public_value
    # A percentage of something known is the number in other words: withheld with it.
    told = statistic.value is None or value is not None
    texts = [
        region.code if region else NATION,
        words.place(statistic),
        words.metric(statistic),
        statistic.period_from.isoformat(),
        statistic.period_to.isoformat(),
        statistic.unit,
        "" if value is None else str(value),
        words.value(statistic),
        str(statistic.relative_percent) if told and statistic.relative_percent is not None else "",
        statistic.relative_base if told else "",
        statistic.dimension,
        statistic.category,
        statistic.publisher,
        statistic.as_of.isoformat() if statistic.as_of else "",
        statistic.source_url,
        words.note(statistic),
        "ya" if statistic.provisional else "tidak",
        "ya" if statistic.approximate else "tidak",
    ]
    return [harmless(text) for text in texts]


def response(statistics: "Iterable[CaseStatistic]", name: str) -> HttpResponse:
    """The figures as a file to download, in UTF-8 without a byte order mark."""
    answer = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}.csv"'}
    )
    writer = csv.writer(answer)
    writer.writerow(HEADER)
    writer.writerows(row_of(statistic) for statistic in statistics)
    return answer
