/* The desk's own addresses; every failure is a sentence for the officer. */

const OFFLINE = "Tidak ada sambungan ke server. Coba lagi.";

async function answer(url, options) {
  let response;
  try {
    response = await fetch(url, { credentials: "same-origin", cache: "no-store", redirect: "error", ...options });
  } catch {
    throw new Error(OFFLINE);
  }
  if (response.status === 401) throw new Error(await response.text());
  return response;
}

/** @returns {Promise<Uint8Array>} @throws {Error} with a sentence */
export async function bytesOf(url) {
  const response = await answer(url);
  if (!response.ok) throw new Error("Berkas tersegel tidak ada lagi di server.");
  return new Uint8Array(await response.arrayBuffer());
}

/** @returns {Promise<object>} @throws {Error} with a sentence */
export async function jsonOf(url) {
  const response = await answer(url);
  if (!response.ok) throw new Error("Server tidak menjawab dengan benar. Coba lagi.");
  return response.json();
}

/** @returns {Promise<object>} @throws {Error} with the server's sentence */
export async function post(url, sent) {
  const response = await answer(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) });
  const type = response.headers.get("Content-Type") ?? "";
  const told = type.startsWith("application/json") ? await response.json().catch(() => ({})) : {};
  if (!response.ok) throw new Error(told.error ?? "Server menolak kiriman ini. Muat ulang halaman.");
  if (!told.state) throw new Error("Jawaban ini bukan dari server kita. Coba lagi."); // a gateway says 200 to everything
  return told;
}
