/*
 * Stands in the bundles for what the format does not use: post-quantum and tag recipients, which two of the three age
 * tools refuse, and pass phrases. age-encryption names these, and nothing of ours reaches them.
 */

const leftOut = () => {
  throw new Error("left out of this bundle");
};

export const scrypt = leftOut;
export const MLKEM768P256 = leftOut;
export const MLKEM768X25519 = leftOut;
export const p256 = leftOut;
