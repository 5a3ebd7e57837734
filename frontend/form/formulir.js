/*
 * The confidential form with JavaScript: one idea a screen, sealed on this phone, sent as a locked envelope.
 * Without this file, or in an older browser, the same form is sent as it stands and the server seals it.
 */

import { wipe } from "./answers.js";
import { NoAnswerError } from "./network.js";
import { sender } from "./sending.js";
import { walk } from "./steps.js";

function start(form) {
  const parts = document.getElementById("layar").content.cloneNode(true);
  const part = (name) => parts.querySelector(`[data-part=${name}]`);
  const [progress, nav, danger, working, trouble, receipt] =
    ["progress", "nav", "danger", "working", "trouble", "receipt"].map(part);
  const words = document.getElementById("layar").dataset;
  const button = form.querySelector("[data-sending] button");
  let gone = false;
  let busy = false;

  form.prepend(progress);
  form.append(nav, working, trouble);
  form.querySelector("#tanya_safe").append(danger);
  const steps = walk(form, { progress, nav, words });

  const tell = (stage, done) => {
    const [line, bar] = working.children;
    const text = words[stage];
    if (line.textContent !== text) line.textContent = text; // said once, not at every percent
    bar.hidden = done === undefined;
    if (done !== undefined) bar.value = done;
  };
  const sending = sender(form, tell);

  const isBusy = (now) => {
    busy = now;
    working.hidden = !now;
    button.setAttribute("aria-disabled", String(now));
    for (const step of form.querySelectorAll("[data-step]")) step.inert = now;
  };

  const received = ({ code, urgent, refused }) => {
    Object.assign(receipt.querySelector("[data-code]"), { className: "code", textContent: code });
    receipt.querySelector("[data-urgent]").hidden = !urgent;
    receipt.querySelector("[data-calm]").hidden = urgent;
    const list = receipt.querySelector("[data-refused]");
    list.hidden = !refused.length;
    for (const { name, reason } of refused) {
      const line = document.createElement("li");
      line.textContent = `${name}: ${words[reason]}`;
      list.querySelector("ul").append(line);
    }
    const heading = document.querySelector("h1");
    heading.textContent = words.thanks;
    for (const rest of document.querySelectorAll("[data-intro], #salah")) rest.remove();
    form.replaceWith(receipt);
    receipt.hidden = false;
    heading.tabIndex = -1;
    heading.focus();
    scrollTo(0, 0);
  };

  const send = async () => {
    trouble.hidden = true;
    if (busy || !steps.allAnswered()) return;
    isBusy(true);
    try {
      const sent = await sending.send();
      if (gone) return;
      wipe(form);
      sending.forget();
      received(sent);
    } catch (error) {
      if (gone) return;
      trouble.querySelector("[data-offline]").hidden = !(error instanceof NoAnswerError);
      trouble.hidden = false;
      trouble.focus();
    } finally {
      isBusy(false);
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (steps.isLast()) send();
    else steps.next();
  });
  form.addEventListener("input", () => sending.load(), { once: true });

  // Without this file a button that leads away brings the words along through the server, which may not see them here.
  let typed = Boolean(document.getElementById("salah"));
  form.addEventListener("input", () => { typed = true; });
  for (const leaving of document.querySelectorAll("[data-to]")) {
    leaving.addEventListener("click", (event) => {
      event.preventDefault();
      if (!typed || !form.isConnected || confirm(words.leave)) location.assign(leaving.dataset.to);
    });
  }
  form.addEventListener("change", () => { danger.hidden = form.elements.safe.value !== "no"; });

  // The words a person is in the middle of must not go when she opens WhatsApp from here.
  for (const link of document.querySelectorAll(".strip a[href^=http]")) {
    Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
  }

  /* Gone with the page: what was typed, the code, and everything needed to send again. */
  const forget = () => {
    gone = true;
    sending.forget();
    wipe(form);
    receipt.querySelector("[data-code]").textContent = "";
  };
  addEventListener("pagehide", forget);
  addEventListener("leave", forget); // quick exit (exit.js)
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // a page out of the browser's memory begins anew
  });
}

const form = document.getElementById("formulir");
// Sealing needs HTTPS, and streams that browsers have since 2022; where they lack, the plain form goes as it is.
if (form?.dataset.sealing && window.isSecureContext && crypto.subtle && window.TransformStream && "inert" in form) start(form);
