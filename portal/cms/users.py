"""Accounts of the CMS. Nobody becomes a superuser here, and only a superuser edits one.

Wagtail lets whoever may change users tick "Administrator" for somebody else, or give a superuser a new password;
either would make every other limit of a group worthless. A superuser is made on the server (`createsuperuser`).
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import EditView, UserViewSet


def _for_people_with_one_name(form: Any) -> None:
    """Many Indonesians have one name only; and the superuser box goes."""
    form.fields["last_name"].required = False
    form.fields.pop("is_superuser", None)


class CmsUserCreationForm(UserCreationForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _for_people_with_one_name(self)


class CmsUserEditForm(UserEditForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _for_people_with_one_name(self)


class CmsUserEditView(EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class CmsUserViewSet(UserViewSet):
    edit_view_class = CmsUserEditView

    def get_form_class(self, for_update: bool = False) -> type[CmsUserEditForm] | type[CmsUserCreationForm]:
        return CmsUserEditForm if for_update else CmsUserCreationForm
