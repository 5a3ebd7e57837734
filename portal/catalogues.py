"""Translations in the form gettext reads. They are made from the .po files, so they are not kept in git."""

from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import gettext, override, pgettext
from django.utils.translation.reloader import translation_file_changed

SOURCE = "id"  # the language of templates and code


def compile_catalogues() -> int:
    """Writes each locale/<language>/LC_MESSAGES/*.po as .mo below PORTAL_VAR; returns how many were new."""
    written = 0
    folder = settings.BASE_DIR / "locale"
    for po in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        mo: Path = settings.PORTAL_VAR / "locale" / po.relative_to(folder).with_suffix(".mo")
        english = folder / "en" / "LC_MESSAGES" / po.name
        takes_own = po.parts[-3] == SOURCE and english.exists()
        newest = max(file.stat().st_mtime for file in ([po, english] if takes_own else [po]))
        if mo.exists() and mo.stat().st_mtime >= newest:
            continue
        catalogue = polib.pofile(str(po))
        if takes_own:
            _add_own_words(catalogue, polib.pofile(str(english)))
        mo.parent.mkdir(parents=True, exist_ok=True)
        unfinished = mo.with_suffix(".new")
        catalogue.save_as_mofile(str(unfinished))
        unfinished.replace(mo)  # a process that starts meanwhile sees the old or the new one
        translation_file_changed(None, mo)  # this process may have looked for it already
        written += 1
    return written


def _add_own_words(catalogue: polib.POFile, english: polib.POFile) -> None:
    """Gives the texts of templates and code themselves as translation, where no app has another.

    Django keeps a catalogue for each app (19 here) and asks all of them twice before it takes a text as it stands:
    a fifth of the CPU of a page of 180 labels. Ours is asked first.
    """
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue}
    with override(SOURCE):
        for entry in english:
            text, context = entry.msgid, entry.msgctxt
            same = (pgettext(context, text) if context else gettext(text)) == text
            if same and not entry.msgid_plural and (context, text) not in known:
                catalogue.append(polib.POEntry(msgid=text, msgstr=text, msgctxt=context))
