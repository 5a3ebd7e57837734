"""Rows pasted from a spreadsheet: what is accepted, and how a wrong row is named."""

import pytest

from news.pasting import PastedRow, PastingError, parse

PLACES = {"manggar": "M", "manggar baru": "MB", "64.71.01.1002": "L"}


def find(name: str) -> str:
    try:
        return PLACES[name.lower()]
    except KeyError:
        raise LookupError("tidak ditemukan") from None


def rows(text: str) -> list[tuple[str, int | None, int | None, int | None]]:
    return [tuple(row) for row in parse(text, find)]  # type: ignore[misc]  # PastedRow is such a tuple


def messages(text: str) -> list[str]:
    with pytest.raises(PastingError) as error:
        parse(text, find)
    return error.value.messages


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Manggar\t1\t100\t100", ("M", 1, 100, 100)),
        ("Manggar\t1\t100", ("M", 1, 100, None)),
        ("Manggar\t1\t100\t", ("M", 1, 100, None)),
        ("Manggar\t001\t052\t1.234", ("M", 1, 52, 1234)),
        ("Manggar;1;100;100", ("M", 1, 100, 100)),
        ("Manggar\t1-100", ("M", 1, 100, None)),
        ("Manggar\t1-100\t98", ("M", 1, 100, 98)),
        ("Manggar\t1-100\t\t98", ("M", 1, 100, 98)),
        ("Manggar\tRT 1–100\t98 orang", ("M", 1, 100, 98)),
        ("Manggar\trt.1 s/d rt.100", ("M", 1, 100, None)),
        ("Manggar\tRT 001 sampai RT 100", ("M", 1, 100, None)),
        ("Manggar\t1 — 100", ("M", 1, 100, None)),
        ("Manggar\tRT 1\tRT 100", ("M", 1, 100, None)),
        ("Manggar\t7\t7", ("M", 7, 7, None)),
        ("Manggar", ("M", None, None, None)),
        ("Manggar\t\t\t32", ("M", None, None, 32)),
        ("Manggar\t\t\t-", ("M", None, None, None)),
        ("\ufeff Manggar\u00a0Baru \t1\t52\t\t\t", ("MB", 1, 52, None)),
        ("64.71.01.1002\t1\t34\t0", ("L", 1, 34, 0)),
    ],
)
def test_rows_as_people_write_them(line: str, row: tuple[str, int | None, int | None, int | None]) -> None:
    assert rows(line) == [row]


def test_header_empty_and_total_rows_are_passed_over() -> None:
    header, total = "Kelurahan\tRT dari\tRT sampai\tOrang", "Jumlah\t\t\t152"
    text = f"{header}\r\n\r\nManggar\t1\t100\t100\r\n\t\t\t\r\nManggar Baru\t1\t52\t52\n{total}\n"
    assert rows(text) == [("M", 1, 100, 100), ("MB", 1, 52, 52)]


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t\n", "Kelurahan\tRT dari\tRT sampai\tOrang"])
def test_nothing_pasted_is_no_rows(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mangga\t1\t5", "Baris 1, kelurahan “Mangga”: tidak ditemukan"),
        ("\t1\t5", "Baris 1, kelurahan “”: tulis nama"),
        ("Manggar\t5\t", "Baris 1, RT sampai “”: kosong"),
        ("Manggar\t\t5", "Baris 1, RT dari “”: kosong"),
        ("Manggar\tsatu\t5", "Baris 1, RT dari “satu”: bukan nomor RT"),
        ("Manggar\t1\tlima", "Baris 1, RT sampai “lima”: bukan nomor RT"),
        ("Manggar\t-1\t5", "Baris 1, RT dari “-1”: bukan nomor RT"),
        ("Manggar\t1,5\t9", "Baris 1, RT dari “1,5”: bukan nomor RT"),
        ("Manggar\t0\t5", "Baris 1, RT “0-5”: RT mulai dari 1"),
        ("Manggar\t100-1", "Baris 1, RT “100-1”: RT terakhir lebih kecil"),
        ("Manggar\t1\t1000", "Baris 1, RT “1-1000”: lebih dari 999"),
        ("Manggar\t1\t99999999999999999999", "Baris 1, RT sampai “9999"),
        ("Manggar\t1\t5\tbanyak", "Baris 1, orang “banyak”: bukan jumlah orang"),
        ("Manggar\t1\t5\t-3", "Baris 1, orang “-3”: bukan jumlah orang"),
        ("Manggar\t1\t5\t1,234", "Baris 1, orang “1,234”: bukan jumlah orang"),
        ("Manggar\t1\t5\t1000000", "Baris 1, orang “1000000”: bukan jumlah orang"),
        ("Manggar\t1\t5\t5\tcatatan", "Baris 1, kolom kelima “catatan”: lebih dari empat kolom"),
        ("Manggar\t1-5\t3\t4\t5", "Baris 1, kolom kelima “4”: lebih dari empat kolom"),
        ("Manggar\t1\t5\nManggar\t5\t9", "Baris 2, RT “5-9”: sebagian sudah ada di baris 1"),
    ],
)
def test_a_wrong_row_names_its_place_its_value_and_why(line: str, expected: str) -> None:
    assert [message.startswith(expected) for message in messages(line)] == [True]


def test_every_wrong_row_is_named_at_once() -> None:
    text = "Mangga\t1\t5\nManggar\t1\t5\nManggar Baru\t9\t1"
    assert [message.split(",")[0] for message in messages(text)] == ["Baris 1", "Baris 3"]


def test_the_same_rt_numbers_in_two_kelurahan_are_no_overlap() -> None:
    assert len(rows("Manggar\t1\t5\nManggar Baru\t1\t5\nManggar\t6\t9")) == 3


def test_a_paste_of_another_file_is_stopped_and_long_values_are_cut() -> None:
    found = messages("\n".join(["Manggar"] * 501))
    assert found == ["Paling banyak 500 baris sekali tempel."]
    assert len(messages("x" * 5000)[0]) < 200


def test_a_row_keeps_the_names_of_the_model() -> None:
    assert PastedRow("M", 1, 2, 3)._asdict() == {"region": "M", "rt_from": 1, "rt_to": 2, "people": 3}
