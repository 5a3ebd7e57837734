"""The vocabularies of the directory. Values are Indonesian where the field's own terms are (Permen PPPA 2/2022)."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class ServiceKind(models.TextChoices):
    """Our taxonomy of twelve: the six functions of a UPTD PPA (Permen PPPA 2/2022) and what others add."""

    COMPLAINTS = "pengaduan", _("pengaduan masyarakat")
    OUTREACH = "penjangkauan", _("penjangkauan korban")
    CASE_MANAGEMENT = "pengelolaan_kasus", _("pengelolaan kasus")
    SHELTER = "penampungan_sementara", _("penampungan sementara")
    MEDIATION = "mediasi", _("mediasi")
    ACCOMPANIMENT = "pendampingan", _("pendampingan korban")
    FAMILY_COUNSELLING = "konseling_keluarga", _("konseling keluarga")
    PSYCHOLOGY = "psikologis", _("layanan psikologis")
    HEALTH = "kesehatan", _("layanan kesehatan dan visum")
    LEGAL_AID = "bantuan_hukum", _("bantuan hukum")
    POLICE = "polisi", _("polisi")
    EMERGENCY = "darurat", _("panggilan darurat")


# What a reader may ask for, in her words: the six functions are named as the regulation names them.
MEANINGS: dict[str, Any] = {
    ServiceKind.COMPLAINTS: _("Mendengarkan dan mencatat laporanmu."),
    ServiceKind.OUTREACH: _("Petugas datang menemui orang yang mengalami."),
    ServiceKind.CASE_MANAGEMENT: _("Menyusun rencana bantuan bersamamu, lalu menjalankannya."),
    ServiceKind.SHELTER: _("Tempat tinggal sementara yang aman."),
    ServiceKind.MEDIATION: _("Mempertemukan pihak untuk mencari jalan keluar. Tidak boleh untuk kekerasan seksual."),
    ServiceKind.ACCOMPANIMENT: _("Petugas menemanimu, misalnya ke polisi, rumah sakit, atau pengadilan."),
}


class PointQuality(models.TextChoices):
    """How far a point can be trusted."""

    SURVEYED = "surveyed", _("diukur di tempat")
    GEOCODED = "geocoded", _("dicari dari alamat")
    REGION = "region", _("hanya titik tengah wilayah")


class YesNo(models.TextChoices):
    """Never a plain tick: a box left empty would say "no" where nobody has looked."""

    YES = "yes", _("ada")
    NO = "no", _("tidak ada")
    UNKNOWN = "unknown", _("belum diketahui")


class Confidence(models.TextChoices):
    HIGH = "high", _("tinggi")
    MEDIUM = "medium", _("sedang")
    LOW = "low", _("rendah")


class ChannelType(models.TextChoices):
    PHONE = "telepon", _("telepon")
    WHATSAPP = "whatsapp", "WhatsApp"
    SMS = "sms", "SMS"
    EMAIL = "email", _("surel")
    CHAT = "chat", _("obrolan di situs")
    APP = "aplikasi", _("aplikasi")
    WALK_IN = "datang_langsung", _("datang langsung")
    WEBSITE = "situs", _("situs")


class Visibility(models.TextChoices):
    PUBLIC = "public", _("semua orang")
    REVEAL = "reveal", _("satu per satu, sesudah diketuk")
    STAFF = "staff", _("hanya petugas")


class Availability(models.TextChoices):
    """When somebody answers, if that is known."""

    ALWAYS = "always", _("24 jam")
    OFFICE = "office", _("pada jam buka")
    UNKNOWN = "unknown", _("belum diketahui")


class Weekday(models.IntegerChoices):
    """As ISO 8601 numbers them."""

    MONDAY = 1, _("Senin")
    TUESDAY = 2, _("Selasa")
    WEDNESDAY = 3, _("Rabu")
    THURSDAY = 4, _("Kamis")
    FRIDAY = 5, _("Jumat")
    SATURDAY = 6, _("Sabtu")
    SUNDAY = 7, _("Minggu")


class RequestKind(models.TextChoices):
    """What somebody says is wrong."""

    NUMBER = "nomor", _("nomornya salah atau tidak dijawab")
    ADDRESS = "alamat", _("alamatnya salah atau pindah")
    HOURS = "jam", _("jam bukanya salah")
    CLOSED = "tutup", _("tempatnya sudah tutup")
    OTHER = "lain", _("lainnya")


class RequestStatus(models.TextChoices):
    NEW = "baru", _("belum diperiksa")
    ACCEPTED = "diterima", _("diterima")
    REJECTED = "ditolak", _("ditolak")
