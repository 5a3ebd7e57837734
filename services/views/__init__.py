"""Answers of the directory, by idea."""

from .directory import channel_number, directory, location_page
from .finding import nearest, rt_contact
from .papers import change_request, change_request_thanks, location_card, region_card

__all__ = [
    "change_request",
    "change_request_thanks",
    "channel_number",
    "directory",
    "location_card",
    "location_page",
    "nearest",
    "region_card",
    "rt_contact",
]
