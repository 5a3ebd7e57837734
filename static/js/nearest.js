// Finds the responsible and nearest services on the phone itself. The position is read after a tap, used in this
// function and forgotten: it is in no request, no storage and no address (docs/decisions/position.md).
const box = document.getElementById("posisi");
const language = document.documentElement.lang;
const SHORE = 0.2; // km from the shore, or from a jetty, that still count as the village
const VAGUE = 2000; // metres; a position less certain than this names no village

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

// An edge belongs to one side: of two neighbours one holds a point on their border.
const inRing = (ring, lat, lng) => {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = ring[i], [c, d] = ring[j];
    if ((a > lat) !== (c > lat) && lng < ((d - b) * (lat - a)) / (c - a) + b) inside = !inside;
  }
  return inside;
};

// Outer ring and holes: a point is inside where an odd number of them hold it.
const holds = (polygons, lat, lng) => polygons.some((rings) => rings.filter((ring) => inRing(ring, lat, lng)).length % 2);

const kilometres = (lat, lng, [a, b]) => {
  const rad = Math.PI / 180, x = Math.sin(((a - lat) * rad) / 2), y = Math.sin(((b - lng) * rad) / 2);
  return 12742.0176 * Math.asin(Math.sqrt(x * x + Math.cos(lat * rad) * Math.cos(a * rad) * y * y));
};

// Kilometres to the nearest edge, as on a plane: exact enough for the next village.
const toEdge = (polygons, lat, lng) => {
  const narrow = Math.cos((lat * Math.PI) / 180);
  let best = Infinity;
  for (const ring of polygons.flat()) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const y = ring[j][0] - lat, x = (ring[j][1] - lng) * narrow;
      const dy = ring[i][0] - ring[j][0], dx = (ring[i][1] - ring[j][1]) * narrow;
      const along = Math.max(0, Math.min(1, -(x * dx + y * dy) / (dx * dx + dy * dy || 1)));
      best = Math.min(best, Math.hypot(x + along * dx, y + along * dy));
    }
  }
  return best * 111.195;
};

const decoded = (polygons, decimals) => polygons.map((rings) => rings.map((ring) => decode(ring, decimals)));

// { village: [code, name] }, { neighbour: [code, name] } or {}; the village whose shore is near counts too.
const locate = (pack, lat, lng) => {
  const drawn = pack.villages.map(([code, name, polygons]) => [code, name, decoded(polygons, pack.decimals)]);
  const village = drawn.find(([, , polygons]) => holds(polygons, lat, lng));
  if (village) return { village };
  const neighbour = pack.neighbours.find(([, , polygons]) => holds(decoded(polygons, pack.decimals), lat, lng));
  if (neighbour) return { neighbour };
  const [[away, shore] = [Infinity]] = drawn.map((row) => [toEdge(row[2], lat, lng), row]).sort((a, b) => a[0] - b[0]);
  return away <= SHORE ? { village: shore } : {};
};

