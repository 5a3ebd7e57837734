"""Home, plain pages, the agency's profile, public information and legal instruments."""

from .home import HomePage
from .information import InformationIndexPage, InformationPage
from .legal import LegalIndexPage, LegalInstrumentPage
from .plain import AgencyProfilePage, StandardPage

__all__ = [
    "AgencyProfilePage",
    "HomePage",
    "InformationIndexPage",
    "InformationPage",
    "LegalIndexPage",
    "LegalInstrumentPage",
    "StandardPage",
]
