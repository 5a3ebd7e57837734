// Suggestions under the search box: the ARIA 1.2 combobox with a listbox (w3.org/WAI/ARIA/apg/patterns/combobox).
// Without this file the box works as it stands. Nothing typed is kept here; it goes to our own host only.
const WAIT = 200; // milliseconds after the last key
const SHORTEST = 2; // letters worth asking about

const attach = (input) => {
  const list = document.createElement("ul");
  const news = document.createElement("p");
  let options = [], active = -1, timer = 0, asking = null;

  Object.assign(list, { id: `${input.id}-saran`, className: "suggestions", role: "listbox", hidden: true });
  list.setAttribute("aria-label", input.dataset.label);
  Object.assign(news, { className: "visually-hidden", role: "status" });
  input.parentNode.append(list, news);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);

  const isOpen = () => !list.hidden;

  const point = (index) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = options[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    return input.setAttribute("aria-activedescendant", option.id);
  };

  const forget = () => {
    clearTimeout(timer);
    asking?.abort();
    asking = null;
  };

  const close = () => {
    forget();
    point(-1);
    list.hidden = true;
    news.textContent = "";
    input.setAttribute("aria-expanded", "false");
  };

  const open = () => {
    if (!options.length) return;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };

  const add = ({ title, kind, url }, index) => {
    const option = document.createElement("li");
    const label = document.createElement("span");
    Object.assign(option, { id: `${list.id}-${index}`, role: "option" });
    option.setAttribute("aria-selected", "false");
    option.dataset.url = url;
    label.className = "meta";
    label.textContent = kind;
    option.append(title, " ", label);
    list.append(option);
    return option;
  };

  const show = (found) => {
    point(-1);
    list.replaceChildren();
    options = found.map(add);
    if (!options.length) return close();
    open();
    const words = options.length === 1 ? input.dataset.one : input.dataset.many;
    news.textContent = words.replace("{number}", options.length);
    return undefined;
  };

  const ask = async () => {
    forget();
    const typed = input.value.trim();
    if (typed.length < SHORTEST) return show([]);
    const question = new AbortController(); // a newer one ends it, so that no late answer covers it
    asking = question;
    try {
      const answer = await fetch(`${input.dataset.suggest}?${new URLSearchParams({ q: typed })}`, {
        signal: question.signal, credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer",
      });
      const found = answer.ok ? (await answer.json()).suggestions : [];
      if (asking === question && document.activeElement === input) show(found);
    } catch (error) {
      if (asking === question) show([]); // no network: the box itself still works
    }
    return undefined;
  };

  const go = (option) => {
    const { url } = option.dataset;
    close();
    location.assign(url);
  };

  const step = (by) => {
    const places = options.length + 1; // one of them is the box itself
    point(((active + 1 + by + places) % places) - 1);
  };

  const keys = {
    ArrowDown: (event) => {
      if (!isOpen()) options.length ? open() : ask();
      if (!event.altKey && isOpen()) step(1);
      return true;
    },
    ArrowUp: (event) => {
      if (event.altKey) close();
      else {
        if (!isOpen()) open();
        if (isOpen()) step(-1);
      }
      return true;
    },
    Enter: () => {
      if (active < 0) {
        forget();
        return false; // the form asks
      }
      go(options[active]);
      return true;
    },
    Escape: () => {
      if (!isOpen()) return false; // the browser empties the box
      close();
      return true;
    },
    Tab: () => close(),
    // The cursor moves within the box, and what is chosen there is the text again.
    ArrowLeft: () => point(-1),
    ArrowRight: () => point(-1),
    Home: () => point(-1),
    End: () => point(-1),
  };

  input.addEventListener("keydown", (event) => {
    // While an input method composes, its keys are its own.
    if (!event.isComposing && keys[event.key]?.(event)) event.preventDefault();
  });
  input.addEventListener("input", () => {
    forget();
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
  // Nothing of what was typed waits behind the Back button.
  addEventListener("pagehide", () => {
    close();
    options = [];
    list.replaceChildren();
  });
};

for (const input of document.querySelectorAll("input[data-suggest]")) attach(input);
