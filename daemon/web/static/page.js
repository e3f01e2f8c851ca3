// What plain forms cannot do: show news as it comes, without taking away what is being written.
(() => {
  "use strict";
  let told = null;
  let asking = false; // this script's own request
  let busy = false; // a form or link of htmx is under way

  const written = () => [...document.querySelectorAll("[data-guard] input, [data-guard] textarea")].some(
    (field) => field.type !== "hidden" && field.value !== field.defaultValue && field.closest("details[open]"));
  const stale = () => told !== null && document.body.dataset.stamp !== undefined && document.body.dataset.stamp !== told;

  function show(force) {
    if (!stale() || (!force && (busy || asking))) return;
    if (!force && written()) {
      document.getElementById("news")?.removeAttribute("hidden");
      return;
    }
    const open = [...document.querySelectorAll("details[open][id]")].map((one) => one.id);
    const focus = document.activeElement?.id || document.activeElement?.closest("[id]")?.id;
    const at = window.scrollY;
    asking = true;
    fetch(location.pathname, { credentials: "same-origin", headers: { Accept: "text/html" } })
      .then((answer) => answer.ok ? answer.text() : Promise.reject(answer.status))
      .then((text) => {
        const page = new DOMParser().parseFromString(text, "text/html");
        if (!force && written()) return;
        document.body.replaceChildren(...page.body.childNodes);
        document.body.dataset.stamp = page.body.dataset.stamp;
        for (const id of open) document.getElementById(id)?.setAttribute("open", "");
        window.htmx?.process(document.body);
        if (focus && focus !== "main") document.getElementById(focus)?.focus({ preventScroll: true });
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
  document.addEventListener("click", (event) => { if (event.target.id === "shownews") show(true); });

  if (document.body.dataset.stamp !== undefined) {
    const line = new EventSource("/live");
    line.onmessage = (event) => { told = event.data; show(false); };
    window.addEventListener("pagehide", () => line.close());
  }
})();
