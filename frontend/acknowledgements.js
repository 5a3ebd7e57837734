/* The signature that counts as delivered; as complaints/sealing/acknowledgements.py. */

import { getPublicKeyAsync, signAsync } from "@noble/ed25519";
import { bech32 } from "@scure/base";
import { identityToRecipient } from "age-encryption";
import { b64, derive, utf8 } from "./bytes.js";

/** The file holds no age key. */
export class NoKeyError extends Error {}

/**
 * @param {string} file the text of a key file; comments and blank lines may stand around the key
 * @returns {Promise<{identity: string, age: string, sign: string, secret: Uint8Array}>} the identity, its two public
 *   halves as they stand in a keyset, and the seed that signs
 * @throws {NoKeyError}
 */
export async function officerKey(file) {
  const [identity] = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/m.exec(file.replaceAll("\r", "")) ?? [];
  try {
    const { bytes } = bech32.decodeToBytes(identity);
    const secret = derive(bytes, "uptd-ack-v1");
    const sign = b64(await getPublicKeyAsync(secret));
    return { identity, age: await identityToRecipient(identity), sign, secret };
  } catch {
    throw new NoKeyError("no age key in this file");
  }
}

const message = (complaint, sha256) => utf8(`uptd-ack-v1\n${complaint}\n${sha256}`);

/**
 * @param {{secret: Uint8Array}} key of officerKey()
 * @param {string} complaint its id
 * @param {string} sha256 hex, of the envelope
 * @returns {Promise<string>} b64 of the signature
 */
export const acknowledge = async (key, complaint, sha256) =>
  b64(await signAsync(message(complaint, sha256), key.secret));
