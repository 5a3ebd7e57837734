// Finds the responsible and nearest services on the phone itself. The position is read after a tap, used in this
// function and forgotten: it is in no request, no storage and no address.
const box = document.getElementById("posisi");
const say = (key, values = {}) => box.dataset[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

const add = (parent, tag, text = "", attributes = {}) => {
  const node = parent.appendChild(document.createElement(tag));
  node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};

// Encoded polyline to [lat, lng] pairs.
const decode = (text, decimals) => {
  const points = [], at = [0, 0];
  for (let i = 0, axis = 0; i < text.length; axis ^= 1) {
    let shift = 0, value = 0, byte;
    do { byte = text.charCodeAt(i++) - 63; value |= (byte & 31) << shift; shift += 5; } while (byte >= 32);
    at[axis] += value & 1 ? ~(value >> 1) : value >> 1;
    if (axis) points.push([at[0] / 10 ** decimals, at[1] / 10 ** decimals]);
  }
  return points;
};

const inRing = (ring, lat, lng) => {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = ring[i], [c, d] = ring[j];
    if ((a > lat) !== (c > lat) && lng < ((d - b) * (lat - a)) / (c - a) + b) inside = !inside;
  }
  return inside;
};

// Outer ring and holes: a point is inside where an odd number of them hold it.
const inShape = (polygons, decimals, lat, lng) => polygons.some(
  (rings) => rings.filter((ring) => inRing(decode(ring, decimals), lat, lng)).length % 2);

const kilometres = (lat, lng, [a, b]) => {
  const rad = Math.PI / 180, x = Math.sin(((a - lat) * rad) / 2), y = Math.sin(((b - lng) * rad) / 2);
  return 12742.0176 * Math.asin(Math.sqrt(x * x + Math.cos(lat * rad) * Math.cos(a * rad) * y * y));
};

const number = (km) => Math.max(km, 0.1).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });

const showPlace = (parent, place, note = "") => {
  const name = add(parent, "p", "", { class: "contact-name" });
  add(name, "a", place.n, { href: `${box.dataset.root}${place.s}/` });
  if (note) add(name, "span", ` ${note}`, { class: "meta" });
  const list = add(parent, "ul", "", { class: "contacts" });
  for (const [label, href, display, status, stale] of place.l) {
    const line = add(list, "li", `${label}: `, { class: stale ? "contact stale" : "contact" });
    if (href) add(line, "a", display, { href }); else line.append(display);
    add(line, "span", ` ${status}`, { class: "meta" });
  }
};

const showLadder = (out, pack, code) => {
  for (let at = code; at; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const here = pack.places.filter((place) => place.c.includes(at) && place.l.length);
    if (!here.length) continue;
    add(out, "h3", pack.names[at] ?? pack.villages.find(([place]) => place === at)?.[1]);
    for (const place of here) showPlace(out, place);
  }
  add(out, "h3", box.dataset.nation);
  const last = add(out, "p", "", { class: "channel-value" });
  add(last, "a", "129", { href: "tel:129" });
  last.append(" · ");
  add(last, "a", "110", { href: "tel:110" });
};

const showNear = (out, pack, lat, lng) => {
  const near = pack.places.filter((place) => place.p).map((place) => [kilometres(lat, lng, place.p), place]).sort((a, b) => a[0] - b[0]);
  if (!near.length) return;
  add(out, "h2", box.dataset.near);
  pack.kinds.forEach((kind, index) => {
    const found = near.filter(([, place]) => place.k.includes(index)).slice(0, 2);
    if (found.length) add(out, "h3", kind);
    for (const [km, place] of found) {
      const outside = place.w && !place.w.startsWith(pack.code) ? ` · ${box.dataset.outside}` : "";
      showPlace(out, place, `${number(km)} km${outside}`);
    }
  });
};

const guess = (out, pack, lat, lng) => {
  const near = pack.villages.filter(([, , , centre]) => centre).map((row) => [kilometres(lat, lng, row[3]), row]).sort((a, b) => a[0] - b[0]);
  if (!near.length || near[0][0] > 12) return false;
  add(out, "h2", box.dataset.guess);
  const list = add(out, "ul");
  for (const [, [code, name]] of near.slice(0, 4)) add(add(list, "li"), "a", name, { href: `?wilayah=${code}` });
  return true;
};

const answer = (pack, lat, lng) => {
  const out = document.getElementById("posisi-hasil"), status = document.getElementById("posisi-kabar");
  out.replaceChildren();
  const village = pack.villages.find(([, , polygons]) => inShape(polygons, pack.decimals, lat, lng));
  const drawn = pack.villages.some(([, , polygons]) => polygons.length);
  if (village) {
    status.textContent = say("found", { place: village[1] });
    add(out, "h2", say("responsible", { place: village[1] }));
    showLadder(out, pack, village[0]);
    showNear(out, pack, lat, lng);
  } else if (!drawn && guess(out, pack, lat, lng)) {
    status.textContent = box.dataset.unsure;
  } else {
    const next = pack.neighbours.find(([, polygons]) => inShape(polygons, pack.decimals, lat, lng));
    status.textContent = next ? say("neighbour", { place: next[0] }) : box.dataset.nowhere;
  }
  document.getElementById("tempat")?.scrollIntoView({ block: "center" });
  if (village) out.scrollIntoView();
};

if (box && navigator.geolocation) {
  // Loaded with the page, not after the tap: a phone that loses its network in between still gets an answer.
  const loading = fetch(box.dataset.pack, { credentials: "omit" }).then((response) => (response.ok ? response.json() : null)).catch(() => null);
  box.hidden = false;
  document.getElementById("posisi-tombol").addEventListener("click", () => {
    const status = document.getElementById("posisi-kabar");
    status.textContent = box.dataset.asking;
    navigator.geolocation.getCurrentPosition(
      async ({ coords }) => {
        const pack = await loading;
        if (pack) answer(pack, coords.latitude, coords.longitude);
        else status.textContent = box.dataset.offline;
      },
      (error) => { status.textContent = error.code === 1 ? box.dataset.denied : box.dataset.failed; },
      { timeout: 15000, maximumAge: 60000 },
    );
  });
}