const clock = (minutes, timeZone) => new Date(minutes * 60000).toLocaleTimeString(language, { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

const dayName = (minutes, timeZone) => {
  const noon = (date) => Date.parse(`${date.toLocaleDateString("sv", { timeZone })}T12:00Z`);
  const days = Math.round((noon(new Date(minutes * 60000)) - noon(new Date())) / 86400000);
  if (days < 2) return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
  return new Date(minutes * 60000).toLocaleDateString(language, { timeZone, weekday: "long" });
};

// "buka sampai 16.00 WITA" by this phone's clock; nothing where the pack does not reach as far.
const openNow = ([timeZone, zone, spans]) => {
  const now = Date.now() / 60000;
  const at = spans.findIndex(([, end]) => end > now);
  if (at < 0) return "";
  let [start, end] = spans[at];
  if (start > now) return say("closed", { day: dayName(start, timeZone), time: clock(start, timeZone), zone });
  for (const [next, later] of spans.slice(at + 1)) if (next <= end && later > end) end = later;
  return say("open", { time: clock(end, timeZone), zone });
};

const showPlace = (parent, pack, place, note = "") => {
  const name = add(parent, "p", "", { class: "contact-name" });
  add(name, "a", place.n, { href: `${box.dataset.root}${place.s}/` });
  if (note) add(name, "span", ` ${note}`, { class: "meta" });
  if (place.h) add(parent, "p", say("held"));
  if (!place.l.length) return;
  const list = add(parent, "ul", "", { class: "contacts" });
  for (const [label, href, display, status, stale, written] of place.l) {
    const line = add(list, "li", `${label}: `, { class: stale ? "contact stale" : "contact" });
    if (href) add(line, "a", display, { href }); else line.append(display);
    const hours = written === 0 ? openNow(pack.weeks[place.o]) : written;
    if (hours) line.append(` · ${hours}`);
    add(line, "span", ` ${status}`, { class: "meta" });
  }
};

const showNation = (out) => {
  add(out, "h3", say("nation"));
  out.append(document.getElementById("posisi-nomor").content.cloneNode(true));
};

// The fourth part of a code says whether it is a kelurahan (1...) or a desa (2...): Permendagri 58/2021.
const villageTitle = (code, name) => say(code[9] === "2" ? "desa" : "kelurahan", { place: name });

const showLadder = (out, pack, [code, name]) => {
  add(out, "h3", say("rt"));
  // Neighbours' numbers are in no pack: the page of the village asks for the number of the RT.
  add(add(out, "p"), "a", say("steps"), { href: `?wilayah=${code}`, class: "onward" });
  for (let at = code; at; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const here = pack.places.filter((place) => place.c.includes(at) && (place.l.length || place.h));
    if (!here.length) continue;
    add(out, "h3", pack.names[at] ?? villageTitle(code, name));
    for (const place of here) showPlace(out, pack, place);
  }
  showNation(out);
};

// As on the server (services.around): a neighbour's only where it is less than half as far as the city's own.
const chosen = (pack, near) => {
  const own = near.filter(([, place]) => !place.w || place.w.startsWith(pack.code)).slice(0, 2);
  const others = near.filter(([km, place]) => place.w && !place.w.startsWith(pack.code) && (!own.length || km < own[0][0] / 2));
  return [...own, ...others.slice(0, own.length ? 1 : 2)].sort((a, b) => a[0] - b[0]);
};

const showNear = (out, pack, lat, lng) => {
  const near = pack.places.filter((place) => place.p).map((place) => [kilometres(lat, lng, place.p), place]).sort((a, b) => a[0] - b[0]);
  if (!near.length) return;
  add(out, "h2", say("near"));
  pack.kinds.forEach((kind, index) => {
    const found = chosen(pack, near.filter(([, place]) => place.k.includes(index)));
    if (found.length) add(out, "h3", kind);
    for (const [km, place] of found) {
      const away = Math.max(km, 0.1).toLocaleString(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
      const outside = place.w && !place.w.startsWith(pack.code) ? ` · ${say("outside")}` : "";
      showPlace(out, pack, place, `${away} km${outside}`);
    }
  });
};

// The villages whose middles are nearest, to choose from. False where none is near.
const guess = (out, pack, lat, lng) => {
  const near = pack.villages.filter(([, , , centre]) => centre).map((row) => [kilometres(lat, lng, row[3]), row]).sort((a, b) => a[0] - b[0]);
  if (!near.length || near[0][0] > 12) return false;
  const list = add(out, "ul");
  for (const [, [code, name]] of near.slice(0, 4)) add(add(list, "li"), "a", name, { href: `?wilayah=${code}` });
  return true;
};

const answer = (pack, { latitude: lat, longitude: lng, accuracy }) => {
  const out = document.getElementById("posisi-hasil");
  out.replaceChildren();
  const heading = add(out, "h2", say("guess"), { tabindex: "-1" });
  const drawn = pack.villages.some(([, , polygons]) => polygons.length);
  const { village, neighbour } = locate(pack, lat, lng);
  const tell = (text) => { document.getElementById("posisi-kabar").textContent = text; };
  if (village && accuracy <= VAGUE) {
    tell(say("found", { place: village[1] }));
    heading.textContent = say("responsible", { place: village[1] });
    showLadder(out, pack, village);
    showNear(out, pack, lat, lng);
  } else if (neighbour && accuracy <= VAGUE) {
    tell(say("neighbour", { place: neighbour[1] }));
    heading.textContent = neighbour[1];
    add(add(out, "p"), "a", say("there", { place: neighbour[1] }), { href: `?wilayah=${neighbour[0]}`, class: "onward" });
    showNation(out);
  } else if ((village || !drawn) && guess(out, pack, lat, lng)) {
    tell(say("unsure"));
    showNation(out);
  } else {
    tell(say("nowhere"));
    showNation(out);
  }
  heading.focus();
};

if (box && navigator.geolocation) {
  const load = () => fetch(box.dataset.pack, { credentials: "omit" }).then((response) => (response.ok ? response.json() : null)).catch(() => null);
  // Loaded with the page, not after the tap: a phone that loses its network in between still gets an answer.
  let loading = load();
  box.hidden = false;
  document.getElementById("posisi-tombol").addEventListener("click", () => {
    const status = document.getElementById("posisi-kabar");
    status.textContent = say("asking");
    navigator.geolocation.getCurrentPosition(
      async ({ coords }) => {
        const pack = (await loading) ?? (await (loading = load()));
        if (pack) answer(pack, coords);
        else status.textContent = say("offline");
      },
      (error) => { status.textContent = error.code === 1 ? say("denied") : say("failed"); },
      { timeout: 15000, maximumAge: 60000 },
    );
  });
}
