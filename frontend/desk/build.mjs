/* `npm run build`: static/js/desk.js, and the desk as one file for a computer without internet. */

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const root = process.argv[2] ?? here("../..");
const leftOut = here("../left-out.js");
const options = {
  bundle: true,
  minify: true,
  format: "esm",
  charset: "utf8",
  legalComments: "none", // all of them stand in NOTICES.txt
  target: ["chrome98", "firefox113", "safari15.4"], // an office's computer; Object.hasOwn, randomUUID
  alias: {
    "@noble/post-quantum/hybrid.js": leftOut,
    "@noble/hashes/scrypt.js": leftOut,
    "@noble/curves/nist.js": leftOut,
    "@noble/curves/ed25519.js": here("../x25519.js"),
  },
  banner: { js: "/* npm run build (frontend/desk/). Licences: frontend/NOTICES.txt */" },
  logLevel: "warning",
};

await build({ ...options, entryPoints: [here("desk.js")], outfile: `${root}/static/js/desk.js` });

const { outputFiles } = await build({ ...options, entryPoints: [here("offline.js")], write: false });
const script = outputFiles[0].text.replaceAll("</script", "<\\/script");
const sheet = (name) => readFileSync(here(`../../static/css/${name}.css`), "utf8");
const style = `${sheet("site")}${sheet("desk")}`;
const hash = (text) => createHash("sha256").update(text).digest("base64");
const parts = { SCRIPT_HASH: hash(script), STYLE_HASH: hash(style), STYLE: style, SCRIPT: script };
const page = readFileSync(here("offline.html"), "utf8").replace(/SCRIPT_HASH|STYLE_HASH|STYLE|SCRIPT/g, (name) => parts[name]);
mkdirSync(`${root}/complaints/offline`, { recursive: true });
writeFileSync(`${root}/complaints/offline/petugas.html`, page);
