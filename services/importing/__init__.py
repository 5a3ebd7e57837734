"""The directory as a table: read from CSV or XLSX whole or not at all, and written so that it can be read again."""

from .reading import COLUMNS, Problem, TableError, read_table
from .store import ImportSummary, import_directory

__all__ = ["COLUMNS", "ImportSummary", "Problem", "TableError", "import_directory", "read_table"]
