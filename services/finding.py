"""From what a person typed, picked or allowed the browser to tell, to the place whose services are responsible."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from regions.boundaries import centres_near, region_at
from regions.lookup import LONGEST_QUERY, find, place_of
from regions.models import Region
from regions.panels import Place
from regions.points import check_point

DECIMALS = 3  # of a degree: 110 m. What is finer never gets further than this module.
Point = tuple[float, float]


@dataclass
class Answer:
    """`place` where it is certain, `others` to choose from where it is not, `problem` in the reader's words."""

    query: str = ""
    place: Place | None = None
    others: list[Place] = field(default_factory=list)
    more: bool = False
    point: Point | None = None
    problem: str = ""
    is_guess: bool = False  # `others` are villages around the point, not places of one name
    status: int = 200


def by_words(typed: str) -> Answer:
    """A code, a postcode or a name. One that fits is the answer; several are asked about."""
    query = " ".join(typed[:LONGEST_QUERY].split())
    if not query:
        return Answer()
    found = find(query, near=settings.PORTAL_HOME_REGION)
    place = found.only
    if place and query == place.region.code:
        query = place.region.name  # what the form's field then shows: few people know the code of where they live
    answer = Answer(query, place, [other for other in found.places if other is not place], found.more)
    if place:
        answer.point = centre_of(place)
    elif not answer.others:
        answer.problem = _(
            "Kami tidak menemukan “%(query)s”. Periksa ejaannya, coba kode pos, atau pilih dari daftar."
        ) % {"query": query}
    return answer


def centre_of(place: Place) -> Point | None:
    """The middle of a village or district; None for what is too large to be near anything. One query at most."""
    if place.region.code.count(".") < 2:
        return None
    rows = Region.objects.filter(pk=place.region.pk, latitude__isnull=False).values_list("latitude", "longitude")
    return rows.first()


def by_point(values: Mapping[str, str]) -> Answer:
    """The village that a point lies in. At sea, or where nobody can tell, a question. The point is kept nowhere."""
    try:
        point = read_point(values)
    except ValidationError as error:
        return Answer(problem=" ".join(error.messages), status=400)
    code = region_at(*point)
    place = place_of(code) if code else None
    if place:
        return Answer(place=place, point=point)
    guesses = [place for code in centres_near(*point) if (place := place_of(code))]
    if guesses:
        problem = _("Kami belum bisa memastikan kelurahanmu dari posisi ini. Pilih yang benar.")
        return Answer(others=guesses, problem=problem, is_guess=True)
    return Answer(
        problem=_(
            "Posisi ini di laut atau di luar wilayah yang kami kenal. Tulis nama kelurahan atau kode posmu. "
            "SAPA 129 menjawab dari mana pun."
        )
    )


def read_point(values: Mapping[str, str]) -> Point:
    """The point, rounded to DECIMALS. Raises ValidationError, with the reason, for what is none in Indonesia."""
    numbers = []
    for name in ("lat", "lng"):
        try:
            number = float(values.get(name, "")[:40])
        except ValueError:
            number = float("nan")
        if not isfinite(number):
            raise ValidationError(_("Posisi tidak terbaca. Tulis nama kelurahan atau kode posmu."))
        numbers.append(round(number, DECIMALS))
    check_point(*numbers)
    return numbers[0], numbers[1]
