"""Each house rule stops what breaks it."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import CheckMessage
from django.core.management.base import CommandError
from pytest_django.fixtures import Settings
from wagtail.blocks import CharBlock, StreamBlock, StructBlock

from portal import checks
from portal.checks import content, source
from portal.checks.content import block_faults
from portal.preparing import check_rules


def ids(found: list[CheckMessage]) -> list[str | None]:
    return [message.id for message in found]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty source tree that the checks read instead of ours."""
    monkeypatch.setattr(source, "check_source_root", lambda: tmp_path)
    return tmp_path


def write(house: Path, file: str, text: str) -> None:
    path = house / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_our_own_source_keeps_every_wall_and_every_size() -> None:
    assert checks.check_walls() == []
    assert checks.check_sizes() == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("regions/views.py", "from services.models import Channel"),
        ("regions/views.py", "from news import models"),
        ("regions/models/region.py", 'ForeignKey("services.Organization")'),
        ("services/models.py", "import education.models"),
        ("services/views.py", "def view():\n    from indicators.models import CaseStatistic"),
        ("indicators/views.py", "from services.models import Channel"),
        ("indicators/models.py", 'ForeignKey("news.ActivityPage")'),
        ("news/views.py", "from education.models import GuidancePage"),
        ("education/views.py", "from home.models import HomePage"),
        ("home/views.py", "from news.models import NewsPage"),
        ("search/views.py", "from news.models import NewsPage"),
        ("search/views.py", "from services.models import Channel"),
        ("portal/context.py", "from services.models import Channel"),
        ("portal/blocks/text.py", "from ..demo import x\nfrom news.models import NewsPage"),
        ("news/views.py", "from complaints.models import Complaint"),
        ("portal/demo/records.py", "from complaints.models import Complaint"),
        ("news/views.py", "from portal.urls import urlpatterns"),
        ("complaints/views.py", "from wagtail.models import Page"),
        ("complaints/views.py", "from portal.models import BasePage"),
        ("complaints/views.py", "from regions.models import Region"),
    ],
)
def test_a_wall_that_is_crossed_is_reported_with_its_place(house: Path, file: str, text: str) -> None:
    write(house, file, text)

    found = checks.check_walls()

    assert ids(found) == ["portal.E001"]
    assert found[0].msg.startswith(f"{file}:")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("regions/views.py", "from .models import Region\nfrom portal.models import BasePage"),
        ("services/views.py", "from regions.models import Region"),
        ("services/views.py", "from .models import Channel\nfrom ..services import x"),
        ("news/models.py", "from services.models import Person\nfrom indicators.models import CaseStatistic"),
        ("indicators/pages.py", 'parent_page_types = ["home.HomePage"]'),
        ("indicators/pages.py", 'subpage_types: list[str] = ["news.NewsPage"]'),
        ("portal/demo/records.py", "from news.models import NewsPage"),
        ("portal/urls.py", "from complaints.views import desk"),
        ("services/migrations/0001_initial.py", "from news.models import NewsPage"),
        ("complaints/views.py", "from .models import Complaint\nimport django"),
    ],
)
def test_what_the_walls_allow_is_not_reported(house: Path, file: str, text: str) -> None:
    write(house, file, text)

    assert checks.check_walls() == []


def test_a_file_of_more_than_300_lines_of_code_is_reported_and_comments_do_not_count(house: Path) -> None:
    write(house, "news/models.py", "a = 1\n" * 300 + "# why\n\n" * 50)
    write(house, "news/views.py", "a = 1\n" * 301)

    found = checks.check_sizes()

    assert ids(found) == ["portal.E002"]
    assert "news/views.py has 301 lines" in found[0].msg


def test_a_page_type_needs_a_template_and_our_base(monkeypatch: pytest.MonkeyPatch) -> None:
    class Options:
        app_label = "news"

    class Stray:
        template = "pages/nowhere.html"
        is_creatable = True
        _meta = Options

    monkeypatch.setattr(content, "get_page_models", lambda: [Stray])

    assert ids(checks.check_page_types()) == ["portal.E003", "portal.E004"]


def test_every_page_type_of_ours_has_its_template() -> None:
    assert checks.check_page_types() == []


def test_every_block_of_ours_can_be_made_out_by_editors_and_readers() -> None:
    assert checks.check_blocks() == []


def test_a_block_without_icon_template_label_description_is_reported_however_deep() -> None:
    class Inner(StreamBlock):
        bare = CharBlock()

    class Outer(StructBlock):
        parts = Inner()

    nested = [block for _, block in content._stream_children(StreamBlock([("outer", Outer())]))]
    bare = nested[-1]

    assert isinstance(bare, CharBlock)
    assert set(block_faults(bare)) == {"no icon", "no template", "no label", "no description", "no preview"}


def test_a_template_that_does_not_exist_is_a_fault_of_the_block() -> None:
    block = CharBlock(icon="list-ul", template="blocks/nowhere.html", label="X", description="Y", preview_value="Z")

    assert list(block_faults(block)) == ["template blocks/nowhere.html does not exist"]


def test_shelters_have_no_public_table(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.check_shelters() == []

    class Options:
        app_label = "services"

    class ShelterLocation:
        _meta = Options

    monkeypatch.setattr(content.apps, "get_models", lambda: [ShelterLocation])

    assert ids(checks.check_shelters()) == ["portal.E006"]


@pytest.mark.parametrize(
    ("directive", "sources"),
    [
        ("script-src", ["'self'", "'unsafe-inline'"]),
        ("style-src", ["'unsafe-inline'"]),
        ("script-src", ["'unsafe-eval'"]),
        ("img-src", ["'self'", "https://tile.example.org"]),
        ("connect-src", ["*"]),
        ("default-src", ["'self'"]),
    ],
)
def test_a_loosened_policy_is_reported(settings: Settings, directive: str, sources: list[str]) -> None:
    assert checks.check_policy() == []
    policy = settings.CONTENT_SECURITY_POLICY
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {**policy["DIRECTIVES"], directive: sources}}

    assert set(ids(checks.check_policy())) == {"portal.E007"}


def test_debug_is_reported(settings: Settings) -> None:
    assert checks.check_debug() == []
    settings.DEBUG = True

    assert ids(checks.check_debug()) == ["portal.E008"]


def test_every_command_that_checks_the_system_runs_them() -> None:
    """In a process of its own: this one has imported the checks by itself."""
    tags = subprocess.run([sys.executable, "manage.py", "check", "--list-tags"], capture_output=True, text=True)

    assert "house" in tags.stdout.split()


def test_a_portal_that_breaks_a_rule_does_not_start(settings: Settings) -> None:
    check_rules()
    settings.DEBUG = True

    with pytest.raises(CommandError, match=r"portal\.E008: DEBUG is on"):
        check_rules()
