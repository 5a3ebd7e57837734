/* The code a person comes back with; the same as complaints/sealing/codes.py. */

const DIGITS = 19;
// Damm 2004, p. 111: every single wrong digit and every swap of two neighbours is noticed.
const TABLE = [
  "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
  "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
];
const IGNORED = /[ \t\r\n\u00a0\u2009\-‐‑‒–—.·_]|\p{Cf}/u;

/** What was typed cannot be a code; `message` is "length", "digits" or "check". */
export class WrongCodeError extends Error {}

/** @param {string} digits ASCII digits @returns {string} their Damm check digit */
export const checkDigit = (digits) => [...digits].reduce((state, digit) => TABLE[state][digit], "0");

/** @returns {string} a code nobody had before (63 bits): 20 digits */
export function newCode() {
  let digits = "";
  while (digits.length < DIGITS) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < 250) digits += byte % 10; // the last six values would favour the digits 0 to 5
  }
  return digits + checkDigit(digits);
}

/** @param {string} character a decimal digit of any script @returns {string} the same in ASCII */
function ascii(character) {
  if (!/^\p{Nd}$/u.test(character)) throw new WrongCodeError("digits");
  // Unicode keeps the ten digits of a script side by side, in order, the zero first.
  const place = character.codePointAt(0);
  let start = place;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(start - 1))) start -= 1;
  return String((place - start) % 10);
}

/**
 * @param {string} typed
 * @returns {string} the 20 ASCII digits
 * @throws {WrongCodeError} before any slow work is done
 */
export function parseCode(typed) {
  const kept = [...typed].slice(0, 200).filter((character) => !IGNORED.test(character));
  if (kept.length !== DIGITS + 1) throw new WrongCodeError("length");
  const digits = kept.map(ascii).join("");
  if (checkDigit(digits.slice(0, DIGITS)) !== digits[DIGITS]) throw new WrongCodeError("check");
  return digits;
}

/** @param {string} code @returns {string} five groups of four, as people write it down */
export const grouped = (code) => code.match(/.{1,4}/g).join(" ");
