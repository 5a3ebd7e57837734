/* What the form and the officers' desk share: static/js/sealing.js. */

export { NoKeyError, acknowledge, officerKey } from "./acknowledgements.js";
export { b64, sha256Hex, unb64 } from "./bytes.js";
export { WrongCodeError, checkDigit, grouped, newCode, parseCode } from "./codes.js";
export { BUCKETS, CannotOpenError, FILE_BUCKETS, LARGEST_FILE, TooLargeError } from "./envelope.js";
export { seal, sealFile, unseal, unsealFile } from "./envelope.js";
export { BadManifestError, verifyKeyset } from "./keysets.js";
export { WORK, openCode } from "./receipts.js";
