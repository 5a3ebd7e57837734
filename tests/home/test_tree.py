"""The page tree that the other tests stand on."""

from tests.factories import SiteTree


def test_every_page_is_live_under_its_address_in_both_languages(tree: SiteTree) -> None:
    assert tree.en is not None
    paths = [page.url_path.removeprefix(tree.id.home.url_path) for page in tree.id.pages]
    assert [page.url_path.removeprefix(tree.en.home.url_path) for page in tree.en.pages] == paths
    assert {page.live for page in tree.pages} == {True}
    assert {"edukasi/", "berita/", "bimtek/", "data/", "informasi-publik/hukum/", "profil/"} <= set(paths)


def test_a_page_that_one_test_changes(tree: SiteTree) -> None:
    tree.id.news.unpublish()
    assert not tree.id.news.live


def test_is_whole_again_in_the_next(tree: SiteTree) -> None:
    tree.id.news.refresh_from_db()
    assert tree.id.news.live


def test_texts_are_translated_and_numbers_of_participants_are_not_lost(tree: SiteTree) -> None:
    assert tree.en is not None
    assert tree.en.activity.participants_group == "[en] Seksi PPA RT"
    assert tree.en.activity.participant_rows.count() == 4
