"""The form of an activity: participant rows may be pasted from a spreadsheet."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.models.participants import ParticipantRow
from news.pasting import PastedRow, PastingError, parse
from portal.cms.forms import StoryPageForm
from regions.lookup import find
from regions.models import Region

# A row of participants names a place people live in, not a city or a province.
LEVELS = {"kecamatan", "kelurahan", "desa"}


def find_region(text: str) -> Region:
    """The region of a code or a name; of several with one name the one in our own city. Raises LookupError."""
    found = find(text, near=settings.PORTAL_HOME_REGION)
    exact = [place.region for place in found.exact if place.region.level in LEVELS]
    villages = [region for region in exact if region.level != "kecamatan"]
    ours = [region for region in villages or exact if region.code.startswith(f"{settings.PORTAL_HOME_REGION}.")]
    for candidates in (ours, villages, exact):
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            codes = ", ".join(region.code for region in candidates[:4])
            raise LookupError(_("ada beberapa wilayah bernama ini (%(codes)s …); tulis kodenya.") % {"codes": codes})
    raise LookupError(_("tidak ditemukan. Periksa ejaannya, atau tulis kode Kemendagri-nya."))


class ActivityForm(StoryPageForm):
    participants_paste = forms.CharField(
        label=gettext_lazy("Tempel dari spreadsheet"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "Satu baris satu kelurahan: nama atau kode, RT dari, RT sampai, orang. “1-100” dan “RT 1–100” juga bisa. "
            "Selama kotak ini berisi, isinya menggantikan semua baris di bawah saat disimpan."
        ),
    )

    def clean_participants_paste(self) -> list[PastedRow]:
        """The pasted rows, or one message for every wrong one; nothing is taken while one row is wrong."""
        try:
            return parse(self.cleaned_data["participants_paste"], find_region)
        except PastingError as error:
            raise forms.ValidationError(error.messages) from error

    def save(self, commit: bool = True) -> Any:
        page = super().save(commit=commit)
        if rows := self.cleaned_data.get("participants_paste"):
            page.participant_rows.set(
                [ParticipantRow(sort_order=place, **row._asdict()) for place, row in enumerate(rows)]
            )
            if commit:
                page.participant_rows.commit()
        return page
