"""Says which texts have no English translation yet, and which English stands for no text: `python -m tests.catalogue`.

Indonesian is what the templates and the code are written in and needs no catalogue.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")
TRANSLATED_FILES = (".py", ".html", ".txt")


def _copy_texts(folder: Path) -> None:
    """Copies every file that may hold a text, so that extracting does not touch the working tree."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip  # one option a line says nothing more
    for name in listed:
        file = Path(name)
        wanted = file == CATALOGUE or (file.suffix in TRANSLATED_FILES and file.parts[0] != "tests")
        if wanted and (ROOT / file).is_file():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / file, folder / file)


def incomplete(catalogue: Path) -> Iterator[str]:
    """Entries without a translation, with a guessed one, or with other placeholders than the original."""
    for entry in polib.pofile(str(catalogue)):
        if entry.obsolete:
            continue
        if "fuzzy" in entry.flags:
            yield f"guessed: {entry.msgid}"
        elif not entry.translated():
            yield f"missing: {entry.msgid}"


def dead(kept: Path, extracted: Path) -> Iterator[str]:
    """Entries that no text of the portal asks for any more: whoever reads the catalogue would believe them."""
    asked = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(extracted))}
    for entry in polib.pofile(str(kept)):
        if (entry.msgctxt, entry.msgid) not in asked:
            yield f"dead: {entry.msgid}"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="portal-texts-") as name:
        folder = Path(name)
        _copy_texts(folder)
        (folder / "locale").mkdir(exist_ok=True)
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "--locale=en", "--no-obsolete", "--verbosity=0"],
            cwd=folder, check=True,
        )  # fmt: skip
        found = sorted({*incomplete(folder / CATALOGUE), *dead(ROOT / CATALOGUE, folder / CATALOGUE)})
        # msgfmt also finds a %(name)s that the translation lost or misspelt.
        checked = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(folder / CATALOGUE)])
    for line in found:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{len(found)} texts without an English translation, or translations without a text\n")
    return 1 if found or checked.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
