"""Who asks about a happening gets the guidance written for them: a child, a parent, a teacher, a neighbour."""

from collections.abc import Collection
from types import SimpleNamespace
from typing import Any, cast

import pytest

from education.choices import Audience, Phase
from portal.searchable import Kind, Record
from search.aims import AFTERWARDS, BEFORE, SIGNS, reader, term, times
from search.engines import embedded
from search.engines.base import Filters
from search.models import SearchDocument
from search.projection import document_of
from search.results import understood
from search.text import words


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("tetangga mukulin anaknya", "tetangga"),
        ("anakku dipukul gurunya", "orang_tua"),
        ("anak susah diatur", "orang_tua"),
        ("saya guru bk murid cerita dipukul bapaknya", "guru"),
        ("pasien lebam", "nakes"),
        ("temanku dipukul pacarnya", "anak"),
        ("suami kasar", "korban"),
        ("pak rt suruh damai", "kader_rt"),
        ("someone touched my child", "orang_tua"),
        ("aku dimarahin mama", "anak"),
        ("putriku dipukul", "orang_tua"),
        ("dipukul suaminya", "tetangga"),
        ("siswaku sering bolos", "guru"),
        ("dipalak kakak kelas", "anak"),
        ("mertuaku kasar", "korban"),
        ("laki-laki juga bisa jadi korban", ""),
        ("visum", ""),
        ("dibully di sekolah", "anak"),
        ("anak dibully di sekolah", "orang_tua"),
        ("cara guru ngajarin anak jaga tubuh", "guru"),
        ("anak laki main gim terus", "orang_tua"),
        ("bos suka pegang pundak", "korban"),
        ("kota layak anak", ""),
        ("lihat anggaran dinas", ""),
    ],
)
def test_a_question_tells_who_asks(asked: str, who: str) -> None:
    assert reader(words(asked), ()) == who


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("melihat anak dipukul", "tetangga"),
        ("saya diperkosa", "korban"),
        ("suami saya memukul anak melihat", "korban"),
        ("diperkosa", ""),
        ("anak dipukul", "orang_tua"),
    ],
)
def test_in_danger_it_tells_more(asked: str, who: str) -> None:
    assert reader(words(asked), {"crisis"}) == who


@pytest.mark.parametrize(
    ("asked", "intents", "when"),
    [
        ("dipukul suami", {"crisis"}, AFTERWARDS),
        ("teman curhat", (), AFTERWARDS),
        ("materi penyuluhan", (), BEFORE),
        ("visum", (), ()),
    ],
)
def test_a_question_tells_whether_something_has_happened(
    asked: str, intents: Collection[str], when: tuple[str, ...]
) -> None:
    assert times(words(asked), intents) == when


def test_a_question_for_figures_about_children_is_nobodys_worry_at_home() -> None:
    assert reader(words("jumlah kasus anak"), {"figures"}) == ""


def test_there_is_a_sign_for_each_reader_that_guidance_is_written_for() -> None:
    assert set(SIGNS) == set(Audience.values)
    assert set(AFTERWARDS) == {Phase.AFTER, Phase.BOTH}
    assert set(BEFORE) == {Phase.BEFORE, Phase.BOTH}
    assert len({term(key) for key in (*SIGNS, *Phase.values)}) == len(SIGNS) + len(Phase.values)


def guide(number: int, audience: str, phase: str) -> None:
    record = Record(
        Kind.GUIDANCE, "id", f"/{audience}-{phase}/", title="Kalau ada yang dipukul", body="Catat.",
        aims=(audience, phase),
    )  # fmt: skip
    source: Any = SimpleNamespace(name="page")
    document_of(source, cast("Any", SimpleNamespace(pk=number)), record).save()


def first(asked: str) -> str:
    query = understood(asked, "id")
    rows = embedded().search(query.weighted, Filters("id", favoured=query.favoured), 0, 1)
    return SearchDocument.objects.get(pk=rows[0]).path


@pytest.mark.django_db
def test_of_two_pages_about_one_thing_the_one_for_who_asks_stands_first() -> None:
    for number, audience in enumerate(Audience.values):
        guide(number, audience, Phase.AFTER)

    assert first("anakku dipukul") == "/orang_tua-sesudah/"
    assert first("murid dipukul") == "/guru-sesudah/"
    assert first("dipukul suami") == "/korban-sesudah/"


@pytest.mark.django_db
def test_in_danger_what_helps_afterwards_stands_before_what_prevents() -> None:
    guide(1, Audience.NEIGHBOUR, Phase.BEFORE)
    guide(2, Audience.NEIGHBOUR, Phase.AFTER)

    assert first("tetangga dipukul") == "/tetangga-sesudah/"


@pytest.mark.django_db
def test_for_whom_a_page_is_appears_nowhere() -> None:
    guide(1, Audience.TEACHER, Phase.AFTER)
    document = SearchDocument.objects.get()

    assert "untukguru" in document.names_terms.split()
    assert "untukguru" not in f"{document.title} {document.summary} {document.body} {document.title_words}"
