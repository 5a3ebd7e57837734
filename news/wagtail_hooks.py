"""What this app adds to the CMS."""

from . import due, publishing  # noqa: F401  # importing registers their functions
