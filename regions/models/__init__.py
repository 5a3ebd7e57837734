"""Regions of Indonesia and what belongs to a region itself."""

from .communities import CommunityForum, ForumTarget, LadderStep, Programme
from .region import Region, RtRange

__all__ = ["CommunityForum", "ForumTarget", "LadderStep", "Programme", "Region", "RtRange"]
