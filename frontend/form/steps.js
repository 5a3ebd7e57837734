/* One idea a screen: the server's sections, one at a time. No answer is stored; the phone's Back goes a screen back. */

/**
 * @param {HTMLFormElement} form
 * @param {{progress: HTMLElement, nav: HTMLElement, words: DOMStringMap}} parts
 */
export function walk(form, { progress, nav, words }) {
  const steps = [...form.querySelectorAll("[data-step]")];
  const [back, next] = nav.querySelectorAll("button");
  const sending = form.querySelector("[data-sending]");
  const intro = document.querySelectorAll("[data-intro]");
  let open = 0;

  const question = (name) => form.querySelector(`#tanya_${name}`);
  const answered = (name) => {
    const data = new FormData(form);
    return Boolean(String(data.get(name) ?? "").trim());
  };

  /* The error stands where the server would put it, beside its question. */
  const clear = (box) => {
    for (const error of box.querySelectorAll(".error")) error.remove();
    box.removeAttribute("aria-describedby");
    for (const field of box.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  };

  const complain = (box, text) => {
    const error = document.createElement("p");
    Object.assign(error, { className: "error", id: box.id.replace("tanya_", "salah_"), textContent: text });
    // A tick stands in one row with its label (.choice): the error goes below the row, not into it.
    const above = box.querySelector(":scope > .hint") ?? box.querySelector(":scope > :is(legend, label, .choice)");
    above.after(error);
    const field = box.matches("fieldset") ? box : box.querySelector("input, select, textarea");
    field.setAttribute("aria-describedby", error.id);
    if (field !== box) field.setAttribute("aria-invalid", "true");
  };

  const trouble = (box) => {
    const name = box.id.replace("tanya_", "");
    if (name === "region" && form.elements.region.value === "lain") return words.other;
    if (name === "contact_to" && !box.hidden && !answered(name)) return words.contact;
    return box.dataset.missing && !answered(name) ? box.dataset.missing : "";
  };

  /** Whether everything in a step is answered that has to be; what is not is said, and gets the focus. */
  const check = (step) => {
    let first = null;
    for (const box of step.querySelectorAll("[id^=tanya_]")) {
      clear(box);
      const text = trouble(box);
      if (!text) continue;
      complain(box, text);
      first ??= box.querySelector("input, select, textarea");
    }
    first?.focus();
    return !first;
  };

  const show = (place, focus = true) => {
    open = Math.min(Math.max(place, 0), steps.length - 1);
    steps.forEach((step, index) => { step.hidden = index !== open; });
    for (const part of intro) part.hidden = open > 0;
    back.hidden = open === 0;
    next.hidden = open === steps.length - 1;
    sending.hidden = !next.hidden;
    progress.textContent = words.progress.replace("{step}", open + 1).replace("{steps}", steps.length);
    if (!focus) return;
    const heading = steps[open].querySelector("h2, legend, label, summary");
    if (heading.tagName !== "SUMMARY") heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    progress.scrollIntoView({ block: "start" });
  };

  /* What is asked only of those who want to be reached. */
  const narrow = () => {
    const way = new FormData(form).get("contact_way");
    for (const name of ["contact_to", "contact_when", "leave_message"]) question(name).hidden = way === "none";
  };

  /* An entry of the history for each screen, all of one address: its number is all that the browser keeps of it. */
  const onward = () => {
    history.pushState({ step: open + 1, depth: (history.state?.depth ?? 0) + 1 }, "");
    show(open + 1);
  };

  back.addEventListener("click", () => (history.state?.step === open ? history.back() : show(open - 1)));
  next.addEventListener("click", () => check(steps[open]) && onward());
  form.addEventListener("change", narrow);
  narrow();
  const wrong = steps.findIndex((step) => step.querySelector(".error"));
  show(Math.max(wrong, 0), wrong > 0);
  const start = open;
  addEventListener("popstate", ({ state }) => {
    if (!state && location.hash) return; // a link within the page
    // Once sent there is nothing to go back to: one press leaves, not one for each screen.
    if (!form.isConnected) history.go(-(state?.depth ?? 0) - 1);
    else if (!steps[open].inert) show(state?.step ?? start);
  });

  return {
    /** Enter in a line of the form goes on, as the button does. */
    isLast: () => open === steps.length - 1,
    next: () => next.click(),
    /** The first step that still wants something is shown; whether there was none. */
    allAnswered: () => steps.every((step, index) => {
      if (check(step)) return true;
      show(index, false);
      return check(step);
    }),
  };
}
