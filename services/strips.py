"""Strips of latitude: with the longitude they make an index of a database without geometry as good as a grid."""

from django.db.models import Func, IntegerField

A_DEGREE = 8  # strips: 14 km each. Another number needs a migration that makes the index again.


class Strip(Func):
    """The strip that a latitude lies in, cut off towards the equator. A literal: only then is the index found."""

    template = f"CAST(%(expressions)s * {A_DEGREE} AS integer)"
    arity = 1
    output_field = IntegerField()


def strips_between(south: float, north: float) -> list[int]:
    """All strips of which some part lies between two latitudes."""
    return list(range(int(south * A_DEGREE), int(north * A_DEGREE) + 1))
