"""What results can be narrowed by: links with counts, all from the one query that counted them."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from portal.listing import Filter, Option, options
from portal.models import Theme
from regions.models import Region

from .engines import Filters
from .models import SearchDocument
from .results import Results

MOST_OPTIONS = 12
DIGITS = re.compile(r"[0-9.]{1,8}")  # key of a theme, code of a kecamatan, year
# Parameter of the address -> field of the filters.
FACETS = {"jenis": "kind", "tema": "topic", "kecamatan": "district", "tahun": "year"}


def filters_of(given: Mapping[str, str], locale: str, favoured: tuple[tuple[str, float], ...]) -> Filters:
    """The filters that an address asks for; a value that cannot be one counts as not given."""
    chosen = {field: given.get(name, "")[:50] for name, field in FACETS.items()}
    if chosen["kind"] not in SearchDocument.Kind.values:
        chosen["kind"] = ""
    for field in ("topic", "district", "year"):
        if not DIGITS.fullmatch(chosen[field]):
            chosen[field] = ""
    return Filters(locale, favoured=favoured, **chosen)


def _topics(codes: list[str], language: str) -> dict[str, str]:
    rows = Theme.objects.filter(pk__in=[code for code in codes if code.isdigit()]).values_list("pk", "name", "name_en")
    return {str(pk): (english if language == "en" else "") or name for pk, name, english in rows}


def _districts(codes: list[str]) -> dict[str, str]:
    rows = Region.objects.filter(code__in=codes).order_by("name")
    return dict(rows.values_list("code", "name"))


def _labels(field: str, found: Counter[str], chosen: str, language: str) -> Mapping[str, Any]:
    """Value -> what a reader sees, in the order of the list."""
    if field == "kind":
        return dict(SearchDocument.Kind.choices)
    codes = [value for value, _number in found.most_common(MOST_OPTIONS)]
    codes += [chosen] if chosen and chosen not in codes else []
    if field == "year":
        return {year: year for year in sorted(codes, reverse=True)}
    return (_topics(codes, language) if field == "topic" else _districts(codes)) if codes else {}


def facets(results: Results, address: Mapping[str, str]) -> list[Filter]:
    """Kind, topic, kecamatan and year, each with counts under the other filters. At most two queries, for names."""
    titles = {"jenis": _("Jenis"), "tema": _("Tema"), "kecamatan": _("Kecamatan"), "tahun": _("Tahun")}
    found = []
    for name, field in FACETS.items():
        chosen = getattr(results.filters, field)
        numbers = results.by(field)
        if len(numbers) < 2 and not chosen:
            continue
        labels = _labels(field, numbers, chosen, results.language)
        rows = options(name, labels, numbers, results.number(**{field: ""}), address)
        if len(rows) > 1:
            found.append(Filter(titles[name], rows))
    # Read in another language the question has other roots and synonyms: how many that finds is not known here.
    found.append(Filter(_("Bahasa hasil"), languages(results, address), counted=False))
    return [one for one in found if one.options]


def languages(results: Results, address: Mapping[str, str]) -> list[Option]:
    """The languages with results; none where only the one shown has any."""
    names, own = dict(settings.LANGUAGES), results.filters.locale
    numbers = {code: results.number(locale=code) for code in names}
    if not any(number for code, number in numbers.items() if code != own):
        return []
    return options("bahasa", names, numbers, 0, {**address, "bahasa": own})[1:]
