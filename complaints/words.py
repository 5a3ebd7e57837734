"""The questions of the form, in plain words (FACTS 2.6, 7.2). Safety texts are fixed here, never made at run time."""

import hashlib

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

Choices = list[tuple[str, str | Promise]]

SAFE: Choices = [("yes", _("Ya, aman")), ("no", _("Tidak aman")), ("unsure", _("Tidak yakin"))]
ABOUT: Choices = [
    ("self", _("Saya sendiri")),
    ("child", _("Seorang anak")),
    ("other", _("Orang lain")),
    ("staff", _("Saya petugas: RT, kader, guru, tenaga kesehatan")),
]
AGE: Choices = [
    ("under18", _("Di bawah 18 tahun")),
    ("18-59", _("18 sampai 59 tahun")),
    ("60plus", _("60 tahun ke atas")),
    ("unknown", _("Tidak tahu")),
]
# The seven forms of violence of SIMFONI-PPA (FACTS 2.5) as people say them.
KINDS: Choices = [
    ("fisik", _("Dipukul, ditendang, dicekik, atau disakiti badannya")),
    ("psikis", _("Diancam, dihina, dikurung, atau dibuat takut")),
    ("seksual", _("Disentuh, dipaksa, atau direkam secara seksual padahal tidak mau")),
    ("eksploitasi", _("Dipaksa bekerja, mengemis, atau diambil untungnya")),
    ("trafficking", _("Dibawa, dijual, atau dijanjikan kerja lalu ditipu")),
    ("penelantaran", _("Tidak diberi makan, biaya, obat, atau ditinggalkan")),
    ("lainnya", _("Lainnya")),
]
PHONE_SEEN: Choices = [("yes", _("Ya")), ("no", _("Tidak")), ("skip", _("Tidak mau menjawab"))]
WAYS: Choices = [
    ("none", _("Jangan hubungi saya. Saya kembali dengan kode")),
    ("whatsapp", _("WhatsApp")),
    ("phone", _("Telepon")),
    ("sms", _("SMS")),
    ("email", pgettext_lazy("cara", "Email")),
    ("via", _("Lewat orang yang saya percaya")),
]
LEAVE: Choices = [("no", _("Jangan")), ("yes", _("Boleh"))]
NEEDS: Choices = [
    ("sign", _("Juru bahasa isyarat")),
    ("disability", _("Pendamping disabilitas")),
    ("language", _("Bahasa lain")),
    ("woman", _("Petugas perempuan")),
    ("man", _("Petugas laki-laki")),
]
LONGEST_STORY = 5000
LONGEST_LINE = 200

# What is told before sending (TPKS-02, PDP-02): its hash goes with the complaint.
READERS = _("Laporanmu dibaca petugas UPTD PPA. Tidak diumumkan, tidak masuk media, tidak bisa dibuka editor situs.")
POLICE = _(
    "Ada batasnya: bila ini kekerasan seksual, UPTD PPA wajib meneruskan laporan korban ke polisi paling lambat "
    "3x24 jam (UU 12/2022 Pasal 41). Bila ada nyawa terancam, petugas bisa meminta bantuan darurat."
)


def text_hash() -> str:
    """SHA-256 of the words agreed to, in Indonesian; kept inside the complaint."""
    with override("id"):
        return hashlib.sha256(f"{READERS}\n{POLICE}".encode()).hexdigest()
