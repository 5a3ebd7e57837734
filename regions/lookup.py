"""Finds a place by what a person types: a code, a postcode, a name or another name for it."""

import re
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import BooleanField, Case, Q, Value, When
from django.db.models.functions import Length

from portal.prepared import Prepared
from regions.models import Region
from regions.models.region import CODE_PATTERN
from regions.names import ALIAS_MARK, plain, split_level
from regions.panels import Place
from regions.querysets import RegionQuerySet, codes_above, inside, ladder_values

LONGEST_QUERY = 100
_code = re.compile(CODE_PATTERN)
_undotted = re.compile(r"(\d{2})(\d{2})?(\d{2})?(\d{4})?")


@dataclass
class Found:
    """`exact` are places that are what was typed; `others` only begin like it or contain it."""

    query: str
    exact: list[Place] = field(default_factory=list)
    others: list[Place] = field(default_factory=list)
    more: bool = False  # there are more than were asked for

    @property
    def only(self) -> Place | None:
        """The one place that can be meant, if there is just one."""
        if self.exact:
            return self.exact[0] if len(self.exact) == 1 else None
        return self.others[0] if len(self.others) == 1 else None

    @property
    def places(self) -> list[Place]:
        return self.exact + self.others


def as_code(text: str) -> str:
    """The Kemendagri code in a text, dots put in ("6471011001" too); empty if it is none. 5 digits are a postcode."""
    text = text.strip()
    if _code.match(text):
        return text
    if text.isascii() and text.isdigit() and len(text) in {4, 6, 10}:
        match = _undotted.fullmatch(text)
        return ".".join(part for part in match.groups() if part) if match else ""
    return ""


def _region(pk: int, code: str, level: str, name: str, postcode: str) -> Region:
    return Region(pk=pk, code=code, level=level, name=name, postcode=postcode)


_family = Prepared(lambda: Region.objects.family().values_list("pk", "code", "level", "name", "postcode"), _region)


def with_children(code: str, limit: int) -> tuple[Place, list[Region]] | None:
    """The place with this code and the first regions directly in it, or None. One query."""
    if not _code.match(code):
        return None
    codes = codes_above(code)
    regions = _family.rows(limit=len(codes) + limit, code=code, **ladder_values(codes))
    ladder = [region for region in regions if region.code in codes]
    return (Place(ladder[-1], ladder), regions[len(ladder) :]) if ladder and ladder[-1].code == code else None


def place_of(code: str) -> Place | None:
    """The place with this code, or None. One query."""
    found = with_children(code, 0)
    return found[0] if found else None


def find(text: str, *, near: str = "", limit: int = 12) -> Found:
    """Up to `limit` places for a text, those inside the region `near` first. At most four queries.

    After a comma may stand what the place lies in: "sukamaju, cigudeg".
    """
    query = " ".join(text[:LONGEST_QUERY].split())
    code = as_code(query)
    if code:
        place = place_of(code)
        return Found(query, [place] if place else [])
    if query.isascii() and query.isdigit():
        return Found(query, _places(list(Region.objects.filter(postcode=query).by_code()[:limit])))
    name, _, parent = query.partition(",")
    key = plain(name)
    return _by_name(query, key, _lying_in(plain(parent)), near, limit) if key else Found(query)


def _by_name(query: str, key: str, within: Q, near: str, limit: int) -> Found:
    levels, rest = split_level(key)
    exact = Q(search_key=key) | Q(search_key__startswith=key + ALIAS_MARK)
    found = Region.objects.key_starts_with(key)
    if levels:
        # "desa baru" is the desa Baru, or the village whose name is "Desa Baru".
        exact |= Q(level__in=levels) & (Q(search_key=rest) | Q(search_key__startswith=rest + ALIAS_MARK))
        found |= Region.objects.key_starts_with(rest).filter(level__in=levels)
    regions = list(_best_first(found.filter(within), exact, near)[: limit + 1])
    if not regions and len(rest) > 2:
        inner = Q(search_key__contains=f" {rest}") | Q(search_key__contains=ALIAS_MARK + rest)
        of_level = Q(level__in=levels) if levels else Q()
        exact = Q(search_key__endswith=ALIAS_MARK + rest) | Q(search_key__contains=f"{ALIAS_MARK}{rest}{ALIAS_MARK}")
        regions = list(_best_first(Region.objects.filter(inner & of_level & within), exact, near)[: limit + 1])
    places = _places(regions[:limit])
    hits = {region.pk for region in regions if region.is_exact}
    return Found(
        query,
        [place for place in places if place.region.pk in hits],
        [place for place in places if place.region.pk not in hits],
        more=len(regions) > limit,
    )


def _best_first(regions: RegionQuerySet, exact: Q, near: str) -> RegionQuerySet:
    """The very name before names that begin like it, then inside `near`, then larger places first."""
    far = Case(When(code__range=inside(near), then=0), default=1) if near else Value(0)
    is_exact = Case(When(exact, then=True), default=False, output_field=BooleanField())
    return regions.annotate(is_exact=is_exact).order_by("-is_exact", far, Length("code"), Length("name"), "code")


def _lying_in(parent: str) -> Q:
    """Regions that lie in any region of this name; all regions where no name is given."""
    if not parent:
        return Q()
    _levels, name = split_level(parent)
    codes = list(Region.objects.key_starts_with(name).values_list("code", flat=True)[:100])
    if not codes:
        return Q(pk__in=[])
    return reduce(or_, (Q(code__range=inside(code)) for code in codes))


def _places(regions: list[Region]) -> list[Place]:
    """The regions as places: with all they lie in. One query for all of them."""
    wanted = {code for region in regions for code in codes_above(region.code)}
    known = {region.code: region for region in Region.objects.filter(code__in=wanted)} if wanted else {}
    return [Place(region, [known[code] for code in codes_above(region.code) if code in known]) for region in regions]
