"""What other apps add to the page of a region. They register here; regions knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from regions.models import Region


@dataclass(frozen=True)
class Place:
    """A region with all it lies in, province first and itself last."""

    region: Region
    ladder: list[Region]

    @property
    def codes(self) -> list[str]:
        return [region.code for region in self.ladder]

    @property
    def above(self) -> list[Region]:
        """The regions it lies in, province first."""
        return self.ladder[:-1]

    @property
    def parents(self) -> list[Region]:
        """The regions it lies in, smallest first: as an address is written."""
        return self.ladder[-2::-1] if len(self.ladder) > 1 else []

    def title_of(self, code: str) -> str:
        return next((region.title for region in self.ladder if region.code == code), code)


@dataclass(frozen=True)
class Panel:
    """One part of a region's page: a template of the app that made it, and its context."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


Builder = Callable[[Place], Panel | None]
_builders: dict[str, tuple[int, Builder]] = {}


def register(name: str, order: int, builder: Builder) -> None:
    """Adds a panel to every region page; a panel of the same name is replaced. Small orders stand first."""
    _builders[name] = (order, builder)


def panels_for(place: Place) -> list[Panel]:
    """The panels that have something to say of this place, in order."""
    in_order = sorted(_builders.values(), key=lambda entry: entry[0])
    return [panel for _order, builder in in_order if (panel := builder(place))]
