/* `npm run build`: bundles into static/js. The same sources and lock file give the same bytes. */

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const leftOut = here("left-out.js");

await build({
  entryPoints: [here("sealing.js"), here("form/formulir.js")],
  entryNames: "[name]",
  outdir: process.argv[2] ?? here("../static/js"),
  bundle: true,
  minify: true,
  format: "esm",
  charset: "utf8",
  legalComments: "none", // all of them stand in NOTICES.txt
  // Older browsers send the plain form: the server seals for them.
  target: ["chrome85", "firefox113", "safari15"],
  alias: {
    "@noble/post-quantum/hybrid.js": leftOut,
    "@noble/hashes/scrypt.js": leftOut,
    "@noble/curves/nist.js": leftOut,
    "@noble/curves/ed25519.js": here("x25519.js"),
  },
  banner: { js: "/* npm run build (frontend/). Licences: frontend/NOTICES.txt */" },
  logLevel: "warning",
});
