// A site as it is on a disk: opened without a server, by double click.
//
//   node tests/judges/disk.mjs FOLDER
//
// Every address on every page is that of a file that is there. One page of every kind, its largest and its smallest, is
// opened from the disk in a browser: nothing fails, nothing is asked of a network, no script stumbles, and what a
// reader does there leads on. The page for addresses that lead nowhere is not for a disk.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { watch, withChromium } from "./browser.mjs";
import { kinds, shapes } from "./kinds.mjs";

const [given] = process.argv.slice(2);
if (!given) {
  console.error("usage: disk.mjs FOLDER");
  process.exit(2);
}
const folder = resolve(given);
const top = pathToFileURL(`${folder}/`).href;
const all = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith(".html") && !/(^|\/)404\.html$/.test(name)).sort();
if (all.length === 0) {
  console.error(`disk: no page in ${folder}`);
  process.exit(1);
}
const problems = new Set();
let links = 0;
let opened = 0;

/** Every address on a page, with whether it is loaded with the page: read by the browser's own parser, as it is written. */
function addresses(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const roots = [page, ...[...page.querySelectorAll("template")].map(({ content }) => content)];
  const found = [];
  for (const element of roots.flatMap((root) => [...root.querySelectorAll("*")])) {
    const tag = element.localName;
    const loads = ["script", "img", "source", "video", "audio", "track", "iframe", "use", "image"].includes(tag)
      || (tag === "link" && /stylesheet|icon|preload|manifest/.test(element.rel));
    for (const name of ["href", "src", "poster", "action", "formaction", "data", "xlink:href", "data-src", "data-href"]) {
      if (element.getAttribute(name)) found.push([`<${tag} ${name}>`, element.getAttribute(name), loads]);
    }
    for (const one of (element.getAttribute("srcset") ?? "").split(/,\s+/).filter(Boolean)) found.push([`<${tag} srcset>`, one.trim().split(/\s+/)[0], true]);
    for (const [, one] of (element.getAttribute("style") ?? "").matchAll(/url\(["']?([^"')]+)/g)) found.push([`<${tag} style>`, one, true]);
    if (tag === "meta" && /refresh/i.test(element.httpEquiv)) found.push(["redirect", element.content.replace(/^[^=]*=/, ""), true]);
  }
  return found;
}

/** What is wrong with an address on a page that lies on a disk; nothing with one elsewhere that is only followed. */
function fault(page, address, loads) {
  const url = new URL(address, page);
  if (url.protocol !== "file:") return loads && url.protocol !== "data:" ? "is not on the disk" : null;
  if (!url.href.startsWith(top)) return "leads out of the folder";
  const found = statSync(fileURLToPath(url.href.split(/[?#]/)[0]), { throwIfNoEntry: false });
  if (found?.isDirectory()) return "is a folder, which no browser shows as a page";
  return found ? null : "is not there";
}

/** The pages that speak for all: by what they say they are, otherwise by the shape of their addresses. */
function speaking() {
  const told = kinds(folder).map(({ path }) => path);
  return (told.length ? told : shapes(folder)).filter((path) => !path.endsWith("/404.html"));
}

async function written(browser) {
  const reader = await browser.newPage();
  for (const name of all) {
    const page = pathToFileURL(join(folder, name)).href;
    for (const [where, address, loads] of await reader.evaluate(addresses, readFileSync(join(folder, name), "utf8"))) {
      links += 1;
      const wrong = fault(page, address, loads);
      if (wrong) problems.add(`${name}: ${where} ${address} ${wrong}`);
    }
  }
  await reader.close();
}

/** Opens a page, and has everything on it loaded. */
async function open(browser, url, name) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const found = [];
  // What lies in the folder is the site's own.
  watch(page, top.replace(/\/$/, ""), found);
  await page.goto(url, { waitUntil: "load" });
  await page.evaluate(async () => {
    for (const one of document.images) one.loading = "eager";
    await Promise.allSettled([...document.images].map((one) => one.decode()));
  });
  opened += 1;
  const styles = await page.evaluate(() => [...document.querySelectorAll("link[rel=stylesheet]")].filter((link) => !link.sheet).map(({ href }) => href));
  for (const href of styles) found.push(`no style: ${href}`);
  const close = async () => {
    for (const problem of found) problems.add(`${name}: ${problem}`);
    await context.close();
  };
  return { page, close };
}

/** What readers do: mark a session, look at a picture, go to another page, search. */
async function used(page) {
  const stars = page.locator("button.star");
  if (await stars.count() > 0) {
    await stars.first().click();
    if (await stars.first().getAttribute("aria-pressed") !== "true") problems.add("a session cannot be marked");
    await page.locator("[data-do=share]").click();
    const shared = await page.locator(".mine-link input").inputValue();
    if (!/^https?:.*#mine=./.test(shared)) problems.add(`marks are shared as ${shared}`);
  }
  // Without the script of a theme, the link leads to the picture.
  const picture = page.locator("main a.larger[aria-haspopup=dialog]").first();
  if (await picture.count() > 0) {
    await picture.click();
    if (await page.locator("dialog.lightbox img").count() === 0) problems.add("a picture does not open");
    await page.keyboard.press("Escape");
  }
  for (const value of ["larger", ""]) {
    const button = page.locator(`.text-size button[value="${value}"]`);
    if (await button.count() > 0) await button.click();
  }
}

async function searched(browser) {
  const { page, close } = await open(browser, `${top}index.html`, "searching");
  const field = page.locator("form[role=search] input[type=search]");
  if (await field.count() === 0) return close();
  await field.fill((await page.title()).slice(0, 2));
  await field.press("Enter");
  await page.waitForFunction(() => document.querySelector("form[data-search]")?.getAttribute("aria-busy") === "false", null, { timeout: 60_000 });
  const result = page.locator("[data-search-results] a[data-slot=title], [data-search-near] a[data-slot=title]").first();
  if (await result.count() > 0) {
    await result.click();
    await page.waitForURL((url) => !url.href.includes("/search/"));
    if (await page.locator("main h1").count() !== 1) problems.add(`a result leads to ${page.url()}`);
  }
  return close();
}

await withChromium(async (browser) => {
  await written(browser);
  for (const path of speaking()) {
    const { page, close } = await open(browser, pathToFileURL(join(folder, path.endsWith("/") ? `${path}index.html` : path)).href, path);
    await used(page);
    await close();
  }
  await searched(browser);
});
for (const problem of problems) console.log(`  ${problem}`);
console.log(`disk: ${problems.size} problem(s) in ${links} addresses on ${all.length} pages, of which ${opened} were opened`);
process.exit(problems.size ? 1 : 0);
