"""What somebody typed, made safe, small and comparable. Nothing here stores or logs it."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import islice

from portal.searchable import Kind

from .aims import aimed
from .crisis import is_crisis
from .lexicon import Phrase, lexicon
from .meanings import meant
from .rules import NONE, Rules
from .spoken import bases, written_out
from .stemming import stem
from .stopwords import ANSWER_WORDS, FUNCTION_WORDS
from .text import words
from .vocabulary import Vocabulary

LONGEST_QUERY = 200
MOST_TERMS = 12
MOST_EXPANSIONS = 16
# A second reading of a misspelt word, and words that begin like the last one typed.
SECOND_GUESS, BEGINNING = 0.7, 0.6
# A synonym of six words must not outweigh the one word that was typed.
ADDED = 1.0
# A word in at most RARE documents, of some length, beside one that is OFTENER as frequent.
RARE, SHORTEST_RARE, OFTENER = 2, 5, 3
# A shorter root says nothing of a word that no document prints: the stemmer makes "ue" of "perue".
SHORTEST_ROOT = 3
# Words that name the kind of answer, not what it is about: "apa nama ...", "berapa jumlah ...".
ASKED_FOR = 0.3
# "pegang2", "cubit2an": a 2 behind a word doubles it, as in handwriting.
_DOUBLED = re.compile(r"\b([^\W\d_]{3,})2(?=(?:an|in|nya|kan)?\b)")
# "tolooong", "takutttt": a letter drawn out; Indonesian writes none three times, "PPPA" and "III" do.
_DRAWN = re.compile(r"([aeouhkt])\1{2,}", re.IGNORECASE)
# Who greets or thanks says nothing by it, though "selamat" and "kasih" do elsewhere.
_POLITE = re.compile(
    r"\bselamat\s+(?:pagi|siang|sore|malam)\b|\bterima\s*kasih\b"
    r"|\b(?:numpang|mau|ingin|izin|ijin|boleh)\s+(?:ber)?(?:tanya|nanya)\b",
    re.IGNORECASE,
)
# "rapat pukul 09.00" tells a time, not a blow.
_CLOCK = re.compile(r"\b(?:pukul|jam)\s+(?=\d)", re.IGNORECASE)
# Who says so is a parent, whom other pages help than a child.
_MY_CHILD = re.compile(r"\b(?:anak|ank)(?:\s+(?:saya|sy|sya|aku|kami|gue|gw)|q|ku)\b", re.IGNORECASE)
INTENTS = {
    "contact": frozenset({"nomor", "telepon", "kontak", "hubung", "wa", "whatsapp", "hotline", "phone", "call"})
    | {"110", "112", "119", "129"},
    "place": frozenset({"alamat", "lokasi", "dekat", "kantor", "address", "near", "nearest", "offic"}),
    "law": frozenset({"uu", "undang", "pasal", "perda", "permen", "perpres", "law", "act", "wartawan", "jurnalis"}),
    "schedule": frozenset({"jadwal", "jam", "buka", "tanggal", "schedul", "open"}),
    "meaning": frozenset(
        {"arti", "artinya", "kepanjangan", "singkatan", "istilah", "definisi", "pengertian", "meaning"}
    )
    | {"beda", "bedanya", "perbedaan"},
    "penalty": frozenset({"hukuman", "dihukum", "pidana", "dipidana", "penjara", "dipenjara", "sanksi", "denda"}),
    "events": frozenset({"pelatihan", "bimtek", "workshop", "lokakarya", "kegiatan", "berita"}),
    "disclosure": frozenset({"ppid", "keberatan", "publik", "anggaran"}),
    "site": frozenset({"situs", "website", "privasi", "privacy", "anonim", "anonym", "incognito", "riwayat", "jejak"})
    | {"simpan", "hapus"},
    "figures": frozenset({"data", "statistik", "angka", "jumlah", "statistics", "figur"}),
}

FAVOURED: dict[str, dict[str, float]] = {
    "crisis": {Kind.GUIDANCE: 1.3, Kind.SERVICE: 1.3},
    "contact": {Kind.SERVICE: 1.5},
    "place": {Kind.SERVICE: 1.5},
    "law": {Kind.LEGAL: 2.0},
    "penalty": {Kind.LEGAL: 2.0},
    "meaning": {Kind.TERM: 2.0},
    "figures": {Kind.DATA: 1.5},
    "events": {Kind.ACTIVITY: 1.5, Kind.NEWS: 1.5},
    "disclosure": {Kind.INFORMATION: 2.0},
    "site": {Kind.PAGE: 1.5},
}

# Of function words only, so that no root tells.
_WHAT_IS = (" apa itu ", " itu apa ", " apa sih ", " what is a ", " what does ")

Weighted = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Query:
    """`text` stands in the box again; `terms` are folded words that mean something, spelt as in the documents.

    Engines match `weighted`: `stems` of the terms, `expansions` by synonyms, `aims` of pages (search.aims),
    `meanings` that pages say in other words (search.meanings).
    `corrections`: typed -> meant, only what may be shown. `intents`: crisis, those of INTENTS. `bets`: addresses
    that editors put first.
    """

    text: str
    terms: tuple[str, ...]
    shortened: bool = False
    crisis: bool = False
    stems: tuple[Weighted, ...] = ()
    expansions: tuple[Weighted, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    intents: frozenset[str] = frozenset()
    aims: tuple[Weighted, ...] = ()
    meanings: tuple[Weighted, ...] = ()
    bets: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing at all was typed."""
        return not self.text

    @property
    def favoured(self) -> tuple[Weighted, ...]:
        """Kinds of documents that answer what is asked for, and how many times as much they count.

        In danger guidance and services, unless the law is asked for by name.
        """
        found: dict[str, float] = {}
        for intent in sorted(self.intents - ({"crisis"} if "law" in self.intents else set())):
            for kind, factor in FAVOURED.get(intent, {}).items():
                found[kind] = max(factor, found.get(kind, 1.0))
        return tuple(sorted(found.items()))

    @property
    def weighted(self) -> tuple[Weighted, ...]:
        return self.stems + self.expansions + self.aims + self.meanings

    @property
    def corrected(self) -> str:
        """The query as it was understood; empty where it was taken as typed."""
        meant = dict(self.corrections)
        return " ".join(meant.get(word, word) for word in words(self.text)) if meant else ""


