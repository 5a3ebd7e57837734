"""Numbers as people write them, brought to E.164, or refused with the reason."""

import re

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from services.choices import ChannelType

# 110, 112, 129, 119 and the like; 1500-771 has seven digits. No area code begins a short number.
SHORT = re.compile(r"1\d{2,7}")
_NO_NUMBER = _lazy("“%(text)s” bukan nomor telepon.")
_TOO_LONG = _lazy("Nomor ini terlalu panjang. Tulis satu nomor saja.")
_PARSING = {phonenumbers.NumberParseException.TOO_LONG: _TOO_LONG}
_LENGTHS = {
    phonenumbers.ValidationResult.TOO_SHORT: _lazy(
        "Nomor ini terlalu pendek. Mungkin kurang kode daerah atau angkanya."
    ),
    phonenumbers.ValidationResult.TOO_LONG: _TOO_LONG,
    phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY: _lazy("Nomor ini kurang kode daerah, misalnya 0542."),
}
_IGNORED = re.compile(r"[\s.\-()/\u2010-\u2015\u00a0]+")
_WA_LINK = re.compile(r"^(https://)?wa\.me/\+?(?=62)")
_TRUNK_IN_FRONT = re.compile(r"^(\+?62|0062)\(?0")  # +62 (0)821...


def e164(text: str) -> str:
    """The number as +62..., or as it is where it is a short one. Raises ValidationError with the reason."""
    text = text.strip().removeprefix("tel:").strip()
    if re.search(r"[A-Za-z]", text):
        raise ValidationError(_("Ada huruf di dalam nomor: “%(text)s”. Tulis satu nomor saja.") % {"text": text[:40]})
    digits = _TRUNK_IN_FRONT.sub("+62", _IGNORED.sub("", _TRUNK_IN_FRONT.sub("+62", text)))
    if SHORT.fullmatch(digits):
        return digits
    if digits.startswith("0062"):
        digits = f"+{digits[2:]}"
    elif digits.startswith("62") and len(digits) > 9:
        digits = f"+{digits}"
    try:
        number = phonenumbers.parse(digits, "ID")
    except phonenumbers.NumberParseException as error:
        raise ValidationError(_PARSING.get(error.error_type, _NO_NUMBER) % {"text": text[:40]}) from None
    if number.country_code != 62:
        raise ValidationError(_("Nomor ini bukan nomor Indonesia (+62)."))
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason in _LENGTHS or not phonenumbers.is_valid_number(number):
        raise ValidationError(_LENGTHS.get(reason, _("Nomor ini tidak dipakai di Indonesia. Periksa angkanya.")))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def grouped(number: str) -> str:
    """An E.164 number as Indonesians read it out: 0821 5285 8026, (0542) 731 234; a short one as it is."""
    if not number.startswith("+"):
        return number
    national = phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.NATIONAL)
    return national.replace("-", " ")


NUMBERS = {ChannelType.PHONE, ChannelType.WHATSAPP, ChannelType.SMS}


def is_same(kind: str, shown: str, value: str) -> bool:
    """Whether what is written is what a tap calls. Of anything but a number it may be any words."""
    if kind not in NUMBERS:
        return True
    try:
        return e164(shown) == value
    except ValidationError:
        return False


def clean_value(kind: str, text: str) -> tuple[str, str]:
    """What is stored of a channel's value, and how it is written out. Raises ValidationError for the field `value`."""
    text = text.strip()
    try:
        match kind:
            case _ if kind in NUMBERS:
                number = e164(_WA_LINK.sub("+", text) if kind == ChannelType.WHATSAPP else text)
                if kind == ChannelType.WHATSAPP and not number.startswith("+"):
                    raise ValidationError(_("WhatsApp memakai nomor lengkap, bukan nomor pendek."))
                return number, grouped(number)
            case ChannelType.EMAIL:
                validate_email(text)
            case ChannelType.WEBSITE | ChannelType.CHAT | ChannelType.APP:
                if not re.fullmatch(r"https://[^\s/.]+\.[^\s]+", text):
                    raise ValidationError(_("Alamat situs harus lengkap dan diawali https://."))
                return text, text.removeprefix("https://").rstrip("/")
    except ValidationError as error:
        raise ValidationError({"value": error.messages}) from None
    return text, text
