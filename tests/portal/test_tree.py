"""The helpers that other tests stand on."""

from home.models import HomePage, StandardPage
from tests.factories.tree import add, translate


def test_a_translated_page_stands_under_the_english_home_with_the_same_slug(home: HomePage) -> None:
    safety = add(home, StandardPage(title="Keamanan", slug="keamanan"))

    english = translate(safety, title="Safety")

    assert english.live
    assert english.slug == "keamanan"
    assert english.title == "Safety"
    assert english.get_parent().specific.locale.language_code == "en"
    assert english.get_parent().live
    assert english.url == "/en/keamanan/"
    assert safety.url == "/keamanan/"
