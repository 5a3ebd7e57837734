"""The agency as an organisation, and who held its offices on which day (GOV-01)."""

from typing import Any

from django.utils import timezone

from services.models import Organization, RoleHolding


def profile_context(page: Any) -> dict[str, Any]:
    """The organisation with its parent and region, its offices, newest first. Two queries."""
    if page.organization_id is None:
        return {"organization": None, "holders": [], "former": []}
    organization = Organization.objects.select_related("parent", "region").get(pk=page.organization_id)
    today = timezone.localdate()
    roles = list(
        RoleHolding.objects.filter(organization=organization).select_related("person").order_by("-as_of", "role")
    )
    former = [role for role in roles if role.date_to and role.date_to < today]
    return {
        "organization": organization,
        "holders": [role for role in roles if role not in former],
        "former": former,
    }
