"""Classes of public information, kinds of legal instruments and whether they are in force."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InformationClass(models.TextChoices):
    """UU 14/2008 art. 9 to 11 and 17."""

    PERIODIC = "berkala", _("Berkala")
    IMMEDIATE = "serta_merta", _("Serta-merta")
    ANY_TIME = "setiap_saat", _("Setiap saat")
    EXEMPT = "dikecualikan", _("Dikecualikan")


class LegalKind(models.TextChoices):
    UU = "uu", _("Undang-Undang")
    PP = "pp", _("Peraturan Pemerintah")
    PERPRES = "perpres", _("Peraturan Presiden")
    PERMEN = "permen", _("Peraturan Menteri")
    PERDA = "perda", _("Peraturan Daerah")
    PERWALI = "perwali", _("Peraturan Wali Kota/Bupati")
    DECREE = "keputusan", _("Keputusan")
    INSTRUCTION = "instruksi", _("Instruksi")
    CIRCULAR = "se", _("Surat Edaran")
    OTHER = "lainnya", _("Lainnya")


class InForce(models.TextChoices):
    YES = "berlaku", _("berlaku")
    REPEALED = "dicabut", _("dicabut")
    UNKNOWN = "tidak_diketahui", _("belum dicek")


# What each class means for somebody who asks (UU 14/2008 art. 9, 10, 11, 17).
MEANINGS = {
    InformationClass.PERIODIC: _("Kami umumkan tanpa diminta, paling sedikit setiap enam bulan (Pasal 9)."),
    InformationClass.IMMEDIATE: _("Kami umumkan saat itu juga bila menyangkut keselamatan orang banyak (Pasal 10)."),
    InformationClass.ANY_TIME: _("Selalu tersedia. Anda boleh memintanya kapan saja (Pasal 11)."),
    InformationClass.EXEMPT: _("Tidak kami buka, misalnya identitas korban dan data pribadi (Pasal 17)."),
}
