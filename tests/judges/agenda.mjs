// Agendas in a browser: my schedule, list and timetable by keyboard and as a screen reader hears them,
// the screen in the foyer at three times, sheets for doors on paper, all of it without a network.
//
//   node tests/judges/agenda.mjs FOLDER BASE_PATH /events/NAME/
//
// The event must be one with sessions side by side that is not over on the day the site was built for.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { below, normalBase, serve, watch, withChromium } from "./browser.mjs";

const [folder, base, event] = process.argv.slice(2);
if (!event) {
  console.error("usage: agenda.mjs FOLDER BASE_PATH /events/NAME/");
  process.exit(2);
}
const site = await serve(folder, normalBase(base));
const at = (path) => site.origin + below(normalBase(base), path);
const agenda = at(`${event}agenda/`);
const scratch = mkdtempSync(join(tmpdir(), "judge-agenda-"));
const problems = [];
let checks = 0;

function expect(what, found, wanted) {
  checks += 1;
  const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (is !== should) problems.push(`${what}: ${is}, not ${should}`);
}

/** A page in a context of its own; what goes wrong on it is a problem. */
async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  if (options.javaScriptEnabled !== false) watch(page, site.origin, problems);
  await page.goto(url, { waitUntil: "load" });
  return page;
}

const visible = (page, selector) => page.locator(selector).filter({ visible: true });
const marked = (page) => page.locator(".row:has(.star[aria-pressed=true])").evaluateAll((rows) => rows.map((row) => row.id));

async function mySchedule(browser) {
  const page = await open(browser, agenda, { permissions: ["clipboard-read", "clipboard-write"], acceptDownloads: true });
  const rows = await page.locator(".row:not(.is-break)").count();
  expect("a star for each session", await page.locator(".star").count(), rows);
  const wanted = await page.locator(".row:not(.is-break)").evaluateAll((all) => [all[0], all[2], all.at(-1)].map((row) => row.id));
  for (const id of wanted) await page.locator(`[id="${id}"] .star`).click();
  await page.reload();
  expect("marks after a reload", await marked(page), wanted);
  await page.locator("#mine-only").check();
  expect("only mine", await visible(page, ".row").evaluateAll((list) => list.map((row) => row.id)), wanted);
  await page.locator("[data-do=share]").click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect("the link leads to the agenda", link.split("#")[0], agenda);

  const other = await open(browser, link);
  expect("a shared schedule shows what was shared", await visible(other, ".row").evaluateAll((list) => list.map((row) => row.id)), wanted);
  expect("and marks nothing by itself", await marked(other), []);
  await other.locator("[data-do=keep]").click();
  expect("until it is kept", await marked(other), wanted);
  expect("and the address is the plain one again", other.url(), agenda);
  await other.context().close();

  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-do=export]").click()]);
  const file = join(scratch, "mine.ics");
  await download.saveAs(file);
  await calendar(page, readFileSync(file), wanted);
  await page.locator("[data-do=clear]").click();
  expect("nothing is marked after clearing", await marked(page), []);
  await page.context().close();
}

/** The exported calendar against the page. */
async function calendar(page, bytes, ids) {
  const lines = bytes.toString("utf8").split("\r\n");
  expect("no line over 75 octets", lines.filter((line) => Buffer.byteLength(line) > 75), []);
  expect("nothing cut inside a character", bytes.toString("utf8").includes("\ufffd"), false);
  const unfolded = bytes.toString("utf8").replace(/\r\n /g, "").split("\r\n");
  const values = (name) => unfolded.filter((line) => new RegExp(`^${name}[:;]`).test(line)).map((line) => line.replace(/^[^:]*:/, ""));
  const shown = await page.evaluate((wanted) => wanted.map((id) => {
    const row = document.getElementById(id);
    const time = row.querySelector("time");
    const start = time?.dateTime ?? "";
    const utc = (text) => new Date(text).toISOString().replace(/[-:]|\.\d+/g, "");
    return {
      title: row.querySelector(".row-title > span").textContent.trim(),
      start: start.includes("T") ? utc(start) : start.replaceAll("-", ""),
    };
  }), ids);
  const dated = shown.filter(({ start }) => start);
  expect("the titles in the calendar", values("SUMMARY").map((text) => text.replace(/\\([\\;,])/g, "$1")), dated.map(({ title }) => title));
  expect("the times in the calendar", values("DTSTART"), dated.map(({ start }) => start));
  expect("an id for each", new Set(values("UID")).size, dated.length);
}

