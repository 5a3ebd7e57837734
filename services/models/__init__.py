"""Organizations, people in office, what they offer, and where, when and how they are reached."""

from .change_requests import ChangeRequest
from .channels import Channel
from .locations import ServiceLocation
from .offers import Service, ServiceAtLocation
from .organizations import Organization, Person, RoleHolding
from .rt_contacts import RevealCount, RtContact
from .schedules import Closure, Schedule
from .shelters import Shelter

__all__ = [
    "ChangeRequest",
    "Channel",
    "Closure",
    "Organization",
    "Person",
    "RevealCount",
    "RoleHolding",
    "RtContact",
    "Schedule",
    "Service",
    "ServiceAtLocation",
    "ServiceLocation",
    "Shelter",
]
