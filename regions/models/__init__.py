"""Regions of Indonesia and what belongs to a region itself."""

from .boundary import Boundary, BoundaryCell
from .communities import CommunityForum, ForumTarget, LadderStep, Programme
from .region import Region, RtRange

__all__ = ["Boundary", "BoundaryCell", "CommunityForum", "ForumTarget", "LadderStep", "Programme", "Region", "RtRange"]
