// How every kind of page looks, held against how it looked last: phone and desk, light and dark, and as printed on A4.
//
//   node tests/judges/looks.mjs FOLDER BASE_PATH REMEMBERED OUT [--accept]
//
// REMEMBERED holds the pictures that somebody looked at and accepted, blurred to one colour for each square of 16 pixels,
// so that it stays small and no edge of a letter counts. What differs is told by page, view and place, and is in OUT to look
// at: as it is, and blurred as it was. `--accept` remembers what there is now. Where text is set in other fonts than those
// of the remembered pictures nothing can be said, and the judge says that.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { below, normalBase, serve, watch, withChromium } from "./browser.mjs";
import { kinds } from "./kinds.mjs";
import { SCALE, blur, decode, difference, pack, show, unpack } from "./picture.mjs";

const VIEWS = [
  { name: "390-light", width: 390, height: 844, colorScheme: "light", media: "screen" },
  { name: "390-dark", width: 390, height: 844, colorScheme: "dark", media: "screen" },
  { name: "1280-dark", width: 1280, height: 900, colorScheme: "dark", media: "screen" },
  { name: "1280-light", width: 1280, height: 900, colorScheme: "light", media: "screen" },
  { name: "a4", width: 794, height: 1123, colorScheme: "light", media: "print" },
];
/** How far a square may differ of 255 levels, and how many of them have to: less than that is how letters are drawn. */
const TOLERATED = { light: 7, color: 5, cells: 3 };
/** Pictures in OUT at most: after a change of all pages nobody looks at all of them. */
const SHOWN = 40;
const TALLEST = 16000;
const NOW = new Date("2024-09-04T09:30:00+08:00");
const ABREAST = 3;

const words = process.argv.slice(2);
const accepts = words.includes("--accept");
const [folder, base, remembered, out] = words.filter((word) => !word.startsWith("--"));
if (!out) {
  console.error("usage: looks.mjs FOLDER BASE_PATH REMEMBERED OUT [--accept]");
  process.exit(2);
}
const basePath = normalBase(base);
const pages = kinds(folder);
if (pages.length === 0) {
  console.error(`looks: no page to look at in ${folder}`);
  process.exit(1);
}
const last = accepts || !existsSync(remembered) ? null : JSON.parse(brotliDecompressSync(readFileSync(remembered)));
const site = await serve(folder, basePath, { asHost: true });
const problems = [];
const taken = new Map();
let shown = 0;
const fonts = await withChromium(async (browser) => {
  const used = await fontsOf(browser);
  if (last && JSON.stringify(last.fonts) !== JSON.stringify(used)) return used;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const jobs = [...pages];
  await Promise.all(Array.from({ length: ABREAST }, async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await look(browser, job);
  }));
  return used;
});
site.close();
end();

function end() {
  if (accepts) {
    const looks = Object.fromEntries([...taken].sort());
    const file = brotliCompressSync(JSON.stringify({ fonts, looks }));
    writeFileSync(remembered, file);
    console.log(`looks: ${taken.size} pictures of ${pages.length} pages are remembered, ${file.length} bytes`);
  } else if (!last) {
    problems.push(`there is nothing to hold them against: ${remembered}; looks.mjs … --accept makes it`);
  } else if (taken.size === 0) {
    const differ = Object.keys(fonts).filter((key) => JSON.stringify(fonts[key]) !== JSON.stringify(last.fonts[key]));
    const say = (of) => differ.map((key) => `${key} ${JSON.stringify(of[key])}`).join(", ");
    console.log(`SKIPPED: text is set in other fonts here than in the remembered pictures: ${say(fonts)}, not ${say(last.fonts)}`);
    process.exit(0);
  } else {
    const known = Object.keys(last.looks).filter((name) => !taken.has(name));
    problems.push(...known.map((name) => `${name} is remembered, and there is no such page any more`));
  }
  for (const problem of problems.sort()) console.log(`  ${problem}`);
  console.log(`looks: ${problems.length} problem(s) in ${taken.size} pictures of ${pages.length} pages`);
  if (problems.length) console.log("looks: if this is how it should look, tests/judges/looks/accept remembers it");
  process.exit(problems.length ? 1 : 0);
}

