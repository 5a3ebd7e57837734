from .counts import SearchCount
from .documents import SearchDocument
from .files import FileText
from .outbox import Outbox
from .rules import RULES, BestBet, BlockedSuggestion, CrisisTrigger, Rule, StemRule, SynonymRule
from .written import Written

__all__ = [
    "RULES",
    "BestBet",
    "BlockedSuggestion",
    "CrisisTrigger",
    "FileText",
    "Outbox",
    "Rule",
    "SearchCount",
    "SearchDocument",
    "StemRule",
    "SynonymRule",
    "Written",
]
