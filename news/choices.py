"""What kinds of news and activities there are, and how well a date is known."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActivityKind(models.TextChoices):
    BIMTEK = "bimtek", _("bimtek")
    TRAINING = "pelatihan", _("pelatihan")
    OUTREACH = "sosialisasi", _("sosialisasi")
    MEETING = "rapat", _("rapat")
    TASK_FORCE = "rapat_gugus_tugas", _("rapat gugus tugas")
    WORKSHOP = "workshop", _("lokakarya")
    SIGNING = "penandatanganan", _("penandatanganan")
    VISIT = "kunjungan_kerja", _("kunjungan kerja")
    CAMPAIGN = "kampanye", _("kampanye")


class DatePrecision(models.TextChoices):
    DAY = "day", _("sampai hari")
    MONTH = "month", _("sampai bulan")
    UNKNOWN = "unknown", _("tidak diketahui")


class ActivityStatus(models.TextChoices):
    PLANNED = "rencana", _("direncanakan")
    RUNNING = "berlangsung", _("berlangsung")
    DONE = "selesai", _("selesai")
    CANCELLED = "batal", _("batal")


class NewsKind(models.TextChoices):
    OWN = "own", _("berita kami")
    RELEASE = "release", _("siaran lembaga")
    PRESS = "press", _("pers di tempat lain")


class OrganizationRole(models.TextChoices):
    ORGANIZER = "penyelenggara", _("penyelenggara")
    HOST = "tuan_rumah", _("tuan rumah")
    VISITOR = "tamu", _("tamu")
    HANDOVER = "penerima_rujukan", _("penerima rujukan")
