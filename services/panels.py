"""What the directory adds to the page of a region, and says first to a question that names one."""

from regions import answers
from regions.panels import Panel, Place, register
from services.ladder import ladder_for


def contacts(place: Place) -> Panel:
    """The ladder of contacts. Never empty: it ends at SAPA 129."""
    return Panel("services/panels/contacts.html", {"ladder": ladder_for(place), "place": place})


register("contacts", 10, contacts)


def first_contact(place: Place) -> Panel:
    """Whom to reach first there; without a local number SAPA 129."""
    return Panel("services/place_answer.html", {"contact": ladder_for(place).first, "place": place})


answers.register("first_contact", first_contact)
