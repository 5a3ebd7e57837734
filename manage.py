#!/usr/bin/env python3
"""Command line of the portal. Without a setting it runs the embedded installation."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.embedded")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    # What an operator can mend is said in one line, not in forty.
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except OperationalError as error:
        sys.exit(f"Basis data tidak bisa dipakai: {' '.join(str(error).split())}")


if __name__ == "__main__":
    main()
