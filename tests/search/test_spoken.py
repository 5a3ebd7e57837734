"""People write as they speak, on a telephone, in a hurry: the search reads it as the pages write it."""

import pytest
from django.utils.timezone import now

from search.counting import known_terms
from search.query import parse
from search.spoken import also, bases
from search.stemming import stem
from search.text import words
from search.vocabulary import Vocabulary


def holding(text: str) -> Vocabulary:
    """The words of one document."""
    known = Vocabulary()
    known.add(now(), "id", "", "", text)
    known.documents.update(stem(word, "id") for word in words(text))
    return known


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kntor ppa dmn", "kantor ppa"),
        ("nmr tlp polisi brp", "nomor telepon polisi"),
        ("sy tkt plg krn bpk mabok", "takut pulang bapak mabuk"),
        ("ortu mrh trs", "orang tua marah"),
        ("temen skolah sring nangis", "teman sekolah sering menangis"),
        ("mantan ngancem", "mantan mengancam"),
    ],
)
def test_short_forms_are_read_as_the_words_they_stand_for(typed: str, meant: str) -> None:
    assert parse(typed).terms == parse(meant).terms


def test_short_forms_of_one_language_are_left_alone_in_the_other() -> None:
    assert parse("no harm", "en").terms == ("no", "harm")


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("ngunci", "kunci"), ("nyakitin", "sakit"), ("nusuk", "tusuk"), ("maksa", "paksa"), ("ngelempar", "lempar"),
        ("ditinggalin", "tinggal"), ("mberani", "berani"), ("brani", "berani"), ("kegores", "gores"),
        ("dinapkahi", "nafkah"),
    ],
)  # fmt: skip
def test_a_spoken_form_is_found_by_the_word_it_is_made_of(spoken: str, written: str) -> None:
    assert stem(written, "id") in dict(parse(spoken, "id", holding(written)).stems)


def test_a_spoken_form_may_be_of_a_word_that_only_synonyms_know() -> None:
    assert {"telantar", "lantar"} & dict(parse("dinapkahin", "id", holding("penelantaran")).expansions).keys()


def test_a_spoken_form_that_pages_print_is_left_as_it_is() -> None:
    assert parse("maksa", "id", holding("maksa paksa")).terms == ("maksa",)


def test_a_misspelt_word_comes_before_a_spoken_one() -> None:
    known = holding("negara kara")

    assert [root for root, _ in parse("ngara", "id", known).stems] == ["negara", "kara"]


def test_a_long_word_may_be_wrong_in_two_letters_and_a_short_one_in_one() -> None:
    known = holding("pemerkosaan negara")

    assert parse("pemrkosan", "id", known).terms == ("pemerkosaan",)
    assert parse("ngra", "id", known).terms == ("ngra",)


def test_a_spoken_form_says_nothing_of_the_word_it_is_made_of() -> None:
    assert "damping" in dict(parse("mau ditemani").expansions)
    assert "damping" not in dict(parse("teman sekelas").expansions)
    assert "tua" in dict(parse("anakku").expansions)
    assert "tua" not in dict(parse("anak").expansions)


def test_english_words_lead_to_indonesian_pages() -> None:
    assert {"suam", "pukul"} <= dict(parse("my husband hits me").expansions).keys()


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("dijambak", "pukul"), ("disabet", "pukul"), ("posesif", "psikis"), ("dihack", "akun"), ("pw", "sandi"),
        ("screenshot", "layar"), ("silariang", "nikah"), ("dipelonco", "rundung"), ("ngemis", "eksploitasi"),
    ],
)  # fmt: skip
def test_a_spoken_word_leads_to_what_pages_print(asked: str, printed: str) -> None:
    assert printed in dict(parse(asked).expansions)


def test_a_form_of_neglect_is_one_word_with_its_name_in_the_law() -> None:
    assert {stem(word, "id") for word in ("ditelantarin", "terlantar", "penelantaran")} == {"telantar"}


def test_a_word_that_names_the_kind_of_answer_counts_less_than_what_it_is_about() -> None:
    stems = dict(parse("apa nama kantor").stems)

    assert stems["nama"] < stems["kantor"] == 1


def test_no_spoken_form_leads_back_to_itself() -> None:
    for word, written in also("id").items():
        assert word not in written, word
        assert word not in bases(word, "id"), word


@pytest.mark.parametrize(
    "asked",
    [
        "ditonjok suami", "digaplok bapak", "anakku digrepe", "dijambak pacar", "ngancem pake parang", "capek hidup",
        "gak kuat lagi", "takut sama bapak", "aku mau kabur dari rumah", "disuruh buka baju", "he touched me",
        "pacar ancam sebar video", "bapak masuk kamarku", "dipaksa aborsi", "tolong", "tolong aku", "help me",
    ],
)  # fmt: skip
def test_spoken_words_of_violence_are_danger_too(asked: str) -> None:
    assert parse(asked).crisis


@pytest.mark.parametrize(
    "asked",
    [
        "penguatan peran rt", "nomor mati", "susah tidur", "anak sekolah", "jam buka kantor", "hidup sehat",
        "lowongan kerja", "kuat", "data hilang", "undangan sosialisasi", "tolong alamat kantor", "rumah kepala dinas",
    ],
)  # fmt: skip
def test_everyday_words_are_no_danger(asked: str) -> None:
    assert not parse(asked).crisis


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("dipukul suami", {"panduan", "layanan"}),
        ("kontak uptd ppa batam", {"layanan"}),
        ("alamat kantor", {"layanan"}),
        ("uu perkosaan", {"peraturan"}),
        ("pelaku dihukum berapa tahun", {"peraturan"}),
        ("kepanjangan uptd", {"istilah"}),
        ("jumlah kasus 2025", {"data"}),
        ("bimtek manggar", {"kegiatan", "berita"}),
        ("cara minta informasi publik", {"informasi-publik"}),
        ("rapat rt", set()),
        ("129", {"layanan"}),
        ("p2tp2a itu apa", {"istilah"}),
        ("hapus riwayat", {"halaman"}),
        ("wartawan", {"peraturan"}),
    ],
)
def test_what_is_asked_for_says_which_pages_count_more(asked: str, kinds: set[str]) -> None:
    favoured = dict(parse(asked).favoured)

    assert set(favoured) == kinds
    assert all(factor > 1 for factor in favoured.values())


def test_spoken_words_are_counted_as_no_subject() -> None:
    assert known_terms(parse("laki minggat"), "id") == set()
    assert known_terms(parse("kdrt"), "id")
