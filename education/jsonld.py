"""Machine-readable data of guidance."""

from django.utils.translation import get_language

from portal.addresses import absolute
from portal.jsonld import Context, Node, agency_node, describes, iso_date, without_empty

from .models import GuidancePage


@describes(GuidancePage)
def guidance(page: GuidancePage, context: Context) -> Node:
    return without_empty(
        {
            "@type": "Article",
            "headline": page.title,
            "abstract": page.summary,
            "audience": {"@type": "Audience", "audienceType": str(page.get_audience_display())},
            "inLanguage": get_language(),
            "isAccessibleForFree": True,
            "dateModified": iso_date(page.last_published_at.date() if page.last_published_at else None),
            "publisher": agency_node(context["agency"]),
            "url": absolute(context["request"].path),
        }
    )
