"""The review workflow: an editor sends a page, a reviewer approves or sends it back."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from portal.models import ReviewTask

WORKFLOW = "Tinjauan"
# The workflow and its step that Wagtail's first migration makes.
WAGTAILS_OWN = ("Moderators approval", "Moderator approval")


def ensure_workflow(reviewers: Group) -> Workflow:
    """The workflow exists, its first step is approved by the reviewers, and it holds for every page.

    What an agency changed since then stays: other steps, another workflow on a section.
    """
    workflow = Workflow.objects.filter(name__in=(WORKFLOW, *WAGTAILS_OWN)).order_by("pk").first() or Workflow()
    if workflow.name != WORKFLOW:
        workflow.name, workflow.active = WORKFLOW, True
        workflow.save()
    task, made = ReviewTask.objects.get_or_create(name=WORKFLOW)
    task.groups.add(reviewers)
    if made:
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    _remove_wagtails_own()
    root = Page.get_first_root_node()
    if root is not None and not WorkflowPage.objects.filter(page=root).exists():
        WorkflowPage.objects.create(page=root, workflow=workflow)
    return workflow


def _remove_wagtails_own() -> None:
    """Wagtail's step goes; where pages went through it, it is only switched off, so that their history stays."""
    for task in GroupApprovalTask.objects.filter(name__in=(*WAGTAILS_OWN, WORKFLOW)):
        WorkflowTask.objects.filter(task=task).delete()
        if task.task_states.exists():
            task.active = False
            task.save()
        else:
            task.delete()
