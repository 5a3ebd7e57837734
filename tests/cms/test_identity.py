"""Passages that could point at a child are found, ordinary news is not (CHILD-01, CHILD-03)."""

from __future__ import annotations

import pytest

from portal.identity import BETTER_WORDS, family_words, headline_words, revealing_passages


@pytest.mark.parametrize(
    "text",
    [
        "Korban berinisial MR, 14 tahun, siswi SMPN 2 Balikpapan, didampingi petugas.",
        "MR (14), warga Kelurahan Manggar, menerima pendampingan.",
        "Bunga (bukan nama sebenarnya), usia 9, tinggal di Desa Sebakung.",
        "A.B. berumur 12 tahun. Ia bersekolah di SD Negeri 5.",
    ],
)
def test_pieces_that_together_point_at_a_child_are_found(text: str) -> None:
    assert list(revealing_passages(text))


@pytest.mark.parametrize(
    "text",
    [
        "Bimtek diikuti 234 orang dari Kelurahan Manggar (RT 1 sampai RT 100), Lamaru dan Teritip selama 3 hari.",
        "IPTU Renny Witasari, S.H. dari Polda Kaltim berbicara tentang UU 12 Tahun 2022 di SMAN 1 Balikpapan.",
        "Sebanyak 32 kasus ditangani pada 2022. Anak di bawah 18 tahun dilindungi hukum di setiap desa.",
        "DP2KBP3A Kabupaten Paser melatih kader PATBM dari 32 desa.",
    ],
)
def test_reports_of_trainings_are_left_alone(text: str) -> None:
    assert list(revealing_passages(text)) == []


def test_pieces_far_apart_are_not_put_together() -> None:
    text = f"Petugas berinisial MR hadir. {'Kegiatan berjalan lancar. ' * 20} Anak usia 9 di Desa Sebakung bermain."
    assert list(revealing_passages(text)) == []


@pytest.mark.parametrize("text", ["anak dari Budi Santoso", "ayah kandung korban", "Paman korban melapor"])
def test_family_relations_are_found(text: str) -> None:
    assert list(family_words(text))


def test_general_words_about_families_are_left_alone() -> None:
    assert not list(family_words("Orang tua dan anak belajar bersama; ibu-ibu kader hadir."))


@pytest.mark.parametrize("word", sorted(BETTER_WORDS))
def test_each_harmful_word_of_a_headline_has_a_better_one(word: str) -> None:
    assert list(headline_words(f"Berita tentang {word} di kota")) == [(word, BETTER_WORDS[word])]
    assert list(headline_words(f"{word.capitalize()} di kota"))


def test_words_inside_other_words_are_left_alone() -> None:
    assert not list(headline_words("Kecacatan prosedur dan para jandanya"))
