#!/usr/bin/env python3
"""Command line of the portal. Without a setting it runs the embedded installation."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.embedded")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # a missing setting is said in one line, not in forty
        sys.exit(str(error))


if __name__ == "__main__":
    main()
