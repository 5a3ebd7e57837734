from .documents import SearchDocument

__all__ = ["SearchDocument"]
