"""What every app shares in the database: pictures, themes, site texts; and the abstract page types."""

from .asked import asked_field
from .demo import DemoRecord
from .images import PortalImage, PortalRendition
from .pages import BasePage, SourceFields
from .review import ReviewTask
from .settings import AgencySettings
from .themes import Theme

__all__ = [
    "AgencySettings",
    "BasePage",
    "DemoRecord",
    "PortalImage",
    "PortalRendition",
    "ReviewTask",
    "SourceFields",
    "Theme",
    "asked_field",
]
