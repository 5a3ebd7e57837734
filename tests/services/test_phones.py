"""However a number is written down, it can be called; what cannot be called is refused with the reason."""

import pytest
from django.core.exceptions import ValidationError

from services.phones import clean_value, e164, grouped


@pytest.mark.parametrize(
    "text",
    [
        "0821 5285 8026", "082152858026", "0821-5285-8026", "+62 821 5285 8026", "+62(0)821-5285-8026",
        "62821 5285 8026", "0062 821 5285 8026", "(0821) 5285.8026", "tel:+6282152858026", "0821–5285–8026",
        "+62 0821 5285 8026", " 0821/52858026 ",
    ],
)  # fmt: skip
def test_ten_and_more_local_spellings_are_one_number(text: str) -> None:
    assert e164(text) == "+6282152858026"


@pytest.mark.parametrize("text", ["110", "112", "129", "119", "1500771", "1500-771"])
def test_short_numbers_stay_as_they_are_dialled(text: str) -> None:
    assert e164(text) == text.replace("-", "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0821 5285 8026 / 0811 5833 121", "terlalu panjang"),
        ("0821 5285 8026 ext. 3", "huruf"),
        ("08-SEMBILAN", "huruf"),
        ("0816", "terlalu pendek"),
        ("+1 202 555 0143", "bukan nomor Indonesia"),
        ("0000000000", "Periksa angkanya"),
        ("-", "bukan nomor"),
    ],
)
def test_what_cannot_be_called_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        e164(text)


def test_a_number_without_its_area_code_is_said_to_lack_it() -> None:
    with pytest.raises(ValidationError, match="kode daerah"):
        e164("731234")


@pytest.mark.parametrize("text", ["https://wa.me/6282152858026", "wa.me/+6282152858026", "0821 5285 8026"])
def test_a_whatsapp_link_that_somebody_pasted_is_its_number(text: str) -> None:
    assert clean_value("whatsapp", text) == ("+6282152858026", "0821 5285 8026")


@pytest.mark.parametrize("text", ["129", "https://wa.me/129", "https://wa.me/"])
def test_no_link_to_whatsapp_leads_nowhere(text: str) -> None:
    with pytest.raises(ValidationError):
        clean_value("whatsapp", text)


def test_a_landline_keeps_its_area_code() -> None:
    assert e164("(0542) 731234") == "+62542731234"
    assert grouped("+6282152858026").replace(" ", "") == "082152858026"
    assert grouped("129") == "129"


@pytest.mark.parametrize(
    ("kind", "value"),
    [("email", "bukan surel"), ("situs", "http://x.go.id"), ("chat", "javascript:alert(1)"), ("aplikasi", "https://")],
)
def test_addresses_that_lead_nowhere_safe_are_refused_at_the_field(kind: str, value: str) -> None:
    with pytest.raises(ValidationError) as refused:
        clean_value(kind, value)
    assert "value" in refused.value.message_dict
