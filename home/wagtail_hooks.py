"""What this app adds to the CMS."""

from . import due  # noqa: F401  # importing registers its functions
