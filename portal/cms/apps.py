"""Wagtail's user management with our forms."""

from wagtail.users.apps import WagtailUsersAppConfig


class CmsUsersConfig(WagtailUsersAppConfig):
    user_viewset = "portal.cms.users.CmsUserViewSet"
