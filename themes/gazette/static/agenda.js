// My schedule: readers mark sessions, see only those, share them by address, and take them into a calendar.
//
// Marks are kept in this browser, by the agenda's address, and leave it only in a link the reader copies
// (`#mine=a,b`: what stands behind the `#` is never sent to a server). Without this script the agenda
// loses nothing but this.
"use strict";

(() => {
  const { home, event } = document.currentScript.dataset;
  const parts = document.getElementById("mine-parts").content;
  const sheet = document.querySelector(".agenda-sheet");
  // Nobody needs a reminder of a break.
  const rows = [...sheet.querySelectorAll(".row:not(.is-break)")].map(read);
  const known = new Map(rows.map((row) => [row.id, row]));
  // From a disk the page has no address to hand on but the one on the web, and nothing is kept for it.
  const isOnWeb = location.protocol.startsWith("http");
  const canKeep = isOnWeb && "serviceWorker" in navigator && window.isSecureContext;
  const key = `huikan-mine:${location.pathname}`;
  let kept = load();
  let shared = fromAddress();

  function read(element) {
    const time = element.querySelector("time");
    return {
      element,
      time,
      id: element.id.replace(/^s-/, ""),
      title: element.querySelector(".row-title > span, :scope > a, :scope > b").textContent.trim(),
      url: element.querySelector(".row-title a, :scope > a")?.href ?? "",
      start: time?.dateTime ?? "",
      end: time?.dataset.end ?? "",
      room: element.dataset.room ?? element.querySelector(".at")?.textContent.trim() ?? "",
      who: [...element.querySelectorAll(".person-name, .who")].map((name) => name.textContent.trim()).join(" "),
      uid: element.dataset.uid ?? "",
    };
  }

  // ---- what is kept

  function load() {
    try {
      return new Set(JSON.parse(localStorage.getItem(key) ?? "[]").filter((id) => known.has(id)));
    } catch {
      return new Set(); // Storage is off, or holds something else: the marks last as long as the page.
    }
  }

  function save() {
    try {
      localStorage.setItem(key, JSON.stringify([...kept]));
    } catch {
      // As above.
    }
    remember();
  }

  function fromAddress() {
    const ids = /^#mine=(.*)$/.exec(location.hash)?.[1];
    if (ids === undefined) return null;
    return new Set(ids.split(",").map(decode).filter((id) => known.has(id)));
  }

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return "";
    }
  }

  const address = () => {
    const ids = rows.filter(({ id }) => kept.has(id)).map(({ id }) => encodeURIComponent(id));
    const page = isOnWeb ? location.href : (document.querySelector("link[rel=canonical]")?.href ?? location.href);
    return `${page.split("#")[0]}#mine=${ids.join(",")}`;
  };

  // ---- what is shown

  const panel = parts.querySelector(".mine").cloneNode(true);
  const output = panel.querySelector("output");
  const only = panel.querySelector("#mine-only");
  const words = (element, value) => element.dataset.words.replace(/\{n\}|\{title\}/, () => value);

  function show() {
    const chosen = shared ?? kept;
    const clashing = clashes(rows.filter(({ id }) => chosen.has(id)));
    const few = shared !== null || only.checked;
    for (const { id, element, star } of rows) {
      const mine = kept.has(id);
      star.setAttribute("aria-pressed", String(mine));
      star.textContent = mine ? "★" : "☆";
      element.classList.toggle("is-mine", mine);
      element.classList.toggle("is-clash", clashing.has(id));
      element.hidden = few && !chosen.has(id);
    }
    for (const pause of sheet.querySelectorAll(".row.is-break")) pause.hidden = few;
    for (const link of sheet.querySelectorAll(".grid td a")) {
      const id = decode(link.hash.replace(/^#s-/, ""));
      const slot = link.closest(".slot") ?? link;
      slot.classList.toggle("is-mine", kept.has(id));
      slot.hidden = few && !chosen.has(id);
    }
    for (const day of sheet.querySelectorAll(".day-sheet")) day.hidden = !day.querySelector(".row:not([hidden])");
    const clash = clashing.size ? output.dataset.clash.replace("{n}", clashing.size) : "";
    output.textContent = kept.size ? words(output, kept.size) + clash : output.dataset.none;
    for (const button of panel.querySelectorAll(".mine-bar button")) button.disabled = kept.size === 0;
    only.disabled = kept.size === 0 && !only.checked;
    const banner = panel.querySelector(".mine-shared");
    banner.hidden = shared === null;
    if (shared) banner.querySelector("span").textContent = words(banner.querySelector("span"), shared.size);
    panel.querySelector(".mine-link").hidden = true;
  }

  /** The ids of those that overlap another; what is known only by its day never does, nor what is cancelled. */
  function clashes(list) {
    const found = new Set();
    const goesOn = ({ element }) => !["cancelled", "postponed"].includes(element.dataset.status);
    const timed = list.filter((row) => goesOn(row) && row.start.includes("T") && row.end.includes("T"));
    for (const one of timed) {
      for (const other of timed) {
        const apart = one === other || new Date(one.end) <= new Date(other.start) || new Date(other.end) <= new Date(one.start);
        if (!apart) found.add(one.id);
      }
    }
    return found;
  }

  function addStars() {
    for (const row of rows) {
      row.star = parts.querySelector(".star").cloneNode(true);
      row.star.setAttribute("aria-label", words(row.star, row.title));
      row.star.title = row.star.getAttribute("aria-label");
      row.star.addEventListener("click", () => {
        kept.delete(row.id) || kept.add(row.id);
        save();
        show();
      });
      row.element.append(row.star);
    }
  }

  /** The reader's own time beside the venue's, where the two differ. */
  function addLocalTimes() {
    const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "numeric", minute: "2-digit", hourCycle: "h23" });
    for (const { time, start, end } of rows) {
      const offset = /([+-])(\d\d):(\d\d)$/.exec(start);
      if (!offset) continue;
      const venue = (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
      if (-new Date(start).getTimezoneOffset() === venue) continue;
      const local = parts.querySelector(".local").cloneNode(true);
      const said = end.includes("T") ? clock.formatRange(new Date(start), new Date(end)) : clock.format(new Date(start));
      local.textContent = words(local, said);
      time.after(" ", local);
    }
  }

  // ---- what can be done

  const actions = {
    async share(button) {
      const link = panel.querySelector(".mine-link");
      const input = link.querySelector("input");
      input.value = address();
      try {
        await navigator.clipboard.writeText(input.value);
        const label = button.textContent;
        button.textContent = button.dataset.done;
        setTimeout(() => (button.textContent = label), 2000);
      } catch {
        link.hidden = false; // No clipboard, as on a page from a file: the reader copies by hand.
        input.select();
      }
    },
    export() {
      const file = new Blob([calendar(rows.filter(({ id, start }) => kept.has(id) && start.length >= 10))], { type: "text/calendar" });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = "my-schedule.ics";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    },
    clear() {
      kept.clear();
      only.checked = false;
      save();
    },
    keep() {
      for (const id of shared) kept.add(id);
      save();
      actions.leave();
      only.checked = true;
    },
    leave() {
      shared = null;
      history.replaceState(null, "", location.pathname + location.search);
    },
  };

  /** The sessions as iCalendar (RFC 5545); the days of those without a time. */
  function calendar(list) {
    const stamp = utc(new Date());
    const host = location.host || "localhost";
    const events = list.flatMap((row) => [
      "BEGIN:VEVENT",
      `UID:${row.uid || `${encodeURIComponent(row.id)}@${host}${event}`}`,
      `DTSTAMP:${stamp}`,
      ...when(row),
      `SUMMARY:${text(row.title)}`,
      ...(row.room ? [`LOCATION:${text(row.room)}`] : []),
      ...(row.who ? [`DESCRIPTION:${text(row.who)}`] : []),
      ...(row.url.startsWith("http") ? [`URL:${row.url}`] : []),
      "END:VEVENT",
    ]);
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//huikan//my schedule//EN", ...events, "END:VCALENDAR"];
    return lines.map((line) => `${fold(line)}\r\n`).join("");
  }

  function when({ start, end }) {
    if (!start.includes("T")) return [`DTSTART;VALUE=DATE:${start.slice(0, 10).replaceAll("-", "")}`];
    const last = end.includes("T") ? [`DTEND:${utc(new Date(end))}`] : [];
    return [`DTSTART:${utc(new Date(start))}`, ...last];
  }

  const utc = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");
  const text = (value) => value.replace(/[\\;,]/g, "\\$&").replace(/\s*\n\s*/g, "\\n");

  /** At most 75 octets a line, never cut inside a character. */
  function fold(line) {
    const size = (part) => new TextEncoder().encode(part).length;
    let folded = "";
    let room = 75;
    for (const character of line) {
      if (size(character) > room) {
        folded += "\r\n ";
        room = 74;
      }
      folded += character;
      room -= size(character);
    }
    return folded;
  }

  // ---- without a network

  /** What has been looked at stays readable in the hall without a signal. */
  function remember() {
    if (!canKeep) return;
    const links = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((one) => one.href || one.src);
    const marked = rows.filter(({ id, url }) => url && kept.has(id)).map(({ url }) => url);
    const pages = [location.href.split("#")[0], ...links, ...marked];
    navigator.serviceWorker.ready.then((worker) => worker.active?.postMessage({ keep: pages })).catch(() => {});
  }

  addStars();
  addLocalTimes();
  (sheet.querySelector(".agenda-tools") ?? sheet.querySelector(".day-sheet")).before(panel);
  panel.addEventListener("click", async ({ target }) => {
    const action = target.dataset?.do;
    if (!action) return;
    await actions[action](target);
    if (action !== "share") show();
  });
  only.addEventListener("change", show);
  addEventListener("storage", (change) => change.key === key && ((kept = load()), show()));
  addEventListener("hashchange", () => ((shared = fromAddress() ?? shared), show()));
  show();
  if (canKeep) {
    navigator.serviceWorker.register(`${home}sw.js`, { scope: event }).then(remember, () => {});
  }
})();