async function withoutScript(browser) {
  const page = await open(browser, agenda, { javaScriptEnabled: false });
  expect("no star without a script", await page.locator(".star").count(), 0);
  const rows = await page.locator(".row").count();
  expect("every row without a script", await visible(page, ".row").count(), rows);
  await page.locator("#as-grid").check();
  expect("the timetable without a script", (await visible(page, ".grid").count()) > 0, true);
  await page.goto(at(`${event}now/`));
  expect("everything on the screen's page without a script", await visible(page, ".now-row").count(), rows);
  await page.context().close();
}

async function withoutNetwork(browser) {
  const page = await open(browser, agenda);
  const session = page.locator(".row:has(.row-title a)").first();
  await session.locator(".star").click();
  const url = await session.locator(".row-title a").evaluate((link) => link.href);
  await page.waitForFunction(async (wanted) => {
    const cache = await caches.open("huikan-agendas-1");
    const kept = await Promise.all(wanted.map((one) => cache.match(one)));
    return kept.every(Boolean);
  }, [agenda, url]);
  const title = await page.title();
  expect("a file of the theme is kept in its next version, too", await nextVersion(page), [true, false]);
  await page.context().setOffline(true);
  await page.reload();
  expect("the agenda without a network", await page.title(), title);
  expect("with its stars", (await page.locator(".star").count()) > 0, true);
  expect("and its styles", await page.evaluate(() => document.styleSheets[0]?.cssRules.length > 0), true);
  await page.goto(url);
  expect("a marked session without a network", await page.locator("h1").count(), 1);
  await page.context().close();
}

async function byKeyboard(browser) {
  const page = await open(browser, agenda);
  const focused = (selector) => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  const tabTo = async (selector) => {
    for (let n = 0; n < 400; n += 1) {
      await page.keyboard.press("Tab");
      if (await focused(selector)) return true;
    }
    return false;
  };
  expect("Tab reaches the days", await tabTo(".day-tabs a"), true);
  await page.keyboard.press("Enter");
  expect("Enter goes to a day", new URL(page.url()).hash.startsWith("#day-"), true);
  await page.locator("#as-list").focus();
  await page.keyboard.press("ArrowRight");
  expect("an arrow chooses the timetable", await visible(page, ".grid-frame").count() > 0, true);
  expect("and takes the list of such days away", await visible(page, ".has-grid .row").count(), 0);
  expect("Tab reaches the timetable's frame", await tabTo(".grid-frame"), true);
  await page.locator("#as-list").check();
  expect("Tab reaches a star", await tabTo(".star"), true);
  await page.keyboard.press("Space");
  expect("Space marks", await page.evaluate(() => document.activeElement.getAttribute("aria-pressed")), "true");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  expect("what is focused is seen", outline !== "none", true);
  await page.context().close();
}

async function asHeard(browser) {
  const page = await open(browser, agenda);
  await page.locator("#as-grid").check();
  const grid = page.locator(".grid").first();
  const heard = await grid.ariaSnapshot();
  const rooms = await grid.locator("thead th").allTextContents();
  for (const room of rooms) expect(`the column ${room} is heard`, heard.includes(`columnheader "${room}"`), true);
  const times = await grid.locator("tbody th").count();
  expect("every row has its time", (heard.match(/- rowheader/g) ?? []).length, times);
  const region = await page.locator(".grid-frame").first().ariaSnapshot();
  expect("the frame has a name", /^- region "[^"]+"/.test(region), true);
  await page.locator("#as-list").check();
  const star = await page.locator(".star").first().ariaSnapshot();
  expect("a star says what it does", /^- button "[^"]{4,}"/.test(star), true);
  await page.context().close();
}

