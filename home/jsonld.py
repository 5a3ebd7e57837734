"""Machine-readable data of the agency itself and of legal instruments."""

from portal.addresses import absolute
from portal.jsonld import Context, Node, agency_node, describes, without_empty

from .models import AgencyProfilePage, HomePage, LegalInstrumentPage
from .models.legal import InForce

LEGAL_FORCE = {InForce.YES: "https://schema.org/InForce", InForce.REPEALED: "https://schema.org/NotInForce"}


@describes(HomePage)
def home(page: HomePage, context: Context) -> Node:
    return agency_node(context["agency"], full=True)


@describes(AgencyProfilePage)
def profile(page: AgencyProfilePage, context: Context) -> Node:
    return agency_node(context["agency"], full=True)


@describes(LegalInstrumentPage)
def legal_instrument(page: LegalInstrumentPage, context: Context) -> Node:
    """Whether it is in force only where somebody has checked."""
    return without_empty(
        {
            "@type": "Legislation",
            "name": page.title,
            "legislationIdentifier": page.number_as_printed,
            "legislationType": str(page.get_kind_display()),
            "legislationPassedBy": page.issuer,
            "legislationLegalForce": LEGAL_FORCE.get(InForce(page.in_force)),
            "sameAs": page.jdih_url,
            "url": absolute(context["request"].path),
        }
    )
