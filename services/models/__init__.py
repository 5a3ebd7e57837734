"""Organizations, people in office, what they offer, and where, when and how they are reached."""

from .channels import Channel
from .locations import ServiceLocation
from .offers import Service, ServiceAtLocation
from .organizations import Organization, Person, RoleHolding
from .schedules import Closure, Schedule

__all__ = [
    "Channel",
    "Closure",
    "Organization",
    "Person",
    "RoleHolding",
    "Schedule",
    "Service",
    "ServiceAtLocation",
    "ServiceLocation",
]
