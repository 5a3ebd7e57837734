from .counts import SearchCount
from .documents import SearchDocument
from .outbox import Outbox
from .rules import RULES, BestBet, BlockedSuggestion, CrisisTrigger, Rule, StemRule, SynonymRule

__all__ = [
    "RULES",
    "BestBet",
    "BlockedSuggestion",
    "CrisisTrigger",
    "Outbox",
    "Rule",
    "SearchCount",
    "SearchDocument",
    "StemRule",
    "SynonymRule",
]
