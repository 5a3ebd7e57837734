from .documents import SearchDocument
from .outbox import Outbox

__all__ = ["Outbox", "SearchDocument"]
