/* The page of one complaint: the officer's key opens it here, and everything that leaves is sealed or signed here. */

import { NoKeyError, acknowledge, officerKey } from "../acknowledgements.js";
import { b64, sha256Hex } from "../bytes.js";
import { CannotOpenError, seal, unseal, unsealFile } from "../envelope.js";
import { verifyKeyset } from "../keysets.js";
import { bytesOf, jsonOf, post } from "./network.js";
import { attachmentsView, complaintView, el, messagesView, replyForm, save, today } from "./view.js";
import { csv, isSexual, json } from "./words.js";

const LONGEST_KEY_FILE = 20_000;
const $ = (id) => document.getElementById(id);
const data = JSON.parse($("data").textContent);
const tell = (text) => { $("kabar").textContent = text; };

/** Manifests that the root signed, by name; one that it did not sign is left out. */
async function verifiedKeysets() {
  const { keysets } = await jsonOf(data.keys_url);
  const found = new Map();
  for (const file of keysets) {
    try {
      const keyset = await verifyKeyset(file, data.root);
      found.set(keyset.name, keyset);
    } catch {
      tell("Ada set kunci yang tanda tangannya tidak sah. Hubungi pengelola server.");
    }
  }
  return found;
}

const ages = (keyset) => keyset.recipients.map((one) => one.age);

async function opened(key) {
  const envelope = await bytesOf(`${data.here}amplop/`);
  const digest = await sha256Hex(envelope);
  if (digest !== data.sha256) throw new Error("Berkas ini bukan yang diterima server. Jangan dipakai; hubungi pengelola server.");
  const payload = await unseal(envelope, key.identity);
  if (payload.id !== data.id) throw new Error("Isi berkas ini milik laporan lain. Hubungi pengelola server.");
  return { envelope, digest, payload };
}

async function acknowledged(key, digest, payload) {
  const signature = await acknowledge(key, data.id, digest);
  const told = await post(`${data.here}terima/`, { id: data.id, sha256: digest, signature });
  if (told.police_by) $("polisi-batas").value = told.police_by;
  if (isSexual(payload) && !data.police) {
    const until = told.police_by ? ` Batasnya ${new Date(told.police_by).toLocaleString("id-ID", { dateStyle: "full", timeStyle: "short" })}.` : "";
    $("polisi-usul").textContent = `Pelapor menyebut kekerasan seksual.${until} Mulai hitungan ini, lalu lapor polisi (UU 12/2022 Pasal 41).`;
    $("polisi-mulai").classList.add("notice-danger");
    $("polisi-mulai").querySelector("button").classList.remove("button-quiet");
  }
  if (!data.opened) $("jam").textContent = $("dibuka").textContent = "dibuka hari ini";
  const read = $("status-kini").dataset.sesudah; // opening is what the person is told of as "read"
  if (read) $("status-kini").textContent = read;
  $("tindakan").hidden = false;
  $("belum").hidden = true;
}

async function readMessages(key) {
  const read = [];
  for (const message of data.messages) {
    const ours = message.direction === "person";
    const entry = { id: message.id, ours, sent_on: message.sent_on, payload: null, text: "" };
    try {
      entry.payload = await unseal(await bytesOf(`${data.here}pesan/${message.id}/`), key.identity);
      if (entry.payload.complaint !== data.id) throw new CannotOpenError("of another complaint");
      entry.text = String(entry.payload.text ?? "");
    } catch (error) {
      if (!(error instanceof CannotOpenError)) throw error;
      entry.payload = null;
      entry.text = ours ? "Balasan ini hanya bisa dibuka pelapor." : "Pesan ini tidak bisa dibuka dengan kunci Anda.";
    }
    read.push(entry);
  }
  return read;
}

async function openAttachment(attachment) {
  const sealed = await bytesOf(`${data.here}lampiran/${attachment.file}/`);
  if ((await sha256Hex(sealed)) !== attachment.sha256) throw new Error("Lampiran ini berubah sejak dikirim. Tidak dibuka.");
  try {
    return await unsealFile(sealed, attachment.key);
  } catch {
    throw new Error("Lampiran ini tidak bisa dibuka.");
  }
}

/** Sends a reply: sealed to the person, and to the office so that a colleague sees what was said. */
async function sendReply(payload, text, waiting, shown) {
  const own = (await verifiedKeysets()).get(data.keyset);
  const message = { v: 1, id: crypto.randomUUID(), complaint: data.id, text, sent_on: today() };
  const envelope = await seal(message, [payload.reply_to, ...(own ? ages(own) : [])]);
  await post(`${data.here}balas/`, { message: message.id, envelope: b64(envelope), waiting });
  shown({ id: message.id, ours: true, sent_on: message.sent_on, payload: message, text });
  return "Terkirim. Pelapor membacanya dengan kode.";
}

