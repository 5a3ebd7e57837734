"""Takes outlines of regions over from GeoJSON, whole or not at all."""

from .reading import OutlineError, Problem, read_outlines
from .store import OutlineSummary, import_outlines, store_outlines

__all__ = ["OutlineError", "OutlineSummary", "Problem", "import_outlines", "read_outlines", "store_outlines"]
