"""Organizations, people in office, and where and how they are reached."""

from .locations import Channel, ServiceLocation
from .organizations import Organization, Person, RoleHolding

__all__ = ["Channel", "Organization", "Person", "RoleHolding", "ServiceLocation"]
