"""Pictures with what the law on children's identity asks about them (UU 11/2012 art. 19, PPRA)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from portal.pictures import check_picture, only_pixels


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
        _("anak terlihat"),
        max_length=10,
        choices=ChildrenVisible.choices,
        default=ChildrenVisible.UNCHECKED,
        help_text=_("Sebelum dicek, halaman yang memakai gambar ini tidak bisa diterbitkan."),
    )
    credit = models.CharField(
        _("pembuat dan hak"),
        max_length=255,
        blank=True,
        help_text=_("Misalnya “Foto: DP3AKB Balikpapan, 2025”. Tampil di bawah gambar."),
    )

    admin_form_fields = (*Image.admin_form_fields, "children_visible", "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("gambar")
        verbose_name_plural = _("gambar")

    def clean(self) -> None:
        super().clean()
        if not self.description.strip():
            raise ValidationError({"description": _("Tulis teks alternatif gambar ini.")})
        if self._is_new_file():
            try:
                check_picture(self.file.file)
            except ValidationError as error:
                raise ValidationError({"file": error.messages}) from error

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Stores a new file as pixels only, whichever way it came in."""
        if self._is_new_file():
            self.file: Any = only_pixels(self.file.file)  # a picture that lay on its side changes width and height
            self._set_image_file_metadata()
        super().save(*args, **kwargs)

    def _is_new_file(self) -> bool:
        return bool(self.file) and not getattr(self.file, "_committed", True)


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]