def _printable(raw: str) -> str:
    printable = "".join(char if char.isprintable() else " " for char in raw[: 4 * LONGEST_QUERY])
    return " ".join(printable.split())[:LONGEST_QUERY].rstrip()


def _typed(text: str, language: str) -> list[str]:
    """Folded words, written out."""
    plain = _DOUBLED.sub(r"\1 ", _CLOCK.sub("", _DRAWN.sub(r"\1", text)))
    return written_out(words(_MY_CHILD.sub("anakku", _POLITE.sub(" ", plain).strip() or plain)), language)


def _unknown(word: str, language: str, vocabulary: Vocabulary, known: Container[str]) -> list[str]:
    """What a word that no document holds may have meant: one misspelt, or a spoken form."""
    near = vocabulary.near(word, 2)
    found = {base: vocabulary.documents[stem(base, language)] for base in bases(word, language)}
    said = [base for base, times in found.items() if times or base in known]
    spoken = sorted(said, key=lambda base: (-found[base], base))[:1]
    return list(dict.fromkeys([*near, *spoken]))[:2]


def _readings(word: str, language: str, vocabulary: Vocabulary | None, known: Container[str]) -> list[str]:
    """The word itself where it is known; otherwise what it may have meant, the likeliest first.

    A word that hardly any document holds may be the mistake of whoever wrote it: it is read both ways.
    """
    if vocabulary is None or word in known or word in FUNCTION_WORDS:
        return [word]
    root = stem(word, language)
    printed = vocabulary.words[word]
    times = max(printed, vocabulary.documents[root])
    if not times or (not printed and len(root) < SHORTEST_ROOT):
        return _unknown(word, language, vocabulary, known) or [word]
    if times > RARE or len(word) < SHORTEST_RARE:
        return [word]
    near = (other for other in vocabulary.near(word, 3) if other[0] == word[0] and stem(other, language) != root)
    return [word, *islice((other for other in near if vocabulary.words[other] >= OFTENER * times), 1)]


def _root(word: str, language: str, rules: Rules) -> str:
    return stem(rules.roots.get(word, word), language)


def _same(root: str, language: str, rules: Rules) -> list[str]:
    """Roots that documents were written with before an editor said that they are this one."""
    return [stem(word, language) for word, said in rules.roots.items() if stem(said, language) == root]


def _stems(readings: list[list[str]], language: str, vocabulary: Vocabulary | None, rules: Rules) -> dict[str, float]:
    found: dict[str, float] = {}
    for options in readings:
        for place, word in enumerate(options):
            weight = (SECOND_GUESS if place else 1.0) * (ASKED_FOR if word in ANSWER_WORDS else 1.0)
            root = _root(word, language, rules)
            for one in (root, *_same(root, language, rules)):
                found[one] = max(weight, found.get(one, 0.0))
            # Names of places keep their form (search.projection): look for both where they differ.
            if root != word and vocabulary and word in vocabulary.places:
                found[word] = max(weight, found.get(word, 0.0))
    return found


