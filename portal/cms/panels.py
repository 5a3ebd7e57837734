"""What the edit form shows beside its fields."""

from typing import Any

from wagtail.admin.panels import Panel


class FindingsPanel(Panel):
    """On top of the form: what publishing would refuse, and what somebody should look at."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/findings.html"

        def is_shown(self) -> bool:
            """Only on a page that was saved once; a new one has nothing to look at yet."""
            return bool(self.instance.pk) and super().is_shown()

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            from portal.publishing import findings  # its rules need the page models, which need this panel

            found = findings(self.instance)
            return super().get_context_data(parent_context) | {
                "blocking": [finding for finding in found if finding.blocking],
                "advice": [finding for finding in found if not finding.blocking],
            }