/** Seals everything again for another office. What the person wrote must go along; what nobody here can read stays. */
async function transfer(payload, messages, name) {
  const target = (await verifiedKeysets()).get(name);
  if (!target) throw new Error("Kunci kantor tujuan tidak sah.");
  const envelope = await seal({ ...payload, keyset: target.name }, ages(target));
  const again = {};
  for (const message of messages) {
    if (!message.payload) {
      if (message.ours) continue;
      throw new Error("Ada pesan pelapor yang tidak bisa Anda buka. Minta rekan yang bisa membukanya.");
    }
    again[message.id] = b64(await seal(message.payload, message.ours ? [payload.reply_to, ...ages(target)] : ages(target)));
  }
  await post(`${data.here}alihkan/`, { from: data.sha256, keyset: target.name, version: target.version, envelope: b64(envelope), messages: again });
}

async function transferForm(payload, messages) {
  const others = [...(await verifiedKeysets()).values()].filter((keyset) => keyset.name !== data.keyset);
  const select = el("select", { id: "tujuan", required: true }, el("option", { value: "" }, "Pilih UPTD"),
    ...others.map((keyset) => el("option", { value: keyset.name }, keyset.office)));
  const status = el("p", { class: "meta", role: "status" });
  const button = el("button", { class: "button button-quiet" }, "Segel ulang dan alihkan");
  const form = el("form", { autocomplete: "off" },
    el("p", { class: "hint" }, "Setelah dialihkan, kantor ini tidak bisa membukanya lagi. Kode pelapor tetap berlaku."),
    el("div", { class: "field" }, el("label", { for: "tujuan" }, "UPTD tujuan"), select), button, status);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const office = select.selectedOptions[0].textContent;
    if (!confirm(`Alihkan ke ${office}? Kantor ini tidak bisa membukanya lagi.`)) return; // nobody here could take it back
    button.disabled = true;
    status.textContent = "Menyegel ulang …";
    try {
      await transfer(payload, messages, select.value);
      location.assign("/petugas/?dialihkan=1");
    } catch (error) {
      status.textContent = `Belum dialihkan. ${error.message}`;
      button.disabled = false;
    }
  });
  return el("details", { class: "desk-box" }, el("summary", {}, "Alihkan ke UPTD lain"), form);
}

function exports(payload, envelope) {
  const button = (label, act) => el("button", { class: "button button-quiet", type: "button", click: act }, label);
  const name = `laporan-${data.id.slice(0, 8)}`;
  return el("section", { class: "desk-box" }, el("h2", {}, "Cetak dan ekspor"),
    el("p", { class: "hint" }, "Istilah SIMFONI-PPA, supaya tidak diketik dua kali. Berkas hasilnya tidak tersegel: simpan di tempat aman."),
    el("div", { class: "desk-actions" }, button("Cetak", () => window.print()),
      button("CSV", () => save(`${name}.csv`, csv([payload]), "text/csv")),
      button("JSON", () => save(`${name}.json`, json([payload]), "application/json")),
      button("Berkas tersegel", () => save(`${data.id}.age`, envelope, "application/octet-stream"))));
}

async function show(key) {
  const { envelope, digest, payload } = await opened(key);
  await acknowledged(key, digest, payload);
  const messages = await readMessages(key);
  const talk = el("div", {}, messagesView(messages));
  const said = (message) => { messages.push(message); talk.replaceChildren(messagesView(messages)); };
  $("buka").hidden = true;
  $("laporan").append(complaintView(payload), attachmentsView(payload.attachments, openAttachment), talk,
    replyForm("Segel dan kirim balasan", (text, waiting) => sendReply(payload, text, waiting, said)));
  $("samping").append(await transferForm(payload, messages), exports(payload, envelope));
  tell("Terbuka hanya di halaman ini. Tutup setelah selesai.");
  $("laporan").querySelector("section:not(#buka) h2").setAttribute("tabindex", "-1");
  $("laporan").querySelector("section:not(#buka) h2").focus();
}

function sentence(error) {
  if (error instanceof NoKeyError) return "Berkas ini bukan berkas kunci. Pilih berkas yang berisi AGE-SECRET-KEY-1…";
  if (error instanceof CannotOpenError) return "Kunci ini tidak membuka laporan ini. Pakai kunci kantor yang menerimanya.";
  return error.message;
}

$("kunci").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  if (!file) return;
  $("kunci-galat").textContent = "";
  tell("Membuka …");
  try {
    if (file.size > LONGEST_KEY_FILE) throw new NoKeyError("too large");
    await show(await officerKey(await file.text()));
  } catch (error) {
    tell("");
    $("kunci-galat").textContent = sentence(error);
    event.target.value = "";
  }
});

/** What the offline tool wrote: an acknowledgement or a sealed reply. */
$("luring-berkas")?.addEventListener("change", async (event) => {
  const status = $("luring-kabar");
  try {
    const sent = JSON.parse(await event.target.files[0].text());
    await post(`${data.here}${sent.signature ? "terima" : "balas"}/`, sent);
    status.textContent = "Diterima. Muat ulang halaman untuk melihatnya.";
  } catch (error) {
    status.textContent = error instanceof SyntaxError ? "Berkas ini bukan dari alat luring." : error.message;
  }
  event.target.value = "";
});

if (data.kept) $("buka").hidden = false;
else tell("Salinan di server sudah dihapus setelah masa simpannya. Buka dari arsip kantor Anda dengan alat luring.");

// Nothing readable comes back with the Back button.
window.addEventListener("pagehide", () => { $("laporan").replaceChildren(); });
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
