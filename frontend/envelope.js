/* Payloads padded to a few sizes and sealed with age; the same as complaints/sealing/envelope.py. */

import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { utf8 } from "./bytes.js";

const KIB = 1024;
export const BUCKETS = [4 * KIB, 16 * KIB, 64 * KIB, 256 * KIB];
export const FILE_BUCKETS = [64 * KIB, 256 * KIB, KIB * KIB, 4 * KIB * KIB, 11 * KIB * KIB];
export const LARGEST_FILE = 10 * KIB * KIB;
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;
const SPACE = 32;

/** A payload or file does not fit the largest size. */
export class TooLargeError extends Error {}

/** Not sealed to this key, or not whole. */
export class CannotOpenError extends Error {}

function padded(parts, length, buckets, filler) {
  const size = buckets.find((bucket) => length <= bucket);
  if (!size) throw new TooLargeError(`${length} bytes do not fit ${buckets[buckets.length - 1]}`);
  const bytes = new Uint8Array(size).fill(filler);
  let place = 0;
  for (const part of parts) {
    bytes.set(part, place);
    place += part.length;
  }
  return bytes;
}

async function encrypt(bytes, recipients) {
  if (!recipients.length) throw new Error("no recipient");
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    if (!RECIPIENT.test(recipient)) throw new Error(`not an age X25519 recipient: ${recipient.slice(0, 80)}`);
    encrypter.addRecipient(recipient);
  }
  return encrypter.encrypt(bytes);
}

async function decrypt(sealed, identity) {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return await decrypter.decrypt(sealed);
  } catch (error) {
    throw new CannotOpenError(error.message);
  }
}

/**
 * @param {object} payload
 * @param {string[]} recipients age X25519 recipients, at least one
 * @returns {Promise<Uint8Array>} the envelope
 * @throws {TooLargeError} above 256 KiB
 */
export async function seal(payload, recipients) {
  const text = utf8(JSON.stringify(payload));
  return encrypt(padded([text], text.length, BUCKETS, SPACE), recipients);
}

/**
 * @param {Uint8Array} envelope
 * @param {string} identity AGE-SECRET-KEY-1…
 * @returns {Promise<object>} the payload
 * @throws {CannotOpenError} for another's key, a changed bit, a missing end, or what is no payload of version 1
 */
export async function unseal(envelope, identity) {
  const text = new TextDecoder().decode(await decrypt(envelope, identity));
  let payload;
  try {
    payload = JSON.parse(text);
  } catch (error) {
    throw new CannotOpenError(error.message);
  }
  if (payload?.v !== 1) throw new CannotOpenError("not a payload of version 1");
  return payload;
}

/**
 * @param {Uint8Array} content at most 10 MiB
 * @returns {Promise<{sealed: Uint8Array, key: string}>} sealed to a key made for it alone, and that key
 * @throws {TooLargeError}
 */
export async function sealFile(content) {
  if (content.length > LARGEST_FILE) throw new TooLargeError(`${content.length} bytes are more than ${LARGEST_FILE}`);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setUint32(4, content.length);
  const bytes = padded([length, content], 8 + content.length, FILE_BUCKETS, 0);
  const key = await generateX25519Identity();
  return { sealed: await encrypt(bytes, [await identityToRecipient(key)]), key };
}

/**
 * @param {Uint8Array} sealed
 * @param {string} key AGE-SECRET-KEY-1…
 * @returns {Promise<Uint8Array>} the file
 * @throws {CannotOpenError}
 */
export async function unsealFile(sealed, key) {
  const bytes = await decrypt(sealed, key);
  if (bytes.length < 8) throw new CannotOpenError("shorter than it says");
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  if (length > bytes.length - 8) throw new CannotOpenError("shorter than it says");
  return bytes.slice(8, 8 + length);
}
