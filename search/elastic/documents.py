"""A search document as Elasticsearch keeps it: each term with its impact, and what is filtered by. No text."""

import json
from collections import Counter
from typing import Any
from zlib import crc32

from search.engines.base import Group
from search.engines.postings import AVERAGE, FIELDS, K1, SCALE, B

# Columns that the index depends on; a change of any of them is sent.
COLUMNS = ("kind", "locale", "region_code", "district", "topics", "date", "weight", *(name for name, _ in FIELDS))

# No analysis there: terms come as roots from search.projection. A sparse vector scores a term by
# boost * impact (Lucene's FeatureField), and with idf as the boost that is the BM25 of search.engines.postings.
MAPPINGS: dict[str, Any] = {
    "dynamic": "strict",
    # Nothing is ever read back but row numbers: neither hidden names nor texts can be taken from the cluster.
    "_source": {"enabled": False},
    "properties": {
        "row": {"type": "long"},
        "kind": {"type": "keyword"},
        "locale": {"type": "keyword"},
        "region": {"type": "keyword"},
        "district": {"type": "keyword"},
        "topics": {"type": "keyword"},
        "year": {"type": "keyword"},
        "group": {"type": "keyword"},  # all that is counted beside the filters, in one
        "date": {"type": "date", "format": "strict_date"},
        "checksum": {"type": "long"},
        "terms": {"type": "sparse_vector"},
    },
}
# An index made by other rules is built anew (search.elastic.index).
RULES = f"{crc32(json.dumps([MAPPINGS, FIELDS, K1, B, AVERAGE, SCALE], sort_keys=True).encode()):08x}"


def impacts(row: Any) -> dict[str, int]:
    """Each term's share in BM25 without its rarity, as search.engines.postings.impact works it out in SQL."""
    frequencies: Counter[str] = Counter()
    length = 0
    for name, weight in FIELDS:
        terms = getattr(row, name).split()
        length += len(terms)
        for term in terms:
            frequencies[term] += weight  # type: ignore[assignment]  # weights are not whole
    longer = K1 * (1 - B + B * length / AVERAGE)
    score = {term: SCALE * row.weight * f * (K1 + 1) / (f + longer) for term, f in frequencies.items()}
    return {term: rounded for term, impact in score.items() if (rounded := round(impact)) > 0}


def checksum(row: Any) -> int:
    """32 bits over everything that the index depends on; the same on both databases."""
    return crc32("\x1f".join(str(getattr(row, name)) for name in COLUMNS).encode())


def regions(code: str) -> list[str]:
    """The region and all above it, so that a filter by any level is one term: 64, 64.71, 64.71.01 ..."""
    parts = code.split(".")
    return [".".join(parts[: end + 1]) for end in range(len(parts))] if code else []


def source(row: Any) -> dict[str, Any]:
    """What is sent of a row with `pk` and COLUMNS."""
    year = str(row.date.year) if row.date else ""
    found = {
        "row": row.pk,
        "district": row.district,
        "topics": row.topics.split(),
        "year": year,
        "group": "|".join(Group(row.kind, row.locale, row.district, year, row.topics)),
        "kind": row.kind,
        "locale": row.locale,
        "region": regions(row.region_code),
        "checksum": checksum(row),
        "terms": impacts(row),
    }
    return found | ({"date": row.date.isoformat()} if row.date else {})