def _begun(last: str, language: str, vocabulary: Vocabulary) -> dict[str, float]:
    """The last word may not be typed to its end."""
    if len(last) < 3 or last in FUNCTION_WORDS or vocabulary.words[last] > 2:
        return {}
    return {stem(word, language): BEGINNING for word in vocabulary.beginning(last, 8)}


def _expanded(
    phrases: list[Phrase], begun: dict[str, float], stems: dict[str, float], vocabulary: Vocabulary | None
) -> tuple[Weighted, ...]:
    """What else to look for, what counts most first; all of it together counts at most ADDED of what was typed."""
    found = dict(begun)
    for phrase in phrases:
        for one, weight in phrase.expansions:
            found[one] = max(weight, found.get(one, 0.0))
    fresh = [(one, weight) for one, weight in found.items() if one not in stems]
    kept = sorted(fresh, key=lambda pair: (-pair[1], pair[0]))[:MOST_EXPANSIONS]
    if vocabulary is None:
        return tuple(kept)
    typed = sum(weight * vocabulary.weight(one) for one, weight in stems.items())
    # A word that stands nowhere takes no share from those that do.
    added = sum(weight * vocabulary.weight(one) for one, weight in kept if vocabulary.documents[one])
    scale = min(1.0, ADDED * typed / added) if added else 1.0
    return tuple((one, weight * scale) for one, weight in kept)


def _said(typed: list[str], language: str) -> set[str]:
    """Words as typed and their roots."""
    found = [word for word in typed if word not in FUNCTION_WORDS]
    return {*found, *(stem(word, language) for word in found)}


def _intents(typed: list[str], stems: set[str], crisis: bool) -> frozenset[str]:
    wanted = stems | set(typed)
    found = {name for name, signs in INTENTS.items() if wanted & signs}
    if any(phrase in f" {' '.join(typed)} " for phrase in _WHAT_IS):
        found.add("meaning")
    return frozenset(found | ({"crisis"} if crisis else set()))


def _danger(found: Sequence[str], rules: Rules) -> bool:
    line = f" {' '.join(found)} "
    return is_crisis(found) or any(f" {phrase} " in line for phrase in rules.crisis)


def parse(raw: str, language: str = "id", vocabulary: Vocabulary | None = None, rules: Rules = NONE) -> Query:
    """A query of at most LONGEST_QUERY characters and MOST_TERMS words, whatever `raw` holds.

    Without a vocabulary nothing is spelt anew and no word is completed; without rules only the project's own hold.
    """
    text = _printable(raw)
    typed = _typed(text, language)
    lex = lexicon(language, rules)
    known = {*lex.known, *rules.roots} if rules.roots else lex.known
    meaningful = [word for word in dict.fromkeys(typed) if word not in FUNCTION_WORDS]
    asked = (meaningful or list(dict.fromkeys(typed)))[:MOST_TERMS]
    readings = [(word, _readings(word, language, vocabulary, known)) for word in asked]
    # A misspelt function word says nothing either, unless there is nothing else.
    readings = [pair for pair in readings if pair[1][0] not in FUNCTION_WORDS] or readings
    understood = [options[0] for _, options in readings]
    stems = _stems([options for _, options in readings], language, vocabulary, rules)
    phrases = lex.matching({*stems, *understood, *_said(typed, language)})
    crisis = _danger(typed, rules) or _danger(understood, rules) or any(phrase.danger for phrase in phrases)
    intents = _intents(typed, set(stems), crisis)
    begun = _begun(asked[-1], language, vocabulary) if asked and vocabulary else {}
    return Query(
        text=text,
        terms=tuple(understood),
        shortened=len(meaningful) > MOST_TERMS or len(raw.strip()) > LONGEST_QUERY,
        crisis=crisis,
        stems=tuple(stems.items()),
        expansions=_expanded(phrases, begun, stems, vocabulary),
        corrections=tuple(
            (word, options[0]) for word, options in readings if word != options[0] and options[0] not in lex.hidden
        ),
        intents=intents,
        aims=tuple(aimed(typed, intents)),
        meanings=tuple(meant(phrases)),
        bets=tuple(bet.address for bet in rules.bets if bet.answers(frozenset(stems))),
    )
