"""Safety text that no editor can change: it stands in the template and is translated by us."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StaticBlock


class NumbersBlock(StaticBlock):
    class Meta:
        icon = "warning"
        label = _("Nomor darurat")
        template = "blocks/numbers.html"
        description = _("Kotak nomor darurat. Isinya terkunci.")
        admin_text = _("Menampilkan 110, 112, 129 dan WhatsApp SAPA. Isinya terkunci.")
        preview_value = None  # without one Wagtail offers no preview


class GuardrailBlock(StaticBlock):
    """Sexual violence is never settled out of court (UU 12/2022 art. 23)."""

    class Meta:
        icon = "lock"
        label = _("Pagar hukum: kekerasan seksual")
        template = "blocks/guardrail.html"
        description = _("Kekerasan seksual tidak boleh didamaikan (UU 12/2022 Pasal 23). Isinya terkunci.")
        admin_text = _("Teks UU 12/2022 Pasal 23. Isinya terkunci.")
        preview_value = None  # without one Wagtail offers no preview
