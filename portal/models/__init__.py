"""What every app shares in the database: pictures, themes, site texts; and the abstract page types."""

from .asked import Asked
from .demo import DemoRecord
from .images import PortalImage, PortalRendition
from .pages import BasePage, SourceFields
from .review import ReviewTask
from .settings import AgencySettings
from .themes import Theme

__all__ = [
    "AgencySettings",
    "Asked",
    "BasePage",
    "DemoRecord",
    "PortalImage",
    "PortalRendition",
    "ReviewTask",
    "SourceFields",
    "Theme",
]
