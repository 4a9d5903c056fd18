// From each page to the same one in every other script or language, and back, as a reader goes: by clicking the switch.
//
//   node tests/judges/sides.mjs FOLDER BASE_PATH

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { below, normalBase, serve, withChromium } from "./browser.mjs";

const SWITCH = "nav.sides";
const [folder, base] = process.argv.slice(2);
if (!base) {
  console.error("usage: sides.mjs FOLDER BASE_PATH");
  process.exit(2);
}
const basePath = normalBase(base);
const pages = readdirSync(folder, { recursive: true }).map(String).filter((name) => {
  // A page for dead links is served at every address but its own.
  if (!name.endsWith(".html") || name.endsWith("404.html")) return false;
  return !/http-equiv=["']?refresh/i.test(readFileSync(join(folder, name), "utf8"));
});
const site = await serve(folder, basePath);
const problems = [];
let switched = 0;
let alone = 0;
await withChromium(async (browser) => {
  // The switch is made of links: it has to work without a script.
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const seen = new Set();
  for (const name of pages.sort()) {
    const url = site.origin + below(basePath, `/${name.replace(/(^|\/)index\.html$/, "$1")}`);
    // Where a click led before, one led back too.
    if (!seen.has(url)) await thereAndBack(page, url, seen);
  }
});
site.close();
if (switched === 0) problems.push("no page has a switch");
for (const problem of problems) console.log(`  ${problem}`);
console.log(`sides: ${problems.length} problem(s), switched ${switched} times there and back on ${pages.length} pages, ${alone} without a switch`);
process.exit(problems.length ? 1 : 0);

async function thereAndBack(page, url, seen) {
  const say = (text) => problems.push(`${decodeURI(url)}: ${text}`);
  await page.goto(url, { waitUntil: "domcontentloaded" });
  const langs = await page.locator(`${SWITCH} a`).evaluateAll((all) => all.map((link) => link.hreflang));
  const current = page.locator(`${SWITCH} [aria-current]`);
  if (langs.length === 0) {
    alone += 1;
    if (await current.count() > 0) say("a switch that leads nowhere");
    return;
  }
  const own = await current.evaluate((element) => element.closest("[lang]").lang);
  for (const lang of langs) {
    await follow(page, lang);
    seen.add(page.url());
    if (page.url() === url) say(`${lang} leads to the same page`);
    // What is in neither script, English say, is the same on both sides.
    const said = await page.evaluate(() => [document.documentElement.lang, document.querySelector("nav.sides [aria-current]")?.closest("[lang]").lang]);
    if (said[1] !== lang) say(`${lang} leads to a page of ${said[1]} in ${said[0]}`);
    await follow(page, own);
    if (page.url() !== url) say(`${lang} and back leads to ${decodeURI(page.url())}`);
    switched += 1;
  }
}

async function follow(page, lang) {
  const link = page.locator(`${SWITCH} a[hreflang="${lang}"]`);
  if (await link.count() !== 1) throw new Error(`${page.url()}: ${await link.count()} links to ${lang}`);
  const [response] = await Promise.all([page.waitForNavigation({ waitUntil: "domcontentloaded" }), link.click()]);
  if (!response.ok()) problems.push(`${decodeURI(page.url())}: ${response.status()}`);
}
