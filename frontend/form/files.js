/* Photos made anew from their pixels, other files as they are; all of it on the phone, before anything is sent. */

const LONGEST_SIDE = 1600; // as complaints/sealing/rebuild.py
const QUALITY = 0.85;
const MAGIC = [["ffd8ff", "image/jpeg"], ["89504e470d0a1a0a", "image/png"], ["47494638", "image/gif"], ["52494646", "image/webp"]];

/** A file is not taken; the message is the name of the word that says why. */
export class RefusedError extends Error {}

/** @param {Uint8Array} bytes @returns {string} what it is by its first bytes, never by its name */
function kindOf(bytes) {
  const start = Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return MAGIC.find(([magic]) => start.startsWith(magic))?.[1] ?? "application/octet-stream";
}

/** @param {string} name @returns {string} at most 80 characters, no path, no control or direction characters */
export function plainName(name) {
  const base = name.split(/[\\/]/).pop().replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").replace(/^[ .]+|[ .]+$/g, "");
  const [, stem, ending] = /^(.*)\.([^.]{1,8})$/.exec(base) ?? [];
  return ending ? `${stem.slice(0, 70) || "berkas"}.${ending}` : base.slice(0, 80) || "berkas";
}

function canvasOf(width, height) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  return canvas;
}

/** Browsers that hide who they are (Tor) give back noise instead of the picture, and say nothing of it. */
function givesPixelsBack() {
  const pen = canvasOf(8, 8).getContext("2d");
  pen.fillStyle = "#336699";
  pen.fillRect(0, 0, 8, 8);
  const { data } = pen.getImageData(0, 0, 8, 8);
  return data.every((value, place) => value === [0x33, 0x66, 0x99, 255][place % 4]);
}

/** @param {File} file @returns {Promise<Uint8Array>} a JPEG, upright, without metadata @throws {RefusedError} */
async function rebuilt(file) {
  if (!givesPixelsBack()) throw new RefusedError("canvas");
  let picture;
  try {
    picture = await createImageBitmap(file);
  } catch {
    throw new RefusedError("unreadable");
  }
  const shrink = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = canvasOf(Math.max(1, Math.round(picture.width * shrink)), Math.max(1, Math.round(picture.height * shrink)));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", QUALITY); });
  canvas.width = 0;
  if (!blob) throw new RefusedError("unreadable");
  return new Uint8Array(await blob.arrayBuffer());
}

/**
 * @param {File} file
 * @param {boolean} original as it is, as evidence
 * @param {number} largest bytes
 * @returns {Promise<{name: string, type: string, content: Uint8Array, original: boolean}>}
 * @throws {RefusedError}
 */
export async function prepared(file, original, largest) {
  const name = plainName(file.name);
  if (file.size > largest) throw new RefusedError("large");
  if (original) {
    const content = new Uint8Array(await file.arrayBuffer());
    return { name, type: kindOf(content), content, original };
  }
  const content = await rebuilt(file);
  return { name: name.replace(/(\.[^.]*)?$/, ".jpg"), type: "image/jpeg", content, original };
}
