// Pictures of pages, for people to look at: phone and desk, light and dark, and as printed on A4.
//
//   node tests/judges/shots.mjs FOLDER BASE_PATH OUT [KIND | /path/ …]
//
// Without pages, one of every kind is taken, its largest and its smallest; a KIND (`report`) takes these two.
// Also fails on console errors, requests that fail or leave the site, and on pages that
// a phone would have to scroll sideways.

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { below, normalBase, serve, watch, withChromium } from "./browser.mjs";
import { kinds } from "./kinds.mjs";

const VIEWS = [
  { name: "390-light", width: 390, height: 844, colorScheme: "light" },
  { name: "390-dark", width: 390, height: 844, colorScheme: "dark" },
  { name: "1280-light", width: 1280, height: 900, colorScheme: "light" },
  { name: "1280-dark", width: 1280, height: 900, colorScheme: "dark" },
];
// Chromium cannot encode a picture taller than this.
const TALLEST = 16000;

const [folder, base, out, ...asked] = process.argv.slice(2);
if (!out) {
  console.error("usage: shots.mjs FOLDER BASE_PATH OUT [KIND | /path/ …]");
  process.exit(2);
}
const basePath = normalBase(base);
const pages = chosen(asked);
if (pages.length === 0) {
  console.error(`shots: no page to take a picture of in ${folder}`);
  process.exit(1);
}
mkdirSync(out, { recursive: true });
const site = await serve(folder, basePath);
const problems = [];
await withChromium(async (browser) => {
  for (const { name, path } of pages) {
    const url = site.origin + below(basePath, path);
    for (const view of VIEWS) await screenshot(browser, name, path, url, view);
    await print(browser, name, path, url);
  }
});
site.close();
for (const problem of new Set(problems)) console.log(`  ${problem}`);
console.log(`shots: ${new Set(problems).size} problem(s) on ${pages.length} pages; pictures in ${out}`);
process.exit(problems.length ? 1 : 0);

function chosen(words) {
  const all = kinds(folder).map(({ name, path }) => ({ name, path: basePath + path.slice(1) }));
  if (words.length === 0) return all;
  return words.flatMap((word) =>
    word.startsWith("/") ? [{ name: fileName(word), path: word }] : all.filter(({ name }) => name.replace(/-least$/, "") === word));
}

async function screenshot(browser, name, path, url, view) {
  const page = await open(browser, path, url, view);
  const { width, height } = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.scrollingElement;
    return { width: scrollWidth, height: scrollHeight };
  });
  if (width > view.width) {
    problems.push(`${path} at ${view.width} px is ${width} px wide: ${(await widest(page, view.width)).join(", ")}`);
  }
  const clip = { x: 0, y: 0, width: view.width, height: Math.min(height, TALLEST) };
  await page.screenshot({ path: join(out, `${name}-${view.name}.png`), fullPage: true, clip });
  await page.context().close();
}

async function print(browser, name, path, url) {
  const page = await open(browser, path, url, { width: 794, height: 1123, colorScheme: "light" });
  await page.emulateMedia({ media: "print" });
  const pdf = join(out, `${name}-print.pdf`);
  await page.pdf({ path: pdf, format: "A4", printBackground: true, preferCSSPageSize: true });
  execFileSync("pdftoppm", ["-r", "70", "-png", pdf, pdf.replace(/\.pdf$/, "")]);
  await page.context().close();
}

async function open(browser, path, url, { width, height, colorScheme }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, deviceScaleFactor: 1 });
  const page = await context.newPage();
  const found = [];
  watch(page, site.origin, found);
  const response = await page.goto(url, { waitUntil: "networkidle" });
  if (response.status() !== 200 && !path.endsWith("404.html")) found.push(`status ${response.status()}`);
  // Pictures below the fold wait for a reader to come near.
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = "eager";
    await Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => {}))]);
  });
  problems.push(...found.map((text) => `${path}: ${text}`));
  return page;
}

/** The innermost elements that stick out, so that the reader need not search. */
function widest(page, width) {
  return page.evaluate((limit) => {
    const out = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > limit + 0.5);
    const innermost = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
    return innermost.slice(0, 3).map((element) => element.outerHTML.slice(0, 80).replace(/\s+/g, " "));
  }, width);
}

function fileName(path) {
  return path.replace(/^\/+|\/+$/g, "").replaceAll("/", "_") || "home";
}
