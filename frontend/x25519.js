/*
 * X25519 for browsers that have none of their own, without the Edwards curve that @noble/curves adds for speed (4 KB):
 * one complaint is a dozen multiplications. Stands in the bundles for "@noble/curves/ed25519.js".
 */

import { pow } from "@noble/curves/abstract/modular.js";
import { montgomery } from "@noble/curves/abstract/montgomery.js";

const P = 2n ** 255n - 19n;

// RFC 7748 section 5: which bits of a secret are fixed.
function adjustScalarBytes(bytes) {
  bytes[0] &= 248;
  bytes[31] = (bytes[31] & 127) | 64;
  return bytes;
}

export const x25519 = /* @__PURE__ */ montgomery({
  P,
  type: "x25519",
  adjustScalarBytes,
  powPminus2: (x) => pow(x, P - 2n, P),
});
