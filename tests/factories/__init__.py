"""Factories beside the models they build, and `site_tree`: the whole bilingual site in one call."""

from .activities import ActivityOrganizationFactory, ActivityPageFactory, ParticipantRowFactory
from .pages import (
    AgencyProfilePageFactory,
    ComparisonPageFactory,
    GlossaryTermFactory,
    GuidancePageFactory,
    InformationPageFactory,
    LegalInstrumentPageFactory,
    NewsPageFactory,
    StandardPageFactory,
)
from .records import (
    CaseStatisticFactory,
    ChannelFactory,
    OrganizationFactory,
    PersonFactory,
    ProgrammeFactory,
    RoleHoldingFactory,
    ServiceLocationFactory,
    ThemeFactory,
    region,
)
from .translation import translate
from .tree import Branch, SiteTree, site_tree

__all__ = [
    "ActivityOrganizationFactory",
    "ActivityPageFactory",
    "AgencyProfilePageFactory",
    "Branch",
    "CaseStatisticFactory",
    "ChannelFactory",
    "ComparisonPageFactory",
    "GlossaryTermFactory",
    "GuidancePageFactory",
    "InformationPageFactory",
    "LegalInstrumentPageFactory",
    "NewsPageFactory",
    "OrganizationFactory",
    "ParticipantRowFactory",
    "PersonFactory",
    "ProgrammeFactory",
    "RoleHoldingFactory",
    "ServiceLocationFactory",
    "SiteTree",
    "StandardPageFactory",
    "ThemeFactory",
    "region",
    "site_tree",
    "translate",
]
