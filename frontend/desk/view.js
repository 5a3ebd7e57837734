/* What an opened complaint looks like. Only textContent: nothing that a person wrote is ever markup. */

import { answerRows, isSexual, story } from "./words.js";

/** @returns {HTMLElement} an element with attributes and children; handlers by their name without "on" */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** Saves text or bytes as a file; nothing goes over the network. */
export function save(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

const size = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1e6).toFixed(1)} MB`);
// A name may try to turn the reading direction or to leave the folder it is saved in.
const plainName = (name) => String(name).normalize("NFC").replace(/[\p{C}/\\:*?"<>|]/gu, "_").slice(0, 80) || "lampiran";
const PICTURES = ["image/jpeg", "image/png", "image/webp"];

/** @returns {HTMLElement} the answers, the story, and a word on sexual violence */
export function complaintView(payload) {
  const view = el("section", {}, el("h2", {}, "Isi laporan"));
  if (isSexual(payload)) {
    view.append(el("div", { class: "notice notice-danger" }, el("p", { class: "notice-title" }, "Kekerasan seksual: 3x24 jam"),
      el("p", {}, "UPTD PPA wajib lapor polisi paling lambat 3x24 jam sejak korban melapor (UU 12/2022 Pasal 41).")));
  }
  const rows = answerRows(payload).map(([question, answer]) => el("div", {}, el("dt", {}, question), el("dd", {}, answer)));
  view.append(el("dl", { class: "desk-answers" }, ...rows));
  const told = story(payload);
  view.append(el("h3", {}, "Cerita"), told ? el("p", { class: "desk-story" }, told) : el("p", { class: "hint" }, "Tidak diisi."));
  return view;
}

/**
 * @param {object[]} attachments of the payload
 * @param {(attachment: object) => Promise<Uint8Array>} open the file's plain bytes
 * @returns {HTMLElement} a list; each is opened by a press of its own
 */
export function attachmentsView(attachments, open) {
  if (!attachments?.length) return el("div");
  const items = attachments.map((attachment, place) => {
    const name = plainName(attachment.name);
    const status = el("p", { class: "meta", role: "status" });
    const button = el("button", { class: "desk-link", type: "button" },
      `Buka lampiran ${place + 1}: ${name} (${size(attachment.size)})${attachment.original ? ", berkas asli" : ""}`);
    const item = el("li", {}, button, status);
    button.addEventListener("click", async () => {
      status.textContent = "Membuka lampiran …";
      try {
        const bytes = await open(attachment);
        status.textContent = "";
        button.disabled = true;
        item.append(opened(name, attachment.type, bytes));
      } catch (error) {
        status.textContent = error.message;
      }
    });
    return item;
  });
  const warning = "Gambar bisa berat dilihat. Buka satu per satu, hanya kalau perlu, dan jangan saat ada orang lain di dekat layar.";
  return el("section", { class: "desk-no-print" }, el("h2", {}, `Lampiran (${items.length})`),
    el("div", { class: "notice notice-warning" }, el("p", {}, warning)), el("ul", { class: "desk-files" }, ...items));
}

function opened(name, type, bytes) {
  const part = el("div");
  if (PICTURES.includes(type)) {
    part.append(el("img", { src: URL.createObjectURL(new Blob([bytes], { type })), alt: `Lampiran ${name}` }));
  }
  // Saved, never shown as a page: a file called .jpg may be a document with a script.
  part.append(el("button", { class: "desk-link", type: "button", click: () => save(name, bytes, "application/octet-stream") }, `Simpan ${name}`));
  return part;
}

/** @param {{ours: boolean, text: string, sent_on: string}[]} messages @returns {HTMLElement} */
export function messagesView(messages) {
  const items = messages.map((message) => el("li", { class: message.ours ? "ours" : "" },
    el("p", { class: "meta" }, `${message.ours ? "Kantor" : "Pelapor"}, ${dateWords(message.sent_on)}`), el("p", {}, message.text)));
  return el("section", {}, el("h2", {}, "Percakapan"),
    items.length ? el("ul", { class: "desk-messages" }, ...items) : el("p", { class: "hint" }, "Belum ada pesan."));
}

/** @param {string} day ISO @returns {string} as people write it */
export const dateWords = (day) =>
  new Date(`${day}T00:00:00`).toLocaleDateString("id-ID", { day: "numeric", month: "long", year: "numeric" });

export const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** @returns {HTMLFormElement} where an officer writes; `send(text, waiting)` says in a sentence what became of it */
export function replyForm(label, send) {
  const text = el("textarea", { id: "balasan", maxlength: "3000", required: true, autocomplete: "off", "aria-describedby": "balasan-petunjuk" });
  const waiting = el("input", { type: "checkbox", id: "menunggu" });
  const status = el("p", { class: "meta", role: "status", id: "balasan-kabar" });
  const button = el("button", { class: "button" }, label);
  const form = el("form", { class: "desk-no-print", autocomplete: "off" }, el("h2", {}, "Balas"),
    el("div", { class: "field" }, el("label", { for: "balasan" }, "Pesan untuk pelapor"),
      el("p", { class: "hint", id: "balasan-petunjuk" }, "Pakai \"kamu\". Tanpa menyalahkan, tanpa \"mengapa\". Sebut apa yang terjadi berikutnya dan kapan."), text),
    el("label", { class: "desk-check" }, waiting, "Kami menunggu jawaban pelapor"), button, status);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    status.textContent = "Menyegel dan mengirim …";
    try {
      status.textContent = await send(text.value, waiting.checked);
      text.value = "";
    } catch (error) {
      status.textContent = `Belum terkirim. ${error.message}`;
    }
    button.disabled = false;
  });
  return form;
}
