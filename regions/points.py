"""Which pairs of numbers can be a place in Indonesia."""

# From Rondo to Rote and from Breueh to the border of Papua, with a margin of half a degree.
LATITUDES, LONGITUDES = (-11.6, 6.6), (94.5, 141.6)


def inside_indonesia(latitude: float, longitude: float) -> bool:
    """Whether the point lies in the box around Indonesia; no number that is none does."""
    return LATITUDES[0] <= latitude <= LATITUDES[1] and LONGITUDES[0] <= longitude <= LONGITUDES[1]
