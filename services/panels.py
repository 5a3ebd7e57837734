"""What the directory adds to the page of a region."""

from regions.panels import Panel, Place, register
from services.ladder import ladder_for


def contacts(place: Place) -> Panel:
    """The ladder of contacts. Never empty: it ends at SAPA 129."""
    return Panel("services/panels/contacts.html", {"ladder": ladder_for(place), "place": place})


register("contacts", 10, contacts)
