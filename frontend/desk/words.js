/* Answers in words, and in the vocabulary of SIMFONI-PPA, so that nothing is typed twice. */

// Bentuk kekerasan, as SIMFONI-PPA publishes them.
const KINDS = {
  fisik: "Fisik",
  psikis: "Psikis",
  seksual: "Seksual",
  eksploitasi: "Eksploitasi",
  trafficking: "Trafficking",
  penelantaran: "Penelantaran",
  lainnya: "Lainnya",
};
const SAFE = { yes: "Ya, aman", no: "TIDAK AMAN", unsure: "Tidak yakin" };
const ABOUT = { self: "Diri sendiri", child: "Seorang anak", other: "Orang lain", staff: "Pelapor adalah petugas (RT, kader, guru, nakes)" };
const AGE = { under18: "Di bawah 18 tahun", "18-59": "18 sampai 59 tahun", "60plus": "60 tahun ke atas", unknown: "Tidak tahu" };
const SEEN = { yes: "YA: jangan hubungi dengan cara lain", no: "Tidak", skip: "Tidak mau menjawab" };
const WAYS = { none: "JANGAN DIHUBUNGI. Pelapor kembali dengan kode", whatsapp: "WhatsApp", phone: "Telepon", sms: "SMS", email: "Email", via: "Lewat orang yang dipercaya" };
const NEEDS = { sign: "Juru bahasa isyarat", disability: "Pendamping disabilitas", language: "Bahasa lain", woman: "Petugas perempuan", man: "Petugas laki-laki" };
const YES = { yes: "Boleh", no: "Jangan" };

const text = (value) => (value === undefined || value === null ? "" : String(value));
const word = (words, value) => (Object.hasOwn(words, text(value)) ? words[value] : text(value));
const list = (words, values) => (Array.isArray(values) ? values.map((value) => word(words, value)).join(", ") : "");

/** @returns {boolean} whether the person named sexual violence: then 3x24 hours run (UU 12/2022 art. 41) */
export const isSexual = (payload) => (payload.answers?.kinds ?? []).includes("seksual");

/**
 * @param {object} payload an opened complaint
 * @returns {[string, string][]} question and answer, what an officer needs first on top; the story apart
 */
export function answerRows(payload) {
  const answers = payload.answers ?? {};
  const contact = answers.contact ?? {};
  const rows = [
    ["Aman sekarang?", word(SAFE, answers.safe)],
    ["Cara menghubungi yang aman", [word(WAYS, contact.way), text(contact.to)].filter(Boolean).join(": ")],
    ["Kapan boleh dihubungi", text(contact.when)],
    ["Boleh tinggalkan pesan?", contact.way === "none" ? "" : word(YES, contact.leave_message)],
    ["Nama panggilan", text(contact.call_me)],
    ["Orang yang menyakiti bisa membuka ponselnya?", word(SEEN, answers.phone_seen)],
    ["Tentang siapa", word(ABOUT, answers.about)],
    ["Umur orang yang mengalami", word(AGE, answers.age)],
    ["Bentuk kekerasan (SIMFONI-PPA)", list(KINDS, answers.kinds)],
    ["Terlapor petugas atau pejabat", answers.official ? "Ya" : "Tidak"],
    ["Kebutuhan", [list(NEEDS, answers.needs), text(answers.needs_note)].filter(Boolean).join("; ")],
    ["Boleh diteruskan ke layanan lain", answers.refer ? "Ya" : "Tidak"],
    ["Boleh dipakai sebagai angka tanpa identitas", answers.stats ? "Ya" : "Tidak"],
  ];
  return rows.filter(([, value]) => value);
}

export const story = (payload) => text(payload.answers?.story);

/**
 * The complaint in SIMFONI-PPA's words. What the form never asks stays empty, for the officer's own assessment.
 * @returns {Record<string, string | string[]>}
 */
export function simfoni(payload) {
  const answers = payload.answers ?? {};
  const contact = answers.contact ?? {};
  return {
    nomor_laporan: text(payload.id),
    cara_pengaduan: "formulir_portal",
    tanggal_pengaduan: text(payload.sent_on),
    wilayah: text(payload.region),
    bentuk_kekerasan: (answers.kinds ?? []).map((kind) => word(KINDS, kind)),
    umur_korban: answers.age === "60plus" ? "60+" : "",
    umur_menurut_pelapor: word(AGE, answers.age),
    jenis_kelamin: "",
    tempat_kejadian: "",
    hubungan_pelaku: "",
    layanan_diberikan: ["Pengaduan"],
    pelapor_tentang: word(ABOUT, answers.about),
    aman_sekarang: word(SAFE, answers.safe),
    terlapor_petugas: answers.official ? "Ya" : "Tidak",
    uraian: story(payload),
    kontak_cara: word(WAYS, contact.way),
    kontak_tujuan: text(contact.to),
    kontak_waktu: text(contact.when),
    kontak_pesan: word(YES, contact.leave_message),
    nama_panggilan: text(contact.call_me),
    kebutuhan: (answers.needs ?? []).map((need) => word(NEEDS, need)),
    catatan_kebutuhan: text(answers.needs_note),
    setuju_rujukan: answers.refer ? "Ya" : "Tidak",
    setuju_angka: answers.stats ? "Ya" : "Tidak",
  };
}

// A spreadsheet runs a cell that begins like this as a formula (OWASP, "CSV injection"); so does a full-width sign.
const FORMULA = /^[\s\u00a0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const cell = (value) => {
  const plain = (Array.isArray(value) ? value.join("; ") : value).replaceAll("\0", "");
  return `"${(FORMULA.test(plain) ? `'${plain}` : plain).replaceAll('"', '""')}"`;
};

/** @param {object[]} payloads @returns {string} a table that Excel and LibreOffice read as text */
export function csv(payloads) {
  const records = payloads.map(simfoni);
  const rows = [Object.keys(records[0] ?? {}), ...records.map((record) => Object.values(record))];
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** @param {object[]} payloads @returns {string} */
export const json = (payloads) => JSON.stringify(payloads.map(simfoni), null, 1);
