/* From a code to what the server may know of it, and to the key of replies; as complaints/sealing/receipts.py. */

import { argon2idAsync } from "@noble/hashes/argon2.js";
import { bech32 } from "@scure/base";
import { identityToRecipient } from "age-encryption";
import { derive, utf8 } from "./bytes.js";

/** Work of argon2id: the server does the same, so a change is a new version of the format. */
export const WORK = { m: 19 * 1024, t: 2, p: 1, dkLen: 32 };

/**
 * @param {string} code 20 ASCII digits
 * @param {Uint8Array} salt the site's, 16 bytes
 * @param {(done: number) => void} [onProgress] told at each hundredth what part is done, 0 to 1
 * @returns {Promise<{lookup: Uint8Array, identity: string, replyTo: string}>} the page stays alive meanwhile
 */
export async function openCode(code, salt, onProgress) {
  let told = 0;
  const tell = (done) => {
    if (done < 1 && done - told < 0.01) return; // argon2 tells ten thousand times, and drawing costs more than deriving
    told = done;
    onProgress(done);
  };
  const key = await argon2idAsync(utf8(code), salt, { ...WORK, onProgress: onProgress && tell });
  const identity = bech32.encodeFromBytes("AGE-SECRET-KEY-", derive(key, "reply-v1")).toUpperCase();
  return { lookup: derive(key, "lookup-v1"), identity, replyTo: await identityToRecipient(identity) };
}
