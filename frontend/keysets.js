/* Who can open what: a manifest counts only with the root's signature; as complaints/sealing/keysets.py. */

import { verifyAsync } from "@noble/ed25519";
import { unb64, utf8 } from "./bytes.js";

const PURPOSE = "uptd-keyset-v1";

/** A manifest is not what the root signed. */
export class BadManifestError extends Error {}

/**
 * @param {{manifest: string, signature: string}} file
 * @param {string} root b64 of the root's public key
 * @returns {Promise<object>} the manifest
 * @throws {BadManifestError}
 */
export async function verifyKeyset(file, root) {
  let manifest;
  try {
    const body = unb64(file.manifest);
    const signed = new Uint8Array([...utf8(`${PURPOSE}\n`), ...body]);
    if (!(await verifyAsync(unb64(file.signature), signed, unb64(root), { zip215: false }))) throw new Error("not signed by the root");
    manifest = JSON.parse(new TextDecoder().decode(body));
  } catch (error) {
    throw new BadManifestError(error.message);
  }
  if (manifest.purpose !== PURPOSE) throw new BadManifestError("made for another purpose");
  return manifest;
}
