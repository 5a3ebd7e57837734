/* What was answered, as the server would put it into a payload (complaints/forms.py, answers()). */

const LISTS = new Set(["kinds", "needs"]);
const TICKS = new Set(["official", "read", "refer", "stats"]);

/**
 * @param {HTMLFormElement} form
 * @param {string} text hash of the words agreed to
 * @returns {object} `answers` of docs/confidential-format.md
 */
export function answersOf(form, text) {
  const data = new FormData(form);
  const value = (name) => {
    if (LISTS.has(name)) return data.getAll(name);
    if (TICKS.has(name)) return data.has(name);
    return String(data.get(name) ?? "").trim();
  };
  const all = (...names) => Object.fromEntries(names.map((name) => [name, value(name)]));
  const way = value("contact_way");
  const contact = { way, call_me: value("call_me") };
  if (way !== "none") {
    Object.assign(contact, {
      to: value("contact_to"), when: value("contact_when"), leave_message: value("leave_message") || "no",
    });
  }
  return {
    ...all("safe", "about", "age", "kinds", "official", "story", "phone_seen", "needs", "needs_note"),
    contact,
    ...all("read", "refer", "stats"),
    text,
  };
}

/**
 * Empties every field: nothing typed is left for the browser to keep.
 * @param {HTMLFormElement} form
 */
export function wipe(form) {
  form.reset();
  for (const field of form.elements) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = false;
    else if (field.matches("input:not([type=hidden]), textarea, select")) field.value = "";
  }
}
