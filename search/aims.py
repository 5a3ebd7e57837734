"""For whom and when: "anakku dipukul" and "aku dipukul bapak" share their words, and other pages help.

Guidance is written for one reader each, before or after something happens. An app says so by keys (`Record.aims`);
a page carries each as a term that nobody types or sees, and a question that tells who asks looks for it too.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

# What a term counts beside a typed word: who asks, and that it has happened.
READER, TIME = 1.2, 0.4
AFTERWARDS, BEFORE = ("sesudah", "keduanya"), ("sebelum", "keduanya")
# Words next to each other, folded, short forms written out. The first reader that fits is taken: who tells of
# a pupil and the pupil's father is a teacher.
SIGNS: dict[str, tuple[str, ...]] = {
    "nakes": (
        "pasien", "pasienku", "perawat", "bidan", "nakes", "tenaga kesehatan", "saya dokter", "di puskesmas kami",
        "di igd kami", "rekam medis", "my patient", "patient", "nurse", "midwife",
    ),
    "guru": (
        "murid", "muridku", "siswa", "siswi", "anak didik", "wali kelas", "guru bk", "kepala sekolah", "kepsek",
        "saya guru", "di sekolah kami", "sekolah kami", "siswaku", "siswiku", "anak murid", "peserta didik",
        "saya wali kelas", "guru paud", "guru tk", "guru sd", "guru smp", "cara guru", "kalau guru", "guru curiga",
        "muridnya", "kelas saya", "santriku", "santri saya", "pupil", "student", "students", "my class",
    ),
    "kader_rt": (
        "kader", "pak rt", "bu rt", "ketua rt", "ke rt", "di rt", "rapat rt", "warga", "lurah", "seksi ppa", "pkk",
        "dasawisma", "posyandu", "pak rw", "bu rw", "ketua rw", "rapat rw", "pak lurah", "bu lurah", "kepala desa",
        "perangkat desa", "karang taruna", "babinsa", "bhabinkamtibmas", "saya rt", "patbm", "cadre",
    ),
    "tetangga": (
        "tetangga", "tetanggaku", "sebelah", "teman cerita", "teman curhat", "teman kena", "teman saya",
        "neighbour", "neighbor", "my friend", "rumah sebelah", "sebelah rumah", "depan rumah", "kos sebelah",
        "suaminya", "istrinya", "teman kerja", "teman kantor", "rekan kerja", "sahabat saya", "saudara saya",
        "suara tangisan", "suara teriakan",
    ),
    "orang_tua": (
        "anakku", "anaknya", "balita", "anak kami", "anak cerita", "anak umur", "pola asuh", "mengajari anak",
        "ajarin", "ngajarin", "mendidik anak", "putri saya", "putra saya", "putriku", "putraku",
        "anak perempuan saya", "anak lelaki saya", "anak gadis saya", "anak bungsu", "anak sulung", "anak pertama",
        "bayi saya", "bayiku", "cucuku", "cucu saya", "keponakan", "keponakanku", "ponakan", "ponakanku",
        "sebagai orang tua", "didik anak", "jaga anak", "anak remaja saya", "anak tantrum", "my child", "my son",
        "my daughter", "my kid", "my baby", "our child", "my stepdaughter", "my stepson", "my niece", "my nephew",
    ),
    "anak": (
        "temanku", "temenku", "orang tua", "bapakku", "ibuku", "sekelas", "di kelas", "grup kelas", "teman sekolah",
        "teman sekelas", "mama", "papa", "bapak tiri", "ayah tiri", "guru ngaji", "om", "kakek", "remaja", "smp",
        "sma", "mts", "smk", "kakak kelas", "adik kelas", "kakak tingkat", "kating", "osis", "guruku", "pelatihku",
        "ayahku", "papaku", "mamaku", "mamakku", "abahku", "bokapku", "nyokapku", "kakakku", "abangku", "pamanku",
        "omku", "tanteku", "kakekku", "ibu tiri", "mama tiri", "bapak sambung", "seniorku", "umurku",
        "aku masih sekolah", "masih mau sekolah", "cerita ke guru", "my dad", "my father", "my mom", "my mother",
        "my parents", "my teacher", "classmate",
    ),
    "korban": (
        "suami", "suamiku", "istri", "istriku", "laki", "pacar", "pacarku", "mantan", "husband", "boyfriend",
        "wife", "laki aku", "bojo", "bojoku", "misua", "hubby", "tunangan", "tunanganku", "mantanku", "mertua",
        "mertuaku", "ipar", "iparku", "majikan", "majikanku", "bos", "bosku", "atasan", "atasanku", "nafkah",
        "rumah tanggaku", "my partner", "my ex", "my boss", "hits me", "hit me", "beats me", "hurts me", "locks me",
    ),
}  # fmt: skip
# Who tells in danger of what they hear or see is beside it; "lihat anggaran" is nobody's neighbour.
WITNESS = ("mendengar", "melihat", "dengar", "lihat", "menyaksikan", "i heard", "i saw")
OWN = ("suami saya", "suami aku", "suamiku", "istri saya", "istri aku", "istriku", "pacarku", "my husband", "my wife")
NEIGHBOUR, PARENT, CHILD, SURVIVOR = "tetangga", "orang_tua", "anak", "korban"
# Who asks about "anak", and for nothing but advice, is most likely a parent; "kota layak anak" is about no child.
ABOUT_A_CHILD = "anak"
OF_CHILDREN = frozenset(
    {"layak", "ramah", "forum", "perlindungan", "lindungi", "perkawinan", "hak", "pelaku", "kasus"}
)
# Who speaks of these and of "me" is young; a grown-up names them otherwise.
OVER_ME = frozenset(
    {
        "bapak",
        "ayah",
        "papa",
        "papah",
        "ibu",
        "mama",
        "mamah",
        "bunda",
        "kakak",
        "abang",
        "paman",
        "tante",
        "guru",
        "dad",
        "mom",
    }
)
# Done to pupils, by pupils: who names no child says it of themselves.
AT_SCHOOL = frozenset({"dibully", "dibuli", "dirundung", "diejek", "dipalak", "dikucilkan", "dijauhi", "bullied"})
MYSELF = frozenset({"aku", "saya", "me", "i"})
# What has happened, and what shall not.
HAPPENED = frozenset(
    {"cerita", "bercerita", "curhat", "bilang", "mengaku", "habis", "setelah", "kemarin", "tadi", "terlanjur"}
    | {"ngaku", "semalam", "barusan", "telanjur", "ternyata", "told", "happened"}
)
PREVENTED = frozenset(
    {"cegah", "mencegah", "pencegahan", "membuat", "bikin", "materi", "penyuluhan", "prevent"}
    | {"ajarin", "ngajarin", "mengajari", "mengajarkan", "edukasi", "sosialisasi", "antisipasi", "teach"}
)


def term(aim: str) -> str:
    """The term of pages with this aim: letters only, as engines take them."""
    return "untuk" + "".join(char for char in aim if char.isalnum())


def _stands(signs: Iterable[str], line: str) -> bool:
    return any(f" {sign} " in line for sign in signs)


def reader(typed: Sequence[str], intents: Collection[str]) -> str:
    """Who seems to ask with these folded words; empty where nothing tells."""
    # A man or a boy is no husband yet.
    line = f" {' '.join(typed)} ".replace(" laki laki ", " lelaki ").replace(" anak laki ", " anak lelaki ")
    danger = "crisis" in intents
    if danger and _stands(WITNESS, line) and not _stands(OWN, line):
        return NEIGHBOUR
    if OVER_ME & set(typed) and {"aku", "me"} & set(typed):
        return CHILD
    if key := next((key for key, signs in SIGNS.items() if _stands(signs, line)), ""):
        return key
    if {*intents} - {"crisis"}:
        return ""
    if any(word == ABOUT_A_CHILD and before not in OF_CHILDREN for before, word in pairwise(["", *typed])):
        return PARENT
    if AT_SCHOOL & set(typed) and ABOUT_A_CHILD not in typed:
        return CHILD
    # Who names nobody else in danger may speak of themselves.
    return SURVIVOR if danger and MYSELF & set(typed) else ""


def times(typed: Sequence[str], intents: Collection[str]) -> tuple[str, ...]:
    """Keys of the times of guidance that are meant."""
    found = set(typed)
    if "crisis" in intents or found & HAPPENED:
        return AFTERWARDS
    return BEFORE if found & PREVENTED else ()


def aimed(typed: Sequence[str], intents: Collection[str]) -> Iterator[tuple[str, float]]:
    """Terms of pages that are meant for this question, with their weights."""
    if key := reader(typed, intents):
        yield term(key), READER
    yield from ((term(time), TIME) for time in times(typed, intents))
