"""Figures with provenance, KLA status and commitments, and the pages that show them."""

from .pages import ComparisonPage, ComparisonRow, DataIndexPage
from .statistics import CaseStatistic
from .status import Commitment, KlaIndicatorEvidence, KlaStatus

__all__ = [
    "CaseStatistic",
    "Commitment",
    "ComparisonPage",
    "ComparisonRow",
    "DataIndexPage",
    "KlaIndicatorEvidence",
    "KlaStatus",
]
