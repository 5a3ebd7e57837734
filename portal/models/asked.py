"""How people ask for a record, for the search alone: an editor knows the words that the page itself does not print."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

# More lines would say everything, and a page that says everything is found for everything.
MOST_LINES, LONGEST_LINE = 40, 120


def check_lines(value: str) -> None:
    """Raises ValidationError for more than MOST_LINES lines and, with its number, for one over LONGEST_LINE."""
    found = value.splitlines()
    if len(found) > MOST_LINES:
        message = _("Paling banyak %(most)d baris; sekarang %(now)d.")
        raise ValidationError(message, params={"most": MOST_LINES, "now": len(found)})
    for number, line in enumerate(found, 1):
        if len(line) > LONGEST_LINE:
            message = _("Baris %(number)d terlalu panjang: paling banyak %(most)d huruf.")
            raise ValidationError(message, params={"number": number, "most": LONGEST_LINE})


def asked_field() -> "models.TextField[str, str]":
    """The column `asked`: matched and never shown; the same lines, of whatever language, serve every translation."""
    return models.TextField(
        _("begini orang bertanya"),
        blank=True,
        validators=[check_lines],
        help_text=_(
            "Satu pertanyaan per baris, dengan kata sehari-hari, dalam bahasa apa pun, misalnya “suami nggak kasih "
            "uang belanja”. Tidak tampil di situs; hanya membantu pencarian. "
            "Jangan menulis nama orang atau kisah nyata."
        ),
    )
