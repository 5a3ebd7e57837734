/* Quick exit. Without this file the link still works, through /keluar/ (docs/decisions/quick-exit.md). */
(() => {
  const link = document.querySelector("a[data-exit]");
  if (!link) return;

  const MARK = "k"; // says nothing by itself, and ends with the tab
  const WINDOW = 5000; // milliseconds for three presses of Shift
  const root = document.documentElement;
  let left = false;

  /* sessionStorage throws where a browser forbids it. */
  const remember = (work) => {
    try {
      return work(sessionStorage);
    } catch (error) {
      return null;
    }
  };

  /* What a person typed is gone before the browser keeps a picture of the page. */
  const wipe = (everything) => {
    for (const form of document.forms) {
      form.reset();
      if (!everything && form.method !== "post") continue;
      for (const field of form.elements) {
        if ("checked" in field) field.checked = false;
        if ("value" in field && field.type !== "hidden") field.value = "";
      }
    }
  };

  const leave = () => {
    left = true;
    root.style.visibility = "hidden"; // first of all: the screen
    document.title = "…";
    wipe(true);
    dispatchEvent(new Event("leave")); // the form forgets what it was about to send
    remember((storage) => storage.setItem(MARK, "1"));
    window.stop(); // a slow network now belongs to the page that is wanted
    location.replace(link.dataset.exit); // this page leaves the history
  };

  /* Somebody pressed Back to an earlier page of ours after the exit: leave again. A page opened anew may stay. */
  const guard = (returned) => {
    if (!remember((storage) => storage.getItem(MARK))) return;
    if (returned) leave();
    else remember((storage) => storage.removeItem(MARK));
  };
  const [entry] = performance.getEntriesByType("navigation");
  guard(Boolean(entry) && entry.type === "back_forward");

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    presses = [...presses, event.timeStamp].filter((moment) => event.timeStamp - moment < WINDOW);
    if (presses.length === 3) leave();
  });

  /* Pages lie blank in the back-forward cache, and show themselves only after the guard let them. */
  addEventListener("pagehide", () => {
    wipe(left);
    root.style.visibility = "hidden";
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) guard(true);
    if (!left) root.style.visibility = "";
  });
})();
