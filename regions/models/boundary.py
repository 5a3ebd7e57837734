"""Where a region ends: its polygon, and the squares of a grid that the polygon touches."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .region import Region


class Boundary(models.Model):
    """The simplified outline of a region (WKB, degrees of WGS 84), with the box around it to rule most of them out."""

    region = models.OneToOneField(Region, models.CASCADE, related_name="boundary", verbose_name=_("wilayah"))
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    shape = models.BinaryField()
    source = models.CharField(_("sumber"), max_length=255, blank=True)
    licence = models.CharField(_("izin pakai"), max_length=255, blank=True)
    as_of = models.DateField(_("per tanggal"), null=True, blank=True)

    class Meta:
        verbose_name = _("batas wilayah")
        verbose_name_plural = _("batas wilayah")

    def __str__(self) -> str:
        return str(self.region)


class BoundaryCell(models.Model):
    """One square of the grid (regions.boundaries.cell_of) that a boundary's box touches, to find it by index."""

    cell = models.IntegerField()
    boundary = models.ForeignKey(Boundary, models.CASCADE, related_name="cells")

    class Meta:
        indexes = [models.Index(fields=["cell", "boundary"], name="boundary_cell")]

    def __str__(self) -> str:
        return str(self.cell)
