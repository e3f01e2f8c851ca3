// What plain forms cannot do: show news as it comes, without taking away what is being written.
(() => {
  "use strict";
  let told = null;
  let busy = 0;

  const written = () => [...document.querySelectorAll("[data-guard] input, [data-guard] textarea")].some(
    (field) => field.type !== "hidden" && field.value !== field.defaultValue && field.closest("details[open]"));
  const stale = () => told !== null && document.body.dataset.stamp !== undefined && document.body.dataset.stamp !== told;

  function show(force) {
    if (!stale() || busy) return;
    if (!force && written()) {
      document.getElementById("news")?.removeAttribute("hidden");
      return;
    }
    const open = [...document.querySelectorAll("details[open][id]")].map((one) => one.id);
    const focus = document.activeElement?.id || document.activeElement?.closest("[id]")?.id;
    const at = window.scrollY;
    busy += 1;
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
      .finally(() => { busy -= 1; });
  }

  document.addEventListener("htmx:beforeRequest", () => { busy += 1; });
  document.addEventListener("htmx:afterRequest", () => { busy = Math.max(0, busy - 1); });
  document.addEventListener("htmx:afterSwap", (event) => {
    const stamp = /<body[^>]*data-stamp="([^"]*)"/.exec(event.detail.xhr?.responseText || "");
    if (stamp && event.target === document.body) {
      document.body.dataset.stamp = stamp[1];
      document.getElementById("note")?.focus({ preventScroll: true });
    }
  });
  document.addEventListener("htmx:afterSettle", () => setTimeout(() => show(false), 0));
  document.addEventListener("click", (event) => { if (event.target.id === "shownews") show(true); });

  if (document.body.dataset.stamp !== undefined) {
    const line = new EventSource("/live");
    line.onmessage = (event) => { told = event.data; show(false); };
    window.addEventListener("pagehide", () => line.close());
  }
})();
