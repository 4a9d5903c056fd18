// What is on now and next, for a screen that is left alone all day.
//
// The page holds every session with its times in the venue's zone. From these and the clock this shows
// what runs now and what comes next, once a quarter of a minute; nothing is ever loaded again.
// `?at=2026-10-17T09:30:00+08:00` sets the clock, `?room=…` keeps to one room.
"use strict";

(() => {
  const page = document.querySelector(".now");
  const asked = new URLSearchParams(location.search);
  const shift = asked.has("at") ? new Date(asked.get("at")) - Date.now() : 0;
  const rows = [...page.querySelectorAll(".now-row[data-start]")]
    // A session known only as 上午 is in the list below, but no clock can say when it runs.
    .filter((row) => row.dataset.start.includes("T") && (!asked.has("room") || row.dataset.room === asked.get("room")))
    .map((row) => ({ row, start: new Date(row.dataset.start), end: row.dataset.end?.includes("T") ? new Date(row.dataset.end) : null }));
  for (const one of rows) one.end ??= endOf(one);

  // Without an end, a session lasts until the next in its room begins, and an hour at most.
  function endOf({ row, start }) {
    const hour = new Date(start.getTime() + 3600e3);
    const later = rows.filter((other) => other.row.dataset.room === row.dataset.room && other.start > start);
    return later.reduce((end, other) => (other.start < end ? other.start : end), hour);
  }

  function fill(part, list) {
    const section = document.getElementById(part);
    section.hidden = list.length === 0;
    section.querySelector("ol").replaceChildren(...list.map((one) => one.row.cloneNode(true)));
  }

  function show() {
    const now = new Date(Date.now() + shift);
    const going = rows.filter(({ row }) => !["cancelled", "postponed"].includes(row.dataset.status));
    const running = going.filter(({ start, end }) => start <= now && now < end);
    const coming = going.filter(({ start }) => start > now);
    const soonest = Math.min(...coming.map(({ start }) => start.getTime()));
    fill("now-now", running);
    fill("now-next", coming.filter(({ start }) => start.getTime() === soonest));
    document.getElementById("now-over").hidden = running.length + coming.length > 0 || rows.length === 0;
    const zone = page.dataset.zone || undefined;
    const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone };
    page.querySelector(".now-clock").textContent = now.toLocaleTimeString(document.documentElement.lang, clock);
    page.classList.toggle("is-live", running.length + coming.length > 0);
  }

  show();
  setInterval(show, 15e3);
  // A screen that sleeps shows nothing; where the browser can, it is kept awake.
  const awake = () => navigator.wakeLock?.request("screen").catch(() => {});
  awake();
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && (awake(), show()));
})();
