"""The form by which anybody says that an entry is wrong."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from services.choices import RequestKind, RequestStatus
from services.models import ChangeRequest, ServiceLocation
from services.models.change_requests import LONGEST_TEXT
from services.posting import fresh_token, token_age_is_right

MOST_OPEN_OF_ONE = 20  # requests not looked at yet, of one location
MOST_OPEN = 2_000  # of all: 2 MB of text at the most


class ChangeRequestForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Apa yang salah?"),
        choices=RequestKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih salah satu."), "invalid_choice": _("Pilih salah satu.")},
    )
    text = forms.CharField(
        label=_("Apa yang benar?"),
        required=False,
        max_length=LONGEST_TEXT,
        error_messages={"max_length": _("Paling panjang 1.000 huruf. Tulis yang penting saja.")},
        help_text=_("Nomor, alamat, atau jam yang benar. Jangan menulis tentang suatu kejadian atau nama orang."),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    # Hidden from people; who fills it in is a machine.
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))
    token = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, location: ServiceLocation, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False, auto_id="usul-%s")
        self.location = location
        self.is_machine = False

    @property
    def new_token(self) -> str:
        """The time at which this person saw the form: a corrected one need not grow old again."""
        sent = self.data.get("token", "") if self.is_bound else ""
        return sent if token_age_is_right(sent) else fresh_token()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not token_age_is_right(cleaned.get("token", "")):
            self.add_error(
                None,
                _("Terkirim terlalu cepat, atau terlalu lama terbuka. Isianmu masih ada; kirim sekali lagi."),
            )
        self.is_machine = bool(cleaned.get("website"))
        wants_words = cleaned.get("kind") in {RequestKind.OTHER, RequestKind.NUMBER}
        if wants_words and "text" in cleaned and not cleaned["text"].strip():
            self.add_error("text", _("Tulis sedikit: apa yang benar, atau apa yang terjadi waktu kamu menghubungi."))
        if not self.errors and is_full(self.location):
            self.add_error(None, _("Sedang banyak usulan yang menunggu. Coba lagi besok, atau telepon 129."))
        return cleaned

    def save(self) -> ChangeRequest | None:
        """The stored request; None for what a machine sent, which is answered like any other."""
        if self.is_machine:
            return None
        values = {"kind": self.cleaned_data["kind"], "text": self.cleaned_data["text"].strip()}
        waiting = ChangeRequest.objects.filter(location=self.location, status=RequestStatus.NEW, **values).first()
        # A double click, or the Back button: the same words are one request.
        return waiting or ChangeRequest.objects.create(location=self.location, **values)


def is_full(location: ServiceLocation) -> bool:
    waiting = ChangeRequest.objects.filter(status=RequestStatus.NEW)
    return waiting.filter(location=location).count() >= MOST_OPEN_OF_ONE or waiting.count() >= MOST_OPEN
