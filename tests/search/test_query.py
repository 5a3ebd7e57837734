"""A question is understood as it was meant, however it is written."""

import pytest
from django.utils.timezone import now

from search.engines.postings import MOST_POSTINGS, TOTAL, shares
from search.lexicon import Addition, Synonym, additions, build, lexicon, own_synonyms
from search.query import MOST_EXPANSIONS, MOST_TERMS, parse
from search.stemming import stem
from search.text import words
from search.vocabulary import Vocabulary


@pytest.fixture
def vocabulary() -> Vocabulary:
    known = Vocabulary()
    known.add(now(), "id", "Kekerasan terhadap perempuan", "", "lapor polisi, visum gratis, rudapaksa, dipukul suami")
    known.add(now(), "", "Kelurahan Manggar", "", "")
    known.documents.update({"keras": 1, "polisi": 1, "manggar": 1, "visum": 1})
    return known


@pytest.mark.parametrize(
    "forms",
    [
        ("pukul", "memukul", "dipukuli", "mukul", "dipukulin"),
        ("perkosa", "pemerkosaan", "diperkosa", "memperkosa"),
        ("leceh", "pelecehan", "dilecehin", "melecehkan"),
        ("lapor", "melaporkan", "laporin", "pelaporan"),
    ],
)
def test_all_forms_of_a_word_of_violence_are_one_word(forms: tuple[str, ...]) -> None:
    assert {stem(form, "id") for form in forms} == {forms[0]}


def test_women_stay_women() -> None:
    assert stem("perempuan", "id") == "perempuan"


def test_the_words_around_a_question_say_nothing() -> None:
    assert parse("apakah saya bisa dapat visum di mana ya").terms == ("visum",)


def test_a_question_of_such_words_only_keeps_them() -> None:
    assert parse("apa itu").terms == ("apa", "itu")


def test_a_two_behind_a_word_doubles_it() -> None:
    assert parse("pegang2").terms == parse("pegang").terms == ("pegang",)
    assert parse("pegang-pegang").terms == ("pegang",)


@pytest.mark.parametrize(
    "asked",
    [
        "assalamualaikum min, mohon info visum dong", "selamat siang kak mau tanya visum",
        "permisi, visum. terima kasih",        "numpang nanya bu soal visum dimana yah",
    ],
)  # fmt: skip
def test_greetings_and_thanks_say_nothing(asked: str) -> None:
    assert "visum" in parse(asked).terms
    assert set(parse(asked).terms) <= {"visum", "soal"}


def test_who_only_greets_is_not_left_with_an_empty_question() -> None:
    assert parse("selamat pagi").terms == ("selamat", "pagi")


def test_a_letter_drawn_out_is_one_letter_and_shortenings_keep_theirs() -> None:
    assert parse("tolooong takuuuttt").terms == ("takut",)
    assert parse("KemenPPPA").terms == ("kemenpppa",)
    assert parse("Perang Dunia III").terms == ("perang", "dunia", "iii")


def test_a_typing_mistake_is_understood_and_said(vocabulary: Vocabulary) -> None:
    query = parse("lapor polsii", "id", vocabulary)

    assert query.terms == ("lapor", "polisi")
    assert query.corrections == (("polsii", "polisi"),)
    assert query.corrected == "lapor polisi"


@pytest.mark.parametrize("asked", ["kekerasan", "visum", "manggar", "dipukuli suami", "kdrt", "grepe"])
def test_a_known_word_is_never_corrected(vocabulary: Vocabulary, asked: str) -> None:
    assert parse(asked, "id", vocabulary).corrections == ()


def test_a_misspelt_function_word_says_nothing_either(vocabulary: Vocabulary) -> None:
    vocabulary.add(now(), "id", "", "", "apakah bagaimana")

    assert parse("bagaiman lapor polisi", "id", vocabulary).terms == ("lapor", "polisi")


def test_everyday_words_lead_to_the_official_ones_and_count_less() -> None:
    query = parse("digebukin suami")
    expanded = dict(query.expansions)

    assert {"keras", "fisik", "tangga"} <= set(expanded)
    assert all(weight < 1 for weight in expanded.values())
    assert not set(expanded) & dict(query.stems).keys()
    assert query.crisis


def test_every_synonym_of_danger_puts_numbers_first() -> None:
    dangerous = [synonym for synonym in own_synonyms() if synonym.urgency == 2]

    assert len(dangerous) > 10
    for synonym in dangerous:
        for said in (synonym.term, *synonym.variants):
            assert parse(said).crisis, said


def test_a_word_that_must_not_be_shown_matches_and_never_appears(vocabulary: Vocabulary) -> None:
    hidden = [synonym for synonym in own_synonyms() if not synonym.shown]
    assert hidden
    for synonym in hidden:
        assert parse(synonym.term).expansions or parse(synonym.term).stems

    query = parse("rudapaksaa", "id", vocabulary)
    assert query.terms == ("rudapaksa",)
    assert query.corrections == ()
    assert query.corrected == ""


def test_the_intent_of_a_question_is_noticed() -> None:
    assert "contact" in parse("nomor telepon uptd").intents
    assert "place" in parse("kantor ppa terdekat").intents
    assert "schedule" in parse("jadwal bimtek").intents
    assert "crisis" in parse("mau mati saja").intents
    assert parse("rapat pukul 09.00").intents == frozenset()


def test_what_editors_add_counts_at_once_in_every_process(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[Synonym] = []
    monkeypatch.setattr("search.lexicon.additions", [*additions, Addition(lambda: len(rows), lambda: rows)])
    assert not lexicon("id").matching({"zamrud"})

    rows.append(Synonym("zamrud", (), "Kekerasan psikis"))

    assert "psikis" in dict(parse("zamrud").expansions)


def test_a_meaning_of_several_words_counts_less_by_the_word_and_more_in_all() -> None:
    def given(official: str) -> list[float]:
        (phrase,) = build([Synonym("zamrud", (), official)], "id").matching({"zamrud"})
        return [weight for one, weight in phrase.expansions if one != "zamrud"]

    (whole,) = given("psikis")
    shared = given("pusat ajar keluarga murah")

    assert len(shared) == 4
    assert max(shared) < whole < sum(shared) < 4 * whole


def test_a_query_has_an_upper_bound_on_every_side() -> None:
    everything = " ".join(synonym.term for synonym in own_synonyms())
    query = parse(everything * 10)

    assert len(query.terms) <= MOST_TERMS
    assert len(query.expansions) <= MOST_EXPANSIONS
    assert query.shortened


def test_both_languages_have_roots_of_their_own() -> None:
    assert parse("beating", "en").stems == (("beat", 1.0),)
    assert words("Ünïcode") == ["unicode"]


def test_rare_words_are_read_whole_and_frequent_ones_share_what_is_left() -> None:
    few = shares({"visum": 3, "anak": 900})
    assert few["visum"] > 3
    assert few["anak"] > 900

    many = shares({"visum": 3, **{f"kata{number}": 90_000 for number in range(11)}})
    assert many["visum"] > 3
    assert sum(many.values()) <= TOTAL
    assert min(many.values()) > 3

    assert shares({"kata": 90_000}) == {"kata": MOST_POSTINGS}
    assert all(share >= 1 for share in shares({f"kata{number}": 1 for number in range(28)}).values())
