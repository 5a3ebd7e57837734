/* One complaint from the filled form to the server's yes. What it needs to try again lives in this page's memory only. */

import { answersOf } from "./answers.js";
import { RefusedError, prepared } from "./files.js";
import { AnswerError, NoAnswerError, ask, pause } from "./network.js";

const QUICK = 60_000; // milliseconds for a small request
const SLOW = 600_000; // for 11 MiB on a bad network
const TOKEN_AGE = 3200; // milliseconds until the server takes a new token (complaints/tokens.py, YOUNGEST)
const MOST_FILES = 3;

/**
 * @param {HTMLFormElement} form
 * @param {(stage: string, done?: number) => void} tell what is being done now
 */
export function sender(form, tell) {
  const { sealing: script, keys: keysUrl, token: tokenUrl, files: filesUrl, send: sendUrl } = form.dataset;
  const leaving = new AbortController();
  const uploaded = new Map(); // File -> its entry, so that a second try uploads nothing twice
  let token = form.elements.token.value;
  let loading = null;
  let attempt = null;
  let failures = 0;

  const patience = (limit) => ({ limit, signal: leaving.signal });

  /** The sealing script: fetched once somebody begins to answer. */
  const load = () => {
    loading ??= import(failures ? `${script}?${failures}` : script).catch((error) => {
      failures += 1; // browsers remember a failed address
      loading = null;
      throw new NoAnswerError(error.message);
    });
    return loading;
  };

  const freshToken = async () => {
    ({ token } = await ask(tokenUrl, {}, patience(QUICK)));
    await pause(TOKEN_AGE);
  };

  const post = async (url, limit, options) => {
    try {
      return await ask(url, { method: "POST", ...options() }, patience(limit));
    } catch (error) {
      if (!(error instanceof AnswerError) || error.status !== 403) throw error;
      await freshToken(); // the page stood open too long
      return ask(url, { method: "POST", ...options() }, patience(limit));
    }
  };

  /** The office that reads: of the kota, or above it where whoever hurts is an official. */
  const officeFor = async (sealing, region, official) => {
    const keys = await ask(`${keysUrl}?${new URLSearchParams({ region })}`, {}, patience(QUICK));
    const offices = await Promise.all(keys.keysets.map((file) => sealing.verifyKeyset(file, keys.root)));
    const own = offices.find((office) => office.regions.some(({ code }) => code === region));
    const above = official && own?.escalates_to;
    const office = above ? offices.find(({ name }) => name === above) : own;
    if (!office) throw new AnswerError(409, "no office");
    return { office, ...keys };
  };

  const upload = async (sealing, file, original) => {
    const ready = await prepared(file, original, sealing.LARGEST_FILE);
    const { sealed, key } = await sealing.sealFile(ready.content);
    const { file: name, sha256 } = await post(filesUrl, SLOW, () => ({
      body: sealed, headers: { "Content-Type": "application/octet-stream", "X-Form-Token": token },
    }));
    if (sha256 !== await sealing.sha256Hex(sealed)) throw new AnswerError(502, "changed on the way");
    const { content, ...described } = ready;
    return { file: name, ...described, size: content.length, sha256, key };
  };

  /** Every file that can be taken; what cannot is said, and never holds the words back. */
  const attach = async (sealing) => {
    const chosen = ["photo", "original"].flatMap((name) =>
      Array.from(form.elements[name]?.files ?? [], (file) => [file, name === "original"]));
    const refused = chosen.slice(MOST_FILES).map(([file]) => ({ name: file.name, reason: "many" }));
    const entries = [];
    for (const [file, original] of chosen.slice(0, MOST_FILES)) {
      tell("files", entries.length / chosen.length);
      try {
        if (!uploaded.has(file)) uploaded.set(file, await upload(sealing, file, original));
        entries.push(uploaded.get(file));
      } catch (error) {
        if (leaving.signal.aborted) throw error;
        const reason = error instanceof RefusedError ? error.message : "failed";
        refused.push({ name: file.name, reason });
      }
    }
    return { entries, refused };
  };

  /** An id and a code: kept for every new try with the same words, so that none becomes two. */
  const begin = async (sealing, salt, words) => {
    if (!attempt || (attempt.perhaps && attempt.words !== words) || attempt.salt !== salt) {
      tell("code", 0);
      const code = sealing.newCode();
      const receipt = await sealing.openCode(code, sealing.unb64(salt), (done) => tell("code", done));
      attempt = { id: uuid(), code, receipt, salt, perhaps: false };
    }
    attempt.words = words;
  };

  const deliver = async (again) => {
    tell("keys");
    const sealing = await load();
    const region = form.elements.region.value;
    const official = form.elements.official.checked;
    const { office, salt, text, today } = await officeFor(sealing, region, official);
    const answers = answersOf(form, text);
    await begin(sealing, salt, JSON.stringify(answers));
    const { entries, refused } = await attach(sealing);
    tell("send");
    const { id, code, receipt } = attempt;
    const envelope = await sealing.seal({
      v: 1, id, region, keyset: office.name, lang: document.documentElement.lang, sent_on: today, answers,
      reply_to: receipt.replyTo, attachments: entries,
    }, office.recipients.map(({ age }) => age));
    const urgent = answers.safe === "no";
    const body = {
      id, region, keyset: office.name, version: office.version, urgent, lookup: sealing.b64(receipt.lookup),
      reply_to: receipt.replyTo, envelope: sealing.b64(envelope),
      attachments: entries.map(({ file, sha256 }) => ({ file, sha256 })),
    };
    try {
      attempt.perhaps = true;
      const { state } = await post(sendUrl, QUICK, () => ({
        body: JSON.stringify({ token, ...body }), headers: { "Content-Type": "application/json" },
      }));
      // Only the server's own word makes a receipt: whatever stands between may say 200 to everything.
      if (state !== "received") throw new NoAnswerError("not our answer");
    } catch (error) {
      if (error instanceof AnswerError && error.status < 500) attempt.perhaps = false;
      if (!again && error instanceof AnswerError && error.status === 409) {
        // Sealed to people who changed meanwhile, files that are gone, or an id somebody has: once more from the start.
        uploaded.clear();
        if (error.message === "taken") attempt = null;
        return deliver(true);
      }
      throw error;
    }
    return { code: sealing.grouped(code), urgent, refused };
  };

  return {
    load: () => load().catch(() => null),
    /** @returns {Promise<{code: string, urgent: boolean, refused: {name: string, reason: string}[]}>} once it is stored */
    send: () => deliver(false),
    /** Stops everything and forgets it. */
    forget: () => {
      leaving.abort();
      attempt = null;
      token = "";
      uploaded.clear();
    },
  };
}

function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
