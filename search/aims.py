"""For whom and when: "anakku dipukul" and "aku dipukul bapak" share their words, and other pages help.

Guidance is written for one reader each, before or after something happens. An app says so by keys (`Record.aims`);
a page carries each as a term that nobody types or sees, and a question that tells who asks looks for it too.
"""

from collections.abc import Collection, Iterator, Sequence

# What a term counts beside a typed word: who asks, and that it has happened.
READER, TIME = 0.8, 0.4
AFTERWARDS = ("sesudah", "keduanya")
# Words next to each other, folded, short forms written out. The first reader that fits is taken: who tells of
# a pupil and the pupil's father is a teacher.
SIGNS: dict[str, tuple[str, ...]] = {
    "nakes": ("pasien", "pasienku", "perawat", "bidan", "nakes", "tenaga kesehatan", "patient", "nurse", "midwife"),
    "guru": (
        "murid", "muridku", "siswa", "siswi", "anak didik", "wali kelas", "guru bk", "kepala sekolah", "kepsek",
        "saya guru", "di sekolah kami", "pupil", "student", "my class",
    ),
    "kader_rt": (
        "kader", "pak rt", "bu rt", "ketua rt", "ke rt", "di rt", "rapat rt", "warga", "lurah", "seksi ppa", "pkk",
        "dasawisma", "cadre",
    ),
    "tetangga": (
        "tetangga", "tetanggaku", "sebelah", "mendengar", "melihat", "teman cerita", "teman curhat", "teman kena",
        "teman saya", "neighbour", "neighbor", "my friend", "i heard", "i saw",
    ),
    "orang_tua": (
        "anakku", "anaknya", "balita", "anak kami", "anak cerita", "anak umur", "pola asuh", "mengajari anak",
        "ajarin", "ngajarin", "mendidik anak", "my child", "my son", "my daughter", "my kid",
    ),
    "anak": (
        "temanku", "temenku", "orang tua", "bapakku", "ibuku", "sekelas", "di kelas", "grup kelas", "teman sekolah",
        "teman sekelas", "mama", "papa", "bapak tiri", "ayah tiri", "guru ngaji", "om", "kakek", "remaja", "smp",
        "sma", "my dad", "my father", "my mom", "my mother", "my parents", "my teacher", "classmate",
    ),
    "korban": (
        "suami", "suamiku", "istri", "istriku", "laki", "pacar", "pacarku", "mantan", "husband", "boyfriend", "wife",
        "my partner", "hits me", "hit me", "beats me",
    ),
}  # fmt: skip
# Who asks about "anak", and for nothing but advice, is most likely a parent.
ABOUT_A_CHILD = "anak"
PARENT = "orang_tua"


def term(aim: str) -> str:
    """The term of pages with this aim: letters only, as engines take them."""
    return "untuk" + "".join(char for char in aim if char.isalnum())


def reader(typed: Sequence[str], intents: Collection[str]) -> str:
    """Who seems to ask with these folded words; empty where nothing tells."""
    line = f" {' '.join(typed)} "
    for key, signs in SIGNS.items():
        if any(f" {sign} " in line for sign in signs):
            return key
    return PARENT if ABOUT_A_CHILD in typed and not {*intents} - {"crisis"} else ""


def aimed(typed: Sequence[str], intents: Collection[str]) -> Iterator[tuple[str, float]]:
    """Terms of pages that are meant for this question, with their weights."""
    if key := reader(typed, intents):
        yield term(key), READER
    if "crisis" in intents:
        yield from ((term(time), TIME) for time in AFTERWARDS)
