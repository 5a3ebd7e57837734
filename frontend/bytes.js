/* Bytes and text, once for all modules. */

import { base64 } from "@scure/base";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

export { utf8ToBytes as utf8 };

/** @param {Uint8Array} bytes @returns {string} standard base64 with padding */
export const b64 = (bytes) => base64.encode(bytes);

/** @param {string} text @returns {Uint8Array} @throws {Error} where it is not base64 */
export const unb64 = (text) => base64.decode(text);

/** @param {Uint8Array} bytes @returns {Promise<string>} SHA-256 in hex, by the browser itself: a file may have 11 MiB */
export const sha256Hex = async (bytes) => bytesToHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));

/** @param {Uint8Array} key @param {string} purpose @returns {Uint8Array} 32 bytes for one purpose */
export const derive = (key, purpose) => hkdf(sha256, key, undefined, utf8ToBytes(purpose), 32);
