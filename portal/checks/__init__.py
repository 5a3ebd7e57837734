"""House rules as system checks: breaking one stops CI, an upgrade, and (tag "start") every start.

portal.E001 wall crossed            portal.E005 stream block that editors or readers cannot make out
portal.E002 file grown too long     portal.E006 shelter in a public table
portal.E003 page type not ours      portal.E007 policy loosened
portal.E004 page without template   portal.E008 DEBUG on
"""

from .content import check_blocks, check_page_types, check_shelters
from .settings import check_debug, check_policy
from .source import check_sizes, check_walls

__all__ = [
    "check_blocks",
    "check_debug",
    "check_page_types",
    "check_policy",
    "check_shelters",
    "check_sizes",
    "check_walls",
]
