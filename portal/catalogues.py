"""Translations in the form gettext reads. They are made from the .po files, so they are not kept in git."""

from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.reloader import translation_file_changed


def compile_catalogues() -> int:
    """Writes each locale/<language>/LC_MESSAGES/*.po as .mo below PORTAL_VAR; returns how many were new."""
    written = 0
    source = settings.BASE_DIR / "locale"
    for po in sorted(source.glob("*/LC_MESSAGES/*.po")):
        mo: Path = settings.PORTAL_VAR / "locale" / po.relative_to(source).with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        mo.parent.mkdir(parents=True, exist_ok=True)
        unfinished = mo.with_suffix(".new")
        polib.pofile(str(po)).save_as_mofile(str(unfinished))
        unfinished.replace(mo)  # a process that starts meanwhile sees the old or the new one
        translation_file_changed(None, mo)  # this process may have looked for it already
        written += 1
    return written
