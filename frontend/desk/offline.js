/* The desk as one file: no network at all, from a USB stick. Opens what the officer chooses, and writes files. */

import { NoKeyError, acknowledge, officerKey } from "../acknowledgements.js";
import { b64, sha256Hex } from "../bytes.js";
import { seal, unseal, unsealFile } from "../envelope.js";
import { attachmentsView, complaintView, el, replyForm, save, today } from "./view.js";
import { csv, json } from "./words.js";

const $ = (id) => document.getElementById(id);
const sealedFiles = new Map(); // SHA-256 to bytes, of everything chosen
const complaints = new Map(); // id to payload
let key = null;

async function openAttachment(attachment) {
  const sealed = sealedFiles.get(attachment.sha256);
  if (!sealed) throw new Error(`Pilih juga berkas ${attachment.file}.age.`);
  return unsealFile(sealed, attachment.key);
}

async function receipt(payload, digest) {
  const signature = await acknowledge(key, payload.id, digest);
  save(`${payload.id}.terima.json`, JSON.stringify({ id: payload.id, sha256: digest, signature }), "application/json");
}

async function reply(payload, text, waiting) {
  const message = { v: 1, id: crypto.randomUUID(), complaint: payload.id, text, sent_on: today() };
  const envelope = b64(await seal(message, [payload.reply_to, key.age]));
  const sent = { complaint: payload.id, message: message.id, envelope, waiting };
  save(`${payload.id}.balas.json`, JSON.stringify(sent), "application/json");
  return "Disimpan sebagai berkas tersegel. Unggah di halaman laporan ini di meja petugas.";
}

function complaintPart(payload, digest) {
  const button = el("button", { class: "button", type: "button", click: () => receipt(payload, digest) }, "Simpan tanda terima");
  const part = el("article", { class: "desk-box" }, el("h2", {}, `Laporan ${String(payload.id).slice(0, 8)}`),
    el("div", { class: "desk-actions" }, button), complaintView(payload), attachmentsView(payload.attachments, openAttachment));
  const details = el("details", {}, el("summary", {}, "Tulis balasan"));
  details.addEventListener("toggle", () => {
    // One reply form at a time: its fields have names of their own.
    for (const other of document.querySelectorAll("#hasil details")) if (other !== details) other.open = false;
    if (details.open) details.append(replyForm("Segel balasan", (text, waiting) => reply(payload, text, waiting)));
    else details.querySelector("form")?.remove();
  });
  part.append(details);
  return part;
}

const messagePart = (payload) => el("article", { class: "desk-box" },
  el("h2", {}, `Pesan untuk laporan ${String(payload.complaint).slice(0, 8)}`), el("p", { class: "desk-story" }, String(payload.text ?? "")));

async function openAll() {
  const failed = [];
  const parts = [];
  complaints.clear();
  for (const [digest, bytes] of sealedFiles) {
    try {
      const payload = await unseal(bytes, key.identity);
      if (payload.answers) {
        complaints.set(payload.id, payload);
        parts.push(complaintPart(payload, digest));
      } else parts.push(messagePart(payload));
    } catch (error) {
      failed.push(error);
    }
  }
  const attachments = new Set([...complaints.values()].flatMap((one) => one.attachments ?? []).map((one) => one.sha256));
  const foreign = failed.length - [...sealedFiles.keys()].filter((digest) => attachments.has(digest)).length;
  $("hasil").replaceChildren(...parts);
  $("ekspor").hidden = !complaints.size;
  $("kabar").textContent = `${complaints.size} laporan terbuka.${foreign > 0 ? ` ${foreign} berkas tidak bisa dibuka dengan kunci ini.` : ""}`;
}

async function attempt(act) {
  $("galat").textContent = "";
  try {
    await act();
    if (key && sealedFiles.size) await openAll();
  } catch (error) {
    $("galat").textContent = error instanceof NoKeyError ? "Berkas ini bukan berkas kunci (AGE-SECRET-KEY-1…)." : error.message;
  }
}

$("kunci").addEventListener("change", (event) => attempt(async () => {
  key = null;
  const [file] = event.target.files;
  if (file) key = await officerKey(await file.text());
}));
$("berkas").addEventListener("change", (event) => attempt(async () => {
  sealedFiles.clear();
  for (const file of event.target.files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    sealedFiles.set(await sha256Hex(bytes), bytes);
  }
}));
$("csv").addEventListener("click", () => save("laporan.csv", csv([...complaints.values()]), "text/csv"));
$("json").addEventListener("click", () => save("laporan.json", json([...complaints.values()]), "application/json"));
$("cetak").addEventListener("click", () => window.print());
