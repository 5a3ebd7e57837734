"""The step of the review workflow."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState


class ReviewTask(AbstractGroupApprovalTask):
    """A reviewer's approval. It publishes nothing that has a blocking finding (portal.publishing).

    The edit form checks by itself; this guards the buttons of the dashboard, which approve without a form. A
    picture may have lost its check since the page was submitted.
    """

    class Meta:
        verbose_name = _("tahap tinjauan")
        verbose_name_plural = _("tahap tinjauan")

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> str | None:
        """Approves, or returns the address of the edit form, which says what is in the way."""
        from portal.publishing import errors  # its rules need the page models

        if action_name == "approve":
            # What the reviewer has just saved, not what the editor sent: Wagtail would ask for the approval again.
            task_state.revision = task_state.workflow_state.content_object.get_latest_revision()
            page = task_state.revision.as_object()
            if errors(page):
                return reverse("wagtailadmin_pages:edit", args=[page.pk])
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> Any:
        return _("Anggota grup yang dipilih meninjau halaman sebelum terbit")
