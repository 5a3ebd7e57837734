"""Pictures with what the law on children's identity asks about them (UU 11/2012 art. 19, PPRA)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class ChildrenVisible(models.TextChoices):
    NO = "tidak", _("tidak ada anak yang terlihat")
    OBSCURED = "disamarkan", _("ada anak, wajah disamarkan")
    CONSENT = "izin", _("ada anak, izin tertulis tersimpan")
    UNCHECKED = "belum", _("belum dicek")


class PortalImage(AbstractImage):
    """A picture; publishing refuses one in which children were not looked for (portal.publishing)."""

    ChildrenVisible = ChildrenVisible

    # Redefined only to make it required: no picture without alternative text.
    description = models.CharField(
        _("teks alternatif"),
        max_length=255,
        help_text=_("Dibacakan pembaca layar: apa yang terlihat dan mengapa ada di sini."),
    )
    children_visible = models.CharField(
        _("anak terlihat"), max_length=10, choices=ChildrenVisible.choices, default=ChildrenVisible.UNCHECKED
    )
    credit = models.CharField(_("pembuat dan hak"), max_length=255, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "children_visible", "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("gambar")
        verbose_name_plural = _("gambar")

    def clean(self) -> None:
        super().clean()
        if not self.description.strip():
            raise ValidationError({"description": _("Tulis teks alternatif gambar ini.")})


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]
