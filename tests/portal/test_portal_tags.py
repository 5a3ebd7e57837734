"""Dates no more exact than known, the reader's language, addresses of the other language."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils.translation import override

from portal.languages import path_in
from portal.templatetags.portal_tags import date_range, lines, local_url, localized


@pytest.mark.parametrize(
    ("start", "end", "indonesian", "english"),
    [
        (date(2025, 7, 29), date(2025, 7, 31), "29–31 Juli 2025", "29–31 July 2025"),
        (date(2025, 7, 30), date(2025, 8, 2), "30 Juli – 2 Agustus 2025", "30 July – 2 August 2025"),
        (
            date(2024, 12, 30),
            date(2025, 1, 2),
            "30 Desember 2024 – 2 Januari 2025",
            "30 December 2024 – 2 January 2025",
        ),
        (date(2023, 11, 23), None, "23 November 2023", "23 November 2023"),
        (date(2023, 11, 23), date(2023, 11, 23), "23 November 2023", "23 November 2023"),
    ],
)
def test_a_span_of_days_reads_as_each_language_writes_it(
    start: date, end: date | None, indonesian: str, english: str
) -> None:
    with override("id"):
        assert date_range(start, end) == indonesian
    with override("en"):
        assert date_range(start, end) == english


def test_a_date_known_to_the_month_names_no_day() -> None:
    meeting = SimpleNamespace(date_start=date(2023, 11, 1), date_end=None, date_precision="month")
    with override("id"):
        assert date_range(meeting) == "November 2023"


def test_an_unknown_date_is_said() -> None:
    visit = SimpleNamespace(date_start=None, date_end=None, date_precision="unknown")
    with override("id"):
        assert date_range(visit) == "Tanggal tidak diketahui"


def test_english_readers_get_the_english_column_where_there_is_one() -> None:
    row = SimpleNamespace(name="Kota Layak Anak", name_en="Child-Friendly City", note="catatan", note_en="")
    with override("en"):
        assert localized(row, "name") == "Child-Friendly City"
        assert localized(row, "note") == "catatan"
    with override("id"):
        assert localized(row, "name") == "Kota Layak Anak"


def test_a_text_area_gives_its_lines_without_empty_ones() -> None:
    assert lines(" Dengarkan \n\n Jaga rahasia\n") == ["Dengarkan", "Jaga rahasia"]
    assert lines(None) == []


@pytest.mark.parametrize(
    ("path", "code", "expected"),
    [
        ("/", "en", "/en/"),
        ("/berita/?halaman=2", "en", "/en/berita/?halaman=2"),
        ("/en/berita/", "id", "/berita/"),
        ("/en/", "id", "/"),
        ("/english-corner/", "id", "/english-corner/"),
        ("https://peraturan.info/", "en", "https://peraturan.info/"),
        ("//elsewhere.example/", "en", "//elsewhere.example/"),
        ("/dokumen/3/materi.pdf", "en", "/dokumen/3/materi.pdf"),
        ("#isi", "en", "#isi"),
    ],
)
def test_an_address_in_another_language(path: str, code: str, expected: str) -> None:
    assert path_in(path, code) == expected


def test_links_of_editors_stay_in_the_language_of_the_reader() -> None:
    with override("en"):
        assert local_url("/layanan/terdekat/") == "/en/layanan/terdekat/"


def test_every_number_says_whom_it_reaches() -> None:
    with override("id"):
        html = Template("{% include 'components/strip.html' only %}").render(Context())
    for number, whom in (
        ("110", "Polisi"),
        ("112", "Darurat"),
        ("129", "Perempuan &amp; anak"),
        ("WA", "Tulis ke SAPA"),
    ):
        assert number in html
        assert whom in html
    assert 'href="https://wa.me/628111129129"' in html


def test_the_law_on_settling_sexual_violence_stands_above_every_ladder() -> None:
    with override("id"):
        html = Template("{% include 'components/ladder.html' with steps=steps only %}").render(Context({"steps": []}))
    assert "UU 12/2022 Pasal 23" in html
