"""What other apps say first to a question that names a place. They register here; who answers knows none of them."""

from collections.abc import Callable

from regions.mentions import mentioned
from regions.panels import Panel, Place

Builder = Callable[[Place], Panel]
_builders: dict[str, Builder] = {}


def register(name: str, builder: Builder) -> None:
    """Adds an answer to every question about a place; one of the same name is replaced."""
    _builders[name] = builder


def answers_for(question: str) -> list[Panel]:
    """What there is to say of the place that the question names; nothing where it names none."""
    place = mentioned(question)
    return [builder(place) for builder in _builders.values()] if place else []
