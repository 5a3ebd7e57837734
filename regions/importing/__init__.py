"""Region tables as CSV files of any size: checked whole, then taken over whole or not at all."""

from .rows import Problem, RegionFileError
from .store import ImportSummary, import_regions

__all__ = ["ImportSummary", "Problem", "RegionFileError", "import_regions"]
