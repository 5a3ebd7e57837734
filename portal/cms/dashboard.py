"""The first screen of an editor: what one writes most, what is due, then Wagtail's own panels."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from portal.models.images import ChildrenVisible
from portal.translation_sync import OLDER_TEXT, outdated_segments

from .due import SHOWN, DueList, Row, due, due_for, pages_due

# What editors write most: label, the section it belongs to, its page type.
SHORTCUTS = (
    (_lazy("Bimtek atau kegiatan baru"), ("news", "activityindexpage"), ("news", "activitypage")),
    (_lazy("Berita baru"), ("news", "newsindexpage"), ("news", "newspage")),
    (_lazy("Panduan baru"), ("education", "guidanceindexpage"), ("education", "guidancepage")),
    (_lazy("Informasi publik baru"), ("home", "informationindexpage"), ("home", "informationpage")),
)


class ShortcutsPanel(Component):
    """New pages of the usual kinds, each with one click, as far as the user may add them. Two queries."""

    name = "shortcuts"
    template_name = "cms/shortcuts.html"
    order = 40

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        sections = {section for _label, section, _page in SHORTCUTS}
        wanted = Q(*(("content_type__app_label", app) for app, _model in sections), _connector=Q.OR)
        found = {
            (page.content_type.app_label, page.content_type.model): page
            for page in Page.objects.filter(wanted, locale=Locale.get_default()).select_related("content_type")
            if (page.content_type.app_label, page.content_type.model) in sections
        }
        links = [
            (label, reverse("wagtailadmin_pages:add", args=[*page_type, found[section].pk]))
            for label, section, page_type in SHORTCUTS
            if section in found and found[section].permissions_for_user(self.request.user).can_add_subpage()
        ]
        return {"links": links}


class DuePanel(Component):
    name = "due"
    template_name = "cms/due.html"
    order = 50

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return {"lists": due_for(self.request.user)}


@due(order=50)
def translations_outdated(user: Any) -> DueList | None:
    """Translated pages that show the words of an older Indonesian text, or Indonesian words."""
    segments = outdated_segments().filter(
        source__object_id=OuterRef("translation_key"), source__translations__target_locale_id=OuterRef("locale_id")
    )
    pages = Page.objects.filter(Exists(segments), alias_of=None).exclude(locale=Locale.get_default())
    return pages_due(
        user,
        _("Menunggu diterjemahkan"),
        pages.select_related("locale").order_by("title"),
        lambda page: page.locale.get_display_name(),
        _("Teks Indonesianya berubah atau belum ada terjemahannya."),
    )


@due(order=55)
def translations_to_publish(user: Any) -> DueList | None:
    """Translations with words newer than what is public; wagtail-localize has no workflow that would tell."""
    words = StringTranslation.objects.filter(
        context__object_id=OuterRef("translation_key"), locale_id=OuterRef("locale_id")
    ).exclude(tool_name=OLDER_TEXT)
    newer = words.filter(updated_at__gt=OuterRef("last_published_at"))
    pages = Page.objects.filter(Exists(newer) | Q(Exists(words), last_published_at=None), alias_of=None).exclude(
        locale=Locale.get_default()
    )
    return pages_due(
        user,
        _("Terjemahan siap diterbitkan"),
        pages.select_related("locale").order_by("title"),
        lambda page: page.locale.get_display_name(),
        _("Baca terjemahannya, lalu terbitkan."),
        action="publish",
    )


@due(order=60)
def pages_in_one_language(user: Any) -> DueList | None:
    """Public Indonesian pages that no other language has."""
    translated = Page.objects.filter(translation_key=OuterRef("translation_key")).exclude(pk=OuterRef("pk"))
    pages = Page.objects.live().filter(locale=Locale.get_default(), depth__gt=1).exclude(Exists(translated))
    return pages_due(user, _("Belum ada dalam bahasa Inggris"), pages.order_by("-last_published_at"), lambda page: "")


@due(order=40)
def pictures_not_looked_at(user: Any) -> DueList | None:
    """Pictures in which nobody looked for children yet, or without words for who cannot see them."""
    if not image_policy.user_has_permission(user, "change"):
        return None
    finder = AdminURLFinder(user)
    images = image_policy.instances_user_has_permission_for(user, "change").filter(
        Q(children_visible=ChildrenVisible.UNCHECKED) | Q(description="")
    )
    rows = [
        Row(image.title, finder.get_edit_url(image) or "", image.get_children_visible_display())
        for image in images.order_by("-created_at")[:SHOWN]
    ]
    count = images.count() if len(rows) == SHOWN else len(rows)
    return DueList(
        _("Gambar belum dicek"), count, rows, _("Halaman yang memakainya tidak bisa diterbitkan sebelum dicek.")
    )
