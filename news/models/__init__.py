"""News, press elsewhere, trainings (bimtek) and other activities."""

from .activities import ActivityIndexPage, ActivityPage
from .articles import NewsIndexPage, NewsPage
from .participants import ActivityOrganization, ParticipantRow

__all__ = [
    "ActivityIndexPage",
    "ActivityOrganization",
    "ActivityPage",
    "NewsIndexPage",
    "NewsPage",
    "ParticipantRow",
]