/** What is said of a picture that is not as it was; it is kept to be looked at. */
async function compare(page, name, packed, clip) {
  if (!last.looks[name]) return `${name} is new`;
  const [was, is] = [unpack(last.looks[name]), unpack(packed)];
  const part = difference(was, is, TOLERATED);
  if (!part) return null;
  const size = was.height === is.height ? "" : `, ${is.height} px high and not ${was.height}`;
  const said = `${name} differs from x ${part.left} to ${part.right}, y ${part.top} to ${part.bottom} (${part.cells} squares${size})`;
  if (shown++ >= SHOWN) return said;
  const [now, before] = ["", "-before"].map((which) => join(out, `${name}${which}.png`));
  await page.screenshot({ path: now, fullPage: true, clip });
  writeFileSync(before, show(was, part));
  return `${said}: ${now}, as it was ${before}`;
}

async function look(browser, { name, path }) {
  const context = await browser.newContext({ viewport: VIEWS[0], deviceScaleFactor: 1, reducedMotion: "reduce", timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  // Some pages go by the clock of whoever looks at them.
  await page.clock.setFixedTime(NOW);
  const devtools = await context.newCDPSession(page);
  const found = [];
  watch(page, site.origin, found);
  await page.goto(site.origin + below(basePath, path), { waitUntil: "load" });
  // Pictures below the fold wait for a reader to come near.
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = "eager";
    await Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => {}))]);
  });
  for (const { name: view, width, height, colorScheme, media } of VIEWS) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ media, colorScheme });
    const tall = await page.evaluate(() => document.scrollingElement.scrollHeight);
    const clip = { x: 0, y: 0, width, height: Math.min(tall, TALLEST) };
    const small = { format: "png", captureBeyondViewport: true, clip: { ...clip, scale: SCALE } };
    const { data } = await devtools.send("Page.captureScreenshot", small);
    const packed = pack(blur(decode(Buffer.from(data, "base64")), { width, height: clip.height }));
    taken.set(`${name}-${view}`, packed);
    const said = last && (await compare(page, `${name}-${view}`, packed, clip));
    if (said) problems.push(said);
  }
  await context.close();
  problems.push(...new Set(found.map((text) => `${path}: ${text}`)));
}

/** What text of the front page is set in, by Chromium's own account, and how wide some letters are. */
async function fontsOf(browser) {
  const context = await browser.newContext({ viewport: VIEWS[3] });
  const page = await context.newPage();
  await page.goto(site.origin + basePath, { waitUntil: "load" });
  const devtools = await context.newCDPSession(page);
  await devtools.send("DOM.enable");
  await devtools.send("CSS.enable");
  const { root } = await devtools.send("DOM.getDocument");
  const { nodeIds } = await devtools.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: "body *" });
  const names = new Set();
  for (const nodeId of nodeIds) {
    const { fonts: used } = await devtools.send("CSS.getPlatformFontsForNode", { nodeId });
    for (const { postScriptName } of used) names.add(postScriptName);
  }
  const widths = await page.evaluate(() => ["body", "h1"].map((selector) => {
    const sample = document.createElement("span");
    sample.textContent = "会刊 Agenda, 2024—09";
    sample.style.cssText = `font: 400 100px ${getComputedStyle(document.querySelector(selector) ?? document.body).fontFamily}; position: absolute; white-space: nowrap`;
    document.body.append(sample);
    const { width, height } = sample.getBoundingClientRect();
    sample.remove();
    return [Math.round(width), Math.round(height)];
  }));
  await context.close();
  return { names: [...names].sort(), widths };
}
