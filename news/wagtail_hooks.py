"""What this app adds to the CMS."""

from . import publishing  # noqa: F401  # importing registers its rules