/** The first start, a minute before it, and after everything. */
async function onTheScreen(browser) {
  const list = await open(browser, at(`${event}now/`));
  const rows = await list.locator(".now-day .now-row[data-end*=T]:not([data-status])").evaluateAll((all) =>
    all.map((row) => ({ start: row.dataset.start, end: row.dataset.end, title: row.querySelector(".now-title").textContent.trim() })));
  await list.context().close();
  const first = rows.map(({ start }) => Date.parse(start)).sort((a, b) => a - b)[0];
  const last = rows.map(({ end }) => Date.parse(end)).sort((a, b) => b - a)[0];
  const running = (time) => rows.filter(({ start, end }) => Date.parse(start) <= time && time < Date.parse(end)).map(({ title }) => title);
  const busiest = rows.map(({ start }) => Date.parse(start)).sort((a, b) => running(b).length - running(a).length)[0];
  for (const time of [first - 60e3, busiest + 60e3, last + 2 * 3600e3]) {
    const when = new Date(time).toISOString();
    const page = await open(browser, `${at(`${event}now/`)}?at=${encodeURIComponent(when)}`);
    const shown = await visible(page, "#now-now .now-title").allTextContents();
    // Sessions without an end are guessed at by the page, so those with one must be there and no other of them.
    const known = new Set(rows.map(({ title }) => title));
    expect(`on now at ${when}`, shown.map((text) => text.trim()).filter((text) => known.has(text)).sort(), running(time).sort());
    expect(`something or the end at ${when}`, (await visible(page, "#now-now, #now-next, #now-over").count()) > 0, true);
    await page.context().setOffline(true);
    await page.waitForTimeout(50);
    expect(`nothing is asked of a network at ${when}`, await page.evaluate(() => performance.getEntriesByType("resource").every((one) => one.startTime < 5000)), true);
    await page.context().close();
  }
}

async function onPaper(browser) {
  const page = await open(browser, agenda);
  const titles = await page.locator(".row-title > span").allTextContents();
  const sheet = await printed(page, "agenda.pdf");
  const bare = (text) => text.replace(/\s+/g, "");
  expect("every session on paper", titles.filter((title) => !bare(sheet.text).includes(bare(title))), []);
  await page.goto(at(`${event}door/`));
  const sheets = await page.locator(".door-sheet").count();
  const doors = await printed(page, "door.pdf");
  expect("a page for each door and day", doors.pages, sheets);
  await page.context().close();
}

async function printed(page, name) {
  const file = join(scratch, name);
  await page.pdf({ path: file, preferCSSPageSize: true });
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  const info = execFileSync("pdfinfo", [file], { encoding: "utf8" });
  return { text, pages: Number(/Pages:\s+(\d+)/.exec(info)[1]) };
}

await withChromium(async (browser) => {
  for (const part of [mySchedule, withoutScript, withoutNetwork, byKeyboard, asHeard, onTheScreen, onPaper]) {
    try {
      await part(browser);
    } catch (error) {
      problems.push(`${part.name}: ${error.message.split("\n")[0]}`);
    }
  }
});
site.close();
rmSync(scratch, { recursive: true, force: true });
for (const problem of problems) console.log(`  ${problem}`);
console.log(`agenda: ${problems.length} problem(s) in ${checks} checks of ${event}`);
process.exit(problems.length ? 1 : 0);

/** Whether a stylesheet that stands in another folder of the theme is kept because this one's is, and one of another name. */
async function nextVersion(page) {
  const sheet = await page.evaluate(() => document.querySelector("link[rel=stylesheet]").href);
  const [, now, name] = /\/theme\/([0-9a-f]{12})\/(.+)$/.exec(sheet);
  const next = now.replace(/./g, (digit) => (digit === "0" ? "1" : "0"));
  const files = ["", "other-"].map((other) => join(folder, "theme", next, other + name));
  mkdirSync(join(folder, "theme", next));
  files.forEach((file) => copyFileSync(join(folder, "theme", now, name), file));
  try {
    return await page.evaluate(async (urls) => {
      // Read to the end: what is left of an answer is broken off, and counts as failed.
      await Promise.all(urls.map(async (one) => (await fetch(one)).blob()));
      const cache = await caches.open("huikan-agendas-1");
      const kept = (one) => cache.match(one).then(Boolean);
      // The worker answers before it has put its copy away.
      for (let n = 0; n < 50 && !(await kept(urls[0])); n++) await new Promise((done) => setTimeout(done, 20));
      return Promise.all(urls.map(kept));
    }, ["", "other-"].map((other) => sheet.replace(`${now}/`, `${next}/${other}`)));
  } finally {
    rmSync(join(folder, "theme", next), { recursive: true });
  }
}
