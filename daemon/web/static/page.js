// What plain forms cannot do: show news as it comes, without taking away what is being written; and the keys.
(() => {
  "use strict";
  let told = null;
  let asking = false; // this script's own request
  let busy = false; // a form or link of htmx is under way

  const changed = (field) => field.matches("select")
    ? [...field.options].some((one) => one.selected !== one.defaultSelected)
    : /^(checkbox|radio)$/.test(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  const written = () => [...document.querySelectorAll("[data-guard] :is(input, textarea, select)")].some(
    (field) => field.type !== "hidden" && changed(field) && !field.closest("details:not([open])"));
  const stale = () => told !== null && document.body.dataset.stamp !== undefined && document.body.dataset.stamp !== told;

  function show(force) {
    if (!stale() || (!force && (busy || asking || document.getElementById("keys")?.open))) return;
    if (!force && written()) {
      document.getElementById("news")?.removeAttribute("hidden");
      return;
    }
    const open = [...document.querySelectorAll("details[open][id]")].map((one) => one.id);
    const focus = document.activeElement?.id || document.activeElement?.closest("[id]")?.id;
    const at = window.scrollY;
    asking = true;
    fetch(location.pathname + location.search, { credentials: "same-origin", headers: { Accept: "text/html" } })
      .then((answer) => answer.ok ? answer.text() : Promise.reject(answer.status))
      .then((text) => {
        const page = new DOMParser().parseFromString(text, "text/html");
        if (!force && written()) return;
        document.body.replaceChildren(...page.body.childNodes);
        document.body.dataset.stamp = page.body.dataset.stamp;
        for (const id of open) document.getElementById(id)?.setAttribute("open", "");
        window.htmx?.process(document.body);
        if (focus && focus !== "main") stand(document.getElementById(focus));
        window.scrollTo(0, at);
      })
      .catch((status) => { if (status === 401) location.reload(); })
      .finally(() => { asking = false; });
  }

  document.addEventListener("htmx:beforeRequest", () => { busy = true; });
  for (const end of ["htmx:afterRequest", "htmx:afterSettle", "htmx:sendError", "htmx:sendAbort", "htmx:timeout"]) {
    document.addEventListener(end, () => { busy = false; setTimeout(() => show(false), 0); });
  }
  document.addEventListener("htmx:afterSwap", (event) => {
    const stamp = /<body[^>]*data-stamp="([^"]*)"/.exec(event.detail.xhr?.responseText || "");
    if (stamp && event.target === document.body) {
      document.body.dataset.stamp = stamp[1];
      document.getElementById("note")?.focus({ preventScroll: true });
    }
  });

  // The live line. A browser takes a broken line up again by itself, but not one that was refused.
  const AGAIN = 5000;
  function listen() {
    const line = new EventSource("/live");
    const lost = (hidden) => { const one = document.getElementById("lost"); if (one) one.hidden = hidden; };
    line.onmessage = (event) => { told = event.data; lost(true); show(false); };
    line.onerror = () => {
      lost(false);
      if (line.readyState !== EventSource.CLOSED) return;
      fetch(location.pathname, { method: "HEAD", credentials: "same-origin" })
        .then((answer) => { if (answer.status === 401) location.reload(); else throw answer; })
        .catch(() => setTimeout(listen, AGAIN));
    };
    window.addEventListener("pagehide", () => line.close(), { once: true });
  }

  // The keys. What a key does stands in the page's own list, which the dialog shows.
  const CARDS = "main :is(article[id], tbody tr, details.coming, li.card)";
  const FORGET = 1500;
  let first = ""; // the first key of two
  const dialog = () => document.getElementById("keys");
  const card = () => document.activeElement?.closest?.("main article[id]");

  function stand(one) {
    if (!one) return;
    if (!one.matches("a, button, input, select, textarea, summary, [tabindex]")) one.tabIndex = -1;
    one.focus({ preventScroll: true });
  }
  function step(by) {
    const all = [...document.querySelectorAll(CARDS)].filter((one) => one.checkVisibility());
    const now = all.findIndex((one) => one.contains(document.activeElement));
    const next = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(now + by, 0), all.length - 1)];
    if (!next) return;
    const within = next.matches("tr, li") ? "a" : next.matches("details") ? "summary" : null;
    stand((within && next.querySelector(within)) || next);
    next.scrollIntoView({ block: "nearest" });
  }
  const press = (act) => card()?.querySelector(`form[action^="/${act}/"] button`)?.click();
  function open(tool, field) {
    const found = card()?.querySelector(`details[id^="${tool}-"]`);
    if (!found) return;
    found.open = true;
    found.querySelector(field)?.focus();
  }
  function keys() {
    if (dialog() && !dialog().open) dialog().showModal();
  }
  const DOES = {
    next: () => step(1), previous: () => step(-1),
    approve: () => press("approve"), discard: () => press("discard"),
    edit: () => open("edit", "textarea"), snooze: () => open("later", "input:not([type=hidden])"),
    undo: () => document.querySelector('#note form[action^="/undo/"] button')?.click(),
    help: keys,
  };
  const writing = (one) => one?.closest?.("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    if (writing(event.target) || dialog()?.open || event.key === "Shift") return;
    const pressed = first ? `${first} ${event.key}` : event.key;
    const known = [...document.querySelectorAll("#keys [data-keys]")];
    const found = known.find((one) => one.dataset.keys === pressed);
    first = !found && known.some((one) => one.dataset.keys.startsWith(`${pressed} `)) ? pressed : "";
    if (first) setTimeout(() => { first = ""; }, FORGET);
    if (!found) return;
    event.preventDefault();
    if (found.dataset.to) document.querySelector(`nav a[href="${found.dataset.to}"]`)?.click();
    else DOES[found.dataset.does]?.();
  });
  document.addEventListener("click", (event) => {
    if (event.target.id === "shownews") show(true);
    if (event.target.closest?.("#showkeys")) keys();
  });

  if (document.body.dataset.stamp !== undefined) listen();
})();
