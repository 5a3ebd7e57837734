"""Words after which numbers to call come first, before any result (FACTS 7.3: urgency 2)."""

from collections.abc import Sequence

# Roots inside a word: "pukul" finds dipukul, dipukuli, memukul-mukul (mem+pukul loses its p: "mukul").
_ROOTS = (
    "mukul", "dipukul", "pukuli", "hajar", "gebuk", "tampar", "tendang", "cekik", "cekek", "aniaya", "siksa",
    "tonjok", "tabok", "tampol", "gampar", "gaplok", "jotos", "bogem", "keplak", "grepe", "gerayang",
    "tempeleng", "jambak", "keroyok", "disabet", "dicambuk", "sundut", "disetrum", "dibanting", "diinjak", "bekap",
    "perkosa", "rudapaksa", "cabul", "setubuh", "sodomi", "leceh", "gagahi", "nyiksa", "rogol", "dientot", "diewe",
    "telanjangi", "hamili", "ditiduri", "perkaos",
    "bunuh", "bundir", "bacok", "tikam", "disekap", "dikurung", "diculik", "culik", "diancam", "ditusuk", "dibakar",
    "ngancem", "ngancam", "sandera", "pasung", "ditodong", "dibius",
    "strangl", "chok", "suicid", "raped", "rapist", "molest", "kidnap", "stabb", "groped", "traffick",
)  # fmt: skip
# Whole words.
_WORDS = frozenset(
    {"diraba", "meraba", "inses", "berdarah", "darurat", "sekarat", "kdrt", "terancam", "pendarahan", "celurit"}
    | {"rape", "beaten", "incest", "emergency", "selfharm", "assaulted", "punched", "slapped", "bleeding"}
)
# Words in this order, next to each other.
_PHRASES = (
    ("takut", "pulang"), ("takut", "dirumah"), ("takut", "di", "rumah"), ("takut", "ke", "rumah"),
    ("berani", "pulang"), ("takut", "suami"), ("takut", "sama", "suami"), ("takut", "bapak"),
    ("takut", "sama", "bapak"), ("takut", "ayah"), ("takut", "sama", "ayah"), ("takut", "sama", "papa"),
    ("mau", "mati"), ("ingin", "mati"), ("mending", "mati"), ("lebih", "baik", "mati"),
    ("menyakiti", "diri"), ("nyakitin", "diri"), ("melukai", "diri"), ("gantung", "diri"),
    ("minum", "racun"), ("sayat", "tangan"), ("nyayat", "tangan"), ("silet", "tangan"), ("nyilet", "tangan"),
    ("barcode", "tangan"), ("akhiri", "hidup"), ("mengakhiri", "hidup"), ("akhirin", "hidup"), ("capek", "hidup"),
    ("cape", "hidup"), ("lelah", "hidup"), ("bosan", "hidup"), ("males", "hidup"), ("gak", "mau", "hidup"),
    ("ga", "mau", "hidup"), ("nggak", "mau", "hidup"), ("tidak", "mau", "hidup"), ("ga", "ingin", "hidup"),
    ("gak", "ingin", "hidup"), ("tidak", "ingin", "hidup"), ("nggak", "ingin", "hidup"), ("gak", "kuat"),
    ("ga", "kuat"), ("nggak", "kuat"), ("tidak", "kuat"), ("gak", "sanggup"), ("ga", "sanggup"),
    ("nggak", "sanggup"), ("tidak", "sanggup"), ("ingin", "hilang"), ("ingin", "menghilang"), ("putus", "asa"),
    ("main", "tangan"), ("ringan", "tangan"), ("air", "keras"), ("siram", "bensin"),
    ("bawa", "parang"), ("bawa", "pisau"), ("pakai", "parang"), ("pakai", "pisau"), ("bawa", "senjata"),
    ("kabur", "dari", "rumah"), ("lari", "dari", "rumah"), ("minggat", "dari", "rumah"), ("dalam", "bahaya"),
    ("buka", "baju"), ("buka", "celana"), ("dipegang", "pegang"), ("megang", "megang"), ("dipaksa", "berhubungan"),
    ("dipaksa", "ngeseks"), ("dipaksa", "melayani"), ("diajak", "tidur"), ("saya", "dijual"), ("aku", "dijual"),
    ("anak", "dijual"), ("anakku", "dijual"), ("ancam", "sebar"), ("mengancam", "sebar"), ("dipaksa", "aborsi"),
    ("masuk", "kamarku"),
    ("self", "harm"), ("kill", "me"), ("kill", "myself"), ("want", "to", "die"), ("end", "my", "life"),
    ("hits", "me"), ("hit", "me"), ("beats", "me"), ("beat", "me"), ("hurts", "me"), ("hurt", "me"), ("hitting", "me"),
    ("touched", "me"), ("touches", "me"), ("threatens", "me"), ("threatened", "me"), ("in", "danger"),
    ("afraid", "to", "go", "home"), ("scared", "to", "go", "home"),
    ("di", "pukul"), ("di", "perkosa"), ("di", "ancam"), ("di", "bunuh"), ("di", "tampar"), ("di", "aniaya"),
)  # fmt: skip
# A call for help, with nothing else but who calls: who can type no more.
_CALLS = frozenset({"tolong", "tolongin", "help", "sos"})
_CALLERS = frozenset({"saya", "aku", "me", "please", "dong"})


def is_crisis(found: Sequence[str]) -> bool:
    """Whether these folded words sound like somebody in danger. Too often is better than too seldom."""
    if any(word in _WORDS or any(root in word for root in _ROOTS) for word in found):
        return True
    if _CALLS.intersection(found) and not set(found) - _CALLS - _CALLERS:
        return True
    line = f" {' '.join(found)} "
    return any(f" {' '.join(phrase)} " in line for phrase in _PHRASES)
