"""Forms of pages: a draft may be incomplete, what goes public is checked (portal.publishing)."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.fields import StreamField

if TYPE_CHECKING:
    from portal.publishing import Finding


class PortalPageForm(WagtailAdminPageForm):
    """Refuses to publish, submit or approve a page with a blocking finding, and says so at the field."""

    @property
    def goes_public(self) -> bool:
        """Whether this is more than saving a draft. A reviewer who sends a page back need not mend it first."""
        return not self.is_deferred_validation and self.data.get("workflow-action-name") != "reject"

    def _post_clean(self) -> None:
        from portal.publishing import errors  # its rules need the page models, which need this form

        super()._post_clean()
        if self.goes_public:
            for finding in errors(self.instance):
                self.add_finding(finding)

    def add_finding(self, finding: "Finding") -> None:
        """Puts the message at its field, or on top of the form where the field is not in it."""
        if finding.field not in self.fields:
            self.add_error(None, ValidationError(finding.message))
            return
        if finding.field not in self.cleaned_data:
            return  # it has an error already, and Django has taken its value away
        error = ValidationError(finding.message)
        if finding.block is not None:
            error = StreamBlockValidationError(block_errors={finding.block: error})
        elif isinstance(self.instance._meta.get_field(finding.field), StreamField):
            error = StreamBlockValidationError(non_block_errors=[error])
        self.add_error(finding.field, error)


class StoryPageForm(PortalPageForm):
    """News and activities: whoever sends them on says that no child can be recognised (CHILD-01)."""

    no_child_identity = forms.BooleanField(
        label=_("Tidak ada identitas anak di halaman ini"),
        required=False,
        help_text=_(
            "Tidak ada nama, inisial dengan umur, wajah, sekolah, kampung, atau hubungan keluarga yang menunjuk "
            "seorang anak (UU 11/2012 Pasal 19). Wajib dicentang sebelum halaman dikirim atau diterbitkan."
        ),
    )

    @property
    def changed_data(self) -> list[str]:
        """Without the tick, which changes nothing of the page: an approval is no edit."""
        return [name for name in super().changed_data if name != "no_child_identity"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.goes_public and not cleaned.get("no_child_identity"):
            self.add_error(
                "no_child_identity",
                ValidationError(_("Baca sekali lagi halaman ini, lalu centang bahwa tidak ada identitas anak.")),
            )
        return cleaned
