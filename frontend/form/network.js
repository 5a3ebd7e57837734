/* Asking our own server, patiently: a phone on a bad network sends the same thing again, never another. */

const PAUSES = [1000, 2000, 4000]; // milliseconds before each new try

/** The server answered, and it is no. `status` and the sentence it sent. */
export class AnswerError extends Error {
  constructor(status, text) {
    super(text);
    this.status = status;
  }
}

/** No answer came, however often we asked: nobody knows whether it arrived. */
export class NoAnswerError extends Error {}

export const pause = (time) => new Promise((done) => { setTimeout(done, time); });

async function once(url, options, limit, signal) {
  const stop = new AbortController();
  const abort = () => stop.abort();
  const timer = setTimeout(abort, limit);
  signal.addEventListener("abort", abort);
  try {
    const answer = await fetch(url, { ...options, signal: stop.signal, credentials: "omit", cache: "no-store", redirect: "error" });
    const body = await answer.json().catch(() => null);
    if (!answer.ok) throw new AnswerError(answer.status, String(body?.error ?? ""));
    if (!body) throw new Error("not our server"); // a gateway's own page, or an empty yes
    return body;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}

/**
 * @param {string} url
 * @param {RequestInit} options
 * @param {{limit: number, signal: AbortSignal}} patience milliseconds for one try; what ends all of them
 * @returns {Promise<object>} the answer's JSON
 * @throws {AnswerError|NoAnswerError}
 */
export async function ask(url, options, { limit, signal }) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await once(url, options, limit, signal);
    } catch (error) {
      const busy = error instanceof AnswerError && error.status >= 500;
      if (signal.aborted || (error instanceof AnswerError && !busy)) throw error;
      if (tries === PAUSES.length) throw busy ? error : new NoAnswerError("no answer");
      await pause(PAUSES[tries]);
    }
  }
}
