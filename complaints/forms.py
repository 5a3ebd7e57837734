"""The nine questions. Every error says what to do, beside its question; what was typed stays."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints import words
from complaints.sealing.keysets import Keyring

OTHER_REGION = "lain"
Answers = dict[str, Any]


def _line(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=words.LONGEST_LINE, **options)


def _choice(label: Any, choices: words.Choices, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **options)


class ComplaintForm(forms.Form):
    """Answers of FACTS 2.6. No name, no NIK, no address, no birth date."""

    use_required_attribute = False  # the browser's own bubbles come in its language, not ours

    safe = _choice(
        _("Apakah kamu, atau orang itu, aman sekarang?"),
        words.SAFE,
        error_messages={"required": _("Pilih satu. “Tidak yakin” juga boleh.")},
    )
    about = _choice(
        _("Laporan ini tentang siapa?"),
        words.ABOUT,
        error_messages={"required": _("Pilih satu, supaya petugas tahu siapa yang perlu ditolong.")},
    )
    region = forms.ChoiceField(
        label=_("Kejadian atau orang ini ada di kota atau kabupaten mana?"),
        error_messages={
            "required": _("Kami perlu tahu kota atau kabupaten, supaya laporan sampai ke petugas yang tepat."),
            "invalid_choice": _("Pilih kota atau kabupaten dari daftar."),
        },
    )
    age = _choice(
        _("Berapa umur orang yang mengalami?"),
        words.AGE,
        error_messages={"required": _("Pilih satu. “Tidak tahu” juga boleh.")},
    )
    kinds = forms.MultipleChoiceField(
        label=_("Apa yang terjadi? Boleh lebih dari satu."),
        choices=words.KINDS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    official = forms.BooleanField(
        label=_("Yang menyakiti adalah petugas atau pejabat setempat (laporan dibaca UPTD PPA provinsi)"),
        required=False,
    )
    story = forms.CharField(
        label=_("Ceritakan seperlunya"),
        required=False,
        max_length=words.LONGEST_STORY,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"max_length": _("Terlalu panjang: paling banyak %(limit_value)d huruf, ini %(show_value)d.")},
    )
    phone_seen = _choice(
        _("Apakah orang yang menyakiti tinggal serumah atau bisa membuka HP-mu?"), words.PHONE_SEEN, required=False
    )
    contact_way = _choice(
        _("Bagaimana petugas boleh menghubungimu?"),
        words.WAYS,
        initial="none",
        error_messages={"required": _("Pilih satu. Boleh “jangan hubungi saya”.")},
    )
    contact_to = _line(_("Nomor, alamat email, atau orang yang dihubungi"))
    contact_when = _line(_("Jam yang aman"))
    leave_message = _choice(_("Boleh tinggalkan pesan?"), words.LEAVE, required=False, initial="no")
    call_me = _line(_("Panggil saya (nama samaran boleh)"))
    needs = forms.MultipleChoiceField(
        label=_("Ada kebutuhan khusus?"), choices=words.NEEDS, widget=forms.CheckboxSelectMultiple, required=False
    )
    needs_note = _line(_("Kebutuhan lain"))
    read = forms.BooleanField(
        label=_("Saya sudah membaca bagaimana laporan ini dipakai."),
        error_messages={"required": _("Baca dulu bagian di atas, lalu centang.")},
    )
    refer = forms.BooleanField(
        label=_("Boleh diteruskan ke layanan lain (kesehatan, bantuan hukum) bila saya butuh."), required=False
    )
    stats = forms.BooleanField(label=_("Boleh dipakai sebagai angka tanpa identitas."), required=False)

    def __init__(self, ring: Keyring, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region: Any = self.fields["region"]
        region.choices = [("", _("Pilih")), *ring.regions(), (OTHER_REGION, _("Kota atau kabupaten lain"))]
        for field in self.fields.values():
            # The HTML standard has no such attribute on boxes and radio buttons; those the form itself covers.
            if not isinstance(field.widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
                field.widget.attrs["autocomplete"] = "off"
        for name in self.errors if self.is_bound else ():
            # Radio buttons and boxes are described by their fieldset (templates/complaints/question.html).
            if name in self.fields and not isinstance(self.fields[name].widget, forms.RadioSelect):
                self.fields[name].widget.attrs.update({"aria-invalid": "true", "aria-describedby": f"salah_{name}"})

    def clean_region(self) -> str:
        code = self.cleaned_data["region"]
        if code == OTHER_REGION:
            raise forms.ValidationError(
                _("Formulir ini belum sampai ke kota atau kabupaten lain. Telepon SAPA 129, dari mana saja.")
            )
        return code

    def clean(self) -> None:
        data = self.cleaned_data
        if data.get("contact_way", "none") != "none" and not data.get("contact_to"):
            self.add_error("contact_to", _("Tulis nomor atau alamatnya, atau pilih “jangan hubungi saya”."))

    def answers(self) -> Answers:
        """The answers as they stand in the payload (docs/confidential-format.md)."""
        data = self.cleaned_data
        names = ("safe", "about", "age", "kinds", "official", "story", "phone_seen", "needs", "needs_note")
        way = data["contact_way"]
        contact = {"way": way, "call_me": data["call_me"]}
        if way != "none":
            contact |= {
                "to": data["contact_to"], "when": data["contact_when"], "leave_message": data["leave_message"] or "no"
            }  # fmt: skip
        return {
            **{name: data[name] for name in names},
            "contact": contact,
            **{name: data[name] for name in ("read", "refer", "stats")},
            "text": words.text_hash(),
        }
