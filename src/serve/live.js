// Keeps an open page up to date while its site is written. Only `huikan serve` sends this; no build holds it.
//
// The server says what the page is made of. Where that is something else than what is open, the page is loaded
// anew, at the same place; a style sheet is changed without that, and problems appear and go by themselves.
(() => {
  "use strict";

  const PLACE = "huikan-place";
  let state = JSON.parse(document.getElementById("huikan-state").textContent);
  let source = null;

  const host = document.getElementById("huikan-serve");
  const shadow = () => host.shadowRoot ?? host.attachShadow({ mode: "open" });

  function overlay(html) {
    if (html !== state.overlay || !host.shadowRoot) shadow().innerHTML = html;
  }

  shadow().addEventListener("click", (event) => {
    if (event.target.closest("button")) event.target.closest(".problems").hidden = true;
  });

  // Links to pages that readers do not see yet.
  function badges(marks) {
    document.querySelectorAll("[data-huikan-badge]").forEach((badge) => badge.remove());
    for (const link of document.querySelectorAll("a[href]")) {
      const words = link.origin === location.origin && marks[link.pathname];
      if (!words) continue;
      const badge = document.createElement("span");
      badge.dataset.huikanBadge = "";
      badge.textContent = words;
      badge.style.cssText = "font-size:.75em;margin-inline-start:.4em;padding:0 .4em;border-radius:.3em;background:#8a5a00;color:#fff;white-space:nowrap";
      link.append(badge);
    }
  }

  function swap(sheet, version) {
    const url = new URL(sheet.href);
    url.searchParams.set("huikan", version);
    const next = sheet.cloneNode();
    next.href = url.href;
    // The old one goes only when the new one is there, so that nothing flashes.
    next.addEventListener("load", () => sheet.remove());
    next.addEventListener("error", () => sheet.remove());
    sheet.after(next);
  }

  const pathOf = (address) => {
    try {
      const url = new URL(address, location);
      return url.origin === location.origin ? url.pathname : "";
    } catch {
      return "";
    }
  };

  // Whether a file that changed is on this page; style sheets are changed on the way.
  function uses(path, version) {
    const sheets = [...document.querySelectorAll("link[rel~=stylesheet][href]")];
    const own = sheets.filter((sheet) => pathOf(sheet.href) === path);
    own.forEach((sheet) => swap(sheet, version));
    if (own.length > 0) return false;
    // A sheet that others import: nobody can tell which one does, so all are loaded again.
    if (path.endsWith(".css")) {
      sheets.filter((sheet) => pathOf(sheet.href)).forEach((sheet) => swap(sheet, version));
      return false;
    }
    return performance.getEntriesByType("resource").some((entry) => pathOf(entry.name) === path);
  }

  function remember() {
    try {
      sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
    } catch {
      // A browser that keeps nothing shows the top of the page.
    }
  }

  // Browsers keep the place by themselves mostly, but not when the page was shorter for a moment.
  function restore() {
    let place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
    } catch {
      return;
    }
    if (place?.path !== location.pathname) return;
    const go = () => scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    go();
    addEventListener("load", go, { once: true });
  }

  function take(next) {
    const restarted = next.run !== state.run;
    let stale = next.page !== state.page;
    if (!restarted) {
      for (const [path, version] of Object.entries(next.moved)) {
        if (version > state.version && uses(path, next.version)) stale = true;
      }
    }
    if (stale || (restarted && Object.keys(next.moved).length > 0)) {
      remember();
      location.reload();
      return;
    }
    overlay(next.overlay);
    badges(next.marks);
    state = next;
  }

  // A page in the background holds no connection: browsers allow few to one server.
  function listen() {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource(`/__huikan/live?page=${encodeURIComponent(location.pathname)}`);
      source.addEventListener("message", (event) => take(JSON.parse(event.data)));
    }
  }

  restore();
  badges(state.marks);
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) { source = null; listen(); }
  });
  listen();
})();
